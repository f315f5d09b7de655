"""The clock of a device, found from when its blocks come."""

import itertools
import random
from collections.abc import Iterator

import pytest

from interpreter.policy.drift import LARGEST_ERROR_S, DeviceClock, steer

RATE_HZ = 48_000
BLOCK = 480


def blocks(seconds: float, *, ppm: float = 0.0, late_s: float = 0.008) -> Iterator[tuple[int, float]]:
    """Blocks of 10 ms of a device whose clock is `ppm` too fast: the count of samples, and when they came."""
    chance = random.Random(7)  # noqa: S311 - late blocks, not secrets
    came_s = 0.0
    for number in range(1, int(seconds * 100) + 1):
        came_s = max(came_s, 5.0 + number * 0.01 / (1 + ppm * 1e-6) + chance.random() ** 4 * late_s)
        yield number * BLOCK, came_s


@pytest.mark.parametrize("ppm", [-200.0, 0.0, 200.0])
def test_for_an_hour_the_sound_is_within_5_ms_of_its_time_and_nothing_is_left_out(ppm: float) -> None:
    clock = DeviceClock(RATE_HZ)
    position, end_s = 0.0, None
    lags, errors = [], []
    for count, came_s in blocks(3600.0, ppm=ppm):
        clock.observe(count, came_s)
        if not clock.settled:
            continue
        if end_s is None:
            end_s = clock.time_of(0)
        decision = steer(end_s - clock.time_of(position))
        assert not decision.missing_s
        assert not decision.surplus_s
        end_s += (count - position) / RATE_HZ / (1 + decision.correction)
        position = count
        lags.append(came_s - end_s)
        errors.append(end_s - (5.0 + position / RATE_HZ / (1 + ppm * 1e-6)))
    assert max(map(abs, errors)) < 0.005
    assert max(lags[200:]) - min(lags[200:]) < 0.02


def test_a_jump_of_the_count_is_found_within_two_seconds_and_its_length_is_right() -> None:
    clock = DeviceClock(RATE_HZ)
    for count, came_s in itertools.islice(blocks(40.0), 3000):
        clock.observe(count, came_s)
    before_s = clock.time_of(0)
    found_s = None
    for count, came_s in itertools.islice(blocks(40.0), 3000, 3300):
        clock.observe(count, came_s + 0.25)
        if found_s is None and clock.time_of(0) - before_s > LARGEST_ERROR_S:
            found_s = came_s - 35.0
    assert found_s is not None
    assert found_s < 2.0
    assert clock.time_of(0) - before_s == pytest.approx(0.25, abs=0.005)
    assert steer(before_s - clock.time_of(0)).missing_s == pytest.approx(0.25, abs=0.005)


@pytest.mark.parametrize("stall_s", [0.05, 0.3, 0.9])
def test_a_stall_after_which_all_blocks_come_is_no_loss(stall_s: float) -> None:
    clock = DeviceClock(RATE_HZ)
    held_until_s = 0.0
    for count, came_s in blocks(20.0):
        if count == 1000 * BLOCK:
            held_until_s = came_s + stall_s
        clock.observe(count, max(came_s, held_until_s))
        if clock.settled:
            assert clock.time_of(0) == pytest.approx(5.0, abs=0.005)


def test_blocks_that_are_late_at_first_do_not_settle_where_they_are() -> None:
    clock = DeviceClock(RATE_HZ)
    for number in range(1, 101):
        clock.observe(number * BLOCK, max(5.0 + number * 0.01, 5.3))
    assert clock.time_of(0) == pytest.approx(5.0, abs=0.001)


def test_sound_that_came_too_early_is_skipped_and_a_little_is_steered_away() -> None:
    assert steer(0.5).surplus_s == 0.5
    assert steer(-0.5).missing_s == 0.5
    assert 0 < steer(0.004).correction <= 500e-6
    assert -2e-3 <= steer(-0.04).correction < -500e-6
    assert steer(0.0).correction == 0.0
