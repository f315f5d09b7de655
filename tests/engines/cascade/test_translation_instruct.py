"""Translation by a small language model that follows instructions."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import text_of
from interpreter.domain.steps import Term
from interpreter.engines.cascade.translation import IncrementalTranslator
from interpreter.engines.cascade.translation_instruct import InstructionModel
from interpreter.engines.cascade.translation_loading import load_translator
from interpreter.engines.cascade.translation_model import TranslationModel
from interpreter.engines.cascade.translation_passage import Passage
from interpreter.engines.torch_compat import Placement
from interpreter.policy.entities import numerals, unaccounted
from tests.engines.cascade.test_translation import (
    SENTENCE,
    TARGETS,
    cut_utterances,
    expected,
    said,
    spoken,
    streamed,
)
from tests.engines.cascade.tiny_instruct import Knowing, make_instruct
from tests.engines.cascade.tiny_translation import make_m2m
from tests.engines.revising import revised

TERMS = (Term("big cat", {"es": "Leo Mayor"}), Term("dog", {"es": "Ωμέγα", "ca": "犬"}))
_FEW = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module", params=["qwen3", "llama"])
def model(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> InstructionModel:
    """One with random weights."""
    loaded = load_translator(make_instruct(tmp_path_factory.mktemp("instruct"), kind=request.param))
    assert isinstance(loaded, InstructionModel)
    return loaded


@pytest.fixture(scope="module")
def knowing(tmp_path_factory: pytest.TempPathFactory) -> InstructionModel:
    """One that translates word by word."""
    made = InstructionModel(make_instruct(tmp_path_factory.mktemp("knowing")))
    made._network = Knowing(made)
    return made


def passages(model: InstructionModel) -> list[Passage]:
    return [
        Passage(model.read("en", SENTENCE), "es"),
        Passage(model.read("fr", SENTENCE[:1]), "ca", model.write("gat menja gos", "ca")),
        Passage(model.read("en", SENTENCE[:3]), "es", model.write("casa", "es")),
    ]


def test_a_batch_says_what_each_row_says_alone_and_keeps_its_opening(model: InstructionModel) -> None:
    rows = passages(model)
    for passage, together in zip(rows, model.translate(rows), strict=True):
        tokens = tuple(piece.token for piece in together)
        assert tokens[: len(passage.opening)] == passage.opening
        assert tokens == tuple(piece.token for piece in model.translate([passage])[0])
        places = [piece.place for piece in together]
        assert places == sorted(places)
        assert set(places) <= set(range(len(passage.source.tokens)))


def test_pieces_write_what_the_tokenizer_writes(model: InstructionModel) -> None:
    for text in ("gato come 40 pan", "¿Ωμέγα, 犬?", "l'aigua"):
        written = "".join(model.pieces[token] or "" for token in model.write(text, "es"))
        plain = written.encode("utf-8", "surrogateescape").decode().replace("▁", " ")
        assert plain == f" {text}"


@given(cut_utterances())
@_FEW
def test_committed_words_only_grow_whatever_the_model_says(
    model: InstructionModel, utterance: tuple[list[str], list[tuple[int, int]]]
) -> None:
    texts = ["dog", *utterance[0]]
    cuts = [(heard + 1, sure + 1) for heard, sure in utterance[1]]
    committed = streamed(IncrementalTranslator([model], ["en"], TARGETS, TERMS), texts, cuts)
    assert text_of(committed["es"]).count("Ωμέγα") >= 1
    assert "犬" in text_of(committed["ca"])
    for words in committed.values():
        assert unaccounted([word.text for word in words], numerals(texts)) is None


@given(cut_utterances())
@_FEW
def test_any_chunking_ends_as_the_whole_at_once(
    knowing: InstructionModel, utterance: tuple[list[str], list[tuple[int, int]]]
) -> None:
    texts, cuts = utterance
    whole = said(IncrementalTranslator([knowing], ["en"], TARGETS), texts)
    assert whole == {language: expected(texts, language) for language in TARGETS}
    committed = streamed(IncrementalTranslator([knowing], ["en"], TARGETS), texts, cuts)
    assert {language: text_of(words) for language, words in committed.items()} == whole


def test_words_are_committed_when_two_drafts_agree(knowing: InstructionModel) -> None:
    translator, words = IncrementalTranslator([knowing], ["en"], ("es",)), spoken(SENTENCE)

    def committed(sure: int, heard: int) -> str:
        return text_of(revised(translator, "floor", 1, words[:sure], words[sure:heard], (), False)["es"][0])

    assert committed(1, 3) == ""
    assert committed(3, 3) == "", "the same words again are no second opinion"
    assert committed(3, 5) == expected(SENTENCE[:3], "es")


def test_the_request_holds_the_languages_the_terms_and_the_sentence_before(
    knowing: InstructionModel,
) -> None:
    network = knowing._network
    assert isinstance(network, Knowing)
    translator = IncrementalTranslator([knowing], ["en"], ("es",), TERMS)
    assert said(translator, ["water", "."], number=1) == {"es": "agua."}
    assert "Leo Mayor" not in network.asked[0]
    revised(translator, "floor", 2, spoken(["big", "cat", "eats"]), (), (), False)
    assert "from English into Spanish" in network.asked[0]
    assert "“Leo Mayor” for “big cat”" in network.asked[0]
    assert network.asked[0].endswith("water. big cat eats<|end|>\n<|start|>assistant\nSpanish: agua.")


def test_a_term_that_the_model_does_not_say_is_led_in(knowing: InstructionModel) -> None:
    translator = IncrementalTranslator([knowing], ["en"], ("es",), TERMS)
    assert "Ωμέγα" in said(translator, ["water", "and", "dog"])["es"]


def test_a_wrong_number_is_decoded_again(tmp_path: Path) -> None:
    model = InstructionModel(make_instruct(tmp_path))
    model._network = Knowing(model, wrong={"40": "14"})
    texts = ["cat", "eats", "40", "bread"]
    assert text_of(spoken(["gato", "come", "14", "pan"])) in plain(model, texts)
    assert said(IncrementalTranslator([model], ["en"], ("es",)), texts) == {"es": "gato come 40 pan"}


def kept_by(model: InstructionModel) -> int:
    """How much the model's own collections hold."""
    return sum(len(kept) for kept in vars(model).values() if isinstance(kept, (dict, list, set)))


def plain(model: InstructionModel, texts: Sequence[str]) -> str:
    """What the model says by itself."""
    pieces = model.translate([Passage(model.read("en", texts), "es")])[0]
    return "".join(model.pieces[piece.token] or "" for piece in pieces).replace("▁", " ")


def test_an_answer_ends_with_its_line(knowing: InstructionModel) -> None:
    assert plain(knowing, ["cat", "."]) == " gato."


def test_an_answer_has_an_end_even_where_the_model_finds_none(model: InstructionModel) -> None:
    passage = passages(model)[0]
    long = replace(passage, opening=model.write("gato " * 400, "es"))
    assert len(model.translate([passage])[0]) <= 4 * len(SENTENCE) + 16
    assert tuple(piece.token for piece in model.translate([long])[0]) == long.opening


def test_eight_bits_say_nearly_the_same(tmp_path: Path) -> None:
    folder = make_instruct(tmp_path)
    whole, small = (InstructionModel(folder, placement=Placement(int8=int8)) for int8 in (False, True))
    passage = Passage(whole.read("en", SENTENCE), "es", whole.write("gato come", "es"))
    first, other = (model.translate([passage])[0][len(passage.opening)] for model in (whole, small))
    assert first.token == other.token
    assert first.probability == pytest.approx(other.probability, abs=0.1)


def test_a_long_session_leaves_nothing_behind(model: InstructionModel) -> None:
    words = ["", "\0", "water", "犬", "\ud83d", "l'aigua"]
    assert model.text(model.read("en", words)) == text_of(spoken(words))
    before = kept_by(model)
    for number in range(500):
        model.read("en", [f"word{number}"])
    assert kept_by(model) == before


def test_what_lies_in_a_folder_decides_how_it_is_asked(tmp_path: Path) -> None:
    assert isinstance(load_translator(make_m2m(tmp_path / "m2m")), TranslationModel)
    folder = make_instruct(tmp_path / "instruct")
    (folder / "chat_template.jinja").unlink()
    with pytest.raises(UserMistake, match="no chat template; choose another"):
        load_translator(folder)
    with pytest.raises(UserMistake, match="get it again"):
        load_translator(tmp_path)
