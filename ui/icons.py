"""Icons by name, drawn from our own SVG in the colour of the text around them."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from interpreter.app.places import resources_folder
from ui.theme import current

_SIZE = 64
_INK = "currentColor"


def icon(name: str, colour: str = "text", *, beside: float = 0.0) -> QIcon:
    """Return resources/icons/`name`.svg in a colour of the theme. Raises FileNotFoundError for an unknown one.

    `beside` is what is left free on the left and on the right of it, as a share of its size.
    """
    return _icon(name, current().colour(colour).name(), current().colour("muted").name(), beside)


@lru_cache(maxsize=256)
def _icon(name: str, ink: str, disabled: str, beside: float) -> QIcon:
    drawn = QIcon(_pixmap(name, ink, beside))
    drawn.addPixmap(_pixmap(name, disabled, beside), QIcon.Mode.Disabled)
    return drawn


def _pixmap(name: str, ink: str, beside: float) -> QPixmap:
    source = (resources_folder() / "icons" / f"{name}.svg").read_text("utf-8").replace(_INK, ink)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    free = round(beside * _SIZE)
    pixmap = QPixmap(_SIZE + 2 * free, _SIZE)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(free, 0, _SIZE, _SIZE))
    painter.end()
    return pixmap
