"""Finds numbers, shares, sums and dates in English text, spelled out or in digits, and writes them in figures.

Thousands are set apart by a narrow space, which no language takes for a decimal mark (ISO 80000-1, 7.3.1).
"""

import re
from dataclasses import dataclass

from ui.models.tokens import Tokens, listed

_SMALL = listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
_VALUES = {word: value for value, word in enumerate(_SMALL)} | {
    word: 10 * value for value, word in enumerate(_TENS, 2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_NTH = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS = {word: value for value, word in enumerate(_NTH, 1)} | {"thirtieth": 30}
_MONTHS = listed("January February March April May June July August September October November December")
_MONEY = {"euro": "€", "euros": "€", "dollar": "$", "dollars": "$", "pound": "£", "pounds": "£"}
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?")
_PLAIN = re.compile(r"\d+(\.\d+)?")
_NARROW = "\u202f"
_PLAIN_UP_TO = 9
"""Spelled-out numbers up to this one are no help unless something is counted in them."""
_YEARS = range(1_000, 3_000)


@dataclass(frozen=True, slots=True)
class Figure:
    """What `count` words from the beginning say, in figures."""

    text: str
    count: int


def figure_at(tokens: Tokens, at: int) -> Figure | None:
    """Return the number or date that begins at a word, as long as it can be; None where none does."""
    return _date(tokens, at) or _number(tokens, at)


def grouped(value: float) -> str:
    """Return a number in figures, from five digits on in groups of three."""
    whole, _, rest = f"{value:.6f}".rstrip("0").rstrip(".").partition(".")
    if len(whole) > 4:
        whole = f"{int(whole):,}".replace(",", _NARROW)
    return f"{whole}.{rest}" if rest else whole


def _word(tokens: Tokens, at: int) -> str:
    """Return a word in small letters; empty outside, and after a mark."""
    return tokens[at].text.casefold() if at < len(tokens) else ""


def _number(tokens: Tokens, at: int) -> Figure | None:
    if tokens[at].is_figure:
        return _in_digits(tokens, at)
    value, count = _spelled(tokens, at)
    if not count:
        return None
    bare = value <= _PLAIN_UP_TO and value == int(value)
    return _with_unit(tokens, at, Figure(grouped(value), count), needed=bare)


def _in_digits(tokens: Tokens, at: int) -> Figure:
    text = tokens[at].text
    sign = text[0] if text[0] in "$€£¥" else ""
    digits = text.removeprefix(sign).removesuffix("%").strip()
    share = f"{_NARROW}%" if text.endswith("%") else ""
    if not (_GROUPED.fullmatch(digits) or _PLAIN.fullmatch(digits)):
        return Figure(text, 1)
    value, count = float(digits.replace(",", "")), 1
    while (scale := _SCALES.get(_word(tokens, at + count))) is not None and tokens[at + count].joined:
        value, count = value * scale, count + 1
    written = digits if count == 1 and "." in digits and "," not in digits else grouped(value)
    figure = Figure(f"{sign}{written}{share}", count)
    return figure if sign or share else _with_unit(tokens, at, figure, needed=False) or figure


def _with_unit(tokens: Tokens, at: int, figure: Figure, *, needed: bool) -> Figure | None:
    """Return a number with the percent or money that follows it; None where it is `needed` and does not."""
    after = _word(tokens, at + figure.count)
    if after == "percent":
        return Figure(f"{figure.text}{_NARROW}%", figure.count + 1)
    if after == "per" and _word(tokens, at + figure.count + 1) == "cent":
        return Figure(f"{figure.text}{_NARROW}%", figure.count + 2)
    if after in _MONEY:
        return Figure(f"{_MONEY[after]}{figure.text}", figure.count + 1)
    return None if needed else figure


def _spelled(tokens: Tokens, at: int) -> tuple[float, int]:
    """Return the number that is spelled out from a word on, and how many words it takes; 0 of them where none is."""
    reading, count = _Reading(), 0
    if _word(tokens, at) in {"a", "an"}:
        if _word(tokens, at + 1) not in _SCALES:
            return 0, 0
        count = 1
    while at + count < len(tokens) and (not count or tokens[at + count].joined):
        word = _word(tokens, at + count)
        if word == "and" and reading.may_go_on and _word(tokens, at + count + 1).partition("-")[0] in _VALUES:
            count += 1
        elif not reading.take(word.split("-")):
            break
        else:
            count += 1
    return _decimals(tokens, at, reading.value, count) if reading.began else (0, 0)


def _decimals(tokens: Tokens, at: int, value: float, count: int) -> tuple[float, int]:
    """Go on after a “point”: three point one four."""
    digits = ""
    if _word(tokens, at + count) == "point":
        while (word := _word(tokens, at + count + 1 + len(digits))) in _SMALL[:10]:
            digits += str(_VALUES[word])
    if not digits:
        return value, count
    value, count = float(f"{int(value)}.{digits}"), count + 1 + len(digits)
    scale = _SCALES.get(_word(tokens, at + count))
    return (value, count) if scale is None else (value * scale, count + 1)


class _Reading:
    """Adds up number words, and knows which may follow."""

    def __init__(self) -> None:
        self.began = False
        self.may_go_on = False
        """Whether “and” may follow: after hundred, thousand and the like."""
        self._total = 0
        self._part = 0
        self._open = 100
        """Only values below this may be added: a hundred at first, ten after twenty, none after seven."""

    @property
    def value(self) -> int:
        """What was read so far."""
        return self._total + self._part

    def take(self, words: list[str]) -> bool:
        """Read the parts of one word, as of twenty-five; return False where it does not belong to the number."""
        if not all(word in _VALUES or word in _SCALES for word in words):
            return False
        return all(self._scale(word) if word in _SCALES else self._add(_VALUES[word]) for word in words)

    def _scale(self, word: str) -> bool:
        scale = _SCALES[word]
        if scale == 100:
            self._part = max(self._part, 1) * scale
        else:
            self._total += max(self._part, 1) * scale
            self._part = 0
        self.began, self.may_go_on, self._open = True, True, 100
        return True

    def _add(self, value: int) -> bool:
        is_year = (
            not self._total and 10 <= self._part <= 99 and value >= 10 and self._part % 100 == self._part
        )
        if self.began and is_year and self._open < 100:
            self._part = self._part * 100
        elif self.began and not (value < self._open and (self._open == 100 or value)):
            return False
        self._part += value
        self.began, self.may_go_on = True, False
        self._open = 10 if value >= 20 else 0
        return True


def _date(tokens: Tokens, at: int) -> Figure | None:
    if tokens[at].text in _MONTHS:
        return _month_first(tokens, at)
    return _day_first(tokens, at)


def _month_first(tokens: Tokens, at: int) -> Figure | None:
    """Read May 12th, 2024, or May 2024."""
    month, count = tokens[at].text, 1
    the = _word(tokens, at + 1) == "the"
    day, words = _day(tokens, at + 1 + the)
    if words:
        count += the + words
        year, words = _year(tokens, at + count)
        return Figure(" ".join(filter(None, (str(day), month, year))), count + words)
    year, words = _year(tokens, at + 1)
    return Figure(f"{month} {year}", 1 + words) if words else None


def _day_first(tokens: Tokens, at: int) -> Figure | None:
    """Read 12 May 2024, or the twelfth of May."""
    day, count = _day(tokens, at)
    if not count:
        return None
    count += _word(tokens, at + count) == "of"
    if at + count >= len(tokens) or tokens[at + count].text not in _MONTHS:
        return None
    month = tokens[at + count].text
    year, words = _year(tokens, at + count + 1)
    return Figure(" ".join(filter(None, (str(day), month, year))), count + 1 + words)


def _day(tokens: Tokens, at: int) -> tuple[int, int]:
    """Return a day of a month and how many words it takes, 0 where there is none."""
    word = _word(tokens, at)
    tens, _, unit = word.partition("-")
    if match := re.fullmatch(r"(\d{1,2})(st|nd|rd|th)?", word):
        day = int(match.group(1))
    elif unit and tens in {"twenty", "thirty"}:
        day = _VALUES[tens] + _ORDINALS.get(unit, 99)
    else:
        day = _ORDINALS.get(word, _VALUES.get(word, 0))
    return (day, 1) if 1 <= day <= 31 else (0, 0)


def _year(tokens: Tokens, at: int) -> tuple[str, int]:
    """Return a year and how many words it takes, 0 where there is none."""
    word = _word(tokens, at)
    if re.fullmatch(r"\d{4}", word):
        return word, 1
    if at >= len(tokens):
        return "", 0
    value, count = _spelled(tokens, at)
    return (str(int(value)), count) if count and value in _YEARS else ("", 0)
