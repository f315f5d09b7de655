"""A name, edited where it stands."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QCompleter, QLineEdit

_LEAVES = frozenset(
    {Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
)


class NameEditor(QLineEdit):
    """Asks for a speaker's name; Return gives it, Esc and leaving it empty change nothing.

    Whoever goes elsewhere by pointer or Tab has given it. Where the focus is taken away, by another window or an
    answer of the core, what was typed stays and waits; it is discarded where the speaker is not there any more.
    """

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
        self.returnPressed.connect(self._give)

    def open(self, place: QRect) -> None:
        """Show it at a place of its parent."""
        self.setGeometry(place)
        self.selectAll()
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the name as it was on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._after.setFocus()
            self.discard()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Give the name where somebody goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() in _LEAVES:
            self.leave()

    def leave(self) -> None:
        """Give the name if it is another one, and go."""
        name = " ".join(self.text().split())
        if self._open and name and name != self._before:
            self.named.emit(name)
        self.discard()

    def discard(self) -> None:
        """Go without giving a name."""
        if self._open:
            self._open = False
            self.hide()
            self.deleteLater()

    def _give(self) -> None:
        self._after.setFocus()
        self.leave()
