"""Icons by name, drawn from our own SVG in the colour of the text around them."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from interpreter.app.places import resources_folder
from ui.theme import current

_SIZE = 64
_INK = "currentColor"


def icon(name: str, colour: str = "text") -> QIcon:
    """Return resources/icons/`name`.svg in a colour of the theme. Raises FileNotFoundError for an unknown one."""
    return _icon(name, current().colour(colour).name(), current().colour("muted").name())


@lru_cache(maxsize=256)
def _icon(name: str, ink: str, disabled: str) -> QIcon:
    drawn = QIcon(_pixmap(name, ink))
    drawn.addPixmap(_pixmap(name, disabled), QIcon.Mode.Disabled)
    return drawn


def _pixmap(name: str, ink: str) -> QPixmap:
    source = (resources_folder() / "icons" / f"{name}.svg").read_text("utf-8").replace(_INK, ink)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    pixmap = QPixmap(_SIZE, _SIZE)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, _SIZE, _SIZE))
    painter.end()
    return pixmap
