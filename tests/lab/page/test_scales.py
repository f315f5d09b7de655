import pytest

from interpreter.lab.page.scales import clock, linear, times


def test_an_axis_of_lag_begins_at_0_and_ends_on_a_label_beyond_the_latest() -> None:
    axis = linear([0.8, 2.3], about=5, low=0)
    assert axis.ticks == (0, 0.5, 1, 1.5, 2, 2.5)
    assert [axis.written(tick) for tick in axis.ticks] == ["0.0", "0.5", "1.0", "1.5", "2.0", "2.5"]
    assert [axis.share(value) for value in (0, 1.25, 2.5)] == [0, 0.5, 1]


def test_quarters_are_written_with_both_decimals() -> None:
    axis = linear([0, 1], about=4)
    assert [axis.written(tick) for tick in axis.ticks] == ["0.00", "0.25", "0.50", "0.75", "1.00"]


def test_what_lies_beyond_an_axis_is_drawn_on_its_edge() -> None:
    axis = linear([0, 4], about=4)
    assert (axis.share(-1), axis.share(9)) == (0, 1)


@pytest.mark.parametrize("values", [[], [0.0], [7.0, 7.0], [-3.0, -1.0], [1e-9, 2e-9], [1e12]])
def test_an_axis_holds_whatever_it_is_given(values: list[float]) -> None:
    axis = linear(values, about=5)
    assert axis.low < axis.high
    assert 2 <= len(axis.ticks) <= 8
    assert all(axis.low <= value <= axis.high for value in values)


def test_time_is_labelled_at_whole_minutes_and_written_as_a_clock() -> None:
    axis = times(0, 1800, about=10)
    assert [axis.written(tick) for tick in axis.ticks[:3]] == ["0:00", "5:00", "10:00"]
    assert (clock(59.6), clock(3725)) == ("1:00", "1:02:05")
