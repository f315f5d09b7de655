"""A machine of each system that needs a package to hear its outputs, as far as that can be played here."""

import time
from collections.abc import Callable

import numpy as np

from interpreter.audio.bare_devices import BARE
from interpreter.audio.core_audio_taps import CoreAudioTaps
from interpreter.audio.devices import Listing, Seen
from interpreter.audio.loopback_devices import LoopbackProvider
from interpreter.audio.native import NativeStream, StreamSettings
from interpreter.audio.wasapi_loopback import WasapiLoopbacks
from interpreter.domain.devices import Device, Direction
from tests.fakes.loopback_packages import FakeCatap, FakeDevice, FakePyAudioWPatch

PATIENCE_S = 30.0


class StillDevices:
    """A list that never changes: a microphone, loudspeakers, and what newer PortAudio lists as their loopback."""

    def __init__(self) -> None:
        devices = (
            Device("Microphone", "Microphone", Direction.INPUT, 1, 48_000),
            Device("Speakers", "Speakers", Direction.OUTPUT, 2, 48_000, default=True),
            Device("Speakers [Loopback]", "Speakers [Loopback]", Direction.INPUT, 2, 48_000),
        )
        self.now = Listing({(one.direction, one.name): Seen(one, BARE) for one in devices}, answers=True)
        self.stirred = 0
        self.closed = False
        self.opened: list[str] = []

    def stir(self) -> None:
        self.stirred += 1

    def open(self, seen: Seen, tag: str, settings: StreamSettings) -> NativeStream:
        assert tag
        assert settings.channels == seen.device.channels
        self.opened.append(seen.device.name)
        return StillStream()

    def release(self, stream: NativeStream) -> None:
        stream.close()

    def close(self) -> None:
        self.closed = True


class StillStream:
    def start(self) -> None: ...

    def abort(self, ignore_errors: bool = True) -> None: ...

    def close(self, ignore_errors: bool = True) -> None: ...


class Windows:
    """PyAudioWPatch's stand-in, and how a test steers it."""

    def __init__(self) -> None:
        self.package = FakePyAudioWPatch("Speakers", "Headphones")
        self.provider: LoopbackProvider = WasapiLoopbacks(lambda: self.package)

    def play(self, samples: np.ndarray) -> None:
        self.package.play(samples)

    def unplug(self) -> None:
        self.package.unplug("Speakers")

    def plug(self) -> None:
        self.package.outputs.append("Speakers")

    @property
    def released(self) -> bool:
        return not any(stream.open for stream in self.package.streams)


class MacOS:
    """catap's stand-in, and how a test steers it."""

    def __init__(self) -> None:
        self.package = FakeCatap(
            [
                FakeDevice("Speakers", "built-in", 70),
                FakeDevice("Headphones", "usb", 71),
                FakeDevice("Microphone", "mic", 72, ()),
            ]
        )
        self.provider: LoopbackProvider = CoreAudioTaps(lambda: self.package)

    def play(self, samples: np.ndarray) -> None:
        self.package.play(samples)

    def unplug(self) -> None:
        del self.package.devices[0]
        for session in self.package.sessions:
            session.capture_failed = True

    def plug(self) -> None:
        self.package.devices.insert(0, FakeDevice("Speakers", "built-in", 90))

    @property
    def released(self) -> bool:
        return not any(session.running for session in self.package.sessions)


def wait_for(condition: Callable[[], bool], seconds: float = PATIENCE_S) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "did not happen"
        time.sleep(0.005)
