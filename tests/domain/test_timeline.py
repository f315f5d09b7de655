"""Session time is exact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain import timeline
from interpreter.domain.timeline import Ticks


@given(st.integers(0, 10**9), st.sampled_from(timeline.EXACT_RATES_HZ))
def test_samples_survive_the_way_to_ticks_and_back(samples: int, rate_hz: int) -> None:
    assert timeline.samples_from_ticks(timeline.ticks_from_samples(samples, rate_hz), rate_hz) == samples


def test_milliseconds_and_seconds_are_those_of_the_clock() -> None:
    assert timeline.ticks_from_ms(20) == 960
    assert timeline.ticks_from_seconds(1.5) == 72_000
    assert timeline.ms_from_ticks(Ticks(960)) == 20
    assert timeline.seconds_from_ticks(Ticks(72_000)) == 1.5


def test_a_rate_that_does_not_fit_is_refused_with_what_to_do() -> None:
    with pytest.raises(ValueError, match="resample"):
        timeline.ticks_from_samples(1, 44_100)
