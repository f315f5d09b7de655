"""Lists of cards: one for each source, channel and desk."""

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QToolButton, QVBoxLayout, QWidget

from interpreter.domain.devices import Device
from interpreter.domain.setup import EventSetup
from ui.icons import icon
from ui.plain import as_text
from ui.theme import current
from ui.widgets.flow import FlowLayout
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, kept_spaced, row
from ui.widgets.note import Note


class Card(QFrame):
    """Fields of one thing in columns, what is wrong with it, and a button that takes it away."""

    changed = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._remove = QToolButton()
        self._remove.setProperty("role", "quiet")
        self._remove.clicked.connect(self.removed)
        self._mistake = Note()
        inside = QWidget()
        self._flow = FlowLayout(inside, columns=True)
        kept_spaced(self._flow, gap="medium")
        top = row(inside, self._remove)
        top.setStretch(0, 1)
        top.setAlignment(self._remove, Qt.AlignmentFlag.AlignTop)
        self._column = column(top, self._mistake, margin="medium")
        self.setLayout(self._column)
        self._dress()

    def add_fields(self, *fields: QWidget) -> None:
        """Put fields into the columns."""
        for field in fields:
            self._flow.addWidget(field)

    @property
    def name(self) -> str:
        """What the thing is called."""
        raise NotImplementedError

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer these."""

    def observe(self, setup: EventSetup) -> None:
        """Take note of what else there is."""

    def show_mistakes(self, sentences: Sequence[str]) -> None:
        """Show what is wrong here."""
        self._mistake.show_sentence("\n".join(sentences))

    def name_remove(self, words: str) -> None:
        """Say what the button takes away."""
        self._remove.setAccessibleName(words)
        self._remove.setToolTip(as_text(words))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._dress()

    def _dress(self) -> None:
        self._remove.setIcon(icon("remove"))
        self._remove.setIconSize(current().icon())


One = TypeVar("One", bound=Card)


class CardList(QWidget, Generic[One]):
    """Cards one below the other."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[One] = []
        self._stack: QVBoxLayout = column()
        self.setLayout(self._stack)

    def fill(self, cards: Sequence[One]) -> None:
        """Show these in place of all others."""
        while self.cards:
            self._drop(self.cards[-1])
        for card in cards:
            self.append(card)

    def append(self, card: One) -> None:
        """Show one more."""
        self.cards.append(card)
        self._stack.addWidget(card)
        card.changed.connect(self.changed)
        card.removed.connect(lambda: self._take_away(card))

    def each(self, act: Callable[[One], None]) -> None:
        """Have something done to every card."""
        for card in self.cards:
            act(card)

    def show_mistakes(self, by_name: Mapping[str, Sequence[str]]) -> bool:
        """Show what is wrong with whom; return whether anything is."""
        for card in self.cards:
            card.show_mistakes(by_name.get(card.name, ()))
        return any(card.name in by_name for card in self.cards)

    def _take_away(self, card: One) -> None:
        self._drop(card)
        self.changed.emit()

    def _drop(self, card: One) -> None:
        self.cards.remove(card)
        self._stack.removeWidget(card)
        card.hide()
        card.deleteLater()


def add_button(words: str, act: Callable[[], None]) -> QPushButton:
    """Return a button below a list that adds to it."""
    button = IconButton("add", words)
    button.clicked.connect(act)
    return button
