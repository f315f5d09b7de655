"""A session on record as a table: the time, who spoke, and a column for every language on show."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from interpreter.domain.health import Gap
from interpreter.domain.timeline import seconds_from_ticks
from interpreter.domain.transcript import Line, LineId, Transcript
from ui.models.elapsed import clock
from ui.models.review import Cell, Row, TextColumn, cell_of, rows_of, speakers_of
from ui.models.views import SpeakerView
from ui.models.wording import decimal, isolated

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
_NOWHERE = QModelIndex()
TIME, SPEAKER, FIRST_TEXT = 0, 1, 2
_TOLD = frozenset({_ROLE.DisplayRole, _ROLE.EditRole, _ROLE.ToolTipRole})


class Mark(NamedTuple):
    """Characters of a text that a search found, `current` where it is the one that was gone to."""

    begin: int
    end: int
    current: bool = False


class Ask(IntEnum):
    """What the table tells about a cell besides its text."""

    CELL = _ROLE.UserRole
    """Cell; None where there is no text."""
    ROW = _ROLE.UserRole + 1
    """Line or Gap."""
    WHO = _ROLE.UserRole + 2
    """SpeakerView; None for nobody."""
    MARKS = _ROLE.UserRole + 3
    """tuple[Mark, ...]."""
    PLAYED = _ROLE.UserRole + 4
    """The characters of the word that is heard, as begin and end; None where none is."""


class ReviewTable(QAbstractTableModel):
    """Shows a transcript; what somebody types is told by `text_given`, and shown once the record has it."""

    text_given = Signal(object, str, str)
    """LineId, the language and the text."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._columns: tuple[TextColumn, ...] = ()
        self._speakers: dict[str, SpeakerView] = {}
        self._places: dict[LineId, int] = {}
        self._marks: Mapping[tuple[LineId, str], tuple[Mark, ...]] = {}
        self._played: tuple[LineId, str, int, int] | None = None

    @property
    def rows(self) -> Sequence[Row]:
        """Everything that is shown, by time."""
        return self._rows

    @property
    def columns(self) -> Sequence[TextColumn]:
        """The columns of text."""
        return self._columns

    @property
    def speakers(self) -> Sequence[SpeakerView]:
        """Everybody, by colour."""
        return tuple(self._speakers.values())

    def show_transcript(self, transcript: Transcript, columns: Sequence[TextColumn]) -> None:
        """Show these texts; rows that are as before stay as they are."""
        rows, speakers = rows_of(transcript), {view.id: view for view in speakers_of(transcript)}
        renamed, self._speakers = speakers != self._speakers, speakers
        if tuple(columns) != self._columns:
            self.beginResetModel()
            self._columns = tuple(columns)
            self._take(rows)
            self.endResetModel()
            return
        self._exchange(rows)
        if renamed and rows:
            self.dataChanged.emit(self.index(0, SPEAKER), self.index(len(rows) - 1, SPEAKER))

    def show_marks(self, marks: Mapping[tuple[LineId, str], tuple[Mark, ...]]) -> None:
        """Mark what a search found, by line and language."""
        changed = {line for line, _ in (*self._marks, *marks)}
        self._marks = marks
        self._redraw(changed, Ask.MARKS)

    def show_played(self, played: tuple[LineId, str, int, int] | None) -> None:
        """Mark the word that is heard: its line, the language, and its characters."""
        if played == self._played:
            return
        changed = {one[0] for one in (self._played, played) if one is not None}
        self._played = played
        self._redraw(changed, Ask.PLAYED)

    def line_at(self, row: int) -> Line | None:
        """Return the line in a row; None where sound is missing, or there is no such row."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Line) else None

    def length_of(self, row: int) -> int:
        """Return how many characters the longest text in a row has."""
        found = self._rows[row]
        if isinstance(found, Gap):
            return 0
        texts = (*found.translations.values(), *found.shown_only.values())
        return max(len(found.text), *map(len, texts)) if texts else len(found.text)

    def place_of(self, line: LineId) -> int | None:
        """Return the row of a line."""
        return self._places.get(line)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many lines and gaps there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of languages, and two."""
        return 0 if parent.isValid() else FIRST_TEXT + len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return the name of a column, or the side at which its text begins."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self._columns[section - FIRST_TEXT] if section >= FIRST_TEXT else None
        if role == _ROLE.DisplayRole:
            return (self.tr("Time"), self.tr("Speaker"))[section] if column is None else column.title
        if role == _ROLE.TextAlignmentRole and column is not None:
            side = Qt.AlignmentFlag.AlignRight if column.right_to_left else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A text can be edited unless it is only what the machine showed."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        cell: Cell | None = self.data(index, Ask.CELL)
        if cell is not None and not cell.only_shown:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return what a cell shows, or one of `Ask`."""
        row = self._rows[index.row()]
        if role in _TOLD:
            return self._told(row, index.column(), whole=role == _ROLE.ToolTipRole)
        if role == _ROLE.AccessibleTextRole:
            return self._read(row, index.column())
        if role == Ask.ROW:
            return row
        return None if isinstance(row, Gap) else self._of_line(row, index.column(), role)

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:  # noqa: ANN401 - as Qt has it
        """Tell what was typed, where that is anything else than before."""
        cell: Cell | None = self.data(index, Ask.CELL)
        text = " ".join(str(value).split())
        if role != _ROLE.EditRole or cell is None or text == cell.text:
            return False
        self.text_given.emit(cell.line, cell.language, text)
        return True

    def _exchange(self, rows: tuple[Row, ...]) -> None:
        """Show other rows between those that are the same at both ends."""
        before = self._rows
        shorter = min(len(before), len(rows))
        pairs = zip(before, rows, strict=False)
        first = next((place for place, (old, new) in enumerate(pairs) if not _same(old, new)), shorter)
        behind = zip(reversed(before[first:]), reversed(rows[first:]), strict=False)
        last = next(
            (place for place, (old, new) in enumerate(behind) if not _same(old, new)), shorter - first
        )
        gone, come = len(before) - first - last, len(rows) - first - last
        if gone != come:
            if gone:
                self.beginRemoveRows(_NOWHERE, first, first + gone - 1)
                self._take(before[:first] + before[len(before) - last :])
                self.endRemoveRows()
            if come:
                self.beginInsertRows(_NOWHERE, first, first + come - 1)
                self._take(rows)
                self.endInsertRows()
            return
        self._take(rows)
        if come:
            self.dataChanged.emit(self.index(first, 0), self.index(first + come - 1, self.columnCount() - 1))

    def _take(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        self._places = {row.id: number for number, row in enumerate(rows) if isinstance(row, Line)}

    def _of_line(self, line: Line, column: int, role: int) -> Any:  # noqa: ANN401 - one of the kinds of `Ask`
        if role == Ask.WHO:
            return self._speakers.get(line.speaker or "")
        cell = self._cell(line, column)
        if cell is None or role == Ask.CELL:
            return cell
        if role == Ask.MARKS:
            return self._marks.get((cell.line, cell.language), ())
        heard = self._played is not None and self._played[:2] == (cell.line, cell.language)
        return self._played[2:] if self._played is not None and heard and role == Ask.PLAYED else None

    def _told(self, row: Row, column: int, *, whole: bool) -> str:
        """Return what a cell shows, or what a pointer that rests on it is told besides."""
        if isinstance(row, Gap):
            return self._missing(row) if column >= FIRST_TEXT else clock(seconds_from_ticks(row.start))
        if column == TIME:
            return clock(seconds_from_ticks(row.start))
        if column == SPEAKER:
            who = self._speakers.get(row.speaker or "")
            return self.tr("Speaker ?") if who is None else who.name
        cell = cell_of(row, self._columns[column - FIRST_TEXT].key)
        return self._explained(cell) if whole else cell.text

    def _explained(self, cell: Cell) -> str:
        """Return what is to be known of a text besides what it says."""
        if cell.only_shown:
            return self.tr("Shown while an interpreter was on air; not heard")
        if cell.committed is None:
            return cell.text
        return self.tr("Edited. Committed was: {text}").format(text=isolated(cell.committed))

    def _read(self, row: Row, column: int) -> str:
        """Return what a screen reader says."""
        told = self._told(row, column, whole=False)
        if isinstance(row, Gap):
            return told
        if column == SPEAKER:
            return self.tr("{name}, edited").format(name=told) if row.speaker_edited else told
        cell = self._cell(row, column)
        edited = cell is not None and cell.committed is not None
        return self.tr("{text} (edited)").format(text=told) if edited else told

    def _missing(self, gap: Gap) -> str:
        sentence = self.tr("{seconds} s of {source} are missing ({cause})")
        seconds = decimal(seconds_from_ticks(gap.duration))
        return sentence.format(seconds=seconds, source=isolated(gap.source), cause=isolated(gap.cause))

    def _cell(self, row: Row, column: int) -> Cell | None:
        if isinstance(row, Gap) or column < FIRST_TEXT:
            return None
        return cell_of(row, self._columns[column - FIRST_TEXT].key)

    def _redraw(self, lines: set[LineId], role: int) -> None:
        rows = [row for line in lines if (row := self._places.get(line)) is not None]
        if rows:
            last = self.index(max(rows), self.columnCount() - 1)
            self.dataChanged.emit(self.index(min(rows), FIRST_TEXT), last, [role])


def _same(one: Row, other: Row) -> bool:
    return one is other or one == other
