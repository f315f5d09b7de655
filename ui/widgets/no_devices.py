"""What the floor shows where this computer has no input."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.icons import icon
from ui.theme import current


class NoDevices(QWidget):
    """Says that there is no input, and offers a recording instead. Devices come by themselves when plugged in."""

    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._sign.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words = QLabel(
            self.tr("This computer has no sound input now. Plug in a microphone: it appears here by itself."),
            self,
        )
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
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout() is not None:
            self._dress()

    def _dress(self) -> None:
        theme = current()
        self._sign.setPixmap(icon("microphone-off", "muted").pixmap(theme.icon(40), self.devicePixelRatio()))
        self._column.setSpacing(theme.small)
        self._column.setContentsMargins(theme.small, theme.large, theme.small, theme.large)
