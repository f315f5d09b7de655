"""The glossary as a table: a term in each row, a language in each column after the first, then two for people."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QUndoCommand, QUndoStack

from interpreter.domain.steps import Term
from ui.models.wording import language_name
from ui.theme import current

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_NOWHERE = QModelIndex()
_MOST_STEPS = 200
_FEW = 50
"""Rows that are told one by one."""


class GlossaryModel(QAbstractTableModel):
    """Terms that can be edited, and every edit undone; languages that only terms know have columns of their own."""

    edited = Signal()
    """Somebody changed a term, or took a change back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Term, ...] = ()
        self._languages: tuple[str, ...] = ()
        self._repeated: frozenset[str] = frozenset()
        self.steps = QUndoStack(self)
        self.steps.setUndoLimit(_MOST_STEPS)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The rows that have a term."""
        return tuple(
            Term(
                row.source.strip(),
                {code: text for code, text in row.translations.items() if text.strip()},
                row.note,
            )
            for row in self._rows
            if row.source.strip()
        )

    @property
    def languages(self) -> tuple[str, ...]:
        """Those of the columns."""
        return self._languages

    @property
    def repeated(self) -> tuple[str, ...]:
        """The terms that stand here more than once, however they are capitalised."""
        written = {row.source.casefold(): row.source for row in self._rows}
        return tuple(text for folded, text in written.items() if folded in self._repeated)

    def show_terms(self, terms: Sequence[Term], languages: Sequence[str]) -> None:
        """Show these; nothing that was done before can be undone."""
        self.beginResetModel()
        self._rows = tuple(terms)
        self._languages = self._all(languages)
        self._count()
        self.endResetModel()
        self.steps.clear()

    def show_languages(self, languages: Sequence[str]) -> bool:
        """Have a column for each of these languages; return whether that changed anything."""
        wanted = self._all(languages)
        if wanted == self._languages:
            return False
        self.beginResetModel()
        self._languages = wanted
        self.endResetModel()
        return True

    def append(self, terms: Sequence[Term]) -> tuple[str, ...]:
        """Add terms; one that is there already gets the new translations. Return those that were there already."""
        places = {row.source: number for number, row in enumerate(self._rows) if row.source}
        rows, known = list(self._rows), []
        for term in terms:
            if term.source in places:
                before = rows[places[term.source]]
                merged = {**before.translations, **term.translations}
                rows[places[term.source]] = replace(
                    before, translations=merged, note=term.note or before.note
                )
                known.append(term.source)
            else:
                places[term.source] = len(rows)
                rows.append(term)
        self._change(rows, self.tr("Take in terms"))
        return tuple(dict.fromkeys(known))

    def append_empty(self) -> QModelIndex:
        """Add a row to be filled and return where its term stands."""
        self._change((*self._rows, Term("", {})), self.tr("Add a term"))
        return self.index(len(self._rows) - 1, 0)

    def remove(self, rows: Sequence[int]) -> None:
        """Take rows away."""
        gone = frozenset(rows)
        left = tuple(one for number, one in enumerate(self._rows) if number not in gone)
        self._change(left, self.tr("Remove"))

    def holds(self, row: int, words: str) -> bool:
        """Whether a row has these words, folded, anywhere."""
        term = self._rows[row]
        return any(words in text.casefold() for text in (term.source, *term.translations.values(), term.note))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of terms."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of languages, and three."""
        return 0 if parent.isValid() else 3 + len(self._languages)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return what a cell shows."""
        term = self._rows[index.row()]
        if role == _ROLE.CheckStateRole and index.column() == self._staying:
            stays = bool(term.source) and not any(term.translations.values())
            return Qt.CheckState.Checked if stays else Qt.CheckState.Unchecked
        again = index.column() == 0 and term.source.casefold() in self._repeated
        if role == _ROLE.ForegroundRole:
            return QColor(current().colours.warn) if again else None
        if role == _ROLE.ToolTipRole and again:
            return self.tr("This term stands here more than once.")
        if role in {_ROLE.DisplayRole, _ROLE.EditRole, _ROLE.ToolTipRole}:
            return self._text(term, index.column())
        return None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:  # noqa: ANN401
        """Take what was typed into a cell, or that a term stays as it is."""
        row, column = index.row(), index.column()
        before = self._rows[row]
        if role == _ROLE.CheckStateRole and column == self._staying:
            if Qt.CheckState(value) is not Qt.CheckState.Checked or not before.translations:
                return False
            changed = replace(before, translations={})
        elif role == _ROLE.EditRole:
            changed = self._with(before, column, " ".join(str(value).split()))
        else:
            return False
        if changed != before:
            self._change((*self._rows[:row], changed, *self._rows[row + 1 :]), self.tr("Edit a term"))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401
        """Return the name of a column."""
        if role == _ROLE.ToolTipRole and section == self._staying:
            return self.tr(
                "A term without a translation is not translated; a tick takes its translations away."
            )
        if role != _ROLE.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        if section == 0:
            return self.tr("Term")
        if section > len(self._languages):
            return self.tr("Stays as it is") if section == self._staying else self.tr("Note")
        return language_name(self._languages[section - 1])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be edited."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == self._staying:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags | Qt.ItemFlag.ItemIsEditable

    @property
    def _staying(self) -> int:
        return 1 + len(self._languages)

    def _text(self, term: Term, column: int) -> str:
        if column == 0:
            return term.source
        if column <= len(self._languages):
            return term.translations.get(self._languages[column - 1], "")
        return "" if column == self._staying else term.note

    def _with(self, term: Term, column: int, text: str) -> Term:
        if column == 0:
            return replace(term, source=text)
        if column > len(self._languages):
            return replace(term, note=text)
        translations = {**term.translations, self._languages[column - 1]: text}
        return replace(term, translations={code: one for code, one in translations.items() if one})

    def _change(self, rows: Sequence[Term], words: str) -> None:
        self.steps.push(_Step(words, partial(self._show, self._rows), partial(self._show, tuple(rows))))

    def _show(self, rows: tuple[Term, ...]) -> None:
        """Show other rows; views keep their place where few have changed."""
        before, languages = self._rows, self._languages
        self._rows = rows
        wanted, self._rows = self._all(languages), before
        added = len(rows) - len(before)
        differ = [n for n, (old, new) in enumerate(zip(before, rows, strict=False)) if old is not new]
        if wanted == languages and not added and len(differ) <= _FEW:
            self._rows = rows
            self._count()
            for row in differ:
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        elif wanted == languages and added == 1 and not differ:
            self.beginInsertRows(QModelIndex(), len(before), len(before))
            self._rows = rows
            self._count()
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._rows, self._languages = rows, wanted
            self._count()
            self.endResetModel()
        self.edited.emit()

    def _count(self) -> None:
        counted = Counter(row.source.casefold() for row in self._rows if row.source)
        self._repeated = frozenset(folded for folded, count in counted.items() if count > 1)

    def _all(self, wanted: Sequence[str]) -> tuple[str, ...]:
        known = (code for row in self._rows for code in row.translations)
        return tuple(dict.fromkeys((*wanted, *known)))


class _Step(QUndoCommand):
    """One edit and the way back."""

    def __init__(self, words: str, back: partial[None], forth: partial[None]) -> None:
        super().__init__(words)
        self._back, self._forth = back, forth

    def undo(self) -> None:
        """Take it back."""
        self._back()

    def redo(self) -> None:
        """Do it."""
        self._forth()
