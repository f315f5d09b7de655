"""Live sound on a sound server of the tests' own: what runs beside a session, and what is heard in the room."""

import asyncio
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import soundfile

from interpreter.audio.sound_system import DeviceSoundSystem
from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.devices import DeviceEvent, DeviceListed, DeviceState, DeviceStatus
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks
from interpreter.lab.system.recorder import Recording

RATE_HZ = 48_000
PATIENCE_S = 15.0


def sine(seconds: float, *, hertz: float = 1_000.0, level: float = 0.3, rate_hz: int = RATE_HZ) -> Samples:
    """A pure tone."""
    phase = np.arange(round(seconds * rate_hz)) * 2 * np.pi * hertz / rate_hz
    return (level * np.sin(phase)).astype(np.float32)


def written(path: Path, samples: Samples) -> Path:
    """Write samples as a file that can be played into a sink."""
    soundfile.write(path, samples, RATE_HZ, subtype="FLOAT")
    return path


class Stage:
    """Does for the sound system what a session does, and remembers what happened and what sounded."""

    def __init__(self) -> None:
        self.system = DeviceSoundSystem()
        self.events: list[DeviceEvent] = []
        self.sounded: dict[str, list[AudioFrame]] = {}
        self.sources: list[str] = []
        self._began_s = time.monotonic()

    @property
    def now(self) -> Ticks:
        return Ticks(round((time.monotonic() - self._began_s) * TICKS_PER_SECOND))

    def moment_s(self, tick: float) -> float:
        """When a tick is, on the monotonic clock."""
        return self._began_s + tick / TICKS_PER_SECOND

    async def run(self, seconds: float = PATIENCE_S, *, until: Callable[[], bool] | None = None) -> None:
        """Poll every 10 ms for so long, or until something holds, which must happen in time."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            self.poll()
            if until is not None and until():
                return
            await asyncio.sleep(0.01)
        assert until is None, f"not within {seconds} s; {self.events}"

    def poll(self) -> None:
        self.events += self.system.poll(self.now)
        for source in list(self.system._sources.values()):
            source.take(self.now)
        for name, station in self.system._stations.items():
            self.sounded.setdefault(name, []).extend(station.output.rendered())

    def states(self, used_by: str) -> list[DeviceState]:
        """How the device of a source or an output fared."""
        return [
            event.state
            for event in self.events
            if isinstance(event, DeviceStatus) and event.used_by == used_by
        ]

    async def running(self, *used_by: str) -> None:
        """Wait until the devices of all of these run."""
        await self.run(until=lambda: all(self.states(name)[-1:] == [DeviceState.RUNNING] for name in used_by))

    async def listed(self, *names: str) -> None:
        """Wait until these devices are there."""
        await self.run(until=lambda: set(names) <= {device.name for device in self.system.devices()})

    def told_devices(self) -> Sequence[set[str]]:
        """The names in every listing that was told."""
        return [{d.name for d in event.devices} for event in self.events if isinstance(event, DeviceListed)]


def heard(recording: Recording, begin_s: float, end_s: float) -> Samples:
    """What was recorded between two moments of the monotonic clock."""
    first, last = (max(0, round(recording.place_ms(at) * RATE_HZ / 1000)) for at in (begin_s, end_s))
    return recording.samples[first:last]


def loud(samples: Samples, *, above: float = 0.01) -> np.ndarray:
    """The positions of samples that are heard."""
    return np.flatnonzero(np.abs(samples) > above)


def pitch_share(samples: Samples, hertz: float) -> float:
    """How much of the power is this tone's, from 0 to 1, in most of the pieces of 50 ms."""
    size = RATE_HZ // 20
    pieces = samples[: len(samples) // size * size].reshape(-1, size)
    turning = np.exp(-2j * np.pi * hertz * np.arange(size) / RATE_HZ) * np.hanning(size) * 2
    tone = 2 * np.abs(np.mean(pieces * turning, axis=1)) ** 2
    return float(np.median(tone / np.maximum(np.mean(np.square(pieces, dtype=np.float64), axis=1), 1e-12)))
