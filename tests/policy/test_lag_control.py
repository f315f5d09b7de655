"""The lag controller: one budget per channel, the least harmful knobs first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.domain.channels import Clause, SkipCause, SpeechSkipped
from interpreter.domain.hypothesis import Hypothesis, Origin, Word, Words
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.policy.clauses import ClausePolicy, ClauseTiming, spoken_words
from interpreter.policy.lag_control import Knobs, LagControl, Steering
from interpreter.policy.playout import PlayoutPolicy, Speak
from interpreter.policy.speaking_rate import weight

STEP = ticks_from_ms(20)
NEUTRAL = Knobs(ClauseTiming())
CHARACTERS_PER_SECOND = 15.0


def seconds(value: float) -> Ticks:
    return ticks_from_seconds(value)


@dataclass(frozen=True)
class Told:
    """What a listener hears of one request: how late its first word is, and how fast it is said."""

    lag: Ticks
    rate: float
    words: int
    length: Ticks


@dataclass
class Listener:
    """One channel with an exact voice: hears a talk whose words are committed `after` they were said."""

    budget: Ticks | None = None
    after: Ticks = seconds(1)
    stretch: float = 1.0
    """How much longer speech is than the policy believes at first."""
    told: list[Told] = field(default_factory=list)
    skipped: list[SpeechSkipped] = field(default_factory=list)
    pressures: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.clauses = ClausePolicy("es", "es", ids=count(1))
        self.playout = PlayoutPolicy()
        self.playout.never_later = self.budget
        self.steering = Steering(self.clauses, self.playout, "es")
        self._starts: dict[int, Ticks] = {}

    def hear(self, words: Sequence[Word]) -> None:
        """Listen to the whole talk, one utterance of it, to the end of the speech."""
        now, revision, known = Ticks(0), 0, -1
        end = words[-1].end + self.after + STEP
        while now <= end or self.clauses.waiting_since is not None or not self.playout.settled:
            heard = sum(word.end <= now for word in words)
            committed = sum(word.end + self.after <= now for word in words)
            if (state := heard + committed) != known:
                known, revision = state, revision + 1
                self._take(revision, tuple(words[:committed]), tuple(words[committed:heard]), now, len(words))
            self.steering.advance(now)
            self.pressures.append(self.steering.pressure)
            self._offer(self.clauses.due(now, idle=self.playout.idle(now)))
            self._speak(now)
            now = Ticks(now + STEP)

    def _take(self, revision: int, committed: Words, provisional: Words, now: Ticks, whole: int) -> None:
        ended = len(committed) == whole
        one = Hypothesis(1, revision, "room", Origin.MACHINE, "es", committed, provisional, (), ended)
        self.steering.take(one, now)
        self._offer(self.clauses.take(one, now))

    def _offer(self, clauses: Sequence[Clause]) -> None:
        for clause in clauses:
            self._starts[clause.clause] = clause.words[0].start
            self.playout.offer(clause)

    def _speak(self, now: Ticks) -> None:
        speak, skipped = self.playout.decide(now)
        self.skipped += skipped
        if speak is None:
            return
        length = self._length(speak)
        start = self.playout.placed(length, now)
        self.playout.complete()
        self.told.append(Told(Ticks(start - self._starts[speak.clause]), speak.rate, speak.words, length))

    def _length(self, speak: Speak) -> Ticks:
        return seconds(weight(speak.text) * self.stretch / CHARACTERS_PER_SECOND / speak.rate)

    @property
    def latest(self) -> Ticks:
        return max(told.lag for told in self.told)


def talk(lengths: Sequence[float], text: str = "palabra", *, marks: int = 0) -> list[Word]:
    """Words that last so many seconds each, said one after the other; every so many bear a mark behind them."""
    words: list[Word] = []
    at = Ticks(0)
    for number, length in enumerate(lengths, 1):
        end = Ticks(at + seconds(length))
        words.append(Word(text, at, end))
        if marks and number % marks == 0:
            words.append(Word(".", end, end))
        at = end
    return words


def turned(control: LagControl, late: float, now: float) -> Knobs:
    return control.turn(seconds(late), seconds(now))


def test_up_to_half_of_the_budget_nothing_is_done() -> None:
    control = LagControl(ClauseTiming(), budget=seconds(4))
    assert [turned(control, late, late) for late in (0, 1, 2)] == [NEUTRAL] * 3
    assert control.pressure == 0
    assert not control.hurried


def test_without_a_budget_nothing_is_ever_done() -> None:
    control = LagControl(ClauseTiming())
    assert turned(control, 100, 1) == NEUTRAL
    assert control.pressure == 0


def test_the_least_harmful_knobs_are_turned_first_and_at_the_limit_all_are() -> None:
    found = [
        turned(LagControl(ClauseTiming(), budget=seconds(4)), late, 9) for late in (2.3, 2.6, 3.0, 3.4, 4)
    ]
    changed = [[one.timing != NEUTRAL.timing, one.pauses < 1, one.slowest > 1, one.hurried] for one in found]
    assert changed == [
        [True, False, False, False],
        [True, True, False, False],
        [True, True, True, False],
        [True, True, True, True],
        [True, True, True, True],
    ]
    assert (found[-1].timing.longest_words, found[-1].timing.idle_words) == (4, 3)
    assert found[-1].slowest == 1.25
    assert found[-1].pauses == pytest.approx(0.3)
    assert [one.slowest for one in found] == sorted(one.slowest for one in found)


def test_clauses_that_are_shorter_by_themselves_are_left_so() -> None:
    usual = ClauseTiming(longest_words=3, idle_words=1, idle_wait=ticks_from_ms(100))
    knobs = turned(LagControl(usual, budget=seconds(2)), 9, 1)
    assert (knobs.timing.longest_words, knobs.timing.idle_words) == (3, 1)
    assert knobs.timing.idle_wait == ticks_from_ms(100)


def test_a_voice_is_never_urged_beyond_its_fastest_rate() -> None:
    assert turned(LagControl(ClauseTiming(), fastest=1.1, budget=seconds(2)), 9, 1).slowest == 1.1


def test_pressure_rises_at_once_and_falls_in_four_seconds() -> None:
    control = LagControl(ClauseTiming(), budget=seconds(4))
    turned(control, 4, 10)
    falling = []
    for step in range(5):
        turned(control, 0, 10 + step)
        falling.append(control.pressure)
    assert falling == [1, 0.75, 0.5, 0.25, 0]


def test_an_engine_in_a_hurry_stays_so_until_it_is_calm() -> None:
    control = LagControl(ClauseTiming(), budget=seconds(4))
    lateness = [3.1, 3.3, 3.1, 2.8, 2.5, 2.3, 3.1]
    hurried = [turned(control, late, 10 * step).hurried for step, late in enumerate(lateness, 1)]
    assert hurried == [False, True, True, True, True, False, False]


@given(st.lists(st.floats(0.0, 8.0), min_size=2, max_size=60))
def test_knobs_move_smoothly_back_and_stay_in_their_ranges(lateness: list[float]) -> None:
    control = LagControl(ClauseTiming(), budget=seconds(4))
    found = [control.turn(seconds(late), Ticks(step * STEP)) for step, late in enumerate(lateness, 300)]
    for one in found:
        assert 1.0 <= one.slowest <= 1.25
        assert 0.3 <= round(one.pauses, 9) <= 1.0
        assert 1 <= one.timing.idle_words <= one.timing.longest_words <= 12
    for before, after in pairwise(found):
        assert before.slowest - after.slowest < 0.01
        assert after.pauses - before.pauses < 0.02


def test_on_a_channel_that_does_not_speak_nothing_is_pressed() -> None:
    listener = Listener(budget=seconds(2))
    word = Word("palabra", Ticks(0), seconds(0.4))
    one = Hypothesis(1, 1, "room", Origin.MACHINE, "es", (), (word,), (), ended=False)
    listener.steering.take(one, seconds(1))
    listener.steering.advance(seconds(9), speaks=False)
    assert not listener.steering.hurried
    listener.steering.advance(seconds(9))
    assert listener.steering.hurried


def test_a_limit_that_is_lifted_lets_go_smoothly_and_completely() -> None:
    listener = Listener(budget=seconds(2))
    word = Word("palabra", Ticks(0), seconds(0.4))
    one = Hypothesis(1, 1, "room", Origin.MACHINE, "es", (), (word,), (), ended=False)
    listener.steering.take(one, seconds(1))
    listener.steering.advance(seconds(9))
    assert listener.clauses.timing != ClauseTiming()
    listener.playout.never_later = None
    for now in (10, 11, 12, 13, 14):
        listener.steering.advance(seconds(now))
    assert listener.clauses.timing == ClauseTiming()
    assert not listener.steering.hurried


def test_what_is_in_another_language_or_long_unrevised_presses_nothing() -> None:
    listener = Listener(budget=seconds(4))
    word = Word("mot", Ticks(0), seconds(0.4))
    other = Hypothesis(1, 1, "room", Origin.MACHINE, "fr", (), (word,), (), ended=False)
    listener.steering.take(other, seconds(1))
    listener.steering.advance(seconds(9))
    assert listener.steering.pressure == 0
    mine = Hypothesis(1, 1, "room", Origin.MACHINE, "es", (), (word,), (), ended=False)
    listener.steering.take(mine, seconds(9))
    listener.steering.advance(seconds(9))
    assert listener.steering.pressure == 1
    listener.steering.advance(seconds(30))
    assert listener.steering.pressure == 0


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.floats(0.25, 0.9), min_size=5, max_size=60),
    st.integers(0, 9),
    st.floats(0.2, 2.0),
    st.floats(0.7, 1.7),
)
def test_no_listener_is_later_than_the_budget_and_one_clause(
    lengths: list[float], marks: int, after: float, stretch: float
) -> None:
    budget = seconds(4)
    listener = Listener(budget, seconds(after), stretch)
    words = talk(lengths, marks=marks)
    listener.hear(words)
    longest = seconds(sum(sorted(lengths)[-12:]))
    assert listener.latest <= budget + longest
    spoken = sum(told.words for told in listener.told)
    skipped = sum(one.words for one in listener.skipped)
    assert spoken + skipped == spoken_words(words)
    assert {one.cause for one in listener.skipped} <= {SkipCause.BACKLOG}
    assert all(1.0 <= told.rate <= 1.25 for told in listener.told)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0.45, 0.9), min_size=10, max_size=60), st.integers(0, 9))
def test_what_can_be_said_in_time_is_said_in_full(lengths: list[float], marks: int) -> None:
    listener = Listener(seconds(5), stretch=1.0)
    listener.hear(talk(lengths, marks=marks))
    assert not listener.skipped
    assert listener.latest <= seconds(5)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(0.25, 0.9), min_size=5, max_size=40), st.integers(0, 9))
def test_a_budget_that_is_not_touched_changes_nothing(lengths: list[float], marks: int) -> None:
    free, bound = Listener(), Listener(seconds(1000))
    for one in (free, bound):
        one.hear(talk(lengths, marks=marks))
    assert set(bound.pressures) == {0.0}
    assert [told.rate for told in bound.told] == [told.rate for told in free.told]
    assert bound.told == free.told


def test_a_slow_language_is_kept_within_the_budget_where_it_would_fall_behind() -> None:
    lengths = [0.45] * 150
    free, bound = (Listener(budget, stretch=1.35) for budget in (None, seconds(4)))
    for one in (free, bound):
        one.hear(talk(lengths, marks=8))
    assert free.latest > seconds(7)
    assert bound.latest <= seconds(5)
    assert sum(one.words for one in bound.skipped) <= sum(one.words for one in free.skipped)
