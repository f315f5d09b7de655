"""Three panels side by side that share the width of a window."""

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.theme import current

_FIRST, _LAST = 250.0, 390.0
_MIDDLE = 440
"""Pixels without zoom, as all widths here."""


class Panes(QSplitter):
    """The panels at the sides keep the widths that somebody gave them, at any zoom; the middle one has the rest.

    Where that leaves the middle too little the last one gives way as far as it can, and then the first one.
    """

    def __init__(self, first: QWidget, middle: QWidget, last: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._wished = (_FIRST, _LAST)
        self._sides = (first, last)
        for number, panel in enumerate((first, middle, last)):
            self.addWidget(panel)
            self.setStretchFactor(number, number % 2)
            self.setCollapsible(number, False)
        self.splitterMoved.connect(lambda *_: self._learn())
        self._dress()

    def saveState(self) -> QByteArray:
        """Return the widths that somebody gave the sides."""
        return QByteArray(" ".join(f"{width:.0f}" for width in self._wished).encode())

    def restoreState(self, state: QByteArray | bytes | bytearray | memoryview) -> bool:
        """Give the sides the widths that they had before; say whether they are known."""
        widths = str(QByteArray(state).data(), "ascii", "replace").split()
        if len(widths) != len(self._wished) or not all(width.isdecimal() for width in widths):
            return False
        self._wished = (float(widths[0]), float(widths[1]))
        self._share()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and self.count():
            self._dress()
            self._share()

    def _learn(self) -> None:
        first, _, last = self.sizes()
        if first and last:
            self._wished = (first / current().zoom, last / current().zoom)

    def _share(self) -> None:
        first, last = (current().px(width) for width in self._wished)
        room = self.width() - 2 * self.handleWidth()
        missing = current().px(_MIDDLE) - (room - first - last)
        given = _spare(self._sides[1], last, missing)
        first -= _spare(self._sides[0], first, missing - given)
        self.setSizes([first, room - first - last + given, last - given])

    def _dress(self) -> None:
        self.setHandleWidth(current().medium)


def _spare(panel: QWidget, width: int, missing: int) -> int:
    """Return how much of what is missing a panel can give."""
    return max(0, min(missing, width - panel.minimumSizeHint().width()))
