"""Playout: when, how fast and whether a clause is heard."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.channels import Clause, SkipCause, SpeechSkipped
from interpreter.domain.hypothesis import Word, text_of
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.policy.playout import BacklogNews, PlayoutPolicy, Speak

WORD = "palabra"
STEP = ticks_from_ms(20)


def clause(
    number: int, words: int = 4, *, utterance: int = 1, mark: str = "", at: Ticks = Ticks(0)
) -> Clause:
    tokens = [WORD] * words + ([mark] if mark else [])
    return Clause(
        number, "es", "es", utterance, tuple(Word(t, at, at) for t in tokens), at, ends_utterance=False
    )


def seconds(value: float) -> Ticks:
    return ticks_from_seconds(value)


def said(playout: PlayoutPolicy, duration: Ticks, now: Ticks, *, prepared: bool = False) -> Ticks:
    """Let the voice say all it is asked for in one piece; return when that starts."""
    start = playout.placed(duration, now, prepared=prepared)
    assert playout.complete() is not None
    return start


def test_a_clause_is_spoken_at_once_on_a_free_channel() -> None:
    playout = PlayoutPolicy()
    assert playout.idle(seconds(10))
    playout.offer(clause(1, mark="."))
    speak, skipped = playout.decide(seconds(10))
    assert speak is not None
    assert (speak.text, speak.clauses, speak.words, skipped) == (
        "palabra palabra palabra palabra.",
        (1,),
        4,
        (),
    )
    assert speak.rate == pytest.approx(1.08, abs=0.03)
    assert said(playout, seconds(2), seconds(10.05)) == seconds(10.05)
    assert playout.speech_end == seconds(12.05)


def test_a_short_clause_is_spoken_at_the_normal_rate() -> None:
    playout = PlayoutPolicy()
    playout.offer(clause(1, 1))
    speak, _ = playout.decide(seconds(0))
    assert speak is not None
    assert speak.rate == 1.0


def test_only_one_request_is_open_at_a_time() -> None:
    playout = PlayoutPolicy()
    playout.offer(clause(1))
    playout.offer(clause(2, utterance=2))
    assert playout.decide(seconds(0))[0] is not None
    assert playout.decide(seconds(1)) == (None, ())


def test_the_next_speech_is_asked_for_shortly_before_the_present_one_ends() -> None:
    playout = PlayoutPolicy(lead=ticks_from_ms(300))
    playout.offer(clause(1, mark="."))
    playout.decide(seconds(0))
    said(playout, seconds(2), seconds(0))
    playout.offer(clause(2))
    assert playout.decide(seconds(1.87))[0] is None
    speak, _ = playout.decide(seconds(1.89))
    assert speak is not None
    assert speak.not_before == seconds(2.18)
    assert said(playout, seconds(1), seconds(1.89)) == seconds(2.18)
    assert not playout.idle(seconds(2.87))
    assert playout.idle(seconds(2.89))


def test_a_slow_voice_is_asked_earlier_by_what_it_needs_and_by_two_seconds_at_most() -> None:
    playout = PlayoutPolicy(lead=ticks_from_ms(300))
    for begun, needed, known in ((0, 0.5, 0.5), (10, 0.1, 0.1), (20, 5, 0.5), (30, 5, 0.5), (40, 5, 2)):
        playout.offer(clause(1))
        playout.decide(seconds(begun))
        said(playout, seconds(4), seconds(begun + needed))
        assert playout.synthesis == pytest.approx(seconds(known), abs=1)
        assert not playout.idle(Ticks(playout.speech_end - playout.synthesis - ticks_from_ms(301)))
        assert playout.idle(Ticks(playout.speech_end - playout.synthesis - ticks_from_ms(300)))


@pytest.mark.parametrize("before", [0, 3])
def test_a_voice_that_was_started_again_is_asked_no_earlier_from_the_next_clause_on(before: int) -> None:
    playout = PlayoutPolicy()
    for number, needed in enumerate([0.02] * before + [1.9, 0.02]):
        playout.offer(clause(number))
        playout.decide(seconds(10 * number))
        said(playout, seconds(4), seconds(10 * number + needed))
    assert playout.synthesis == seconds(0.02)


def test_what_was_prepared_does_not_make_a_slow_voice_a_quick_one() -> None:
    playout = PlayoutPolicy()
    playout.needed(seconds(0.5))
    for number in range(6):
        playout.offer(clause(number))
        playout.decide(seconds(10 * number))
        said(playout, seconds(4), seconds(10 * number), prepared=True)
    assert playout.synthesis == seconds(0.5)


@pytest.mark.parametrize("words", [1, 4, 12])
def test_the_rate_of_what_is_said_next_is_known_beforehand(words: int) -> None:
    playout = PlayoutPolicy()
    for number in (1, 2):
        expected = playout.rate_of(text_of(clause(number, words).words))
        playout.offer(clause(number, words))
        speak, _ = playout.decide(seconds(10 * number))
        assert speak is not None
        assert speak.rate == expected
        said(playout, seconds(2), seconds(10 * number))


def test_clauses_that_wait_are_joined_within_an_utterance() -> None:
    playout = PlayoutPolicy()
    for number in (1, 2):
        playout.offer(clause(number, 2, mark=","))
    playout.offer(clause(3, 2, utterance=2))
    speak, _ = playout.decide(seconds(0))
    assert speak is not None
    assert (speak.clause, speak.clauses, speak.text) == (1, (1, 2), "palabra palabra, palabra palabra,")


def test_joined_clauses_stay_within_four_seconds() -> None:
    playout = PlayoutPolicy()
    for number in (1, 2):
        playout.offer(clause(number, 5))
    speak, _ = playout.decide(seconds(0))
    assert speak is not None
    assert speak.clauses == (1,)


@pytest.mark.parametrize(("words", "limit"), [(1, 1.0), (5, 1.15), (11, 1.25)])
def test_the_rate_follows_the_backlog_in_small_steps(words: int, limit: float) -> None:
    playout, now, rates = PlayoutPolicy(), Ticks(0), [1.0]
    for number in range(8):
        playout.offer(clause(number, words))
        speak, _ = playout.decide(now)
        assert speak is not None
        rates.append(speak.rate)
        now = Ticks(now + said(playout, seconds(len(speak.text) / 15 / speak.rate), now) + seconds(10))
    assert max(rates) <= limit
    assert all(abs(after - before) <= 0.101 for before, after in pairwise(rates))
    assert rates[-1] > 1.0 or words == 1


def test_pauses_are_shorter_when_speech_piles_up() -> None:
    starts = []
    for waiting in (1, 2):
        playout = PlayoutPolicy()
        playout.offer(clause(1, mark="."))
        playout.decide(seconds(0))
        said(playout, seconds(1), seconds(0))
        for number in range(waiting):
            playout.offer(clause(2 + number, 5))
        speak, _ = playout.decide(seconds(1))
        assert speak is not None
        starts.append(speak.not_before)
    assert starts == [seconds(1.18), seconds(1.054)]


def test_above_six_seconds_the_oldest_clause_is_skipped_and_said() -> None:
    playout = PlayoutPolicy()
    for number in range(1, 5):
        playout.offer(clause(number, 3, utterance=number, mark="."))
    speak, skipped = playout.decide(seconds(0))
    assert skipped == (SpeechSkipped("es", "es", 1, 3, SkipCause.BACKLOG),)
    assert speak is not None
    assert speak.utterance == 2


def test_one_long_clause_on_a_free_channel_is_spoken() -> None:
    playout = PlayoutPolicy()
    playout.offer(clause(1, 15))
    speak, skipped = playout.decide(seconds(0))
    assert speak is not None
    assert skipped == ()


def test_above_thirty_seconds_there_are_captions_only_until_the_voice_is_free() -> None:
    playout = PlayoutPolicy()
    playout.offer(clause(1, 80))
    speak, skipped = playout.decide(seconds(0))
    assert speak is None
    assert [event.words for event in skipped] == [80]
    assert playout.alarm
    playout.offer(clause(2))
    assert playout.decide(seconds(0.02))[1][0].words == 4
    playout.decide(seconds(0.04))
    assert not playout.alarm
    playout.offer(clause(3))
    assert playout.decide(seconds(0.06))[0] is not None


def test_a_clause_without_words_is_nothing_to_hear() -> None:
    playout = PlayoutPolicy()
    playout.offer(clause(1, 0, mark="."))
    assert playout.settled
    assert playout.decide(seconds(0)) == (None, ())


def test_a_voice_that_says_nothing_takes_no_time() -> None:
    playout = PlayoutPolicy()
    playout.offer(clause(1))
    playout.decide(seconds(0))
    assert playout.complete() is None
    assert playout.failed() == (None, SpeechSkipped("es", "es", 1, 4, SkipCause.NO_VOICE))
    assert playout.speech_end == 0


def test_speech_without_a_voice_is_said_to_be_skipped() -> None:
    playout = PlayoutPolicy()
    playout.offer(clause(1))
    playout.decide(seconds(0))
    assert playout.asked is not None
    assert playout.sounds_until(seconds(1)) is None
    assert playout.failed() == (None, SpeechSkipped("es", "es", 1, 4, SkipCause.NO_VOICE))
    assert playout.settled


def test_what_waits_can_be_dropped_with_a_cause() -> None:
    playout = PlayoutPolicy()
    playout.offer(clause(1))
    assert playout.drop(SkipCause.STOPPED) == (SpeechSkipped("es", "es", 1, 4, SkipCause.STOPPED),)
    assert playout.settled


def test_an_answer_nobody_asked_for_is_refused() -> None:
    with pytest.raises(ValueError, match="without having been asked"):
        PlayoutPolicy().placed(seconds(1), seconds(0))


def test_a_spoken_request_knows_its_event() -> None:
    playout = PlayoutPolicy()
    playout.offer(clause(1))
    speak, _ = playout.decide(seconds(0))
    assert speak is not None
    played = speak.played(seconds(1), seconds(2))
    assert (played.channel, played.utterance, played.start, played.duration) == (
        "es",
        1,
        seconds(1),
        seconds(2),
    )
    assert played.rate == speak.rate


def test_digits_weigh_as_the_words_they_are() -> None:
    playout = PlayoutPolicy()
    playout.offer(
        Clause(1, "es", "es", 1, (Word("1984", Ticks(0), Ticks(0)),), Ticks(0), ends_utterance=True)
    )
    assert playout.backlog() == pytest.approx(seconds(16 / 15), abs=1)


@dataclass
class Room:
    """A voice of a given speed and what its listeners hear."""

    characters_per_second: float
    playout: PlayoutPolicy = field(default_factory=PlayoutPolicy)
    heard: list[tuple[Speak, Ticks, Ticks]] = field(default_factory=list)
    skipped: list[SpeechSkipped] = field(default_factory=list)
    largest_backlog: int = 0

    def tick(self, now: Ticks) -> None:
        speak, skipped = self.playout.decide(now)
        self.skipped += skipped
        self.largest_backlog = max(self.largest_backlog, self.playout.backlog())
        if speak is not None:
            duration = seconds(len(speak.text) / self.characters_per_second / speak.rate)
            self.heard.append((speak, said(self.playout, duration, now), duration))


def run(room: Room, clauses: Iterator[Clause], until: Ticks) -> None:
    upcoming = next(clauses)
    for now in range(0, until, STEP):
        while upcoming.at <= now:
            room.playout.offer(upcoming)
            upcoming = next(clauses)
        room.tick(Ticks(now))


def floor(words_per_minute: float, words: int = 6) -> Iterator[Clause]:
    """A speaker who never pauses: a clause whenever `words` were said, 6.3 characters a word with its space."""
    for number in count(1):
        at = seconds(number * words * 60 / words_per_minute)
        tokens = [("palabra", "seis", "letra", "cuatro", "oye", "gracias")[n % 6] for n in range(words)]
        marked = [*tokens, "."] if number % 3 == 0 else tokens
        yield Clause(
            number, "es", "es", number // 3, tuple(Word(t, at, at) for t in marked), at, number % 3 == 2
        )


VOICE_AT_175_WPM = 175 / 60 * 6.2


def lateness(room: Room) -> list[float]:
    spoken_at = {number: start for speak, start, _ in room.heard for number in speak.clauses}
    return [(start - number * seconds(6 * 60 / 175)) / 48_000 for number, start in spoken_at.items()]


def test_an_hour_at_175_words_a_minute_does_not_drift() -> None:
    room = Room(VOICE_AT_175_WPM)
    run(room, floor(175), seconds(3_600))
    assert room.skipped == []
    late = lateness(room)
    quarter = len(late) // 4
    first, last = sorted(late[:quarter])[quarter // 2], sorted(late[-quarter:])[quarter // 2]
    assert abs(last - first) <= 0.1
    assert max(late) <= 3
    assert room.largest_backlog <= seconds(5)


def test_an_hour_at_230_words_a_minute_is_bounded_and_says_what_it_skips() -> None:
    room = Room(VOICE_AT_175_WPM)
    run(room, floor(230), seconds(3_600))
    assert room.largest_backlog <= seconds(8.5)
    heard = sum(speak.words for speak, _, _ in room.heard)
    skipped = sum(event.words for event in room.skipped)
    assert heard + skipped == pytest.approx(230 * 60, abs=40)
    assert 0 < skipped / (heard + skipped) < 0.12
    assert max(speak.rate for speak, _, _ in room.heard) <= 1.25


OFFERS = st.lists(
    st.tuples(st.integers(0, 4_000), st.integers(0, 14), st.integers(0, 3), st.sampled_from(("", ".", ","))),
    min_size=1,
    max_size=40,
)


@given(OFFERS, st.floats(4, 30), st.integers(0, 400))
def test_speech_never_overlaps_and_no_word_is_lost_silently(
    offers: list[tuple[int, int, int, str]], speed: float, synthesis_ms: int
) -> None:
    room, at, offered = Room(speed), 0, 0
    clauses = []
    for number, (gap_ms, words, utterance_step, mark) in enumerate(offers, start=1):
        at += gap_ms
        utterance = (clauses[-1].utterance if clauses else 0) + utterance_step // 3
        clauses.append(clause(number, words, utterance=utterance, mark=mark, at=ticks_from_ms(at)))
        offered += words
    pending, answer_at, now = None, 0, Ticks(0)
    while clauses or not room.playout.settled:
        while clauses and clauses[0].at <= now:
            room.playout.offer(clauses.pop(0))
        if pending is not None and now >= answer_at:
            duration = seconds(len(pending.text) / speed / pending.rate)
            room.heard.append((pending, said(room.playout, duration, now), duration))
            pending = None
        speak, skipped = room.playout.decide(now)
        room.skipped += skipped
        if speak is not None:
            pending, answer_at = speak, now + ticks_from_ms(synthesis_ms)
        now = Ticks(now + ticks_from_ms(50))
    ends = Ticks(0)
    for speak, start, duration in room.heard:
        assert start >= max(ends, speak.not_before)
        assert 1.0 <= speak.rate <= 1.25
        ends = Ticks(start + duration)
    numbers = [number for speak, _, _ in room.heard for number in speak.clauses]
    assert numbers == sorted(set(numbers))
    assert sum(s.words for s, _, _ in room.heard) + sum(event.words for event in room.skipped) == offered


@given(st.lists(st.tuples(st.integers(10, 700), st.integers(0, 4_000)), max_size=60))
def test_a_backlog_is_told_once_a_second_and_soon_after_it_changed(steps: list[tuple[int, int]]) -> None:
    news, now, known, told_at = BacklogNews(), Ticks(0), 0, -TICKS_PER_SECOND
    for wait_ms, backlog_ms in steps:
        now = Ticks(now + ticks_from_ms(wait_ms))
        backlog = ticks_from_ms(backlog_ms)
        stale = abs(backlog - known) >= ticks_from_ms(200) or (not backlog and known)
        assert news.observe(backlog, now) == bool(stale and now - told_at >= TICKS_PER_SECOND)
        if stale and now - told_at >= TICKS_PER_SECOND:
            known, told_at = backlog, now
