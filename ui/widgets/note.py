"""A sentence with a sign that says how bad it is."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.icons import icon
from ui.theme import current
from ui.widgets.layouts import respace, row
from ui.widgets.wrapped_label import WrappedLabel

_SIGNS = {"bad": "error", "warn": "warning", "good": "check"}


class Note(QWidget):
    """Shows a sentence in lines as long as there is room, and nothing where there is none to show."""

    def __init__(self, grade: str = "bad") -> None:
        """`grade` is “bad”, “warn”, “good” or “muted”."""
        super().__init__()
        self._grade = grade
        self._sign = QLabel()
        self._sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text = WrappedLabel(top=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        line = row(self._sign, self._text)
        line.setStretch(1, 1)
        self.setLayout(line)
        self.show_sentence("")

    @property
    def sentence(self) -> str:
        """What is shown."""
        return self._text.text()

    def show_sentence(self, sentence: str, grade: str | None = None) -> None:
        """Show a sentence, or nothing."""
        self._grade = grade or self._grade
        self._text.setText(sentence)
        self._text.setProperty("role", self._grade)
        self._text.style().polish(self._text)
        self.setAccessibleName(sentence)
        self._draw_sign()
        self.setVisible(bool(sentence))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._draw_sign()
            respace(self)

    def _draw_sign(self) -> None:
        sign = _SIGNS.get(self._grade)
        self._sign.setVisible(sign is not None)
        if sign is not None:
            self._sign.setPixmap(icon(sign, self._grade).pixmap(current().icon(), self.devicePixelRatio()))
