"""Paints the lines of rolling captions."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.caption_colours import CaptionColours, caption_colours
from ui.models.caption_page import USUAL_CELLS, Certainty, Shape
from ui.models.caption_settings import Look
from ui.models.reading_order import placed_for_reading
from ui.models.rolling import CaptionLine, CaptionWord
from ui.theme import current

_USUAL_TEXT = "the committee will now hear the report of "
_MARK = 0.4
_MARK_ROOM = 1.3
_LEAST_MARK_POINTS = 9.0
_DOTS = (0.01, 2.2)
_ROOM = 1.12
"""How much wider than usual a text may be before it gets fewer letters to the line."""


class CaptionLines(QWidget):
    """The lines of one text: provisional words in italics, predicted ones in italics and underlined with dots."""

    shape_changed = Signal(object)
    """Shape: how much fits on a line now."""

    def __init__(self, *, points: float = 24, rows: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._colours = caption_colours(Look.WHITE_ON_BLACK)
        self._lines: Sequence[CaptionLine] = ()
        self._right_to_left = False
        self._centred = True
        self._shape = Shape()
        self._mark = ""
        self._points = 0.0
        self._font = current().font()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_points(points)

    @property
    def shape(self) -> Shape:
        """How much fits on a line."""
        return self._shape

    def set_points(self, points: float) -> None:
        """Choose the size of letters."""
        if points == self._points:
            return
        self._points = points
        self._font = current().font()
        self._font.setPointSizeF(points)
        self._font.setWeight(QFont.Weight.Medium)
        self._italic = QFont(self._font)
        self._italic.setItalic(True)
        self._small = QFont(self._font)
        self._small.setPointSizeF(max(_LEAST_MARK_POINTS * current().zoom, points * _MARK))
        self._metrics = QFontMetricsF(self._font)
        self._measure = _measure(self._metrics, QFontMetricsF(self._italic))
        self.updateGeometry()
        self._reshape()

    def set_colours(self, colours: CaptionColours) -> None:
        """Choose the colours of the letters; what lies behind them is the matter of whoever holds this."""
        self._colours = colours
        self.update()

    def set_centred(self, *, centred: bool) -> None:
        """Leave as much room before the lines as behind them, or none before."""
        self._centred = centred
        self.update()

    def show_mark(self, mark: str) -> None:
        """Show what this is in small print below the lines; nothing where it is empty."""
        if mark != self._mark:
            self._mark = mark
            self.setAccessibleName(mark)
            self.updateGeometry()
            self.update()

    def show_lines(self, lines: Sequence[CaptionLine], *, right_to_left: bool = False) -> None:
        """Show lines, from the top."""
        if (lines, right_to_left) == (self._lines, self._right_to_left):
            return
        self._lines, self._right_to_left = lines, right_to_left
        text = "\n".join(line.text for line in lines).strip()
        self.setAccessibleDescription(text)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as a usual line, as high as the lines."""
        return QSize(round(self._usual_width()) + 2 * self._margin(), self._height())

    def minimumSizeHint(self) -> QSize:
        """A few words wide."""
        return QSize(round(self._metrics.averageCharWidth() * 16), self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit more or less on a line."""
        super().resizeEvent(event)
        self._reshape()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        direction = Qt.LayoutDirection.RightToLeft if self._right_to_left else Qt.LayoutDirection.LeftToRight
        painter.setLayoutDirection(direction)
        top = (self.height() - self._height() + self._metrics.averageCharWidth()) / 2
        self._paint_mark(painter, top + self._rows * self._metrics.lineSpacing())
        for number, line in enumerate(self._lines):
            baseline = top + number * self._metrics.lineSpacing() + self._metrics.ascent()
            for word, x in placed_for_reading(line.words, self._measure, right_to_left=self._right_to_left):
                self._paint(painter, word, QPointF(self._from_left(word, x), baseline))

    def _paint_mark(self, painter: QPainter, top: float) -> None:
        metrics = QFontMetricsF(self._small)
        side = self._side()
        width = metrics.horizontalAdvance(self._mark)
        painter.setFont(self._small)
        painter.setPen(self._colours.mark_ink)
        left = self.width() - side - width if self._right_to_left else side
        painter.drawText(
            QPointF(left, top + metrics.height() * (_MARK_ROOM - 1) + metrics.ascent()), self._mark
        )

    def _paint(self, painter: QPainter, word: CaptionWord, at: QPointF) -> None:
        painter.setFont(self._font if word.certainty is Certainty.COMMITTED else self._italic)
        colour = self._colours.speaker(word.colour)
        painter.setPen(colour)
        painter.drawText(at, word.text)
        if word.certainty is Certainty.PREDICTED:
            thickness = max(1.5, self._metrics.lineWidth())
            pen = QPen(colour, thickness, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
            pen.setDashPattern(_DOTS)
            painter.setPen(pen)
            below = at + QPointF(0.0, self._metrics.underlinePos() + 2 * thickness)
            painter.drawLine(below, below + QPointF(self._measure(word.text), 0.0))

    def _from_left(self, word: CaptionWord, x: float) -> float:
        side = self._side()
        return self.width() - side - x - self._measure(word.text) if self._right_to_left else side + x

    def _reshape(self) -> None:
        width = max(1.0, min(self.width() - 2 * self._margin(), self._usual_width()))
        self._shape = Shape(USUAL_CELLS, width, self._measure)
        self.shape_changed.emit(self._shape)

    def _usual_width(self) -> float:
        return self._metrics.horizontalAdvance(_USUAL_TEXT) * _ROOM

    def _side(self) -> float:
        return (self.width() - self._shape.width) / 2 if self._centred else self._metrics.averageCharWidth()

    def _margin(self) -> int:
        return round(self._metrics.averageCharWidth() * 1.5)

    def _height(self) -> int:
        small = QFontMetricsF(self._small).height() * _MARK_ROOM if self._mark else 0.0
        return round(self._rows * self._metrics.lineSpacing() + self._metrics.averageCharWidth() + small)


def _measure(upright: QFontMetricsF, italic: QFontMetricsF) -> Callable[[str], float]:
    """Return how wide a text is, in either form, so that it does not move when it becomes certain."""

    @lru_cache(maxsize=4096)
    def measured(text: str) -> float:
        return max(upright.horizontalAdvance(text), italic.horizontalAdvance(text))

    return measured
