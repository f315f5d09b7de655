"""Buttons whose state is set from outside only, and which keep their size in every state."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from ui.icons import icon
from ui.theme import current


@dataclass(frozen=True, slots=True)
class Face:
    """How a button looks in one of its states: words, an icon and the icon's colour."""

    text: str
    icon_name: str
    ink: str = "text"


class KeyButton(QPushButton):
    """A button with two states that looks as it is told: pressing it asks, and changes nothing by itself.

    `on` is how it looks while the state is on, `off` otherwise; it is as wide as the wider one. Where its row is too
    narrow it is folded: its icon alone is shown.
    """

    def __init__(
        self, off: Face, on: Face | None = None, parent: QWidget | None = None, *, key: bool = False
    ) -> None:
        super().__init__(parent)
        self._faces = (off, on or off)
        self._folded = False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        if key:
            self.setProperty("role", "key")
        self._dress()

    def show_on(self, *, on: bool) -> None:
        """Show the state."""
        if on != self.isChecked():
            self.setChecked(on)
            self._dress()

    def set_folded(self, *, folded: bool) -> None:
        """Show the icon alone, or the words beside it."""
        if folded != self._folded:
            self._folded = folded
            self.updateGeometry()
            self.update()

    def nextCheckState(self) -> None:
        """Leave the state to whoever answers the click."""

    def full_width(self) -> int:
        """Return the room for the wider state, with the heaviest text of the style."""
        metrics = QFontMetrics(current().font(bold=True))
        widest = max(metrics.horizontalAdvance(face.text) for face in self._faces)
        return widest + current().px(6) + self.minimumSizeHint().width()

    def sizeHint(self) -> QSize:
        """Return the room for words and icon, or for the icon."""
        least = self.minimumSizeHint()
        return least if self._folded else QSize(self.full_width(), least.height())

    def minimumSizeHint(self) -> QSize:
        """Return the room for the icon."""
        theme = current()
        return QSize(theme.icon().width() + 2 * theme.small + 6, theme.control)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button, and icon and words in its middle."""
        option, painter, theme = QStyleOptionButton(), QStylePainter(self), current()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        face, live = self._faces[self.isChecked()], self.isChecked() and self.property("role") == "key"
        ink = "on_fill" if live else "text" if self.isEnabled() else "muted"
        painter.setFont(theme.font(bold=live))
        painter.setPen(theme.colour(ink))
        size, gap = theme.icon().width(), 0 if self._folded else theme.px(6)
        text = "" if self._folded else face.text
        words = QFontMetrics(painter.font()).horizontalAdvance(text) + 1
        whole = QRect((self.width() - words - gap - size) // 2, 0, words + gap + size, self.height())
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = whole.right() + 1 - size if mirrored else whole.left()
        place = QRect(left, (self.height() - size) // 2, size, size)
        icon(face.icon_name, face.ink if ink == "text" else ink).paint(painter, place)
        room = whole.adjusted(0, 0, -size - gap, 0) if mirrored else whole.adjusted(size + gap, 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()
            self.updateGeometry()

    def _dress(self) -> None:
        self.setText(self._faces[self.isChecked()].text)
        self.update()


class PlaceButton(QPushButton):
    """A button that opens a choice and shows what is chosen: an icon, a text cut where it does not fit, an arrow."""

    def __init__(self, parent: QWidget | None = None, *, icon_name: str = "") -> None:
        super().__init__(parent)
        self._icon, self._ink, self._tail = icon_name, "text", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_choice(
        self, text: str, *, tail: str = "", ink: str = "text", icon_name: str | None = None
    ) -> None:
        """Show what is chosen: `tail` is the part of the text that is never cut."""
        wanted = (text, tail, ink, self._icon if icon_name is None else icon_name)
        if wanted != (self.text(), self._tail, self._ink, self._icon):
            _, self._tail, self._ink, self._icon = wanted
            self.setText(text)
            self.update()

    def sizeHint(self) -> QSize:
        """Return the smallest width: it grows with the room there is."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the smallest width that still tells one choice from another."""
        return QSize(current().px(108), current().control)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button, and into it what is chosen."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        option.text = ""
        option.icon = QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        theme = current()
        ink = self._ink if self.isEnabled() else "muted"
        room = self.rect().adjusted(theme.small, 0, -theme.small, 0)
        room = self._draw_icon(painter, self._icon, ink, room, last=False)
        room = self._draw_icon(painter, "expand", "muted", room, last=True)
        painter.setPen(theme.colour(ink))
        room = self._draw_text(painter, room, self._tail, last=True)
        metrics = QFontMetrics(self.font())
        cut = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self._draw_text(painter, room, cut, last=False)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _draw_icon(self, painter: QPainter, name: str, ink: str, room: QRect, *, last: bool) -> QRect:
        """Draw an icon at the beginning or the end of the room; return what is left of it."""
        if not name:
            return room
        size = current().icon(16 if not last else 14).width()
        place = self._end(room, size, last=last)
        icon(name, ink).paint(painter, QRect(place.left(), (self.height() - size) // 2, size, size))
        return self._without(room, size + current().px(6), last=last)

    def _draw_text(self, painter: QPainter, room: QRect, text: str, *, last: bool) -> QRect:
        if not text:
            return room
        width = QFontMetrics(self.font()).horizontalAdvance(text) + 1
        place = self._end(room, min(width, room.width()), last=last)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        return self._without(room, width + current().tiny, last=last)

    def _on_left(self, *, last: bool) -> bool:
        return (self.layoutDirection() is Qt.LayoutDirection.RightToLeft) is last

    def _end(self, room: QRect, size: int, *, last: bool) -> QRect:
        left = room.left() if self._on_left(last=last) else room.right() + 1 - size
        return QRect(left, room.top(), size, room.height())

    def _without(self, room: QRect, size: int, *, last: bool) -> QRect:
        if self._on_left(last=last):
            return room.adjusted(min(size, room.width()), 0, 0, 0)
        return room.adjusted(0, 0, -min(size, room.width()), 0)
