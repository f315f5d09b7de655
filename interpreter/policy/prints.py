"""Arithmetic of voice prints."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.timeline import Ticks, ticks_from_ms

VoicePrint = NDArray[np.floating]
"""How a voice sounds, shape (dimensions,), of length 1; all zeros or not finite where nothing is known."""

_NEAREST = 3


def mean_print(prints: Sequence[VoicePrint]) -> NDArray[np.float64]:
    """Return the print of what several windows hold together; zeros where none of them is a print."""
    units = [one for one in map(unit, prints) if one is not None]
    if not units:
        return np.zeros(len(prints[0]) if len(prints) else 1)
    mean = unit(np.sum(units, axis=0))
    return np.zeros_like(units[0]) if mean is None else mean


def unit(print_: VoicePrint) -> NDArray[np.float64] | None:
    """Return the print with length 1, None where it is none."""
    wide = np.asarray(print_, np.float64)
    length = float(np.linalg.norm(wide))
    return wide / length if np.isfinite(length) and length > 1e-6 else None


def cosine(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """Return how alike two prints of any length are, -1 where one is nothing."""
    lengths = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / lengths if lengths > 1e-9 else -1.0


def weighted(print_: NDArray[np.float64], voice: Ticks) -> NDArray[np.float64]:
    """Return the print times the seconds of voice it is from."""
    return print_ * (voice / ticks_from_ms(1_000))


def resemblance(known: NDArray[np.float64], total: NDArray[np.float64], turns: NDArray[np.float64]) -> float:
    """Return half how a print resembles a speaker on the whole, half how it resembles the nearest of their turns."""
    whole = cosine(known, total)
    if not len(turns):
        return whole
    near = np.sort(turns @ known)[-_NEAREST:]
    return 0.5 * (whole + float(near.mean()))


def certainty(alike: float, next_best: float, needed: float) -> float:
    """Return how sure a verdict is, from 0 to 1: by the likeness above what is needed and the lead over the next."""
    return float(np.clip(0.5 + 2.0 * min(alike - needed, alike - next_best), 0.0, 1.0))
