"""Sound that was held up is told from sound that comes in time."""

from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.policy.freshness import Freshness


def at(ms: int) -> Ticks:
    return ticks_from_ms(ms)


def test_what_comes_as_quickly_as_the_rest_is_fresh_and_what_was_held_up_is_not() -> None:
    freshness = Freshness()
    assert freshness.is_fresh(at(10), 7.010)
    assert freshness.is_fresh(at(20), 7.020)
    held_up = [freshness.is_fresh(at(end), 8.0) for end in (100, 500, 590, 610, 990)]
    assert held_up == [False, False, False, True, True]
    assert freshness.is_fresh(at(1_000), 8.0)


def test_a_slow_first_piece_spoils_nothing() -> None:
    freshness = Freshness()
    assert freshness.is_fresh(at(10), 7.4)
    assert freshness.is_fresh(at(1_000), 8.0)
    assert not freshness.is_fresh(at(1_010), 8.45)


def test_the_next_session_which_begins_with_nought_is_fresh() -> None:
    freshness = Freshness()
    assert freshness.is_fresh(at(3_600_000), 4_000.0)
    assert freshness.is_fresh(at(10), 4_001.0)
    assert not freshness.is_fresh(at(20), 4_001.5)
    assert freshness.is_fresh(at(5_000_000), 4_002.0)
