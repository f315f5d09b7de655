"""Scales and axes: where a value lies, which values are labelled, and how they are written."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_CLOCK_STEPS_S = (1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 14400)


@dataclass(frozen=True, slots=True)
class Axis:
    """A stretch of values with those that are labelled."""

    low: float
    high: float
    ticks: tuple[float, ...]
    written: Callable[[float], str]

    def share(self, value: float) -> float:
        """Return where a value lies between the ends, from 0 to 1; what is beyond them lies on them."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


def linear(values: Sequence[float], *, about: int, low: float | None = None) -> Axis:
    """Return an axis that holds all values and ends on labels; about so many of them. `low` may be set, as to 0."""
    least = min(values, default=0.0) if low is None else min(low, *values, low)
    most = max(values, default=1.0)
    step = _step((most - least) or abs(most) or 1.0, about)
    first, last = math.floor(least / step + 1e-9), math.ceil(most / step - 1e-9)
    last = max(last, first + 1)
    digits = max(0, -math.floor(math.log10(step) + 1e-9) + (1 if _odd(step) else 0))
    ticks = tuple(round(place * step, 9) for place in range(first, last + 1))
    return Axis(ticks[0], ticks[-1], ticks, lambda value: f"{value:.{digits}f}".replace("-", "−"))


def times(start_s: float, end_s: float, *, about: int) -> Axis:
    """Return an axis of the time of a recording."""
    span = max(end_s - start_s, 1.0)
    step = next((step for step in _CLOCK_STEPS_S if span / step <= about), _CLOCK_STEPS_S[-1])
    first, last = math.ceil(start_s / step), math.floor(end_s / step + 1e-9)
    ticks = tuple(float(place * step) for place in range(first, last + 1))
    return Axis(start_s, start_s + span, ticks, clock)


def clock(seconds: float) -> str:
    """Return minutes:seconds, or hours:minutes:seconds from an hour on."""
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes}:{rest:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{rest:02}"


def _step(span: float, about: int) -> float:
    size = 10.0 ** math.floor(math.log10(span / about))
    return next(size * step for step in _STEPS if size * step >= span / about * (1 - 1e-9))


def _odd(step: float) -> bool:
    """Whether a step such as 0.25 needs one more decimal than its size."""
    lead = step / 10.0 ** math.floor(math.log10(step) + 1e-9)
    return abs(lead - round(lead)) > 1e-6
