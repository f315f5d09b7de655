"""A key that chooses what a desk hears."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.plain import as_text
from ui.theme import current
from ui.widgets.icon_button import IconButton


class ListenKey(IconButton):
    """Is marked by a fill, a frame and a headphone while it is what is heard; pressing it changes nothing by itself."""

    def __init__(self, to: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.to = to
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def show_choice(self, text: str, *, on: bool, why_not: str = "", tip: str = "") -> None:
        """Show what it stands for and whether it is heard; `why_not` says why it cannot be."""
        if text != self.text():
            self.setText(text)
            self.updateGeometry()
        self.setChecked(on)
        self.setEnabled(not why_not)
        self.setToolTip(as_text(why_not or tip))
        self.setAccessibleDescription(why_not or tip)
        self.show_icon("headphones" if on else "")

    def nextCheckState(self) -> None:
        """Leave the state to whoever answers the click."""

    def sizeHint(self) -> QSize:
        """Room for the text and the headphone, whether it is there or not."""
        theme = current()
        width = QFontMetrics(theme.font(bold=True)).horizontalAdvance(self.text())
        return QSize(width + self.iconSize().width() + theme.tiny + 2 * theme.small + 6, theme.control)

    def minimumSizeHint(self) -> QSize:
        """As much: the text is never cut."""
        return self.sizeHint()
