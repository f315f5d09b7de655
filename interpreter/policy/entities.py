"""Finds the numbers in a text and tells which numbers of a translation its source does not account for.

Digits are read in every script and with either decimal mark; English number words are read too. Numbers written out in
other languages are not seen, so nothing is said about them.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

_DIGITS = re.compile(r"\d+(?:[.,'’\u00a0\u202f]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+")
_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_VALUES = {word: min(place, 20) + 10 * max(0, place - 20) for place, word in enumerate(_NAMES.split())}
_ENGLISH_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SCALES = (
    (10**9, ("milliard", "miliard", "miljard", "mrd", "billion")),
    (10**6, ("million", "millón", "millon", "milhõ", "milhã", "milion", "milió", "miljoen", "miljon", "mio")),
    (10**3, ("thousand", "tausend", "mille", "mila", "duizend", "tusen", "mil")),
)
_CENTURIES = range(11, 21)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text, written by the words from `first` up to `after`; `readings` are the values it may have."""

    text: str
    readings: frozenset[Fraction]
    first: int
    after: int

    def agrees(self, other: "Numeral") -> bool:
        """Whether both may stand for the same number."""
        return not self.readings.isdisjoint(other.readings)


def has_digit(text: str) -> bool:
    """Whether the text holds a decimal digit of any script."""
    return any(character.isdecimal() for character in text)


def numerals(words: Sequence[str], *, spelled: bool = True) -> tuple[Numeral, ...]:
    """Return the numbers of a text in their order; `spelled` ones are English words."""
    found: list[Numeral] = []
    place = 0
    while place < len(words):
        run = _thousands(words, place)
        here = [run] if run else _written(words, place)
        if not here and spelled:
            here = _spelled(words, place)
        found.extend(here)
        place = max([place + 1, *(numeral.after for numeral in here)])
    return tuple(found)


def unaccounted(translation: Sequence[str], source: Iterable[Numeral]) -> Numeral | None:
    """Return the first number written in digits in `translation` that no number of the source agrees with."""
    known = tuple(source)
    for numeral in numerals(translation, spelled=False):
        if not any(numeral.agrees(other) for other in known):
            return numeral
    return None


def _written(words: Sequence[str], place: int) -> list[Numeral]:
    """The numbers written in digits in one word, the last of them with the scale that follows."""
    texts = _DIGITS.findall(words[place])
    found = [Numeral(text, _readings(text), place, place + 1) for text in texts]
    scale = _scale(words[place + 1]) if found and place + 1 < len(words) else 1
    if scale > 1:
        last = found[-1]
        scaled = frozenset(reading * scale for reading in last.readings)
        found[-1] = Numeral(last.text, last.readings | scaled, place, place + 1)
    return found


def _thousands(words: Sequence[str], place: int) -> Numeral | None:
    """A number whose groups of three digits are words of their own: 1 000 000."""
    after = place + 1
    while after < len(words) and len(words[after]) == 3 and words[after].isdecimal():
        after += 1
    if after == place + 1 or not words[place].isdecimal() or len(words[place]) > 3:
        return None
    digits = "".join(words[place:after])
    return Numeral(" ".join(words[place:after]), frozenset({Fraction(int(digits))}), place, after)


def _readings(text: str) -> frozenset[Fraction]:
    readings: set[Fraction] = set()
    parts = re.split(r"\D", text)
    if len(parts) == 1 or _GROUPED.fullmatch(text):
        readings.add(Fraction(int("".join(parts))))
    if len(parts) > 1 and len(parts[-1]) <= 12:
        readings.add(Fraction(int("".join(parts)), 10 ** len(parts[-1])))
    return frozenset(readings)


def _scale(word: str) -> int:
    word = word.casefold()
    return next((size for size, stems in _SCALES if word.startswith(stems)), 1)


def _spelled(words: Sequence[str], place: int) -> list[Numeral]:
    """The English number that starts at `place`: read as a year in two halves, digit by digit, or as a cardinal."""
    value, after = _cardinal(words, place)
    if after == place:
        return []
    readings = {Fraction(value)}
    later, end = _cardinal(words, after)
    if value in _CENTURIES and end > after and 10 <= later < 100:
        readings, after = {Fraction(100 * value + later)}, end
    elif value < 10 and end > after and later < 10:
        readings, after = _digit_by_digit(words, place)
    elif _at(words, after) == "point" and _VALUES.get(_at(words, after + 1), 10) < 10:
        tail, after = _digits_from(words, after + 1)
        readings = {value + Fraction(int(tail), 10 ** len(tail))}
        scale = _ENGLISH_SCALES.get(_at(words, after), 1)
        readings, after = {reading * scale for reading in readings}, after + (scale > 1)
    return [Numeral(_figures(max(readings)), frozenset(readings), place, after)]


def _digit_by_digit(words: Sequence[str], place: int) -> tuple[set[Fraction], int]:
    digits, after = _digits_from(words, place)
    return {Fraction(int(digits)), *(Fraction(int(digit)) for digit in digits)}, after


def _digits_from(words: Sequence[str], place: int) -> tuple[str, int]:
    digits = ""
    while _VALUES.get(_at(words, place), 10) < 10:
        digits += str(_VALUES[_at(words, place)])
        place += 1
    return digits, place


def _cardinal(words: Sequence[str], place: int) -> tuple[int, int]:
    """Value of the longest English cardinal at `place` and the word behind it; that is `place` where there is none."""
    total, limit, after = 0, 10**15, place
    while True:
        start = after + (after > place and _at(words, after) == "and")
        group, end = _below_thousand(words, start)
        scale = _ENGLISH_SCALES.get(_at(words, end), 1) if end > start else 1
        if end == start or scale >= limit or (after > place and not group):
            return total, after
        total, limit, after = total + group * scale, scale, end + (scale > 1)


def _below_thousand(words: Sequence[str], place: int) -> tuple[int, int]:
    value, after = _below_hundred(words, place)
    if after == place or not 0 < value < 100 or _at(words, after) != "hundred":
        return value, after
    start = after + 1 + (_at(words, after + 1) == "and")
    rest, end = _below_hundred(words, start)
    return (100 * value + rest, end) if end > start and rest else (100 * value, after + 1)


def _below_hundred(words: Sequence[str], place: int) -> tuple[int, int]:
    word = _at(words, place)
    if word not in _VALUES:
        tens, _, unit = word.partition("-")
        hyphenated = unit and _VALUES.get(tens, 0) >= 20 and 0 < _VALUES.get(unit, 0) < 10
        return (_VALUES[tens] + _VALUES[unit], place + 1) if hyphenated else (0, place)
    value, unit_value = _VALUES[word], _VALUES.get(_at(words, place + 1), 0)
    if value >= 20 and 0 < unit_value < 10:
        return value + unit_value, place + 2
    return value, place + 1


def _at(words: Sequence[str], place: int) -> str:
    return words[place].casefold() if place < len(words) else ""


def _figures(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else str(float(value))
