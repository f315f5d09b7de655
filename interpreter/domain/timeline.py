"""Session time as exact integers.

One tick is 1/48000 s, so positions at 8, 16, 24 and 48 kHz are exact; audio at other rates is resampled at the edge.
"""

from typing import NewType

Ticks = NewType("Ticks", int)

TICKS_PER_SECOND = 48_000
TICKS_PER_MS = 48
EXACT_RATES_HZ = (8_000, 16_000, 24_000, 48_000)


def ticks_from_ms(milliseconds: float) -> Ticks:
    """Return the tick nearest to `milliseconds` since the session started."""
    return Ticks(round(milliseconds * TICKS_PER_MS))


def ticks_from_seconds(seconds: float) -> Ticks:
    """Return the tick nearest to `seconds` since the session started."""
    return Ticks(round(seconds * TICKS_PER_SECOND))


def ticks_from_samples(samples: int, rate_hz: int) -> Ticks:
    """Return how long `samples` last at `rate_hz`, one of EXACT_RATES_HZ. Raises ValueError for another rate."""
    return Ticks(samples * _ticks_per_sample(rate_hz))


def samples_from_ticks(ticks: Ticks, rate_hz: int) -> int:
    """Return the sample at or just before `ticks` at `rate_hz`. Raises ValueError for a rate outside EXACT_RATES_HZ."""
    return ticks // _ticks_per_sample(rate_hz)


def ms_from_ticks(ticks: Ticks) -> int:
    """Return whole milliseconds, rounded to the nearest."""
    return round(ticks / TICKS_PER_MS)


def seconds_from_ticks(ticks: Ticks) -> float:
    """Return seconds for display and arithmetic at the edges."""
    return ticks / TICKS_PER_SECOND


def _ticks_per_sample(rate_hz: int) -> int:
    if rate_hz not in EXACT_RATES_HZ:
        raise ValueError(f"{rate_hz} Hz does not divide the tick; resample to one of {EXACT_RATES_HZ}")
    return TICKS_PER_SECOND // rate_hz
