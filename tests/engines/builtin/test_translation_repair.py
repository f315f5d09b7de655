"""Spoken English gets the commas it lacks, and stiff renderings their plain form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.engines.builtin.translation_repair import PHRASES, known, prepared, repaired
from interpreter.engines.builtin.translation_text import cased, one_capital


@pytest.mark.parametrize(
    ("spoken", "written"),
    [
        ("We saved the plants but we used the water", "We saved the plants , but we used the water"),
        ("bread and butter and cheese", "bread and butter and cheese"),
        ("She came home and she told us", "She came home , and she told us"),
        ("But I see", "But I see"),
        ("Let us see", "We are going to see"),
        ("OK we go", "all right we go"),
        ("and then okay", "and then all right"),
        ("and then let's go", "and then we are going to go"),
        ("I go and you stay", "I go and you stay"),
        ("we are here now , but they left", "we are here now , but they left"),
        ("", ""),
    ],
)
def test_commas_open_a_clause_with_its_own_subject(spoken: str, written: str) -> None:
    assert " ".join(prepared(spoken.split())) == written


_REWORDED = {"ok", "okay", "let", "let's"}


@given(
    st.lists(
        st.text(min_size=1, max_size=8).filter(lambda word: word.casefold() not in _REWORDED), max_size=20
    )
)
def test_preparing_only_adds_commas_where_nothing_is_reworded(words: list[str]) -> None:
    left = iter(prepared(words))
    assert all(word in left for word in words)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("Aquello es vuestra casa", "Eso es su casa"),
        ("aproximadamente 4000 personas", "unos 4000 personas"),
        ("aproximadamente cuatro mil", "unos cuatro mil"),
        ("hablamos aproximadamente agua", "hablamos sobre agua"),
        ("Cuándo llueve cuándo nieva", "Cuándo llueve cuando nieva"),
    ],
)
def test_spanish_says_it_the_plain_way(raw: str, plain: str) -> None:
    assert " ".join(repaired(raw.split(), "es")) == plain


def test_other_languages_are_left_alone() -> None:
    assert repaired(("aquello",), "fr") == ("aquello",)


def test_what_a_pair_lacks_is_said_in_words_that_it_has() -> None:
    assert known("Eso es eso, poseso.", ("es", "it")) == "Aquello es aquello, poseso."
    assert known("Eso es eso.", ("es", "fr")) == "Eso es eso."


def test_every_phrase_has_both_languages() -> None:
    assert all(set(phrase.translations) == {"es", "ca"} for phrase in PHRASES)


@pytest.mark.parametrize(
    ("translation", "source", "expected"),
    [
        ("el present és aquí", "The present is here", "El present és aquí"),
        ("Zorblax Es aquí", "Zorblax is here", "Zorblax es aquí"),
        ("Empresas de EE.UU Vinieron", "US companies came", "Empresas de EE.UU vinieron"),
        ("Buenos días Todo el mundo", "Good morning everyone", "Buenos días todo el mundo"),
        ("Vimos Keller", "We saw keller", "Vimos Keller"),
        ("Vivo en Londres", "I live in London", "Vivo en Londres"),
        ("", "So", ""),
    ],
)
def test_capitals_follow_the_source(translation: str, source: str, expected: str) -> None:
    assert " ".join(cased(translation.split(), source.split())) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("EL agua y EL área", "El agua y El área"),
        ("EL AGUA", "EL AGUA"),
        ("EL ÁREA", "EL ÁREA"),
        ("El agua, PANEL y EL", "El agua, PANEL y EL"),
    ],
)
def test_an_article_has_one_capital(written: str, expected: str) -> None:
    assert one_capital(written) == expected
