"""The line at the foot of a desk: that somebody asks for a channel, or else what is wrong, or the keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from interpreter.domain.commands import AnswerHandover
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import row


class HandoverBar(QStackedWidget):
    """Always as high, so that no key moves when somebody asks. It answers the oldest request."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = ""
        self._channel = ""
        self._key = ""
        self.line = ElidedLabel(ink="muted")
        self.question = ElidedLabel(bold=True)
        self.question.show_text("", icon_name="handover")
        self.yes = IconButton("check", ink="on_fill")
        self.yes.setProperty("role", "primary")
        self.no = QPushButton(self.tr("Not now"))
        request = QWidget()
        request.setLayout(row(self.question, None, self.yes, self.no))
        for page in (self.line, request):
            self.addWidget(page)
        self.yes.clicked.connect(lambda: self.answer(accept=True))
        self.no.clicked.connect(lambda: self.answer(accept=False))
        self.show_key("")

    @property
    def is_asking(self) -> bool:
        """Whether somebody waits for an answer."""
        return self.currentIndex() == 1

    def show_key(self, key: str) -> None:
        """Show which key of the keyboard hands over."""
        self._key = key
        self.yes.setText("  ".join(filter(None, (self.tr("Hand over"), key))))

    def show_request(self, desk: str, channel: str, by: str, language: str) -> None:
        """Show that a desk asks for a channel."""
        self._desk, self._channel = desk, channel
        text = self.tr("{desk} asks for {language}").format(desk=by, language=language)
        self.question.show_text(text)
        self.yes.setAccessibleDescription(text)
        self.no.setAccessibleDescription(text)
        self.setAccessibleName(text)
        self.setCurrentIndex(1)

    def show_line(self, text: str, *, trouble: bool = False) -> None:
        """Show that nobody asks, and something to read instead."""
        self.line.show_text(text, ink="warn" if trouble else "muted", icon_name="warning" if trouble else "")
        self.setAccessibleName(text)
        self.setCurrentIndex(0)

    def answer(self, *, accept: bool) -> None:
        """Answer whoever asks."""
        if self.is_asking:
            self.asked.emit(AnswerHandover(self._desk, self._channel, accept))
