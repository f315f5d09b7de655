"""Predicted words are judged without mercy."""

from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.events import PredictionFigures
from interpreter.domain.timeline import ticks_from_ms
from interpreter.policy.prediction import PredictionScore, agreed_opening, likely_opening
from tests.policy.test_certainty import hypothesis


def figures(*steps: tuple[int, str, str, str], ended: bool = True) -> PredictionFigures:
    """Score (ms, committed, provisional, predicted) revisions of one utterance."""
    score = PredictionScore()
    for index, (at_ms, committed, tail, guess) in enumerate(steps):
        last = ended and index == len(steps) - 1
        score.observe(hypothesis(committed, tail=tail, guess=guess, ended=last), ticks_from_ms(at_ms))
    return score.figures()


def test_a_word_that_comes_true_is_a_hit_with_its_lead() -> None:
    assert figures((0, "good", "", "morning"), (500, "good morning", "", "")) == PredictionFigures(
        1, 1, 2, 500.0
    )


def test_another_word_in_its_place_is_a_miss() -> None:
    assert figures((0, "good", "", "morning"), (500, "good evening", "", "")) == PredictionFigures(
        1, 0, 2, None
    )


def test_a_word_that_never_comes_is_a_miss() -> None:
    assert figures((0, "good", "", "morning"), (500, "good", "", "")).predicted == 0
    assert figures((0, "good", "", ""), (500, "good", "", "morning")).predicted == 1


def test_the_last_prediction_before_anything_was_heard_counts() -> None:
    revised = figures(
        (0, "good", "", "evening"),
        (200, "good", "", "morning"),
        (300, "good", "mourning", ""),
        (500, "good morning", "", ""),
    )
    assert revised == PredictionFigures(1, 1, 2, 300.0)


def test_a_prediction_that_was_withdrawn_before_it_was_due_does_not_count() -> None:
    assert (
        figures((0, "good", "", "morning"), (200, "good", "", ""), (500, "good morning", "", "")).predicted
        == 0
    )


def test_utterances_are_judged_apart() -> None:
    score = PredictionScore()
    score.observe(hypothesis("a", guess="b"), ticks_from_ms(0))
    score.observe(hypothesis("x", utterance=2, guess="y"), ticks_from_ms(10))
    score.observe(hypothesis("a b", ended=True), ticks_from_ms(100))
    score.observe(hypothesis("x z", utterance=2, ended=True), ticks_from_ms(110))
    assert score.figures() == PredictionFigures(2, 1, 4, 100.0)


def test_figures_are_news_every_two_seconds_where_they_changed_and_at_the_end() -> None:
    score = PredictionScore()
    assert score.news(ticks_from_ms(0)) is None
    score.observe(hypothesis("a", guess="b"), ticks_from_ms(0))
    assert score.news(ticks_from_ms(100)) == PredictionFigures(0, 0, 1, None)
    score.observe(hypothesis("a b"), ticks_from_ms(200))
    assert score.news(ticks_from_ms(2_000)) is None
    assert score.news(ticks_from_ms(2_100)) == PredictionFigures(1, 1, 2, 200.0)
    assert score.news(ticks_from_ms(9_000)) is None
    score.observe(hypothesis("a b c", ended=True), ticks_from_ms(9_000))
    assert score.news(ticks_from_ms(9_000)) is not None
    assert score.news(ticks_from_ms(9_000), last=True) is None


def test_of_utterances_that_never_end_the_oldest_are_let_go_of() -> None:
    score = PredictionScore()
    for utterance in range(1_030):
        score.observe(hypothesis("good", guess="morning", utterance=utterance), ticks_from_ms(0))
    for utterance in (1, 1_029):
        ending = hypothesis("good morning", utterance=utterance, ended=True)
        score.observe(ending, ticks_from_ms(500))
    assert (score.figures().predicted, score.figures().hits) == (1, 1)


def agreed(*texts: str, least: float = 0.5) -> list[tuple[str, float]]:
    return list(agreed_opening([text.split() for text in texts], least))


def test_the_words_that_enough_texts_begin_with_are_agreed_on_with_their_share() -> None:
    assert agreed("a b c", "a b d", "a e", "a b c") == [("a", 1.0), ("b", 0.75), ("c", 0.5)]
    assert agreed("a b c", "a b d", "a e", "a b c", least=0.6) == [("a", 1.0), ("b", 0.75)]


def test_texts_that_end_or_say_nothing_do_not_agree() -> None:
    assert agreed("a b", "a", "", "a b") == [("a", 0.75), ("b", 0.5)]
    assert agreed("", "", "a b") == []
    assert agreed() == []


def test_only_those_that_agreed_so_far_have_a_voice() -> None:
    assert agreed("a x", "b x", "c x", least=0.3) == [("a", 1 / 3), ("x", 1 / 3)]


@given(st.lists(st.lists(st.sampled_from("ab"), max_size=4), max_size=8), st.floats(0.01, 1.0))
def test_shares_never_grow_nor_fall_below_the_least(texts: list[list[str]], least: float) -> None:
    found = agreed_opening(texts, least)
    shares = [share for _, share in found]
    assert shares == sorted(shares, reverse=True)
    for size, share in enumerate(shares, start=1):
        opening = [word for word, _ in found[:size]]
        assert share == sum(text[:size] == opening for text in texts) / len(texts) >= least


def test_as_many_words_are_shown_as_are_likely_together() -> None:
    assert likely_opening([0.9, 0.9, 0.5, 0.9], least=0.6, most=8) == 2
    assert likely_opening([0.9, 0.9, 0.9], least=0.6, most=2) == 2
    assert likely_opening([0.9], least=0.6, most=8) == 1
    assert likely_opening([], least=0.6, most=8) == 0
