"""A conversation of any length on screen: only rows in sight are laid out, and only what changed is painted."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui import theme
from ui.models.conversation import Changes, Conversation
from ui.models.views import SpeakerView
from ui.widgets.conversation_columns import Title
from ui.widgets.conversation_header import ConversationHeader
from ui.widgets.conversation_painter import Look, Wording
from ui.widgets.conversation_sheet import Sheet

_HEADER = 30
_NEXT_MS = 16
_FRAMELESS = """
QAbstractScrollArea, QAbstractScrollArea:focus { border: 0; }
QScrollBar::handle:disabled { background: transparent; }
"""
"""A border or a bar that came and went would change every line's width; the header shows the focus."""


class ConversationArea(QAbstractScrollArea):
    """Shows a conversation, newest at the bottom, and follows it there until somebody scrolls away."""

    following_changed = Signal(bool)

    def __init__(self, conversation: Conversation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.conversation = conversation
        self._titles: tuple[Title, ...] = ()
        self._wording = Wording(
            self.tr("Speaker ?"), self.tr("{seconds} s of {source} are missing ({cause})")
        )
        self._settling = False
        self._followed = True
        self._header = ConversationHeader(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._settle_all)
        self._sheet = Sheet(conversation, self._wording, theme.current())
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setStyleSheet(_FRAMELESS)
        self._restyle()

    @property
    def following(self) -> bool:
        """Whether the newest words stay in sight."""
        return self._sheet.place.following

    @property
    def is_settled(self) -> bool:
        """Whether all that is in sight is laid out; a screen that is new altogether takes a few frames."""
        return self._sheet.place.is_settled

    @property
    def column_keys(self) -> tuple[str, ...]:
        """Which columns of text are on show."""
        return tuple(title.key for title in self._titles)

    @property
    def shifted(self) -> int:
        """How many pixels of the columns are out of sight at the left; it begins at the time, wherever that is."""
        bar = self.horizontalScrollBar()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return bar.maximum() - bar.value() if mirrored else bar.value()

    def show_columns(self, titles: Sequence[Title]) -> bool:
        """Show these columns of text; return whether they are others than before."""
        if tuple(titles) == self._titles:
            return False
        self._titles = tuple(titles)
        self._restyle()
        return True

    def show_speakers(self, speakers: Mapping[str, SpeakerView]) -> None:
        """Call speakers by these names from now on."""
        if self._wording.call(speakers):
            self.viewport().update()

    def refresh(self, changes: Changes) -> None:
        """Show what changed in the conversation; call it once a frame."""
        if changes.reset:
            self._sheet.place.following = True
        if not self._sheet.take(changes):
            self._restyle()
        elif changes.changed:
            self._settle(changes)

    def jump_to_live(self) -> None:
        """Go to the newest words and stay with them."""
        self._sheet.place.following = True
        self._settle_all()

    def bring(self, number: int) -> None:
        """Scroll as little as needed to have a row in sight."""
        if self._sheet.place.bring(number):
            self._settle_all()

    def look_of(self, number: int) -> Look:  # noqa: ARG002 - for those who know more
        """Return how a row is to look."""
        return Look()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are to be painted anew."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.current().colour("surface"))
        painter.translate(-self.shifted, 0)
        self._sheet.paint(painter, event.rect(), self.look_of)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for the new width; at the same width only more or less is in sight."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._restyle()
        else:
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
            self._header.show_columns(self._sheet.columns, self.shifted)
            self.viewport().update()
        if dy:
            self._sheet.place.scroll_to(self.verticalScrollBar().value(), self.verticalScrollBar().maximum())
            self._settle(Changes())

    def _restyle(self) -> None:
        """Begin anew with this theme, width and these columns; what was in sight stays."""
        look = theme.current()
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self._sheet.restyle(self._titles, self.viewport().width(), look, mirrored=mirrored)
        self.setViewportMargins(0, look.px(_HEADER), 0, look.small)
        self._settle_all()

    def _settle_all(self) -> None:
        self._settle(Changes())
        self.viewport().update()

    def _settle(self, changes: Changes) -> None:
        """Bring heights, scroll bars and what is painted up to date."""
        height = self.viewport().height()
        moved, dirty = self._sheet.settle(height, changes)
        if moved:
            self.viewport().scroll(0, moved)
        for top, bottom in dirty:
            self.viewport().update(0, top, self.viewport().width(), bottom - top)
        self._settling = True
        bar, sideways = self.verticalScrollBar(), self.horizontalScrollBar()
        bar.setPageStep(height)
        bar.setSingleStep(theme.current().px(40))
        bar.setRange(0, max(0, self._sheet.height - height))
        bar.setEnabled(bar.maximum() > 0)
        bar.setValue(self._sheet.place.offset)
        sideways.setPageStep(self.viewport().width())
        sideways.setRange(0, self._sheet.columns.width - self.viewport().width())
        self._settling = False
        self._header.setGeometry(0, 0, self.width(), theme.current().px(_HEADER))
        self._header.show_columns(self._sheet.columns, self.shifted)
        if not self._sheet.place.is_settled:
            self._rest.start(_NEXT_MS)
        if self._followed != self._sheet.place.following:
            self._followed = self._sheet.place.following
            self.following_changed.emit(self._sheet.place.following)
