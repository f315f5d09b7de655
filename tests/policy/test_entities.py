from fractions import Fraction

import pytest

from interpreter.policy.entities import has_digit, numerals, unaccounted


def values(text: str) -> list[set[str]]:
    return [{str(reading) for reading in numeral.readings} for numeral in numerals(text.split())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("about 40 cats", [{"40"}]),
        ("1,000 euros", [{"1000", "1"}]),
        ("1.5 or 3,25", [{"3/2"}, {"13/4"}]),
        ("1 000 000 people", [{"1000000"}]),
        ("in 2020 300 people", [{"2020"}, {"300"}]),
        ("1.5 millones", [{"3/2", "1500000"}]),
        ("10:30", [{"10"}, {"30"}]),
        ("the 21st of May", [{"21"}]),
        ("COVID-19", [{"19"}]),
        ("٤٠", [{"40"}]),
        ("twenty five cats", [{"25"}]),
        ("Twenty-five cats", [{"25"}]),
        ("one hundred and seven", [{"107"}]),
        ("two thousand three hundred", [{"2300"}]),
        ("hundred", []),
        ("nineteen eighty four", [{"1984"}]),
        ("twenty twenty six", [{"2026"}]),
        ("three point one four", [{"157/50"}]),
        ("one point five million", [{"1500000"}]),
        ("five six", [{"56", "5", "6"}]),
        ("ten to twenty", [{"10"}, {"20"}]),
        ("zero and thousand", [{"0"}]),
        ("three point blank", [{"3"}]),
        ("seventy-nothing", []),
        ("two thousand and", [{"2000"}]),
        ("one hundred and zero", [{"100"}, {"0"}]),
        ("no number", []),
    ],
)
def test_numbers_are_read_as_they_are_written_or_said(text: str, expected: list[set[str]]) -> None:
    assert values(text) == expected


def test_a_number_knows_the_words_that_write_it() -> None:
    (numeral,) = numerals(["about", "twenty", "five", "cats"])
    assert (numeral.text, numeral.first, numeral.after) == ("25", 1, 3)
    assert numerals(["five", "six"])[0].text == "56"
    (numeral,) = numerals(["three", "point", "five"])
    assert (numeral.text, numeral.readings) == ("3.5", frozenset({Fraction(7, 2)}))


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("about forty cats", "unos 40 gatos"),
        ("1,000 euros", "1.000 euros"),
        ("1.5 percent", "1,5 por ciento"),
        ("10,000 people", "10 000 personas"),
        ("1.5 million", "1.500.000"),
        ("2 million people", "2 millones de personas"),
        ("forty cats", "cuarenta gatos"),
    ],
)
def test_a_number_may_be_written_as_the_other_language_does(source: str, translation: str) -> None:
    assert unaccounted(translation.split(), numerals(source.split())) is None


@pytest.mark.parametrize(
    ("source", "translation", "wrong"),
    [
        ("40 cats", "14 gatos", "14"),
        ("1.5 percent", "15 por ciento", "15"),
        ("forty cats", "los 14 gatos", "14"),
        ("cats", "3 gatos", "3"),
        ("40 cats and 3 dogs", "40 gatos y 4 perros", "4"),
    ],
)
def test_a_number_that_the_source_does_not_have_is_found(source: str, translation: str, wrong: str) -> None:
    numeral = unaccounted(translation.split(), numerals(source.split()))
    assert numeral is not None
    assert numeral.text == wrong


def test_only_decimal_digits_count_as_digits() -> None:
    assert has_digit("A380")
    assert not has_digit("m²")
