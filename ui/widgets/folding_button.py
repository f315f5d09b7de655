"""Buttons that show only their icons where their row has no room for words."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QStyle, QStyleOptionToolButton, QToolButton, QWidget

from ui.icons import icon
from ui.plain import as_text
from ui.theme import current

_ICON = 18
_BETWEEN = 4  # pixels that Qt leaves between icon and words


class FoldingButton(QToolButton):
    """An icon with words, or the icon alone; what it says is its accessible name either way."""

    def __init__(self, icon_name: str, words: str, tip: str = "", parent: QWidget | None = None) -> None:
        """`tip` is what the tooltip says, the words unless it is given."""
        super().__init__(parent)
        self._icon_name = icon_name
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(as_text(tip or words))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set_folded(folded=False)
        self._dress()

    @property
    def is_folded(self) -> bool:
        """Whether only the icon is shown."""
        return self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly

    def set_folded(self, *, folded: bool) -> None:
        """Show the icon alone, or the words beside it."""
        style = Qt.ToolButtonStyle
        wanted = style.ToolButtonIconOnly if folded else style.ToolButtonTextBesideIcon
        if wanted is not self.toolButtonStyle():
            self.setToolButtonStyle(wanted)

    def full_width(self) -> int:
        """Return the width with words."""
        metrics = self.fontMetrics()
        words = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        return self._wide(
            self.iconSize().width() + _BETWEEN + words + 2 * metrics.horizontalAdvance(" ")
        ).width()

    def sizeHint(self) -> QSize:
        """Return the room for what is shown; the height does not depend on the words."""
        least = self.minimumSizeHint()
        return least if self.is_folded else QSize(self.full_width(), least.height())

    def minimumSizeHint(self) -> QSize:
        """Return the room for the icon."""
        return self._wide(self.iconSize().width())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _wide(self, width: int) -> QSize:
        """Return the size of a button whose inside is so wide."""
        self.ensurePolished()
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        inside = QSize(width, max(self.iconSize().height(), self.fontMetrics().height()))
        return self.style().sizeFromContents(QStyle.ContentsType.CT_ToolButton, option, inside, self)

    def _dress(self) -> None:
        self.setIcon(icon(self._icon_name))
        self.setIconSize(current().icon(_ICON))


def fold(buttons: Iterable[FoldingButton], room: int) -> None:
    """Have all of these that are shown without words where `room`, with a gap before each, is too narrow for them."""
    shown = [button for button in buttons if not button.isHidden()]
    folded = sum(button.full_width() + current().small for button in shown) > room
    for button in shown:
        button.set_folded(folded=folded)
