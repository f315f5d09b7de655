"""Which differences are real: the paired percentile bootstrap (Efron 1979; Koehn 2004 for translations)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Draws = NDArray[np.intp]
"""Indices of resampled pairs, shape (rounds, pairs)."""

_LOW, _HIGH = 2.5, 97.5


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more `b` has than `a`, with its 95 % interval."""

    mean: float
    low: float
    high: float

    @property
    def real(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.low > 0 or self.high < 0


def paired(a: Sequence[float], b: Sequence[float], *, seed: int = 0, rounds: int = 2000) -> Difference:
    """Return the mean of b − a over the pairs of two equally long sequences, at least one pair."""
    steps = np.array([after - before for before, after in zip(a, b, strict=True)])
    return resampled(lambda draws: steps[draws].mean(axis=1), len(steps), seed=seed, rounds=rounds)


def resampled(
    difference: Callable[[Draws], NDArray[np.float64]], pairs: int, *, seed: int = 0, rounds: int = 2000
) -> Difference:
    """Return a difference that is computed anew on every draw of `pairs` pairs, for example of corpus scores.

    `difference` takes draws, shape (rounds, pairs), and returns b − a of each, shape (rounds,).
    """
    if pairs < 1:
        raise ValueError("a bootstrap needs at least one pair")
    every = float(difference(np.arange(pairs)[np.newaxis, :])[0])
    draws = np.random.default_rng(seed).integers(0, pairs, (rounds, pairs))
    low, high = np.percentile(difference(draws), [_LOW, _HIGH])
    return Difference(every, float(low), float(high))
