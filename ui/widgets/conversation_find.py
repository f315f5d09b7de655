"""The field that looks for words in a conversation."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton

from ui.models.conversation_search import Search
from ui.theme import current

_FIELD = 180


class FindBar(QFrame):
    """A search field with the number of hits, and keys to the next one and back."""

    words_changed = Signal(str)
    moved = Signal(bool)
    """To the next hit; True: back."""
    left = Signal()
    """Nothing is searched for, and the keyboard is elsewhere or is to go there."""

    def __init__(self) -> None:
        super().__init__()
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Search (Ctrl+F)"))
        self._field.setAccessibleName(self.tr("Search the conversation"))
        self._field.textChanged.connect(self.words_changed)
        self._field.returnPressed.connect(lambda: self.moved.emit(True))
        self._field.installEventFilter(self)
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._back = self._key("↑", self.tr("Earlier hit (Shift+F3)"), "Shift+F3", back=True)
        self._next = self._key("↓", self.tr("Later hit (F3)"), "F3", back=False)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self._count, self._back, self._next, self._field):
            layout.addWidget(widget)
        self.show_found(None)

    def restyle(self) -> None:
        """Take on the theme of now."""
        self._field.setMinimumWidth(current().px(_FIELD))

    def least_width(self) -> int:
        """Return the width without which it is of no use."""
        shown = [one for one in (self._count, self._back, self._next) if not one.isHidden()]
        return current().px(_FIELD) + sum(one.sizeHint().width() + current().small for one in shown)

    def begin(self) -> None:
        """Put the keyboard into the field."""
        self._field.setFocus()
        self._field.selectAll()

    def show_found(self, search: Search | None) -> None:
        """Show how many hits there are, and which one was gone to."""
        searching = search is not None and bool(search.needle)
        for widget in (self._count, self._back, self._next):
            widget.setVisible(searching)
        if search is None or not searching:
            return
        self._count.setText(self._words(search))
        self._back.setEnabled(search.count > 0)
        self._next.setEnabled(search.count > 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty the field on Esc."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._field.text():
            self._field.clear()
        else:
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the keyboard goes elsewhere."""
        if watched is self._field and event.type() is QEvent.Type.FocusOut and not self._field.text():
            self.left.emit()
        return super().eventFilter(watched, event)

    def _words(self, search: Search) -> str:
        if not search.count:
            return self.tr("Not found") if search.is_done else self.tr("Searching…")
        count = f"{search.count}+" if search.is_full else str(search.count)
        if not search.position:
            return self.tr("{count} found").format(count=count)
        return self.tr("{position} of {count}").format(position=search.position, count=count)

    def _key(self, sign: str, name: str, shortcut: str, *, back: bool) -> QToolButton:
        key = QToolButton()
        key.setText(sign)
        key.setProperty("role", "quiet")
        key.setAccessibleName(name)
        key.setToolTip(name)
        key.clicked.connect(lambda: self.moved.emit(back))
        QShortcut(QKeySequence(shortcut), self, lambda: self.moved.emit(back))
        return key
