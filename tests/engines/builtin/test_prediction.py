import shutil
from pathlib import Path

import pytest

from interpreter.domain.hypothesis import Word, Words, text_of
from interpreter.domain.timeline import Ticks
from interpreter.engines.builtin.prediction import Predictor, common_words, packaged_vocabulary
from interpreter.engines.builtin.recogniser import LanguageModel, Recogniser
from interpreter.engines.builtin.stepper import BuiltinStepper
from tests.engines.builtin.test_stepper import SETTINGS, ShoutingTranslation, blocks, hypotheses, run, spoken

LOG_BASE = 1.0001
NOW = Ticks(480)


@pytest.fixture(scope="module")
def model() -> LanguageModel:
    return Recogniser().language_model


@pytest.fixture(scope="module")
def predictor(model: LanguageModel) -> Predictor:
    return Predictor(model, common_words(model, packaged_vocabulary()))


def said(text: str) -> Words:
    return tuple(Word(word, Ticks(0), Ticks(1)) for word in text.split())


@pytest.mark.parametrize(
    ("before", "after"), [("we will be able", "to"), ("they stand in front", "of"), ("according", "to")]
)
def test_a_fixed_expression_is_completed(predictor: Predictor, before: str, after: str) -> None:
    expected = predictor.expected(said(before), NOW)
    assert expected[0].text == after
    assert expected[0].confidence >= 0.9
    assert (expected[0].start, expected[0].end) == (NOW, NOW)


@pytest.mark.parametrize(
    "before", ["", "we bought two large", "the older people of", "we would like", "it is a lot"]
)
def test_nothing_is_expected_where_anything_else_may_follow(predictor: Predictor, before: str) -> None:
    assert predictor.expected(said(before), NOW) == ()


class CountingModel:
    """Is sure of "b" behind "a" and of "c" behind "a b", and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def prob(self, words: list[str]) -> int:
        self.asked += 1
        likely = words[:2] == ["b", "a"] or words == ["c", "b", "a"]
        return -1000 if likely else -60_000


def test_words_are_chained_until_their_joint_confidence_is_too_low() -> None:
    chain = Predictor(CountingModel(), ("a", "b", "c"), confidence=0.8).expected(said("x a"), NOW)
    assert [word.text for word in chain] == ["b", "c"]
    assert chain[1].confidence == pytest.approx(LOG_BASE**-2000)
    assert len(Predictor(CountingModel(), ("a", "b", "c"), confidence=0.85).expected(said("x a"), NOW)) == 1


def test_a_known_context_is_not_looked_up_again() -> None:
    model = CountingModel()
    predictor = Predictor(model, ("a", "b", "c"))
    predictor.expected(said("x a"), NOW)
    asked = model.asked
    predictor.expected(said("y x a"), NOW)
    assert model.asked == asked


def test_confidence_must_be_a_probability() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Predictor(CountingModel(), ("a",), confidence=1.0)


@pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")
def test_the_engine_predicts_a_fixed_expression_but_never_commits_by_that(tmp_path: Path) -> None:
    stepper = BuiltinStepper(ShoutingTranslation)
    heard = blocks(spoken(tmp_path, "we are able to buy buses"), 1)
    shown = hypotheses(run(stepper, stepper.init(SETTINGS), heard), "en")
    foreseen = [(text_of(one.predicted), text_of(one.committed)) for one in shown if one.predicted]
    assert foreseen
    assert all(text == "to" and "to" not in sure.split() for text, sure in foreseen)
