"""Growing text is translated without taking anything back."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter.domain.errors import UnsupportedLanguage
from interpreter.domain.hypothesis import Word, Words, text_of
from interpreter.domain.steps import Term
from interpreter.domain.timeline import Ticks
from interpreter.domain.tuning import Tuning
from interpreter.engines.builtin.apertium import available_targets, is_reserved
from interpreter.engines.builtin.translation import Translator
from tests.engines.revising import revised

pytestmark = pytest.mark.skipif("ca" not in available_targets(), reason="Apertium is not installed")

_SENTENCE = "Good morning and thank you for coming to this discussion about the future of public libraries ."
_WORD_TICKS = 15_000


def spoken(text: str) -> Words:
    return tuple(
        Word(word, Ticks(place * _WORD_TICKS), Ticks((place + 1) * _WORD_TICKS))
        for place, word in enumerate(text.split())
    )


@pytest.fixture(scope="module")
def translator() -> Iterator[Translator]:
    shared = Translator(("es", "ca"), ())
    yield shared
    shared.close()


@pytest.fixture(autouse=True)
def _without_terms(translator: Translator) -> Iterator[None]:
    yield
    translator.set_terms(())


def played(translator: Translator, text: str, utterance: int, *, behind: int = 2) -> dict[str, list[str]]:
    """Let a text grow word by word; return the committed text of every revision by language."""
    words = spoken(text)
    committed: dict[str, list[str]] = {}
    for heard in range(1, len(words)):
        sure = max(0, heard - behind)
        found = revised(translator, "floor", utterance, words[:sure], words[sure:heard], (), False)
        for language, (settled, _, _) in found.items():
            committed.setdefault(language, []).append(text_of(settled))
    for language, (settled, provisional, predicted) in revised(
        translator, "floor", utterance, words, (), (), True
    ).items():
        committed[language].append(text_of(settled))
        assert not provisional
        assert not predicted
    return committed


def test_a_sentence_is_committed_while_it_grows(translator: Translator) -> None:
    committed = played(translator, _SENTENCE, 1)
    for texts in committed.values():
        assert all(later.startswith(text) for text, later in pairwise(texts))
        assert len(texts[9].split()) >= 4
    assert committed["es"][-1].endswith("sobre el futuro de las bibliotecas públicas.")


def test_an_utterance_that_comes_whole_reads_as_the_translation_of_the_whole(translator: Translator) -> None:
    found = revised(
        translator, "floor", 2, spoken("The first fifty vehicles are in the city ."), (), (), True
    )
    assert text_of(found["es"][0]) == "Los primeros cincuenta vehículos están en la ciudad."
    assert text_of(found["ca"][0]).startswith("Els primers cinquanta vehicles")


@pytest.mark.parametrize("opening", ["The water", "The area", "The eagles", "The hand", "OK , the water"])
def test_the_article_at_a_beginning_has_one_capital(translator: Translator, opening: str) -> None:
    found = revised(translator, "floor", 3, spoken(f"{opening} came back ."), (), (), True)
    for words, _, _ in found.values():
        assert words[0].text[0].isupper()
        assert not any(word.text[1:] != word.text[1:].lower() for word in words), text_of(words)


def test_a_family_name_is_not_translated(translator: Translator) -> None:
    found = revised(translator, "floor", 4, spoken("I know Mr Smith and Helen Baker ."), (), (), True)
    for words, _, _ in found.values():
        assert {"Smith", "Helen", "Baker"} <= {word.text for word in words}, text_of(words)


@pytest.mark.parametrize("behind", [0, 1, 2])
@pytest.mark.parametrize(
    "sentence",
    [
        "We thank the people who have not seen it .",
        "He knew he could not win .",
        "You must not open the door .",
    ],
)
def test_a_denial_is_never_lost(translator: Translator, sentence: str, behind: int) -> None:
    for language, texts in played(translator, sentence, 6, behind=behind).items():
        assert "no" in texts[-1].lower().split(), (language, texts)


def test_nothing_is_committed_before_its_source_is(translator: Translator) -> None:
    words = spoken("We have the first fifty vehicles in the city")
    for heard in range(1, len(words) + 1):
        found = revised(translator, "floor", 3, (), words[:heard], (), False)
        assert all(not settled for settled, _, _ in found.values())
    assert all(provisional for _, provisional, _ in found.values())
    revised(translator, "floor", 3, words, (), (), True)


def test_words_stand_in_the_order_of_their_times_and_within_the_utterance(translator: Translator) -> None:
    words = spoken(_SENTENCE)
    for heard in range(1, len(words)):
        for parts in revised(
            translator, "floor", 4, words[: heard - 1], words[heard - 1 : heard], (), False
        ).values():
            shown = [word for part in parts for word in part]
            assert all(word.start <= word.end for word in shown)
            assert all(one.start <= other.start for one, other in pairwise(shown))
            assert all(word.end <= words[heard - 1].end for word in shown)
    revised(translator, "floor", 4, words, (), (), True)


def test_predicted_words_only_lengthen_what_was_heard(translator: Translator) -> None:
    words = spoken("We are in the city of London today")
    settled, provisional, predicted = revised(translator, "floor", 5, words[:5], (), words[5:], False)["es"]
    assert text_of(predicted) == "de Londres hoy"
    assert text_of((*settled, *provisional)) == "Estamos en la ciudad"
    assert revised(translator, "floor", 5, words[:5], (), (), False)["es"][2] == ()
    revised(translator, "floor", 5, words, (), (), True)


def test_a_prediction_that_would_change_what_was_heard_is_not_shown(translator: Translator) -> None:
    words = spoken("We have the first fifty vehicles")
    assert revised(translator, "floor", 6, words[:4], (), words[4:], False)["es"][2] == ()
    revised(translator, "floor", 6, words, (), (), True)


def test_sources_speak_at_the_same_time_without_mixing(translator: Translator) -> None:
    revised(translator, "left", 7, spoken("The house is big"), (), (), False)
    revised(translator, "right", 7, spoken("The city is small"), (), (), False)
    assert (
        text_of(revised(translator, "left", 7, spoken("The house is big"), (), (), True)["es"][0])
        == "La casa es grande"
    )
    right = revised(translator, "right", 7, spoken("The city is small"), (), (), True)
    assert text_of(right["es"][0]) == "La ciudad es pequeña"


def test_silence_and_lone_marks_give_nothing(translator: Translator) -> None:
    assert revised(translator, "floor", 8, (), (), (), False) == {"es": ((), (), ()), "ca": ((), (), ())}
    assert revised(translator, "floor", 8, spoken("."), (), (), True) == {
        "es": ((), (), ()),
        "ca": ((), (), ()),
    }


@given(
    st.lists(st.text(min_size=1, max_size=12).filter(lambda text: not text.isspace()), min_size=1, max_size=8)
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_are_translated_append_only(translator: Translator, texts: list[str]) -> None:
    words = tuple(Word(text, Ticks(place), Ticks(place + 1)) for place, text in enumerate(texts))
    before = {"es": "", "ca": ""}
    for heard in range(1, len(words) + 1):
        found = revised(translator, "floor", 9, words[:heard], (), (), heard == len(words))
        for language, (settled, _, _) in found.items():
            assert text_of(settled).startswith(before[language])
            before[language] = text_of(settled)


def test_words_that_look_like_markup_come_through_as_they_are(translator: Translator) -> None:
    found = revised(translator, "floor", 10, spoken("We see <b>{x}</b> and a^b$ ."), (), (), True)
    assert text_of(found["es"][0]) == "Vemos <b>{x}</b> y a^b$."


def test_marks_of_the_engine_never_reach_a_caption(translator: Translator) -> None:
    for texts in played(
        translator, "The zorblax met a quuxify in the frobnicated garden today .", 11
    ).values():
        assert not is_reserved("".join(texts))


def test_terms_arrive_exactly_and_in_their_place(translator: Translator) -> None:
    translator.set_terms(
        (
            Term("world health organization", {"es": "Organización Mundial de la Salud"}),
            Term("health", {"es": "sanidad"}),
            Term("Open Booth", {}),
        )
    )
    text = "We spoke with the World Health Organization about open booth and health ."
    committed = played(translator, text, 12)
    assert committed["es"][-1].endswith("Organización Mundial de la Salud sobre Open Booth y sanidad.")
    assert "Open Booth" in committed["ca"][-1]
    assert "Organització" in committed["ca"][-1]


def test_languages_change_while_it_runs() -> None:
    changing = Translator(("es",), ())
    try:
        assert set(revised(changing, "floor", 1, spoken("The house is big"), (), (), False)) == {"es"}
        changing.set_targets(("fr", "gl"))
        found = revised(changing, "floor", 1, spoken("The house is big ."), (), (), True)
        assert {language: text_of(parts[0]) for language, parts in found.items()} == {
            "fr": "La maison est grande.",
            "gl": "A casa é grande.",
        }
        with pytest.raises(UnsupportedLanguage, match="xx"):
            changing.set_targets(("xx",))
        assert set(revised(changing, "floor", 2, spoken("Yes"), (), (), True)) == {"fr", "gl"}
    finally:
        changing.close()
    changing.close()


def provisional(translator: Translator, utterance: int, text: str) -> str:
    return text_of(revised(translator, "floor", utterance, (), spoken(text), (), False)["es"][1])


def test_a_word_is_shown_once_no_coming_word_would_change_it(translator: Translator) -> None:
    assert (
        provisional(translator, 41, "We are in the city") == "Estamos en la"
    )  # the city house: la casa de ciudad
    assert provisional(translator, 41, "We are in the city of") == "Estamos en la ciudad"


def test_what_is_shown_stays_while_the_translation_has_it(translator: Translator) -> None:
    assert provisional(translator, 42, "The boy wants to") == "El chico quiere"
    assert (
        provisional(translator, 42, "The boy wants to use") == "El chico quiere"
    )  # use it: lo quiere utilizar
    assert provisional(translator, 43, "The boy wants to use") == "El chico"


def test_without_probes_everything_is_shown() -> None:
    plain = Translator(("es",), (), Tuning(target_probes=0))
    try:
        assert provisional(plain, 1, "We are in the city") == "Estamos en la ciudad"
    finally:
        plain.close()
