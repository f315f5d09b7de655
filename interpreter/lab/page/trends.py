"""How a value changes over the time of a recording."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import median

from interpreter.lab.metrics.statistics import theil_sen
from interpreter.lab.page.results import Point

_MOST_FOR_SLOPE = 300
_FEWEST = 3


def running_median(points: Sequence[Point], *, window_s: float, steps: int = 120) -> list[Point]:
    """Return the median of what lies within half a window before and after, at evenly spaced times.

    Where fewer than three points lie there, nothing is told. Seconds.
    """
    ordered = sorted(points)
    moments = [at for at, _ in ordered]
    if not ordered:
        return []
    first, span = moments[0], moments[-1] - moments[0]
    found = []
    for step in range(steps + 1):
        at = first + span * step / steps
        near = ordered[bisect_left(moments, at - window_s / 2) : bisect_right(moments, at + window_s / 2)]
        if len(near) >= _FEWEST:
            found.append((at, median(value for _, value in near)))
    return found


def drift(points: Sequence[Point]) -> tuple[float, float] | None:
    """Return the slope (per second) and the value at second 0 of the Theil–Sen line; None for fewer than three points.

    Of many points, evenly many over their order in time are taken.
    """
    ordered = sorted(points)
    if len(ordered) < _FEWEST:
        return None
    every = -(-len(ordered) // _MOST_FOR_SLOPE)
    taken = ordered[::every]
    slope = theil_sen([at for at, _ in taken], [value for _, value in taken])
    if slope is None:
        return None
    return slope, median(value - slope * at for at, value in ordered)
