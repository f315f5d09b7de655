"""Live sound in memory: devices that come and go by a word, microphones that hear what is pushed, outputs on a tape.

Time is what `poll` is told. Everything that sounds, sounds at once and without a ramp.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from interpreter.domain.audio import AudioFrame, Samples, frozen
from interpreter.domain.channels import Heard
from interpreter.domain.devices import (
    Device,
    DeviceEvent,
    DeviceListed,
    DeviceState,
    DeviceStatus,
    Direction,
    InputPlace,
    OutputPlace,
    Xrun,
)
from interpreter.domain.errors import UserMistake
from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks, samples_from_ticks, ticks_from_ms, ticks_from_samples
from interpreter.ports.sound import LIVE_RATE_HZ

DELAY = ticks_from_ms(20)


def microphone(name: str, *, channels: int = 1, monitor_of: str | None = None) -> Device:
    """An input."""
    return Device(name, name.title(), Direction.INPUT, channels, LIVE_RATE_HZ, monitor_of)


def loudspeaker(name: str, *, channels: int = 2) -> Device:
    """An output."""
    return Device(name, name.title(), Direction.OUTPUT, channels, LIVE_RATE_HZ)


class Tape:
    """Sound at its places on the session's timeline, silence elsewhere."""

    def __init__(self) -> None:
        self._samples = np.zeros(0, np.float32)

    def write(self, start: Ticks, samples: Samples) -> None:
        """Put `samples` (48 kHz) at `start` in place of what is there."""
        end = start + len(samples)
        if end > len(self._samples):
            self._samples = np.concatenate((self._samples, np.zeros(end - len(self._samples), np.float32)))
        self._samples[start:end] = samples

    def read(self, start: Ticks, end: Ticks) -> Samples:
        """Return a copy of [start, end)."""
        samples = np.zeros(max(0, end - start), np.float32)
        kept = self._samples[start:end]
        samples[: len(kept)] = kept
        return samples


class FakeSource:
    """A microphone that hears silence but for what is pushed; its frames end 20 ms behind the time.

    A recording is the same until it is told to `end`.
    """

    def __init__(self, name: str, place: InputPlace, system: "FakeSoundSystem") -> None:
        self._name = name
        self._place = place
        self._system = system
        self._end = system.now
        self._pushed_until = system.now
        self._last: Ticks | None = None
        self.tape = Tape()
        self.closed = False
        self.ended = False

    @property
    def name(self) -> str:
        return self._name

    @property
    def place(self) -> InputPlace:
        return self._place

    def push(self, samples: Samples, *, start: Ticks | None = None) -> Ticks:
        """Let it hear 48 kHz `samples` from `start`, by default from now or the end of what was pushed; return when."""
        begin = Ticks(max(self._pushed_until, self._system.now)) if start is None else start
        self.tape.write(begin, samples)
        self._pushed_until = Ticks(begin + len(samples))
        return begin

    def end(self) -> None:
        """Let a recording be over with what was pushed."""
        self._last = self._pushed_until

    def take(self, now: Ticks) -> Sequence[AudioFrame | Gap]:
        start, end = self._end, Ticks(now - DELAY)
        if self._last is not None:
            self.ended, end = end >= self._last, min(end, self._last)
        if end <= start or self.closed:
            return ()
        self._end = end
        if not self._system.hears(self._place):
            return (Gap(self._name, start, Ticks(end - start), "device lost"),)
        return (AudioFrame(self._name, start, LIVE_RATE_HZ, frozen(self.tape.read(start, end))),)

    def close(self) -> None:
        self.closed = True
        self._system.forget_source(self)


class FakeOutput:
    """An output that keeps all it was told, and a tape of what sounded."""

    def __init__(self, name: str, place: OutputPlace | None, system: "FakeSoundSystem") -> None:
        self.name = name
        self.place = place
        self._system = system
        self._end = system.now
        self._speech = Tape()
        self._speech_end = Ticks(0)
        self._waiting: list[AudioFrame] = []
        self.heard = Heard()
        self.switches: list[tuple[Ticks, Heard]] = []
        """Every call of `let_through`, with its time."""
        self.played: list[AudioFrame] = []
        """Every piece the machine was given to say, at the rate it came in, heard or not."""
        self.behind = Ticks(0)
        self.muted = False
        self.silenced: set[str] = set()
        self.volume_db = 0.0
        self.sounded = Tape()
        """All that sounded since the output was opened."""
        self.closed_at: Ticks | None = None

    def play(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        begin = Ticks(max(start, self._speech_end, self._system.now))
        self.played.append(AudioFrame(self.name, begin, rate_hz, samples))
        if not self.heard.machine:
            return
        self._speech_end = Ticks(begin + ticks_from_samples(len(samples), rate_hz))
        positions = np.arange(self._speech_end - begin) / (LIVE_RATE_HZ / rate_hz)
        resampled = np.interp(positions, np.arange(len(samples)), samples) if len(samples) else samples
        self._speech.write(begin, resampled.astype(np.float32))

    def play_piece(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        self.play(start, rate_hz, samples)

    def end_clause(self) -> None:
        """Pieces are joined as they are."""

    def replay(self, start: Ticks, samples: Samples) -> None:
        self.play(start, LIVE_RATE_HZ, samples)
        self.behind = Ticks(self.played[-1].start - start)

    def let_through(self, heard: Heard) -> None:
        now = self._system.now
        if not heard.machine and self._speech_end > now:
            self._speech.write(now, np.zeros(self._speech_end - now, np.float32))
            self._speech_end = now
        self.heard = heard
        self.switches.append((now, heard))

    def mute(self, muted: bool) -> None:
        self.muted = muted

    def silence_source(self, source: str, silent: bool) -> None:
        (self.silenced.add if silent else self.silenced.discard)(source)

    def set_volume(self, volume_db: float) -> None:
        self.volume_db = volume_db

    def take_floor(self, frames: Sequence[AudioFrame]) -> None:
        """It hears the sources by itself."""

    def rendered(self) -> Sequence[AudioFrame]:
        frames, self._waiting = self._waiting, []
        return frames

    def close(self, end: Ticks) -> None:
        self.closed_at = end
        self._system.forget_output(self)

    def advance(self, now: Ticks, outputs: dict[str, "FakeOutput"]) -> None:
        """Let [end of the last, now) sound."""
        start, self._end = self._end, Ticks(max(now, self._end))
        if self._end == start:
            return
        samples = self._sum(start, self._end, outputs)
        there = self.place is None or self._system.is_there(self.place.device, Direction.OUTPUT)
        if there or self._system.shared:
            self.sounded.write(start, samples)
            self._waiting.append(AudioFrame(self.name, start, LIVE_RATE_HZ, frozen(samples)))

    def _sum(self, start: Ticks, end: Ticks, outputs: dict[str, "FakeOutput"]) -> Samples:
        samples = np.zeros(end - start, np.float32)
        if self.muted:
            return samples
        if self.heard.machine:
            samples += self._speech.read(start, end)
        for source in self._system.sources.values():
            if source.name in self.heard.sources and source.name not in self.silenced:
                samples += self._system.heard_from(source, start, end)
        if self.heard.channel in outputs:
            samples += outputs[self.heard.channel].sounded.read(start, end)
        return samples * np.float32(10 ** (self.volume_db / 20))


class FakeSoundSystem:
    """The port `SoundSystem` with devices that are plugged in and unplugged by a word."""

    def __init__(self, devices: Sequence[Device] = ()) -> None:
        self.now = Ticks(0)
        self.sources: dict[str, FakeSource] = {}
        self.outputs: dict[str, FakeOutput] = {}
        self.closed = False
        self.shared = False
        self._devices = list(devices)
        self._events: list[DeviceEvent] = [DeviceListed(tuple(devices))]
        self._xruns: dict[str, int] = {}

    def plug_in(self, device: Device) -> None:
        """Let a device come, or come back."""
        self._devices.append(device)
        self._tell(device.name, device.direction, DeviceState.RUNNING)

    def unplug(self, name: str, direction: Direction | None = None) -> None:
        """Let a device, and what hears it, be lost."""
        gone = [
            d for d in self._devices if name in (d.name, d.monitor_of) and direction in (None, d.direction)
        ]
        self._devices = [device for device in self._devices if device not in gone]
        for device in gone:
            self._tell(device.name, device.direction, DeviceState.LOST)

    def change(self, name: str, **values: object) -> None:
        """Let a device have another title, number of channels or rate."""
        self._devices = [replace(d, **values) if d.name == name else d for d in self._devices]  # type: ignore[arg-type]
        self._events.append(DeviceListed(tuple(self._devices)))

    def xrun(self, used_by: str, lost: Ticks) -> None:
        """Report a block that could not be delivered or filled."""
        times = self._xruns[used_by] = self._xruns.get(used_by, 0) + 1
        place, direction = self._place_of(used_by)
        self._events.append(Xrun(place, direction, used_by, times, lost))

    def is_there(self, name: str, direction: Direction) -> bool:
        """Whether a device is plugged in."""
        return any(device.name == name and device.direction is direction for device in self._devices)

    def hears(self, place: InputPlace) -> bool:
        """Whether anything can come from there."""
        return place.recording or self.is_there(place.device, Direction.INPUT)

    def devices(self) -> Sequence[Device]:
        return tuple(self._devices)

    def open_source(self, name: str, place: InputPlace) -> FakeSource:
        self._refuse_own_sound(place.device, {o.place.device for o in self.outputs.values() if o.place})
        source = self.sources[name] = FakeSource(name, place, self)
        if place.recording:
            self._events.append(DeviceStatus(place.device, Direction.INPUT, name, DeviceState.RUNNING))
        else:
            self._open(place.device, Direction.INPUT, name)
        return source

    def open_channel(self, name: str, place: OutputPlace | None) -> FakeOutput:
        self._refuse_heard(place)
        output = self.outputs[name] = FakeOutput(name, place, self)
        if place is not None:
            self._open(place.device, Direction.OUTPUT, name)
        return output

    def move_channel(self, name: str, place: OutputPlace | None) -> None:
        if name not in self.outputs:
            raise UserMistake(f"There is no output called {name}; open it first.")
        self._refuse_heard(place)
        self.outputs[name].place = place
        if place is not None:
            self._open(place.device, Direction.OUTPUT, name)

    def share(self, *, on: bool) -> None:
        self.shared = on

    def poll(self, now: Ticks) -> Sequence[DeviceEvent]:
        self.now = now
        for output in sorted(self.outputs.values(), key=lambda output: output.heard.channel is not None):
            output.advance(now, self.outputs)
        events, self._events = self._events, []
        return events

    async def close(self) -> None:
        self.closed = True

    def heard_from(self, source: FakeSource, start: Ticks, end: Ticks) -> Samples:
        """Return what `source` heard of [start, end), silence while its device is lost."""
        if not self.hears(source.place):
            return np.zeros(samples_from_ticks(Ticks(end - start), LIVE_RATE_HZ), np.float32)
        return source.tape.read(start, end)

    def forget_source(self, source: FakeSource) -> None:
        """It was closed."""
        if self.sources.get(source.name) is source:
            del self.sources[source.name]

    def forget_output(self, output: FakeOutput) -> None:
        """It was closed."""
        if self.outputs.get(output.name) is output:
            del self.outputs[output.name]

    def _tell(self, device: str, direction: Direction, state: DeviceState) -> None:
        self._events.append(DeviceListed(tuple(self._devices)))
        for used_by in (*self.sources, *self.outputs):
            if self._place_of(used_by) == (device, direction):
                self._events.append(DeviceStatus(device, direction, used_by, state))

    def _open(self, device: str, direction: Direction, used_by: str) -> None:
        state = DeviceState.RUNNING if self.is_there(device, direction) else DeviceState.LOST
        self._events.append(DeviceStatus(device, direction, used_by, state))

    def _place_of(self, used_by: str) -> tuple[str, Direction]:
        if used_by in self.sources:
            return self.sources[used_by].place.device, Direction.INPUT
        place = self.outputs[used_by].place
        return ("" if place is None else place.device), Direction.OUTPUT

    def _refuse_heard(self, place: OutputPlace | None) -> None:
        if place is not None:
            for source in self.sources.values():
                self._refuse_own_sound(source.place.device, {place.device})

    def _refuse_own_sound(self, heard: str, played: set[str]) -> None:
        for device in self._devices:
            if device.name == heard and device.direction is Direction.INPUT and device.monitor_of in played:
                raise UserMistake(
                    f"{heard} hears what is played on {device.monitor_of}; choose another input or another output."
                )
