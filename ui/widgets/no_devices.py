"""What the floor shows where nothing is listened to."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.theme import current


class NoDevices(QWidget):
    """Says what to do, and offers a recording. Devices appear by themselves when they are plugged in."""

    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = QLabel(self)
        self._sign_name = "microphone-off"
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setProperty("role", "muted")
        self._file = QPushButton(self.tr("Open a recording…"), self)
        self._file.setToolTip(self.tr("Interpret an audio or video file instead"))
        self._file.clicked.connect(self.file_asked)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._sign)
        self._column.addWidget(self._words)
        self._column.addWidget(self._file, 0, Qt.AlignmentFlag.AlignHCenter)
        self.show_inputs(there=False, listed=False)

    @property
    def words(self) -> str:
        """What is said."""
        return self._words.text()

    def show_inputs(self, *, there: bool, listed: bool) -> None:
        """Say what to do where there are inputs, or none; nothing is to be done before they are `listed`."""
        if there:
            words = self.tr("Nothing is listened to. Add a source.")
        elif listed:
            words = self.tr(
                "This computer has no sound input now. Plug in a microphone: it appears here by itself."
            )
        else:
            words = self.tr("Looking for devices…")
        self._words.setText(words)
        self._sign_name = "microphone" if there or not listed else "microphone-off"
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout() is not None:
            self._dress()

    def _dress(self) -> None:
        theme = current()
        self._sign.setPixmap(icon(self._sign_name, "muted").pixmap(theme.icon(40), self.devicePixelRatio()))
        self._column.setSpacing(theme.small)
        self._column.setContentsMargins(theme.small, theme.large, theme.small, theme.large)
