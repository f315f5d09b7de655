"""The glossary as a table: a term in each row, a language in each column after the first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from interpreter.domain.steps import Term
from ui.models.wording import language_name

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class GlossaryModel(QAbstractTableModel):
    """Terms that can be edited; languages that only terms know have columns behind the wanted ones."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[tuple[str, dict[str, str]]] = []
        self._languages: tuple[str, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """The rows that have a term."""
        return tuple(
            Term(source.strip(), {code: text for code, text in translations.items() if text.strip()})
            for source, translations in self._rows
            if source.strip()
        )

    @property
    def languages(self) -> tuple[str, ...]:
        """Those of the columns."""
        return self._languages

    def show_terms(self, terms: Sequence[Term], languages: Sequence[str]) -> None:
        """Show these."""
        self.beginResetModel()
        self._rows = [(term.source, dict(term.translations)) for term in terms]
        self._languages = self._all(languages)
        self.endResetModel()

    def show_languages(self, languages: Sequence[str]) -> bool:
        """Have a column for each of these; return whether that changed anything."""
        wanted = self._all(languages)
        if wanted == self._languages:
            return False
        self.beginResetModel()
        self._languages = wanted
        self.endResetModel()
        return True

    def append(self, terms: Sequence[Term]) -> None:
        """Add terms; one that is there already gets the new translations."""
        self.beginResetModel()
        places = {source: translations for source, translations in self._rows if source}
        for term in terms:
            if term.source in places:
                places[term.source].update(term.translations)
            else:
                self._rows.append((term.source, dict(term.translations)))
        self._languages = self._all(self._languages)
        self.endResetModel()

    def append_empty(self) -> QModelIndex:
        """Add a row to be filled and return where its term stands."""
        row = len(self._rows)
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.append(("", {}))
        self.endInsertRows()
        return self.index(row, 0)

    def remove(self, rows: Sequence[int]) -> None:
        """Take rows away."""
        self.beginResetModel()
        self._rows = [one for number, one in enumerate(self._rows) if number not in rows]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of terms."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of languages, and one."""
        return 0 if parent.isValid() else 1 + len(self._languages)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return what a cell shows."""
        if role not in {_ROLE.DisplayRole, _ROLE.EditRole, _ROLE.ToolTipRole}:
            return None
        source, translations = self._rows[index.row()]
        return translations.get(self._languages[index.column() - 1], "") if index.column() else source

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:  # noqa: ANN401
        """Take what was typed into a cell."""
        if role != _ROLE.EditRole:
            return False
        text = " ".join(str(value).split())
        if index.column():
            self._rows[index.row()][1][self._languages[index.column() - 1]] = text
        else:
            self._rows[index.row()] = (text, self._rows[index.row()][1])
        self.dataChanged.emit(index, index)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401
        """Return the name of a column."""
        if role != _ROLE.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        return language_name(self._languages[section - 1]) if section else self.tr("Term")

    def flags(self, _index: Index) -> Qt.ItemFlag:
        """Every cell can be edited."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def _all(self, wanted: Sequence[str]) -> tuple[str, ...]:
        known = (code for _, translations in self._rows for code in translations)
        return tuple(dict.fromkeys((*wanted, *known)))
