from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.channels import ListenerChannel, Mode
from interpreter.domain.errors import UnknownName, UserMistake
from interpreter.domain.health import Gap
from interpreter.domain.records import Record
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.lab.rehearsing.material import Wanted, material
from interpreter.session.floor import OFF_THE_RECORD
from interpreter.storage.spool import SpoolFiles
from tests.fakes.records import SESSION, begun, captured, ended, noise
from tests.fakes.reviewed import SAID, on_record, records

SECOND = ticks_from_seconds(1)
SPANISH = ListenerChannel("es", "es")


def recorded(
    data: Path, sources: dict[str, Samples], *also: Record, channel: ListenerChannel = SPANISH
) -> None:
    folder = begun(data, channel)
    captured(folder, sources)
    ended(data, folder, Ticks(4 * SECOND), also)


def everything(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(one): (one.stat().st_size, one.stat().st_mtime_ns) for one in folder.rglob("*")}


def test_every_source_of_a_session_is_a_recording_that_begins_with_it(
    data_folder: Path, tmp_path: Path
) -> None:
    said, asked = noise(4, seed=1), noise(3, seed=2)
    asked[: 16_000 * 2] = 0
    recorded(data_folder, {"podium": said, "hall/left": asked})
    before = everything(data_folder)
    found = material(Wanted("last"), tmp_path)
    assert everything(data_folder) == before
    assert [path.name for path in found.recordings] == ["podium.flac", "hall-left.flac"]
    for path, expected in zip(found.recordings, (said, asked), strict=True):
        heard, rate_hz = soundfile.read(path, dtype="float32")
        assert rate_hz == 16_000
        np.testing.assert_allclose(heard, expected, atol=1e-4)
    assert (found.name, found.spoken, found.targets) == (SESSION, ("en",), ("es",))
    assert (found.usual.engine, found.usual.diarizer, found.is_session) == ("scripted", "builtin", True)


def test_what_was_off_the_record_stays_silent(data_folder: Path, tmp_path: Path) -> None:
    said = noise(3)
    folder = begun(data_folder, SPANISH)
    spool = SpoolFiles(folder.spool)
    spool.append(AudioFrame("podium", Ticks(0), 16_000, said[:16_000]))
    spool.append(AudioFrame("podium", Ticks(2 * SECOND), 16_000, said[32_000:]))
    spool.close()
    ended(data_folder, folder, Ticks(3 * SECOND), [Gap("podium", SECOND, SECOND, OFF_THE_RECORD)])
    (path,) = material(Wanted("last"), tmp_path).recordings
    heard, _ = soundfile.read(path, dtype="float32")
    assert len(heard) == 48_000
    assert not heard[16_000:32_000].any()
    np.testing.assert_allclose(heard[32_000:], said[32_000:], atol=1e-4)


def test_all_sources_may_be_heard_as_one(data_folder: Path, tmp_path: Path) -> None:
    recorded(data_folder, {"podium": noise(2, seed=1), "hall": noise(1, seed=2)})
    (mixed,) = material(Wanted(SESSION[:8], targets=("ca",), mixed=True), tmp_path).recordings
    heard, _ = soundfile.read(mixed, dtype="float32")
    expected = noise(2, seed=1)
    expected[:16_000] += noise(1, seed=2)
    np.testing.assert_allclose(heard, np.clip(expected, -1, 1), atol=1e-4)


def test_a_record_is_what_outputs_are_held_to(data_folder: Path, tmp_path: Path) -> None:
    on_record(data_folder)
    found = material(Wanted("last"), tmp_path)
    assert found.targets == ("es", "ar")
    assert found.yardstick is not None
    assert (found.yardstick.lines, found.yardstick.edited) == (len(SAID), 0)
    assert [word.text for word in found.yardstick.sentences[2].words] == ["thank", "you"]


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("2019", "There is no session '2019'"),
        ("hall.wav", "There is no file hall.wav"),
        (str(Path(__file__).parent), "is a folder"),
    ],
)
def test_what_is_not_there_is_told(data_folder: Path, tmp_path: Path, what: str, told: str) -> None:
    recorded(data_folder, {"podium": noise(1)})
    with pytest.raises((UserMistake, UnknownName), match=told):
        material(Wanted(what), tmp_path)


def test_a_session_that_runs_is_not_rehearsed(data_folder: Path, tmp_path: Path) -> None:
    folder = begun(data_folder, SPANISH)
    captured(folder, {"podium": noise(1)})
    with pytest.raises(UserMistake, match="is running; end it first"):
        material(Wanted("last"), tmp_path)
    ended(data_folder, folder, SECOND, records())


def test_a_session_without_sound_says_why(data_folder: Path, tmp_path: Path) -> None:
    recorded(data_folder, {})
    with pytest.raises(UserMistake, match="has no sound on record"):
        material(Wanted("last"), tmp_path)


def test_a_session_off_the_record_or_silent_throughout_says_so(data_folder: Path, tmp_path: Path) -> None:
    recorded(data_folder, {}, Gap("podium", Ticks(0), Ticks(4 * SECOND), OFF_THE_RECORD))
    with pytest.raises(UserMistake, match="was off the record throughout"):
        material(Wanted("last"), tmp_path)


def test_silence_is_not_rehearsed(data_folder: Path, tmp_path: Path) -> None:
    recorded(data_folder, {"podium": np.zeros(16_000, np.float32)})
    with pytest.raises(UserMistake, match="nothing but silence"):
        material(Wanted("last"), tmp_path)


def test_a_session_that_was_not_interpreted_needs_a_language(data_folder: Path, tmp_path: Path) -> None:
    recorded(data_folder, {"podium": noise(1)}, channel=ListenerChannel("en", "en", mode=Mode.FLOOR))
    with pytest.raises(UserMistake, match="as in --to es"):
        material(Wanted("last"), tmp_path)
    assert material(Wanted("last", targets=("ca",)), tmp_path).targets == ("ca",)
