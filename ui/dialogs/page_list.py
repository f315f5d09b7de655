"""The names of a dialog's pages, one below the other."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from ui.icons import icon
from ui.theme import current

_STYLE = """
QListWidget, QListWidget:focus {{ border: 0; background: transparent; }}
QListWidget::item {{ padding: {pad}px; border: 2px solid transparent; border-radius: {radius}px; }}
QListWidget::item:selected {{ background: {selection}; color: {text}; }}
QListWidget:focus::item:selected {{ border-color: {link}; }}
"""


class PageList(QListWidget):
    """As wide as its longest name; marks the pages on which something is wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._wrong: set[int] = set()
        self._signs: list[str] = []
        self._dress()

    def add(self, sign: str, name: str) -> None:
        """Add a page with an icon."""
        self._signs.append(sign)
        QListWidgetItem(name, self)
        self.mark(len(self._signs) - 1, wrong=False)
        self.updateGeometry()

    def mark(self, number: int, *, wrong: bool) -> None:
        """Say whether something is wrong on a page."""
        (self._wrong.add if wrong else self._wrong.discard)(number)
        item = self.item(number)
        item.setIcon(icon("error", "bad") if wrong else icon(self._signs[number]))
        told = self.tr("{page}: something is wrong here").format(page=item.text()) if wrong else item.text()
        item.setData(Qt.ItemDataRole.AccessibleTextRole, told)

    def sizeHint(self) -> QSize:
        """Return the room for the longest name."""
        widths = (self.sizeHintForIndex(self.indexFromItem(self.item(row))).width() for row in self._rows())
        longest = max(widths, default=0)
        return QSize(longest + current().medium, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """As wide as `sizeHint`."""
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_signs"):
            self._dress()

    def _rows(self) -> range:
        return range(self.count())

    def _dress(self) -> None:
        theme = current()
        colours = theme.colours
        self.setIconSize(theme.icon(18))
        style = _STYLE.format(
            pad=theme.tiny,
            radius=theme.radius,
            selection=colours.selection,
            text=colours.text,
            link=colours.link,
        )
        if style != self.styleSheet():
            self.setStyleSheet(style)
        for number in self._rows():
            self.mark(number, wrong=number in self._wrong)
