"""Rows of a conversation as they are laid out, kept for those that were looked at last."""

from collections import OrderedDict
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun

from ui.models.conversation import Conversation, Key, Missing, Passage, Text
from ui.models.words import Certainty, Column, Placed, lines_of, place, visual, words_of
from ui.theme import Theme
from ui.widgets.conversation_columns import Columns, Slot
from ui.widgets.conversation_type import Typesetter, breaks

_MOST_ROWS = 400
_ABOVE, _BELOW, _OPENING = 3, 3, 8

Glyphs = list[tuple[QPointF, QGlyphRun]]


@dataclass(slots=True)
class Cell:
    """A text as set in its column. Points are relative to the column's corner; `dotted` has lines as x, y, width."""

    text: Text
    logical: list[Placed]
    placed: list[Placed] = field(default_factory=list)
    sure: Glyphs = field(default_factory=list)
    predicted: Glyphs = field(default_factory=list)
    dotted: list[tuple[float, float, float]] = field(default_factory=list)


@dataclass(slots=True)
class LaidOut:
    """A row: its height, how far down its text begins, whether the speaker is named, and its cells by column."""

    height: int
    top: int
    opens: bool
    cells: dict[str, Cell] = field(default_factory=dict)


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
        if len(self._rows) > _MOST_ROWS:
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
        for slot in self._columns.texts:
            text = passage.texts.get(slot.key)
            if text is not None:
                cells[slot.key] = self._cell(text, slot, known.cells.get(slot.key) if known else None)
        lines = max((lines_of(cell.logical) for cell in cells.values()), default=1) or 1
        top = self._theme.px(_ABOVE + (_OPENING if opens else 0))
        height = top + lines * self._type.line_height + self._theme.px(_BELOW)
        return LaidOut(height, top, opens, cells)

    def _cell(self, text: Text, slot: Slot, known: Cell | None) -> Cell:
        if known is not None and known.text == text:
            return known
        column = Column(slot.width, self._type.space, self._type.width_of)
        logical = place(words_of(text, breaks), column, known.logical if known else ())
        cell = Cell(text, logical, visual(logical, slot.width, right_to_left=text.right_to_left))
        self._shape(cell)
        return cell

    def _shape(self, cell: Cell) -> None:
        height, baseline = self._type.line_height, self._type.baseline
        right_to_left = cell.text.right_to_left
        for one in cell.placed:
            certainty = one.word.certainty
            ink = self._type.ink(
                one.word.text, italic=certainty is not Certainty.COMMITTED, right_to_left=right_to_left
            )
            y = one.line * height + baseline
            x = one.x + one.width - ink.width if right_to_left else one.x
            at = QPointF(x, y - ink.ascent)
            glyphs = cell.predicted if certainty is Certainty.PREDICTED else cell.sure
            glyphs.extend((at, run) for run in ink.runs)
            if certainty is Certainty.PREDICTED:
                cell.dotted.append((x, y + self._theme.px(3.5), ink.width))
