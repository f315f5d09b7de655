from collections.abc import Sequence

import pytest

from interpreter.domain.hypothesis import Word, text_of
from interpreter.domain.timeline import Ticks
from interpreter.engines.cascade.translation_draft import Attempt, Context, Draft, TranslationSettings
from interpreter.engines.cascade.translation_guide import TermList
from interpreter.engines.cascade.translation_model import TranslationModel
from interpreter.engines.cascade.translation_passage import Piece
from interpreter.engines.translation import Revision
from tests.engines.cascade.tiny_translation import make_marian


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> TranslationModel:
    return TranslationModel(make_marian(tmp_path_factory.mktemp("draft") / "marian"))


def attempt_at(model: TranslationModel, texts: Sequence[str], *, ended: bool = True) -> Attempt:
    words = tuple(Word(text, Ticks(100 * n), Ticks(100 * n + 100)) for n, text in enumerate(texts))
    draft = Draft(Context(), TranslationSettings())
    return Attempt(model, "es", draft, Revision("floor", 1, "en", words, ended=ended), TermList((), "es"))


def pieces(model: TranslationModel, attempt: Attempt, texts: Sequence[str]) -> list[Piece]:
    """What a model might have said, each word for the source word in its place."""
    owners = attempt.passage().source.words
    return [
        Piece(token, owners.index(place), 0.9)
        for place, text in enumerate(texts)
        for token in model.write(text, "es")
    ]


def test_a_number_said_right_the_second_time_is_kept(model: TranslationModel) -> None:
    attempt = attempt_at(model, ["40", "cat"])
    assert not attempt.judge(pieces(model, attempt, ["14", "gato"]))
    guide = attempt.passage().guide
    assert guide is not None
    assert set(model.write("14", "es")) & set(guide.choose([], 0).banned)
    assert attempt.judge(pieces(model, attempt, ["40", "gato"]))
    assert text_of(attempt.settle()[0]) == "40 gato"


@pytest.mark.parametrize("second", [["25", "gato"], ["gato", "gato"], []], ids=["wrong", "none", "nothing"])
def test_a_number_that_stays_wrong_is_written_as_it_was_said(
    model: TranslationModel, second: list[str]
) -> None:
    attempt = attempt_at(model, ["40", "cat"])
    assert not attempt.judge(pieces(model, attempt, ["14", "gato"]))
    assert not attempt.judge(pieces(model, attempt, second))
    assert attempt.passage().opening == model.write("40", "es")
    assert attempt.judge(pieces(model, attempt, ["40", "gato"]))
    assert text_of(attempt.settle()[0]) == "40 gato"


def test_where_no_number_was_said_none_is_committed(model: TranslationModel) -> None:
    attempt = attempt_at(model, ["cat", "dog"])
    for _ in range(3):
        assert not attempt.judge(pieces(model, attempt, ["gato", "14"]))
    guide = attempt.passage().guide
    assert guide is not None
    assert model.digits <= set(guide.choose([], 0).banned)
    assert attempt.judge(pieces(model, attempt, ["gato", "14"]))
    assert text_of(attempt.settle()[0]) == "gato"


def test_a_number_that_may_go_on_is_waited_for(model: TranslationModel) -> None:
    attempt = attempt_at(model, ["cat", "twenty"], ended=False)
    assert attempt.judge(pieces(model, attempt, ["20"]))
    assert attempt.settle()[0] == ()


def test_a_number_is_committed_as_a_whole(model: TranslationModel) -> None:
    attempt = attempt_at(model, ["1000", "cat", "dog"], ended=False)
    said = pieces(model, attempt, ["1", "000"])
    last = attempt.passage().source.words.index(2)
    said[-1] = Piece(said[-1].token, last, 0.9)
    assert attempt.judge(said)
    assert attempt.settle()[0] == ()
    assert text_of(attempt.draft.shown[0]) == "1 000"


def test_a_word_rests_on_all_that_its_pieces_look_at(model: TranslationModel) -> None:
    attempt = attempt_at(model, ["cat", "dog"])
    first, *rest = pieces(model, attempt, ["qwerty"])
    later = attempt.passage().source.words.index(1)
    assert attempt.judge([first, *(Piece(piece.token, later, 0.5) for piece in rest)])
    (word,) = attempt.settle()[0]
    assert (word.text, word.start, word.end) == ("qwerty", 0, 200)
    assert 0.4 < word.confidence < 0.9
