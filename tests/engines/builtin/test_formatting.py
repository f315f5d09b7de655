import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.hypothesis import Word, Words, text_of
from interpreter.domain.timeline import Ticks
from interpreter.engines.builtin.formatting import full_stop, settled, written
from interpreter.engines.builtin.numbers import find_number

VOCABULARY = (
    "zero one two five nine ten eleven thirteen nineteen twenty thirty ninety hundred thousand and point oh first "
    "percent people the may in march mister i"
)
NUMERALS = VOCABULARY.split()


def spoken(text: str) -> Words:
    return tuple(
        Word(word, Ticks(100 * place), Ticks(100 * place + 90)) for place, word in enumerate(text.split())
    )


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("we bought twenty five buses", "We bought 25 buses"),
        (
            "then sarah baker spoke to mr. young and david's friends",
            "Then Sarah Baker spoke to Mr Young and David's friends",
        ),
        ("the baker sold bread to the young king", "The baker sold bread to the young king"),
        ("two people came in ten years", "Two people came in ten years"),
        ("in twenty twenty six", "In 2026"),
        ("in two thousand twenty six", "In 2026"),
        ("in two thousand and twenty six", "In 2026"),
        ("in nineteen eighty four", "In 1984"),
        ("nineteen hundred", "1900"),
        ("about four thousand two hundred visitors", "About 4200 visitors"),
        ("two hundred and fifty thousand", "250000"),
        ("sixty percent of them", "60% of them"),
        ("ten percent of them", "Ten percent of them"),
        ("three point five degrees", "3.5 degrees"),
        ("at this point five people left", "At this point five people left"),
        ("hundred and people", "Hundred and people"),
        ("one hundred and people", "100 and people"),
        ("the twenty first century", "The twenty-first century"),
        ("five six seven", "Five six seven"),
        ("twenty five thirty", "25 30"),
        ("seven million people", "Seven million people"),
        ("mister hughes and i left on tuesday", "Mr Hughes and I left on Tuesday"),
        ("i'm sure i may go in may", "I'm sure I may go in May"),
        ("they march in march", "They march in March"),
        ("on sundays", "On Sundays"),
    ],
)
def test_speech_is_written_as_a_reader_expects_it(said: str, read: str) -> None:
    assert text_of(written(spoken(said))) == read


def test_a_number_keeps_the_whole_time_of_its_words() -> None:
    number = written(spoken("the twenty five"))[1]
    assert (number.start, number.end) == (100, 290)


def test_the_full_stop_is_a_token_of_its_own_and_only_ends_what_was_said() -> None:
    words = written(spoken("thank you"))
    assert text_of(words + full_stop(words)) == "Thank you."
    assert full_stop(()) == ()


@pytest.mark.parametrize(
    ("said", "safe"),
    [
        ("we saw two", 2),
        ("two hundred and", 0),
        ("we saw you and", 4),
        ("three point", 0),
        ("this is the point", 4),
        ("in twenty twenty", 1),
        ("twenty people", 2),
        ("", 0),
    ],
)
def test_a_number_that_may_go_on_is_held_back(said: str, safe: int) -> None:
    assert settled(spoken(said)) == safe


@given(st.lists(st.sampled_from(NUMERALS), max_size=12))
def test_written_text_only_grows_when_settled_words_are_followed_by_others(texts: list[str]) -> None:
    words = spoken(" ".join(texts))
    whole = written(words)
    for end in range(len(words) + 1):
        safe = written(words[: settled(words[:end])])
        assert whole[: len(safe)] == safe
        assert text_of(whole).startswith(text_of(safe))


@given(st.lists(st.sampled_from(NUMERALS), max_size=8), st.integers(0, 7))
def test_a_number_takes_at_least_one_word(texts: list[str], place: int) -> None:
    span = find_number(texts, place)
    assert span is None or place < span.after <= len(texts)
