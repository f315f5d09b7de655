"""The sound devices of this machine, for commands that need them beside a session."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import numpy as np

from interpreter.app.protocol import InputHeard
from interpreter.audio.sound_system import DeviceSoundSystem
from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.channels import Heard
from interpreter.domain.devices import Device, DeviceState, DeviceStatus, Direction, InputPlace, OutputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.levels import LOWEST_DB, Level
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.dsp.levels import LevelMeter
from interpreter.policy.levels import SourceWatch
from interpreter.ports.sound import LIVE_RATE_HZ, LiveSource, SoundSystem
from interpreter.session.clock import RealtimeClock

TONE_S = 2.0
_TONE_HZ = 1_000
_TONE_AMPLITUDE = 0.1
_FADE_S = 0.02
_LEAD = ticks_from_ms(300)
_PATIENCE_S = 2.0
_BEAT_S = 0.01
_SILENT_DB = -75.0
_SOFT_DB = -45.0
_PER_SECOND = 10
_OPENING = ticks_from_ms(1_000)


def present_devices() -> Sequence[Device]:
    """Return the devices that are there now; none where no sound server answers within two seconds."""

    async def look() -> Sequence[Device]:
        async with opened_sound() as sound:
            return await listed(sound)

    return asyncio.run(look())


@asynccontextmanager
async def opened_sound() -> AsyncIterator[SoundSystem]:
    """The sound system of this machine for a while."""
    sound = DeviceSoundSystem()
    try:
        yield sound
    finally:
        await sound.close()


async def listed(sound: SoundSystem) -> Sequence[Device]:
    """Return the devices once they are known; none where nobody tells of any within two seconds."""
    waited_s = 0.0
    while not sound.devices() and waited_s < _PATIENCE_S:
        await asyncio.sleep(_BEAT_S)
        waited_s += _BEAT_S
    return sound.devices()


class InputMeters:
    """Listens to every input, also those that come later; but not to what plays on `silent`, which is ours.

    Where it does not listen, it only looks after the sound system.
    """

    def __init__(self, sound: SoundSystem, *, silent: str | None = None, listens: bool = True) -> None:
        self._sound = sound
        self._silent = silent
        self._listens = listens
        self._sources: dict[str, LiveSource] = {}
        self._meters: dict[str, _Meter] = {}
        self._clock = RealtimeClock()
        self._clock.begin()

    def now(self) -> Ticks:
        """The time of everything that is played or heard here."""
        return self._clock.now()

    async def listen(self, seconds: float) -> None:
        """Measure for a while."""
        end = self.now() + round(seconds * LIVE_RATE_HZ)
        while self.now() < end:
            self._follow_devices()
            for event in self._sound.poll(self.now()):
                if isinstance(event, DeviceStatus) and event.used_by in self._meters:
                    self._meters[event.used_by].state = event.state
            for name, source in self._sources.items():
                for piece in source.take(self.now()):
                    if isinstance(piece, AudioFrame):
                        self._meters[name].take(piece.samples)
            await asyncio.sleep(_BEAT_S)

    def level_db(self, device: Device) -> float | None:
        """The loudest peak of the last second, dBFS; for an output, that of the input which hears it."""
        meter = self._meter_of(device)
        return None if meter is None else meter.peak_db

    def words(self, device: Device) -> str:
        """What there is to say of it, in plain words."""
        meter = self._meter_of(device)
        return "" if meter is None else meter.words

    def heard(self) -> dict[str, InputHeard]:
        """What every input hears now, by device; one that is only just being opened is left out."""
        opened = Ticks(self.now() - _OPENING)
        return {
            name: InputHeard(*meter.newest, meter.words)
            for name, meter in self._meters.items()
            if meter.peak_db is not None or meter.since < opened
        }

    def close(self) -> None:
        """Listen no longer."""
        for source in self._sources.values():
            source.close()

    def _meter_of(self, device: Device) -> "_Meter | None":
        if device.direction is Direction.INPUT:
            return self._meters.get(device.name)
        hearing = (one.name for one in self._sound.devices() if one.monitor_of == device.name)
        return next((self._meters[name] for name in hearing if name in self._meters), None)

    def _follow_devices(self) -> None:
        inputs = {one.name for one in self._sound.devices() if self._is_heard(one)}
        for name in self._sources.keys() - inputs:
            self._sources.pop(name).close()
            del self._meters[name]
        for name in inputs - self._sources.keys():
            self._sources[name] = self._sound.open_source(name, InputPlace(name))
            self._meters[name] = _Meter(self.now())

    def _is_heard(self, device: Device) -> bool:
        ours = device.monitor_of is not None and device.monitor_of == self._silent
        return self._listens and device.direction is Direction.INPUT and not ours


class _Meter:
    """What was heard of one input lately."""

    def __init__(self, since: Ticks) -> None:
        """`since` is when it began to be listened to."""
        self.since = since
        self.state = DeviceState.RUNNING
        self._meter = LevelMeter()
        self._watch = SourceWatch()
        self._recent: list[Level] = []

    def take(self, samples: Samples) -> None:
        self.state = DeviceState.RUNNING
        for level in self._meter.push(samples):
            self._watch.observe(level)
            self._recent = [*self._recent, level][-_PER_SECOND:]

    @property
    def peak_db(self) -> float | None:
        if not self._recent or self.state is DeviceState.LOST:
            return None
        return max(level.peak_db for level in self._recent)

    @property
    def newest(self) -> tuple[float, float]:
        """Peak and RMS of the last 100 ms, dBFS."""
        if self.peak_db is None:
            return LOWEST_DB, LOWEST_DB
        return round(self._recent[-1].peak_db, 1), round(self._recent[-1].rms_db, 1)

    @property
    def words(self) -> str:
        """The verdict of the watch, which takes some seconds, or what the last second shows."""
        peak_db = self.peak_db
        if peak_db is None:
            return "no sound comes from it"
        if self._watch.warning is not None:
            return self._watch.warning.value
        if any(level.clipped for level in self._recent):
            return "clipping"
        if peak_db < _SILENT_DB:
            return "silent"
        return "soft" if peak_db < _SOFT_DB else "good"


async def play_tone(sound: SoundSystem, meters: InputMeters, place: OutputPlace) -> None:
    """Sound 1 kHz at −20 dBFS for two seconds. Raises UserMistake for a device that does not play."""
    output = sound.open_channel("test tone", place)
    try:
        output.let_through(Heard(machine=True))
        await meters.listen(0.5)
        output.play(Ticks(meters.now() + _LEAD), LIVE_RATE_HZ, _tone())
        await meters.listen(TONE_S + 1.0)
        if not any(np.any(frame.samples) for frame in output.rendered()):
            raise UserMistake(f"{place.device} does not play; is it there? See: openbooth devices.")
    finally:
        output.close(meters.now())


def _tone() -> Samples:
    moments_s = np.arange(round(TONE_S * LIVE_RATE_HZ)) / LIVE_RATE_HZ
    fade = np.clip(np.minimum(moments_s, TONE_S - moments_s) / _FADE_S, 0.0, 1.0)
    return (_TONE_AMPLITUDE * fade * np.sin(2 * np.pi * _TONE_HZ * moments_s)).astype(np.float32)


def share_of_scale(level_db: float) -> float:
    """Return where a level lies on a meter from −60 to 0 dBFS, 0 to 1."""
    return min(1.0, max(0.0, 1 + max(level_db, LOWEST_DB) / 60))
