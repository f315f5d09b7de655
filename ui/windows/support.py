"""What is chosen for this machine and its events, and what helps where something is wrong."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from interpreter.app.configuration import choose, chosen, examined
from interpreter.domain.commands import SetTerms
from interpreter.domain.configuration import Value
from interpreter.domain.errors import UserMistake
from ui.console import Console
from ui.dialogs.about import AboutDialog
from ui.dialogs.glossary import GlossaryDialog
from ui.dialogs.settings import SettingsDialog
from ui.models.preferences import Preferences
from ui.windows.side_dialogs import SideDialogs


class Support(QObject):
    """Opens these dialogs, and does what is asked there."""

    preferred = Signal(object)
    """Preferences that somebody chose."""

    def __init__(self, console: Console, dialogs: SideDialogs, window: QWidget) -> None:
        super().__init__(window)
        self._console, self._dialogs, self._window = console, dialogs, window
        self._preferences = Preferences()

    def acts(self) -> dict[str, Callable[..., None]]:
        """Return what the entries of the menu do."""
        return {
            "glossary": self.show_glossary,
            "settings": self.show_settings,
            "about": self.show_about,
        }

    def show_preferences(self, preferences: Preferences) -> None:
        """Know what is chosen about the windows."""
        self._preferences = preferences
        if (settings := self._dialogs.of(SettingsDialog)) is not None:
            settings.show_preferences(preferences)

    def show_settings(self) -> None:
        """Show what can be chosen."""
        dialog = SettingsDialog(self._preferences, chosen(), self._console.offered, self._window)
        dialog.show_chosen(chosen(), " ".join(examined().mistakes))
        dialog.preferences_changed.connect(self.preferred)
        dialog.changed.connect(self._choose)
        self._dialogs.show(dialog)

    def show_glossary(self) -> None:
        """Show the terms of the event, to be changed before it and while it runs."""
        console, setup = self._console, self._console.draft.setup
        view = console.view
        if console.running:
            terms, languages = view.terms, [one.language for one in view.channels]
        else:
            terms, languages = setup.terms, [one.listener.language for one in setup.channels]
        dialog = GlossaryDialog(terms, languages, view.source_language, self._window)
        dialog.terms_changed.connect(lambda terms: console.ask(SetTerms(terms)))
        self._dialogs.show(dialog)

    def show_about(self) -> None:
        """Show what this is."""
        self._dialogs.show(AboutDialog(self._console.offered, self._window))

    def _choose(self, values: dict[str, Value]) -> None:
        trouble = ""
        try:
            choose(values)
        except UserMistake as error:
            trouble = str(error)
        if (settings := self._dialogs.of(SettingsDialog)) is not None:
            settings.show_chosen(chosen(), trouble)
