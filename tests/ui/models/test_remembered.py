"""What the windows remember, whatever has become of the file."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ui.models.caption_settings import Look, OverlaySettings, PresenterSettings
from ui.models.remembered import FILE, MOST_RECENT, Remembered, load, save

CHOSEN = Remembered(
    scheme="dark",
    zoom=1.5,
    simple=False,
    source_language="ca",
    targets=("es", "ar"),
    shown=("ar",),
    columns=True,
    geometry="AdnQywAD",
    presenter=PresenterSettings((None, "es"), 48, Look.YELLOW_ON_BLACK, screen="HDMI-1"),
    overlay=OverlaySettings(("ar",), opacity=0.6, place=(1, 2, 300, 400)),
    recent=("/events/a.openbooth",),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE


def test_what_was_chosen_is_there_the_next_time(path: Path) -> None:
    assert save(CHOSEN, path) == ""
    assert load(path) == (CHOSEN, "")
    assert [one.name for one in path.parent.iterdir()] == [FILE]


def test_it_lies_in_the_data_folder(data_folder: Path) -> None:
    assert load() == (Remembered(), "")
    assert save(CHOSEN) == ""
    assert (data_folder / FILE).exists()


@pytest.mark.parametrize("broken", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"7"])
def test_a_broken_file_is_kept_and_the_usual_settings_are_used(path: Path, broken: bytes) -> None:
    path.write_bytes(broken)
    remembered, sentence = load(path)
    assert remembered == Remembered()
    assert FILE in sentence
    assert path.with_name(f"{FILE}.broken").read_bytes() == broken


def test_one_wrong_setting_costs_only_itself(path: Path) -> None:
    save(CHOSEN, path)
    content = json.loads(path.read_text()) | {"zoom": "large", "scheme": "pink"}
    path.write_text(json.dumps(content))
    remembered, sentence = load(path)
    assert (remembered.zoom, remembered.scheme, remembered.targets) == (1.0, "system", ("es", "ar"))
    assert "zoom" in sentence
    assert path.with_name(f"{FILE}.broken").exists()


def test_settings_of_another_version_are_no_mistake(path: Path) -> None:
    path.write_text(json.dumps({"zoom": 2, "hologram": True, "overlay": {"opacity": 0.7, "smell": "rose"}}))
    remembered, sentence = load(path)
    assert (remembered.zoom, remembered.overlay.opacity, sentence) == (2, 0.7, "")


def test_numbers_are_brought_into_their_range(path: Path) -> None:
    path.write_text(
        '{"zoom": 90, "presenter": {"points": 4}, "overlay": {"opacity": NaN}, "recent": ["a", "b", "c", "d",'
        ' "e", "f", "g", "h", "i"]}'
    )
    remembered, sentence = load(path)
    assert (remembered.zoom, remembered.presenter.points, remembered.overlay.opacity) == (3.0, 12, 1.0)
    assert (len(remembered.recent), sentence) == (MOST_RECENT, "")


def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("no folder")
    path = tmp_path / "home" / FILE
    assert "cannot be kept" in save(CHOSEN, path)
    assert load(path)[0] == Remembered()
    (tmp_path / FILE).mkdir()
    assert "cannot be kept" in save(CHOSEN, tmp_path / FILE)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["home", FILE]
    assert "cannot be read" in load(tmp_path / FILE)[1]


def test_event_files_are_remembered_from_the_newest_on() -> None:
    remembered = Remembered()
    for number in range(12):
        remembered = remembered.with_recent(Path(f"/events/{number}.openbooth"))
    remembered = remembered.with_recent(Path("/events/9.openbooth"))
    assert [Path(one).stem for one in remembered.recent] == ["9", "11", "10", "8", "7", "6", "5", "4"]
    assert len(remembered.without_recent(Path("/events/8.openbooth")).recent) == 7


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["zoom", "overlay", "recent", "place", "x"]), inner)
    ),
    max_leaves=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(JSON)
def test_no_file_keeps_the_window_from_opening(path: Path, content: object) -> None:
    path.write_text(json.dumps(content))
    remembered, _ = load(path)
    assert save(remembered, path) == ""
    assert load(path) == (remembered, "")
