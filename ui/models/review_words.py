"""Where the words of a line stand in its text, and when they were said."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from interpreter.domain.hypothesis import Words
from interpreter.domain.timeline import Ticks


class Span(NamedTuple):
    """A word: its characters in the text, and its time."""

    begin: int
    end: int
    start: Ticks
    until: Ticks


def spans_of(text: str, words: Words) -> tuple[Span, ...]:
    """Return where each word stands; one that is not in the text, in its order, is left out."""
    spans: list[Span] = []
    at = 0
    for word in words:
        found = text.find(word.text, at) if word.text else -1
        if found >= 0:
            at = found + len(word.text)
            spans.append(Span(found, at, word.start, word.end))
    return tuple(spans)


def span_at(spans: Sequence[Span], position: int) -> Span | None:
    """Return the word at a character, or the one before it; None in front of the first."""
    number = bisect_right(spans, position, key=lambda span: span.begin) - 1
    return spans[number] if number >= 0 else None


def heard_at(spans: Sequence[Span], at: Ticks) -> Span | None:
    """Return the word that began last; None before any. Words of a translation need not begin in their order."""
    begun = [span for span in spans if span.start <= at]
    return max(begun, key=lambda span: (span.start, span.begin), default=None)
