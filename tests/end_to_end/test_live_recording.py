"""A file as the only source of a live session: heard and interpreted on real sinks, then the session ends by itself."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import soundfile
import soxr

from interpreter.domain.audio import Samples
from interpreter.lab.audible import sounding
from interpreter.lab.system.evidence import VOICE_DB
from interpreter.lab.system.live import LiveRun
from interpreter.lab.system.recorder import RATE_HZ, Recording
from interpreter.lab.system.room import ANSWERING, Room
from tests.end_to_end.commands import excerpt

LENGTH_S = 6.0
AT_THE_END_S = 6.0
"""So soon after the file the last words have been spoken and the session has ended."""
LOW_HZ = 2_000
PIECE = RATE_HZ // 10
SEARCH = RATE_HZ // 20
LOUD = 0.01
ALIKE = 0.95
DROPOUT = RATE_HZ // 500
MOMENT = RATE_HZ // 100


@dataclass(frozen=True)
class Played:
    """A file that was played: what the session said of it, and what sounded at each sink."""

    live: LiveRun
    status: int
    lasted_s: float
    file: Samples
    recordings: dict[str, Recording]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    folder = tmp_path_factory.mktemp("recording")
    path = excerpt(folder / "talk.flac", LENGTH_S)
    samples, rate_hz = soundfile.read(path, dtype="float32")
    with Room(folder, "floor", "es") as room:
        recorders = {sink: room.record(sink) for sink in ("floor", "es")}
        live = room.live(
            "--input", path, "--from", "en", "--to", "en", "--to", "es", "--output", "en=floor", "--output", "es=es",
            "--no-notice", *ANSWERING,
        )  # fmt: skip
        began_s = live.wait_for(lambda event: event["type"] == "source", timeout_s=30).arrival_s
        status = live.wait_to_end(timeout_s=60)
        lasted_s = time.monotonic() - began_s
        live.end()
        recordings = {sink: recorder.recording for sink, recorder in recorders.items()}
        yield Played(live, status, lasted_s, np.asarray(soxr.resample(samples, rate_hz, RATE_HZ)), recordings)


def test_the_session_ends_by_itself_soon_after_the_file(played: Played) -> None:
    assert played.status == 0, played.live.complaints
    assert LENGTH_S < played.lasted_s < LENGTH_S + AT_THE_END_S
    (gone,) = [one for one in played.live.of("session") if one["state"] == "stopped"]
    assert gone["at_ms"] > 1000 * LENGTH_S
    assert any("was played to its end" in one["detail"] for one in played.live.of("device"))


def test_everything_that_was_said_is_spoken_to_the_end(played: Played) -> None:
    said = [event for event in played.live.of("speech") if event["language"] == "es"]
    assert said
    assert not played.live.of("speech_skipped")
    heard = sounding(played.recordings["es"].samples, RATE_HZ, above_db=VOICE_DB)
    last = played.live.moment_s(said[-1]["start_ms"] + said[-1]["duration_ms"])
    assert heard[-1].end_ms > played.recordings["es"].place_ms(last) - 50
    spoken_ms = sum(event["duration_ms"] for event in said)
    assert sum(one.end_ms - one.start_ms for one in heard) > 0.9 * spoken_ms


def test_the_floor_channel_carries_the_file_without_a_break(played: Played) -> None:
    recording = played.recordings["floor"].samples
    file = played.file
    begins = int(np.flatnonzero(np.abs(recording) > 0.01)[0] - np.flatnonzero(np.abs(file) > 0.01)[0])
    there, wanted = low(recording[max(0, begins) :]), low(file)
    found = [likeness(there, wanted, at) for at in range(0, len(wanted), PIECE)]
    told = [one for one in found if one is not None]
    assert len(told) > 0.4 * len(found)
    if disturbed(played.live):
        assert np.median(told) > ALIKE, sorted(told)
        return
    assert sorted(told)[1] > ALIKE, sorted(told)  # whatever records it may lose a moment once
    longest, second = silences(recording, file, begins)
    assert longest < MOMENT
    assert second < DROPOUT


def disturbed(live: LiveRun) -> bool:
    """Whether the session itself says that the computer was too busy with something else to play without a break."""
    suspect = [event for event in live.of("device") if event["state"] != "running"]
    return bool(suspect or [event for event in live.of("xrun") if event["device"] == "floor"])


def low(samples: Samples) -> Samples:
    """What of it is so low that it is the same a trifle faster or slower."""
    return np.asarray(soxr.resample(soxr.resample(samples, RATE_HZ, LOW_HZ), LOW_HZ, RATE_HZ))


def likeness(recording: Samples, file: Samples, at: int) -> float | None:
    """How alike a piece of the file and what was recorded about there are, None where the file is all but silent."""
    piece = file[at : at + PIECE].astype(np.float64)
    around = recording[max(0, at - SEARCH) : at + PIECE + SEARCH].astype(np.float64)
    if len(piece) < PIECE or np.sqrt(np.mean(piece**2)) < LOUD:
        return None
    products = np.correlate(around, piece)
    powers = np.convolve(around**2, np.ones(PIECE), "valid")
    return float(np.max(products / np.sqrt(np.maximum(powers, 1e-9) * np.sum(piece**2))))


def silences(recording: Samples, file: Samples, begins: int) -> tuple[int, int]:
    """The most and the second most samples in a row that are nothing at all in the midst of what sounds in the file."""
    sounds = np.flatnonzero(np.abs(file) > LOUD)
    there = recording[begins + sounds[0] : begins + sounds[-1] - RATE_HZ // 10]
    apart = np.diff(np.flatnonzero(np.abs(there) > 1e-6))
    still = np.diff(np.flatnonzero(np.abs(file[sounds[0] : sounds[-1]]) > 1e-6))
    second, longest = np.sort(apart)[-2:] - still.max()
    return int(longest), int(second)


def test_a_file_that_cannot_be_heard_is_refused_at_the_start_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("nothing to hear " * 100)
    with Room(tmp_path, "floor") as room:
        live = room.live("--input", path, "--from", "en", "--to", "es", *ANSWERING, runs=False)
        assert live.wait_to_end(timeout_s=60) == 2
        live.end()
    assert live.complaints.endswith(f"{path} holds no audio track; choose a file with sound.")
    assert not list((tmp_path / "data").glob("sessions/*"))
