"""Reads audio at any rate, and at one that changes by the moment.

Band-limited interpolation (J. O. Smith, "Digital Audio Resampling", 2002): each output sample is the sum of the inputs
around its position, weighted by a Kaiser-windowed sinc, here from a table of phases. A position on an input sample at
an equal rate gives that very sample.
"""

from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from interpreter.domain.audio import Samples

_HALF_WIDTH = 16
_PHASES = 2048
_KAISER_BETA = 9.0
_WIDEST = 8


class Interpolator:
    """Gives samples at fractional positions of an array; `reach` samples either side of a position are looked at."""

    def __init__(self, in_hz: int, out_hz: int) -> None:
        """What lies above the lower of the two Nyquist frequencies is kept out, down to an eighth of `in_hz`."""
        self.reach, self._table = _kernel(max(1.0, min(_WIDEST, in_hz / out_hz)))

    def read(self, samples: Samples, first: float, step: float, out: Samples) -> None:
        """Fill `out`, shape (frames,), with what `samples` is at first, first + step and so on.

        `samples`, shape (n,), float32, must hold `reach` samples before the first position and after the last one.
        """
        positions = first + step * np.arange(len(out))
        ticks = np.rint(positions * _PHASES).astype(np.int64)
        windows = sliding_window_view(samples, 2 * self.reach)
        around = windows[ticks // _PHASES - self.reach + 1]
        np.einsum("ij,ij->i", around, self._table[ticks % _PHASES], out=out)


@lru_cache(maxsize=8)
def _kernel(widening: float) -> tuple[int, NDArray[np.float32]]:
    """Return the reach and the weights, shape (_PHASES, 2 * reach), of a filter `widening` times as long as for 1:1."""
    reach = int(np.ceil(_HALF_WIDTH * widening))
    offsets = np.arange(1 - reach, reach + 1)[None, :] - np.arange(_PHASES)[:, None] / _PHASES
    window = np.i0(_KAISER_BETA * np.sqrt(np.clip(1 - (offsets / reach) ** 2, 0, None))) / np.i0(_KAISER_BETA)
    weights = np.sinc(offsets / widening) * window
    weights /= weights.sum(axis=1, keepdims=True)
    return reach, weights.astype(np.float32)
