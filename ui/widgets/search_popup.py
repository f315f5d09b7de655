"""A searchable list that opens below a button: type to narrow it down, arrows and Enter to choose, Esc to leave."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from ui.theme import current
from ui.widgets.choice_list import Choice, ChoiceDelegate, ChoiceModel, answering

_MOST_ROWS = 10
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_ACCEPTS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SearchPopup(QFrame):
    """Offers choices; the one that is marked stays marked while others come and go around it."""

    chosen = Signal(object)
    """The key of what was chosen."""

    def __init__(self, parent: QWidget | None = None, *, title: str, hint: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        self._choices: tuple[Choice, ...] = ()
        self._marked: object = None
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self._model = ChoiceModel(self)
        self.list = QListView(self)
        self.list.setModel(self._model)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setAccessibleName(title)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(lambda _index: self._accept())
        self.list.selectionModel().currentChanged.connect(self._keep_mark)
        self._nothing = QLabel(self.tr("Nothing found. Type fewer letters."), self)
        self._nothing.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        for part in (self.search, self.list, self._nothing):
            layout.addWidget(part)
        self._nothing.hide()

    @property
    def rows(self) -> Sequence[Choice]:
        """What is shown now."""
        return self._model.rows

    @property
    def marked(self) -> object:
        """The key that Enter would choose."""
        return self._marked

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; may be called while it is open."""
        if tuple(choices) != self._choices:
            self._choices = tuple(choices)
            self._narrow()

    def show_levels(self, levels: Mapping[str, tuple[float, float]]) -> None:
        """Show levels, peak and RMS in dBFS, by the names that choices gave."""
        self._model.show_levels(levels)

    def open_at(self, anchor: QWidget, marked: object = None) -> None:
        """Open below a widget, or above it where there is no room, with one choice marked or the first."""
        self.search.clear()
        self._marked = marked
        self._narrow()
        layout, gap = self.layout(), current().small
        if layout is not None:
            layout.setContentsMargins(gap, gap, gap, gap)
            layout.setSpacing(gap)
        self.setLayoutDirection(anchor.layoutDirection())
        size = self.sizeHint().expandedTo(QSize(anchor.width(), 0))
        screen = anchor.screen().availableGeometry()
        self.setGeometry(_place(anchor, size.boundedTo(screen.size()), screen))
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        """Return the room for all the choices, ten rows at most; typing does not change it."""
        theme = current()
        rows = min(_MOST_ROWS, max(2, len(self._choices)))
        height = rows * theme.control + theme.control + 3 * theme.small + 2 * self.frameWidth() + 2
        return QSize(theme.px(400), height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let arrows and Enter act on the list while letters go to the search."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._move(event)
                return True
            if event.key() in _ACCEPTS:
                self._accept()
                return True
        return super().eventFilter(watched, event)

    def _move(self, event: QKeyEvent) -> None:
        self.list.keyPressEvent(event)

    def _narrow(self) -> None:
        """Show what answers to the typed letters; mark what was marked, else the first that can be chosen."""
        kept = self._marked
        self._model.show_rows(answering(self._choices, self.search.text()))
        self._nothing.setVisible(not self._model.rows)
        self.list.setVisible(bool(self._model.rows))
        row = self._model.row_of(kept)
        if row is None:
            row = next((n for n, choice in enumerate(self._model.rows) if not choice.is_heading), None)
        if row is not None:
            index = self._model.index(row)
            self.list.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.list.scrollTo(index)
        self._marked = kept if row is None else self._model.rows[row].key

    def _keep_mark(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._marked = self._model.rows[index.row()].key

    def _accept(self) -> None:
        index = self.list.currentIndex()
        if index.isValid() and not self._model.rows[index.row()].is_heading:
            self.hide()
            self.chosen.emit(self._model.rows[index.row()].key)


def _place(anchor: QWidget, size: QSize, screen: QRect) -> QRect:
    mirrored = anchor.layoutDirection() is Qt.LayoutDirection.RightToLeft
    top_left = anchor.mapToGlobal(QPoint(anchor.width() - size.width() if mirrored else 0, anchor.height()))
    place = QRect(top_left, size)
    if place.bottom() > screen.bottom():
        place.moveBottom(anchor.mapToGlobal(QPoint(0, 0)).y())
    place.moveLeft(max(screen.left(), min(place.left(), screen.right() - size.width())))
    place.moveTop(max(screen.top(), place.top()))
    return place
