from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from pathlib import Path

import pytest
import torch
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from interpreter.domain.errors import UnsupportedLanguage
from interpreter.domain.hypothesis import Word, Words, text_of
from interpreter.domain.steps import Term
from interpreter.domain.timeline import Ticks
from interpreter.engines.cascade.translation import IncrementalTranslator
from interpreter.engines.cascade.translation_draft import CommitRule, TranslationSettings
from interpreter.engines.cascade.translation_model import TranslationModel
from interpreter.engines.cascade.translation_passage import Passage
from interpreter.engines.translation import Revision, Translated
from interpreter.policy.entities import numerals, unaccounted
from tests.engines.cascade.tiny_translation import DICTIONARY, make_m2m, make_marian
from tests.engines.revising import revised

TARGETS = ("es", "ca")
SENTENCE = ["big", "cat", "sees", "bread", "and", "dog", "eats", "."]
_SAYABLE = sorted(DICTIONARY["es"].keys() - {"40", "."})
_FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def untaught(tmp_path_factory: pytest.TempPathFactory) -> TranslationModel:
    """A model of many languages that knows none."""
    return TranslationModel(make_m2m(tmp_path_factory.mktemp("untaught") / "m2m"))


def spoken(texts: Sequence[str]) -> Words:
    """Words of 100 ticks each."""
    return tuple(Word(text, Ticks(100 * n), Ticks(100 * n + 100)) for n, text in enumerate(texts))


def said(translator: IncrementalTranslator, texts: Sequence[str], *, number: int = 1) -> dict[str, str]:
    """A whole utterance at once."""
    found = revised(translator, "floor", number, spoken(texts), (), (), True)
    return {language: text_of(parts[0]) for language, parts in found.items()}


def expected(texts: Sequence[str], language: str) -> str:
    return text_of(spoken([DICTIONARY[language][text] for text in texts]))


def streamed(
    translator: IncrementalTranslator, texts: Sequence[str], cuts: Sequence[tuple[int, int]]
) -> dict[str, Words]:
    """Say an utterance in revisions of so many heard and committed words; nothing committed is ever taken back."""
    words = spoken(texts)
    before: dict[str, Words] = dict.fromkeys(TARGETS, ())
    for heard, sure in [*cuts, (len(words), len(words))]:
        ended = heard == len(words) and sure == heard
        found = revised(translator, "floor", 1, words[:sure], words[sure:heard], (), ended)
        for language, (committed, _, _) in found.items():
            assert committed[: len(before[language])] == before[language]
            starts = [word.start for word in committed]
            assert starts == sorted(starts)
            before[language] = committed
        if ended:
            break
    return before


@st.composite
def cut_utterances(draw: st.DrawFn) -> tuple[list[str], list[tuple[int, int]]]:
    texts = draw(st.lists(st.sampled_from(_SAYABLE), min_size=1, max_size=8))
    heard = sorted(draw(st.lists(st.integers(0, len(texts) - 1), max_size=3)))
    sure = sorted(draw(st.lists(st.integers(0, len(texts) - 1), min_size=len(heard), max_size=len(heard))))
    return texts, [(max(pair), pair[1]) for pair in zip(heard, sure, strict=True)]


@given(cut_utterances())
@_FEW
def test_any_chunking_ends_as_the_whole_at_once(
    taught: TranslationModel, utterance: tuple[list[str], list[tuple[int, int]]]
) -> None:
    texts, cuts = utterance
    whole = said(IncrementalTranslator([taught], ["en"], TARGETS), texts)
    committed = streamed(IncrementalTranslator([taught], ["en"], TARGETS), texts, cuts)
    assert {language: text_of(words) for language, words in committed.items()} == whole


@given(cut_utterances(), st.sampled_from(CommitRule))
@_FEW
def test_committed_words_only_grow_whatever_the_model_says(
    untaught: TranslationModel, utterance: tuple[list[str], list[tuple[int, int]]], rule: CommitRule
) -> None:
    streamed(
        IncrementalTranslator([untaught], ["en"], TARGETS, settings=TranslationSettings(rule)), *utterance
    )


def test_both_languages_are_translated(taught: TranslationModel) -> None:
    translated = said(IncrementalTranslator([taught], ["en"], TARGETS), SENTENCE)
    assert translated == {language: expected(SENTENCE, language) for language in TARGETS}


def test_words_are_committed_while_their_attention_stays_within_what_is_certain(
    taught: TranslationModel,
) -> None:
    translator, words = IncrementalTranslator([taught], ["en"], ("es",)), spoken(SENTENCE)
    committed, provisional, predicted = revised(translator, "floor", 1, words[:4], words[4:6], (), False)[
        "es"
    ]
    assert text_of(committed) == expected(SENTENCE[:3], "es")
    assert text_of(provisional) == expected(SENTENCE[3:6], "es")
    assert predicted == ()
    assert [(word.start, word.end) for word in committed] == [(0, 100), (100, 200), (200, 300)]
    assert all(0.5 < word.confidence < 1 for word in committed)


def test_a_wider_margin_commits_less(taught: TranslationModel) -> None:
    translator = IncrementalTranslator([taught], ["en"], ("es",), settings=TranslationSettings(margin=3))
    committed, _, _ = revised(translator, "floor", 1, spoken(SENTENCE[:4]), (), (), False)["es"]
    assert text_of(committed) == expected(SENTENCE[:1], "es")


def test_in_a_hurry_the_last_committed_source_word_is_committed_on_too(taught: TranslationModel) -> None:
    translator, words = IncrementalTranslator([taught], ["en"], TARGETS), spoken(SENTENCE)
    usual = revised(translator, "floor", 1, words[:3], (), (), False)
    translator.hurry(("es",))
    sooner = revised(translator, "floor", 1, words[:4], (), (), False)
    assert len(usual["es"][0]) == len(usual["ca"][0])
    assert text_of(sooner["es"][0]) == expected(SENTENCE[:4], "es")
    assert text_of(sooner["ca"][0]) == expected(SENTENCE[:3], "ca")
    translator.hurry(())
    assert text_of(revised(translator, "floor", 1, words[:6], (), (), False)["es"][0]) == expected(
        SENTENCE[:5], "es"
    )


def test_what_rests_on_predicted_words_is_predicted(taught: TranslationModel) -> None:
    translator, words = IncrementalTranslator([taught], ["en"], ("es",)), spoken(SENTENCE)
    committed, provisional, predicted = revised(
        translator, "floor", 1, words[:2], words[2:4], words[4:6], False
    )["es"]
    assert text_of((*committed, *provisional)) == expected(SENTENCE[:4], "es")
    assert text_of(predicted) == expected(SENTENCE[4:6], "es")
    assert {(word.start, word.end) for word in predicted} == {(400, 400)}


def test_an_unsure_prediction_is_not_shown(taught: TranslationModel) -> None:
    translator = IncrementalTranslator(
        [taught], ["en"], ("es",), settings=TranslationSettings(predicted_confidence=1.0)
    )
    words = spoken(SENTENCE)
    assert revised(translator, "floor", 1, words[:2], (), words[2:6], False)["es"][2] == ()


def test_by_agreement_words_are_committed_when_revisions_agree(taught: TranslationModel) -> None:
    rule = TranslationSettings(CommitRule.AGREEMENT)
    translator, words = IncrementalTranslator([taught], ["en"], ("es",), settings=rule), spoken(SENTENCE)
    first = revised(translator, "floor", 1, (), words[:3], (), False)["es"][0]
    assert first == ()
    assert revised(translator, "floor", 1, (), words[:3], (), False)["es"][0] == ()
    second = revised(translator, "floor", 1, (), words[:5], (), False)["es"][0]
    assert text_of(second) == expected(SENTENCE[:3], "es")


def test_a_wrong_number_is_never_committed(taught: TranslationModel) -> None:
    texts = ["cat", "eats", "40", "bread", "and", "7", "water", "."]
    plain = taught.translate([Passage(taught.read("en", texts), "es")])[0]
    assert "▁14" in {taught.pieces[piece.token] for piece in plain}, "the error is there to be found"
    translator, words = IncrementalTranslator([taught], ["en"], TARGETS), spoken(texts)
    for sure in range(1, len(words) + 1):
        found = revised(translator, "floor", 1, words[:sure], words[sure : sure + 2], (), sure == len(words))
        for committed, _, _ in found.values():
            assert unaccounted([word.text for word in committed], numerals(texts)) is None
            assert "14" not in text_of(committed)
    assert text_of(found["ca"][0]) == expected(texts, "ca")
    assert text_of(found["es"][0]) == "gato come 40 pan y 7 agua."


@pytest.fixture(scope="module")
def stubborn(tmp_path_factory: pytest.TempPathFactory) -> TranslationModel:
    """A model that would say numbers most of the time, whatever it hears."""
    model = TranslationModel(make_marian(tmp_path_factory.mktemp("stubborn") / "marian"))
    for number in ("7", "14", "25"):
        model._network.final_logits_bias[0, model.write(number, "es")] += 3
    return model


@given(cut_utterances(), st.sampled_from(CommitRule))
@_FEW
def test_no_model_can_commit_a_number_that_nobody_said(
    stubborn: TranslationModel, utterance: tuple[list[str], list[tuple[int, int]]], rule: CommitRule
) -> None:
    texts, cuts = utterance
    translator = IncrementalTranslator([stubborn], ["en"], TARGETS, settings=TranslationSettings(rule))
    for words in streamed(translator, texts, cuts).values():
        assert unaccounted([word.text for word in words], numerals(texts)) is None


def test_a_number_the_source_does_not_have_is_left_out(
    untaught: TranslationModel, taught: TranslationModel
) -> None:
    for model in (untaught, taught):
        translated = said(IncrementalTranslator([model], ["en"], TARGETS), ["cat", "Newton", "Zebra", "eats"])
        assert all(unaccounted(text.split(), ()) is None for text in translated.values())


TERMS = (
    Term("big cat", {"es": "Leo Mayor", "ca": "Zebra"}),
    Term("Newton", {}),
    Term("dog", {"es": "Ωμέγα", "ca": "Ωμ"}),
)
_SHORT_TERMS = (Term("big cat", {"es": "gran Zebra"}), Term("Newton", {}), Term("dog", {"es": "Zebra"}))


@pytest.mark.parametrize("name", ["taught", "untaught"])
def test_terms_always_appear(name: str, request: pytest.FixtureRequest) -> None:
    model: TranslationModel = request.getfixturevalue(name)
    texts = ["water", "big", "cat", "eats", "Newton", "and", "dog", "."]
    for cuts in ([], [(3, 2), (5, 4)], [(2, 2), (4, 4), (7, 6)]):
        committed = streamed(IncrementalTranslator([model], ["en"], TARGETS, TERMS), texts, cuts)
        spanish, catalan = (text_of(committed[language]) for language in TARGETS)
        assert all(spanish.count(term) == 1 for term in ("Leo Mayor", "Newton", "Ωμέγα"))
        assert all(term in catalan for term in ("Zebra", "Newton", "Ωμ"))


@given(cut_utterances(), st.sampled_from(CommitRule))
@_FEW
def test_a_term_appears_as_often_as_it_was_said_for_any_chunking(
    untaught: TranslationModel, utterance: tuple[list[str], list[tuple[int, int]]], rule: CommitRule
) -> None:
    texts = ["dog" if text == "water" else text for text in utterance[0]]
    rules = TranslationSettings(rule)
    committed = streamed(
        IncrementalTranslator([untaught], ["en"], TARGETS, TERMS, settings=rules), texts, utterance[1]
    )
    assert text_of(committed["es"]).count("Ωμέγα") == texts.count("dog")


def test_a_term_stands_where_it_was_said(taught: TranslationModel) -> None:
    translator = IncrementalTranslator([taught], ["en"], ("es",), _SHORT_TERMS)
    texts = ["water", "dog", "eats", "Newton", "and", "bread"]
    assert said(translator, texts) == {"es": "agua Zebra come Newton y pan"}


def test_nothing_is_committed_on_what_may_become_a_term(taught: TranslationModel) -> None:
    settings_ = TranslationSettings(margin=0)
    translator = IncrementalTranslator([taught], ["en"], ("es",), _SHORT_TERMS, settings=settings_)
    words = spoken(["water", "big", "cat", "eats"])
    assert text_of(revised(translator, "floor", 1, words[:2], (), (), False)["es"][0]) == "agua"
    assert text_of(revised(translator, "floor", 1, words, (), (), True)["es"][0]) == "agua gran Zebra come"


def test_terms_hold_from_the_next_revision(taught: TranslationModel) -> None:
    translator, words = (
        IncrementalTranslator([taught], ["en"], ("es",)),
        spoken(["dog", "sees", "bread", "and", "dog"]),
    )
    assert text_of(revised(translator, "floor", 1, words[:3], (), (), False)["es"][0]) == "perro ve"
    translator.set_terms(_SHORT_TERMS)
    assert text_of(revised(translator, "floor", 1, words, (), (), True)["es"][0]) == "perro ve pan y Zebra"


def test_targets_may_change_while_somebody_speaks(taught: TranslationModel) -> None:
    translator, words = IncrementalTranslator([taught], ["en"], ("es",)), spoken(SENTENCE)
    revised(translator, "floor", 1, words[:4], (), (), False)
    translator.set_targets(("es", "ca"))
    found = revised(translator, "floor", 1, words, (), (), True)
    assert text_of(found["ca"][0]) == expected(SENTENCE, "ca")
    assert text_of(found["es"][0]) == expected(SENTENCE, "es")


def test_a_target_without_a_model_is_refused_and_nothing_changes(taught: TranslationModel) -> None:
    translator = IncrementalTranslator([taught], ["en"], ("es",))
    with pytest.raises(UnsupportedLanguage, match="xx"):
        translator.set_targets(("ca", "xx"))
    assert said(translator, ["dog"]) == {"es": "perro"}


def test_two_models_serve_their_own_languages(taught: TranslationModel, untaught: TranslationModel) -> None:
    translator = IncrementalTranslator([taught, untaught], ["en"], ("fr", "es"))
    assert said(translator, ["dog"])["es"] == "perro"
    assert translator._targets["en"]["fr"] is untaught


def test_the_sentence_before_stands_in_front_and_is_cut_away(untaught: TranslationModel) -> None:
    translator, asked = IncrementalTranslator([untaught], ["en"], ("es",)), []
    translate = untaught.translate
    said(translator, SENTENCE, number=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(untaught, "translate", lambda rows: asked.extend(rows) or translate(rows))
        second = revised(translator, "floor", 2, spoken(["dog", "eats"]), (), (), True)["es"][0]
    before = untaught.read("en", SENTENCE).tokens
    assert asked[0].source.tokens == before + untaught.read("en", ["dog", "eats"]).tokens
    assert asked[0].opening
    tokens = [piece.token for piece in translate([replace(asked[-1], guide=None)])[0]]
    assert len(second) <= len(tokens) - len(asked[-1].opening)
    assert all(0 <= word.start <= 100 for word in second)


def test_context_that_silences_the_model_is_left_out(tmp_path: Path) -> None:
    model = TranslationModel(make_m2m(tmp_path / "m2m"))
    translator = IncrementalTranslator([model], ["en"], ("es",))
    said(translator, SENTENCE, number=1)
    mute = torch.zeros(len(model.pieces))
    mute[model.end] = 1e6
    model._network.final_logits_bias = mute
    asked, translate = [], model.translate
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model, "translate", lambda rows: asked.extend(rows) or translate(rows))
        said(translator, ["dog"], number=2)
    assert [bool(passage.opening) for passage in asked] == [True, False]


def test_context_can_be_switched_off(untaught: TranslationModel) -> None:
    translator = IncrementalTranslator(
        [untaught], ["en"], ("es",), settings=TranslationSettings(context_words=0)
    )
    first = said(translator, ["dog", "eats"], number=1)
    said(translator, SENTENCE, number=2)
    assert said(translator, ["dog", "eats"], number=3) == first


def test_sources_do_not_mix(taught: TranslationModel) -> None:
    translator, words = IncrementalTranslator([taught], ["en"], ("es",)), spoken(SENTENCE)
    revised(translator, "left", 1, words[:4], (), (), False)
    revised(translator, "right", 1, words[4:6], (), (), False)
    assert text_of(revised(translator, "left", 1, words, (), (), True)["es"][0]) == expected(SENTENCE, "es")


@pytest.mark.parametrize(("name", "languages"), [("taught", ["en"]), ("untaught", ["en", "fr"])])
@given(st.lists(cut_utterances(), min_size=2, max_size=4))
@settings(_FEW, max_examples=3, phases=[Phase.generate])
def test_sources_translated_at_once_say_what_each_says_alone(
    request: pytest.FixtureRequest,
    name: str,
    languages: list[str],
    utterances: list[tuple[list[str], list[tuple[int, int]]]],
) -> None:
    model: TranslationModel = request.getfixturevalue(name)
    together, alone = (IncrementalTranslator([model], languages, TARGETS, TERMS) for _ in range(2))
    plans = [
        _revisions(number, languages[number % len(languages)], *utterance)
        for number, utterance in enumerate(utterances)
    ]
    for each in zip_longest(*plans):
        revisions = [one for one in each if one is not None]
        found = together.revise(revisions)
        assert found == [approximately(alone.revise([one])[0]) for one in revisions]


def _revisions(number: int, language: str, texts: list[str], cuts: list[tuple[int, int]]) -> list[Revision]:
    """What is heard of an utterance, which is said twice."""
    words, source = spoken(texts), f"source {number}"
    return [
        Revision(source, twice, language, words[:sure], words[sure:heard], words[heard : heard + 1], end)
        for twice in range(2)
        for heard, sure, end in [
            *((heard, sure, False) for heard, sure in cuts),
            (len(words), len(words), True),
        ]
    ]


def approximately(translated: Translated) -> dict[str, object]:
    """The same words at the same times, as confident but for how numbers are rounded."""
    return {
        language: tuple(
            tuple(replace(word, confidence=pytest.approx(word.confidence, abs=1e-4)) for word in part)
            for part in parts
        )
        for language, parts in translated.items()
    }


def test_marks_alone_are_not_translated(taught: TranslationModel) -> None:
    translator = IncrementalTranslator([taught], ["en"], ("es",))
    assert revised(translator, "floor", 1, spoken(["."]), (), (), True) == {"es": ((), (), ())}
    translator.close()
    translator.close()


def test_a_folder_may_be_named_by_any_path(tmp_path: Path) -> None:
    folder = make_marian(tmp_path / "a folder" / "marian")
    assert said(IncrementalTranslator([TranslationModel(folder)], ["en"], ("es",)), ["dog"]).keys() == {"es"}
