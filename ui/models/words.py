"""Texts as words of one certainty each, and where they stand in a column.

A word's place depends on the words before it only, so what follows never moves it: lines are filled greedily, closing
marks hang over the edge instead of taking their word to the next line, and a word is as wide in italics as upright.
When a text changes, its unchanged opening stays where it is; in the rest, words that are still there stay where they
were if there is room (their order is found by difflib), so that refuted words leave a blank for the next ones.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from ui.models.conversation import Text
from ui.models.scripts import CLOSING, Flow, flow_of, is_written_without_spaces, needs_dictionary, units

_MOST_BLANK = 0.4
"""Of the column's width: a larger blank is closed even if words move."""


class Certainty(IntEnum):
    """How sure a word is."""

    COMMITTED = 0
    PROVISIONAL = 1
    PREDICTED = 2


class Word(NamedTuple):
    """What is placed as one piece, after a space where `spaced`, on the line of the word before where `joined`."""

    text: str
    certainty: Certainty
    spaced: bool = True
    joined: bool = False


class Placed(NamedTuple):
    """A word on a line, `x` pixels from where lines begin: the left, or the right of a column of right-to-left text."""

    word: Word
    line: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Column:
    """What words are set in. `width_of` returns the pixels of a word, `space` is the width of one."""

    width: float
    space: float
    width_of: Callable[[str], float]


def words_of(text: Text, breaks: Callable[[str], Sequence[str]]) -> list[Word]:
    """Return the words of a text; `breaks` splits Thai and its like where lines may end."""
    words: list[Word] = []
    for certainty, part in zip(Certainty, (text.committed, text.provisional, text.predicted), strict=True):
        first = True
        for piece in part.split():
            glued = first and bool(words) and _is_glued(words[-1].text, piece)
            first = False
            if piece.isascii() or not is_written_without_spaces(piece):
                words.append(Word(piece, certainty, not glued, glued and piece[0] in CLOSING))
                continue
            for number, unit in enumerate(breaks(piece) if needs_dictionary(piece) else units(piece)):
                spaced = number == 0 and not glued
                words.append(Word(unit, certainty, spaced, glued and number == 0 and unit[0] in CLOSING))
    return words


def place(words: Sequence[Word], column: Column, before: Sequence[Placed] = ()) -> list[Placed]:
    """Return where words stand in a column in which others, or the same, stood `before`."""
    placed = _unchanged(words, before)
    kept = _kept(words, before, len(placed))
    for number in range(len(placed), len(words)):
        for piece in _pieces(words[number], column.width, column.width_of):
            placed.append(_next(piece, placed, column, kept.get(number)))
    return placed


def lines_of(placed: Sequence[Placed]) -> int:
    """Return how many lines words take."""
    return max((one.line for one in placed), default=-1) + 1


def visual(placed: Sequence[Placed], width: float, *, right_to_left: bool) -> list[Placed]:
    """Return the words with `x` from the left, in the order in which they are read (after UAX #9, word by word)."""
    turned = list(placed)
    for begin, end in _turned_runs(placed, right_to_left=right_to_left):
        left, right = placed[begin].x, placed[end - 1].x + placed[end - 1].width
        for number in range(begin, end):
            one = placed[number]
            turned[number] = one._replace(x=left + right - one.x - one.width)
    if right_to_left:
        turned = [one._replace(x=width - one.x - one.width) for one in turned]
    return turned


def core(text: str) -> str:
    """Return a word without its closing marks."""
    return text.rstrip(_CLOSING_MARKS) or text


_CLOSING_MARKS = "".join(sorted(CLOSING))


def _is_glued(before: str, piece: str) -> bool:
    if piece[0] in CLOSING:
        return True
    return is_written_without_spaces(before[-1]) and is_written_without_spaces(piece[0])


def _unchanged(words: Sequence[Word], before: Sequence[Placed]) -> list[Placed]:
    """Return the opening words that are still the same, where they stood. A word split over lines is set anew."""
    placed: list[Placed] = []
    for word, old in zip(words, before, strict=False):
        if word.text != old.word.text or (word.spaced, word.joined) != (old.word.spaced, old.word.joined):
            break
        placed.append(old if old.word.certainty == word.certainty else old._replace(word=word))
    return placed


def _kept(words: Sequence[Word], before: Sequence[Placed], first: int) -> dict[int, Placed]:
    """Return where words of the tail stood before, by their number now."""
    if len(before) <= first or len(words) <= first:
        return {}
    old, new = [core(one.word.text) for one in before[first:]], [core(word.text) for word in words[first:]]
    return {
        first + block.b + step: before[first + block.a + step]
        for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
        for step in range(block.size)
    }


def _next(word: Word, placed: Sequence[Placed], column: Column, kept: Placed | None) -> Placed:
    width = column.width_of(word.text)
    line, x = 0, 0.0
    if placed:
        last = placed[-1]
        line, x = last.line, last.x + last.width + (column.space if word.spaced else 0.0)
        bare = 0.0 if word.joined else column.width_of(core(word.text))
        if x + bare > column.width and last.x + last.width > 0.0:
            line, x = line + 1, 0.0
    if kept is not None:
        blank = (kept.line - line) * column.width + kept.x - x
        fits = kept.x == 0.0 or kept.x + column.width_of(core(word.text)) <= column.width
        if fits and 0.0 <= blank <= _MOST_BLANK * column.width:
            line, x = kept.line, kept.x
    return Placed(word, line, x, width)


def _pieces(word: Word, width: float, width_of: Callable[[str], float]) -> Iterator[Word]:
    """Split a word that is wider than a line."""
    rest = word
    while len(rest.text) > 1 and width_of(core(rest.text)) > width:
        fitting = len(rest.text) - 1
        while fitting > 1 and width_of(rest.text[:fitting]) > width:
            fitting -= 1
        yield rest._replace(text=rest.text[:fitting])
        rest = Word(rest.text[fitting:], rest.certainty, spaced=False)
    yield rest


def _turned_runs(placed: Sequence[Placed], *, right_to_left: bool) -> Iterator[tuple[int, int]]:
    """Yield the runs of words on one line that read against the column's direction."""
    against = Flow.LEFT_TO_RIGHT if right_to_left else Flow.RIGHT_TO_LEFT
    begin = end = -1
    for number, one in enumerate(placed):
        flow = _flow(one.word.text)
        same_line = begin >= 0 and placed[begin].line == one.line
        if begin >= 0 and not (same_line and (flow in {against, Flow.NUMBER, Flow.NONE})):
            yield begin, end
            begin = -1
        if flow is against:
            begin, end = (number if begin < 0 else begin), number + 1
        elif begin >= 0 and flow is Flow.NUMBER:
            end = number + 1
    if begin >= 0:
        yield begin, end


@lru_cache(maxsize=8192)
def _flow(text: str) -> Flow:
    return flow_of(text)
