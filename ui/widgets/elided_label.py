"""A line or two of text with an icon before it; what does not fit ends in dots and is told by the tooltip."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

from ui.icons import icon
from ui.theme import current

_FEWEST_LETTERS = 5


class ElidedLabel(QLabel):
    """Shows text in the room it has: its height never depends on the text.

    `ink` names a colour of the theme, for the text and the icon.
    """

    def __init__(  # noqa: PLR0913 - how it looks, each by its name
        self,
        text: str = "",
        parent: QWidget | None = None,
        *,
        ink: str = "text",
        scale: float = 1.0,
        bold: bool = False,
        lines: int = 1,
    ) -> None:
        super().__init__(text, parent)
        self._ink, self._scale, self._bold, self._lines = ink, scale, bold, lines
        self._icon = ""
        self._elided = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._restyle()

    def show_text(self, text: str, *, ink: str | None = None, icon_name: str | None = None) -> None:
        """Show another text; the colour and the icon stay unless they are given. An empty name takes the icon away."""
        wanted = (text, ink or self._ink, self._icon if icon_name is None else icon_name)
        if wanted == (self.text(), self._ink, self._icon):
            return
        _, self._ink, self._icon = wanted
        if text != self.text():
            self.setText(text)
        self.update()

    @property
    def is_elided(self) -> bool:
        """Whether some of the text did not fit when it was last drawn."""
        return self._elided

    def sizeHint(self) -> QSize:
        """Return the room for the whole text on one line."""
        metrics = QFontMetrics(self.font())
        width = self._lead() + metrics.horizontalAdvance(self.text()) + 2
        return QSize(width, metrics.height() * self._lines)

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        metrics = QFontMetrics(self.font())
        fewest = min(metrics.horizontalAdvance("m" * _FEWEST_LETTERS), self.sizeHint().width() - self._lead())
        return QSize(self._lead() + fewest, metrics.height() * self._lines)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon and as much of the text as fits."""
        painter = QPainter(self)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        metrics, lead, room = QFontMetrics(self.font()), self._lead(), self.rect()
        if self._icon:
            size = current().icon(14).width()
            left = room.right() + 1 - size if mirrored else room.left()
            top = (
                room.top() + (metrics.height() - size) // 2
                if self._lines > 1
                else (room.height() - size) // 2
            )
            icon(self._icon, self._ink).paint(painter, QRect(left, top, size, size))
        text_room = room.adjusted(0, 0, -lead, 0) if mirrored else room.adjusted(lead, 0, 0, 0)
        painter.setPen(current().colour(self._ink if self.isEnabled() else "muted"))
        painter.setFont(self.font())
        if self._lines == 1:
            shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, text_room.width())
            self._elided = shown != self.text()
            painter.drawText(
                text_room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown
            )
        else:
            self._paint_lines(painter, text_room)

    def event(self, event: QEvent) -> bool:
        """Tell the whole text where it does not fit and nothing else is to be told."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and not self.toolTip():
            QToolTip.showText(event.globalPos(), self.text() if self._elided else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._restyle()

    def _paint_lines(self, painter: QPainter, room: QRect) -> None:
        metrics, self._elided = QFontMetrics(self.font()), False
        for number, text in enumerate(self._broken(room.width())):
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            self._elided = self._elided or shown != text
            line = QRect(room.left(), room.top() + number * metrics.height(), room.width(), metrics.height())
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)

    def _broken(self, width: int) -> list[str]:
        """Return the text in lines of at most `width`; the last one has all the rest."""
        text = self.text()
        broken: list[str] = []
        layout = QTextLayout(text, self.font())
        layout.setTextOption(QTextOption())
        layout.beginLayout()
        start = 0
        while len(broken) < self._lines - 1 and (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = line.textStart() + line.textLength()
            broken.append(text[line.textStart() : start].strip())
        layout.endLayout()
        return [*broken, text[start:].strip()]

    def _lead(self) -> int:
        return current().icon(14).width() + current().tiny if self._icon else 0

    def _restyle(self) -> None:
        self.setFont(current().font(self._scale, bold=self._bold))
        self.updateGeometry()
