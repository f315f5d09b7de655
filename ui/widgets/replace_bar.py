"""What finds words in a record, and puts others in their place."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QWidget

from ui.models.wording import with_keys
from ui.theme import current
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, kept_spaced, respace

_FIELD, _SOON_MS = 190, 150


class ReplaceBar(QFrame):
    """Two fields, what counts as the same, how many were found, and keys to go through them and replace them."""

    changed = Signal()
    """Something else is looked for; `needle`, `match_case` and `whole_words` say what."""
    moved = Signal(bool)
    """To the next hit; True: back."""
    replace_asked = Signal(bool)
    """The hit that was gone to; True: all of them."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.changed)
        self._needle = self._field(self.tr("Find"))
        self._needle.textChanged.connect(self._wait)
        self._needle.returnPressed.connect(self._next)
        self._with = self._field(self.tr("Replace with"))
        self._with.returnPressed.connect(lambda: self.replace_asked.emit(False))
        self._case, self._whole = QCheckBox(self.tr("Match case")), QCheckBox(self.tr("Whole words"))
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._back = self._key(self.tr("Previous"), "Shift+F3", lambda: self.moved.emit(True))
        self._forth = self._key(self.tr("Next"), "F3", lambda: self.moved.emit(False))
        self._one = self._key(self.tr("Replace"), "", lambda: self.replace_asked.emit(False))
        self._all = self._key(self.tr("Replace all"), "", lambda: self.replace_asked.emit(True))
        for box in (self._case, self._whole):
            box.toggled.connect(self.changed)
        self._arrange()
        self.show_found(0, 0)
        self._dress()
        self.hide()

    @property
    def needle(self) -> str:
        """What is looked for; empty while nothing is."""
        return "" if self.isHidden() else self._needle.text()

    @property
    def replacement(self) -> str:
        """What is to stand in its place."""
        return self._with.text()

    @property
    def match_case(self) -> bool:
        """Whether capital and small letters are different."""
        return self._case.isChecked()

    @property
    def whole_words(self) -> bool:
        """Whether it is to be found as a word of its own only."""
        return self._whole.isChecked()

    def begin(self, words: str = "") -> None:
        """Put the keyboard into the field."""
        self.show()
        if words:
            self._needle.setText(words)
        self._needle.setFocus()
        self._needle.selectAll()
        self.changed.emit()

    def leave(self) -> None:
        """Look for nothing any more."""
        self.hide()
        self.changed.emit()
        self.left.emit()

    def show_found(self, position: int, count: int) -> None:
        """Show how many there are, and the number of the one that was gone to, from 1; 0 for none."""
        if not self._needle.text():
            self._count.clear()
        elif position:
            self._count.setText(self.tr("{position} of {count}").format(position=position, count=count))
        else:
            self._count.setText(self.tr("%n found", "", count))
        self._count.setVisible(bool(self._count.text()))
        for button in (self._back, self._forth, self._one, self._all):
            button.setEnabled(count > 0)
        self._all.setText(self.tr("Replace all %n", "", count) if count else self.tr("Replace all"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._dress()

    def _arrange(self) -> None:
        close = IconButton("close", "")
        close.setProperty("role", "quiet")
        close.setAccessibleName(self.tr("Close the search"))
        close.setToolTip(self.tr("Close the search (Esc)"))
        close.clicked.connect(self.leave)
        inside = QWidget()
        flow = FlowLayout(inside)
        kept_spaced(flow, gap="small")
        for widget in (self._needle, self._case, self._whole, self._count, self._back, self._forth):
            flow.addWidget(widget)
        for widget in (self._with, self._one, self._all, close):
            flow.addWidget(widget)
        self.setLayout(column(inside, margin="small"))

    def _wait(self, _words: str) -> None:
        self._soon.start()

    def _next(self) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self.changed.emit()
        self.moved.emit(False)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.setClearButtonEnabled(True)
        return field

    def _key(self, words: str, keys: str, act: Callable[[], None]) -> IconButton:
        button = IconButton("", words)
        button.clicked.connect(act)
        if keys:
            button.setShortcut(keys)
            button.setToolTip(with_keys(words, keys))
        return button

    def _dress(self) -> None:
        for field in (self._needle, self._with):
            field.setMinimumWidth(current().px(_FIELD))
        respace(self)
