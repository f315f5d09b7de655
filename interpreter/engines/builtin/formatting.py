"""Writes recognised words as a reader expects them: case, titles, numbers as digits, a full stop at the end.

The written form is made from left to right, so that more words never change what stands before them, except at a number
that may go on: `settled` tells how many words are safe. Numbers above ten are digits, smaller ones stay words.
"""

from collections.abc import Sequence
from dataclasses import replace

from interpreter.domain.hypothesis import Word, Words
from interpreter.engines.builtin.numbers import Span, find_number, may_go_on

_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday january february april june july september october "
    "november december christmas easter english spanish french german italian american british european africa "
    "america asia australia europe england britain france germany italy spain china russia india canada mexico "
    "japan london paris god"
)
_BEFORE_MONTHS = "in of since until last next early late mid by this every"
_ALWAYS = frozenset(_NAMES.split())
_MONTHS_AMBIGUOUS = frozenset({"march", "may", "august"})
_BEFORE_A_MONTH = frozenset(_BEFORE_MONTHS.split())
_WRITTEN = {
    "i": "I",
    "mister": "Mr",
    "missus": "Mrs",
    "mr.": "Mr",
    "mrs.": "Mrs",
    "dr.": "Dr",
    "u.s.": "US",
    "u.n.": "UN",
    "u.k.": "UK",
    "o.k.": "OK",
}
_PERCENT = frozenset({"percent"})
FULL_STOP = "."


def settled(words: Words) -> int:
    """Return how many opening words have a written form that no further word can change."""
    return len(words) - may_go_on([word.text for word in words])


def written(words: Words) -> Words:
    """Return recognised lower-case words as they are written, numbers joined, one full span of time each."""
    texts = [word.text for word in words]
    tokens: list[Word] = []
    place = 0
    number_before = False
    while place < len(words):
        span = find_number(texts, place)
        if span is None:
            percent = number_before and texts[place] in _PERCENT
            tokens.append(replace(words[place], text="%" if percent else _cased(texts, place)))
            place, number_before = place + 1, False
            continue
        tokens.append(_joined(words[place : span.after], span, first=place == 0))
        place, number_before = span.after, span.text.isdigit()
    return tuple(tokens)


def full_stop(words: Sequence[Word]) -> Words:
    """Return the mark that ends written `words`, as a token of its own; nothing where nothing was said."""
    if not words:
        return ()
    last = words[-1]
    return (Word(FULL_STOP, last.end, last.end, last.confidence),)


def _joined(words: Words, span: Span, *, first: bool) -> Word:
    text = span.text[:1].upper() + span.text[1:] if first else span.text
    return Word(text, words[0].start, words[-1].end, min(word.confidence for word in words))


def _cased(texts: Sequence[str], place: int) -> str:
    text = texts[place]
    if text in _WRITTEN:
        return _WRITTEN[text]
    if place == 0 or _is_a_name(texts, place) or text.startswith("i'"):
        return text[:1].upper() + text[1:]
    return text


def _is_a_name(texts: Sequence[str], place: int) -> bool:
    stem = texts[place].removesuffix("'s")
    if stem in _ALWAYS or (stem.endswith("s") and stem[:-1] in _ALWAYS):
        return True
    return stem in _MONTHS_AMBIGUOUS and place > 0 and texts[place - 1] in _BEFORE_A_MONTH
