"""What an interpreter is helped with, and where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.captions import Caption
from interpreter.domain.steps import Term
from interpreter.domain.timeline import ticks_from_seconds
from ui.models.finding import Finder, Glossary
from ui.models.terms import LONGEST_S, SHORTEST_S, HelpEntry, HelpKind, HelpStrip

TERMS = (
    Term("climate bank", {"es": "banco climático"}),
    Term("bank", {"es": "banco", "fr": "banque"}),
    Term("city", {"es": "ciudad"}),
    Term("OpenBooth", {}),
)
FINDER = Finder(Glossary(TERMS, ("Ana María López",), "es-MX"))


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(entry.source, entry.help) for entry in FINDER.entries(text, language)]


def said(
    text: str, *, utterance: int = 1, end_s: float = 0.0, provisional: str = "", channel: str | None = None
) -> Caption:
    end = ticks_from_seconds(end_s)
    return Caption(utterance, 0, "podium", None, None, channel, "en", text, provisional, "", end, end)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("two hundred and three thousand members", "203\u202f000"),
        ("one million two hundred thousand five hundred and one", "1\u202f200\u202f501"),
        ("twenty-five percent", "25\u202f%"),
        ("three per cent", "3\u202f%"),
        ("42%", "42\u202f%"),
        ("in nineteen eighty-four", "1984"),
        ("in twenty twenty-six", "2026"),
        ("two thousand and five", "2005"),
        ("three point one four", "3.14"),
        ("two point five million", "2\u202f500\u202f000"),
        ("a thousand euros", "€1000"),
        ("3.5 million euros", "€3\u202f500\u202f000"),
        ("1,500,000 people", "1\u202f500\u202f000"),
        ("$150000", "$150\u202f000"),
        ("at 10:30", "10:30"),
        ("May 12th, 2024", "12 May 2024"),
        ("the fifth of May", "5 May"),
        ("12 June twenty twenty-five", "12 June 2025"),
        ("on May the twenty-first", "21 May"),
        ("in May 2024", "May 2024"),
        ("twenty one", "21"),
        ("seventeen", "17"),
    ],
)
def test_numbers_are_written_in_figures(text: str, figures: str) -> None:
    assert [help_ for _, help_ in found(text)] == [figures]


@pytest.mark.parametrize(
    "text", ["one of us", "one two three", "two and a half", "May I go on?", "a few", "first"]
)
def test_small_words_that_count_nothing_are_no_help(text: str) -> None:
    assert found(text) == []


def test_terms_are_found_in_other_cases_and_in_the_plural_the_longest_first() -> None:
    assert found("The Climate Banks’ plan") == [("climate bank", "banco climático")]
    assert found("Two banks in many cities") == [("bank", "banco"), ("city", "ciudad")]
    assert found("openbooth’s bankers") == [("OpenBooth", "OpenBooth")]


def test_names_are_those_of_the_set_up_and_those_written_with_a_capital_amid_a_sentence() -> None:
    assert found("Yesterday ana maría lópez met Angela Merkel of the Bank of England.") == [
        ("Ana María López", "Ana María López"),
        ("Angela Merkel", "Angela Merkel"),
        ("Bank of England", "Bank of England"),
    ]
    assert found("NATO met. Then I spoke with Ban Ki-moon’s team on Monday.") == [
        ("NATO", "NATO"),
        ("Ban Ki-moon", "Ban Ki-moon"),
    ]
    assert found("Heute sprach die Bürgermeisterin.", "de") == []


def test_other_languages_keep_their_way_of_writing_numbers() -> None:
    assert found("Hay 1.500 personas con Ana María López", "es")[0] == ("1.500", "1.500")
    assert found("今日はOpenBoothで15人", "ja") == [("OpenBooth", "OpenBooth"), ("15", "15")]


def shown(strip: HelpStrip, now_s: float) -> list[str]:
    return ["" if entry is None else entry.help for entry in strip.entries(now_s)]


def strip_of(slots: int = 3) -> HelpStrip:
    strip = HelpStrip(slots)
    strip.know(TERMS, (), "es")
    return strip


def test_an_entry_stays_in_its_place_until_it_is_old_and_begins_anew_when_said_again() -> None:
    strip = strip_of()
    strip.take(said("Bank", utterance=1), 0.0)
    strip.take(said("16 cities", utterance=2), 5.0)
    assert shown(strip, 5.0) == ["banco", "16", "ciudad"]
    strip.take(said("a bank", utterance=3), 10.0)
    assert shown(strip, LONGEST_S + 5.1) == ["banco", "", ""]
    assert shown(strip, LONGEST_S + 10.1) == ["", "", ""]


def test_a_new_entry_takes_the_place_that_has_been_free_longest() -> None:
    strip = strip_of()
    for number, text in enumerate(("bank", "city", "17")):
        strip.take(said(text, utterance=number), float(number))
    strip.entries(15.5)
    strip.entries(16.5)
    assert shown(strip, 17.5) == ["", "", ""]
    strip.take(said("18", utterance=8), 18.0)
    strip.take(said("19", utterance=9), 18.0)
    assert shown(strip, 18.0) == ["18", "19", ""]


def test_without_a_free_place_what_was_said_first_gives_way() -> None:
    strip = strip_of()
    strip.take(said("bank city 17"), 0.0)
    strip.take(said("a bank", utterance=2), 1.0)
    strip.take(said("18", utterance=3), SHORTEST_S)
    assert shown(strip, SHORTEST_S) == ["banco", "18", "17"]


def test_a_growing_number_is_replaced_where_it_stands() -> None:
    strip = strip_of()
    strip.take(said("bank", provisional="and fifteen"), 0.0)
    strip.take(said("bank and fifteen", provisional="thousand"), 0.5)
    assert shown(strip, 0.5) == ["banco", "15\u202f000", ""]
    strip.take(said("bank and fifty people"), 1.0)
    assert shown(strip, 1.0) == ["banco", "50", ""]
    strip.take(said("bank and people"), 1.5)
    assert shown(strip, 1.5) == ["banco", "", ""]


def test_what_is_only_shown_again_is_not_said_again() -> None:
    strip = strip_of()
    for now_s in range(20):
        strip.take(said("bank", provisional="word " * now_s), float(now_s))
    assert shown(strip, 20.0) == ["", "", ""]


def test_translations_predictions_and_what_was_said_long_ago_are_no_help() -> None:
    strip = strip_of()
    strip.take(said("city", end_s=100), 0.0)
    strip.take(said("bank", utterance=2, end_s=80), 0.0)
    strip.take(said("17", utterance=3, channel="es", end_s=100), 0.0)
    assert shown(strip, 0.0) == ["ciudad", "", ""]
    strip.clear()
    assert shown(strip, 0.0) == ["", "", ""]


def test_another_language_translates_what_is_said_from_now_on() -> None:
    strip = strip_of()
    strip.take(said("bank"), 0.0)
    strip.know(TERMS, (), "fr")
    strip.take(said("the bank", utterance=2), 1.0)
    assert shown(strip, 1.0) == ["banco", "banque", ""]
    assert strip.entries(1.0)[1] == HelpEntry(HelpKind.TERM, "bank", "banque")


WORDS = st.lists(st.sampled_from(["bank", "city", "17", "18", "19", "fifty", "Ana", "and"]), max_size=6)


@given(st.lists(st.tuples(st.integers(1, 3), WORDS, st.floats(0, 4)), max_size=30))
def test_nothing_moves_and_nothing_is_shown_twice(steps: list[tuple[int, list[str], float]]) -> None:
    strip, now_s = strip_of(4), 0.0
    before = strip.entries(now_s)
    for utterance, words, pause_s in steps:
        now_s += pause_s
        strip.take(said(" ".join(words), utterance=utterance, end_s=now_s), now_s)
        after = strip.entries(now_s)
        there = [entry for entry in after if entry is not None]
        assert len(there) == len(set(there))
        for entry in set(before) & set(there):
            assert after.index(entry) == before.index(entry)
        before = after


@given(st.text(max_size=60), st.sampled_from(["en", "es", "de", "ja", "ar"]))
def test_no_text_is_too_strange(text: str, language: str) -> None:
    for entry in FINDER.entries(text, language):
        assert entry.help
        assert entry.source
