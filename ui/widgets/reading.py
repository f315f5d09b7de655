"""A figure with its name, in a place whose width does not follow it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.plain import as_text
from ui.theme import current
from ui.widgets.signs import Sign, paint_sign


@dataclass(frozen=True, slots=True)
class Shown:
    """What a reading shows: a sign, a value and a remark that may be cut; `ink` is a colour of the theme."""

    value: str
    ink: str = "text"
    sign: Sign | None = None
    remark: str = ""


class Reading(QWidget):
    """Shows a name, a sign, a value and a remark in a row.

    It is as wide as `widest` needs, or as the widest value was that it has shown; it never becomes narrower by itself.
    """

    def __init__(self, name: str = "", widest: Shown = Shown("")) -> None:
        super().__init__()
        self._name, self._widest, self._shown = name, widest, Shown("")
        self._reached = 0
        self._bold = self._compact = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def shown(self) -> Shown:
        """What is shown now."""
        return self._shown

    def set_bold(self, bold: bool) -> None:
        """Show the value in heavier letters."""
        self._bold = bold

    def set_compact(self, compact: bool) -> None:
        """Leave the remark out, or show it again."""
        if compact != self._compact:
            self._compact, self._reached = compact, 0
            self.updateGeometry()
            self.update()

    def full_width(self, *, compact: bool) -> int:
        """Return the room that it needs with or without its remark."""
        shown = (self._widest, self._shown)
        return max(self._room_for(replace(one, remark="") if compact else one) for one in shown)

    def show_value(self, shown: Shown, *, spoken: str, tip: str) -> None:
        """Show something else; `spoken` is what a screen reader says of it, `tip` explains it."""
        if tip != self.toolTip():
            self.setToolTip(as_text(tip))
            self.setAccessibleDescription(tip)
        if spoken != self.accessibleName():
            self.setAccessibleName(spoken)
        if shown != self._shown:
            self._shown = shown
            if self._room_for(self._drawn(shown)) > self._reached:
                self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the widest value."""
        shown = (self._room_for(self._drawn(one)) for one in (self._widest, self._shown))
        self._reached = max(self._reached, *shown)
        return QSize(self._reached, QFontMetrics(self._font()).height())

    def minimumSizeHint(self) -> QSize:
        """Return the room for the name and the value without its remark."""
        return QSize(self.full_width(compact=True), self.sizeHint().height())

    def texts_cut(self) -> Iterable[str]:
        """Return what is shown if there is no room for it."""
        if self._room_for(self._drawn(self._shown)) > self.width():
            yield f"{self._name} {self._shown.value}".strip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw everything from the leading edge on."""
        painter, theme, at = QPainter(self), current(), 0
        painter.setFont(theme.font())
        at = self._draw(painter, self._name, "muted", at)
        if self._shown.sign is not None:
            size = self._sign_size()
            place = self._mirrored(QRect(at, (self.height() - size) // 2, size, size))
            ink, mirrored = theme.colour(self._shown.ink), self._is_mirrored
            paint_sign(painter, self._shown.sign, QRectF(place), ink, mirrored=mirrored)
            at += size + theme.px(6)
        painter.setFont(self._font())
        at = self._draw(painter, self._shown.value, self._shown.ink, at)
        painter.setFont(theme.font())
        self._draw(painter, self._drawn(self._shown).remark, "muted", at)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LanguageChange}:
            self._reached = 0
            self.updateGeometry()

    def _drawn(self, shown: Shown) -> Shown:
        return replace(shown, remark="") if self._compact else shown

    def _draw(self, painter: QPainter, text: str, ink: str, at: int) -> int:
        """Draw a text as far as there is room for it, and return where the next begins."""
        if not text or at >= self.width():
            return at
        metrics = painter.fontMetrics()
        cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - at)
        width = metrics.horizontalAdvance(cut) + 1
        painter.setPen(current().colour(ink))
        place = self._mirrored(QRect(at, 0, width, self.height()))
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), cut)
        return at + width + current().px(5)

    @property
    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _mirrored(self, place: QRect) -> QRect:
        if self._is_mirrored:
            place.moveLeft(self.width() - place.right() - 1)
        return place

    def _room_for(self, shown: Shown) -> int:
        theme, plain, heavy = current(), QFontMetrics(current().font()), QFontMetrics(self._font())
        texts = [(plain, self._name), (heavy, shown.value), (plain, shown.remark)]
        widths = [metrics.horizontalAdvance(text) + 1 for metrics, text in texts if text]
        gaps = theme.px(5) * max(0, len(widths) - 1)
        return sum(widths) + gaps + (self._sign_size() + theme.px(6) if shown.sign is not None else 0)

    def _sign_size(self) -> int:
        return current().px(10)

    def _font(self) -> QFont:
        return current().font(bold=self._bold)
