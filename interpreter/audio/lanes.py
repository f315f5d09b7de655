"""What sounds on one listener channel or in one headphone, rendered block by block in a device's callback.

Commands never wait for the callback nor it for them: they replace a value as a whole, and the next block is rendered
by the new one.
"""

import threading
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.audio import Samples
from interpreter.domain.timeline import TICKS_PER_SECOND
from interpreter.dsp.device_time import DeviceTime
from interpreter.dsp.fading import Fader
from interpreter.dsp.limiter import DELAY, Limiter
from interpreter.dsp.speech_fifo import SpeechFifo
from interpreter.dsp.taps import Tap, TapReader

LONGEST_BLOCK = 480
_FADE = 480
_QUICK_FADE = 120
_SLOW_FADE = 4_800
_KEPT_BLOCKS = 1_600


@dataclass(frozen=True, slots=True)
class Moment:
    """When a block is rendered, on the monotonic clock, and the session tick at which its first sample is heard."""

    time_s: float
    tick: float

    def later(self, frames: int) -> "Moment":
        """Return the moment `frames` samples at 48 kHz later."""
        return Moment(self.time_s + frames / TICKS_PER_SECOND, self.tick + frames)


class Sounding(Protocol):
    """Something that is heard: the machine's speech, a source, or another channel."""

    @property
    def passes(self) -> bool:
        """Whether it goes on while nobody hears it; what does not, waits."""
        ...

    def read(self, block: Samples, when: Moment) -> bool:
        """Write what sounds from `when` on into `block`, which holds zeros; say whether anything does."""
        ...


class Speech:
    """The machine's speech; what is put into `fifo` is heard at its tick."""

    passes = False

    def __init__(self) -> None:
        self.fifo = SpeechFifo()

    def read(self, block: Samples, when: Moment) -> bool:
        """Write what is said from `when.tick` on."""
        return self.fifo.read(block, when.tick)


class Tapped:
    """A source or another channel, on the short way."""

    passes = True

    def __init__(self, tap: Tap) -> None:
        self._reader = TapReader(tap)

    def read(self, block: Samples, when: Moment) -> bool:
        """Write what came a few milliseconds ago."""
        return self._reader.read_into(block, when.time_s)


class Part:
    """One thing that is heard in a lane. `gain` and `silent` are set by the session's task, the rest is the lane's."""

    def __init__(self, sounding: Sounding, *, gain: float = 1.0) -> None:
        self.gain = gain
        self.silent = False
        self.present = False
        """Whether it is heard, or on the way to it; set in the callback."""
        self._sounding = sounding
        self._presence = Fader(_FADE, gain=0.0)
        self._level = Fader(_SLOW_FADE, gain=gain)
        self._cough = Fader(_QUICK_FADE)

    @property
    def gone(self) -> bool:
        """Whether it has faded out."""
        return self._presence.rest_at(0.0)

    def mix(self, mixed: Samples, block: Samples, when: Moment) -> None:
        """Add the next samples to `mixed`; `block`, as long, is scratch."""
        if not (self.present or self._sounding.passes) and self.gone:
            return
        block.fill(0.0)
        sounds = self._sounding.read(block, when)
        self._level.apply(block, self.gain)
        self._cough.apply(block, 0.0 if self.silent else 1.0)
        self._presence.apply(block, 1.0 if self.present else 0.0)
        if sounds:
            mixed += block


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is to be heard in a lane now."""

    parts: tuple[Part, ...] = ()
    muted: bool = False
    volume: float = 1.0


class Lane:
    """Mixes, fades, limits and records. One thread renders at a time: whoever comes second gets silence.

    What sounds here can be heard elsewhere by `tap`.
    """

    def __init__(self) -> None:
        self.scene = Scene()
        self.record = RenderedBlocks()
        self.faults = 0
        self.tap = Tap()
        self._turn = threading.Lock()
        self._sounding: tuple[Part, ...] = ()
        self._time = DeviceTime()
        self._limiter = Limiter()
        self._volume = Fader(_FADE)
        self._mute = Fader(_QUICK_FADE)
        self._mixed: Samples = np.zeros(LONGEST_BLOCK, np.float32)
        self._block: Samples = np.zeros(LONGEST_BLOCK, np.float32)

    def render(self, out: Samples, when: Moment, *, heard: bool = True) -> None:
        """Fill `out`, shape (frames,), with what sounds from `when` on. Fit for a callback.

        What is not `heard` by anyone, because the device is lost, is not recorded.
        """
        if not self._turn.acquire(blocking=False):
            out.fill(0.0)
            return
        try:
            for first in range(0, len(out), LONGEST_BLOCK):
                self._render(out[first : first + LONGEST_BLOCK], when.later(first), heard=heard)
        except Exception:  # noqa: BLE001 - PortAudio's thread ends here; the lane goes on with its next block
            out.fill(0.0)
            self.faults += 1
        finally:
            self._turn.release()

    def _render(self, out: Samples, when: Moment, *, heard: bool) -> None:
        scene = self.scene
        mixed = self._mixed[: len(out)]
        mixed.fill(0.0)
        position = self._time.advance(when.tick, len(out))
        self._mix(scene.parts, mixed, Moment(when.time_s, position + DELAY))
        self._volume.apply(mixed, scene.volume)
        out[:] = self._limiter.push(mixed)
        self._mute.apply(out, 0.0 if scene.muted else 1.0)
        if heard:
            self.record.push(position, out)
        self.tap.write(out, when.time_s)

    def _mix(self, wanted: tuple[Part, ...], mixed: Samples, when: Moment) -> None:
        """Add up what is heard; what is new waits until what is heard no longer has faded out."""
        if self._sounding is not wanted:
            leaving = tuple(part for part in self._sounding if part not in wanted and not part.gone)
            self._sounding = (*leaving, *wanted) if leaving else wanted
        block = self._block[: len(mixed)]
        settled = self._sounding is wanted
        for part in self._sounding:
            part.present = part in wanted and (settled or part.present)
            part.mix(mixed, block, when)


class RenderedBlocks:
    """What was rendered, with the ticks of its blocks: written in the callback, read by the session's task.

    Four seconds at 2.5 ms a block and more; a full ring drops the new block, which the reader sees as a gap.
    """

    def __init__(self) -> None:
        self._samples: NDArray[np.float32] = np.zeros((_KEPT_BLOCKS, LONGEST_BLOCK), np.float32)
        self._lengths = [0] * _KEPT_BLOCKS
        self._positions = [0.0] * _KEPT_BLOCKS
        self._pushed = 0
        self._taken = 0

    def push(self, position: float, samples: Samples) -> None:
        """Keep a copy of `samples`, LONGEST_BLOCK at most, which sound from tick `position` on."""
        if self._pushed - self._taken == _KEPT_BLOCKS:
            return
        slot = self._pushed % _KEPT_BLOCKS
        self._samples[slot, : len(samples)] = samples
        self._lengths[slot] = len(samples)
        self._positions[slot] = position
        self._pushed += 1  # last: it is what lets the reader see the block

    def take(self) -> list[tuple[float, Samples]]:
        """Return copies of the blocks that came since the last call."""
        blocks = []
        while self._taken < self._pushed:
            slot = self._taken % _KEPT_BLOCKS
            blocks.append((self._positions[slot], self._samples[slot, : self._lengths[slot]].copy()))
            self._taken += 1
        return blocks
