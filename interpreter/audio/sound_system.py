"""Live sound through PortAudio: sources that listen, lanes that play, and the short way from the one to the other."""

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np

from interpreter.audio.capture import Capture
from interpreter.audio.devices import DeviceList
from interpreter.audio.lane_output import LaneOutput
from interpreter.audio.lanes import LONGEST_BLOCK, Lane, Moment, Sounding
from interpreter.audio.loopback_extra import require_loopback
from interpreter.audio.playback import PlaybackDevice, SessionTime
from interpreter.audio.recording_source import RecordingSource
from interpreter.audio.this_system import devices_of
from interpreter.domain.audio import AudioFrame, Samples
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
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.dsp.loudness import LoudnessMeter
from interpreter.dsp.taps import Tap
from interpreter.policy.loudness import LoudnessSteering
from interpreter.ports.sound import LiveSource

_MOST_BEHIND = ticks_from_seconds(2)
_RELEASE_S = 3.0


class Input(LiveSource, Protocol):
    """A device or a recording, by the long way and the short one."""

    def sounding(self) -> Sounding:
        """Return a way of hearing it for one output."""
        ...

    def poll(self, now_s: float) -> Sequence[DeviceEvent]:
        """Look after it, about every 10 ms; `now_s` is monotonic."""
        ...

    def join(self, timeout_s: float) -> bool:
        """Wait until it is released; return whether it is. Blocks."""
        ...


class SteeredSource:
    """A live input that is measured as it is taken, so that it is heard as loudly as everything else."""

    def __init__(
        self, heard: Input, on_gain: Callable[[str], None], on_close: Callable[["SteeredSource"], None]
    ) -> None:
        self.input = heard
        self.gain = 1.0
        self._meter = LoudnessMeter()
        self._steering = LoudnessSteering()
        self._on_gain = on_gain
        self._on_close = on_close

    @property
    def name(self) -> str:
        """Unique within the session."""
        return self.input.name

    @property
    def place(self) -> InputPlace:
        """Where it comes from."""
        return self.input.place

    @property
    def ended(self) -> bool:
        """Whether no more will come."""
        return self.input.ended

    def take(self, now: Ticks) -> Sequence[AudioFrame | Gap]:
        """Return what came since the last call; see LiveSource."""
        pieces = self.input.take(now)
        loudness = [
            value
            for piece in pieces
            if isinstance(piece, AudioFrame)
            for value in self._meter.push(piece.samples)
        ]
        for value in loudness:
            self.gain = 10 ** (self._steering.observe(value) / 20)
        if loudness:
            self._on_gain(self.name)
        return pieces

    def close(self) -> None:
        """Release the device. May be called twice."""
        self._on_close(self)


class _Station:
    """An output, where it is played, and how far it was rendered against the clock when no device calls for it."""

    def __init__(self, output: LaneOutput) -> None:
        self.output = output
        self.place: OutputPlace | None = None
        self.until: float | None = None

    def catch_up(self, now: Ticks, now_s: float, *, shared: bool) -> None:
        """Render up to `now`; what a lost device misses has sounded only where the channel is `shared`."""
        if self.until is None or now - self.until > _MOST_BEHIND:
            self.until = float(now)
        block: Samples = np.zeros(LONGEST_BLOCK, np.float32)
        while now - self.until >= LONGEST_BLOCK:
            when = Moment(now_s - (now - self.until) / TICKS_PER_SECOND, self.until)
            self.output.lane.render(block, when, heard=shared or self.place is None)
            self.until += LONGEST_BLOCK


class DeviceSoundSystem:
    """The devices of this machine as the session uses them. Everything is called from one task; nothing blocks."""

    def __init__(self, devices: DeviceList | None = None) -> None:
        """`devices` are those of this machine unless others are given."""
        self._devices = devices_of() if devices is None else devices
        self._time = SessionTime()
        self._sources: dict[str, SteeredSource] = {}
        self._stations: dict[str, _Station] = {}
        self._playing: dict[str, PlaybackDevice] = {}
        self._xruns: dict[str, int] = {}
        self._released: list[Input | PlaybackDevice] = []
        self._events: list[DeviceEvent] = []
        self._listed: tuple[Device, ...] | None = None
        self._shared = False
        self._closed = False

    def devices(self) -> Sequence[Device]:
        """Return what is there now, as last seen."""
        return tuple(seen.device for seen in self._devices.now.devices.values())

    def open_source(self, name: str, place: InputPlace) -> SteeredSource:
        """Listen to a device or play a recording; see SoundSystem."""
        source = SteeredSource(self._input(name, place), self._steer, self._close_source)
        self._sources[name] = source
        for station in self._stations.values():
            station.output.forget_source(name)
            station.output.refresh()
        return source

    def open_channel(self, name: str, place: OutputPlace | None) -> LaneOutput:
        """Play a listener channel or a desk's headphones; see SoundSystem."""
        self._refuse_heard(place)
        output = LaneOutput(name, self, Lane(), self._close_channel)
        self._stations[name] = _Station(output)
        self._seat(name, place)
        for station in self._stations.values():
            station.output.refresh()
        return output

    def move_channel(self, name: str, place: OutputPlace | None) -> None:
        """Play it elsewhere from now on; see SoundSystem."""
        if name not in self._stations:
            raise UserMistake(f"There is no output {name}; open it first.")
        self._refuse_heard(place)
        if self._stations[name].place != place:
            self._seat(name, place)
        elif place is not None:
            device = self._playing[place.device]
            self._tell_status(name, device, device.stream.state, "")

    def share(self, *, on: bool) -> None:
        """Let channels sound on while their device is lost; see SoundSystem."""
        self._shared = on

    def poll(self, now: Ticks) -> Sequence[DeviceEvent]:
        """Look after every device, and render what no device calls for; return what happened since the last call."""
        now_s = time.monotonic()
        self._time.follow(now, now_s)
        self._tell_devices()
        for source in self._sources.values():
            self._events += source.input.poll(now_s)
        for name, device in self._playing.items():
            self._watch(name, device, now_s)
        for station in sorted(self._stations.values(), key=_hears_a_channel):
            if station.place is None or not self._playing[station.place.device].live:
                station.catch_up(now, now_s, shared=self._shared)
            else:
                station.until = None
        events, self._events = self._events, []
        return events

    async def close(self) -> None:
        """Release every device; one that hangs is left to the system after three seconds."""
        if self._closed:
            return
        self._closed = True
        for source in list(self._sources.values()):
            source.close()
        for name in list(self._stations):
            self._close_channel(name)
        deadline = time.monotonic() + _RELEASE_S
        for one in self._released:
            await asyncio.to_thread(one.join, max(0.0, deadline - time.monotonic()))
        await asyncio.to_thread(self._devices.close)

    def source(self, name: str) -> Sounding | None:
        """A short way from a source; None where there is none."""
        return self._sources[name].input.sounding() if name in self._sources else None

    def channel(self, name: str) -> Tap | None:
        """The short way from a channel; None where there is none."""
        return self._stations[name].output.lane.tap if name in self._stations else None

    def gain_of(self, source: str) -> float:
        """The gain with which a source is as loud as everything else."""
        return self._sources[source].gain if source in self._sources else 1.0

    def _input(self, name: str, place: InputPlace) -> Input:
        if place.recording:
            return RecordingSource(name, place)
        self._refuse_own_sound(place.device, {s.place.device for s in self._stations.values() if s.place})
        if (Direction.INPUT, place.device) not in self._devices.now.devices:
            require_loopback(place.device)
        return Capture(name, place, self._devices)

    def _steer(self, source: str) -> None:
        for station in self._stations.values():
            station.output.steer(source)

    def _seat(self, name: str, place: OutputPlace | None) -> None:
        """Put an output on a device, opened where it is not, and take it from the one it was on."""
        station = self._stations[name]
        before, station.place = station.place, place
        if before is not None and (place is None or before.device != place.device):
            self._unseat(name, before)
        if place is None:
            return
        known = place.device in self._playing
        if not known:
            self._playing[place.device] = PlaybackDevice(place.device, devices=self._devices, time=self._time)
        device = self._playing[place.device]
        device.seat(station.output.lane, place.first)
        if known and (device.stream.lost or device.live):
            self._tell_status(name, device, device.stream.state, "")

    def _unseat(self, name: str, place: OutputPlace) -> None:
        device = self._playing[place.device]
        device.leave(self._stations[name].output.lane)
        if not device.lanes:
            del self._playing[place.device]
            self._xruns.pop(place.device, None)
            self._release(device)

    def _close_channel(self, name: str) -> None:
        station = self._stations.get(name)
        if station is None:
            return
        if station.place is not None:
            self._unseat(name, station.place)
        del self._stations[name]
        for other in self._stations.values():
            other.output.forget_channel(name)

    def _close_source(self, source: SteeredSource) -> None:
        self._release(source.input)
        if self._sources.get(source.name) is source:
            del self._sources[source.name]
            for station in self._stations.values():
                station.output.forget_source(source.name)

    def _release(self, one: Input | PlaybackDevice) -> None:
        one.close()
        self._released = [other for other in self._released if other is not one and not other.join(0.0)] + [
            one
        ]

    def _tell_devices(self) -> None:
        listed = tuple(self.devices())
        if listed != self._listed and (listed or self._devices.now.answers or self._listed is None):
            self._listed = listed
            self._events.append(DeviceListed(listed))

    def _watch(self, name: str, device: PlaybackDevice, now_s: float) -> None:
        users = [
            user for user, station in self._stations.items() if station.place and station.place.device == name
        ]
        for change in device.poll(now_s):
            for user in users:
                self._tell_status(user, device, change.state, change.detail)
        times, before = device.stream.xruns, self._xruns.get(name, 0)
        if times != before:
            self._xruns[name] = times
            lost = Ticks((times - before) * ticks_from_ms(device.block_ms))
            self._events += [Xrun(name, Direction.OUTPUT, user, times, lost) for user in users]

    def _tell_status(self, user: str, device: PlaybackDevice, state: DeviceState, detail: str) -> None:
        place = self._stations[user].place
        if place is None:
            return
        channels = device.stream.channels
        if state is DeviceState.RUNNING and 0 < channels < place.first:
            detail = f"{place.device} has no channel {place.first}; choose a lower one for {user}."
        self._events.append(DeviceStatus(place.device, Direction.OUTPUT, user, state, detail))

    def _refuse_heard(self, place: OutputPlace | None) -> None:
        if place is not None:
            for source in self._sources.values():
                if source.place.recording:
                    continue
                self._refuse_own_sound(source.place.device, {place.device})

    def _refuse_own_sound(self, heard: str, played: set[str]) -> None:
        for device in self.devices():
            if device.name == heard and device.direction is Direction.INPUT and device.monitor_of in played:
                raise UserMistake(
                    f"{heard} hears what is played on {device.monitor_of}; choose another input or another output."
                )


def _hears_a_channel(station: _Station) -> bool:
    return station.output.heard.channel is not None
