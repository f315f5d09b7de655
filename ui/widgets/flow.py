"""A layout that fills lines one after the other, as words fill a paragraph."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class FlowLayout(QLayout):
    """Puts widgets beside one another while there is room, then below.

    With `columns` they stand in columns of equal width, as many as fit; otherwise each is as wide as it wishes. With
    `roomy` there are only as many columns as leave each the width it wishes.
    """

    def __init__(self, parent: QWidget | None = None, *, columns: bool = False, roomy: bool = False) -> None:
        super().__init__(parent)
        self._roomy = roomy
        self._items: list[QLayoutItem] = []
        self._columns = columns

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item behind the others."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one, None where there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrow one is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high it is when so wide."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """Return the size in one line."""
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self.spacing() * max(0, len(shown) - 1)
        return QSize(width, self.heightForWidth(width)) + self._margins()

    def minimumSize(self) -> QSize:
        """Return the size that holds every widget, one below the other."""
        least = QSize(0, 0)
        for item in self._shown():
            least = least.expandedTo(item.minimumSize())
        return least + self._margins()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _margins(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        inside = rect.marginsRemoved(self.contentsMargins())
        top = inside.top()
        for line in self._lines(inside.width()):
            height = max(_height(item, width) for item, width in line)
            if place:
                self._place(line, QPoint(inside.left(), top), height, inside)
            top += height + self.spacing()
        bottom = max(inside.top(), top - self.spacing())
        return bottom - rect.top() + self.contentsMargins().bottom()

    def _place(self, line: list[tuple[QLayoutItem, int]], at: QPoint, height: int, inside: QRect) -> None:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        for item, width in line:
            item.setGeometry(QStyle.visualRect(direction, inside, QRect(at, QSize(width, height))))
            at += QPoint(width + self.spacing(), 0)

    def _lines(self, room: int) -> list[list[tuple[QLayoutItem, int]]]:
        """Return the lines as items with their widths."""
        shown, gap = self._shown(), self.spacing()
        if not shown:
            return []
        if self._columns:
            wished = [item.sizeHint() if self._roomy else item.minimumSize() for item in shown]
            widest = max(size.width() for size in wished)
            number = min(len(shown), max(1, (room + gap) // (widest + gap)))
            width = (room - gap * (number - 1)) // number
            return [
                [(item, width) for item in shown[start : start + number]]
                for start in range(0, len(shown), number)
            ]
        lines: list[list[tuple[QLayoutItem, int]]] = [[]]
        left = room
        for item in shown:
            width = min(item.sizeHint().width(), room)
            if lines[-1] and width > left:
                lines.append([])
                left = room
            lines[-1].append((item, width))
            left -= width + gap
        return lines


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
