"""A clause is placed piece by piece while its voice still computes the rest."""

import pytest

from interpreter.domain.channels import SkipCause
from interpreter.domain.timeline import Ticks
from interpreter.policy.playout import PlayoutPolicy
from tests.policy.test_playout import clause, seconds


@pytest.fixture
def speaking() -> PlayoutPolicy:
    """A clause of eight words is asked for at once; its first second sounds from 0.2 s on."""
    playout = PlayoutPolicy()
    playout.offer(clause(1, 8, mark="."))
    assert playout.backlog() > 0
    playout.decide(seconds(0))
    assert playout.placed(seconds(1), seconds(0.2)) == seconds(0.2)
    return playout


def test_each_piece_of_a_clause_begins_at_the_end_of_the_one_before(speaking: PlayoutPolicy) -> None:
    assert speaking.placed(seconds(2), seconds(0.5)) == seconds(1.2)
    assert speaking.placed(seconds(1), seconds(1.5)) == seconds(3.2)
    assert speaking.speech_end == seconds(4.2)
    played = speaking.complete()
    assert played is not None
    assert (played.start, played.duration) == (seconds(0.2), seconds(4))
    assert speaking.settled
    assert speaking.synthesis == seconds(0.2)


def test_a_voice_slower_than_its_speech_pauses_and_the_pause_is_part_of_what_is_heard(
    speaking: PlayoutPolicy,
) -> None:
    assert speaking.placed(seconds(1), seconds(2)) == seconds(2)
    played = speaking.complete()
    assert played is not None
    assert (played.start, played.duration) == (seconds(0.2), seconds(2.8))


def test_a_voice_slower_than_its_speech_is_given_a_start_from_the_next_clause_on() -> None:
    playout = PlayoutPolicy()
    starts: list[Ticks] = []
    for number in range(2):
        began = seconds(20 * number)
        playout.offer(clause(number, 8))
        playout.decide(began)
        came = [Ticks(began + seconds(0.7 * (1 + piece))) for piece in range(5)]
        starts += [Ticks(playout.placed(seconds(0.5), now) - began) for now in came]
        playout.complete()
    assert starts[:5] == [seconds(0.7 * (1 + piece)) for piece in range(5)]
    assert starts[5:] == [seconds(1.5 + 0.5 * piece) for piece in range(5)]
    assert playout.reserve == seconds(0.8)
    assert playout.idle(Ticks(playout.speech_end - seconds(0.3 + 0.7 + 0.8)))
    playout.offer(clause(3))
    playout.decide(seconds(60))
    assert playout.placed(seconds(1), seconds(60), prepared=True) == seconds(60)


def test_nobody_waits_longer_than_two_seconds_for_a_slow_voice() -> None:
    playout = PlayoutPolicy()
    playout.offer(clause(1))
    playout.decide(seconds(0))
    for came in (1, 20):
        playout.placed(seconds(1), seconds(came))
    assert playout.reserve == seconds(2)


def test_what_sounds_already_does_not_wait_though_its_end_is_not_known(speaking: PlayoutPolicy) -> None:
    assert speaking.backlog() == 0
    assert not speaking.settled
    assert speaking.decide(seconds(1.1)) == (None, ())


def test_the_end_of_a_clause_that_is_not_known_is_guessed(speaking: PlayoutPolicy) -> None:
    assert speaking.sounds_until(seconds(0.1)) is None
    guessed = speaking.sounds_until(seconds(0.3))
    assert guessed is not None
    assert seconds(3) < guessed < seconds(5)
    speaking.placed(seconds(9), seconds(0.4))
    assert speaking.sounds_until(seconds(0.5)) == seconds(10.2)
    speaking.complete()
    assert speaking.sounds_until(seconds(0.5)) is None


def test_a_voice_that_fails_in_the_middle_was_heard_so_far_and_the_rest_is_skipped(
    speaking: PlayoutPolicy,
) -> None:
    played, skipped = speaking.failed()
    assert played is not None
    assert (played.start, played.duration) == (seconds(0.2), seconds(1))
    assert (skipped.words, skipped.cause) == (6, SkipCause.NO_VOICE)
    assert speaking.settled


def test_of_what_was_said_almost_to_its_end_one_word_is_missing(speaking: PlayoutPolicy) -> None:
    speaking.placed(seconds(9), seconds(0.4))
    assert speaking.failed()[1].words == 1


def test_a_clause_that_is_cut_was_heard_until_then(speaking: PlayoutPolicy) -> None:
    speaking.placed(seconds(2), seconds(0.4))
    speaking.cut(seconds(0.7))
    played, skipped = speaking.failed(SkipCause.INTERPRETER)
    assert played is not None
    assert (played.start, played.duration) == (seconds(0.2), seconds(0.5))
    assert (skipped.words, skipped.cause) == (7, SkipCause.INTERPRETER)
    assert speaking.speech_end == seconds(0.7)


def test_a_clause_that_is_cut_before_it_sounds_is_skipped_as_a_whole(speaking: PlayoutPolicy) -> None:
    speaking.cut(seconds(0.1))
    played, skipped = speaking.failed(SkipCause.INTERPRETER)
    assert (played, skipped.words) == (None, 8)
