"""Who is on air on a channel, whatever the desks press and whenever the machine speaks."""

from collections.abc import Callable

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from interpreter.domain.channels import Interlock, Mode
from interpreter.domain.errors import UserMistake
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.policy.booth import LONGEST_WAIT, Booth

DESKS = ("ada", "ben", "cleo")
START = Ticks(0)


def at(seconds: float) -> Ticks:
    return ticks_from_seconds(seconds)


def booth(interlock: Interlock = Interlock.REFUSE, mode: Mode = Mode.MACHINE) -> Booth:
    return Booth("es", mode, interlock)


def held(interlock: Interlock = Interlock.REFUSE, by: str = "ada") -> Booth:
    made = booth(interlock)
    made.take_over(by, START)
    return made


def test_a_desk_goes_on_air_at_once_while_the_machine_is_silent_and_the_machine_returns() -> None:
    channel = held()
    assert (channel.occupancy.mode, channel.occupancy.holders) == (Mode.HUMAN, ("ada",))
    channel.take_over("ada", START)
    assert channel.occupancy.holders == ("ada",)
    channel.hand_back("ada")
    assert (channel.occupancy.mode, channel.occupancy.holders) == (Mode.MACHINE, ())


def test_a_desk_waits_for_the_end_of_the_machine_s_clause() -> None:
    channel = booth()
    channel.take_over("ada", START, clause_ends=at(2))
    assert channel.pending == ("ada",)
    assert not channel.advance(at(1.9))
    assert channel.occupancy.mode is Mode.MACHINE
    assert channel.advance(at(2))
    assert (channel.occupancy.mode, channel.pending) == (Mode.HUMAN, ())
    assert not channel.advance(at(3))


def test_nobody_waits_longer_than_four_seconds_however_often_the_key_is_pressed() -> None:
    channel = booth()
    channel.take_over("ada", START, clause_ends=at(9))
    channel.take_over("ada", at(3), clause_ends=at(9))
    assert not channel.advance(at(3.9))
    assert channel.advance(at(4))
    assert at(4) == LONGEST_WAIT


def test_a_desk_that_waits_goes_on_air_early_when_the_machine_falls_silent() -> None:
    channel = booth()
    channel.take_over("ada", START, clause_ends=at(3))
    channel.take_over("ada", at(1))
    assert channel.occupancy.holders == ("ada",)


def test_a_desk_need_not_wait_where_the_floor_is_heard() -> None:
    channel = booth(mode=Mode.FLOOR)
    channel.take_over("ada", START, clause_ends=at(2))
    assert channel.occupancy.holders == ("ada",)
    channel.hand_back("ada")
    assert channel.occupancy.mode is Mode.FLOOR


def test_a_desk_may_think_better_of_it_while_it_waits() -> None:
    channel = booth()
    channel.take_over("ada", START, clause_ends=at(2))
    channel.hand_back("ada")
    assert not channel.advance(at(5))
    assert channel.occupancy.mode is Mode.MACHINE


def test_a_second_desk_is_refused_and_told_what_to_do() -> None:
    with pytest.raises(UserMistake, match="ada is on air on es; ask for a handover"):
        held().take_over("ben", START)
    waiting = booth()
    waiting.take_over("ada", START, clause_ends=at(2))
    with pytest.raises(UserMistake, match="ada is about to go on air on es; ask for a handover"):
        waiting.take_over("ben", START, clause_ends=at(2))
    assert waiting.pending == ("ada",)


def test_a_second_desk_replaces_the_first_where_it_may() -> None:
    channel = held(Interlock.OVERRIDE)
    channel.take_over("ben", START, clause_ends=at(2))
    assert channel.occupancy.holders == ("ben",)
    waiting = booth(Interlock.OVERRIDE)
    waiting.take_over("ada", START, clause_ends=at(2))
    waiting.take_over("ben", START, clause_ends=at(2))
    assert waiting.pending == ("ben",)


def test_both_desks_are_heard_where_the_interlock_is_free() -> None:
    channel = held(Interlock.FREE)
    channel.take_over("ben", START)
    assert channel.occupancy.holders == ("ada", "ben")
    channel.hand_back("ada")
    assert channel.occupancy.holders == ("ben",)


def test_no_desk_that_waits_is_forgotten_where_the_interlock_is_free() -> None:
    channel = booth(Interlock.FREE)
    channel.take_over("ada", START, clause_ends=at(2))
    channel.take_over("ben", at(1), clause_ends=at(2))
    channel.take_over("cleo", at(1.5))
    assert channel.occupancy.holders == ("ada", "ben", "cleo")


def test_a_handover_is_asked_for_accepted_and_switched() -> None:
    channel = held()
    assert channel.request("ben") == "ada"
    assert channel.request("ben") == "ada"
    assert channel.asking == "ben"
    with pytest.raises(UserMistake, match="ben has asked for es already; wait"):
        channel.request("cleo")
    with pytest.raises(UserMistake, match="cleo is not on air on es"):
        channel.answer("cleo", accept=True)
    assert channel.answer("ada", accept=True) == "ben"
    assert (channel.occupancy.holders, channel.asking) == (("ben",), None)


def test_a_declined_handover_changes_nothing() -> None:
    channel = held()
    channel.request("ben")
    assert channel.answer("ada", accept=False) == "ben"
    assert (channel.occupancy.holders, channel.asking) == (("ada",), None)


def test_what_makes_no_sense_is_refused_with_what_to_do() -> None:
    with pytest.raises(UserMistake, match="Nobody else is on air on es; take it over"):
        booth().request("ada")
    with pytest.raises(UserMistake, match="Nobody else is on air on es; take it over"):
        held().request("ada")
    with pytest.raises(UserMistake, match="Nobody has asked for es; hand it back"):
        held().answer("ada", accept=True)
    with pytest.raises(UserMistake, match=r"ben is not on air on es; .* take it over"):
        held().hand_back("ben")


def test_the_operator_has_the_last_word() -> None:
    channel = held()
    channel.request("ben")
    channel.set_unattended(Mode.FLOOR)
    assert (channel.occupancy.mode, channel.occupancy.holders, channel.asking) == (Mode.FLOOR, (), None)
    channel.take_over("ada", START)
    channel.hand_back("ada")
    assert channel.occupancy.mode is Mode.FLOOR


def test_a_desk_that_is_taken_away_leaves_the_channel_to_the_machine() -> None:
    channel = held()
    channel.request("ben")
    channel.remove("ben")
    assert channel.asking is None
    channel.remove("ada")
    channel.remove("cleo")
    assert channel.occupancy.mode is Mode.MACHINE
    channel.take_over("ada", START, clause_ends=at(2))
    channel.remove("ada")
    assert channel.pending == ()


class AnyPressing(RuleBasedStateMachine):
    """Desks press whatever they like while time goes by and the machine speaks now and then."""

    @initialize(interlock=st.sampled_from(Interlock), mode=st.sampled_from([Mode.MACHINE, Mode.FLOOR]))
    def begin(self, interlock: Interlock, mode: Mode) -> None:
        self.interlock, self.unattended = interlock, mode
        self.booth = Booth("es", mode, interlock)
        self.now = 0
        self.clause_ends = 0
        self.waiting: dict[str, int] = {}

    def attempt(self, ask: Callable[..., object], *arguments: object, **options: object) -> bool:
        before = (self.booth.occupancy, self.booth.pending, self.booth.asking)
        said = ""
        try:
            ask(*arguments, **options)
        except UserMistake as mistake:
            said = str(mistake)
        unchanged = (self.booth.occupancy, self.booth.pending, self.booth.asking) == before
        assert not said or (unchanged and ";" in said)
        return not said

    @rule(length=st.integers(1, 8))
    def machine_speaks(self, length: int) -> None:
        if self.booth.occupancy.mode is Mode.MACHINE:
            self.clause_ends = max(self.clause_ends, self.now + length)

    @rule(seconds=st.integers(1, 3))
    def time_goes_by(self, seconds: int) -> None:
        for _ in range(seconds):
            self.now += 1
            self.booth.advance(at(self.now))

    @rule(desk=st.sampled_from(DESKS))
    def take_over(self, desk: str) -> None:
        ends = at(self.clause_ends) if self.clause_ends > self.now else None
        before = (*self.booth.occupancy.holders, *self.booth.pending)
        if self.attempt(self.booth.take_over, desk, at(self.now), clause_ends=ends):
            after = (*self.booth.occupancy.holders, *self.booth.pending)
            assert desk in after
            if self.interlock is not Interlock.OVERRIDE:
                assert set(before) <= set(after)
            if desk in self.booth.pending:
                self.waiting.setdefault(desk, self.now + 4)
        else:
            assert self.interlock is Interlock.REFUSE
            assert set(before) - {desk}

    @rule(desk=st.sampled_from(DESKS))
    def hand_back(self, desk: str) -> None:
        there = desk in (*self.booth.occupancy.holders, *self.booth.pending)
        assert self.attempt(self.booth.hand_back, desk) is there
        assert desk not in (*self.booth.occupancy.holders, *self.booth.pending)

    @rule(desk=st.sampled_from(DESKS))
    def request(self, desk: str) -> None:
        if self.attempt(self.booth.request, desk):
            assert self.booth.asking == desk

    @rule(desk=st.sampled_from(DESKS), accept=st.booleans())
    def answer(self, desk: str, accept: bool) -> None:
        asking, holders = self.booth.asking, self.booth.occupancy.holders
        if self.attempt(self.booth.answer, desk, accept=accept):
            assert asking is not None
            assert (asking in self.booth.occupancy.holders) is accept
            assert len(self.booth.occupancy.holders) == len(holders)

    @rule(mode=st.sampled_from([Mode.MACHINE, Mode.FLOOR]))
    def set_mode(self, mode: Mode) -> None:
        self.unattended = mode
        self.booth.set_unattended(mode)
        assert self.booth.occupancy.mode is mode

    @rule(desk=st.sampled_from(DESKS))
    def remove(self, desk: str) -> None:
        self.booth.remove(desk)
        assert desk not in (*self.booth.occupancy.holders, *self.booth.pending, self.booth.asking)

    @invariant()
    def nobody_is_doubled_and_nobody_waits_for_ever(self) -> None:
        holders, pending = self.booth.occupancy.holders, self.booth.pending
        assert len({*holders, *pending}) == len(holders) + len(pending)
        if self.interlock is not Interlock.FREE:
            assert len(holders) + len(pending) <= 1
        self.waiting = {desk: until for desk, until in self.waiting.items() if desk in pending}
        assert all(self.now < until for until in self.waiting.values())

    @invariant()
    def who_does_not_hold_it_leaves_it_to_the_machine_or_the_floor(self) -> None:
        occupancy = self.booth.occupancy
        assert occupancy.mode is (Mode.HUMAN if occupancy.holders else self.unattended)
        assert not (occupancy.holders and self.booth.pending)
        assert self.booth.asking is None or occupancy.holders
        assert self.booth.asking not in occupancy.holders


AnyPressing.TestCase.settings = settings(deadline=None, max_examples=60, stateful_step_count=40)
test_whatever_is_pressed_the_channel_is_in_good_hands = AnyPressing.TestCase
