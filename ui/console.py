"""Between the core and the windows: what came, once a frame, and what is asked, to whoever it concerns."""

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from interpreter.app.drafts import Choices, choices, obstacle
from interpreter.app.history import Conversation, conversation_of
from interpreter.app.protocol import Ended, Lost, Message, Metered, Request, Situation, Surveyed
from interpreter.domain.captions import Caption
from interpreter.domain.commands import Command, Pause, Resume, RevokeLink, Share, Start, Stop, StopSharing
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.events import Published, RecordPlaying
from interpreter.domain.health import Gap
from interpreter.domain.setup import EventSetup
from interpreter.domain.sharing import SharingSetup
from ui.bridge import CoreBridge
from ui.errands import Errands
from ui.models.booth import Booth
from ui.models.event_draft import EventDraft, fresh
from ui.models.phones import Phones, with_phones
from ui.models.prepared import on_record, prepared
from ui.models.views import LIVE, BoothView, ToldView
from ui.way_out import WayOut

_BEAT_MS = 250


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
    comes = Signal()
    """A session is about to run; until it does, what is shown of the one before belongs to nobody."""
    began = Signal()
    """Another session's conversation begins."""
    refused = Signal(str)
    ended = Signal(object)
    """Ended, when a session is over."""
    cut_off = Signal()
    """The core ended in the middle of a session, and another one is there; see `go_on`."""
    draft_changed = Signal()
    record_played = Signal(object)
    """RecordPlaying."""

    def __init__(
        self, bridge: CoreBridge, draft: EventDraft, recall: Callable[[str], Conversation] = conversation_of
    ) -> None:
        """`recall` returns what was said so far in a session; it runs in a thread. It may raise OpenBoothError."""
        super().__init__()
        self._recall_session = recall
        self._bridge = bridge
        self._booth, self._phones = Booth(), Phones()
        self._draft = draft
        self._session = ""
        self._view = prepared(draft.setup, BoothView())
        self._starting = self._core_ended = False
        self._start_at_once: EventSetup | None = None
        self._live: EventDraft | None = None
        """What the session was started with, and what was changed since, where it was started here."""
        self._from_draft = False
        """Whether that was the event that is being prepared, so that what is changed live is changed there as well."""
        self._to_recognise = True
        """Whether the event was prepared before it was told which devices there are."""
        self._told: ToldView | None = None
        """What the conversation that is shown is in."""
        self._recalling = self._recall_again = False
        self._closed = False
        self.offered = Choices()
        """Engines and diarizers; empty until they are known."""
        bridge.told.connect(self.take)
        bridge.refused.connect(self.refused)
        bridge.connected.connect(self._connected)
        self._errands, self.way_out = Errands(self), WayOut(self)
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
        return self._view.status.runs

    @property
    def why_not(self) -> str:
        """What keeps the event from being started, in one sentence, or nothing."""
        return obstacle(self._draft.setup, self.offered) if self.offered.engines else ""

    def open(self) -> None:
        """Begin to follow the core, and find out what this machine offers."""
        self._bridge.open()
        self._beat.start()
        self.look_again()

    def look_again(self) -> None:
        """Find out once more what this machine offers."""
        self._errands.send("offers", choices, self._take_offer)

    def close(self) -> None:
        """Follow the core no longer; its session goes on."""
        self._closed = True
        self._beat.stop()
        self._bridge.close()

    def prepare(self, draft: EventDraft) -> None:
        """Prepare another event, or the same one with other settings."""
        self._draft = draft.titled(self._view.devices)
        self._to_recognise |= not self._view.listed
        self.draft_changed.emit()
        self._show()

    def ask(self, command: Command) -> None:
        """Have something done: by the session that runs, or to the event that is being prepared."""
        if self.running:
            self._bridge.ask(command, partial(self._done, command))
            return
        try:
            self.prepare(self._draft.apply(command))
        except OpenBoothError as error:
            self.refused.emit(str(error))

    def ask_core(self, command: Request, then: Callable[[OpenBoothError | None], None]) -> None:
        """Have the core do something whether a session runs or not; `then` is told why not, or None."""
        self._bridge.ask(command, then)

    def start(self, setup: EventSetup | None = None) -> None:
        """Start a session, with the event that is being prepared unless another one is given."""
        self._from_draft = setup is None
        self._start(self._draft.setup if setup is None else setup)

    def _start(self, wanted: EventSetup) -> None:
        if not self._bridge.is_connected:
            self._start_at_once = wanted
            self._show()
            return
        self._starting = True
        self.way_out.follow(wanted)
        self._bridge.ask(Start(wanted), partial(self._started, wanted))
        self._show()

    def start_instead(self, setup: EventSetup) -> None:
        """Start a session in place of one whose engine does not start; where that runs all the same, it is ended."""
        if self.running:
            self._start_at_once = setup
            self._bridge.ask(Stop())
        else:
            self._start(setup)

    @property
    def can_go_on(self) -> bool:
        """Whether it is known what the session that was cut off was to do."""
        return self._live is not None

    def go_on(self) -> None:
        """Start a session with the set-up of the one that was cut off, as it was last."""
        if self._live is not None:
            self._start(self._live.setup)

    def stop(self) -> None:
        """End the session in order, or start none as soon as the core answers."""
        if self._start_at_once is not None:
            self._start_at_once = None
            self._show()
            return
        self._bridge.ask(Stop())

    def pause(self, *, on: bool) -> None:
        """Go off the record, or on it again."""
        self._bridge.ask(Pause() if on else Resume())

    def share(self, sharing: SharingSetup | None) -> None:
        """Let phones join, or no longer (None), whether a session runs or not; once it is done, the event has it so.

        A refusal stands in the view.
        """
        command = StopSharing() if sharing is None else Share(sharing)
        self._ask_of_phones(command, partial(self._keep_sharing, sharing))

    def revoke_link(self) -> None:
        """Send every phone away and let only those in that are given the new link."""
        self._ask_of_phones(RevokeLink(), lambda: None)

    def take(self, messages: Sequence[Message]) -> None:
        """Take what the core told in one frame."""
        shown: list[Caption | Gap] = []
        incomplete = False
        for message in messages:
            self._booth.take(message)
            self._phones.take(message)
            if self._another_session():
                shown.clear()
                incomplete = True
            incomplete |= isinstance(message, Lost | Situation)
            shown += _to_show(message)
        if incomplete and self._booth.session:
            self._recall()
        self._show()
        if shown:
            self.told.emit(tuple(shown))
        for message in messages:
            self._pass_on(message)

    def _pass_on(self, message: Message) -> None:
        """Tell what concerns neither the view nor the conversation."""
        self.way_out.take(message)
        match message:
            case Metered(levels=levels):
                self.metered.emit(levels)
            case Surveyed(inputs=inputs):
                self.surveyed.emit(inputs)
            case Ended():
                self._live = None
                self.ended.emit(message)
                self._start_what_waits()
            case Published(event=RecordPlaying() as playing):
                self.record_played.emit(playing)
            case Situation():
                self._look_after_the_session()
            case _:
                pass

    def _start_what_waits(self) -> None:
        """Start what could not be started before now, where there is something."""
        setup, self._start_at_once = self._start_at_once, None
        if setup is not None:
            self._start(setup)

    def _another_session(self) -> bool:
        """Begin with an empty conversation where another session runs."""
        session = self._booth.session
        if not session or session == self._session:
            return False
        self._session, self._told = session, None
        self.began.emit()
        return True

    def _recall(self) -> None:
        """Find out what was said that we were not told; what is being read is read to its end first."""
        if self._recalling:
            self._recall_again = True
            return
        self._recalling = True
        self._errands.send("history", partial(_read, self._recall_session, self._session), self._take_history)

    def _take_history(self, read: Conversation | OpenBoothError) -> None:
        again, self._recall_again, self._recalling = self._recall_again, False, False
        if again and not self._closed:
            self._recall()
        if isinstance(read, OpenBoothError):
            self.refused.emit(str(read))
        elif read.session == self._session and not self._closed:
            self._booth.recall(read.captions, read.gaps)
            self._told = self._told or on_record(read.source_language, read.targets, read.also_spoken)
            self.told.emit((*read.captions, *read.gaps))
            self._show()

    def _take_offer(self, offered: Choices) -> None:
        if not self._closed:
            self.offered = offered
            self.draft_changed.emit()

    def _started(self, setup: EventSetup, error: OpenBoothError | None) -> None:
        self._starting = False
        if error is None:
            self._live = fresh(setup)
        else:
            self.refused.emit(str(error))
            self.way_out.look(str(error))
        self._show()

    def _done(self, command: Command, error: OpenBoothError | None) -> None:
        """Note what was changed, for a session that has to go on where this one was cut off, and for the next one."""
        if error is not None:
            self.refused.emit(str(error))
        elif self._live is not None:
            with suppress(OpenBoothError):  # what a set-up does not hold
                self._live = self._live.apply(command)
                if self._from_draft:
                    self.prepare(self._draft.apply(command))

    def _ask_of_phones(self, command: Command, then: Callable[[], None]) -> None:
        def answered(error: OpenBoothError | None) -> None:
            self._phones.answered("" if error is None else str(error))
            if error is None:
                then()
            self._show()

        self._phones.wait()
        self._show()
        self._bridge.ask(command, answered)

    def _keep_sharing(self, sharing: SharingSetup | None) -> None:
        """Note how phones listen, for the session that runs and for the event; as `_done`."""
        of_draft = not self.running
        if self._live is not None:
            self._live = self._live.sharing(sharing)
            of_draft |= self._from_draft
        if of_draft:
            self.prepare(self._draft.sharing(sharing))

    def _look_after_the_session(self) -> None:
        """Tell that the session is no longer there where its core has ended and another one answers."""
        core_ended, self._core_ended = self._core_ended, False
        if core_ended and not self.running:
            self.cut_off.emit()

    def _connected(self, connected: bool) -> None:
        self._booth.connection(on=connected)
        if not connected:
            self._phones.lose()
        if not connected and self._view.status.live:
            self._core_ended = True
            self.refused.emit(
                self.tr("The core ended in the middle of the session; what was said until then is on record.")
            )
        if connected:
            self._start_what_waits()
        self._show()

    def _show(self) -> None:
        view = self._booth.view(time.monotonic() if self._booth.session else None)
        if not view.status.runs:
            self._fit_devices(view)
            view = prepared(self._draft.setup, view)
            starting = self._starting or self._start_at_once is not None
            view = replace(view, status=replace(view.status, starting=starting))
        view = with_phones(self._with_languages(view), self._phones.view)
        if view != self._view:
            known, self._view = self._view, view
            if view.status.starting and not known.status.starting:
                self.comes.emit()
            self.viewed.emit(view)

    def _with_languages(self, view: BoothView) -> BoothView:
        """Note what is spoken and interpreted while a session runs; keep that for what was said once it is over."""
        if view.status.state not in LIVE:
            return replace(view, told=self._told)
        if view.channels:
            self._told = ToldView(view.source_language, view.channels, view.also_spoken)
        return view

    def _fit_devices(self, view: BoothView) -> None:
        """Find the event's devices once it is told which there are; one that nobody touched has the usual ones."""
        draft, devices = self._draft, view.devices
        if self._to_recognise and view.listed:
            self._to_recognise = False
            with suppress(OpenBoothError):  # a part that is absent is told when the event starts
                draft = draft.recognised(devices)
        if devices and not draft.setup.sources:
            draft = draft.completed(devices)
        known, self._draft = self._draft, draft.titled(devices)
        if draft != known:
            self.draft_changed.emit()


def _read(recall: Callable[[str], Conversation], session: str) -> Conversation | OpenBoothError:
    """Read what was said so far, or say why that cannot be; runs in a thread."""
    try:
        return recall(session)
    except OpenBoothError as error:
        return error


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
