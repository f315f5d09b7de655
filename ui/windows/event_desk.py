"""Event files and recordings: opened, saved, dropped, interpreted."""

import time
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from interpreter.domain.commands import AddSource
from interpreter.domain.errors import OpenBoothError
from ui.console import Console
from ui.models.event_draft import SUFFIX, EventDraft, demo_setup, free_name, fresh, opened, recorded

_LOOK_MS = 100
_PATIENCE_S = 2.5
"""How long a core is asked for sound devices before the demo starts without any."""


class EventDesk(QObject):
    """Brings files into the event that is being prepared, and the event into a file."""

    opened = Signal(Path)
    """An event file that was opened or saved."""
    replaced = Signal()
    """Another event is prepared from now on."""
    missing = Signal(Path)
    """An event file that could not be opened."""

    def __init__(self, console: Console, window: QWidget) -> None:
        super().__init__(window)
        self._console = console
        self._window = window
        self._asking_since_s: float | None = None
        """Since when a core is asked for sound devices, on the monotonic clock."""
        self._demo_soon = QTimer(self)
        self._demo_soon.setSingleShot(True)
        self._demo_soon.setInterval(_LOOK_MS)
        self._demo_soon.timeout.connect(self._start_demo_if_nothing_runs)

    def open(self, path: Path | None = None) -> None:
        """Open an event file, one that is chosen unless it is given."""
        if path is None:
            chosen, _ = QFileDialog.getOpenFileName(
                self._window, self.tr("Open an event"), "", self._filter()
            )
            path = Path(chosen) if chosen else None
        if path is None or self._refused_while_running() or not self._may_replace():
            return
        try:
            draft = opened(path, self._console.view.devices)
        except OpenBoothError as error:
            self.missing.emit(path)
            self._console.refused.emit(str(error))
            return
        self._console.prepare(draft)
        self.replaced.emit()
        self.opened.emit(path)

    def save(self) -> None:
        """Save the event where it was opened, or where somebody chooses."""
        path = self._console.draft.path
        if path is None:
            self.save_as()
        else:
            self._save(path)

    def save_as(self) -> None:
        """Save the event where somebody chooses."""
        title = self._console.draft.title or self.tr("event")
        dialog = QFileDialog(self._window, self.tr("Save the event"), "", self._filter())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX)
        dialog.selectFile(f"{title}{SUFFIX}")
        if dialog.exec() and dialog.selectedFiles():
            self._save(Path(dialog.selectedFiles()[0]))

    def new(self) -> None:
        """Begin with an event that has its languages only."""
        if not self._refused_while_running() and self._may_replace():
            setup = self._console.draft.setup
            channels = tuple(replace(channel, output=None) for channel in setup.channels)
            blank = fresh(replace(demo_setup(), source_language=setup.source_language, title=""))
            draft = blank.changed(replace(blank.setup, sources=(), channels=channels))
            self._console.prepare(fresh(draft.setup).completed(self._console.view.devices))
            self.replaced.emit()

    def start_demo(self) -> None:
        """Interpret the bundled conference, once it is known where it can be heard."""
        if self._refused_while_running():
            return
        if self._may_hear_of_devices():
            self._demo_soon.start()
            return
        self._demo_soon.stop()
        self._asking_since_s = None
        self._console.start(demo_setup(self._console.view.devices))

    def choose_recording(self) -> None:
        """Add a recording that is chosen as a source."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, self.tr("Choose a recording"))
        if chosen:
            source = recorded(Path(chosen))
            name = free_name(source.source, self._console.draft.setup)
            self._console.ask(AddSource(replace(source, source=name)))

    def take_file(self, path: Path) -> None:
        """Open what was dropped if it is an event; interpret it at once if it is a recording."""
        if path.suffix == SUFFIX:
            self.open(path)
        elif not self._refused_while_running():
            draft: EventDraft = self._console.draft.listening_to(path)
            self._console.start(draft.setup)

    def _start_demo_if_nothing_runs(self) -> None:
        if not self._console.running:
            self.start_demo()

    def _may_hear_of_devices(self) -> bool:
        """Whether none are known, and no core was asked for long enough to say that there are none."""
        view, now_s = self._console.view, time.monotonic()
        if view.devices:
            return False
        if not view.status.connected:
            self._asking_since_s = None
            return True
        if self._asking_since_s is None:
            self._asking_since_s = now_s
        return now_s - self._asking_since_s < _PATIENCE_S

    def _save(self, path: Path) -> None:
        try:
            draft = self._console.draft.save(path)
        except OpenBoothError as error:
            self._console.refused.emit(str(error))
            return
        self._console.prepare(draft)
        if draft.path is not None:
            self.opened.emit(draft.path)

    def _may_replace(self) -> bool:
        """Ask what becomes of changes to a file that it does not hold yet; an event without a file is kept anyway."""
        draft = self._console.draft
        if draft.path is None or not draft.dirty:
            return True
        button = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            "OpenBooth",
            self.tr("The event has changes that are not saved. Save them first?"),
            button.Save | button.Discard | button.Cancel,
            button.Save,
        )
        if answer == button.Save:
            self.save()
        return answer == button.Discard or not self._console.draft.dirty

    def _refused_while_running(self) -> bool:
        if self._console.running:
            self._console.refused.emit(self.tr("A session is running; stop it first."))
        return self._console.running

    def _filter(self) -> str:
        return self.tr("Events (*{suffix})").replace("{suffix}", SUFFIX)
