"""What a searchable list offers, and how one of its rows looks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.icons import icon
from ui.theme import current
from ui.widgets.meter_face import Reading, paint_meter

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose. Without a `key` it is the heading of those that follow.

    `note` stands behind the title in a quieter colour, `tail` at the end of the row. `absent` is for what is not there
    now; `level` names what its meter shows, empty for no meter. `words` are searched besides what is shown.
    """

    key: object
    title: str
    note: str = ""
    tail: str = ""
    icon_name: str = ""
    absent: bool = False
    level: str = ""
    words: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it cannot be chosen."""
        return self.key is None

    def answers(self, typed: Sequence[str]) -> bool:
        """Return whether each of the typed words, in lower case, occurs in it."""
        text = f"{self.title} {self.note} {self.tail} {self.words}".casefold()
        return all(word in text for word in typed)


def answering(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Return the choices in which every typed word occurs, and the headings that still have some below them."""
    words, found, heading = typed.casefold().split(), [], None
    for choice in choices:
        if choice.is_heading:
            heading = choice
        elif choice.answers(words):
            if heading is not None:
                found.append(heading)
                heading = None
            found.append(choice)
    return found


class ChoiceModel(QAbstractListModel):
    """The rows that are shown now, with the levels of their meters."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Choice] = []
        self._levels: dict[str, tuple[float, float]] = {}

    @property
    def rows(self) -> Sequence[Choice]:
        """The rows from top to bottom."""
        return self._rows

    def show_rows(self, rows: Sequence[Choice]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def show_levels(self, levels: Mapping[str, tuple[float, float]]) -> None:
        """Show levels, peak and RMS in dBFS, by the names that choices gave."""
        self._levels = dict(levels)
        for number, row in enumerate(self._rows):
            if row.level:
                self.dataChanged.emit(self.index(number), self.index(number), [LEVEL_ROLE])

    def row_of(self, key: object) -> int | None:
        """Return where a key is shown, None if it is not."""
        return next(
            (number for number, row in enumerate(self._rows) if key is not None and row.key == key), None
        )

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """Return how many columns there are: one."""
        return 0 if parent.isValid() else 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return what can be done with a row: headings can only be read."""
        heading = not index.isValid() or self._rows[index.row()].is_heading
        return (
            Qt.ItemFlag.NoItemFlags if heading else Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        )

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's type
        """Return one aspect of a row."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return ", ".join(part for part in (row.title, row.note, row.tail) if part)
        if role == CHOICE_ROLE:
            return row
        if role == LEVEL_ROLE:
            return self._levels.get(row.level) if row.level else None
        return None


CHOICE_ROLE = int(Qt.ItemDataRole.UserRole)
LEVEL_ROLE = CHOICE_ROLE + 1


class ChoiceDelegate(QStyledItemDelegate):
    """Draws a row: icon, title, note, meter, tail; or a heading."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the height of a row."""
        return QSize(current().px(240), current().control)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        row: Choice = index.data(CHOICE_ROLE)
        rect, state, mirrored = _of(option)
        theme, painter_font = current(), current().font()
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if selected:
            painter.fillRect(rect, theme.colour("selection"))
        places = _Places(rect.adjusted(theme.small, 0, -theme.small, 0), mirrored=mirrored)
        if row.is_heading:
            painter.setFont(theme.font(0.9, bold=True))
            painter.setPen(theme.colour("muted"))
            _text(painter, places.rest, row.title)
            painter.restore()
            return
        painter.setFont(painter_font)
        self._paint_ends(painter, row, index.data(LEVEL_ROLE), places)
        metrics = QFontMetrics(painter_font)
        painter.setPen(theme.colour("muted" if row.absent and not selected else "text"))
        wanted = metrics.horizontalAdvance(row.title) + 1
        _text(painter, places.take(wanted, gap=theme.small), row.title)
        painter.setPen(theme.colour("text" if selected else "warn" if row.absent else "muted"))
        _text(painter, places.rest, row.note)
        painter.restore()

    def _paint_ends(
        self, painter: QPainter, row: Choice, level: tuple[float, float] | None, places: "_Places"
    ) -> None:
        theme = current()
        size = theme.icon().width()
        place = places.take(size, gap=theme.small)
        if row.icon_name:
            top = place.top() + (place.height() - size) // 2
            icon(row.icon_name, "warn" if row.absent else "text").paint(
                painter, QRect(place.left(), top, size, size)
            )
        painter.setPen(theme.colour("text"))
        if row.tail:
            width = QFontMetrics(painter.font()).horizontalAdvance(row.tail) + 1
            _text(painter, places.take(width, gap=theme.small, last=True), row.tail)
        if row.level:
            place, thick = places.take(theme.px(72), gap=theme.small, last=True), theme.px(10)
            rect = QRect(place.left(), place.center().y() - thick // 2, place.width(), thick)
            peak, rms = level or (-120.0, -120.0)
            paint_meter(painter, rect, Reading(peak, rms, peak), mirrored=places.mirrored)


class _Places:
    """Gives out the room of a row from both ends."""

    def __init__(self, room: QRect, *, mirrored: bool) -> None:
        self.rest, self.mirrored = room, mirrored

    def take(self, width: int, *, gap: int, last: bool = False) -> QRect:
        """Return a place of this width at the beginning, or the end, of what is left."""
        width = max(0, min(width, self.rest.width()))
        on_left = self.mirrored is last
        left = self.rest.left() if on_left else self.rest.right() + 1 - width
        place = QRect(left, self.rest.top(), width, self.rest.height())
        less = min(width + gap, self.rest.width())
        self.rest = self.rest.adjusted(less if on_left else 0, 0, 0 if on_left else -less, 0)
        return place


def _text(painter: QPainter, rect: QRect, text: str) -> None:
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def _of(option: Any) -> tuple[QRect, QStyle.StateFlag, bool]:  # noqa: ANN401 - Qt's stubs leave these fields out
    return option.rect, option.state, option.direction == Qt.LayoutDirection.RightToLeft
