"""Streams that stay on their device."""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from interpreter.audio.devices import Listing, Seen
from interpreter.audio.native import NativeStream, PortAudio, StreamSettings
from interpreter.audio.pulse_devices import PulseDevices
from interpreter.audio.streams import DeviceStream
from interpreter.domain.devices import Device, DeviceState, Direction
from interpreter.lab.sound_server import SoundServer, sound_server


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[SoundServer]:
    with sound_server("ca", "es") as running:
        for name, value in running.environment.items():
            monkeypatch.setenv(name, value)
        yield running


@pytest.fixture
def devices(server: SoundServer) -> Iterator[PulseDevices]:
    assert server.pid
    listed = PulseDevices(PortAudio())
    yield listed
    listed.close()
    assert listed.join(5.0)


class Loudness:
    """The peak that one input hears, block by block."""

    def __init__(self) -> None:
        self.peaks: list[tuple[float, float]] = []

    def __call__(self, block: NDArray[np.float32], time_s: float) -> None:
        self.peaks.append((time_s, float(np.abs(block).max())))

    def heard_ms(self, since_s: float) -> float:
        return sum(10.0 for time_s, peak in self.peaks if time_s > since_s and peak > 0.001)


def buzz(block: NDArray[np.float32], _time_s: float) -> None:
    block[:] = np.where(np.arange(len(block)) % 48 < 24, 0.3, -0.3)[:, None]


def look_after(streams: list[DeviceStream], until: Callable[[], bool], seconds: float = 6.0) -> float:
    began_s = time.monotonic()
    while not until():
        assert time.monotonic() - began_s < seconds, [stream.state for stream in streams]
        for stream in streams:
            stream.poll(time.monotonic())
        time.sleep(0.01)
    return time.monotonic() - began_s


def run(streams: list[DeviceStream], seconds: float) -> None:
    until_s = time.monotonic() + seconds
    look_after(streams, lambda: time.monotonic() >= until_s, seconds + 5.0)


def all_running(streams: list[DeviceStream]) -> bool:
    return all(stream.state is DeviceState.RUNNING for stream in streams)


def pactl(*arguments: str) -> str:
    return subprocess.run(["pactl", *arguments], check=True, capture_output=True, text=True).stdout


def test_an_unplugged_output_does_not_go_on_in_another_one(
    server: SoundServer, devices: PulseDevices
) -> None:
    other = Loudness()
    streams = [
        DeviceStream("es", Direction.OUTPUT, buzz, devices=devices),
        DeviceStream("ca.monitor", Direction.INPUT, other, devices=devices),
    ]
    look_after(streams, lambda: all_running(streams))
    run(streams, 1.0)
    assert not other.heard_ms(0.0)
    unplugged_s = time.monotonic()
    server.unplug("es")
    assert look_after(streams, lambda: streams[0].state is DeviceState.LOST) < 1.0
    run(streams, 1.0)
    # The sound server moves the stream before it says so; what it held until we know is at most this.
    assert other.heard_ms(unplugged_s) <= 100.0
    server.plug_in("es")
    assert look_after(streams, lambda: all_running(streams)) < 2.0
    for stream in streams:
        stream.close()
    assert all(stream.join(5.0) for stream in streams)


def test_a_stream_that_somebody_moves_elsewhere_comes_back(devices: PulseDevices) -> None:
    stream = DeviceStream("es", Direction.OUTPUT, buzz, devices=devices)
    look_after([stream], lambda: all_running([stream]))
    moved = pactl("list", "short", "sink-inputs").split()[0]
    pactl("move-sink-input", moved, "ca")
    look_after([stream], lambda: stream.state is DeviceState.LOST)
    look_after([stream], lambda: stream.state is DeviceState.RUNNING)
    run([stream], 0.3)
    sinks = {line.split()[0]: line.split()[1] for line in pactl("list", "short", "sinks").splitlines()}
    played = [sinks[line.split()[1]] for line in pactl("list", "short", "sink-inputs").splitlines()]
    assert played == ["es"]
    stream.close()
    stream.close()
    assert stream.join(5.0)


def test_the_environment_is_left_as_it_was(devices: PulseDevices) -> None:
    before = dict(os.environ)
    stream = DeviceStream("es", Direction.OUTPUT, buzz, devices=devices)
    look_after([stream], lambda: all_running([stream]))
    assert dict(os.environ) == before
    stream.close()
    assert stream.join(5.0)


class FakeStream:
    def start(self) -> None:
        pass

    def abort(self, ignore_errors: bool = True) -> None:
        pass

    def close(self, ignore_errors: bool = True) -> None:
        pass


class Stubborn:
    """A device list whose device does not open, or only after a while."""

    def __init__(self, *, refuses: bool = False) -> None:
        seen = Seen(Device("es", "es", Direction.OUTPUT, 2, 48_000), "1")
        self.now = Listing({(Direction.OUTPUT, "es"): seen}, answers=True, asked_s=time.monotonic() + 1000)
        self.refuses = refuses
        self.go_on = threading.Event()
        self.opened: list[StreamSettings] = []
        self.released: list[NativeStream] = []
        self.attempts = 0

    def stir(self) -> None:
        pass

    def open(self, _seen: Seen, _tag: str, settings: StreamSettings) -> NativeStream:
        self.attempts += 1
        if self.refuses:
            raise OSError("no")
        self.go_on.wait(20.0)
        self.opened.append(settings)
        return FakeStream()

    def release(self, stream: NativeStream) -> None:
        self.released.append(stream)

    def close(self) -> None:
        pass


def test_openings_that_hang_are_few_and_what_they_open_in_the_end_is_closed() -> None:
    devices = Stubborn()
    stream = DeviceStream("es", Direction.OUTPUT, buzz, devices=devices)
    before = threading.active_count()
    for second in range(60):
        longest_s = 0.0
        now_s = time.monotonic() + second  # a minute in which every opening hangs
        began_s = time.monotonic()
        stream.poll(now_s)
        longest_s = max(longest_s, time.monotonic() - began_s)
        time.sleep(0.005)
    assert longest_s < 0.1
    assert 2 <= devices.attempts <= 4
    assert threading.active_count() - before <= 4
    stream.close()
    devices.go_on.set()
    assert stream.join(5.0)
    assert len(devices.released) == len(devices.opened) == devices.attempts


def test_a_device_that_cannot_be_opened_is_told_in_plain_words() -> None:
    stream = DeviceStream("es", Direction.OUTPUT, buzz, devices=Stubborn(refuses=True))
    told = []
    look_after([], lambda: bool(told.extend(stream.poll(time.monotonic())) or told))
    assert told[0].state is DeviceState.LOST
    assert told[0].detail == "es cannot be opened; see whether another program holds it."
    stream.close()
    assert stream.join(5.0)
    assert stream.poll(time.monotonic()) == ()


def test_a_block_for_a_device_that_was_replaced_is_silence_and_counts_its_xruns() -> None:
    devices = Stubborn()
    devices.go_on.set()
    stream = DeviceStream("es", Direction.OUTPUT, buzz, devices=devices)
    look_after([stream], lambda: bool(devices.opened))
    block = np.ones((480, 2), np.float32)
    devices.opened[0].callback(block, 480, None, "")
    assert np.abs(block).max() == pytest.approx(0.3)
    assert (stream.channels, stream.rate_hz, stream.xruns) == (2, 48_000, 0)
    ((place, seen),) = devices.now.devices.items()
    devices.now = Listing({place: Seen(seen.device, "2")}, answers=True)
    devices.opened[0].callback(block, 480, None, "output underflow")
    assert not block.any()
    assert stream.xruns == 1
    stream.close()
    assert stream.join(5.0)
