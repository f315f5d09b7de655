"""From counts to how a decoder is listened to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.policy.calibration import (
    WITHHELD,
    Guess,
    MarginTrial,
    candidates,
    chosen_confidence,
    chosen_heads,
    chosen_margin,
    edits,
    guess_trial,
)


def tried(margin: int, differing: int, early: int) -> MarginTrial:
    return MarginTrial(margin, words=100, differing=differing, timed=100, early=early, lag_ms=0)


def test_of_each_layer_all_heads_are_tried_and_those_that_are_nearly_as_good_as_its_best() -> None:
    assert candidates([[50, 45, 10], [9, 9, 9]]) == ((0, ()), (0, (0, 1)), (1, ()))


def test_what_looks_at_the_right_audio_most_often_is_read() -> None:
    assert chosen_heads({(0, ()): 60, (1, ()): 70, (1, (2,)): 90}, 100) == (1, (2,))
    assert chosen_heads({(0, ()): 60, (0, (1,)): 60}, 100) == (0, ())


def test_where_no_layer_follows_the_audio_none_is_read() -> None:
    assert chosen_heads({(0, ()): 49, (1, ()): 20}, 100) is None
    assert chosen_heads({}, 0) is None


def test_the_least_margin_within_the_budget_is_taken() -> None:
    trials = [tried(0, 9, 0), tried(1, 3, 0), tried(2, 2, 0), tried(3, 0, 0)]
    assert chosen_margin(trials, 0.02) == 2
    assert chosen_margin(trials[::-1], 0.05) == 1


def test_a_margin_that_does_not_wait_for_the_audio_does_not_pass_however_faithful() -> None:
    assert chosen_margin([tried(0, 0, 50), tried(1, 0, 25), tried(2, 0, 0)], 0.02) == 1


def test_where_no_margin_keeps_the_budget_it_is_counted_from_the_most_faithful() -> None:
    assert chosen_margin([tried(0, 40, 0), tried(3, 12, 0), tried(4, 11, 0), tried(6, 9, 1)], 0.02) == 4


def test_where_no_margin_waits_the_one_that_is_early_most_seldom_is_taken() -> None:
    assert chosen_margin([tried(0, 0, 90), tried(4, 50, 40), tried(8, 60, 70)], 0.02) == 4


def test_the_least_confidence_that_keeps_the_erasure_budget_is_taken() -> None:
    guesses = [Guess(0.9, came_true=True)] * 19 + [Guess(0.6, came_true=False)] * 3
    assert chosen_confidence([*guesses, Guess(0.95, came_true=False)], 0.1) == 0.61


def test_predictions_are_withheld_where_no_confidence_is_enough() -> None:
    assert chosen_confidence([Guess(0.9, came_true=False)] * 20, 0.1) == WITHHELD
    assert WITHHELD > 1


def test_a_few_guesses_tell_nothing() -> None:
    assert chosen_confidence([Guess(0.9, came_true=True)] * 9, 0.1) is None


@given(
    st.lists(st.builds(Guess, st.floats(0, 1), st.booleans()), min_size=10, max_size=60), st.floats(0, 0.5)
)
def test_whatever_was_guessed_the_budget_is_kept(guesses: list[Guess], budget: float) -> None:
    confidence = chosen_confidence(guesses, budget)
    assert confidence is not None
    assert guess_trial(guesses, confidence, 1).wrong_share <= budget


def test_coverage_counts_what_came_true_and_stood_there_before() -> None:
    guesses = [
        Guess(0.9, came_true=True),
        Guess(0.8, came_true=True),
        Guess(0.7, came_true=False),
        Guess(0.2, came_true=True),
    ]
    trial = guess_trial(guesses, 0.5, 10)
    assert trial.coverage == pytest.approx(0.2)
    assert trial.wrong_share == pytest.approx(1 / 3)
    assert guess_trial([], 0.5, 0).coverage == 0


@pytest.mark.parametrize(
    ("right", "written", "count"),
    [
        ("", "", 0),
        ("a b c", "a b c", 0),
        ("a b c", "a c", 1),
        ("a c", "a b c", 1),
        ("a b c", "x b y", 2),
        ("a", "", 1),
    ],
)
def test_edits_are_counted_in_words(right: str, written: str, count: int) -> None:
    assert edits(right.split(), written.split()) == count
