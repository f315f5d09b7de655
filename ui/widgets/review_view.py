"""A record on screen: lines to be read, heard, chosen and edited where they stand."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QPointF, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from interpreter.domain.health import Gap
from interpreter.domain.transcript import LineId
from ui.models.review import Cell
from ui.models.review_table import FIRST_TEXT, SPEAKER, TIME, Ask, ReviewTable
from ui.theme import current
from ui.widgets.conversation_name_editor import NameEditor
from ui.widgets.review_delegate import ReviewDelegate

_TIME, _SPEAKER, _LEAST = 66, 140, 150
_TRIGGER = QAbstractItemView.EditTrigger
_HINTS = QAbstractItemView.ScrollHint
_CHOSEN = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class Place(NamedTuple):
    """A character of a text."""

    cell: Cell
    position: int


class ReviewView(QTableView):
    """Shows a `ReviewTable`. A click on a word asks to hear it; F2 or a double click edits."""

    word_chosen = Signal(object)
    """Place of the word that is to be heard."""
    split_asked = Signal(object)
    """Place before which a line is to be split."""
    menu_asked = Signal(object, QPoint)
    """Place under the pointer, None where there is no text; and where on the screen its menu belongs."""
    speaker_menu_asked = Signal(QPoint)
    """Somebody is to say who spoke in the chosen lines; where on the screen the menu belongs."""
    editing_began = Signal()

    def __init__(self, table: ReviewTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        self._delegate = ReviewDelegate(self)
        self._measuring = False
        self.setModel(table)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Lines of the session"))
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(_TRIGGER.DoubleClicked | _TRIGGER.EditKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.measure)
        self.verticalScrollBar().valueChanged.connect(self.measure)
        table.modelReset.connect(self._begin)
        table.dataChanged.connect(self._changed)
        for told in (table.rowsInserted, table.rowsRemoved):
            told.connect(lambda *_: self._soon.start(0))
        self._delegate.split_asked.connect(lambda cell, at: self.split_asked.emit(Place(cell, at)))

    @property
    def chosen(self) -> tuple[LineId, ...]:
        """The lines that are chosen, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(line.id for row in rows if (line := self._table.line_at(row)) is not None)

    def choose(self, line: LineId, column: int | None = None) -> None:
        """Choose a line and have it in sight; the column stays unless it is given."""
        row = self._table.place_of(line)
        if row is None:
            return
        here = self.currentIndex().column() if column is None else column
        index = self._table.index(row, max(here, FIRST_TEXT))
        self.selectionModel().setCurrentIndex(index, _CHOSEN)
        self.bring(line)

    def bring(self, line: LineId) -> None:
        """Have a line in sight."""
        row = self._table.place_of(line)
        if row is not None and self.state() != QAbstractItemView.State.EditingState:
            index = self._table.index(row, FIRST_TEXT)
            self.scrollTo(index, _HINTS.EnsureVisible)
            self.measure()
            self.scrollTo(index, _HINTS.EnsureVisible)

    def shows(self, line: LineId) -> bool:
        """Whether a line is in sight."""
        row = self._table.place_of(line)
        if row is None:
            return False
        top = self.rowViewportPosition(row)
        return top < self.viewport().height() and top + self.rowHeight(row) > 0

    def place_at(self, at: QPoint) -> Place | None:
        """Return the character of a text at a point of the viewport."""
        index = self.indexAt(at)
        if not index.isValid() or index.column() < FIRST_TEXT:
            return None
        position = self._delegate.character_at(index, self.visualRect(index), QPointF(at))
        return None if position is None else Place(index.data(Ask.CELL), position)

    def name_speaker(self, name: str, offered: Sequence[str]) -> NameEditor:
        """Ask for the name of who speaks in the current line, where it stands."""
        index = self.currentIndex().siblingAtColumn(SPEAKER)
        box = self.visualRect(index)
        editor = NameEditor(self, name, offered)
        editor.open(QRect(box.left(), box.top(), max(box.width(), current().px(_SPEAKER)), current().control))
        return editor

    def restyle(self) -> None:
        """Take on the theme of now."""
        self._delegate.restyle()
        self.horizontalHeader().setMinimumHeight(current().control)
        self._spread()
        self._begin()

    def measure(self) -> None:
        """Give the rows in sight the heights that their texts need."""
        if self._measuring or not self._table.rowCount():
            return
        self._measuring = True
        first, bottom = max(0, self.rowAt(0)), self.viewport().height()
        number, top = first, self.rowViewportPosition(first)
        while number < self._table.rowCount() and top < bottom:
            tall = self._tall(number)
            if tall != self.rowHeight(number):
                self.verticalHeader().resizeSection(number, tall)
            top += tall
            number += 1
        self._measuring = False

    def edit(self, index: QModelIndex, *rest: object) -> bool:  # type: ignore[override]
        """Edit a text where it stands; of a speaker, ask who it is."""
        began = bool(super().edit(index, *rest))
        if began and self.state() == QAbstractItemView.State.EditingState:
            self.editing_began.emit()
        return began

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Have the keyboard again."""
        super().closeEditor(editor, hint)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a line; a word that is pressed is heard, a speaker can be changed."""
        super().mousePressEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.button() is not Qt.MouseButton.LeftButton or not plain:
            return
        at = event.position().toPoint()
        if (place := self.place_at(at)) is not None:
            self.word_chosen.emit(place)
        elif self._table.line_at(self.rowAt(at.y())) and self.columnAt(at.x()) == TIME:
            self.hear_current()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit a text; of a speaker, ask who it is."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == SPEAKER:
            self.ask_speaker()
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return hears the line, F2 on a speaker asks who it is, Ctrl+C copies."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.hear_current()
        elif event.key() == Qt.Key.Key_F2 and self.currentIndex().column() == SPEAKER:
            self.ask_speaker()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the pointer, or of the chosen line."""
        at = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.visualRect(self.currentIndex()).center()
        elif (index := self.indexAt(at)).isValid() and not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)
        if self.chosen:
            self.menu_asked.emit(self.place_at(at), self.viewport().mapToGlobal(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the texts."""
        super().resizeEvent(event)
        self._spread()
        self._soon.start(0)

    def copy(self) -> None:
        """Put the chosen lines on the clipboard, divided by tabs."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = range(self._table.columnCount())
        lines = ["\t".join(str(self._table.index(row, column).data()) for column in columns) for row in rows]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def hear_current(self) -> None:
        """Ask to hear the current line from its beginning, in the language of the current column."""
        index = self.currentIndex()
        if not index.isValid():
            return
        cell = index.siblingAtColumn(max(index.column(), FIRST_TEXT)).data(Ask.CELL)
        if cell is not None:
            self.word_chosen.emit(Place(cell, 0))

    def ask_speaker(self) -> None:
        """Ask who spoke in the chosen lines."""
        if self.chosen:
            box = self.visualRect(self.currentIndex().siblingAtColumn(SPEAKER))
            self.speaker_menu_asked.emit(self.viewport().mapToGlobal(box.bottomLeft()))

    def _begin(self) -> None:
        """Guess how high every row is, and measure those in sight."""
        header = self.verticalHeader()
        self.clearSpans()
        blocked = header.blockSignals(True)
        header.setDefaultSectionSize(current().control)
        for row, found in enumerate(self._table.rows):
            header.resizeSection(row, self._guessed(row))
            if isinstance(found, Gap) and len(self._table.columns) > 1:
                self.setSpan(row, FIRST_TEXT, 1, len(self._table.columns))
        header.blockSignals(blocked)
        self._spread()
        self.updateGeometries()
        self._soon.start(0)

    def _changed(self, _first: QModelIndex, _last: QModelIndex, roles: Sequence[int] = ()) -> None:
        if not roles:
            self._soon.start(0)

    def _tall(self, row: int) -> int:
        columns = range(FIRST_TEXT, self._table.columnCount())
        cells = (self._delegate.height(self._table.index(row, one), self.columnWidth(one)) for one in columns)
        return max(cells, default=current().control)

    def _guessed(self, row: int) -> int:
        return self._delegate.guess(self._table.length_of(row), self.columnWidth(FIRST_TEXT))

    def _spread(self) -> None:
        """Give every text the same share, and never less than can be read."""
        theme, header = current(), self.horizontalHeader()
        if self._table.columnCount() <= FIRST_TEXT:
            return
        header.resizeSection(TIME, max(theme.px(_TIME), header.sectionSizeHint(TIME)))
        header.resizeSection(SPEAKER, max(theme.px(_SPEAKER), header.sectionSizeHint(SPEAKER)))
        texts = self._table.columnCount() - FIRST_TEXT
        room = self.viewport().width() - header.sectionSize(TIME) - header.sectionSize(SPEAKER)
        for number in range(texts):
            least = max(theme.px(_LEAST), header.sectionSizeHint(FIRST_TEXT + number))
            share = room // texts + (room % texts if number == texts - 1 else 0)
            header.resizeSection(FIRST_TEXT + number, max(share, least))
