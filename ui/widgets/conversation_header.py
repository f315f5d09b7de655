"""The languages above the columns of a conversation."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.conversation_columns import Columns


class ConversationHeader(QWidget):
    """Names the columns, and moves sideways with them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self._columns: Columns | None = None
        self._left = 0

    def show_columns(self, columns: Columns, left: int) -> None:
        """Show these columns from `left` on."""
        if (columns, left) == (self._columns, self._left):
            return
        self._columns, self._left = columns, left
        self.setAccessibleName(", ".join(slot.title for slot in columns.texts))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the titles, each at the side at which its text begins."""
        painter = QPainter(self)
        look = theme.current()
        painter.fillRect(event.rect(), look.colour("surface"))
        focused = self._area.hasFocus()
        line = look.px(2) if focused else 1
        painter.fillRect(
            QRect(0, self.height() - line, self.width(), line), look.colour("link" if focused else "line")
        )
        if self._columns is None:
            return
        painter.setFont(look.font(0.9, bold=True))
        painter.setPen(look.colour("muted"))
        for slot in self._columns.texts:
            box = QRect(slot.left - self._left, 0, slot.width, self.height() - 1)
            title = painter.fontMetrics().elidedText(slot.title, Qt.TextElideMode.ElideRight, slot.width)
            side = Qt.AlignmentFlag.AlignRight if slot.right_to_left else Qt.AlignmentFlag.AlignLeft
            painter.drawText(
                box, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, title
            )
