"""Keeps every output below a ceiling, so that nothing hurts the ears of those who wear headphones.

A look-ahead limiter: the gain that each sample needs is known one millisecond before the sample is let out, and falls
on a straight line until then. Afterwards it rises on a straight line, from nothing to one in 100 ms. Gains are whole
numbers of 2⁻³⁰, so that sums of them are exact and any chunking gives the same samples to the bit.
"""

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.audio import Samples

CEILING = float(np.nextafter(np.float32(10 ** (-3 / 20)), np.float32(0)))
"""−3 dBFS: no sample that was let out is larger."""
DELAY = 48
"""Samples by which the output is later than the input: 1 ms at 48 kHz."""
RELEASE = 4_800
"""Samples in which the gain rises from 0 to 1."""

_ONE = 1 << 30
_RISE = _ONE // RELEASE
_WINDOW = DELAY + 1
_LOUDEST = 64.0

_Gains = NDArray[np.int64]


class Limiter:
    """Limits one stream of mono audio at 48 kHz; quick enough for an audio callback.

    What never exceeds the ceiling comes out unchanged, DELAY samples later. Samples that are not numbers count as
    silence, and larger ones than 36 dB above full scale as that.
    """

    def __init__(self) -> None:
        self._coming = np.zeros(DELAY, np.float32)  # heard but not let out yet
        self._needed: _Gains = np.full(DELAY, _ONE, np.int64)  # gain per sample, release included
        self._lowest: _Gains = np.full(
            DELAY, _ONE, np.int64
        )  # the smallest of `_needed` in the window before
        self._resting = True

    @property
    def gain(self) -> float:
        """The gain needed now, from 0 to 1, 1 being no limiting; for a meter."""
        return float(self._needed[-1]) / _ONE

    def push(self, samples: Samples) -> Samples:
        """Take the next samples, shape (frames,), float32; return as many, within ±CEILING, DELAY samples later."""
        stream = np.concatenate((self._coming, samples))
        loudest = _largest(stream)
        if not loudest <= _LOUDEST:
            np.nan_to_num(stream, copy=False, nan=0.0, posinf=_LOUDEST, neginf=-_LOUDEST)
            np.clip(stream, -_LOUDEST, _LOUDEST, out=stream)
        self._coming = stream[len(samples) :].copy()
        if self._resting and loudest <= CEILING:
            return stream[: len(samples)]
        return self._limited(stream)

    def _limited(self, stream: Samples) -> Samples:
        """Return what of `stream`, the DELAY samples before the new ones included, can be let out now."""
        frames = len(stream) - DELAY
        needed = np.concatenate((self._needed, self._released(_gains(stream[DELAY:]))))
        lowest = np.concatenate((self._lowest, _lowest_in_window(needed)))
        self._needed, self._lowest = needed[frames:].copy(), lowest[frames:].copy()
        self._resting = int(self._lowest.min()) == _ONE
        sums = np.cumsum(lowest)
        sums[_WINDOW:] -= sums[:-_WINDOW].copy()
        limited: Samples = (stream[:frames] * (sums[DELAY:] / (_WINDOW * _ONE))).astype(np.float32)
        return limited

    def _released(self, gains: _Gains) -> _Gains:
        """Return `gains` made to rise by no more than _RISE from sample to sample."""
        slope = np.arange(1, len(gains) + 1, dtype=np.int64) * _RISE
        released: _Gains = np.minimum(np.minimum.accumulate(gains - slope), self._needed[-1]) + slope
        return released


def _gains(samples: Samples) -> _Gains:
    """Return the largest gain that keeps each sample below the ceiling."""
    sizes = np.maximum(np.abs(samples), np.float32(CEILING)).astype(np.float64)
    return np.asarray(CEILING * _ONE / sizes, np.int64)


def _lowest_in_window(needed: _Gains) -> _Gains:
    """Return the smallest of every _WINDOW successive values, by doubling the window."""
    lowest, width = needed, 1
    while width * 2 <= _WINDOW:
        lowest = np.minimum(lowest[width:], lowest[:-width])
        width *= 2
    rest = _WINDOW - width
    return np.minimum(lowest[rest:], lowest[: len(lowest) - rest])


def _largest(samples: Samples) -> float:
    """Return the largest size of a sample; not a number where one is not."""
    return float(np.maximum(samples.max(), -samples.min()))
