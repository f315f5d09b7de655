"""The glossary: add, edit and remove terms, paste them from a table, import them from a file."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QPushButton, QTableView, QWidget

from interpreter.app.drafts import imported_terms, pasted_terms
from interpreter.domain.errors import UserMistake
from interpreter.domain.steps import Term
from ui.dialogs.glossary_model import GlossaryModel
from ui.theme import current
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, kept_spaced
from ui.widgets.note import Note

_LINES = 7


class GlossaryTable(QWidget):
    """A table with buttons below it; what could not be taken in is said there."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._model = GlossaryModel()
        self._table = QTableView()
        self._table.setModel(self._model)
        self._table.setAccessibleName(self.tr("Glossary"))
        self._table.setTabKeyNavigation(False)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setAlternatingRowColors(True)
        self._table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        self._trouble = Note()
        buttons = QWidget()
        flow = FlowLayout(buttons)
        kept_spaced(flow, gap="small")
        for sign, words, keys, act in (
            ("add", self.tr("Add a term"), "Ctrl+Shift+A", self._add),
            ("remove", self.tr("Remove"), "Delete", self.remove_chosen),
            ("columns", self.tr("Paste"), "Ctrl+V", self.paste),
            ("file", self.tr("Import a file…"), "", self._ask_file),
        ):
            flow.addWidget(self._button(sign, words, keys, act))
        self.setLayout(column(self._table, self._trouble, buttons))
        self._model.modelReset.connect(self._spread)
        self._model.dataChanged.connect(lambda *_: self.changed.emit())
        self._dress()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The glossary as it stands here."""
        return self._model.terms

    def show_terms(self, terms: Sequence[Term], languages: Sequence[str]) -> None:
        """Show these, with a column for each language."""
        self._model.show_terms(terms, languages)

    def show_languages(self, languages: Sequence[str]) -> None:
        """Have a column for each of these languages, and for every other one that is translated into."""
        self._model.show_languages(languages)

    def paste(self) -> None:
        """Take in rows that were copied from a table."""
        self._take(lambda: pasted_terms(QGuiApplication.clipboard().text(), self._model.languages))

    def import_file(self, path: str) -> None:
        """Take in a glossary file."""
        self._take(lambda: imported_terms(Path(path)))

    def remove_chosen(self) -> None:
        """Take the chosen rows away."""
        rows = {index.row() for index in self._table.selectionModel().selectedIndexes()}
        if rows:
            self._model.remove(sorted(rows))
            self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._spread()

    def _spread(self) -> None:
        """Give every column the same share, and never less than its title needs."""
        header = self._table.horizontalHeader()
        share = self._table.viewport().width() // max(1, header.count())
        for section in range(header.count()):
            header.resizeSection(section, max(share, header.sectionSizeHint(section)))

    def _take(self, read: Callable[[], tuple[Term, ...]]) -> None:
        try:
            terms = read()
        except UserMistake as error:
            self._trouble.show_sentence(str(error))
            return
        self._trouble.show_sentence("" if terms else self.tr("There was no term to take in."))
        self._model.append(terms)
        self.changed.emit()

    def _add(self) -> None:
        cell = self._model.append_empty()
        self._table.setCurrentIndex(cell)
        self._table.scrollTo(cell)
        self._table.edit(cell)

    def _ask_file(self) -> None:
        asked = QFileDialog(self, self.tr("Choose a glossary"))
        asked.setNameFilter(self.tr("Glossaries (*.csv *.txt)"))
        asked.fileSelected.connect(self.import_file)
        asked.open()

    def _button(self, sign: str, words: str, keys: str, act: Callable[[], None]) -> QPushButton:
        button = IconButton(sign, words)
        button.clicked.connect(act)
        if keys:
            shortcut = QShortcut(QKeySequence(keys), self._table, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            button.setToolTip(f"{words} ({shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)})")
        return button

    def _dress(self) -> None:
        self._table.setMinimumHeight(current().control * _LINES)
        self._spread()
        self._table.verticalHeader().setDefaultSectionSize(current().control)
