"""Order statistics that every table of the lab uses."""

from collections.abc import Sequence
from itertools import combinations
from statistics import median

import numpy as np


def percentile(values: Sequence[float], percent: float) -> float | None:
    """Return a percentile with linear interpolation between ranks (Hyndman & Fan 1996, type 7), None for no values."""
    return float(np.percentile(values, percent)) if values else None


def theil_sen(times: Sequence[float], values: Sequence[float]) -> float | None:
    """Return the median slope over all pairs of points (Theil 1950, Sen 1968), None for fewer than two times."""
    points = list(zip(times, values, strict=True))
    slopes = [
        (b - a) / (after - before) for (before, a), (after, b) in combinations(points, 2) if after != before
    ]
    return median(slopes) if slopes else None


def quarter_change(times: Sequence[float], values: Sequence[float]) -> float | None:
    """Return the median value of the last quarter of the time covered minus that of the first.

    None where one of the quarters is empty.
    """
    if not times:
        return None
    span = max(times) - min(times)
    first = [value for time, value in zip(times, values, strict=True) if time <= min(times) + span / 4]
    last = [value for time, value in zip(times, values, strict=True) if time >= max(times) - span / 4]
    return median(last) - median(first)
