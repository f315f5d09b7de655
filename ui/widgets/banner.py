"""What was refused or went wrong, in a sentence above the window, beside what goes on."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QLabel, QToolButton

from ui.icons import icon
from ui.theme import current
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, respace, row
from ui.widgets.note import Note

_NEWS_MS = 6000


class Banner(QFrame):
    """Shows the newest sentence until it is closed, then those before it. Only good news goes by itself.

    Beside a sentence there may be a button with a way out.
    """

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._told: list[tuple[str, str]] = []
        self._offers: dict[str, tuple[str, Callable[[], None]]] = {}
        """By the sentence, the words of its button, and what that does."""
        self._note = Note()
        self._more = QLabel()
        self._more.setProperty("role", "muted")
        self._offer = IconButton("start")
        self._offer.clicked.connect(self._take_offer)
        self._close = QToolButton()
        self._close.setProperty("role", "quiet")
        self._close.setAccessibleName(self.tr("Close this message"))
        self._close.setToolTip(self.tr("Close this message"))
        self._close.clicked.connect(self.close_newest)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_NEWS_MS)
        self._clock.timeout.connect(self.close_newest)
        line = row(self._note, self._more, self._close)
        line.setStretch(0, 1)
        line.setAlignment(self._note, Qt.AlignmentFlag.AlignVCenter)
        line.setAlignment(self._close, Qt.AlignmentFlag.AlignTop)
        self.setLayout(column(line, row(None, self._offer), gap="small", margin="small"))
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

    def show_offer(self, sentence: str, words: str, act: Callable[[], None]) -> None:
        """Show a sentence with a button; pressing it puts the sentence away and does what is offered."""
        self._offers[sentence] = words, act
        self.show_sentence(sentence)

    def withdraw_offers(self) -> None:
        """Leave the sentences, and offer nothing any more."""
        self._offers.clear()
        self._show()

    def close_newest(self) -> None:
        """Put the sentence that is shown away."""
        if self._told:
            self._offers.pop(self._told.pop()[0], None)
        self._show()
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._dress()

    def _take_offer(self) -> None:
        if (offer := self._offers.get(self.sentence)) is not None:
            self.close_newest()
            offer[1]()

    def _show(self) -> None:
        sentence, grade = self._told[-1] if self._told else ("", "bad")
        words = self._offers[sentence][0] if sentence in self._offers else ""
        self._offer.setText(words)
        self._offer.setToolTip(words)
        self._offer.setAccessibleDescription(sentence)
        self._offer.setVisible(bool(words))
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
