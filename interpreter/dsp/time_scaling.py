"""Makes speech quicker or slower at the same pitch.

Waveform similarity overlap-add (Verhelst & Roelands 1993): the output is made of short stretches of the input, each
taken about where the rate puts it, exactly where it goes on best from the stretch before, and faded into that.
"""

import numpy as np

from interpreter.domain.audio import Samples

_HOP_MS, _REACH_MS = 15, 10
"""A stretch lasts longer than a period of the lowest voices, and one can be found either side of any place."""
_SILENCE = np.float32(1e-6)
_NOTHING: Samples = np.zeros(0, np.float32)


class TimeScale:
    """Speech at `rate` times its speed; any chunking of it gives the same samples."""

    def __init__(self, rate_hz: int, rate: float) -> None:
        """`rate_hz` is that of input and output. Raises ValueError unless `rate` is in 0.5..2."""
        if not 0.5 <= rate <= 2:
            raise ValueError(f"speech stays speech between half and twice its speed, got {rate}")
        self._rate = rate
        self._hop = max(1, _HOP_MS * rate_hz // 1000)
        self._reach = _REACH_MS * rate_hz // 1000
        turn = np.pi * (np.arange(self._hop, dtype=np.float32) + 0.5) / self._hop
        self._rise = (0.5 - 0.5 * np.cos(turn)).astype(np.float32)
        self._input = _NOTHING
        self._start = 0
        self._stretches = 0
        self._tail = _NOTHING

    def push(self, samples: Samples) -> Samples:
        """Take the next samples, shape (frames,), in −1..1; return what became final, possibly nothing."""
        if self._rate == 1:
            return samples
        self._input = np.concatenate([self._input, samples])
        ready: list[Samples] = []
        while self._place + self._reach + 2 * self._hop <= self._start + len(self._input):
            ready.append(self._stretch())
        return np.concatenate([_NOTHING, *ready])

    def finish(self) -> Samples:
        """Return the end of the speech, which then has lasted as long as the rate says; the scale is done with."""
        if self._rate == 1:
            return _NOTHING
        heard = self._start + len(self._input)
        left = round(heard / self._rate) - self._stretches * self._hop
        missing = max(0, left) + self._reach + 3 * self._hop
        rest = self.push(np.zeros(round(missing * self._rate) + 1, np.float32))
        return rest[: max(0, left)]

    @property
    def _place(self) -> int:
        """Where the rate puts the next stretch."""
        return round(self._stretches * self._hop * self._rate)

    def _stretch(self) -> Samples:
        """Choose the next stretch and fade from what would follow the one before into it."""
        first = max(0, self._place - self._reach)
        if not self._stretches:
            begin, faded = 0, self._input[: self._hop].copy()
        else:
            last = self._place + self._reach + self._hop
            begin = first + self._best(self._input[first - self._start : last - self._start])
            stretch = self._input[begin - self._start :][: self._hop]
            faded = self._tail + (stretch - self._tail) * self._rise
        self._tail = self._input[begin - self._start :][self._hop : 2 * self._hop]
        self._stretches += 1
        self._forget(max(0, self._place - self._reach))
        return faded

    def _best(self, around: Samples) -> int:
        """Return where in `around` there is what is most like the end of the stretch before."""
        likeness = np.correlate(around, self._tail)
        energy = np.concatenate([[0.0], np.cumsum(np.square(around, dtype=np.float64))])
        return int(np.argmax(likeness / np.sqrt(energy[self._hop :] - energy[: -self._hop] + _SILENCE)))

    def _forget(self, before: int) -> None:
        self._input = self._input[max(0, before - self._start) :]
        self._start = max(self._start, before)
