"""The short way of sound: one writer, any number of readers, no more than 40 ms in between.

The two devices have clocks of their own. A reader holds its distance from the source near its aim, a block of either
side and a margin for late callbacks, by reading a trifle faster or slower, by no more than 0.2 %, which nobody hears.
Where it runs dry all the same, as with a device that gives two blocks at a time, the margin grows to up to 18 ms.
"""

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.audio import Samples
from interpreter.dsp.variable_rate import Interpolator

LIMIT_MS = 40.0
_MARGIN_S = 0.007
_LARGEST_MARGIN_S = 0.018
_MARGIN_STEP_S = 0.005
_MARGIN_DECAY = 1e-4
_SPARE_MS = 12.0
_LENGTH_S = 0.5
_FADE_FRAMES = 96
_FASTEST = 0.002
_URGENCY_PER_S = 0.2
_SMOOTHING_S = 0.5
_LONGEST_BLOCK = 4096


class _Store:
    """What was written since a device was opened, at its rate. The writer counts `written` up last."""

    def __init__(self, rate_hz: int) -> None:
        self.rate_hz = rate_hz
        self.samples: NDArray[np.float32] = np.zeros(round(rate_hz * _LENGTH_S), np.float32)
        self.written = 0
        self.written_s = 0.0
        self.block = 0

    def write(self, samples: Samples, time_s: float) -> None:
        length = len(self.samples)
        at = self.written % length
        first = min(len(samples), length - at)
        self.samples[at : at + first] = samples[:first]
        self.samples[: len(samples) - first] = samples[first:]
        self.block, self.written_s = len(samples), time_s
        self.written += len(samples)

    def produced(self, time_s: float) -> float:
        """Return how many samples the device must have had by now, those of an unfinished block included."""
        return self.written + min(2 * self.block, max(0.0, (time_s - self.written_s) * self.rate_hz))

    def copy(self, start: int, out: Samples) -> None:
        length = len(self.samples)
        at = start % length
        first = min(len(out), length - at)
        out[:first] = self.samples[at : at + first]
        out[first:] = self.samples[: len(out) - first]


class Tap:
    """A source's last half second. Written by one input callback, read by output callbacks without a lock."""

    def __init__(self) -> None:
        self.store = _Store(48_000)

    def write(self, samples: Samples, time_s: float, rate_hz: int = 48_000) -> None:
        """Take mono `samples`, shape (frames,), up to half a second, that came at `time_s`, monotonic.

        Another rate starts afresh. Fit for a callback.
        """
        if rate_hz != self.store.rate_hz:
            self.store = _Store(rate_hz)
        self.store.write(samples, time_s)


class TapReader:
    """One output's way to a tap; `read_into` belongs to one thread.

    `dried` counts how often there was nothing left, `dropped` how often it skipped because there was too much.
    """

    def __init__(self, tap: Tap) -> None:
        self.dried = 0
        self.dropped = 0
        self._tap = tap
        self._rate_hz = 0
        self._margin_s = _MARGIN_S
        self._follow(tap.store)
        self._last = np.float32(0.0)
        self._faded = 0
        self._scratch: NDArray[np.float32] = np.zeros(_LONGEST_BLOCK, np.float32)
        self._second: NDArray[np.float32] = np.zeros(_FADE_FRAMES, np.float32)
        self._rise: NDArray[np.float32] = ((np.arange(_FADE_FRAMES) + 0.5) / _FADE_FRAMES).astype(np.float32)

    @property
    def held_ms(self) -> float:
        """What lies between the last sample read and the last one written."""
        return (self._store.written - self._position) * 1000 / self._store.rate_hz

    def read_into(self, out: Samples, time_s: float, rate_hz: int = 48_000) -> bool:
        """Fill `out`, shape (frames,), at `rate_hz`; return whether any of it is more than silence.

        `time_s` is the monotonic time of the callback, on the writer's clock. There is silence until there is enough in
        store, and once it ran dry, with ramps of 2 ms at 48 kHz around it.
        """
        if self._tap.store is not self._store or rate_hz != self._rate_hz:
            self._rate_hz = rate_hz
            self._follow(self._tap.store)
        store = self._store
        block_s = len(out) / rate_hz
        self._margin_s -= (self._margin_s - _MARGIN_S) * _MARGIN_DECAY
        aim_s = block_s + store.block / store.rate_hz + self._margin_s
        aim = store.produced(time_s) - aim_s * store.rate_hz
        if self._waiting:
            if aim < self._position:
                return self._fade_to_silence(out, 0)
            self._start(aim)
            return self._read(out, fade_in=True)
        if self.held_ms > max(LIMIT_MS, aim_s * 1000 + _SPARE_MS):
            self.dropped += 1
            return self._jump(out, aim)
        self._steer((aim - self._position) / store.rate_hz, block_s)
        return self._read(out)

    def _follow(self, store: _Store) -> None:
        self._store = store
        self._position = float(store.written)
        self._waiting = True
        self._error_s = 0.0
        self._interpolator = Interpolator(store.rate_hz, self._rate_hz or store.rate_hz)

    def _start(self, aim: float) -> None:
        self._position = float(int(aim))
        self._waiting = False
        self._error_s = 0.0

    def _steer(self, error_s: float, elapsed_s: float) -> None:
        self._error_s += (error_s - self._error_s) * min(1.0, elapsed_s / _SMOOTHING_S)

    def _step(self) -> float:
        hurry = min(_FASTEST, max(-_FASTEST, self._error_s * _URGENCY_PER_S))
        return self._store.rate_hz / self._rate_hz * (1.0 + hurry)

    def _jump(self, out: Samples, aim: float) -> bool:
        """Skip to `aim`, blending over."""
        fade = min(_FADE_FRAMES, len(out))
        self._interpolate(self._second[:fade], self._step())
        self._start(aim)
        sounds = self._read(out)
        out[:fade] *= self._rise[:fade]
        out[:fade] += self._second[:fade] * (1.0 - self._rise[:fade])
        return sounds

    def _read(self, out: Samples, *, fade_in: bool = False) -> bool:
        step = self._step()
        ready = int((self._store.written - self._interpolator.reach - 1 - self._position) / step)
        if ready < len(out):
            self.dried += 1
            self._margin_s = min(_LARGEST_MARGIN_S, self._margin_s + _MARGIN_STEP_S)
            ready = max(0, ready)
            self._interpolate(out[:ready], step)
            self._waiting = True
            return self._fade_to_silence(out, ready)
        self._interpolate(out, step)
        if fade_in:
            fade = min(_FADE_FRAMES, len(out))
            out[:fade] *= self._rise[:fade]
        self._last, self._faded = out[-1], 0
        return True

    def _fade_to_silence(self, out: Samples, ready: int) -> bool:
        """Let the last sample that sounded die away from `ready` on."""
        if ready:
            self._last, self._faded = out[ready - 1], 0
        way = self._rise[self._faded : self._faded + len(out) - ready]
        out[ready:] = 0.0
        out[ready : ready + len(way)] = self._last * (1.0 - way)
        sounds = bool(ready) or self._last != 0.0
        self._faded += len(way)
        if self._faded >= _FADE_FRAMES:
            self._last = np.float32(0.0)
        return sounds

    def _interpolate(self, out: Samples, step: float) -> None:
        if not len(out):
            return
        reach = self._interpolator.reach
        first = int(self._position) - reach
        needed = int(self._position + step * len(out)) + reach + 1 - first
        if needed > len(self._scratch):
            self._scratch = np.zeros(2 * needed, np.float32)
        around = self._scratch[:needed]
        self._store.copy(first, around)
        self._interpolator.read(around, self._position - first, step, out)
        self._position += step * len(out)
