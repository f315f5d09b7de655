"""Between the core and the windows: what came, once a frame, and what is asked, to whoever it concerns."""

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from interpreter.app.drafts import Choices, choices, obstacle
from interpreter.app.history import Conversation, conversation_of
from interpreter.app.protocol import Ended, Message, Metered, Situation, Surveyed
from interpreter.domain.captions import Caption
from interpreter.domain.commands import Command, Pause, Resume, Start, Stop
from interpreter.domain.devices import Device
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.events import Published, SessionState
from interpreter.domain.health import Gap
from interpreter.domain.setup import EventSetup
from ui.bridge import CoreBridge
from ui.models.booth import Booth
from ui.models.event_draft import EventDraft
from ui.models.prepared import prepared
from ui.models.views import BoothView

_BEAT_MS = 250
_LIVE = frozenset({SessionState.RUNNING, SessionState.PAUSED})


class Console(QObject):
    """The state that all windows share.

    While no session runs, what is asked changes the set-up that is being prepared; then it goes to the session.
    """

    viewed = Signal(object)
    """BoothView, where it changed."""
    told = Signal(object)
    """tuple[Caption | Gap, ...] of one frame."""
    metered = Signal(object)
    """Levels by source and channel."""
    surveyed = Signal(object)
    """What is heard by the name of the input, while no session runs."""
    began = Signal()
    """Another session's conversation begins."""
    refused = Signal(str)
    ended = Signal(object)
    """Ended, when a session is over."""
    draft_changed = Signal()

    _recalled = Signal(object)
    _offered = Signal(object)

    def __init__(
        self, bridge: CoreBridge, draft: EventDraft, recall: Callable[[str], Conversation] = conversation_of
    ) -> None:
        """`recall` returns what was said so far in a session; it runs in a thread. It may raise OpenBoothError."""
        super().__init__()
        self._recall_session = recall
        self._bridge = bridge
        self._booth = Booth()
        self._draft = draft
        self._session = ""
        self._view = prepared(draft.setup, BoothView())
        self._starting = False
        self._start_at_once: EventSetup | None = None
        self.offered = Choices()
        """Engines and diarizers; empty until they are known."""
        bridge.told.connect(self.take)
        bridge.refused.connect(self.refused)
        bridge.connected.connect(self._connected)
        self._recalled.connect(self._take_history)
        self._offered.connect(self._take_offer)
        self._beat = QTimer(self)
        self._beat.setInterval(_BEAT_MS)
        self._beat.timeout.connect(self._show)

    @property
    def view(self) -> BoothView:
        """What is shown now."""
        return self._view

    @property
    def draft(self) -> EventDraft:
        """The event that is being prepared."""
        return self._draft

    @property
    def running(self) -> bool:
        """Whether a session runs, on the record or off it, or is about to."""
        return self._view.status.starting or self._view.status.state in _LIVE

    @property
    def why_not(self) -> str:
        """What keeps the event from being started, in one sentence, or nothing."""
        return obstacle(self._draft.setup, self.offered) if self.offered.engines else ""

    def open(self) -> None:
        """Begin to follow the core, and find out what this machine offers."""
        self._bridge.open()
        self._beat.start()
        threading.Thread(target=lambda: self._offered.emit(choices()), name="offers", daemon=True).start()

    def close(self) -> None:
        """Follow the core no longer; its session goes on."""
        self._beat.stop()
        self._bridge.close()

    def prepare(self, draft: EventDraft) -> None:
        """Prepare another event, or the same one with other settings."""
        self._draft = draft
        self.draft_changed.emit()
        self._show()

    def ask(self, command: Command) -> None:
        """Have something done: by the session that runs, or to the event that is being prepared."""
        if self.running:
            self._bridge.ask(command)
            return
        try:
            self.prepare(self._draft.apply(command))
        except OpenBoothError as error:
            self.refused.emit(str(error))

    def start(self, setup: EventSetup | None = None) -> None:
        """Start a session, with the event that is being prepared unless another one is given."""
        wanted = self._draft.setup if setup is None else setup
        if not self._bridge.is_connected:
            self._start_at_once = wanted
            return
        self._starting = True
        self._bridge.ask(Start(wanted), self._started)
        self._show()

    def stop(self) -> None:
        """End the session in order."""
        self._bridge.ask(Stop())

    def pause(self, *, on: bool) -> None:
        """Go off the record, or on it again."""
        self._bridge.ask(Pause() if on else Resume())

    def take(self, messages: Sequence[Message]) -> None:
        """Take what the core told in one frame."""
        shown: list[Caption | Gap] = []
        for message in messages:
            self._booth.take(message)
            if self._another_session():
                shown.clear()
            shown += _to_show(message)
        self._show()
        if shown:
            self.told.emit(tuple(shown))
        for message in messages:
            match message:
                case Metered(levels=levels):
                    self.metered.emit(levels)
                case Surveyed(inputs=inputs):
                    self.surveyed.emit(inputs)
                case Ended():
                    self.ended.emit(message)
                case _:
                    pass

    def _another_session(self) -> bool:
        """Begin with an empty conversation where another session runs, and recall what was said before we came."""
        session = self._booth.session
        if not session or session == self._session:
            return False
        self._session = session
        self.began.emit()
        threading.Thread(target=self._recall, args=(session,), name="history", daemon=True).start()
        return True

    def _recall(self, session: str) -> None:
        """Read what was said so far; runs in a thread."""
        try:
            self._recalled.emit(self._recall_session(session))
        except OpenBoothError as error:
            self.refused.emit(str(error))

    def _take_history(self, history: Conversation) -> None:
        if history.session == self._session:
            self._booth.recall(history.captions, history.gaps)
            self.told.emit((*history.captions, *history.gaps))
            self._show()

    def _take_offer(self, offered: Choices) -> None:
        self.offered = offered
        self.draft_changed.emit()

    def _started(self, error: OpenBoothError | None) -> None:
        self._starting = False
        if error is not None:
            self.refused.emit(str(error))
        self._show()

    def _connected(self, connected: bool) -> None:
        self._booth.connection(on=connected)
        if connected and self._start_at_once is not None:
            setup, self._start_at_once = self._start_at_once, None
            self.start(setup)
        self._show()

    def _show(self) -> None:
        view = self._booth.view(time.monotonic())
        if view.status.state not in _LIVE and not view.status.starting:
            self._complete(view.devices)
            view = prepared(self._draft.setup, view)
            view = replace(view, status=replace(view.status, starting=self._starting))
        if view != self._view:
            self._view = view
            self.viewed.emit(view)

    def _complete(self, devices: Sequence[Device]) -> None:
        """Let an event that nobody has touched have the usual devices as soon as there are some."""
        if devices and not self._draft.setup.sources:
            draft = self._draft.completed(devices)
            if draft != self._draft:
                self._draft = draft
                self.draft_changed.emit()


def _to_show(message: Message) -> list[Caption | Gap]:
    published: Sequence[Published] = ()
    match message:
        case Situation(events=events):
            published = events
        case Published():
            published = [message]
        case _:
            pass
    return [one.event for one in published if isinstance(one.event, Caption | Gap)]
