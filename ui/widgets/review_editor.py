"""A text of a record, edited where it stands."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.models.review import Cell


class TextEditor(QPlainTextEdit):
    """Holds a cell's text; who ends the editing asks for `text` and `position`."""

    def __init__(self, cell: Cell, parent: QWidget) -> None:
        super().__init__(parent)
        self.cell = cell
        self.setAccessibleName(self.tr("Text of the line"))
        hint = self.tr("Return keeps the text, Esc leaves it as it was, Ctrl+Return splits the line here")
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        option = self.document().defaultTextOption()
        way = Qt.LayoutDirection.RightToLeft if cell.right_to_left else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(way)
        side = Qt.AlignmentFlag.AlignRight if cell.right_to_left else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.document().setDefaultTextOption(option)

    @property
    def text(self) -> str:
        """What stands there, on one line."""
        return " ".join(self.toPlainText().split())

    @property
    def position(self) -> int:
        """Before which character of `text` the cursor stands: that of the next word where it is between two."""
        units = self.toPlainText().encode("utf-16-le")
        at = 2 * self.textCursor().position()
        before, after = units[:at].decode("utf-16-le", "ignore"), units[at:].decode("utf-16-le", "ignore")
        between = bool(before.strip()) and (before[-1].isspace() or after[:1].isspace())
        return len(" ".join(before.split())) + between
