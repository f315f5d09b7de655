"""Playout that is urged, and never to be later than some time."""

from dataclasses import replace

from interpreter.domain.channels import Clause, SkipCause, SpeechSkipped
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.policy.playout import BacklogNews, PlayoutPolicy
from tests.policy.test_playout import clause, said, seconds


def test_a_voice_that_is_urged_speaks_faster_and_pauses_less_but_not_beyond_its_fastest_rate() -> None:
    playout = PlayoutPolicy(fastest=1.08)
    playout.urge(1.2, 0.5)
    for number, now in ((1, 10), (2, 10.9)):
        playout.offer(clause(number, 1, utterance=number, mark="."))
        speak, _ = playout.decide(seconds(now))
        assert speak is not None
        assert speak.rate == 1.08
        said(playout, seconds(1), seconds(now))
    assert playout.speech_end == seconds(12) + ticks_from_ms(90)


def test_pressure_is_told_when_it_comes_and_goes() -> None:
    news = BacklogNews()
    pressures = [0.0, 0.2, 0.3, 0.4, 0.9, 0.8, 0.0]
    told = [news.observe(Ticks(0), seconds(now), pressure=one) for now, one in enumerate(pressures)]
    assert told == [False, False, True, False, True, False, True]


def test_how_late_what_waits_will_begin_is_known_beforehand() -> None:
    playout = PlayoutPolicy()
    assert playout.prospect(seconds(5)) == (0, seconds(5))
    length = playout_length(playout, clause(1, 1))
    playout.offer(clause(1, 1, at=seconds(3)))
    assert playout.prospect(seconds(5)) == (seconds(2), seconds(5) + length)
    playout.decide(seconds(5))
    assert playout.prospect(seconds(5)) == (0, seconds(5) + length)
    playout.offer(clause(2, 1, at=seconds(4)))
    assert playout.prospect(seconds(5)) == (seconds(1) + length, seconds(5) + 2 * length)
    playout.placed(seconds(0.1), seconds(6))
    assert playout.synthesis == seconds(1)
    assert playout.prospect(seconds(6)) == (seconds(3), seconds(7) + length)


def playout_length(playout: PlayoutPolicy, one: Clause) -> Ticks:
    """How long the voice is believed to need for a clause, at the normal rate."""
    playout.offer(one)
    length = playout.backlog()
    playout.drop(SkipCause.STOPPED)
    return length


def test_a_clause_that_would_begin_too_late_is_skipped_for_one_said_later() -> None:
    playout = PlayoutPolicy()
    playout.never_later = seconds(4)
    for number, at in ((1, 0), (2, 3), (3, 8)):
        playout.offer(clause(number, utterance=number, at=seconds(at)))
    speak, skipped = playout.decide(seconds(9))
    assert speak is not None
    assert speak.clauses == (3,)
    assert skipped == tuple(SpeechSkipped("es", "es", number, 4, SkipCause.BACKLOG) for number in (1, 2))


def test_the_last_clause_is_spoken_however_late_and_one_just_committed_has_a_quarter_of_the_limit() -> None:
    playout = PlayoutPolicy()
    playout.never_later = seconds(4)
    one = clause(1, utterance=1, at=seconds(0))
    playout.offer(replace(one, at=seconds(9)))
    playout.offer(clause(2, utterance=2, at=seconds(0)))
    speak, skipped = playout.decide(seconds(9.5))
    assert speak is not None
    assert (speak.clauses, skipped) == ((1,), ())
    said(playout, seconds(4), seconds(9.5))
    speak, skipped = playout.decide(seconds(13.5))
    assert speak is not None
    assert (speak.clauses, skipped) == ((2,), ())
