"""Where words stand on the lines of a rolling caption; nothing that is set is ever set anew."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from ui.models.caption_pieces import Piece, cells_of, cut, ends_closed

USUAL_CELLS, FEW_CELLS = 42, 37
_FEWEST_CELLS = 8
_GAP_IN_LINE, _GAP_AT_END = 4, 12
"""Cells that may stay empty so that words which did not change do not move."""


class Certainty(StrEnum):
    """Whether a word may still change."""

    COMMITTED = "committed"
    PROVISIONAL = "provisional"
    PREDICTED = "predicted"


@dataclass(frozen=True, slots=True)
class Shape:
    """How much fits on a line: so many characters, and no more than `width` by `measure`, in any unit."""

    cells: int = USUAL_CELLS
    width: float = float("inf")
    measure: Callable[[str], float] = cells_of


@dataclass(frozen=True, slots=True)
class Cursor:
    """The end of what is set. `cells` and `x` are counted from where lines begin."""

    line: int = 0
    x: float = 0.0
    cells: int = 0


@dataclass(frozen=True, slots=True)
class Set:
    """A piece in its place."""

    piece: Piece
    at: Cursor
    after: Cursor
    certainty: Certainty
    utterance: int


def place(shape: Shape, end: Cursor, piece: Piece) -> tuple[Cursor, Cursor]:
    """Return where a piece begins that follows `end`, and where it ends."""
    begin = _next_line(end) if piece.turn and end.cells else _after_space(shape, end, piece)
    after = _advanced(shape, begin, piece)
    if not begin.cells or _fits(shape, after, piece) or piece.hangs:
        return begin, after
    begin = _next_line(end)
    return begin, _advanced(shape, begin, piece)


def place_still(shape: Shape, end: Cursor, piece: Piece, was: Set | None) -> tuple[Cursor, Cursor]:
    """As `place`, but where the piece stood before, if that leaves no large hole."""
    begin, after = place(shape, end, piece)
    if was is None or not _near(begin, was.at, shape):
        return begin, after
    kept = replace(was.at)
    moved = _advanced(shape, kept, piece)
    return (kept, moved) if not kept.cells or _fits(shape, moved, piece) or piece.hangs else (begin, after)


def aligned(old: Sequence[Set], new: Sequence[Piece]) -> dict[int, Set]:
    """Return what of `old` each piece of `new` is, by its index: the words that did not change."""
    matcher = SequenceMatcher(
        None, [one.piece.text for one in old], [one.text for one in new], autojunk=False
    )
    same: dict[int, Set] = {}
    for block in matcher.get_matching_blocks():
        for step in range(block.size):
            same[block.b + step] = old[block.a + step]
    return same


def fitted(shape: Shape, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces, those that no line can hold in parts."""
    for piece in pieces:
        if piece.cells < shape.cells and shape.measure(piece.text) <= shape.width:
            yield piece
            continue
        share = min(1.0, shape.width / max(1.0, shape.measure(piece.text)))
        yield from cut(piece, max(_FEWEST_CELLS, min(shape.cells - 1, int(share * piece.cells) - 1)))


def _near(begin: Cursor, was: Cursor, shape: Shape) -> bool:
    if was.line == begin.line:
        return 0 <= was.cells - begin.cells <= _GAP_IN_LINE and was.x >= begin.x
    return was.line == begin.line + 1 and not was.cells and shape.cells - begin.cells <= _GAP_AT_END


def _fits(shape: Shape, after: Cursor, piece: Piece) -> bool:
    """Say whether a line holds what ends there, and the mark that may still follow a word."""
    spare = 0 if ends_closed(piece.text) else 1
    return after.cells + spare <= shape.cells and after.x <= shape.width


def _after_space(shape: Shape, end: Cursor, piece: Piece) -> Cursor:
    if not (piece.spaced and end.cells):
        return end
    return Cursor(end.line, end.x + shape.measure(" "), end.cells + 1)


def _advanced(shape: Shape, begin: Cursor, piece: Piece) -> Cursor:
    return Cursor(begin.line, begin.x + shape.measure(piece.text), begin.cells + piece.cells)


def _next_line(end: Cursor) -> Cursor:
    return Cursor(end.line + 1)
