"""A corrected document has come back: what it would change, and the terms that its corrections suggest."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHeaderView,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from interpreter.domain.steps import Term
from ui.dialogs.sizes import open_at
from ui.models.wording import isolated, language_name, listed
from ui.theme import current
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, respace, row
from ui.widgets.note import Note
from ui.widgets.wrapped_label import WrappedLabel

_WIDTH, _HEIGHT = 820, 560


@dataclass(frozen=True, slots=True)
class Edited:
    """One edit: where it is, what stands there now, and what is to. `clash`: it was edited here as well."""

    where: str
    language: str
    """Empty of a speaker."""
    before: str
    after: str
    clash: bool = False


class ImportDialog(QDialog):
    """Shows the edits to be agreed to, then terms to be chosen for the glossary."""

    apply_asked = Signal(bool)
    """Import; True: also what was edited on both sides."""
    terms_chosen = Signal(object)
    """tuple[Term, ...]."""

    def __init__(self, document: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import corrections"))
        self.about = WrappedLabel(self.tr("Reading {file}…").format(file=document))
        self.edits = _table([self.tr("Line"), self.tr("What"), self.tr("Now"), self.tr("In the document")])
        self.edits.setAccessibleName(self.tr("What the document changes"))
        self.overwrite = QCheckBox(self.tr("Where both were edited, take what the document says"))
        self.overwrite.toggled.connect(self._count)
        self.overwrite.hide()
        self.remarks = Note("warn")
        self._edits: tuple[Edited, ...] = ()
        self._terms: tuple[Term, ...] = ()
        self._ticks: list[QTableWidgetItem] = []
        self.terms = _table([self.tr("Term"), self.tr("Translations")])
        self.terms.setAccessibleName(self.tr("Terms for the glossary"))
        self._pages = QStackedWidget()
        for page in (self.edits, self.terms):
            self._pages.addWidget(page)
        self.go = IconButton("import", self.tr("Import"), ink="on_fill")
        self.go.setProperty("role", "primary")
        self.go.setEnabled(False)
        self.go.clicked.connect(self._go)
        self.leave = IconButton("", self.tr("Cancel"))
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        whole = column(
            self.about,
            self._pages,
            self.overwrite,
            self.remarks,
            row(None, self.leave, self.go),
            gap="medium",
            margin="large",
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)
        open_at(self, _WIDTH, _HEIGHT)

    def show_edits(self, edits: Sequence[Edited], remarks: Sequence[str]) -> None:
        """Show what would change, and what cannot be imported."""
        self._edits = tuple(edits)
        rows = []
        for edit in edits:
            what = language_name(edit.language) if edit.language else self.tr("Speaker")
            marked = self.tr("{what}, edited here too").format(what=what) if edit.clash else what
            rows.append((edit.where, marked, isolated(edit.before), isolated(edit.after)))
        _fill(self.edits, rows)
        self.overwrite.setVisible(any(edit.clash for edit in edits))
        self.remarks.show_sentence("\n".join(remarks))
        self._count()
        self.go.setFocus()

    def show_terms(self, terms: Sequence[Term]) -> None:
        """Offer terms, each with a tick."""
        self._terms = tuple(terms)
        rows = []
        for term in terms:
            translations = [f"{language_name(code)}: {text}" for code, text in term.translations.items()]
            rows.append((term.source, listed(translations)))
        self._ticks = _fill(self.terms, rows)
        for item in self._ticks:
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
        self._pages.setCurrentWidget(self.terms)
        self.overwrite.hide()
        self.remarks.show_sentence("")
        self.about.setText(
            self.tr("The corrections are in the session. Which of these terms are for the glossary?")
        )
        self.go.setText(self.tr("Add to the glossary"))
        self.go.setEnabled(True)
        self.leave.setText(self.tr("None of them"))

    def tell(self, sentence: str) -> None:
        """Say what was refused."""
        self.about.setText("")
        self.remarks.show_sentence(sentence, "bad")

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)
            QTimer.singleShot(0, self, self._spread)

    def _spread(self) -> None:
        for table in (self.edits, self.terms):
            _spread(table)

    def _count(self) -> None:
        count = sum(not edit.clash or self.overwrite.isChecked() for edit in self._edits)
        self.go.setEnabled(count > 0)
        self.about.setText(self.tr("%n edit(s) will be imported, in one step that can be undone.", "", count))

    def _go(self) -> None:
        self.go.setEnabled(False)
        if self._pages.currentWidget() is self.edits:
            self.apply_asked.emit(self.overwrite.isChecked())
            return
        ticks = zip(self._terms, self._ticks, strict=True)
        ticked = [term for term, item in ticks if item.checkState() == Qt.CheckState.Checked]
        if ticked:
            self.terms_chosen.emit(tuple(ticked))
        self.accept()


def _table(titles: Sequence[str]) -> QTableWidget:
    table = QTableWidget(0, len(titles))
    table.setHorizontalHeaderLabels(list(titles))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(True)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    for section in range(len(titles)):
        wide = section >= len(titles) - 2
        mode = QHeaderView.ResizeMode.Stretch if wide else QHeaderView.ResizeMode.ResizeToContents
        header.setSectionResizeMode(section, mode)
    return table


def _fill(table: QTableWidget, rows: Sequence[Sequence[str]]) -> list[QTableWidgetItem]:
    """Show these rows; return the first item of each."""
    table.setRowCount(len(rows))
    first = []
    for number, texts in enumerate(rows):
        for place, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            table.setItem(number, place, item)
            if place == 0:
                first.append(item)
    _spread(table)
    return first


def _spread(table: QTableWidget) -> None:
    """Give every column the room for its title, and every row that for its texts."""
    header = table.horizontalHeader()
    header.setMinimumHeight(current().control)
    header.setMinimumSectionSize(max(map(header.sectionSizeHint, range(header.count()))))
    table.verticalHeader().setDefaultSectionSize(current().control)
    table.resizeRowsToContents()
