"""A name, edited where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QCompleter, QLineEdit


class NameEditor(QLineEdit):
    """Asks for a speaker's name; Return gives it, Esc and leaving it empty change nothing."""

    named = Signal(str)

    def __init__(self, area: QAbstractScrollArea, name: str, offered: Sequence[str]) -> None:
        """Edit `name` in the viewport of an area, which has the keyboard afterwards."""
        super().__init__(name, area.viewport())
        self._after = area
        self._before = name
        self._open = True
        self.setAccessibleName(self.tr("Name of the speaker"))
        self.setToolTip(self.tr("Return keeps the name, Esc leaves it as it was"))
        completer = QCompleter(list(offered), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.editingFinished.connect(self._finish)

    def open(self, place: QRect) -> None:
        """Show it at a place of its parent."""
        self.setGeometry(place)
        self.selectAll()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the name as it was on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return
        super().keyPressEvent(event)

    def _finish(self) -> None:
        name = " ".join(self.text().split())
        if self._open and name and name != self._before:
            self.named.emit(name)
        self._close()

    def _close(self) -> None:
        if self._open:
            self._open = False
            self.hide()
            self.deleteLater()
            self._after.setFocus()
