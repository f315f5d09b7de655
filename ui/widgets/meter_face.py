"""How a level meter is drawn: a segmented bar from -60 to 0 dBFS, its marks, and a box that lights when sound clips.

Zones differ by form as well as colour: segments are broad up to -12 dBFS, narrow up to -6 and lines above.
"""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from ui.theme import Theme, current

LOWEST_DB, HIGHEST_DB = -60.0, 0.0
MARKS_DB = (-40.0, -20.0, -12.0, -6.0)
_ZONES = ((-12.0, "good", 3, 1), (-6.0, "warn", 2, 2), (HIGHEST_DB, "bad", 1, 2))
"""Upper end in dBFS, colour, width of a segment and of the gap after it."""
_PEAK_OPACITY = 0.45


@dataclass(frozen=True, slots=True)
class Reading:
    """What a meter shows: levels in dBFS, and whether it clipped just now."""

    peak: float = -120.0
    rms: float = -120.0
    held: float = -120.0
    clipping: bool = False


@dataclass(frozen=True, slots=True)
class _Shape:
    """Lengths of one meter in device-independent pixels, as if it lay on its side."""

    length: int
    thickness: int
    theme: Theme
    ratio: float

    @property
    def box(self) -> int:
        return self.theme.px(5)

    @property
    def bar(self) -> int:
        return max(1, self.length - self.box - self.theme.px(2))

    @property
    def height(self) -> int:
        """Of the bar, without the marks below it."""
        return max(2, self.thickness - self.theme.px(3))

    def at(self, level_db: float) -> float:
        """Return how far along the bar a level lies."""
        share = (level_db - LOWEST_DB) / (HIGHEST_DB - LOWEST_DB)
        return self.bar * min(1.0, max(0.0, share))


def position(level_db: float, length: int) -> int:
    """Return a level as a number of pixels on a scale of `length`, for telling whether anything moved."""
    return round(length * min(1.0, max(0.0, (level_db - LOWEST_DB) / (HIGHEST_DB - LOWEST_DB))))


def paint_meter(
    painter: QPainter, rect: QRect, reading: Reading, *, vertical: bool = False, mirrored: bool = False
) -> None:
    """Draw a meter into `rect`; from right to left where `mirrored`, from the bottom up where `vertical`."""
    painter.save()
    length, thickness = rect.width(), rect.height()
    if vertical:
        length, thickness = thickness, length
        painter.translate(rect.left(), rect.top() + rect.height())
        painter.rotate(-90)
    elif mirrored:
        painter.translate(rect.left() + rect.width(), rect.top())
        painter.scale(-1, 1)
    else:
        painter.translate(rect.topLeft())
    device = painter.device()
    shape = _Shape(length, thickness, current(), device.devicePixelRatioF() if device else 1.0)
    _paint(painter, shape, reading)
    painter.restore()


def _paint(painter: QPainter, shape: _Shape, reading: Reading) -> None:
    painter.drawPixmap(0, 0, _face(shape))
    lit = _segments(shape)
    painter.setOpacity(_PEAK_OPACITY)
    _piece(painter, lit, shape.at(reading.rms), shape.at(reading.peak))
    painter.setOpacity(1.0)
    _piece(painter, lit, 0.0, shape.at(reading.rms))
    held = shape.at(reading.held)
    if held > 0:
        thick = shape.theme.px(2)
        painter.fillRect(QRectF(max(0.0, held - thick), 0, thick, shape.height), shape.theme.colour("text"))
    if reading.clipping:
        painter.fillRect(shape.length - shape.box, 0, shape.box, shape.height, shape.theme.colour("bad"))


def _piece(painter: QPainter, pixmap: QPixmap, start: float, end: float) -> None:
    if end <= start:
        return
    ratio, height = pixmap.devicePixelRatioF(), pixmap.deviceIndependentSize().height()
    target = QRectF(start, 0, end - start, height)
    painter.drawPixmap(target, pixmap, QRectF(start * ratio, 0, (end - start) * ratio, height * ratio))


def _blank(shape: _Shape, length: int, height: int) -> QPixmap:
    pixmap = QPixmap(max(1, round(length * shape.ratio)), max(1, round(height * shape.ratio)))
    pixmap.setDevicePixelRatio(shape.ratio)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    return pixmap


@lru_cache(maxsize=64)
def _face(shape: _Shape) -> QPixmap:
    """Return what never changes: unlit segments, marks, the box's frame."""
    theme, pixmap = shape.theme, _blank(shape, shape.length, shape.thickness)
    painter = QPainter(pixmap)
    painter.setOpacity(0.28)
    painter.drawPixmap(0, 0, _segments(shape, "edge"))
    painter.setOpacity(1.0)
    for mark in MARKS_DB:
        painter.fillRect(
            QRectF(shape.at(mark), shape.height + 1, 1, shape.thickness - shape.height - 1),
            theme.colour("edge"),
        )
    painter.setPen(theme.colour("edge"))
    painter.drawRect(QRectF(shape.length - shape.box + 0.5, 0.5, shape.box - 1, shape.height - 1))
    painter.end()
    return pixmap


@lru_cache(maxsize=128)
def _segments(shape: _Shape, colour: str | None = None) -> QPixmap:
    """Return the whole bar lit, in the colours of its zones unless one is given."""
    pixmap = _blank(shape, shape.bar, shape.height)
    painter = QPainter(pixmap)
    start = 0.0
    for upper_db, own, width, gap in _ZONES:
        end = shape.at(upper_db)
        while start < end:
            painter.fillRect(
                QRectF(start, 0, shape.theme.px(width), shape.height), shape.theme.colour(colour or own)
            )
            start += shape.theme.px(width) + shape.theme.px(gap)
    painter.end()
    return pixmap
