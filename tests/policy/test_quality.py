"""A machine that is too slow gives up what is missed least, and takes it back as soon as it can."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.health import QualityChanged
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.policy.quality import QualityPolicy

LOOK_MS = 200


def watched(
    policy: QualityPolicy, behind_s: list[float], *, start_ms: int = 0
) -> list[tuple[float, QualityChanged]]:
    """What changes, and when in seconds, while the engine is behind by these seconds every 200 ms."""
    said = []
    for n, seconds in enumerate(behind_s):
        now = ticks_from_ms(start_ms + n * LOOK_MS)
        change = policy.observe(ticks_from_seconds(seconds), now)
        if change:
            said.append((now / TICKS_PER_SECOND, change))
    return said


def test_an_engine_that_keeps_up_more_or_less_changes_nothing() -> None:
    assert not watched(QualityPolicy(), [0.0, 1.9, 0.3, 2.4, 2.4, 1.9] * 50)


def test_steps_follow_how_far_behind_it_is() -> None:
    policy = QualityPolicy()
    growing = [0.3 * n for n in range(40)]
    said = watched(policy, growing)
    assert [change.step for _, change in said] == [1, 2, 3]
    assert [change.given_up for _, change in said] == [
        "captions before they are certain",
        "captions before they are certain, short steps of the engine",
        "captions before they are certain, short steps of the engine, the voice",
    ]
    assert not policy.speaks
    assert said[0][0] < 3.0


def test_a_first_step_that_does_not_help_is_followed_by_the_next() -> None:
    said = watched(QualityPolicy(), [3.0] * 150)
    assert [change.step for _, change in said] == [1, 2, 3]
    assert all(7.0 <= later - earlier <= 9.0 for (earlier, _), (later, _) in pairwise(said))


def test_everything_is_back_within_five_seconds_after_the_backlog_is_gone() -> None:
    policy = QualityPolicy()
    watched(policy, [10.0] * 30)
    assert policy.step == 3
    said = watched(policy, [0.2] * 25, start_ms=6_000)
    assert [change for _, change in said][-1] == QualityChanged(0)
    assert [change.step for _, change in said] == [2, 1, 0]
    assert said[-1][0] <= 6.0 + 5.0


def test_a_step_stays_while_it_helps_but_the_backlog_is_not_gone() -> None:
    policy = QualityPolicy()
    watched(policy, [3.0] * 10)
    assert policy.step == 1
    assert not watched(policy, [1.5] * 500, start_ms=2_000)
    assert policy.step == 1


def test_each_step_says_what_is_still_done() -> None:
    policy = QualityPolicy()
    done = []
    for n in range(4):
        done.append((policy.shows_uncertain, policy.works_in_short_steps, policy.speaks))
        watched(policy, [60.0] * 6, start_ms=n * 1_200)
    assert done == [(True, True, True), (False, True, True), (False, False, True), (False, False, False)]


@given(st.lists(st.tuples(st.floats(0, 20), st.integers(1, 40)), max_size=30))
def test_steps_change_one_at_a_time_and_never_quickly(stretches: list[tuple[float, int]]) -> None:
    policy = QualityPolicy()
    said = watched(policy, [seconds for seconds, times in stretches for _ in range(times)])
    steps = [0, *(change.step for _, change in said)]
    assert all(abs(later - earlier) == 1 for earlier, later in pairwise(steps))
    assert all(later - earlier >= 1.0 for (earlier, _), (later, _) in pairwise(said))
    assert policy.step == steps[-1]
    after = watched(policy, [0.0] * 25, start_ms=10_000_000)
    assert policy.step == 0
    assert all(change.step < steps[-1] for _, change in after)
    assert policy.observe(Ticks(0), ticks_from_seconds(20_000)) is None
