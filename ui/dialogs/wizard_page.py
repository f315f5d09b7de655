"""What the screens of the wizard have in common, and the line that tells which of them is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QRadioButton, QScrollArea, QWidget

from ui.models.wizard import WizardChoice
from ui.theme import current
from ui.widgets.flow import FlowLayout
from ui.widgets.layouts import column, kept_spaced
from ui.widgets.wrapped_label import WrappedLabel

_TITLE_SCALE = 1.5


class WizardPage(QScrollArea):
    """A screen: shows what is chosen, and tells what somebody chooses."""

    chosen = Signal(object)
    """WizardChoice"""

    def __init__(self, title: str, introduction: str) -> None:
        super().__init__()
        self.choice = WizardChoice(("en",), ())
        self.title = WrappedLabel(title)
        self._introduction = WrappedLabel(introduction, role="muted")
        self.stack = column(self.title, self._introduction, gap="medium", margin="small")
        inside = QWidget()
        inside.setLayout(self.stack)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(title)
        self._dress()

    def show_choice(self, choice: WizardChoice) -> None:
        """Show what is chosen."""
        self.choice = choice

    @property
    def first(self) -> QWidget | None:
        """What has the focus when somebody comes to this screen: what is chosen, else the first choice there is.

        That is no button: nobody who goes on and on by Enter presses one.
        """
        there = [
            one
            for one in self.findChildren(QWidget)
            if _takes_focus(one, self) and not isinstance(one, QPushButton)
        ]
        radios = [one for one in there if isinstance(one, QRadioButton)]
        checked = [one for one in radios if one.isChecked()]
        return next(iter((*checked, *radios, *there)), None)

    @property
    def lacks(self) -> str:
        """In one sentence what has to be chosen before anybody can go on; empty where nothing has."""
        return ""

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "title"):
            self._dress()

    def _dress(self) -> None:
        self.title.setFont(current().font(_TITLE_SCALE, bold=True))


class StepIndicator(QWidget):
    """The names of the screens in a line; the one that is shown stands out by weight and by what is said of it."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names, self._number = tuple(names), 0
        self._labels = [QLabel() for _ in names]
        flow = FlowLayout(self)
        kept_spaced(flow, gap="large")
        for label in self._labels:
            flow.addWidget(label)
        self.show_step(0)

    def show_step(self, number: int) -> None:
        """Show that this screen is there, counted from 0."""
        self._number = number
        for place, (label, name) in enumerate(zip(self._labels, self._names, strict=True)):
            sign = "✓" if place < number else str(place + 1)
            label.setText(self.tr("{number}  {name}").format(number=sign, name=name))
            label.setProperty("role", "" if place == number else "muted")
            label.style().polish(label)
        self.setAccessibleName(
            self.tr("Step {number} of {all}: {name}").format(
                number=number + 1, all=len(self._names), name=self._names[number]
            )
        )
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_labels"):
            self._dress()

    def _dress(self) -> None:
        for place, label in enumerate(self._labels):
            label.setFont(current().font(bold=place == self._number))


def _takes_focus(widget: QWidget, page: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.focusPolicy() & tab == tab and widget.isEnabled() and widget.isVisibleTo(page)


def in_order(made: Sequence[QWidget], behind: Sequence[QWidget]) -> None:
    """Let Tab go through controls that were made just now, then through those that were there and stand behind."""
    before = behind[-1]
    for control in made:
        QWidget.setTabOrder(before, control)
        before = control
    for control in behind if made else ():
        QWidget.setTabOrder(before, control)
        before = control
