"""What was refused or went wrong, in a sentence above the window, beside what goes on."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QLabel, QToolButton

from ui.icons import icon
from ui.theme import current
from ui.widgets.layouts import respace, row
from ui.widgets.note import Note

_NEWS_MS = 6000


class Banner(QFrame):
    """Shows the newest sentence until it is closed, then those before it. Only good news goes by itself."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._told: list[tuple[str, str]] = []
        self._note = Note()
        self._more = QLabel()
        self._more.setProperty("role", "muted")
        self._close = QToolButton()
        self._close.setProperty("role", "quiet")
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.clicked.connect(self.close_newest)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_NEWS_MS)
        self._clock.timeout.connect(self.close_newest)
        line = row(self._note, self._more, self._close, margin="small")
        line.setStretch(0, 1)
        line.setAlignment(self._note, Qt.AlignmentFlag.AlignVCenter)
        line.setAlignment(self._close, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self._dress()
        self._show()

    @property
    def sentence(self) -> str:
        """What is shown now; empty where nothing is."""
        return self._told[-1][0] if self._told else ""

    def show_sentence(self, sentence: str, grade: str = "bad") -> None:
        """Show a sentence; one that is there already comes to the front. `grade` is “bad”, “warn” or “good”."""
        self._told = [one for one in self._told if one[0] != sentence and one[1] != "good"]
        self._told.append((sentence, grade))
        self._show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._note, QAccessible.Event.Alert))

    def close_newest(self) -> None:
        """Put the sentence that is shown away."""
        if self._told:
            self._told.pop()
        self._show()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._dress()

    def _show(self) -> None:
        sentence, grade = self._told[-1] if self._told else ("", "bad")
        self._note.show_sentence(sentence, grade)
        earlier = len(self._told) - 1
        self._more.setText(self.tr("Earlier messages: {number}").format(number=earlier))
        self._more.setVisible(earlier > 0)
        self.setVisible(bool(sentence))
        if grade == "good" and sentence:
            self._clock.start()
        else:
            self._clock.stop()

    def _dress(self) -> None:
        self._close.setIcon(icon("close"))
        self._close.setIconSize(current().icon())
        respace(self)
