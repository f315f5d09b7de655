"""Output devices: the session's time, pairs of channels, rates, and the callback."""

import os
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import pytest_asyncio

from interpreter.audio.lanes import Lane, Moment, Part, Scene
from interpreter.audio.playback import PlaybackDevice, Seat, SessionTime
from interpreter.domain.audio import Samples
from interpreter.domain.channels import Heard
from interpreter.domain.devices import DeviceState, DeviceStatus, OutputPlace
from interpreter.domain.timeline import Ticks
from interpreter.dsp.limiter import CEILING
from interpreter.lab.sound_server import SoundServer, sound_server
from interpreter.lab.system.recorder import Recorder
from tests.audio.live import RATE_HZ, Stage, loud, pitch_share, sine


class Tone:
    """A pure tone that goes on for ever."""

    passes = True

    def __init__(self, hertz: float, level: float = 0.3) -> None:
        self._hertz = hertz
        self._level = level
        self._count = 0

    def read(self, block: Samples, when: Moment) -> bool:
        assert when.tick >= 0
        phase = (self._count + np.arange(len(block))) * 2 * np.pi * self._hertz / RATE_HZ
        block[:] = self._level * np.sin(phase)
        self._count += len(block)
        return True


def singing(hertz: float, level: float = 0.3) -> Lane:
    lane = Lane()
    lane.scene = Scene((Part(Tone(hertz, level)),))
    return lane


def test_the_session_s_time_is_what_was_told_soonest_after_it_was_measured() -> None:
    time = SessionTime()
    assert time.tick(5.0) == 0.0
    time.follow(Ticks(0), 10.004)
    time.follow(Ticks(480), 10.010)
    time.follow(Ticks(960), 10.150)
    assert time.tick(11.0) == pytest.approx(48_000)


def test_a_leap_of_the_session_s_time_is_followed() -> None:
    time = SessionTime()
    time.follow(Ticks(0), 10.0)
    time.follow(Ticks(480), 100.0)
    assert time.tick(100.0) == pytest.approx(480)


@pytest.mark.parametrize("rate_hz", [16_000, 44_100, 48_000, 96_000])
@pytest.mark.parametrize("block", [240, 441, 37])
def test_a_lane_keeps_its_pitch_at_every_rate_of_a_device(rate_hz: int, block: int) -> None:
    seat = Seat(singing(1_000.0), 1)
    heard = np.zeros(rate_hz, np.float32)
    for first in range(0, rate_hz - block, block):
        seat.render(heard[first : first + block], Moment(first / rate_hz, first * RATE_HZ / rate_hz), rate_hz)
    heard = heard[rate_hz // 4 : rate_hz * 3 // 4]
    turning = np.exp(-2j * np.pi * 1_000 * np.arange(len(heard)) / rate_hz)
    assert 2 * np.abs(np.mean(heard * turning)) == pytest.approx(0.3, rel=0.01)
    assert np.sqrt(np.mean(heard**2)) == pytest.approx(0.3 / np.sqrt(2), rel=0.01)


class NoDevices:
    """A machine without any."""


@pytest.fixture
def device() -> PlaybackDevice:
    time = SessionTime()
    time.follow(Ticks(0), 0.0)
    device = PlaybackDevice("room", devices=NoDevices(), time=time)  # type: ignore[arg-type]
    device.stream.rate_hz = RATE_HZ
    device.live = True
    return device


def filled(device: PlaybackDevice, *, channels: int, blocks: int = 20) -> Samples:
    pieces = []
    for number in range(blocks):
        block = np.zeros((240, channels), np.float32)
        device._fill(block, number * 0.005)
        pieces.append(block)
    return np.concatenate(pieces)


def test_every_lane_sounds_on_its_own_pair(device: PlaybackDevice) -> None:
    device.seat(singing(500.0), 1)
    device.seat(singing(900.0), 3)
    heard = filled(device, channels=6)
    assert np.array_equal(heard[:, 0], heard[:, 1])
    assert np.array_equal(heard[:, 2], heard[:, 3])
    assert pitch_share(heard[:, 0], 500.0) > 0.99
    assert pitch_share(heard[:, 2], 900.0) > 0.99
    assert not heard[:, 4:].any()


def test_a_device_of_one_channel_gets_the_sound_on_that_one(device: PlaybackDevice) -> None:
    device.seat(singing(500.0), 1)
    assert pitch_share(filled(device, channels=1)[:, 0], 500.0) > 0.99


def test_a_pair_that_the_device_does_not_have_is_heard_nowhere(device: PlaybackDevice) -> None:
    device.seat(singing(500.0), 3)
    assert not filled(device, channels=2).any()


def test_lanes_that_share_a_pair_stay_below_the_ceiling_together(device: PlaybackDevice) -> None:
    for hertz in (500.0, 700.0, 900.0):
        device.seat(singing(hertz, 0.6), 1)
    assert 0.7 < np.abs(filled(device, channels=2)).max() < CEILING


def test_a_lane_that_moves_or_leaves_does_not_disturb_another(device: PlaybackDevice) -> None:
    kept, moved = singing(500.0), singing(900.0)
    device.seat(kept, 1)
    device.seat(moved, 3)
    before = filled(device, channels=6)
    device.seat(moved, 5)
    between = filled(device, channels=6)
    device.leave(moved)
    after = filled(device, channels=6)
    heard = np.concatenate((before, between, after))[960:, 0].astype(np.float64)
    turn = 2 * np.cos(2 * np.pi * 500 / RATE_HZ)
    assert np.abs(heard[2:] - turn * heard[1:-1] + heard[:-2]).max() < 1e-4
    assert not between[:, 2:4].any()
    assert between[:, 4].any()
    assert not after[:, 2:].any()
    assert list(device.lanes) == [kept]


def test_a_device_is_silent_until_the_session_has_seen_it_run(device: PlaybackDevice) -> None:
    device.seat(singing(500.0), 1)
    device.live = False
    assert not filled(device, channels=2).any()


@pytest.fixture(scope="module")
def server() -> Iterator[SoundServer]:
    with sound_server() as server:
        server.plug_in("rack", channels=8)
        server.plug_in("radio", rate_hz=44_100, channels=1)
        yield server


@pytest_asyncio.fixture
async def stage(server: SoundServer, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    stage = Stage()
    await stage.listed("rack", "radio")
    yield stage
    await stage.system.close()


async def test_languages_on_the_pairs_of_one_device_do_not_leak(
    server: SoundServer, stage: Stage, tmp_path: Path
) -> None:
    pitches = {"es": 400.0, "ca": 700.0, "fr": 1_100.0, "gl": 1_500.0}
    for number, name in enumerate(pitches):
        stage.system.open_channel(name, OutputPlace("rack", 2 * number + 1)).let_through(Heard(machine=True))
    await stage.running(*pitches)
    with recorded(server, "rack.monitor", 8, tmp_path / "rack.raw") as taken:
        for name, hertz in pitches.items():
            stage.system._stations[name].output.play(
                Ticks(stage.now + 24_000), RATE_HZ, sine(1.5, hertz=hertz)
            )
        await stage.run(2.5)
    heard = taken()
    for number, hertz in enumerate(pitches.values()):
        for channel in (2 * number, 2 * number + 1):
            one = heard[:, channel]
            assert pitch_share(one[loud(one)[0] + 4_800 :][:48_000], hertz) > 0.99


async def test_a_device_of_one_channel_at_another_rate_keeps_the_pitch(
    server: SoundServer, stage: Stage
) -> None:
    output = stage.system.open_channel("es", OutputPlace("radio"))
    output.let_through(Heard(machine=True))
    await stage.running("es")
    with Recorder(server.environment, "radio.monitor") as recorder:
        output.play(stage.now, RATE_HZ, sine(1.0))
        await stage.run(1.5)
        heard = recorder.recording.samples
    assert pitch_share(heard[loud(heard)[2_400] :][: RATE_HZ // 2], 1_000.0) > 0.99


async def test_a_channel_on_a_pair_that_is_not_there_is_told(stage: Stage) -> None:
    stage.system.open_channel("es", OutputPlace("radio", 3))
    await stage.running("es")
    details = [
        e.detail for e in stage.events if isinstance(e, DeviceStatus) and e.state is DeviceState.RUNNING
    ]
    assert details == ["radio has no channel 3; choose a lower one for es."]


@contextmanager
def recorded(server: SoundServer, source: str, channels: int, path: Path) -> Iterator[Callable[[], Samples]]:
    """Record all channels of a source; gives what has been recorded once it is over, shape (frames, channels)."""
    command = [
        "parec",
        f"--device={source}",
        f"--channels={channels}",
        "--rate=48000",
        "--no-remix",
        "--no-remap",
    ]
    with path.open("wb") as file:
        process = subprocess.Popen(
            [*command, "--format=float32le", "--raw"], env=os.environ | server.environment, stdout=file
        )
        try:
            yield lambda: np.fromfile(path, np.float32).reshape(-1, channels)
        finally:
            process.terminate()
            process.wait()
