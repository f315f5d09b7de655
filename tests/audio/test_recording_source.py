"""Audio and video files as live sources: played in real time, whatever the file and however slowly it is read."""

import itertools
import os
import threading
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

from interpreter.audio.recording_source import RecordingSource
from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.devices import DeviceEvent, DeviceState, DeviceStatus, InputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.health import Gap
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_ms, ticks_from_seconds
from tests.audio.live import pitch_share
from tests.audio.recordings import CONTAINERS, encode, encode_silent_film, tone, write_wav

STEP = ticks_from_ms(10)


def end_of(piece: AudioFrame | Gap) -> Ticks:
    return piece.end if isinstance(piece, AudioFrame) else Ticks(piece.start + piece.duration)


class Watching:
    """Takes a recording as a session does, but as fast as it is decoded."""

    def __init__(self, path: Path, *, channel: int | None = None) -> None:
        self.place = InputPlace(str(path), channel, recording=True)
        self.source = RecordingSource("talk", self.place)
        self.now = Ticks(480_000)
        self.pieces: list[AudioFrame | Gap] = []
        self.events: list[DeviceEvent] = []

    def step(self) -> None:
        self.events += self.source.poll(0.0)
        self.pieces += self.source.take(self.now)

    def wait(self, *, passing: Ticks = STEP) -> None:
        """Let time pass whenever all that was due has come, until the recording has ended."""
        deadline_s = time.monotonic() + 20
        while not self.source.ended:
            assert time.monotonic() < deadline_s
            self.step()
            if self.until == self.now:
                self.now = Ticks(self.now + passing)
            else:
                time.sleep(0.001)
        self.step()
        self.close()

    def pass_time(self, seconds: float) -> None:
        for _ in range(round(seconds * 100)):
            self.now = Ticks(self.now + STEP)
            self.step()
            time.sleep(0.0005)

    @property
    def until(self) -> Ticks:
        """Where the last piece ends."""
        last = self.pieces[-1] if self.pieces else None
        return Ticks(480_000) if last is None else end_of(last)

    def close(self) -> None:
        self.source.close()
        assert self.source.join(5.0)

    @property
    def samples(self) -> Samples:
        return np.concatenate([piece.samples for piece in self.pieces if isinstance(piece, AudioFrame)])

    @property
    def abut(self) -> bool:
        return all(end_of(one) == two.start for one, two in itertools.pairwise(self.pieces))

    @property
    def told(self) -> list[tuple[DeviceState, str]]:
        return [(event.state, event.detail) for event in self.events if isinstance(event, DeviceStatus)]


@pytest.mark.parametrize("suffix", CONTAINERS)
def test_every_common_file_is_played_to_its_end_from_the_moment_it_was_opened(
    tmp_path: Path, suffix: str
) -> None:
    watching = Watching(encode(tmp_path / f"talk.{suffix}", tone(4.0)))
    watching.wait()
    assert watching.pieces[0].start == 480_000
    assert not [piece for piece in watching.pieces if isinstance(piece, Gap)]
    assert watching.abut
    assert len(watching.samples) == pytest.approx(4 * TICKS_PER_SECOND, abs=5_000)
    assert pitch_share(watching.samples, 440.0) > 0.98
    assert watching.told == [
        (DeviceState.RUNNING, ""),
        (DeviceState.RUNNING, f"talk.{suffix} was played to its end."),
    ]
    assert not watching.source.take(watching.now)


def test_it_comes_in_real_time_and_no_sooner(tmp_path: Path) -> None:
    watching = Watching(write_wav(tmp_path / "talk.wav", tone(9.0), TICKS_PER_SECOND))
    time.sleep(0.2)
    for _ in range(100):
        watching.now = Ticks(watching.now + STEP)
        watching.step()
    assert len(watching.samples) == 99 * STEP
    watching.close()


def test_a_chosen_channel_is_heard_alone(tmp_path: Path) -> None:
    stereo = np.stack([tone(1.0, hz=300), tone(1.0, hz=900)], axis=1)
    path = write_wav(tmp_path / "talk.wav", stereo, 44_100)
    watching = Watching(path, channel=2)
    watching.wait()
    assert pitch_share(watching.samples, 900 * 44_100 / 48_000) > 0.98


@pytest.mark.parametrize("fault", ["missing", "folder", "text", "film", "pipe"])
def test_a_file_that_cannot_be_heard_is_refused_at_once_in_one_sentence(tmp_path: Path, fault: str) -> None:
    path = tmp_path / "talk.mp4"
    match fault:
        case "folder":
            path.mkdir()
        case "text":
            path.write_text("nothing to hear " * 100)
        case "film":
            encode_silent_film(path)
        case "pipe":
            os.mkfifo(path)
    threads = threading.active_count()
    with pytest.raises(UserMistake, match=r"talk\.mp4.*; .*\.$|no file .*talk\.mp4; check the path\.$"):
        RecordingSource("talk", InputPlace(str(path), recording=True))
    assert threading.active_count() == threads


def test_what_is_not_read_in_time_is_a_gap_and_the_time_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples = tone(12.0) + np.linspace(0, 0.4, 12 * TICKS_PER_SECOND, dtype=np.float32)
    watching = Watching(write_wav(tmp_path / "talk.wav", samples, TICKS_PER_SECOND, "FLOAT"))
    flows = threading.Event()
    flows.set()
    read = watching.source._recording.read

    def slow(frames: int) -> Samples:
        flows.wait()
        return read(frames)

    monkeypatch.setattr(watching.source._recording, "read", slow)

    watching.pass_time(1.0)
    flows.clear()
    time.sleep(0.1)
    watching.pass_time(5.0)
    assert isinstance(watching.pieces[-1], Gap)
    assert 0 <= watching.now - watching.until <= ticks_from_ms(260)
    assert watching.told[-1] == (
        DeviceState.SUSPECT,
        "talk.wav is read too slowly; copy it to this computer.",
    )
    flows.set()
    time.sleep(0.3)
    watching.pass_time(1.0)
    assert watching.told[-1] == (DeviceState.RUNNING, "")
    last = watching.pieces[-1]
    assert isinstance(last, AudioFrame)
    place = last.start - 480_000 - STEP
    np.testing.assert_allclose(last.samples, np.clip(samples, -1, 1)[place:][: len(last.samples)], atol=1e-3)
    assert watching.abut
    watching.close()


def test_a_session_that_was_held_up_loses_nothing(tmp_path: Path) -> None:
    samples = tone(8.0)
    watching = Watching(write_wav(tmp_path / "talk.wav", samples, TICKS_PER_SECOND))
    watching.step()
    watching.wait(passing=ticks_from_seconds(5))
    assert not [piece for piece in watching.pieces if isinstance(piece, Gap)]
    np.testing.assert_allclose(watching.samples, samples, atol=1e-4)


def test_closing_early_releases_the_file_and_three_hours_take_no_more_memory_than_ten_seconds(
    tmp_path: Path,
) -> None:
    hour = tmp_path / "long.flac"
    write_wav(hour, np.tile(tone(1.0, 8_000), 3 * 3_600), 8_000)
    process = psutil.Process()
    RecordingSource("warm", InputPlace(str(hour), recording=True)).close()
    before = process.memory_info().rss
    began_s = time.monotonic()
    watching = Watching(hour)
    opened_s = time.monotonic() - began_s
    for _ in range(2_000):
        watching.now = Ticks(watching.now + STEP)
        watching.step()
        if watching.source._decoded._wants_more:
            time.sleep(0.002)
    assert len(watching.samples) > 15 * TICKS_PER_SECOND
    held = len(watching.samples) * 4
    assert process.memory_info().rss - before < 2 * held + (24 << 20)
    assert opened_s < 1.0
    assert str(hour) in {file.path for file in process.open_files()}
    watching.close()
    assert str(hour) not in {file.path for file in process.open_files()}
