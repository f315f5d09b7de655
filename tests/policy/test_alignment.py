"""What is written behind settled words repeats nothing and loses nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.policy.alignment import common_prefix, continuation

_WORDS = st.lists(st.text(alphabet="abcd", min_size=1, max_size=6), max_size=12)


@given(st.lists(_WORDS, max_size=4))
def test_the_common_prefix_opens_every_text_and_is_the_longest(texts: list[list[str]]) -> None:
    length = common_prefix(texts)
    assert all(text[:length] == texts[0][:length] for text in texts)
    if texts and all(len(text) > length for text in texts):
        assert len({text[length] for text in texts}) > 1


@given(_WORDS, _WORDS)
def test_a_revision_that_keeps_the_settled_words_is_simply_continued(
    settled: list[str], more: list[str]
) -> None:
    assert continuation(settled, settled + more) == tuple(more)


@given(_WORDS, _WORDS)
def test_a_continuation_holds_only_words_of_the_revision_each_once(
    settled: list[str], revision: list[str]
) -> None:
    rest = list(continuation(settled, revision))
    for word in set(rest):
        assert rest.count(word) <= revision.count(word)


@given(_WORDS, _WORDS)
def test_no_content_word_of_the_revision_is_lost(settled: list[str], revision: list[str]) -> None:
    written = " ".join([*settled, *continuation(settled, revision)])
    assert all(
        word in written or any(word[:2] in said for said in settled) for word in revision if len(word) > 5
    )


@pytest.mark.parametrize(
    ("settled", "revision", "rest"),
    [
        ("el primer cincuenta", "los primeros cincuenta vehículos llegaron", "vehículos llegaron"),
        ("la casa", "la casa grande", "grande"),
        ("el tibio", "la sala tibia que vimos", "sala que vimos"),
        ("no sé", "no sé", ""),
        ("Con", "Conmigo hoy", "hoy"),
        ("Tenemos el", "Tenemos los primeros", "primeros"),
        ("gracias por venir", "Gracias por venir a casa", "a casa"),
        ("", "todo nuevo", "todo nuevo"),
        ("todo dicho ya", "todo", ""),
    ],
)
def test_the_seam_reads_on(settled: str, revision: str, rest: str) -> None:
    assert " ".join(continuation(settled.split(), revision.split())) == rest
