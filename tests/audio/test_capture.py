"""Live inputs, heard from a real sound server that is unplugged, hung, killed and started again."""

import asyncio
import os
import subprocess
import threading
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

from interpreter.audio.capture import Capture
from interpreter.audio.native import PortAudio
from interpreter.audio.pulse_devices import PulseDevices
from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.devices import DeviceEvent, DeviceState, DeviceStatus, InputPlace, Xrun
from interpreter.domain.health import Gap
from interpreter.domain.timeline import ticks_from_seconds
from interpreter.lab.sound_server import SoundServer, sound_server

TONE_HZ = 440.0


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    with sound_server("floor", "es") as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


def sound_tone(server: SoundServer, sink: str = "floor") -> None:
    """Let the sound server itself sound a tone, which no busy machine interrupts."""
    command = ["pactl", "load-module", "module-sine", f"sink={sink}", f"frequency={TONE_HZ:.0f}"]
    subprocess.run(command, env=os.environ | server.environment, check=True, stdout=subprocess.DEVNULL)


class Stalls:
    """A thread that does nothing but wake up: the longest it was kept waiting is the machine's doing, not ours."""

    def __init__(self) -> None:
        self.longest_s = 0.0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        before_s = time.monotonic()
        while not self._ended.wait(0.005):
            now_s = time.monotonic()
            self.longest_s = max(self.longest_s, now_s - before_s - 0.005)
            before_s = now_s


class PipeSource:
    """A microphone whose clock is ours to choose: a tone written to the sound server as fast as `ppm` says."""

    def __init__(self, server: SoundServer, path: Path, ppm: float) -> None:
        command = ["pactl", "load-module", "module-pipe-source", f"source_name={path.name}", f"file={path}"]
        form = ["rate=48000", "channels=1", "format=s16le"]
        subprocess.run(
            [*command, *form], env=os.environ | server.environment, check=True, stdout=subprocess.DEVNULL
        )
        self._rate_hz = 48_000 * (1 + ppm * 1e-6)
        self._pipe = os.open(path, os.O_WRONLY)
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._write)
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        self._thread.join()
        os.close(self._pipe)

    def _write(self) -> None:
        began_s, written = time.monotonic(), 0
        while not self._ended.wait(max(0.0, began_s + written / self._rate_hz - time.monotonic())):
            ticks = np.arange(written, written + 480)
            block = (8_000 * np.sin(2 * np.pi * TONE_HZ * ticks / 48_000)).astype(np.int16)
            os.write(self._pipe, block.tobytes())
            written += 480


class Listening:
    """A capture in a session of its own, polled as the session does; `longest_s` is the longest step."""

    def __init__(self, place: InputPlace, devices: PulseDevices) -> None:
        self.capture = Capture("floor", place, devices)
        self.pieces: list[AudioFrame | Gap] = []
        self.events: list[tuple[float, DeviceEvent]] = []
        self.longest_s = 0.0
        self.stalls = Stalls()
        self.lags: list[float] = []
        self._began_s = time.monotonic()

    @property
    def now_s(self) -> float:
        return time.monotonic() - self._began_s

    async def go_on(self, seconds: float) -> None:
        """Listen for a while."""
        until_s = self.now_s + seconds
        while self.now_s < until_s:
            self._step()
            await asyncio.sleep(0.01)

    async def until(self, state: DeviceState, patience_s: float = 6.0) -> float:
        """Listen until the device fares so; return the seconds that took."""
        began_s = self.now_s
        while self.capture.state is not state:
            assert self.now_s - began_s < patience_s, f"not {state}: {self.events}"
            self._step()
            await asyncio.sleep(0.01)
        return self.now_s - began_s

    async def until_sound(self, patience_s: float = 6.0) -> float:
        """Listen until a frame comes; return the seconds that took."""
        began_s, heard = self.now_s, len(self.frames)
        while len(self.frames) == heard:
            assert self.now_s - began_s < patience_s, f"no sound: {self.events}"
            self._step()
            await asyncio.sleep(0.01)
        return self.now_s - began_s

    async def until_told(self, patience_s: float = 6.0) -> float:
        """Listen until something is told of the device; return the seconds that took."""
        began_s = self.now_s
        while not self.events:
            assert self.now_s - began_s < patience_s, "nothing told"
            self._step()
            await asyncio.sleep(0.01)
        return self.now_s - began_s

    def _step(self) -> None:
        started_s = time.monotonic()
        self.events += [(self.now_s, event) for event in self.capture.poll(started_s)]
        came = self.capture.take(ticks_from_seconds(self.now_s))
        self.longest_s = max(self.longest_s, time.monotonic() - started_s)
        self.pieces += came
        if came and isinstance(came[-1], AudioFrame):
            self.lags.append(self.now_s - came[-1].end / 48_000)

    @property
    def frames(self) -> Sequence[AudioFrame]:
        return [piece for piece in self.pieces if isinstance(piece, AudioFrame)]

    @property
    def gap_s(self) -> float:
        return sum(piece.duration for piece in self.pieces if isinstance(piece, Gap)) / 48_000

    @property
    def resumed_s(self) -> float:
        """When the last gap ended."""
        return max(piece.start + piece.duration for piece in self.pieces if isinstance(piece, Gap)) / 48_000

    @property
    def xruns(self) -> Sequence[Xrun]:
        return [event for _, event in self.events if isinstance(event, Xrun)]

    @property
    def states(self) -> Sequence[DeviceState]:
        return [event.state for _, event in self.events if isinstance(event, DeviceStatus)]

    def heard(self, seconds: float) -> Samples:
        """The latest sound; checks that all pieces abut."""
        for before, after in zip(self.pieces, self.pieces[1:], strict=False):
            end = before.start + before.duration if isinstance(before, Gap) else before.end
            assert after.start == end
        return np.concatenate([frame.samples for frame in self.frames])[-round(seconds * 48_000) :]


@pytest.fixture
async def listening(server: SoundServer) -> AsyncIterator[Listening]:
    assert server.pid
    devices = PulseDevices(PortAudio())
    room = Listening(InputPlace("floor.monitor"), devices)
    yield room
    room.stalls.end()
    room.capture.close()
    devices.close()
    assert await asyncio.to_thread(room.capture.join, 5.0)
    assert await asyncio.to_thread(devices.join, 5.0)


def pitch_hz(samples: Samples) -> float:
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), 8 * len(samples)))
    return float(np.argmax(spectrum)) * 48_000 / (8 * len(samples))


def is_clean(samples: Samples) -> bool:
    """Whether a tone of TONE_HZ is without a click."""
    peak = np.abs(samples).max()
    return bool(np.abs(np.diff(samples)).max() < peak * 2 * np.pi * TONE_HZ / 48_000 * 1.1)


async def test_a_tone_is_heard_clean_and_in_time(server: SoundServer, listening: Listening) -> None:
    await listening.until(DeviceState.RUNNING)
    sound_tone(server)
    await listening.go_on(2.0)
    heard = listening.heard(1.0)
    assert pitch_hz(heard) == pytest.approx(TONE_HZ, rel=0.0025)
    assert is_clean(heard)
    assert not listening.gap_s
    assert np.median(listening.lags) < 0.06


async def test_a_device_that_is_unplugged_is_found_at_once_and_comes_back_at_another_rate(
    server: SoundServer, listening: Listening
) -> None:
    await listening.until(DeviceState.RUNNING)
    sound_tone(server)
    await listening.go_on(1.0)
    server.unplug("floor")
    unplugged_s = listening.now_s
    assert await listening.until(DeviceState.LOST) < 1.0
    await listening.go_on(1.0)
    server.plug_in("floor", rate_hz=44_100, channels=1)
    back_s = listening.now_s
    assert await listening.until_sound() < 2.0
    sound_tone(server)
    await listening.go_on(1.6)
    assert pitch_hz(listening.heard(1.0)) == pytest.approx(TONE_HZ, rel=0.0025)
    assert is_clean(listening.heard(1.0))
    assert listening.gap_s == pytest.approx(listening.resumed_s - unplugged_s, abs=0.05)
    assert listening.resumed_s - back_s < 1.0
    assert listening.longest_s < 0.1 + listening.stalls.longest_s


async def test_a_sound_server_that_hangs_stalls_nothing_and_is_heard_again(
    server: SoundServer, listening: Listening
) -> None:
    await listening.until(DeviceState.RUNNING)
    await listening.go_on(0.5)
    server.freeze()
    assert await listening.until(DeviceState.LOST) < 1.2
    await listening.go_on(1.5)
    server.thaw()
    assert await listening.until(DeviceState.RUNNING) < 3.0
    sound_tone(server)
    await listening.go_on(1.6)
    assert pitch_hz(listening.heard(1.0)) == pytest.approx(TONE_HZ, rel=0.0025)
    assert 1.5 < listening.gap_s < 3.5
    assert listening.longest_s < 0.1 + listening.stalls.longest_s


async def test_a_sound_server_that_is_killed_and_started_again_is_heard_again(
    server: SoundServer, listening: Listening
) -> None:
    await listening.until(DeviceState.RUNNING)
    await listening.go_on(0.5)
    server.kill()
    assert await listening.until(DeviceState.LOST) < 1.0
    await listening.go_on(1.0)
    await asyncio.to_thread(server.start, ["floor", "es"])
    assert await listening.until_sound() < 3.0
    sound_tone(server)
    await listening.go_on(1.6)
    assert pitch_hz(listening.heard(1.0)) == pytest.approx(TONE_HZ, rel=0.0025)
    assert listening.longest_s < 0.1 + listening.stalls.longest_s


async def test_a_sound_server_that_hangs_and_is_killed_then_is_heard_again(
    server: SoundServer, listening: Listening
) -> None:
    await listening.until(DeviceState.RUNNING)
    server.freeze()
    assert await listening.until(DeviceState.LOST) < 1.2
    await listening.go_on(1.0)
    await asyncio.to_thread(server.kill)
    await asyncio.to_thread(server.start, ["floor", "es"])
    assert await listening.until_sound() < 3.0
    await listening.go_on(0.5)
    listening.heard(0.1)
    assert listening.longest_s < 0.1 + listening.stalls.longest_s


async def test_devices_whose_clocks_are_off_are_heard_without_a_gap(
    server: SoundServer, tmp_path: Path
) -> None:
    devices = PulseDevices(PortAudio())
    await asyncio.gather(
        heard_without_a_gap(PipeSource(server, tmp_path / "slow", -400.0), "slow", devices),
        heard_without_a_gap(PipeSource(server, tmp_path / "fast", 400.0), "fast", devices),
    )
    devices.close()
    assert await asyncio.to_thread(devices.join, 5.0)


async def heard_without_a_gap(pipe: PipeSource, name: str, devices: PulseDevices) -> None:
    room = Listening(InputPlace(name), devices)
    try:
        await room.until_sound()
        await room.go_on(5.0)
    finally:
        room.stalls.end()
        room.capture.close()
        assert await asyncio.to_thread(room.capture.join, 5.0)
        pipe.end()
    assert pitch_hz(room.heard(2.0)) == pytest.approx(TONE_HZ, rel=0.0025)
    assert not room.gap_s
    assert not room.xruns
    middle = np.array(room.lags[100:])
    assert np.percentile(middle, 90) - np.percentile(middle, 10) < 0.04


async def test_a_device_that_is_not_there_is_told_and_heard_once_it_comes(
    server: SoundServer, listening: Listening
) -> None:
    server.unplug("floor")
    assert await listening.until_told() < 2.0
    server.plug_in("floor")
    assert await listening.until_sound() < 2.0
    assert listening.states == [DeviceState.LOST, DeviceState.RUNNING]


async def test_one_channel_is_picked_or_all_are_mixed(server: SoundServer, tmp_path: Path) -> None:
    left = np.zeros((48_000 * 5, 2), np.float32)
    left[:, 0] = 0.5 * np.sin(2 * np.pi * TONE_HZ * np.arange(len(left)) / 48_000)
    soundfile.write(tmp_path / "left.wav", left, 48_000)
    devices = PulseDevices(PortAudio())
    rooms = {channel: Listening(InputPlace("floor.monitor", channel), devices) for channel in (1, 2, None, 7)}
    await asyncio.gather(*(room.until(DeviceState.RUNNING) for room in rooms.values()))
    player = server.play("floor", tmp_path / "left.wav")
    await asyncio.gather(*(room.go_on(1.0) for room in rooms.values()))
    player.kill()
    player.wait()
    for room in rooms.values():
        room.stalls.end()
        room.capture.close()
        assert await asyncio.to_thread(room.capture.join, 5.0)
    devices.close()
    assert await asyncio.to_thread(devices.join, 5.0)
    peaks = {channel: np.abs(room.heard(0.3)).max() for channel, room in rooms.items()}
    assert peaks == pytest.approx({1: 0.5, 2: 0.0, None: 0.25, 7: 0.25}, abs=0.02)
