"""What the pages on which an event is set up have in common."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from interpreter.domain.devices import Device
from interpreter.domain.setup import EventSetup
from ui.dialogs.levels import InputLevel
from ui.widgets.layouts import column

ByName = Mapping[str, Sequence[str]]


class SetupPage(QScrollArea):
    """A part of the set-up: filled from one, and put into one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._introduction = QLabel()
        self._introduction.setProperty("role", "muted")
        self._introduction.setWordWrap(True)
        self.stack = column(self._introduction, gap="medium", margin="large")
        inside = QWidget()
        inside.setLayout(self.stack)
        self.setWidget(inside)
        self.setWidgetResizable(True)

    def introduce(self, words: str) -> None:
        """Say at the top what the page is for."""
        self._introduction.setText(words)

    def fill(self, setup: EventSetup) -> None:
        """Show this part of a set-up."""
        raise NotImplementedError

    def applied(self, setup: EventSetup) -> EventSetup:
        """Return a set-up with this part as it is here."""
        raise NotImplementedError

    def observe(self, setup: EventSetup) -> None:
        """Take note of the other parts."""

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer these."""

    def show_inputs(self, inputs: Mapping[str, InputLevel]) -> None:
        """Show the levels of inputs by the names of devices."""

    def show_mistakes(self, _by_name: ByName) -> bool:
        """Show what is wrong where; return whether anything is wrong on this page."""
        return False
