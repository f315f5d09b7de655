"""One of several things of which one is chosen, with what there is to know of it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QRadioButton, QWidget

from ui.theme import current
from ui.widgets.layouts import column, row
from ui.widgets.wrapped_label import WrappedLabel


class RadioCard(QFrame):
    """A radio button whose words may take several lines; a click anywhere on the card chooses it."""

    chosen = Signal()
    """Somebody chose it."""

    def __init__(self, title: str, *below: QWidget) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.button = QRadioButton()
        self.button.setStyleSheet("QRadioButton:focus { border: 0 }")  # the whole card shows the focus
        self.button.installEventFilter(self)
        self.button.clicked.connect(self.chosen)
        self._title = WrappedLabel()
        self._title.setBuddy(self.button)
        words = column(self._title, *below, gap="tiny")
        line = row(self.button, words, margin="medium")
        line.setStretch(1, 1)
        line.setAlignment(self.button, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.show_title(title)

    def show_title(self, title: str, description: str = "") -> None:
        """Show what it is called; `description` is what a screen reader says besides."""
        self._title.setText(title)
        self.button.setAccessibleName(title)
        if description != self.button.accessibleDescription():
            self.button.setAccessibleDescription(description)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a frame around what has the focus."""
        super().paintEvent(event)
        if self.button.hasFocus():
            theme, painter = current(), QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("link"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), theme.radius, theme.radius)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let a click anywhere choose."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside and self.button.isEnabled():
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)
            self.button.click()
