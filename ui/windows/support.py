"""What is chosen for this machine and its events, and what helps where something is wrong."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from interpreter.app.configuration import choose, chosen, examined
from interpreter.app.diagnostics import diagnostics_text, save_diagnostics, usual_name
from interpreter.app.versions import Part, everything, parts
from interpreter.domain.commands import SetTerms
from interpreter.domain.configuration import Value
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.steps import Term
from ui.console import Console
from ui.dialogs.about import AboutDialog
from ui.dialogs.diagnostics import DiagnosticsDialog
from ui.dialogs.glossary import GlossaryDialog
from ui.dialogs.settings import SettingsDialog
from ui.errands import Errands
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
        self._errands = Errands(self)
        self._terms: tuple[Term, ...] = ()
        """Those that hold, as far as the glossary's dialog was told."""
        console.viewed.connect(self._follow_terms)
        console.draft_changed.connect(self._follow_terms)
        console.draft_changed.connect(self._follow_offers)

    def acts(self) -> dict[str, Callable[..., None]]:
        """Return what the entries of the menu do."""
        return {
            "glossary": self.show_glossary,
            "settings": self.show_settings,
            "diagnostics": self.show_diagnostics,
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
        console = self._console
        self._terms, languages = self._glossary()
        dialog = GlossaryDialog(self._terms, languages, console.view.source_language, self._window)
        dialog.terms_changed.connect(lambda terms: console.ask(SetTerms(terms)))
        self._dialogs.show(dialog)

    def show_about(self) -> None:
        """Show what this is."""
        dialog = AboutDialog(self._window)
        self._dialogs.show(dialog)
        self._errands.send("parts", _parts, self._show_parts)

    def show_diagnostics(self) -> None:
        """Show what helps somebody else to find out what is wrong here."""
        dialog = DiagnosticsDialog(usual_name(), self._window)
        dialog.save_asked.connect(self._save_diagnostics)
        self._dialogs.show(dialog)
        self._errands.send("diagnostics", partial(_gathered, _toolkit()), self._show_diagnostics)

    def _glossary(self) -> tuple[tuple[Term, ...], list[str]]:
        """Return the terms of the session that runs, else of the event that is prepared, and the languages."""
        view, setup = self._console.view, self._console.draft.setup
        if self._console.running:
            return view.terms, [one.language for one in view.channels]
        return setup.terms, [one.listener.language for one in setup.channels]

    def _follow_terms(self, *_: object) -> None:
        """Show what was changed elsewhere, or belongs to another event."""
        dialog = self._dialogs.of(GlossaryDialog)
        terms, languages = self._glossary()
        if dialog is not None and terms != self._terms:
            self._terms = terms
            dialog.follow(terms, languages)

    def _follow_offers(self) -> None:
        """Offer what this machine turns out to have."""
        if (settings := self._dialogs.of(SettingsDialog)) is not None:
            settings.show_offered(self._console.offered)

    def _show_parts(self, parts: tuple[Part, ...]) -> None:
        if (about := self._dialogs.of(AboutDialog)) is not None:
            about.show_parts(parts)

    def _show_diagnostics(self, text: str) -> None:
        if (dialog := self._dialogs.of(DiagnosticsDialog)) is not None:
            dialog.show_text(text)

    def _save_diagnostics(self, path: str) -> None:
        self._errands.send("diagnostics", partial(_saved, Path(path), _toolkit()), self._tell_saved)

    def _tell_saved(self, refusal: str) -> None:
        if (dialog := self._dialogs.of(DiagnosticsDialog)) is not None:
            dialog.show_saved(refusal)

    def _choose(self, values: dict[str, Value]) -> None:
        trouble = ""
        try:
            choose(values)
        except UserMistake as error:
            trouble = str(error)
        if (settings := self._dialogs.of(SettingsDialog)) is not None:
            settings.show_chosen(chosen(), trouble)


def _toolkit() -> dict[str, str]:
    """Return what the window's toolkit says of itself and of the screens."""
    screens = (
        f"{one.size().width()} × {one.size().height()} at {one.devicePixelRatio():g}"
        for one in QGuiApplication.screens()
    )
    return {"qt": qVersion(), "platform": QGuiApplication.platformName(), "screens": ", ".join(screens)}


def _parts() -> tuple[Part, ...]:
    """Return what this is made of; where a part cannot be read, the packages alone."""
    try:
        return everything()
    except OpenBoothError:
        return parts()


def _gathered(toolkit: dict[str, str]) -> str:
    """Return the short text, or why there is none."""
    try:
        return diagnostics_text(toolkit)
    except OpenBoothError as error:
        return str(error)


def _saved(path: Path, toolkit: dict[str, str]) -> str:
    """Save the bundle; return why that cannot be, or nothing."""
    try:
        save_diagnostics(path, toolkit)
    except OpenBoothError as error:
        return str(error)
    return ""
