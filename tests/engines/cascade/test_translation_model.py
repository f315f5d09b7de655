from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from interpreter.domain.errors import UserMistake
from interpreter.engines.cascade.translation_guide import Guide, Required
from interpreter.engines.cascade.translation_model import TranslationModel
from interpreter.engines.cascade.translation_passage import Passage, Piece
from interpreter.engines.torch_compat import Placement
from tests.engines.cascade.tiny_translation import DICTIONARY, make_m2m, make_marian

SENTENCE = ["cat", "sees", "25", "dog", "."]


@pytest.fixture(scope="module")
def marian(tmp_path_factory: pytest.TempPathFactory) -> TranslationModel:
    return TranslationModel(make_marian(tmp_path_factory.mktemp("tiny") / "marian"))


@pytest.fixture(scope="module")
def m2m(tmp_path_factory: pytest.TempPathFactory) -> TranslationModel:
    return TranslationModel(make_m2m(tmp_path_factory.mktemp("tiny") / "m2m"))


@pytest.fixture(params=["marian", "m2m"])
def model(
    request: pytest.FixtureRequest, marian: TranslationModel, m2m: TranslationModel
) -> TranslationModel:
    return marian if request.param == "marian" else m2m


def passages(model: TranslationModel) -> list[Passage]:
    """Rows of all lengths, with and without openings."""
    return [
        Passage(model.read("en", SENTENCE), "es"),
        Passage(model.read("fr", SENTENCE[:1]), "ca", model.write("gat menja gos", "ca")),
        Passage(model.read("en", SENTENCE[:3]), "es", model.write("casa", "es")),
    ]


def assert_same(ours: tuple[Piece, ...], others: tuple[Piece, ...]) -> None:
    assert [(one.token, one.place, one.beyond) for one in ours] == [
        (one.token, one.place, one.beyond) for one in others
    ]
    assert [one.probability for one in ours] == pytest.approx([one.probability for one in others], abs=1e-5)


def test_a_batch_of_languages_and_openings_says_what_each_row_says_alone(model: TranslationModel) -> None:
    rows = passages(model)
    for passage, together in zip(rows, model.translate(rows), strict=True):
        assert_same(together, model.translate([passage])[0])


def test_openings_are_read_at_once_and_each_source_once(model: TranslationModel) -> None:
    source = model.read("en", SENTENCE)
    openings = [(), model.write("casa", "es") * 12, model.write("gato", "es")]
    rows = [Passage(source, target, opening) for opening in openings for target in ("es", "es")]
    read: dict[str, list[torch.Size]] = {"encoder": [], "decoder": []}
    parts = {"encoder": model._network.get_encoder(), "decoder": model._network.get_decoder()}
    hooks = [
        part.register_forward_pre_hook(
            lambda _part, _args, given, name=name: read[name].append(given["input_ids"].shape),
            with_kwargs=True,
        )
        for name, part in parts.items()
    ]
    together = model.translate(rows)
    for hook in hooks:
        hook.remove()
    longest = max(len(found) - len(row.opening) for found, row in zip(together, rows, strict=True))
    assert len(read["decoder"]) in {longest, longest + 1}
    assert {shape[1] for shape in read["decoder"][1:]} == {1}
    assert [shape[0] for shape in read["encoder"]] == [1]
    for passage, found in zip(rows, together, strict=True):
        assert_same(found, model.translate([passage])[0])


def test_rows_that_are_longer_together_than_the_model_reads_keep_their_places(
    model: TranslationModel,
) -> None:
    long = Passage(model.read("en", ["cat"]), "es", model.write("casa", "es") * 70)
    short = Passage(model.read("en", SENTENCE * 16), "es")
    for passage, found in zip((long, short), model.translate([long, short]), strict=True):
        assert_same(found, model.translate([passage])[0])


def test_the_cache_changes_nothing(model: TranslationModel) -> None:
    rows = passages(model)
    for kept, anew in zip(model.translate(rows), model.translate(rows, cached=False), strict=True):
        assert_same(kept, anew)


def test_padding_gets_no_attention(model: TranslationModel) -> None:
    short, long = Passage(model.read("en", ["cat"]), "es"), Passage(model.read("en", SENTENCE * 3), "es")
    pieces = model.translate([short, long])[0]
    assert {piece.place for piece in pieces} == {0}
    assert_same(pieces, model.translate([short])[0])


def test_a_translation_goes_on_behind_its_opening(model: TranslationModel) -> None:
    for passage, pieces in zip(passages(model), model.translate(passages(model)), strict=True):
        opening = pieces[: len(passage.opening)]
        assert tuple(piece.token for piece in opening) == passage.opening
        assert {piece.probability for piece in opening} <= {1.0}


def test_nothing_that_writes_nothing_is_ever_chosen(model: TranslationModel) -> None:
    for pieces in model.translate(passages(model)):
        assert all(model.pieces[piece.token] is not None for piece in pieces)


def test_the_same_text_follows_as_from_the_library(m2m: TranslationModel) -> None:
    passage = Passage(m2m.read("en", SENTENCE), "es")
    inputs = m2m._tokenizer("cat sees 25 dog.", return_tensors="pt")
    unwanted = [[token] for token, piece in enumerate(m2m.pieces) if piece is None and token != m2m.end]
    expected = m2m._network.generate(
        **inputs,
        forced_bos_token_id=m2m._tokenizer.get_lang_id("es"),
        max_new_tokens=12,
        num_beams=1,
        do_sample=False,
        bad_words_ids=unwanted,
    )[0].tolist()
    ours = [piece.token for piece in m2m.translate([passage])[0]]
    assert ours[:11] == expected[2:13]


def test_every_source_token_belongs_to_its_word(model: TranslationModel) -> None:
    source = model.read("en", ["Zebra", "(", "cats", ")", ",", "dog", "."])
    owned = {word: [] for word in range(7)}
    for token, word in zip(source.tokens, source.words, strict=True):
        owned[word].append(token)
    assert list(source.words) == sorted(source.words)
    assert len(owned[0]) == 1
    assert owned[5] == list(model.read("en", ["dog"]).tokens)
    assert owned[6]


def test_text_longer_than_the_model_reads_is_cut(model: TranslationModel) -> None:
    source = model.read("en", ["cat"] * 300)
    assert len(source.tokens) == 80
    assert len(model.translate([Passage(source, "es")])[0]) <= 80


def test_the_targets_of_a_model_are_known(model: TranslationModel) -> None:
    assert model.translates("en", "es")
    assert model.translates("en", "ca")
    assert not model.translates("en", "xx")
    assert not model.translates("xx", "es")


def test_a_model_of_one_pair_needs_no_code(tmp_path: Path) -> None:
    pair = TranslationModel(make_marian(tmp_path / "pair", codes=()))
    assert pair.translates("en", "es")
    assert not pair.translates("en", "ca")
    assert pair.translate([Passage(pair.read("en", SENTENCE), "es")])[0]


def test_only_a_model_of_many_languages_takes_context(
    marian: TranslationModel, m2m: TranslationModel
) -> None:
    assert m2m.takes_context
    assert not marian.takes_context


def test_a_guide_decides_what_is_written(model: TranslationModel) -> None:
    wanted = model.write("Newton", "es")
    guide = Guide([Required(wanted, 0, 0)])
    pieces = model.translate([Passage(model.read("en", ["cat"]), "es", guide=guide)])[0]
    assert tuple(piece.token for piece in pieces[: len(wanted)]) == wanted
    assert {piece.probability for piece in pieces[: len(wanted)]} == {1.0}


def test_nothing_given_is_nothing_translated(model: TranslationModel) -> None:
    assert model.translate([]) == []


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match="holds no translation model"):
        TranslationModel(tmp_path)


def test_weights_other_than_safetensors_are_not_loaded(tmp_path: Path) -> None:
    folder = make_m2m(tmp_path / "m2m")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(UserMistake, match="safetensors"):
        TranslationModel(folder)


def test_a_layer_that_is_not_there_is_refused(tmp_path: Path) -> None:
    folder = make_m2m(tmp_path / "m2m")
    with pytest.raises(UserMistake, match="2 layers"):
        TranslationModel(folder, attention_layer=2)


def test_the_taught_dictionary_is_one_to_one() -> None:
    assert all(len(pairs) == 13 for pairs in DICTIONARY.values())


@pytest.mark.parametrize("make", [make_marian, make_m2m])
@pytest.mark.parametrize(
    "placement", [Placement("cpu", "bfloat16"), Placement(int8=True)], ids=["bfloat16", "int8"]
)
def test_fewer_digits_translate_too(
    tmp_path: Path, placement: Placement, make: Callable[[Path], Path]
) -> None:
    model = TranslationModel(make(tmp_path / "model"), placement=placement)
    for passage, pieces in zip(passages(model), model.translate(passages(model)), strict=True):
        assert tuple(piece.token for piece in pieces)[: len(passage.opening)] == passage.opening
        assert len(pieces) > len(passage.opening)
