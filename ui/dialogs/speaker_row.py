"""One speaker in a list: colour, number, and the name to be typed."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QWidget

from ui.models.views import SpeakerView
from ui.theme import current
from ui.widgets.layouts import row

_SWATCH = 14


class SpeakerRow(QWidget):
    """Emits the name that was typed when the field is left or Enter is pressed."""

    renamed = Signal(str, str)

    def __init__(self, speaker: SpeakerView, names: Sequence[str]) -> None:
        super().__init__()
        self.speaker = speaker
        self._swatch = _Swatch()
        self._name = QLineEdit(speaker.name)
        self._speaks = QLabel(self.tr("speaks now"))
        self._speaks.setProperty("role", "good")
        keep = self._speaks.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._speaks.setSizePolicy(keep)
        self._offered = QStringListModel(list(names), self)
        completer = QCompleter(self._offered, self._name)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._name.setCompleter(completer)
        self._name.setAccessibleName(self.tr("Name of speaker {number}").format(number=speaker.colour + 1))
        self._name.editingFinished.connect(self._rename)
        line = row(self._swatch, self._name, self._speaks)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.show_speaker(speaker)

    def show_speaker(self, speaker: SpeakerView) -> None:
        """Show how a speaker is called and whether he or she speaks; what is being typed stays."""
        self.speaker = speaker
        self._swatch.show_number(speaker.colour)
        self._speaks.setVisible(speaker.speaking)
        if not self._name.isModified() and self._name.text() != speaker.name:
            self._name.setText(speaker.name)

    def offer(self, names: Sequence[str]) -> None:
        """Offer other names; what is being typed stays."""
        if self._offered.stringList() != list(names):
            self._offered.setStringList(list(names))

    def drop(self) -> None:
        """Go, as the speaker has gone; what was half typed is not sent."""
        self.blockSignals(True)
        self.hide()
        self.deleteLater()

    def _rename(self) -> None:
        name = self._name.text().strip()
        self._name.setModified(False)
        if not name:
            self._name.setText(self.speaker.name)
        elif name != self.speaker.name:
            self.renamed.emit(self.speaker.id, name)


class _Swatch(QWidget):
    """The colour of a speaker."""

    def __init__(self) -> None:
        super().__init__()
        self._number = 0
        self._size()

    def show_number(self, number: int) -> None:
        self._number = number
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current().speaker(self._number))
        painter.drawEllipse(self.rect())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size()

    def _size(self) -> None:
        self.setFixedSize(current().icon(_SWATCH))
