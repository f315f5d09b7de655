"""A QR code that phones read: black on white whatever the theme, on whole pixels, with its quiet border."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interpreter.app.qr import QUIET, matrix_of
from ui.theme import current

_DARK, _LIGHT = QColor(Qt.GlobalColor.black), QColor(Qt.GlobalColor.white)
_SIDE = 208
"""Pixels without zoom, where nobody gives it more: five for each module of a usual link."""

_matrix = lru_cache(maxsize=8)(matrix_of)


class QrSquare(QWidget):
    """Shows the code of a text in the middle of a white ground; nothing where there is no text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What is in the code."""
        return self._text

    def show_text(self, text: str, *, name: str) -> None:
        """Show the code of another text; `name` is what a screen reader says of it."""
        self.setAccessibleName(name)
        if text != self._text:
            self._text = text
            self.update()

    def sizeHint(self) -> QSize:
        """Return a size at which it is read from a desk."""
        return QSize(current().px(_SIDE), current().px(_SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw every module as a square of whole pixels of the display, as large as there is room for."""
        if not self._text:
            return
        painter, code = QPainter(self), _matrix(self._text)
        painter.fillRect(self.rect(), _LIGHT)
        scale = painter.deviceTransform().m11()
        module, left, top = _modules(len(code), QSize(self.width(), self.height()) * scale)
        for down, line in enumerate(code):
            for across, dark in enumerate(line):
                if dark:
                    place = QRect(left + across * module, top + down * module, module, module)
                    painter.fillRect(_over(place, scale), _DARK)


def _modules(number: int, room: QSize) -> tuple[int, int, int]:
    """Return how large a module is, and where the first one lies, in pixels of the display."""
    side = min(room.width(), room.height())
    module = max(1, side // (number + 2 * QUIET))
    return module, (room.width() - number * module) // 2, (room.height() - number * module) // 2


def _over(place: QRect, scale: float) -> QRectF:
    return QRectF(place.x() / scale, place.y() / scale, place.width() / scale, place.height() / scale)
