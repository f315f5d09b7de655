"""A button with an icon before its words."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from ui.icons import icon
from ui.theme import current

_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_ROOM = 3
"""Pixels left free on both sides of an icon, besides the four that Qt puts before words at any zoom."""


class IconButton(QPushButton):
    """Keeps icon and words apart at every zoom, and its icon in the colours of the theme; an empty name is no icon.

    Enter presses the one with the focus, whichever button is the default of its window.
    """

    def __init__(
        self,
        icon_name: str = "",
        words: str = "",
        parent: QWidget | None = None,
        *,
        ink: str = "text",
        size: float = 16,
    ) -> None:
        """`ink` names a colour of the theme, `size` is the icon's in pixels without zoom."""
        super().__init__(words, parent)
        self._icon_name, self._ink, self._size = icon_name, ink, size
        self._dress()

    def show_icon(self, icon_name: str, ink: str = "text") -> None:
        """Show another icon."""
        if (icon_name, ink) != (self._icon_name, self._ink):
            self._icon_name, self._ink = icon_name, ink
            self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter as Space is taken."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & ~_KEYPAD:
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        size, room = current().icon(self._size), current().px(_ROOM)
        self.setIconSize(size + QSize(2 * room, 0))
        drawn = icon(self._icon_name, self._ink, beside=_ROOM / self._size) if self._icon_name else QIcon()
        self.setIcon(drawn)
