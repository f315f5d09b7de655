"""A conversation as it is laid out for one width and theme, and the part of it that is in sight."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from ui.models.conversation import Changes, Conversation, Missing
from ui.models.heights import Heights
from ui.theme import Theme
from ui.widgets.conversation_columns import Columns, Title, columns
from ui.widgets.conversation_painter import Look, RowPainter, Wording
from ui.widgets.conversation_place import ScrollPlace, Strip
from ui.widgets.conversation_rows import RowLayouts
from ui.widgets.conversation_type import Typesetter


class Sheet:
    """Rows with their heights and places. Lengths are device-independent pixels of the viewport."""

    def __init__(self, conversation: Conversation, wording: Wording, theme: Theme) -> None:
        self._conversation = conversation
        self._wording = wording
        self._heights = Heights()
        self.columns: Columns
        self._layouts: RowLayouts
        self._painter: RowPainter
        self._lay_out((), 1, theme, mirrored=False)
        self.place = ScrollPlace(conversation, self._heights, self._layouts)

    @property
    def height(self) -> int:
        """The height of all rows, as far as it is known."""
        return self._heights.total

    def restyle(self, titles: Sequence[Title], width: int, theme: Theme, *, mirrored: bool) -> None:
        """Begin anew with these columns, this width and theme; what is in sight stays."""
        self._lay_out(titles, width, theme, mirrored=mirrored)
        self.place.lay_out_with(self._layouts)
        self._heights.reset(len(self._conversation), self._usual)

    def take(self, changes: Changes) -> bool:
        """Take what changed in; return whether that could be done without beginning anew."""
        if changes.reset or len(self._heights) + len(changes.inserted) != len(self._conversation):
            return False
        self._heights.insert(changes.inserted, self._usual)
        self.place.take(changes)
        return True

    def settle(self, height: int, changes: Changes) -> tuple[int, list[Strip]]:
        """Find the place again in a viewport of this height; return how far it moves, and what is to be painted."""
        return self.place.settle(height, changes)

    def row_at(self, y: int) -> int | None:
        """Return the number of the row at a height."""
        if not len(self._heights) or y + self.place.offset >= self._heights.total:
            return None
        return self._heights.at(y + self.place.offset)

    def box(self, number: int) -> QRect:
        """Return where a row stands."""
        top = self._heights.top(number) - self.place.offset
        return QRect(0, top, self.columns.width, self._heights[number])

    def text_top(self, number: int) -> int:
        """Return where the first line of a row begins."""
        return self.box(number).top() + self._layouts.row(number).top

    def paint(self, painter: QPainter, box: QRect, look_of: Callable[[int], Look]) -> None:
        """Paint the rows in a box."""
        if not len(self._heights):
            return
        self._painter.box = box
        number = self._heights.at(box.top() + self.place.offset)
        top = self._heights.top(number) - self.place.offset
        while number < len(self._heights) and top <= box.bottom():
            row = self._conversation[number]
            laid_out = self._layouts.row(number) if row.key in self._layouts else None
            if laid_out is None:
                pass
            elif isinstance(row, Missing):
                self._painter.missing(painter, self._wording.sentence(row), laid_out, top)
            elif laid_out.height:
                self._painter.passage(painter, row, laid_out, look_of(number), top)
            top += self._heights[number]
            number += 1

    @property
    def _usual(self) -> int:
        return round(self._layouts.usual)

    def _lay_out(self, titles: Sequence[Title], width: int, theme: Theme, *, mirrored: bool) -> None:
        typesetter = Typesetter(theme)
        typesetter.prepare(title.key for title in titles if title.key)
        self.columns = columns(titles, width, theme, mirrored=mirrored)
        self._painter = RowPainter(self.columns, typesetter, theme, self._wording)
        self._layouts = RowLayouts(self._conversation, typesetter, self.columns, theme)
