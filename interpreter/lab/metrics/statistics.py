"""Order statistics that every table of the lab uses."""

from collections.abc import Sequence
from statistics import median

import numpy as np


def percentile(values: Sequence[float], percent: float) -> float | None:
    """Return a percentile with linear interpolation between ranks (Hyndman & Fan 1996, type 7), None for no values."""
    return float(np.percentile(values, percent)) if values else None


def theil_sen(times: Sequence[float], values: Sequence[float]) -> float | None:
    """Return the median slope over all pairs of points (Theil 1950, Sen 1968), None for fewer than two times.

    Memory grows with the square of the points: thousands, not tens of thousands.
    """
    x, y = np.asarray(times, np.float64), np.asarray(values, np.float64)
    across = [x[place + 1 :] - x[place] for place in range(len(x))]
    up = [y[place + 1 :] - y[place] for place in range(len(y))]
    slopes = [rise[run != 0] / run[run != 0] for rise, run in zip(up, across, strict=True)]
    every = np.concatenate(slopes) if slopes else np.empty(0)
    return float(np.median(every)) if len(every) else None


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
