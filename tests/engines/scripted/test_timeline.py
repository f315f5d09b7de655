"""Written timelines are read strictly and their words keep their times."""

import json
from pathlib import Path

import pytest

from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Hypothesis, Origin, text_of
from interpreter.domain.timeline import ticks_from_ms
from interpreter.engines.scripted.stepper import DEMO_TIMELINE
from interpreter.engines.scripted.timeline import Fault, Timeline, read_timeline


def written(folder: Path, *entries: dict[str, object], **script: object) -> Path:
    path = folder / "timeline.json"
    path.write_text(json.dumps({"source_language": "en", "entries": entries} | script), "utf-8")
    return path


def hypotheses(timeline: Timeline) -> list[Hypothesis]:
    return [cue.happening for cue in timeline.cues if isinstance(cue.happening, Hypothesis)]


def english(at_ms: int, committed: str = "", **fields: object) -> dict[str, object]:
    return {"at_ms": at_ms, "utterance": 1, "language": "en", "committed": committed} | fields


def test_text_is_split_by_certainty_and_marked_by_origin(tmp_path: Path) -> None:
    timeline = read_timeline(
        written(
            tmp_path,
            english(900, "Good morning,", provisional="every", predicted="one"),
            {"at_ms": 950, "utterance": 1, "language": "es", "provisional": "Buenos"},
        )
    )
    floor, spanish = hypotheses(timeline)
    assert [text_of(part) for part in (floor.committed, floor.provisional, floor.predicted)] == [
        "Good morning,",
        "every",
        "one",
    ]
    assert (floor.origin, spanish.origin) == (Origin.FLOOR, Origin.MACHINE)
    assert (timeline.source_language, timeline.targets, timeline.predicts) == ("en", ("es",), True)


def test_new_words_share_the_time_and_old_ones_keep_theirs(tmp_path: Path) -> None:
    timeline = read_timeline(
        written(
            tmp_path,
            english(1_000, "one", start_ms=400, provisional="two", end_ms=1_000),
            english(2_000, "one two six", end_ms=1_900),
        )
    )
    first, second = hypotheses(timeline)
    assert [(word.start // 48, word.end // 48) for word in first.committed + first.provisional] == [
        (400, 700),
        (700, 1_000),
    ]
    assert [(word.start // 48, word.end // 48) for word in second.committed] == [
        (400, 700),
        (700, 1_300),
        (1_300, 1_900),
    ]
    assert [first.revision, second.revision] == [1, 2]


def test_without_times_words_end_when_the_entry_happens(tmp_path: Path) -> None:
    (only,) = hypotheses(read_timeline(written(tmp_path, english(2_000, "four"))))
    assert (only.committed[0].start, only.committed[0].end) == (ticks_from_ms(1_700), ticks_from_ms(2_000))


def test_faults_are_cues_of_their_own(tmp_path: Path) -> None:
    timeline = read_timeline(written(tmp_path, {"at_ms": 5, "fault": "oom"}, step_ms=3))
    assert timeline.cues[0].happening is Fault.OUT_OF_MEMORY
    assert timeline.step_ms == 3


def test_markup_and_enormous_words_are_only_text(tmp_path: Path) -> None:
    text = "<script>alert(1)</script> \u202e " + "x" * 100_000
    (only,) = hypotheses(read_timeline(written(tmp_path, english(10, text))))
    assert only.committed[0].text == "<script>alert(1)</script>"
    assert len(only.committed[-1].text) == 100_000


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([english(5), english(4)], r"`at_ms` must not be below 5.*entries\[1\]"),
        ([english(-1)], r"`at_ms`.*entries\[0\]"),
        ([english(5, "a b"), english(6, "a c")], r"`committed` must begin.*entries\[1\]"),
        ([english(5, "a", ended=True), english(6, "a b")], r"`ended` before.*entries\[1\]"),
        ([english(5, "a", ended=True, predicted="b")], r"all `committed`.*entries\[0\]"),
        ([english(5, "a", start_ms=-3)], r"negative.*entries\[0\]"),
        ([{"at_ms": 5, "language": "en"}], r"`utterance` and `language`.*entries\[0\]"),
        ([{"at_ms": 5, "fault": "boom"}], r"boom.*entries\[0\].fault"),
        ([{"at_ms": "soon"}], r"Expected `int`, got `str` - at `\$.entries\[0\].at_ms`"),
        ([english(5, comitted="a")], r"unknown field `comitted` - at `\$.entries\[0\]`"),
    ],
)
def test_a_malformed_entry_is_named_with_its_field(
    tmp_path: Path, entries: list[dict[str, object]], message: str
) -> None:
    with pytest.raises(UserMistake, match=message):
        read_timeline(written(tmp_path, *entries))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b'{"source_language": "en",\n "entries": [,]}', "line 2"),
        (b"", "line 1"),
        (b"\xff\xfe", "does not follow the form"),
        (b"[]", "Expected `object`"),
        (b'{"entries": []}', "source_language"),
        (b'{"source_language": "en", "entries": [], "step_ms": -1}', "step_ms"),
        (b"[" * 100_000, "form|JSON"),
    ],
)
def test_a_file_that_is_no_timeline_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    with pytest.raises(UserMistake, match=message) as mistake:
        read_timeline(path)
    assert "broken.json" in str(mistake.value)
    assert "\n" not in str(mistake.value)


def test_an_absent_file_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="name an existing file"):
        read_timeline(tmp_path / "nothing.json")


def test_the_demonstration_holds_two_translations_and_predictions() -> None:
    timeline = read_timeline(DEMO_TIMELINE)
    assert (timeline.source_language, set(timeline.targets)) == ("en", {"es", "ca"})
    assert timeline.predicts
    ended = {(one.utterance, one.language) for one in hypotheses(timeline) if one.ended}
    assert ended == {(one.utterance, one.language) for one in hypotheses(timeline)}
