"""Buttons that show only their icons where their row has no room for words."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QIcon, QPaintEvent
from PySide6.QtWidgets import (
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from ui.icons import icon
from ui.plain import as_text
from ui.theme import current

_ICON = 18
_GAP = 6
_ON_LINE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextDontClip)


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
        words = self.fontMetrics().horizontalAdvance(self.text()) + 1 + 2 * current().tiny
        return self._wide(self.iconSize().width() + current().px(_GAP) + words).width()

    def sizeHint(self) -> QSize:
        """Return the room for what is shown; the height does not depend on the words."""
        least = self.minimumSizeHint()
        return least if self.is_folded else QSize(self.full_width(), least.height())

    def minimumSizeHint(self) -> QSize:
        """Return the room for the icon."""
        return self._wide(self.iconSize().width())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button, and icon and words in its middle."""
        option, painter = QStyleOptionToolButton(), QStylePainter(self)
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        size, gap = self.iconSize().width(), current().px(_GAP)
        words = 0 if self.is_folded else self.fontMetrics().horizontalAdvance(self.text()) + 1
        whole = size + (gap + words if words else 0)
        left, top = (self.width() - whole) // 2, (self.height() - size) // 2
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(left, top, size, size))
        self.icon().paint(painter, place, mode=mode)
        if words:
            painter.setPen(current().colour("text" if self.isEnabled() else "muted"))
            room = QRect(left + size + gap, 0, words, self.height())
            painter.drawText(
                QStyle.visualRect(self.layoutDirection(), self.rect(), room), _ON_LINE, self.text()
            )

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
