"""Measures the level of a source, ten times a second."""

import math

import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.levels import LOWEST_DB, Level

_HOP = 4_800
_FULL_SCALE = 0.999
_FEWEST_CLIPPED = 2


class LevelMeter:
    """Follows the level of one stream of mono audio at 48 kHz; any chunking gives the same figures.

    Samples that are not numbers count as silence.
    """

    def __init__(self) -> None:
        self._begun: list[Samples] = []
        self._frames = 0

    def push(self, samples: Samples) -> tuple[Level, ...]:
        """Take the next samples, shape (frames,), float32; return the level of each 100 ms that became complete."""
        if self._frames + len(samples) < _HOP:
            self._begun.append(samples.copy())
            self._frames += len(samples)
            return ()
        stream = np.concatenate((*self._begun, samples))
        complete = len(stream) // _HOP
        rest = stream[complete * _HOP :].copy()
        self._begun, self._frames = [rest], len(rest)
        return tuple(_level(hop) for hop in stream[: complete * _HOP].reshape(complete, _HOP))


def _level(hop: Samples) -> Level:
    sound = np.nan_to_num(hop.astype(np.float64), nan=0.0, posinf=1.0, neginf=-1.0)
    sizes = np.abs(sound)
    clipped = int(np.count_nonzero(sizes >= _FULL_SCALE)) >= _FEWEST_CLIPPED
    return Level(_decibels(float(sizes.max())), _decibels(float(sound.std())), clipped)


def _decibels(amplitude: float) -> float:
    return max(LOWEST_DB, 20 * math.log10(max(amplitude, 1e-12)))
