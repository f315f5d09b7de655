"""Lag figures in bounded memory."""

import math

from interpreter.domain.events import LagFigures
from interpreter.domain.hypothesis import Words
from interpreter.domain.timeline import Ticks, ms_from_ticks

_BIN_MS = 10
_BINS = 6_000


class LagHistogram:
    """Percentiles of millisecond values from bins of 10 ms up to a minute; what is above counts as a minute."""

    def __init__(self) -> None:
        self._bins = [0] * (_BINS + 1)
        self._total = 0

    def count(self, milliseconds: float, *, times: int = 1) -> None:
        """Count a value; one below zero counts as zero."""
        self._bins[min(_BINS, max(0, round(milliseconds / _BIN_MS)))] += times
        self._total += times

    def percentile_ms(self, percent: float) -> float | None:
        """Return the nearest-rank percentile, or None where nothing was counted."""
        if not self._total:
            return None
        rank = max(1, math.ceil(self._total * percent / 100))
        for index, count in enumerate(self._bins):
            rank -= count
            if rank <= 0:
                return float(index * _BIN_MS)
        return float(_BINS * _BIN_MS)

    @property
    def total(self) -> int:
        """How many values were counted."""
        return self._total


class CommitLag:
    """How long after the end of its source word each committed word was shown, for one language."""

    def __init__(self) -> None:
        self._histogram = LagHistogram()

    def observe(self, committed: Words, now: Ticks) -> Ticks | None:
        """Count newly committed words as shown at `now`; return the lag of the newest, None for none."""
        for word in committed:
            self._histogram.count(ms_from_ticks(Ticks(now - word.end)))
        return Ticks(max(0, now - committed[-1].end)) if committed else None

    def figures(self) -> LagFigures:
        """What was counted so far."""
        return LagFigures(
            self._histogram.total, self._histogram.percentile_ms(50), self._histogram.percentile_ms(90)
        )
