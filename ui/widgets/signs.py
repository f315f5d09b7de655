"""Small signs that are told apart by their form, whatever their colour."""

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


class Sign(StrEnum):
    """A form. A disc is well or live, a ring is nothing yet, arrows hurry, the others need attention or stand."""

    DISC = "disc"
    RING = "ring"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"
    SQUARE = "square"
    BARS = "bars"
    ARROWS = "arrows"


_CORNERS = {
    Sign.DIAMOND: ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
    Sign.TRIANGLE: ((0.5, 0.04), (1.0, 0.94), (0.0, 0.94)),
    Sign.SQUARE: ((0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92)),
}


def paint_sign(
    painter: QPainter, sign: Sign, place: QRectF, colour: QColor, *, mirrored: bool = False
) -> None:
    """Draw a sign into a square; where it points, it points to the left if `mirrored`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sharp = sign in _CORNERS or sign is Sign.ARROWS
    painter.setPen(QPen(colour, 0) if sharp else QPen(colour, place.width() * 0.16))
    painter.setBrush(colour)
    inner = place.adjusted(*(place.width() * part for part in (0.1, 0.1, -0.1, -0.1)))
    if sign in _CORNERS:
        painter.drawPolygon(QPolygonF([_at(place, across, down) for across, down in _CORNERS[sign]]))
    elif sign is Sign.BARS:
        width = place.width() * 0.28
        for left in (place.left() + place.width() * 0.12, place.right() - place.width() * 0.12 - width):
            painter.fillRect(QRectF(left, place.top(), width, place.height()), colour)
    elif sign is Sign.ARROWS:
        for left in (0.0, 0.48):
            corners = ((left, 0.08), (left + 0.52, 0.5), (left, 0.92))
            turned = ((1 - across if mirrored else across, down) for across, down in corners)
            painter.drawPolygon(QPolygonF([_at(place, across, down) for across, down in turned]))
    else:
        if sign is Sign.RING:
            painter.setBrush(QColor(0, 0, 0, 0))
        painter.drawEllipse(inner)
    painter.restore()


def _at(place: QRectF, across: float, down: float) -> QPointF:
    return QPointF(place.left() + across * place.width(), place.top() + down * place.height())
