import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.policy.admission import Allowance, DoorRules, Doors, Presses, language_choice

VENUE = "192.168.0.7"


def after_failures(times: list[float], *, address: str = VENUE) -> Doors:
    doors = Doors()
    for now in times:
        doors.failed(address, now)
    return doors


def test_nobody_is_blocked_who_tried_nothing_or_little() -> None:
    assert after_failures([]).blocked_s(VENUE, 0.0) == 0
    assert after_failures([float(n) for n in range(9)]).blocked_s(VENUE, 9.0) == 0


def test_ten_failures_within_two_minutes_block_an_address_for_five() -> None:
    doors = after_failures([12.0 * n for n in range(10)])
    assert doors.blocked_s(VENUE, 108.0) == pytest.approx(300)
    assert doors.blocked_s(VENUE, 407.0) == pytest.approx(1)
    assert doors.blocked_s(VENUE, 409.0) == 0
    assert doors.blocked_s("192.168.0.8", 108.0) == 0


def test_ten_failures_over_an_evening_block_nobody() -> None:
    doors = after_failures([14.0 * n for n in range(10)])
    assert doors.blocked_s(VENUE, 126.0) == 0


def test_after_a_block_ten_more_are_needed_for_the_next() -> None:
    doors = after_failures([float(n) for n in range(10)])
    doors.failed(VENUE, 400.0)
    assert doors.blocked_s(VENUE, 401.0) == 0
    for n in range(9):
        doors.failed(VENUE, 401.0 + n)
    assert doors.blocked_s(VENUE, 410.0) > 290


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("fe80::1%eth0", "fe80::1%wlan0", True),
        ("::ffff:192.168.0.7", "192.168.0.7", True),
        ("somewhere", "somewhere", True),
        ("somewhere", "elsewhere", False),
    ],
)
def test_what_one_machine_can_choose_from_is_one_address(one: str, other: str, same: bool) -> None:
    doors = after_failures([0.0] * 10, address=one)
    assert (doors.blocked_s(other, 1.0) > 0) is same


def test_no_more_addresses_are_remembered_than_there_is_room_for() -> None:
    doors = Doors(DoorRules(failures=1, addresses=2))
    for n in range(3):
        doors.failed(f"10.0.0.{n}", float(n))
    assert [doors.blocked_s(f"10.0.0.{n}", 3.0) > 0 for n in range(3)] == [False, True, True]


def test_a_few_at_once_and_then_so_many_a_second_are_allowed() -> None:
    allowance = Allowance(per_s=2, burst=3)
    assert [allowance.take(10.0) for _ in range(4)] == [True, True, True, False]
    assert [allowance.take(10.6), allowance.take(10.7)] == [True, False]
    assert sum(allowance.take(100.0) for _ in range(9)) == 3


def test_what_is_reserved_comes_one_after_the_other() -> None:
    allowance = Allowance(per_s=2, burst=1)
    assert [allowance.reserve(5.0) for _ in range(3)] == pytest.approx([0, 0.5, 1.0])


@given(st.lists(st.floats(0, 100), min_size=1, max_size=200))
def test_never_more_is_allowed_than_the_burst_and_the_rate(times: list[float]) -> None:
    allowance = Allowance(per_s=3, burst=5)
    taken = sum(allowance.take(now) for now in sorted(times))
    assert taken <= 5 + 3 * (max(times) - min(times)) + 1


def test_who_pressed_in_the_last_minute_is_counted_once_by_channel_and_button() -> None:
    presses = Presses()
    presses.press("a", "es", "lost", 0.0)
    presses.press("a", "es", "lost", 1.0)
    presses.press("a", "es", "fast", 2.0)
    presses.press("b", "es", "lost", 3.0)
    presses.press("c", "fr", "fast", 4.0)
    assert presses.counts(5.0) == {("es", "lost"): 2, ("es", "fast"): 1, ("fr", "fast"): 1}
    assert presses.counts(62.5) == {("es", "lost"): 1, ("fr", "fast"): 1}
    assert presses.counts(100.0) == {}


@pytest.mark.parametrize(
    ("languages", "chosen"),
    [
        (("es-MX", "en"), "spanish"),
        (("pt_BR",), "brazil"),
        (("pt-PT", "fr"), "portugal"),
        (("pt",), "portugal"),
        (("DE", "EN-us"), "floor"),
        (("de",), None),
        ((), None),
    ],
)
def test_a_browser_s_languages_choose_the_channel(languages: tuple[str, ...], chosen: str | None) -> None:
    offered = {"spanish": "es", "portugal": "pt-PT", "brazil": "pt-BR", "floor": "en"}
    assert language_choice(languages, offered) == chosen
