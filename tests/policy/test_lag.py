"""Lag figures in bounded memory."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.hypothesis import Word
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.policy.lag import CommitLag, LagHistogram


@given(st.lists(st.integers(0, 50_000), min_size=1, max_size=50), st.integers(1, 100))
def test_percentiles_are_those_of_the_values_to_ten_milliseconds(values: list[int], percent: int) -> None:
    histogram = LagHistogram()
    for value in values:
        histogram.count(value)
    exact = float(np.percentile(values, percent, method="inverted_cdf"))
    assert histogram.total == len(values)
    measured = histogram.percentile_ms(percent)
    assert measured is not None
    assert abs(measured - exact) <= 5


def test_nothing_counted_has_no_percentile_and_extremes_are_kept_in_range() -> None:
    histogram = LagHistogram()
    assert histogram.percentile_ms(50) is None
    histogram.count(-20)
    histogram.count(1e9)
    assert (histogram.percentile_ms(1), histogram.percentile_ms(100)) == (0.0, 60_000.0)


def test_lag_runs_from_the_end_of_the_word() -> None:
    lag = CommitLag()
    said = Word("hello", ticks_from_ms(100), ticks_from_ms(400))
    assert lag.observe((said,), ticks_from_ms(900)) == ticks_from_ms(500)
    assert lag.observe((), ticks_from_ms(1_000)) is None
    assert lag.observe((said,), Ticks(0)) == 0
    assert lag.figures().words == 2
    assert lag.figures().p90_ms == 500.0
