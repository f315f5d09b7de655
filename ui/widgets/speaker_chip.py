"""Who speaks: a name beside a bar in the speaker's colour, and whether there is a voice just now."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.models.views import SpeakerView
from ui.plain import as_text
from ui.theme import current

_FEWEST_LETTERS = 6


class SpeakerChip(QWidget):
    """Shows a speaker, or keeps the place free where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speaker: SpeakerView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def speaker(self) -> SpeakerView | None:
        """Who is shown."""
        return self._speaker

    def show_speaker(self, speaker: SpeakerView | None) -> None:
        """Show somebody; None for nobody."""
        if speaker == self._speaker:
            return
        self._speaker = speaker
        name = speaker.name if speaker else ""
        self.setAccessibleName(self.tr("Speaker: {name}").format(name=name or self.tr("nobody")))
        self.setToolTip(as_text(name))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room for a usual name; it does not depend on who speaks."""
        metrics = QFontMetrics(current().font(0.95))
        return QSize(metrics.horizontalAdvance("m" * 8), metrics.height() + current().tiny)

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        metrics = QFontMetrics(current().font(0.95))
        return QSize(metrics.horizontalAdvance("m" * _FEWEST_LETTERS), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar and the name, from the right where the layout does."""
        if self._speaker is None:
            return
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink, thick = theme.speaker(self._speaker.colour), theme.px(4)
        metrics = QFontMetrics(theme.font(0.95))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        lead = thick + theme.px(6)
        shown = metrics.elidedText(
            self._speaker.name, Qt.TextElideMode.ElideRight, self.width() - lead - theme.tiny
        )
        left = self.width() - thick if mirrored else 0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRectF(left, theme.px(2), thick, self.height() - theme.px(4)), 2, 2)
        painter.setPen(ink)
        painter.setFont(theme.font(0.95))
        room = self.rect().adjusted(0, 0, -lead, 0) if mirrored else self.rect().adjusted(lead, 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)


class ActivityDot(QWidget):
    """Tells whether somebody speaks on a source: a full disc for speech, an open ring for none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speaking = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Voice activity"))
        self._tell()

    def show_activity(self, *, speaking: bool) -> None:
        """Show whether there is speech now."""
        if speaking != self._speaking:
            self._speaking = speaking
            self._tell()
            self.update()

    def sizeHint(self) -> QSize:
        """Return the room for the disc."""
        return current().icon(12)

    def minimumSizeHint(self) -> QSize:
        """Return the same room."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc or the ring."""
        theme, painter = current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = theme.colour("good" if self._speaking else "edge")
        painter.setPen(QPen(ink, theme.px(2)))
        painter.setBrush(ink if self._speaking else Qt.BrushStyle.NoBrush)
        inset = theme.px(2)
        painter.drawEllipse(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def _tell(self) -> None:
        words = self.tr("speech") if self._speaking else self.tr("quiet")
        self.setAccessibleDescription(words)
        self.setToolTip(as_text(words))
