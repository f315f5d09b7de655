"""Terms are read from CSV, found in speech and carried through the translation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.steps import Term
from interpreter.engines.builtin.glossary import Glossary


@pytest.mark.parametrize(
    "said",
    ["library card", "Library Card", "library cards", "libraries cards", "library card's"],
)
def test_a_term_is_found_in_any_case_and_inflection(said: str) -> None:
    glossary = Glossary((Term("library card", {"es": "carné"}),), "es")
    carried = glossary.carry(["my", *said.split(), "."])
    assert carried.meanings == ("carné",)
    assert carried.restored(carried.text) == "my carné."


@pytest.mark.parametrize(
    ("term", "said"), [("meeting", "meet"), ("cat", "category"), ("library card", "library")]
)
def test_other_words_are_not_taken_for_a_term(term: str, said: str) -> None:
    assert Glossary((Term(term, {"es": "x"}),), "es").carry([said]).meanings == ()


def test_the_longest_term_wins_and_the_rest_goes_on() -> None:
    terms = (Term("new", {"es": "nuevo"}), Term("new york", {"es": "Nueva York"}), Term("new york times", {}))
    glossary = Glossary(terms, "es")
    assert glossary.carry(["new", "york", "times", "in", "new", "york", "are", "new"]).meanings == (
        "new york times",
        "Nueva York",
        "nuevo",
    )


def test_a_term_without_translation_into_this_language_is_translated_freely() -> None:
    assert Glossary((Term("water", {"ca": "aigua"}),), "es").carry(["water"]).meanings == ()


def test_the_beginning_of_a_longer_term_is_known_as_unfinished() -> None:
    glossary = Glossary((Term("world health organization", {"es": "OMS"}),), "es")
    assert glossary.unfinished(["we", "met", "the", "World"]) == 1
    assert glossary.unfinished(["we", "met", "the", "World", "Health"]) == 2
    assert glossary.unfinished(["the", "World", "Health", "Organization"]) == 0
    assert glossary.unfinished([]) == 0


def test_phrases_yield_to_terms_and_take_the_capital_of_a_sentence() -> None:
    phrases = (Term("of course", {"es": "por supuesto"}),)
    glossary = Glossary((), "es", phrases=phrases)
    assert glossary.carry(["Of", "course"]).meanings == ("Por supuesto",)
    assert glossary.carry(["And", "of", "course"]).meanings == ("por supuesto",)
    strict = Glossary((Term("of course", {"es": "iFaltaría"}),), "es", phrases=phrases)
    assert strict.carry(["Of", "course"]).meanings == ("iFaltaría",)


@given(
    st.lists(
        st.text(min_size=1, max_size=10).filter(lambda word: not set(word) & set(" \t\n\r\x0b\x0c")),
        max_size=30,
    )
)
def test_whatever_is_carried_comes_back_in_its_place(words: list[str]) -> None:
    terms = tuple(Term(word, {"es": word.upper()}) for word in words[::3] if word.split())
    carried = Glossary(terms, "es").carry(words)
    restored = carried.restored(carried.text)
    assert all(meaning in restored for meaning in carried.meanings)


def test_a_term_that_transfer_lost_is_still_said() -> None:
    carried = Glossary((Term("water", {"es": "agua"}), Term("fire", {"es": "fuego"})), "es").carry(
        ["water", "fire"]
    )
    assert carried.restored(carried.text.split()[1]) == "fuego agua"
    assert carried.restored("qzzwq Qzbwq") == "qzzwq agua fuego"


def test_many_terms_keep_apart() -> None:
    words = [f"w{number}x" for number in range(300)]
    carried = Glossary(tuple(Term(word, {"es": f"<{word}>"}) for word in words), "es").carry(words)
    assert carried.restored(carried.text).split() == [f"<{word}>" for word in words]
