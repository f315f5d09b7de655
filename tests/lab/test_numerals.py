from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.lab.numerals import spelled, unified
from interpreter.lab.words import comparable, normalised, written_words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("25", "twenty five"),
        ("30%", "thirty percent"),
        ("30 %", "thirty percent"),
        ("1,200", "one thousand two hundred"),
        ("1,200", "twelve hundred"),
        ("2026", "twenty twenty six"),
        ("2026", "two thousand and twenty six"),
        ("2005", "twenty oh five"),
        ("1999", "nineteen ninety nine"),
        ("1900", "nineteen hundred"),
        ("120", "a hundred and twenty"),
        ("3.5", "three point five"),
        ("2.5 million", "two point five million"),
        ("$5", "five dollars"),
        ("21st", "twenty first"),
        ("the 1990s", "the nineteen nineties"),
        ("10:30", "ten thirty"),
        ("Twenty-five", "25"),
        ("Mr. Hughes, it's 18 villages.", "mister hughes it's eighteen villages"),
        ("one, two and three", "one two and three"),
        ("0", "zero"),
        ("500,000", "five hundred thousand"),
        ("4,000 visitors", "four thousand visitors"),
    ],
)
def test_a_number_counts_the_same_however_it_is_written(written: str, said: str) -> None:
    assert comparable(written) == comparable(said)


@pytest.mark.parametrize(
    ("left", "right"),
    [("25", "26"), ("fifteen", "fifty"), ("2026", "2025"), ("30%", "30"), ("it's", "its"), ("13", "thirty")],
)
def test_different_numbers_stay_different(left: str, right: str) -> None:
    assert comparable(left) != comparable(right)


def test_a_number_keeps_the_place_of_the_words_that_spell_it() -> None:
    found = normalised(["in", "twenty", "twenty", "six", "we", "saw", "1,200", "people"])
    assert [(word.text, word.origin) for word in found] == [
        ("in", 0),
        ("two", 1),
        ("thousand", 2),
        ("twenty", 3),
        ("six", 3),
        ("we", 4),
        ("saw", 5),
        ("one", 6),
        ("thousand", 6),
        ("two", 6),
        ("hundred", 6),
        ("people", 7),
    ]


def test_other_languages_keep_their_numbers_as_written() -> None:
    assert comparable("Los 25 niños, ¿verdad?", "es") == "los 25 niños verdad"


@given(st.integers(0, 10**15 - 1))
def test_every_number_is_read_back_from_its_spelling(value: int) -> None:
    assert comparable(str(value)) == " ".join(spelled(value))
    assert [word for word, _ in unified(spelled(value))] == list(spelled(value))


_NEAR_NUMBERS = [
    "zero",
    "one",
    "six",
    "ten",
    "twenty",
    "ninety",
    "hundred",
    "thousand",
    "and",
    "oh",
    "a",
    "cat",
]


@given(st.lists(st.sampled_from(_NEAR_NUMBERS)))
def test_unifying_loses_no_other_word_keeps_order_and_is_stable(words: list[str]) -> None:
    once = list(unified(words))
    assert [word for word, _ in once].count("cat") == words.count("cat")
    assert all(0 <= before <= after < len(words) for (_, before), (_, after) in pairwise(once))
    assert sum(word == "cat" for word in words) == sum(words[place] == "cat" for word, place in once)


def test_written_words_drop_marks_and_keep_case() -> None:
    assert written_words("¿Qué? — «Sí», dijo. 30 %") == ("Qué", "Sí", "dijo", "30", "%")
