"""Event files that were open before, to open them again."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ui.plain import as_text
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, respace

_MOST = 5
_LONGEST = 40
_BEFORE_DOTS = 24


class RecentFiles(QWidget):
    """Lists up to five files; a press chooses one."""

    chosen = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self._files: tuple[Path, ...] = ()
        self._title = QLabel(self.tr("Opened before"))
        self._title.setProperty("role", "title")
        self._stack = column(self._title, gap="tiny")
        self.setLayout(self._stack)
        self._buttons: list[QPushButton] = []
        self.hide()

    def show_files(self, files: Sequence[Path]) -> None:
        """Show the first of these, by their names; the tooltip says where they are."""
        if tuple(files) == self._files:
            return
        self._files = tuple(files)
        for button in self._buttons:
            self._stack.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [self._button(path) for path in self._files[:_MOST]]
        for button in self._buttons:
            self._stack.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.show()
        self.setVisible(bool(self._buttons))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)

    def _button(self, path: Path) -> QPushButton:
        button = IconButton("clock", _shortened(path.stem).replace("&", "&&"), self, ink="muted")
        button.setProperty("role", "quiet")
        button.setToolTip(as_text(str(path)))
        button.setAccessibleName(self.tr("Open {event}").format(event=path.stem))
        button.clicked.connect(lambda: self.chosen.emit(path))
        return button


def _shortened(name: str) -> str:
    """Return a name with its beginning and its end, which often holds a date."""
    if len(name) <= _LONGEST:
        return name
    return f"{name[:_BEFORE_DOTS]}…{name[_BEFORE_DOTS - _LONGEST + 1 :]}"
