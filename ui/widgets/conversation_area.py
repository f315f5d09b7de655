"""A conversation of any length on screen: only rows in sight are laid out, and only what changed is painted."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui import theme
from ui.models.conversation import Changes, Conversation, Missing
from ui.models.heights import Heights
from ui.models.views import SpeakerView
from ui.widgets.conversation_columns import columns
from ui.widgets.conversation_header import ConversationHeader
from ui.widgets.conversation_painter import Look, RowPainter, Wording
from ui.widgets.conversation_place import ScrollPlace
from ui.widgets.conversation_rows import RowLayouts
from ui.widgets.conversation_type import Typesetter

_FRAMELESS = "QAbstractScrollArea, QAbstractScrollArea:focus { border: 0; }"
"""The header shows the focus: a border that comes and goes would change every line's width."""


class ConversationArea(QAbstractScrollArea):
    """Shows a conversation, newest at the bottom, and follows it there until somebody scrolls away."""

    following_changed = Signal(bool)

    def __init__(self, conversation: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.conversation = conversation
        self._titles: tuple[tuple[str, str], ...] = ()
        self._wording = Wording(self.tr("Speaker ?"))
        self._heights = Heights()
        self._settling = False
        self._followed = True
        self._header = ConversationHeader(self)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._place = ScrollPlace(conversation, self._heights, self._new_layouts())
        self.setStyleSheet(_FRAMELESS)
        self._restyle()

    @property
    def following(self) -> bool:
        """Whether the newest words stay in sight."""
        return self._place.following

    @property
    def column_keys(self) -> tuple[str, ...]:
        """Which columns of text are on show."""
        return tuple(key for key, _ in self._titles)

    def show_columns(self, titles: Sequence[tuple[str, str]]) -> bool:
        """Show these columns of text: their keys and titles. Return whether they are others than before."""
        if tuple(titles) == self._titles:
            return False
        self._titles = tuple(titles)
        self._restyle()
        return True

    def show_speakers(self, speakers: Mapping[str, SpeakerView]) -> None:
        """Call speakers by these names from now on."""
        if speakers != self._wording.speakers:
            self._wording.speakers = dict(speakers)
            self.viewport().update()

    def refresh(self, changes: Changes) -> None:
        """Show what changed in the conversation; call it once a frame."""
        if changes.reset:
            self._place.following = True
        if changes.reset or len(self._heights) + len(changes.inserted) != len(self.conversation):
            self._restyle()
            return
        if not changes.changed:
            return
        self._heights.insert(changes.inserted, self._usual)
        self._place.take(changes)
        self._settle(changes)

    def jump_to_live(self) -> None:
        """Go to the newest words and stay with them."""
        self._place.following = True
        self._settle_all()

    def bring(self, number: int) -> None:
        """Scroll as little as needed to have a row in sight."""
        if self._place.bring(number):
            self._settle_all()

    def row_at(self, y: int) -> int | None:
        """Return the number of the row at a height of the viewport."""
        number = self._heights.at(y + self._place.offset) if len(self._heights) else None
        return number if number is not None and y < self._row_box(number).bottom() + 1 else None

    def look_of(self, number: int) -> Look:  # noqa: ARG002 - for those who know more
        """Return how a row is to look."""
        return Look()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are to be painted anew."""
        box = event.rect()
        painter = QPainter(self.viewport())
        self._painter.box = box
        painter.fillRect(box, theme.current().colour("surface"))
        if not len(self._heights):
            return
        painter.translate(-self.horizontalScrollBar().value(), 0)
        offset = self._place.offset
        number = self._heights.at(box.top() + offset)
        top = self._heights.top(number) - offset
        while number < len(self._heights) and top <= box.bottom():
            self._paint_row(painter, number, top)
            top += self._heights[number]
            number += 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width; at the same width only more or less is in sight."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._restyle()
        self._settle_all()

    def changeEvent(self, event: QEvent) -> None:
        """Take on another theme or reading direction."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange}:
            self._restyle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bars."""
        if self._settling:
            return
        if dx:
            self._header.show_columns(self._columns, self.horizontalScrollBar().value())
            self.viewport().update()
        if dy:
            self._place.scroll_to(self.verticalScrollBar().value(), self.verticalScrollBar().maximum())
            self._settle(Changes())

    @property
    def _usual(self) -> int:
        return round(self._layouts.usual)

    def _row_box(self, number: int) -> QRect:
        top = self._heights.top(number) - self._place.offset
        return QRect(0, top, self.viewport().width(), self._heights[number])

    def _restyle(self) -> None:
        """Begin anew with this theme, width and these columns; what was in sight stays."""
        look = theme.current()
        self._place.lay_out_with(self._new_layouts())
        self._heights.reset(len(self.conversation), self._usual)
        self.setViewportMargins(0, look.px(30), 0, look.small)
        self._settle_all()

    def _new_layouts(self) -> RowLayouts:
        look = theme.current()
        typesetter = Typesetter(look)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._columns = columns(self._titles, self.viewport().width(), look, mirrored=mirrored)
        self._painter = RowPainter(self._columns, typesetter, look, self._wording)
        self._layouts = RowLayouts(self.conversation, typesetter, self._columns, look)
        return self._layouts

    def _settle_all(self) -> None:
        self._settle(Changes())
        self.viewport().update()

    def _settle(self, changes: Changes) -> None:
        """Bring heights, scroll bars and what is painted up to date."""
        height = self.viewport().height()
        moved, dirty = self._place.settle(height, changes)
        if moved:
            self.viewport().scroll(0, moved)
        for top, bottom in dirty:
            self.viewport().update(0, top, self.viewport().width(), bottom - top)
        self._settling = True
        bar, sideways = self.verticalScrollBar(), self.horizontalScrollBar()
        bar.setPageStep(height)
        bar.setSingleStep(theme.current().px(40))
        bar.setRange(0, max(0, self._heights.total - height))
        bar.setValue(self._place.offset)
        sideways.setPageStep(self.viewport().width())
        sideways.setRange(0, self._columns.width - self.viewport().width())
        self._settling = False
        self._header.setGeometry(0, 0, self.width(), theme.current().px(30))
        self._header.show_columns(self._columns, sideways.value())
        if self._followed != self._place.following:
            self._followed = self._place.following
            self.following_changed.emit(self._place.following)

    def _paint_row(self, painter: QPainter, number: int, top: int) -> None:
        row = self.conversation[number]
        laid_out = self._layouts.row(number)
        if not laid_out.height:
            return
        if isinstance(row, Missing):
            self._painter.missing(painter, self._sentence(row), laid_out, top)
        else:
            self._painter.passage(painter, row, laid_out, self.look_of(number), top)

    def _sentence(self, row: Missing) -> str:
        words = self.tr("{seconds} s of {source} are missing ({cause})")
        return words.format(seconds=f"{row.duration_s:.1f}", source=row.source, cause=row.cause)
