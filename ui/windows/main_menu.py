"""What can be done that has no button of its own, with its keys."""

from typing import TYPE_CHECKING

from interpreter.domain.events import SessionState
from ui.models.views import BoothView
from ui.windows.menus import ActionMenu, Entry, Section

if TYPE_CHECKING:
    from ui.windows.desktop import Desktop


class MainMenu(ActionMenu):
    """The menu, which follows what runs."""

    def serve(self, desktop: "Desktop") -> None:
        """Hold what can be done; the keys work wherever the focus is in the main window."""
        self.fill(self._parts(desktop))
        desktop.main.addActions(self.every())

    def show_booth(self, view: BoothView) -> None:
        """Allow what is possible now."""
        live = view.status.state in {SessionState.RUNNING, SessionState.PAUSED}
        for name in ("open", "new", "set-up", "demo"):
            self.named(name).setEnabled(not live)
        self.named("pause").setEnabled(live)
        self.named("pause").setChecked(view.status.state is SessionState.PAUSED)
        self.named("speakers").setEnabled(bool(view.speakers))

    def _parts(self, at: "Desktop") -> list[Section | Entry]:
        return [
            Section(
                self.tr("Event"),
                (
                    Entry(self.tr("New event"), at.events.new, "Ctrl+N", "file", name="new"),
                    Entry(self.tr("Open event…"), at.open_event, "Ctrl+O", "open", name="open"),
                    Entry(self.tr("Save event"), at.events.save, "Ctrl+S", "save"),
                    Entry(self.tr("Save event as…"), at.events.save_as, "Ctrl+Shift+S"),
                    Entry(),
                    Entry(self.tr("Set up…"), at.set_up, "Ctrl+E", "settings", name="set-up"),
                    Entry(self.tr("Demo"), at.events.start_demo, "", "presenter", name="demo"),
                ),
            ),
            Section(
                self.tr("Session"),
                (
                    Entry(self.tr("Start or stop"), at.start_or_stop, "Ctrl+Return", "start"),
                    Entry(
                        self.tr("Off the record"),
                        at.pause,
                        "Ctrl+R",
                        "pause",
                        False,
                        "pause",
                    ),
                    Entry(self.tr("Speakers…"), at.show_speakers, "Ctrl+P", "people", name="speakers"),
                ),
            ),
            Section(
                self.tr("Windows"),
                (
                    Entry(self.tr("Desks"), at.show_desks, "Ctrl+D", "desk"),
                    Entry(
                        self.tr("Captions for the room"),
                        at.toggle_presenter,
                        "Ctrl+Shift+P",
                        "presenter",
                    ),
                    Entry(
                        self.tr("Captions above other windows"),
                        at.toggle_overlay,
                        "Ctrl+Shift+O",
                        "overlay",
                    ),
                ),
            ),
            Section(
                self.tr("View"),
                (
                    Entry(self.tr("Simple"), at.set_simple, "Ctrl+Shift+M", "", True, "simple"),
                    Entry(self.tr("Larger"), lambda: at.zoom(1), "Ctrl++"),
                    Entry(self.tr("Smaller"), lambda: at.zoom(-1), "Ctrl+-"),
                    Entry(self.tr("Usual size"), lambda: at.zoom(0), "Ctrl+0"),
                ),
            ),
            Entry(self.tr("Settings…"), at.show_settings, "Ctrl+,", "settings"),
            Entry(self.tr("About OpenBooth"), at.show_about),
            Entry(),
            Entry(self.tr("Quit"), at.quit, "Ctrl+Q"),
        ]
