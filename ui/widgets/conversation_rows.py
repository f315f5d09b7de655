"""Rows of a conversation as they are laid out, kept for those that were looked at last."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun

from ui.models.conversation import Conversation, Key, Missing, Passage, Text
from ui.models.words import Certainty, Column, Placed, lines_of, place, visual, words_of
from ui.theme import Theme
from ui.widgets.conversation_columns import Columns, Slot
from ui.widgets.conversation_type import Typesetter, breaks

_FEWEST_ROWS = 12
_ABOVE, _BELOW, _OPENING = 3, 3, 8


@dataclass(slots=True)
class Glyphs:
    """Glyphs and where they are drawn, in two lists: few objects for the garbage collector to walk through."""

    points: list[QPointF] = field(default_factory=list)
    runs: list[QGlyphRun] = field(default_factory=list)


@dataclass(slots=True)
class Guess(Glyphs):
    """The predicted words of a line; `dotted` has what is underlined, as x, y and width."""

    dotted: list[tuple[float, float, float]] = field(default_factory=list)


@dataclass(slots=True)
class Line(Glyphs):
    """The words of a line that were heard, and what is expected next."""

    guess: Guess | None = None


@dataclass(slots=True)
class Cell:
    """A text as set in its column, points relative to its corner; `fresh` is the first line that changed."""

    text: Text
    logical: list[Placed]
    placed: list[Placed]
    lines: list[Line]
    fresh: int = 0


@dataclass(slots=True)
class LaidOut:
    """A row: its height, how far down its text begins, whether the speaker is named, and its cells by column.

    From `fresh` pixels on it is not as it was before.
    """

    height: int
    top: int
    opens: bool
    cells: dict[str, Cell] = field(default_factory=dict)
    fresh: int = 0


class RowLayouts:
    """Lays rows out, and again where they changed, so that words which are still there stay where they are."""

    def __init__(
        self, conversation: Conversation, typesetter: Typesetter, columns: Columns, theme: Theme
    ) -> None:
        self._conversation = conversation
        self._type = typesetter
        self._columns = columns
        self._theme = theme
        self._rows: OrderedDict[Key, LaidOut] = OrderedDict()
        self.most = 0
        """How many rows are kept; set to more than are in sight."""
        self.usual = typesetter.line_height * 2.0
        """What a row is high on average."""

    def __contains__(self, key: Key) -> bool:
        """Whether the row with this key is laid out."""
        return key in self._rows

    def row(self, number: int) -> LaidOut:
        """Return a row as laid out."""
        key = self._conversation[number].key
        found = self._rows.get(key)
        if found is None:
            found = self.lay_out(number)
        else:
            self._rows.move_to_end(key)
        return found

    def lay_out(self, number: int) -> LaidOut:
        """Lay a row out again after a change; it does not get lower."""
        row = self._conversation[number]
        known = self._rows.get(row.key)
        made = self._gap() if isinstance(row, Missing) else self._passage(row, number, known)
        if known is not None:
            made.height = max(made.height, known.height)
        else:
            self.usual += (made.height - self.usual) * 0.02
        self._rows[row.key] = made
        if len(self._rows) > max(self.most, _FEWEST_ROWS):
            self._rows.popitem(last=False)
        return made

    def _gap(self) -> LaidOut:
        around = 2 * self._theme.px(_ABOVE)
        return LaidOut(self._type.line_height + 2 * around, around, opens=False)

    def _passage(self, passage: Passage, number: int, known: LaidOut | None) -> LaidOut:
        if passage.is_empty:
            return LaidOut(0, 0, opens=False)
        opens = self._conversation.opens(number)
        cells: dict[str, Cell] = {}
        texts = passage.texts()
        for slot in self._columns.texts:
            text = texts.get(slot.key)
            if text is not None:
                cells[slot.key] = self._cell(text, slot, known.cells.get(slot.key) if known else None)
        lines = max((lines_of(cell.logical) for cell in cells.values()), default=1) or 1
        top = self._theme.px(_ABOVE + (_OPENING if opens else 0))
        height = top + lines * self._type.line_height + self._theme.px(_BELOW)
        made = LaidOut(height, top, opens, cells)
        if (
            known is not None
            and (known.opens, known.top) == (opens, top)
            and known.cells.keys() == cells.keys()
        ):
            fresh = min((cell.fresh for cell in cells.values()), default=0)
            made.fresh = top + fresh * self._type.line_height
        return made

    def _cell(self, text: Text, slot: Slot, known: Cell | None) -> Cell:
        if known is not None and text.looks_like(known.text):
            known.fresh = len(known.lines)
            return known
        column = Column(slot.width, self._type.space, self._type.width_of)
        before = known.logical if known else []
        logical = place(words_of(text, breaks), column, before)
        fresh, first = _first_change(logical, before)
        placed = known.placed[:first] if known else []
        placed += visual(logical[first:], slot.width, right_to_left=text.right_to_left)
        lines = known.lines[:fresh] if known else []
        lines += [Line() for _ in range(lines_of(logical[first:]) - fresh)]
        self._shape(placed[first:], lines, right_to_left=text.right_to_left)
        return Cell(text, logical, placed, lines, fresh)

    def _shape(self, placed: Sequence[Placed], lines: Sequence[Line], *, right_to_left: bool) -> None:
        height, baseline = self._type.line_height, self._type.baseline
        below = self._theme.px(3.5)
        for word, number, x, width in placed:
            text, certainty = word[0], word[1]
            ink = self._type.ink(text, certainty is not Certainty.COMMITTED, right_to_left)
            y = number * height + baseline
            left = x + width - ink.width if right_to_left else x
            at, line = QPointF(left, y - ink.ascent), lines[number]
            glyphs: Glyphs = line
            if certainty is Certainty.PREDICTED:
                glyphs = line.guess = line.guess or Guess()
                line.guess.dotted.append((left, y + below, ink.width))
            for run in ink.runs:
                glyphs.points.append(at)
                glyphs.runs.append(run)


def _first_change(now: Sequence[Placed], before: Sequence[Placed]) -> tuple[int, int]:
    """Return the first line on which words changed, and the number of the first word on it."""
    same = 0
    for one, other in zip(now, before, strict=False):
        if one is not other:
            break
        same += 1
    if same == len(now) == len(before):
        return lines_of(now), same
    line = min(placed[same].line for placed in (now, before) if same < len(placed))
    first = same
    while first and now[first - 1].line >= line:
        first -= 1
    return line, first
