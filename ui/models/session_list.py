"""The sessions on record as a table that can be narrowed down."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QGuiApplication

from interpreter.domain.sessions import RecordState, SessionEntry
from interpreter.domain.timeline import seconds_from_ticks
from ui.models.conversation_search import fold
from ui.models.elapsed import clock
from ui.models.review_session import moment
from ui.models.wording import language_name, listed

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_NOWHERE = QModelIndex()
ENTRY = _ROLE.UserRole
"""The SessionEntry of a row."""
HEARD = 1


class SessionTable(QAbstractTableModel):
    """A session in each row, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[SessionEntry, ...] = ()

    def show_sessions(self, entries: Sequence[SessionEntry]) -> None:
        """Show these."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of sessions."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return what is told of each."""
        return 0 if parent.isValid() else len(self._titles())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return the name of a column."""
        shown = role == _ROLE.DisplayRole and orientation is Qt.Orientation.Horizontal
        return self._titles()[section] if shown else None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return what a cell shows, or the entry."""
        entry = self._entries[index.row()]
        if role == ENTRY:
            return entry
        if role in {_ROLE.DisplayRole, _ROLE.ToolTipRole}:
            return self._told(entry)[index.column()]
        return None

    def _titles(self) -> tuple[str, ...]:
        return (
            self.tr("Began"),
            self.tr("Inputs"),
            self.tr("Languages"),
            self.tr("Length"),
            self.tr("Lines"),
            self.tr("State"),
        )

    def _told(self, entry: SessionEntry) -> tuple[str, ...]:
        languages = [language_name(code) for code in (entry.source_language, *entry.targets)]
        return (
            moment(entry.started),
            listed(entry.inputs) or entry.id,
            f" {_arrow()} ".join(filter(None, (languages[0], listed(languages[1:])))),
            clock(seconds_from_ticks(entry.duration)),
            str(entry.lines),
            self._state(entry),
        )

    def _state(self, entry: SessionEntry) -> str:
        states = {
            RecordState.CLOSED: self.tr("ended"),
            RecordState.OPEN: self.tr("running"),
            RecordState.INTERRUPTED: self.tr("cut off"),
            RecordState.RECOVERED: self.tr("cut off, recovered"),
        }
        state = states[entry.state]
        return self.tr("{state}, kept").format(state=state) if entry.kept else state


def _arrow() -> str:
    """Return what points from a language to those it becomes, whichever way people read."""
    mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return "←" if mirrored else "→"


class SessionFilter(QSortFilterProxyModel):
    """Shows the sessions in which every typed word occurs, in what is told of them or in what was said."""

    def __init__(self, table: SessionTable) -> None:
        super().__init__()
        self.setSourceModel(table)
        self._words: tuple[str, ...] = ()
        self._said: frozenset[str] = frozenset()

    def look_for(self, typed: str, said: Collection[str] = ()) -> None:
        """Show what has these words; in those sessions in `said` they were said."""
        self._words, self._said = tuple(fold(typed).split()), frozenset(said)
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Whether a session is shown."""
        table = self.sourceModel()
        columns = range(table.columnCount(parent))
        if table.index(row, 0, parent).data(ENTRY).id in self._said:
            return True
        text = fold(" ".join(str(table.index(row, one, parent).data()) for one in columns))
        return all(word in text for word in self._words)
