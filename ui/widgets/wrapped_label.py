"""A text in as many lines as it needs."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget


class WrappedLabel(QLabel):
    """Begins every line at the side at which the window's language begins, whatever language the text is in."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, role: str = "", top: bool = False
    ) -> None:
        """`role` is that of a label in the style sheet; the text stands in the middle of its height or at the `top`."""
        super().__init__(text, parent)
        self._vertical = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the direction of the window."""
        super().changeEvent(event)
        if event.type() in {
            QEvent.Type.LayoutDirectionChange,
            QEvent.Type.FontChange,
            QEvent.Type.StyleChange,
        }:
            self._align()

    def _align(self) -> None:
        right_to_left = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        behind = self.fontMetrics().horizontalAdvance(" ") if right_to_left else 0  # lines keep it there
        self.setContentsMargins(behind, 0, 0, 0)
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | self._vertical)
