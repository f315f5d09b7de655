"""Small signs that are told apart by their form, whatever their colour."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


class Sign(StrEnum):
    """A form. A disc is well or live, a ring is nothing yet, the others need attention or stand."""

    DISC = "disc"
    RING = "ring"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    SQUARE = "square"
    BARS = "bars"


_CORNERS = {
    Sign.DIAMOND: ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
    Sign.TRIANGLE: ((0.5, 0.04), (1.0, 0.94), (0.0, 0.94)),
    Sign.SQUARE: ((0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92)),
}


def paint_sign(painter: QPainter, sign: Sign, place: QRectF, colour: QColor) -> None:
    """Draw a sign into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 0) if sign in _CORNERS else QPen(colour, place.width() * 0.16))
    painter.setBrush(colour)
    inner = place.adjusted(*(place.width() * part for part in (0.1, 0.1, -0.1, -0.1)))
    if sign in _CORNERS:
        painter.drawPolygon(QPolygonF([_at(place, across, down) for across, down in _CORNERS[sign]]))
    elif sign is Sign.BARS:
        width = place.width() * 0.28
        for left in (place.left() + place.width() * 0.12, place.right() - place.width() * 0.12 - width):
            painter.fillRect(QRectF(left, place.top(), width, place.height()), colour)
    else:
        if sign is Sign.RING:
            painter.setBrush(QColor(0, 0, 0, 0))
        painter.drawEllipse(inner)
    painter.restore()


def _at(place: QRectF, across: float, down: float) -> QPointF:
    return QPointF(place.left() + across * place.width(), place.top() + down * place.height())
