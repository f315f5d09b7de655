"""What can be done that has no button of its own, with its keys."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from interpreter.domain.events import SessionState
from ui.models.views import BoothView
from ui.windows.menus import ActionMenu, Entry, Section

_BEFORE_A_SESSION = ("new", "open", "set-up", "steps", "demo")


class MainMenu(ActionMenu):
    """The menu of the main window, which follows what runs."""

    def serve(self, window: QWidget, acts: Mapping[str, Callable[..., None]]) -> None:
        """Do what is chosen, by its name; the keys work wherever the focus is in a window."""
        self.fill(self._parts(), acts)
        window.addActions(self.every())

    def show_booth(self, view: BoothView) -> None:
        """Allow what is possible now."""
        for name in _BEFORE_A_SESSION:
            self.named(name).setEnabled(not view.status.runs)
        self.named("pause").setEnabled(view.status.live)
        self.named("pause").setChecked(view.status.state is SessionState.PAUSED)
        self.named("speakers").setEnabled(bool(view.speakers))

    def _parts(self) -> list[Section | Entry]:
        return [
            Section(
                self.tr("Event"),
                (
                    Entry("new", self.tr("New event"), "Ctrl+N", "file"),
                    Entry("open", self.tr("Open event…"), "Ctrl+O", "open"),
                    Entry("save", self.tr("Save event"), "Ctrl+S", "save"),
                    Entry("save-as", self.tr("Save event as…"), "Ctrl+Shift+S"),
                    Entry("set-up", self.tr("Set up…"), "Ctrl+E", "settings"),
                    Entry("glossary", self.tr("Glossary…"), "Ctrl+G", "language"),
                    Entry("steps", self.tr("Set up step by step…"), "Ctrl+Shift+E"),
                    Entry("demo", self.tr("Demo"), picture="presenter"),
                ),
            ),
            Section(
                self.tr("Session"),
                (
                    Entry("start", self.tr("Start or stop"), "Ctrl+Return", "start"),
                    Entry("pause", self.tr("Off the record"), "Ctrl+R", "pause", checked=False),
                    Entry("speakers", self.tr("Speakers…"), "Ctrl+P", "people"),
                    Entry("phones", self.tr("Phones…"), "Ctrl+J", "phone"),
                    Entry("sessions", self.tr("Sessions…"), "Ctrl+H", "history"),
                ),
            ),
            Section(
                self.tr("Windows"),
                (
                    Entry("desks", self.tr("Desks"), "Ctrl+D", "desk"),
                    Entry("presenter", self.tr("Captions for the room"), "Ctrl+Shift+P", "presenter"),
                    Entry("overlay", self.tr("Captions above other windows"), "Ctrl+Shift+O", "overlay"),
                    Entry("slide", self.tr("QR code for the room"), "Ctrl+Shift+J", "qr"),
                    Entry("click-through", self.tr("Those let clicks through"), checked=False),
                ),
            ),
            Section(
                self.tr("View"),
                (
                    Entry("simple", self.tr("Simple"), "Ctrl+Shift+M", checked=True),
                    Entry("larger", self.tr("Larger"), "Ctrl++"),
                    Entry("smaller", self.tr("Smaller"), "Ctrl+-"),
                    Entry("usual-size", self.tr("Usual size"), "Ctrl+0"),
                ),
            ),
            Entry("models", self.tr("Models…"), "Ctrl+Shift+L", "chip"),
            Entry("settings", self.tr("Settings…"), "Ctrl+,", "settings"),
            Entry("diagnostics", self.tr("Diagnostics…"), picture="warning"),
            Entry("about", self.tr("About OpenBooth")),
            Entry("quit", self.tr("Quit"), "Ctrl+Q"),
        ]
