"""Setting up step by step: asks the core and this computer for what the screens show, and prepares the event."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from interpreter.app.drafts import obstacle
from interpreter.app.hardware import Computer, EngineFit, engine_fits, offered_languages, this_computer
from interpreter.app.model_shelf import Presence
from interpreter.app.protocol import Subscribe
from interpreter.app.quick_pace import QuickPace, quick_pace
from interpreter.domain.commands import TestTone
from interpreter.domain.devices import OutputPlace
from interpreter.domain.errors import OpenBoothError
from ui.console import Console
from ui.dialogs.wizard import WizardDialog
from ui.errands import Errands
from ui.model_work import ModelWork
from ui.models.wizard import WizardChoice, applied, choice_of

_DEMO_TARGET = "es"
_CLOSED_WITHIN_MS = 500
"""A sound system that nobody looks at is closed."""


class FirstSteps(QObject):
    """Opens the wizard, one at a time; where models are still to come, the event changes to them once they are here."""

    chosen = Signal(dict)
    """What is to be remembered, by the names of the fields of `Remembered`."""
    told = Signal(str, str)
    """A sentence and its grade."""

    def __init__(self, console: Console, work: ModelWork, parent: QWidget) -> None:
        super().__init__(parent)
        self._console, self._work, self._window = console, work, parent
        self._errands = Errands(self)
        self._dialog: WizardDialog | None = None
        self._awaited: WizardChoice | None = None
        """What was chosen where its engine is to interpret as soon as its models are here."""
        self._opening = QTimer(self)
        self._opening.setSingleShot(True)
        self._opening.setInterval(_CLOSED_WITHIN_MS)
        self._opening.timeout.connect(self._open_sound)
        work.told.connect(self._show_models)
        work.told.connect(self._look_at_awaited)
        work.arrived.connect(lambda: self._dialog and self._ask_fits(self._dialog.choice))
        console.draft_changed.connect(lambda: self._dialog and self._dialog.look())
        console.viewed.connect(lambda _: self._follow())
        console.surveyed.connect(lambda inputs: self._dialog and self._dialog.show_inputs(inputs))

    def open(self) -> None:
        """Show the wizard, with what is prepared as it is."""
        if self._console.running:
            self.told.emit(self.tr("A session runs: stop it first, then set up step by step."), "warn")
            return
        dialog = self.made_dialog()
        dialog.show()
        dialog.raise_()

    def made_dialog(self) -> WizardDialog:
        """Return the wizard, which follows what holds until it is closed."""
        if self._dialog is None:
            choice = choice_of(self._console.draft.setup)
            dialog = self._dialog = WizardDialog(choice, offered_languages(), self._why_not, self._window)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.finished.connect(self._forget)
            dialog.finished_with.connect(self._take)
            dialog.languages_changed.connect(self._ask_fits)
            dialog.input.look_asked.connect(self._look_for_devices)
            dialog.output.tone_asked.connect(self._sound_tone)
            dialog.engines.measure_asked.connect(self._measure)
            dialog.models.asked.connect(self._work.ask)
            self.chosen.emit({"welcomed": True})
            self._work.look()
            self._ask_fits(choice)
            self._follow()
        return self._dialog

    def close(self) -> None:
        """Show nothing any more."""
        if self._dialog is not None:
            self._dialog.close()

    def _forget(self) -> None:
        self._dialog = None

    def _follow(self) -> None:
        view = self._console.view
        if self._dialog is None:
            self._look_at_awaited()
        elif self._console.running:
            self._dialog.close()
        else:
            self._dialog.show_devices(view.devices, listed=view.listed)

    def _why_not(self, choice: WizardChoice) -> str:
        offered = self._console.offered
        return obstacle(applied(choice, self._console.draft).setup, offered) if offered.engines else ""

    def _ask_fits(self, choice: WizardChoice) -> None:
        self._errands.send(
            "engines", partial(_fits, choice, self._work.computer), partial(self._show_fits, choice)
        )

    def _show_fits(
        self, asked: WizardChoice, found: tuple[tuple[EngineFit, ...], Computer] | OpenBoothError
    ) -> None:
        if self._dialog is None or isinstance(found, OpenBoothError):
            return
        choice = self._dialog.choice
        if (choice.spoken, choice.targets) == (asked.spoken, asked.targets):
            self._dialog.show_fits(*found)

    def _show_models(self) -> None:
        if self._dialog is not None and self._work.shelf is not None:
            self._dialog.show_shelf(self._work.shelf, self._work.jobs, held=self._work.held)

    def _look_for_devices(self) -> None:
        """Have the core close the sound system and open it again."""
        self._console.ask_core(Subscribe(meters=True), lambda _: self._opening.start())

    def _open_sound(self) -> None:
        self._console.ask_core(Subscribe(meters=True, survey=True), lambda _: None)

    def _sound_tone(self, place: OutputPlace) -> None:
        self._console.ask_core(TestTone(place), self._tell_tone)

    def _tell_tone(self, error: OpenBoothError | None) -> None:
        if self._dialog is not None:
            self._dialog.output.show_tone("" if error is None else str(error))

    def _measure(self, fit: EngineFit) -> None:
        self._errands.send("quick-pace", partial(quick_pace, fit.engine, _DEMO_TARGET), self._tell_pace)

    def _tell_pace(self, pace: QuickPace | None) -> None:
        if self._dialog is not None:
            self._dialog.engines.show_pace(pace)

    def _take(self, choice: WizardChoice, start: bool) -> None:  # a Qt slot
        self._awaited = choice if choice.fit != choice.interprets else None
        self._console.prepare(applied(choice, self._console.draft))
        self.chosen.emit({"source_language": choice.spoken[0], "targets": choice.targets})
        if start and not self._console.why_not:
            self._console.start()

    def _look_at_awaited(self) -> None:
        """Let the engine that was chosen interpret once its models are here and no session runs."""
        choice, shelf, draft = self._awaited, self._work.shelf, self._console.draft
        if choice is None or choice.fit is None or shelf is None or self._console.running:
            return
        now = choice_of(draft.setup)
        same = (now.spoken, now.targets) == (choice.spoken, choice.targets)
        if not same or choice.meanwhile is None or draft.setup.engine != choice.meanwhile.engine:
            self._awaited = None  # somebody has prepared another event since
            return
        found = [shelf.model(entry.name) for entry in choice.fit.models]
        if all(model is not None and model.presence is Presence.HERE for model in found):
            self._awaited = None
            self._console.prepare(applied(replace(now, fit=choice.fit), draft))
            sentence = self.tr("The models are here: from now on {engine} interprets.")
            self.told.emit(sentence.format(engine=choice.fit.title), "good")


def _fits(
    choice: WizardChoice, known: Computer | None
) -> tuple[tuple[EngineFit, ...], Computer] | OpenBoothError:
    """Find out what this computer can do, in a thread."""
    try:
        computer = known or this_computer()
        return engine_fits(choice.spoken, choice.targets, computer), computer
    except OpenBoothError as error:
        return error
