"""The channels of a desk, with its own keys beside them, or above where there is no room."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.theme import current
from ui.widgets.flow import FlowLayout


class OutgoingRow(QWidget):
    """Cards of channels in columns of equal width; the keys are one more column, or a row of their own."""

    def __init__(self, keys: Sequence[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        cards = QWidget()
        self._cards = FlowLayout(cards, columns=True)
        self._keys = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        for key in keys:
            self._keys.addWidget(key)
        self._all = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._all.setContentsMargins(0, 0, 0, 0)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._all.addWidget(cards)
        self._all.addLayout(self._keys)
        self.respace()

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show other cards instead; the old ones are deleted."""
        while (item := self._cards.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for card in cards:
            self._cards.addWidget(card)
        self._count = len(cards)
        self.arrange()

    def arrange(self) -> None:
        """Put the keys where there is room for them."""
        gap = current().small
        widest = self._cards.minimumSize().width()
        keys = max(
            item.minimumSize().width() for item in map(self._keys.itemAt, range(self._keys.count())) if item
        )
        fits = self._count * (widest + gap) + keys <= self.width()
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._all.setDirection(across if fits else QBoxLayout.Direction.BottomToTop)
        self._keys.setDirection(down if fits else across)
        self._all.setStretch(0, self._count)
        self._all.setStretch(1, 1)

    def respace(self) -> None:
        """Follow the theme."""
        for layout in (self._cards, self._keys, self._all):
            layout.setSpacing(current().small)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange it for the new width."""
        super().resizeEvent(event)
        self.arrange()
