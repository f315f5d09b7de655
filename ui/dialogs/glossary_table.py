"""The glossary: terms are added, edited, found, sorted, removed, pasted from a table, and exchanged with files."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QLineEdit, QTableView, QWidget

from interpreter.app.drafts import export_terms, imported_terms, pasted_terms
from interpreter.domain.errors import UserMistake
from interpreter.domain.steps import Term
from ui.dialogs.glossary_keys import GlossaryKeys
from ui.dialogs.glossary_model import GlossaryModel
from ui.dialogs.glossary_search import GlossarySearch
from ui.models.wording import counted, enumerated, listed
from ui.theme import current
from ui.widgets.layouts import column, row
from ui.widgets.note import Note

_LINES = 7
_MOST_NAMED = 5


class GlossaryTable(QWidget):
    """A table with buttons below it; what could not be taken in, or stands there twice, is said there."""

    changed = Signal()

    def __init__(self, *, lines: int = _LINES) -> None:
        """There are always so many `lines` of the table."""
        super().__init__()
        self._lines = lines
        self._source_language = "en"
        self.model = GlossaryModel(self)
        self._search = GlossarySearch(self.model, self)
        self.table = self._made_table()
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(self.tr("Search"))
        self.field.setAccessibleName(self.tr("Search the glossary"))
        self.field.textChanged.connect(self._search.look_for)
        self._trouble, self._repeated = Note(), Note("warn")
        keys = GlossaryKeys(self.table, self.model.steps)
        for name, act in {
            "add": self._add,
            "remove": self.remove_chosen,
            "paste": self.paste,
            "import": self._ask_file,
            "export": self._ask_place,
        }.items():
            keys.serve(name, act)
        head = row(self.field, keys.undo, keys.redo)
        whole = column(head, self.table, self._trouble, self._repeated, keys)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._search.modelReset.connect(self._spread)
        self.model.modelReset.connect(self._tell_repeated)
        self.model.edited.connect(self._tell_repeated)
        self.model.edited.connect(self.changed)
        self._dress()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The glossary as it stands here."""
        return self.model.terms

    def show_terms(self, terms: Sequence[Term], languages: Sequence[str]) -> None:
        """Show these, with a column for each language."""
        self.model.show_terms(terms, languages)

    def show_languages(self, languages: Sequence[str], source_language: str = "en") -> None:
        """Have a column for each of these languages, and for every other one that is translated into."""
        self._source_language = source_language
        self.model.show_languages(languages)

    def paste(self) -> None:
        """Take in rows that were copied from a table."""
        self._take(lambda: pasted_terms(QGuiApplication.clipboard().text(), self.model.languages))

    def import_file(self, path: str) -> None:
        """Take in a glossary file."""
        self._take(lambda: imported_terms(Path(path), self._source_language))

    def export_file(self, path: str) -> None:
        """Write a glossary file."""
        try:
            export_terms(Path(path), self.terms, self._source_language)
        except UserMistake as error:
            self._trouble.show_sentence(str(error), "bad")
        else:
            done = self.tr("{file} has the glossary now.").format(file=Path(path).name)
            self._trouble.show_sentence(done, "good")

    def remove_chosen(self) -> None:
        """Take the chosen rows away."""
        chosen = self.table.selectionModel().selectedIndexes()
        rows = {self._search.mapToSource(index).row() for index in chosen}
        if rows:
            self.model.remove(sorted(rows))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns."""
        super().resizeEvent(event)
        self._spread()

    def _made_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._search)
        table.setAccessibleName(self.tr("Glossary"))
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorClearable(True)
        table.setSortingEnabled(True)
        return table

    def _spread(self) -> None:
        """Give every column the same share, and never less than its title needs."""
        header = self.table.horizontalHeader()
        share = self.table.viewport().width() // max(1, header.count())
        for section in range(header.count()):
            header.resizeSection(section, max(share, header.sectionSizeHint(section)))

    def _take(self, read: Callable[[], tuple[Term, ...]]) -> None:
        try:
            terms = read()
        except UserMistake as error:
            self._trouble.show_sentence(str(error), "bad")
            return
        if not terms:
            self._trouble.show_sentence(self.tr("There was no term to take in."), "bad")
            return
        known = self.model.append(terms)
        taken = counted("%n term(s) were taken in.", "", len(terms))
        if known:
            there = self.tr("There already, now with the new translations: {terms}")
            taken = f"{taken} {there.format(terms=_named(known))}"
        self._trouble.show_sentence(taken, "good")

    def _tell_repeated(self) -> None:
        again = self.model.repeated
        told = self.tr("More than once: {terms}").format(terms=_named(again)) if again else ""
        self._repeated.show_sentence(told)

    def _add(self) -> None:
        self.field.clear()
        cell = self._search.mapFromSource(self.model.append_empty())
        self.table.setCurrentIndex(cell)
        self.table.scrollTo(cell)
        self.table.edit(cell)

    def _ask_file(self) -> None:
        asked = QFileDialog(self, self.tr("Choose a glossary"))
        asked.setNameFilter(self.tr("Glossaries (*.csv *.txt *.tbx *.xml)"))
        asked.fileSelected.connect(self.import_file)
        asked.open()

    def _ask_place(self) -> None:
        asked = QFileDialog(self, self.tr("Where to keep the glossary"))
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setNameFilters([self.tr("Table (*.csv)"), self.tr("TBX for terminology programs (*.tbx)")])
        asked.setDefaultSuffix("csv")
        asked.filterSelected.connect(
            lambda chosen: asked.setDefaultSuffix("tbx" if "tbx" in chosen else "csv")
        )
        asked.fileSelected.connect(self.export_file)
        asked.open()

    def _dress(self) -> None:
        self.table.setMinimumHeight(current().control * self._lines)
        self._spread()
        self.table.verticalHeader().setDefaultSectionSize(current().control)


def _named(terms: Sequence[str]) -> str:
    """Return some of the terms, and dots where there are more."""
    if len(terms) <= _MOST_NAMED:
        return listed(terms)
    return f"{enumerated(terms[:_MOST_NAMED])}…"
