"""Setting up step by step: five screens from nothing to an event that can be started."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from interpreter.app.hardware import Computer, EngineFit
from interpreter.app.model_jobs import Job
from interpreter.app.model_shelf import Shelf
from interpreter.domain.devices import Device
from ui.dialogs.levels import InputLevel
from ui.dialogs.sizes import open_at
from ui.dialogs.wizard_engine import EnginesPage, ModelsPage
from ui.dialogs.wizard_page import StepIndicator, WizardPage
from ui.dialogs.wizard_sound import InputPage, LanguagesPage, OutputPage
from ui.models.wizard import WizardChoice
from ui.widgets.icon_button import IconButton
from ui.widgets.layouts import column, respace, row
from ui.widgets.note import Note

_WIDTH, _HEIGHT = 860, 700

WhyNot = Callable[[WizardChoice], str]


class WizardDialog(QDialog):
    """Leads through the screens; what was chosen is told at the end, and nothing where it is left before."""

    finished_with = Signal(object, bool)
    """WizardChoice, and whether to start at once."""
    languages_changed = Signal(object)
    """WizardChoice: what this computer can do for other languages is to be found out."""

    def __init__(
        self,
        choice: WizardChoice,
        languages: tuple[Sequence[str], Sequence[str]],
        why_not: WhyNot,
        parent: QWidget | None = None,
    ) -> None:
        """`languages` are those that are heard and written; `why_not` says what keeps an event from starting."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Set up step by step"))
        self._choice, self._why_not = choice, why_not
        self._shelf: tuple[Shelf, tuple[Job, ...], bool] | None = None
        self.languages, self.input, self.output = LanguagesPage(*languages), InputPage(), OutputPage()
        self.engines, self.models = EnginesPage(), ModelsPage()
        self.pages: tuple[WizardPage, ...] = (
            self.languages,
            self.input,
            self.output,
            self.engines,
            self.models,
        )
        self._stack = QStackedWidget()
        for page in self.pages:
            self._stack.addWidget(page)
            page.chosen.connect(self._choose)
        self.steps = StepIndicator(self._names())
        self._lacks = Note("warn")
        self.skip = self._button(self.tr("Skip"), self.reject)
        self.back = self._button(self.tr("Back"), lambda: self.show_page(self.number - 1))
        self.finish = self._button(self.tr("Done"), lambda: self._finish(start=False))
        self.next = self._button(self.tr("Next"), lambda: self.show_page(self.number + 1))
        self.start = self._button(self.tr("Start"), lambda: self._finish(start=True))
        for button in (self.next, self.start):
            button.setProperty("role", "primary")
        foot = row(self.skip, None, self.back, self.finish, self.next, self.start)
        whole = column(self.steps, self._stack, self._lacks, foot, gap="medium", margin="large")
        whole.setStretch(1, 1)
        self.setLayout(whole)
        for keys, button in (("Alt+Left", self.back), ("Alt+Right", self.next)):
            QShortcut(QKeySequence(keys), self, button.click)
        open_at(self, _WIDTH, _HEIGHT)
        self._choose(choice)
        self.show_page(0)

    @property
    def choice(self) -> WizardChoice:
        """What is chosen."""
        return self._choice

    @property
    def number(self) -> int:
        """The screen that is shown, counted from 0."""
        return self._stack.currentIndex()

    def show_page(self, number: int) -> None:
        """Go to a screen, and into its first control; from one that lacks something nobody goes on."""
        if not 0 <= number < len(self.pages) or (number > self.number and self.pages[self.number].lacks):
            return
        page, last = self.pages[number], number == len(self.pages) - 1
        self._stack.setCurrentWidget(page)
        self.steps.show_step(number)
        self.setAccessibleDescription(self.steps.accessibleName())
        self.back.setEnabled(number > 0)
        self.next.setVisible(not last)
        for button in (self.finish, self.start):
            button.setVisible(last)
        (self.start if last else self.next).setDefault(True)
        (page.first or (self.start if last else self.next)).setFocus(Qt.FocusReason.OtherFocusReason)
        self.look()

    def show_devices(self, devices: Sequence[Device], *, listed: bool) -> None:
        """Offer these devices; `listed` is whether it is known yet which there are."""
        self.output.show_devices(devices)
        self.input.show_devices(devices, listed=listed)

    def show_inputs(self, inputs: Mapping[str, InputLevel]) -> None:
        """Show what every input hears, by the name of the device."""
        self.input.show_inputs(inputs)

    def show_fits(self, fits: Sequence[EngineFit], computer: Computer) -> None:
        """Offer what this computer can do for the languages that are chosen."""
        self.engines.show_fits(fits, computer)

    def show_shelf(self, shelf: Shelf, jobs: tuple[Job, ...], *, held: bool) -> None:
        """Show how much of the models is here."""
        self._shelf = (shelf, jobs, held)
        self.models.show_shelf(shelf, jobs, held=held)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            respace(self)

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("Languages"),
            self.tr("Input"),
            self.tr("Output"),
            self.tr("Engine"),
            self.tr("Models"),
        )

    def _button(self, words: str, act: Callable[[], object]) -> IconButton:
        button = IconButton("", words)
        button.setAutoDefault(False)  # Enter in a field goes on
        button.clicked.connect(act)
        return button

    def _choose(self, choice: WizardChoice) -> None:
        before, self._choice = self._choice, choice
        for page in self.pages:
            page.show_choice(choice)
        if self._shelf is not None and before.fit != choice.fit:
            shelf, jobs, held = self._shelf
            self.models.show_shelf(shelf, jobs, held=held)
        self.look()
        if (before.spoken, before.targets) != (choice.spoken, choice.targets):
            self.languages_changed.emit(choice)

    def look(self) -> None:
        """Say what keeps anybody from going on, or the event from starting."""
        lacks = self.pages[self.number].lacks
        self._lacks.show_sentence(lacks)
        self.next.setEnabled(not lacks)
        why_not = self._why_not(self._choice)
        self.models.show_why_not(why_not)
        self.start.setEnabled(not why_not)
        self.start.setAccessibleDescription(why_not)

    def _finish(self, *, start: bool) -> None:
        self.finished_with.emit(self._choice, start)
        self.accept()
