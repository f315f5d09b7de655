"""English numerals, written and spoken, brought to one spelling so that "25" and "twenty five" count as equal."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_SMALL, _TENS = _NAMES.split()[:20], _NAMES.split()[20:]
_SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 1000}
_VALUES = {word: value for value, word in enumerate(_SMALL)} | {
    word: 10 * (2 + place) for place, word in enumerate(_TENS)
}
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_CURRENCIES = {"$": "dollars", "€": "euros", "£": "pounds"}
_LONE = {
    "%": ("percent",),
    "&": ("and",),
    "$": ("dollars",),
    "€": ("euros",),
    "£": ("pounds",),
    "+": ("plus",),
}

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WRITTEN = re.compile(rf"([$€£]?)({_NUMBER})(%?)")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_DECADE = re.compile(r"(1\d|20)?([2-9]0)s")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")


@dataclass(frozen=True, slots=True)
class NumeralRun:
    """A number found among spoken words: its value and which of the words spell it."""

    value: int
    words: tuple[int, ...]
    after: int
    """The index of the first word behind it."""


def spelled(value: int) -> tuple[str, ...]:
    """Return the cardinal of a whole number ≥ 0 in words without "and": 1200 → one thousand two hundred."""
    if value < 20:
        return (_SMALL[value],)
    if value < 100:
        return (_TENS[value // 10 - 2], *_rest(value % 10))
    if value < 1000:
        return (_SMALL[value // 100], "hundred", *_rest(value % 100))
    scale = next((word for word, size in _SCALES.items() if value >= size), "thousand")
    head, tail = divmod(value, _SCALES[scale])
    return (*spelled(head), scale, *_rest(tail))


def spoken(token: str) -> tuple[str, ...]:
    """Return how one written lower-case token is said; a token without a numeral comes back alone."""
    if token in _LONE:
        return _LONE[token]
    if match := _WRITTEN.fullmatch(token):
        currency, number, percent = match.groups()
        tail = (_CURRENCIES[currency],) if currency else ()
        return (*_number(number), *tail, *(("percent",) if percent else ()))
    if match := _ORDINAL.fullmatch(token):
        *head, last = spelled(int(match[1]))
        return (*head, _ordinal(last))
    if match := _DECADE.fullmatch(token):
        century = spelled(int(match[1])) if match[1] else ()
        return (*century, spelled(int(match[2]))[0][:-1] + "ies")
    if match := _CLOCK.fullmatch(token):
        return (*spelled(int(match[1])), *_rest(int(match[2])))
    return (token,)


def unified(words: Sequence[str]) -> Iterable[tuple[str, int]]:
    """Yield spoken words with every number respelled as one cardinal, each with the index of a word it came from.

    "twenty twenty six", "two thousand and twenty six" and the spelling of 2026 all become "two thousand twenty six".
    Spelled word i of c rests on spoken word ⌈i·s/c⌉ of the s that made the number.
    """
    place = 0
    while place < len(words):
        run = _year(words, place) or _cardinal(words, place)
        if run is None:
            yield words[place], place
            place += 1
            continue
        spelling = spelled(run.value)
        for number, word in enumerate(spelling, 1):
            yield word, run.words[-(-number * len(run.words) // len(spelling)) - 1]
        place = run.after


def _rest(value: int) -> tuple[str, ...]:
    return spelled(value) if value else ()


def _ordinal(cardinal: str) -> str:
    if cardinal in _ORDINALS:
        return _ORDINALS[cardinal]
    return cardinal[:-1] + "ieth" if cardinal.endswith("y") else cardinal + "th"


def _number(text: str) -> tuple[str, ...]:
    whole, _, fraction = text.replace(",", "").partition(".")
    digits = tuple(_SMALL[int(digit)] for digit in fraction)
    if len(whole) > 15 or (len(whole) > 1 and whole.startswith("0")):
        return tuple(_SMALL[int(digit)] for digit in whole)
    return (*spelled(int(whole)), *(("point", *digits) if digits else ()))


def _year(words: Sequence[str], place: int) -> NumeralRun | None:
    """Read "twenty twenty six" or "nineteen oh five": two numbers said in pairs."""
    century = _below_hundred(words, place)
    if century is None or not 11 <= century.value <= 20:
        return None
    after = century.after
    if _at(words, after) in {"oh", "o"}:
        digit = _below_hundred(words, after + 1)
        if digit is None or not 1 <= digit.value <= 9:
            return None
        return NumeralRun(
            century.value * 100 + digit.value, (*century.words, after, *digit.words), digit.after
        )
    year = _below_hundred(words, after)
    if year is None or year.value < 10 or _at(words, year.after) == "hundred":
        return None
    return NumeralRun(century.value * 100 + year.value, (*century.words, *year.words), year.after)


def _cardinal(words: Sequence[str], place: int) -> NumeralRun | None:
    """Read the longest cardinal that starts at `place`."""
    total, after, scale = 0, place, 10**15
    spelling: tuple[int, ...] = ()
    while scale > 1:
        group = _below_thousand(words, _past_and(words, after) if spelling else after)
        size = 1 if group is None else _SCALES.get(_at(words, group.after), 1)
        if group is None or size >= scale:
            break
        named = size > 1
        total += group.value * size
        spelling += group.words + ((group.after,) if named else ())
        after, scale = group.after + named, size
    return NumeralRun(total, spelling, after) if spelling else None


def _below_thousand(words: Sequence[str], place: int) -> NumeralRun | None:
    if _at(words, place) == "a" and _at(words, place + 1) in {"hundred", *_SCALES}:
        head: NumeralRun | None = NumeralRun(1, (place,), place + 1)
    else:
        head = _below_hundred(words, place)
    if head is None or not head.value or _at(words, head.after) != "hundred":
        return head
    hundred = head.after
    tail = _below_hundred(words, _past_and(words, hundred + 1))
    if tail is None or not tail.value:
        return NumeralRun(head.value * 100, (*head.words, hundred), hundred + 1)
    return NumeralRun(head.value * 100 + tail.value, (*head.words, hundred, *tail.words), tail.after)


def _below_hundred(words: Sequence[str], place: int) -> NumeralRun | None:
    value = _VALUES.get(_at(words, place))
    if value is None:
        return None
    unit = _VALUES.get(_at(words, place + 1), 0)
    if value >= 20 and 1 <= unit <= 9:
        return NumeralRun(value + unit, (place, place + 1), place + 2)
    return NumeralRun(value, (place,), place + 1)


def _at(words: Sequence[str], place: int) -> str:
    return words[place] if place < len(words) else ""


def _past_and(words: Sequence[str], place: int) -> int:
    """Step over "and" where a number goes on behind it."""
    return place + 1 if _at(words, place) == "and" and _at(words, place + 1) in _VALUES else place
