"""A question in place, before something that cannot be undone."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, row
from ui.widgets.wrapped_label import WrappedLabel


class Question(QWidget):
    """Asks, with a button for yes and one for no, and goes as soon as it is answered."""

    def __init__(self) -> None:
        super().__init__()
        self._text = WrappedLabel()
        self.yes, self.no = IconButton(), IconButton()
        self.yes.setProperty("role", "live")
        self._act: Callable[[], object] = self.withdraw
        for button in (self.yes, self.no):
            button.setAutoDefault(False)
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.withdraw)
        self.setLayout(column(self._text, row(None, self.no, self.yes)))
        self.withdraw()

    @property
    def text(self) -> str:
        """What is asked."""
        return self._text.text()

    def ask(self, text: str, *, yes: str, no: str, act: Callable[[], object]) -> None:
        """Ask whether to act; whoever says nothing does not."""
        self._act = act
        self._text.setText(text)
        self.setAccessibleName(text)
        for button, words in ((self.yes, yes), (self.no, no)):
            button.setText(words)
            button.setAccessibleDescription(text)
        self.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def withdraw(self) -> None:
        """Ask nothing any more."""
        self._act = self.withdraw
        self.hide()

    def _agree(self) -> None:
        act = self._act
        self.withdraw()
        act()
