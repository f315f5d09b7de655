"""Finds numbers among spoken English words and says how they are written.

Cardinals, decimals and years are read by the usual grammar of English numerals; what could be several numbers
("five six") stays in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_NAMES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth"
_UNITS, _TEENS, _TENS = _NAMES.split()[:9], _NAMES.split()[9:19], _NAMES.split()[19:]
_ORDINAL_UNITS = frozenset(_ORDINALS.split())
_VALUES = (
    {word: 1 + place for place, word in enumerate(_UNITS)}
    | {word: 10 + place for place, word in enumerate(_TEENS)}
    | {word: 20 + 10 * place for place, word in enumerate(_TENS)}
)
_DIGITS = {"zero": "0", "oh": "0"} | {word: str(1 + place) for place, word in enumerate(_UNITS)}
_SCALES = frozenset({"hundred", "thousand"})
_JOINING = frozenset({"and", "point"})
_LARGEST_IN_WORDS = 10


@dataclass(frozen=True, slots=True)
class Span:
    """A number in its written form; `after` is the index of the first word behind it."""

    text: str
    after: int


def find_number(words: Sequence[str], place: int) -> Span | None:
    """Return the longest number above ten, decimal, year or compound ordinal that starts at `place`."""
    return _ordinal(words, place) or _year(words, place) or _decimal(words, place) or _cardinal(words, place)


def may_go_on(words: Sequence[str]) -> int:
    """Return how many words at the end belong to a number that further words could change."""
    place = len(words)
    while place and (_is_numeral(words[place - 1]) or _joins(words, place - 1)):
        place -= 1
    return len(words) - place


def _is_numeral(word: str) -> bool:
    return word in _VALUES or word in _SCALES or word == "zero"


def _joins(words: Sequence[str], place: int) -> bool:
    """Whether the word at `place` could stand inside a number: "hundred and …", "three point …"."""
    if place == 0 or words[place] not in _JOINING | {"oh"}:
        return False
    if words[place] == "and":
        return words[place - 1] in _SCALES
    return _is_numeral(words[place - 1]) or words[place - 1] in {"point", "oh"}


def _at(words: Sequence[str], place: int) -> str:
    return words[place] if place < len(words) else ""


def _below_hundred(words: Sequence[str], place: int) -> tuple[int, int]:
    """Value and end of a number from 1 to 99 at `place`; the value is 0 where there is none."""
    value = _VALUES.get(_at(words, place), 0)
    if value == 0:
        return 0, place
    unit = _VALUES.get(_at(words, place + 1), 0)
    if value >= 20 and 0 < unit < 10:
        return value + unit, place + 2
    return value, place + 1


def _below_thousand(words: Sequence[str], place: int) -> tuple[int, int]:
    value, after = _below_hundred(words, place)
    if value and _at(words, after) == "hundred":
        rest, end = _below_hundred(words, after + 1 + (_at(words, after + 1) == "and"))
        return (100 * value + rest, end) if rest else (100 * value, after + 1)
    return value, after


def _whole(words: Sequence[str], place: int) -> tuple[int, int]:
    value, after = _below_thousand(words, place)
    if value and _at(words, after) == "thousand":
        rest, end = _below_thousand(words, after + 1 + (_at(words, after + 1) == "and"))
        return (1000 * value + rest, end) if 0 < rest < 1000 else (1000 * value, after + 1)
    return value, after


def _cardinal(words: Sequence[str], place: int) -> Span | None:
    value, after = _whole(words, place)
    return Span(str(value), after) if value > _LARGEST_IN_WORDS else None


def _decimal(words: Sequence[str], place: int) -> Span | None:
    value, after = _whole(words, place)
    if not value or _at(words, after) != "point":
        return None
    digits = ""
    place = after + 1
    while _at(words, place) in _DIGITS:
        digits += _DIGITS[words[place]]
        place += 1
    return Span(f"{value}.{digits}", place) if digits else None


def _year(words: Sequence[str], place: int) -> Span | None:
    """Years as they are said: nineteen eighty four, twenty twenty six."""
    century = _VALUES.get(_at(words, place), 0)
    if not 13 <= century <= 20:
        return None
    rest, after = _below_hundred(words, place + 1)
    if rest < 10 or _at(words, after) in _SCALES:
        return None
    return Span(f"{century}{rest}", after)


def _ordinal(words: Sequence[str], place: int) -> Span | None:
    """Twenty first → twenty-first."""
    if _at(words, place) in _TENS and _at(words, place + 1) in _ORDINAL_UNITS:
        return Span(f"{words[place]}-{words[place + 1]}", place + 2)
    return None
