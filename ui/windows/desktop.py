"""All windows of the application, and what is remembered of them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from interpreter.app.protocol import Ended
from interpreter.app.updates import Updates, address
from interpreter.domain.captions import Caption
from interpreter.domain.commands import MergeSpeakers, NameSpeaker
from interpreter.domain.health import Gap
from interpreter.domain.setup import EventSetup
from ui import theme
from ui.console import Console
from ui.dialogs.event_setup import EventSetupDialog
from ui.dialogs.speakers import SpeakersDialog
from ui.models.caption_settings import OverlaySettings, PresenterSettings
from ui.models.event_draft import keep_last
from ui.models.preferences import Preferences, preferences_of, with_preferences
from ui.models.remembered import Remembered, save
from ui.models.start import start_view
from ui.models.views import BoothView
from ui.pauses import only_when_asked, spare_pauses, tidy
from ui.update_notice import UpdateNotice
from ui.windows.audience import Audience
from ui.windows.desk_window import DeskWindow
from ui.windows.event_desk import EventDesk
from ui.windows.first_steps import FirstSteps
from ui.windows.leaving import Leaving
from ui.windows.main_menu import MainMenu
from ui.windows.main_window import MainWindow
from ui.windows.model_windows import ModelWindows
from ui.windows.phones import PhoneWindows
from ui.windows.prompting import Prompting
from ui.windows.session_windows import SessionWindows
from ui.windows.side_dialogs import SideDialogs
from ui.windows.support import Support
from ui.windows.tray import Tray

_SAVED_AFTER_MS = 500
_QUIET_MS, _TIDY_MS = 2_000, 3_000
"""So long after a window came up, or a session ended, nothing is going on."""
_ZOOM_STEP = 0.25
_NEWEST = 200
"""Captions; what was said long ago is no matter for windows that show the last two lines."""


class Desktop(QObject):
    """Makes the windows, opens and closes them, and keeps what was chosen."""

    def __init__(self, console: Console, remembered: Remembered, *, safe: bool = False) -> None:
        """In `safe` mode layout and event are neither as they were last nor kept."""
        super().__init__()
        self._console, self._safe = console, safe
        self._remembered = remembered
        self._complaint = ""
        self.menu = MainMenu()
        self.main = MainWindow(console, self.menu)
        self._saving = QTimer(self.main)
        self._saving.setSingleShot(True)
        self._saving.setInterval(_SAVED_AFTER_MS)
        self._saving.timeout.connect(self.save)
        self.desks = DeskWindow()
        self.audience = Audience(console, remembered.presenter, remembered.overlay)
        self.phones = PhoneWindows(console, remembered, self.main)
        self.sessions = SessionWindows(console, self.main)
        self.models = ModelWindows(console, self.main)
        self.steps = FirstSteps(console, self.models.work, self.main)
        self.prompting = Prompting(console, self.desks)
        self.events = EventDesk(console, self.main)
        self.leaving = Leaving(console, self.main)
        self.tray = Tray(lambda: QApplication.activeWindow() is not None, self)
        self.dialogs = SideDialogs(self)
        self.updates = UpdateNotice(console, Updates(address()), self)
        self.support = Support(console, self.dialogs, self.main)
        self.menu.serve(self.main, self._acts())
        self.menu.dress()
        self._tidying = QTimer(self.main)
        self._tidying.timeout.connect(tidy)
        self._connect()
        self._restore()

    @property
    def remembered(self) -> Remembered:
        """What is remembered now."""
        return self._remembered

    def open(self) -> None:
        """Show the main window, and begin to follow the core."""
        only_when_asked()
        self._tidying.start(_TIDY_MS)
        self.main.show()
        self.tray.open()
        self._console.open()
        self.sessions.recover()
        QTimer.singleShot(_QUIET_MS, spare_pauses)

    def open_event(self, path: Path | None = None) -> None:
        """Open an event file, one that is chosen unless it is given."""
        self.events.open(path)

    def set_up(self) -> None:
        """Show the event that is prepared, to be changed."""
        console = self._console
        if console.running:
            self.main.banner.show_sentence(
                self.tr("A session runs: change channels and sources in this window, or stop it first."),
                "warn",
            )
            return
        dialog = EventSetupDialog(console.draft.setup, console.view.devices, console.offered, self.main)
        dialog.setup_chosen.connect(self._prepare)
        console.surveyed.connect(dialog.show_inputs)
        self.dialogs.show(dialog)

    def show_desks(self) -> None:
        """Show the interpreters' places."""
        self.desks.show()
        self.desks.raise_()

    def show_speakers(self) -> None:
        """Show who speaks, to be named and merged."""
        dialog = SpeakersDialog(self.main)
        dialog.show_speakers(self._console.view.speakers, self._console.view.names)
        dialog.renamed.connect(lambda who, name: self._console.ask(NameSpeaker(who, name)))
        dialog.merged.connect(lambda who, into: self._console.ask(MergeSpeakers(who, into)))
        self.dialogs.show(dialog)

    def zoom(self, steps: int) -> None:
        """Make everything larger or smaller; 0 steps is the usual size."""
        zoom = 1.0 if not steps else self._remembered.zoom + steps * _ZOOM_STEP
        self.change(replace(self._remembered, zoom=min(theme.LARGEST_ZOOM, max(theme.SMALLEST_ZOOM, zoom))))

    def set_simple(self, simple: bool) -> None:
        """Show what a plain event needs, or everything."""
        self.change(replace(self._remembered, simple=simple))

    def start_or_stop(self) -> None:
        """Start a session, or end the one that runs."""
        if self._console.running:
            self._console.stop()
        elif self._console.why_not:
            self.main.banner.show_sentence(self._console.why_not, "warn")
        else:
            self._console.start()

    def pause(self, on: bool) -> None:
        """Go off the record, or on it again; the menu shows what holds, not what was asked for."""
        self._console.pause(on=on)
        self.menu.show_booth(self._console.view)

    def change(self, remembered: Remembered) -> None:
        """Take and keep what was chosen."""
        before, self._remembered = self._remembered, remembered
        if (before.scheme, before.zoom) != (remembered.scheme, remembered.zoom):
            self._apply_theme()
        if before.simple != remembered.simple:
            self._show_simple()
        if before.recent != remembered.recent:
            self._show_start()
        self.support.show_preferences(preferences_of(self._remembered))
        self._saving.start()

    def save(self) -> None:
        """Write what is remembered now; a complaint is shown once, and none without a core: it has the same cause."""
        if not self._safe:
            geometry = self.main.saveGeometry().toBase64().toStdString()
            layout = self.main.layout_state().toBase64().toStdString()
            self._remembered = replace(self._remembered, geometry=geometry, layout=layout)
        complaint = save(self._remembered) or ("" if self._safe else keep_last(self._console.draft))
        if complaint != self._complaint and self._console.view.status.connected:
            self._complaint = complaint
            if complaint:
                self.main.banner.show_sentence(complaint, "warn")

    def quit(self) -> None:
        """Close everything; what runs goes on, or is stopped, as somebody chooses."""
        self.leaving.ask()

    def leave(self) -> None:
        """Close everything at once; a session that runs goes on."""
        self.save()
        self._saving.stop()
        self.dialogs.close_all()
        self.desks.close()
        self.phones.close()
        self.sessions.close()
        self.steps.close()
        self.models.close()
        self.audience.close()
        self.main.hide()
        self._console.close()
        QApplication.exit()

    def _acts(self) -> dict[str, Callable[..., None]]:
        """Return what the entries of the menu do."""
        return {
            "new": self.events.new,
            "open": self.open_event,
            "save": self.events.save,
            "save-as": self.events.save_as,
            "set-up": self.set_up,
            "demo": self.events.start_demo,
            "start": self.start_or_stop,
            "pause": self.pause,
            "speakers": self.show_speakers,
            "sessions": self.sessions.open,
            "desks": self.show_desks,
            "presenter": self.audience.toggle_presenter,
            "overlay": self.audience.toggle_overlay,
            "models": self.models.open,
            "steps": self.steps.open,
            "phones": self.phones.open,
            "slide": self.phones.toggle_slide,
            "click-through": self.audience.overlay.set_click_through,
            "simple": self.set_simple,
            "larger": partial(self.zoom, 1),
            "smaller": partial(self.zoom, -1),
            "usual-size": partial(self.zoom, 0),
            "quit": self.quit,
            **self.support.acts(),
        }

    def _connect(self) -> None:
        console, main = self._console, self.main
        console.viewed.connect(self._show_booth)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        console.told.connect(self._tell)
        console.comes.connect(self.desks.clear)
        console.began.connect(self._begin)
        console.refused.connect(self._tell_desks)
        console.metered.connect(self.desks.show_levels)
        console.draft_changed.connect(self._show_start)
        console.draft_changed.connect(self._saving.start)
        console.ended.connect(self._conclude)
        console.cut_off.connect(self._offer_to_go_on)
        main.dropped.connect(self.events.take_file)
        main.floor.file_asked.connect(self.events.choose_recording)
        self._connect_bar()
        self._connect_start()
        self._connect_leaving()
        main.conversation.languages_shown.connect(self._note_shown)
        self.events.opened.connect(lambda path: self.change(self._remembered.with_recent(path)))
        self.events.replaced.connect(self._begin_anew)
        self.events.missing.connect(lambda path: self.change(self._remembered.without_recent(path)))
        self.desks.asked.connect(console.ask)
        self.audience.presenter_changed.connect(self._keep_presenter)
        self.audience.overlay_changed.connect(self._keep_overlay)
        self.phones.chosen.connect(lambda known: self.change(replace(self._remembered, **known)))
        self.steps.chosen.connect(lambda known: self.change(replace(self._remembered, **known)))
        self.steps.told.connect(self.main.banner.show_sentence)
        self.tray.show_asked.connect(self._to_front)
        self.tray.stop_asked.connect(console.stop)
        self.support.preferred.connect(self._prefer)

    def _connect_bar(self) -> None:
        bar = self.main.bar
        bar.set_up_asked.connect(self.set_up)
        bar.desks_asked.connect(self.show_desks)
        bar.presenter_asked.connect(self.audience.toggle_presenter)
        bar.overlay_asked.connect(self.audience.toggle_overlay)
        bar.phones_asked.connect(self.phones.open)

    def _connect_leaving(self) -> None:
        self.main.closing.connect(self.quit)
        self.tray.quit_asked.connect(self.quit)
        self.leaving.free.connect(self.leave)
        self.leaving.waits.connect(partial(self.main.banner.show_sentence, grade="warn"))

    def _connect_start(self) -> None:
        start = self.main.start
        start.open_asked.connect(self.open_event)
        start.demo_asked.connect(self.events.start_demo)
        start.set_up_asked.connect(self.set_up)
        start.sessions_asked.connect(self.sessions.open)
        start.recent_chosen.connect(self.open_event)
        self.updates.found.connect(start.updates.show_notice)
        start.languages_chosen.connect(self._choose_languages)

    def _restore(self) -> None:
        remembered = self._remembered
        geometry, layout = ("", "") if self._safe else (remembered.geometry, remembered.layout)
        if not self.main.restoreGeometry(QByteArray.fromBase64(geometry.encode())):
            self.main.resize(theme.current().px(1360), theme.current().px(840))
        self.main.restore_layout(QByteArray.fromBase64(layout.encode()))
        self._show_simple()
        self.support.show_preferences(preferences_of(self._remembered))
        self._show_booth(self._console.view)
        self.audience.show_booth(self._console.view)
        self._show_start()
        if remembered.shown:
            self.main.conversation.show_languages(remembered.shown[0], every=remembered.columns)

    def _show_booth(self, view: BoothView) -> None:
        self.desks.show_booth(view)
        self.tray.show_booth(view)
        self.menu.show_booth(view)
        for dialog in self.dialogs.open:
            if isinstance(dialog, SpeakersDialog):
                dialog.show_speakers(view.speakers, view.names)
            elif isinstance(dialog, EventSetupDialog):
                dialog.show_devices(view.devices)

    def _begin(self) -> None:
        """Another session begins: nothing of the one before is left on show."""
        self.dialogs.close(EventSetupDialog)
        self.desks.clear()

    def _begin_anew(self) -> None:
        """Another event is prepared: what was said in the one before makes room for its start page."""
        self.dialogs.close(EventSetupDialog)
        self.main.put_away()

    def _tell_desks(self, sentence: str) -> None:
        """Tell interpreters what was refused while they look at their desks."""
        if self.desks.isActiveWindow():
            self.desks.show_refusal(sentence)

    def _tell(self, told: tuple[Caption | Gap, ...]) -> None:
        self.desks.take([one for one in told if isinstance(one, Caption)][-_NEWEST:])

    def _show_start(self) -> None:
        engine = self._console.offered.engine(self._console.draft.setup.engine)
        self.main.channels.set_languages(engine.target_languages if engine else ())
        recent = tuple(Path(path) for path in self._remembered.recent)
        self.main.start.show_start(start_view(self._console.draft, self._console.offered, recent))
        self.main.show_booth(self._console.view)

    def _show_simple(self) -> None:
        self.main.set_simple(self._remembered.simple)
        self.menu.named("simple").setChecked(self._remembered.simple)
        self.menu.named("click-through").setChecked(self._remembered.overlay.click_through)

    def _apply_theme(self) -> None:
        theme.apply(theme.chosen(theme.Scheme(self._remembered.scheme), self._remembered.zoom))

    def _follow_system(self) -> None:
        """Take on the colours of the system where those are wished for."""
        if theme.Scheme(self._remembered.scheme) is theme.Scheme.SYSTEM:
            self._apply_theme()

    def _choose_languages(self, spoken: str, targets: tuple[str, ...]) -> None:
        self._console.prepare(self._console.draft.spoken(spoken).into(targets))
        self.change(replace(self._remembered, source_language=spoken, targets=targets))

    def _note_shown(self, language: str, every: bool) -> None:  # a Qt slot
        self.change(replace(self._remembered, shown=(language,), columns=every))

    def _prefer(self, wanted: Preferences) -> None:
        chosen = with_preferences(self._remembered, wanted)
        self.audience.show_settings(chosen.presenter, chosen.overlay)
        self.change(chosen)

    def _prepare(self, setup: EventSetup) -> None:
        draft = self._console.draft  # phones are set up elsewhere, perhaps meanwhile
        self._console.prepare(draft.changed(replace(setup, sharing=draft.setup.sharing)))

    def _keep_presenter(self, settings: PresenterSettings) -> None:
        self.change(replace(self._remembered, presenter=settings))

    def _keep_overlay(self, settings: OverlaySettings) -> None:
        self.change(replace(self._remembered, overlay=settings))
        self.menu.named("click-through").setChecked(settings.click_through)

    def _conclude(self, ended: Ended) -> None:
        QTimer.singleShot(_QUIET_MS, spare_pauses)
        if ended.error is not None:
            self.main.banner.show_sentence(str(ended.error))

    def _offer_to_go_on(self) -> None:
        """Ask whether to go on where the core ended in the middle of a session, unless it began elsewhere."""
        if not self._console.can_go_on:
            return
        box = QMessageBox(self.main)
        box.setWindowTitle("OpenBooth")
        box.setText(self.tr("The session was cut off."))
        box.setInformativeText(
            self.tr("A new session can go on with the same inputs and channels. The old one stays on record.")
        )
        go_on = box.addButton(self.tr("Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Not now"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(go_on)
        box.accepted.connect(self._console.go_on)
        self.dialogs.show(box)

    def _to_front(self) -> None:
        self.main.show()
        self.main.raise_()
        self.main.activateWindow()
