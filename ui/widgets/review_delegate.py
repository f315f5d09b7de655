"""How a cell of a record looks, and how its text is edited where it stands."""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from interpreter.domain.health import Gap
from interpreter.domain.transcript import Line
from ui.models.review import Cell
from ui.models.review_table import FIRST_TEXT, SPEAKER, TIME, Ask, Mark
from ui.models.views import SpeakerView
from ui.theme import current
from ui.widgets.review_editor import TextEditor
from ui.widgets.review_type import TextSetter, character_at, formats

Index = QModelIndex | QPersistentModelIndex
_SMALL = 0.86
_FEWEST_LINES = 3
_FAINT = 0.25
_RETURNS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ReviewDelegate(QStyledItemDelegate):
    """Paints time, speaker and texts; Return in an editor gives the text, Esc leaves it, Ctrl+Return splits there."""

    split_asked = Signal(object, int)
    """The Cell whose text was edited, and the character before which to split what stands there now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.restyle()

    def restyle(self) -> None:
        """Take on the theme of now."""
        theme = current()
        self._setter = TextSetter(theme.font())
        self._pad = theme.px(6)

    def height(self, index: Index, width: int) -> int:
        """Return how high a text is in a column of a width."""
        cell: Cell | None = index.data(Ask.CELL)
        if cell is None:
            return current().control
        text = self._setter.height(cell.text, self._room(width), right_to_left=cell.right_to_left)
        return max(current().control, text + 2 * self._pad)

    def guess(self, characters: int, width: int) -> int:
        """Return about how high a text of so many characters is in a column of a width, quickly."""
        return max(current().control, self._setter.guess(characters, self._room(width)) + 2 * self._pad)

    def character_at(self, index: Index, box: QRect, at: QPointF) -> int | None:
        """Return the character of a text in a box at a point; None where there is none."""
        cell: Cell | None = index.data(Ask.CELL)
        if cell is None or not cell.text:
            return None
        return character_at(
            self._layout(cell, box), at - QPointF(box.left() + self._pad, box.top() + self._pad)
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for a time or a name; a text takes what its column has."""
        if index.column() >= FIRST_TEXT:
            return QSize(1, self.height(index, _box(option).width()))
        return QSize(1, current().control)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        theme, box, state = current(), _box(option), _state(option)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("selection"))
        row: Line | Gap = index.data(Ask.ROW)
        painter.setClipRect(box)
        if index.column() == TIME:
            self._paint_small(painter, box, str(index.data()), "muted")
        elif isinstance(row, Gap):
            self._paint_gap(painter, box, index)
        elif index.column() == SPEAKER:
            self._paint_speaker(painter, box, index)
        else:
            self._paint_text(painter, box, index)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("link"), theme.px(2)))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field for several lines of text."""
        return TextEditor(index.data(Ask.CELL), parent)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the text as it is; what is being typed is not touched."""
        if isinstance(editor, TextEditor) and not editor.document().isModified():
            text = str(index.data(Qt.ItemDataRole.EditRole))
            if editor.toPlainText() != text:
                editor.setPlainText(text)
                editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Give the text."""
        if isinstance(editor, TextEditor):
            model.setData(index, editor.text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Give the editor the cell, and room for a few lines."""
        box = _box(option)
        least = editor.fontMetrics().lineSpacing() * _FEWEST_LINES + 2 * self._pad
        box.setHeight(max(box.height(), least))
        parent = editor.parentWidget()
        if parent is not None and box.bottom() > parent.height():
            box.moveBottom(max(box.height(), parent.height()) - 1)
        editor.setGeometry(box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Return and Ctrl+Return end the editing."""
        if isinstance(watched, TextEditor) and isinstance(event, QKeyEvent) and event.key() in _RETURNS:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._end(watched, split=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
                return True
        return super().eventFilter(watched, event)

    def _end(self, editor: TextEditor, *, split: bool) -> None:
        cell, position = editor.cell, editor.position
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        if split:
            self.split_asked.emit(cell, position)

    def _paint_small(self, painter: QPainter, box: QRect, text: str, ink: str) -> None:
        painter.setFont(current().font(_SMALL))
        painter.setPen(current().colour(ink))
        room = box.adjusted(self._pad, self._pad + current().px(1), -self._pad, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop), text)

    def _paint_gap(self, painter: QPainter, box: QRect, index: Index) -> None:
        if index.column() == FIRST_TEXT:
            painter.setFont(current().font(_SMALL, italic=True))
            painter.setPen(current().colour("warn"))
            room = box.adjusted(self._pad, 0, -self._pad, 0)
            side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, int(side), str(index.data()))

    def _paint_speaker(self, painter: QPainter, box: QRect, index: Index) -> None:
        theme = current()
        who: SpeakerView | None = index.data(Ask.WHO)
        line: Line = index.data(Ask.ROW)
        ink = theme.speaker(who.colour) if who else theme.colour("muted")
        font = theme.font(0.95)
        font.setItalic(line.speaker_edited)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        thick, lead = theme.px(4), theme.px(10)
        room = box.adjusted(self._pad, self._pad, -self._pad, 0)
        room.setHeight(metrics.height())
        mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left = room.right() - thick + 1 if mirrored else room.left()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(QRect(left, room.top(), thick, room.height()), 2, 2)
        painter.setPen(ink)
        words = room.adjusted(0, 0, -lead, 0) if mirrored else room.adjusted(lead, 0, 0, 0)
        shown = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_text(self, painter: QPainter, box: QRect, index: Index) -> None:
        theme = current()
        cell: Cell = index.data(Ask.CELL)
        painter.setPen(theme.colour("muted" if cell.only_shown else "text"))
        looks = [(*mark[:2], _found(mark)) for mark in index.data(Ask.MARKS)]
        if played := index.data(Ask.PLAYED):
            looks.append((*played, _heard()))
        at = QPointF(box.left() + self._pad, box.top() + self._pad)
        self._layout(cell, box).draw(painter, at, formats(cell.text, looks))
        if cell.committed is not None:
            self._paint_edited(painter, box, right_to_left=cell.right_to_left)

    def _paint_edited(self, painter: QPainter, box: QRect, *, right_to_left: bool) -> None:
        """Mark a text that is not what was committed by a bar and a corner at its beginning."""
        theme = current()
        wide = theme.px(3)
        left = box.right() - wide if right_to_left else box.left()
        painter.fillRect(
            QRect(left, box.top() + theme.px(3), wide, box.height() - theme.px(6)), theme.colour("warn")
        )

    def _layout(self, cell: Cell, box: QRect) -> QTextLayout:
        return self._setter.layout(cell.text, self._room(box.width()), right_to_left=cell.right_to_left)

    def _room(self, width: int) -> int:
        return max(1, width - 2 * self._pad)


def _found(mark: Mark) -> QTextLayout.FormatRange:
    look, text = QTextLayout.FormatRange(), QTextCharFormat()
    found = current().colour("warn")
    found.setAlphaF(_FAINT)
    text.setBackground(QBrush(current().colour("accent") if mark.current else found))
    text.setForeground(QBrush(current().colour("on_fill" if mark.current else "text")))
    look.format = text
    return look


def _heard() -> QTextLayout.FormatRange:
    look, text = QTextLayout.FormatRange(), QTextCharFormat()
    text.setBackground(QBrush(current().colour("hover")))
    text.setForeground(QBrush(current().colour("link")))
    text.setFontUnderline(True)
    look.format = text
    return look


def _box(option: Any) -> QRect:  # noqa: ANN401 - Qt's stubs leave these fields out
    return QRect(option.rect)


def _state(option: Any) -> QStyle.StateFlag:  # noqa: ANN401
    return QStyle.StateFlag(option.state)
