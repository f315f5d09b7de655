"""Turns what the core tells into what panels show."""

from collections.abc import Iterable, Sequence

from interpreter.app.holding import Snapshot
from interpreter.app.protocol import Ended, Lost, Machine, Message, Situation
from interpreter.domain.captions import Caption
from interpreter.domain.channels import DeskChanged
from interpreter.domain.devices import Xrun
from interpreter.domain.events import (
    MonitorChanged,
    Published,
    SessionChanged,
    SessionEvent,
    SessionState,
    SourceChanged,
    TermsChanged,
)
from interpreter.domain.health import EngineStatus, Gap, WorkerState
from interpreter.domain.sharing import AudienceCounted, SharingChanged
from interpreter.domain.speech import SpeakerTurn, SpeechSegment, TurnsReassigned
from interpreter.domain.timeline import Ticks
from ui.models.concerns import Passing, alarms_first, of_core, of_end, standing
from ui.models.dropped import Dropped
from ui.models.elapsed import Elapsed
from ui.models.held import Held
from ui.models.lag import Lags, LeftOut, Moment
from ui.models.places import Places
from ui.models.speakers import Speakers
from ui.models.status import Known, status_of
from ui.models.views import LIVE, BoothView, MachineView, MonitorView


class Booth:
    """Follows the core. What it says that still holds replaces what was known.

    A snapshot does not hold who spoke long ago, what was dropped, nor since when a desk is on air: of the same
    session these stay known, and `recall` adds what was said before we came.
    """

    def __init__(self) -> None:
        self._held = Snapshot()
        self._session: SessionChanged | None = None
        self._connected = False
        self._gone = False
        """Whether the core that answered does so no longer."""
        self._stands = False
        """Whether nothing was told since the core went."""
        self._now_s: float | None = None
        self._machine = MachineView()
        self._ended: Ended | None = None
        self._second = 0
        self._view = BoothView()
        self._begin()

    @property
    def session(self) -> str:
        """The id of the session that runs or ran last; empty before the first one."""
        return "" if self._session is None else self._session.session

    def take(self, message: Message) -> None:
        """Take what the core says; levels and answers are left alone."""
        match message:
            case Published():
                self._take(message)
            case Situation(events=events):
                self._replace(events)
            case Machine():
                self._machine = MachineView(
                    message.cpu, message.memory_mb, message.gpu_mb, message.disk_free_s, message.kept_mb
                )
                self._changed = True
            case Ended():
                self._ended, self._changed = message, True
            case Lost():
                pass  # a Situation follows
            case _:
                pass

    def connection(self, *, on: bool) -> None:
        """A core answers, or has gone."""
        self._connected, self._gone, self._changed = on, not on, True
        if not on:
            self._stands = True
            self._machine = MachineView()

    def recall(self, captions: Iterable[Caption], gaps: Iterable[Gap] = ()) -> None:
        """Take what is on record of the session from before we came; may be called again."""
        for caption in captions:
            self._speakers.take(caption)
        self._dropped.recall(gaps)
        self._changed = True

    def view(self, now_s: float | None = None) -> BoothView:
        """Return what is to be shown at `now_s` of a monotonic clock; the same object while nothing changed.

        Without a clock, time stands where the newest event was told; without a core, where it stood when that went.
        """
        if not self._stands:
            self._now_s = now_s
        second = int(self._elapsed.seconds(self._now_s))
        if self._changed or second != self._second:
            self._view = self._made(float(second))
            self._changed, self._second = False, second
        return self._view

    def _begin(self) -> None:
        """Nothing is known of the session yet."""
        self._speakers = Speakers()
        self._dropped = Dropped()
        self._passing, self._left_out = Passing(), LeftOut()
        self._elapsed = Elapsed()
        self._shifts: dict[str, Ticks] = {}
        self._second = 0
        self._view = BoothView()
        self._changed = True

    def _replace(self, events: Sequence[Published]) -> None:
        sessions = [one.event for one in events if isinstance(one.event, SessionChanged)]
        if not sessions or sessions[-1].session != self.session:
            self._begin()
            self._session, self._ended = (sessions[-1], None) if sessions else (None, self._ended)
        self._held = Snapshot()
        self._connected = self._changed = True
        self._gone = self._stands = False
        self._speakers.hush()
        on_air = {one.event.desk for one in events if isinstance(one.event, DeskChanged) and one.event.on_air}
        self._shifts = {desk: at for desk, at in self._shifts.items() if desk in on_air}
        for one in events:
            self._take(one)

    def _take(self, published: Published) -> None:
        event = published.event
        if isinstance(event, SharingChanged | AudienceCounted):
            return  # phones join whether a session runs or not
        self._notice_session(event)
        self._elapsed.note(published.at)
        match event:
            case Caption() | SpeechSegment() | SpeakerTurn() | TurnsReassigned():
                self._changed |= self._speakers.take(event)
                return
            case Gap() | Xrun():
                self._dropped.take(event)
                self._passing.take(published)
            case DeskChanged():
                self._note_shift(event, published.at)
            case SourceChanged(source=source, removed=True):
                self._speakers.hush(source)
            case EngineStatus(state=WorkerState.STARTING):
                self._ended = None
            case _:
                self._passing.take(published)
                self._left_out.take(published)
        self._held.take(published)
        self._changed = True

    def _notice_session(self, event: SessionEvent) -> None:
        if not isinstance(event, SessionChanged):
            return
        if event.session != self.session:
            self._begin()
            self._ended = None
        if event.state is SessionState.STOPPED:
            self._speakers.hush()
            self._shifts.clear()
        self._session = event
        self._elapsed.run(on=event.state in LIVE)

    def _note_shift(self, desk: DeskChanged, at: Ticks) -> None:
        if desk.on_air and not desk.removed:
            self._shifts.setdefault(desk.desk, at)
        else:
            self._shifts.pop(desk.desk, None)

    def _made(self, elapsed_s: float) -> BoothView:
        held = Held(self._held.events)
        places, speakers = Places(held), self._speakers.views(held)
        moment = Moment(elapsed_s, self._speakers.is_speaking())
        lags = Lags(held, moment, self._left_out.lately(elapsed_s))
        channels = places.channels(lags)
        session, monitor, terms = self._session, held.newest(MonitorChanged), held.newest(TermsChanged)
        known = Known(
            session, elapsed_s, self._dropped.seconds, self._machine, self._connected, self._ended is not None
        )
        live = session is not None and session.state in LIVE
        concerns = of_core(gone=self._gone and live) + of_end(self._ended)
        concerns += standing(held, places.titles) + self._passing.shown(elapsed_s)
        return BoothView(
            status=status_of(held, known, lags, channels),
            source_language="en" if session is None else session.source_language,
            sources=places.sources(self._speakers, speakers),
            channels=channels,
            desks=places.desks(self._shifts),
            speakers=speakers,
            merged=self._speakers.merged(held),
            names=() if session is None else session.names,
            devices=places.devices,
            listed=places.listed,
            concerns=alarms_first(concerns),
            monitor=MonitorView() if monitor is None else _monitored(monitor),
            terms=() if terms is None else terms.terms,
            voices=_voices(held),
            also_spoken=() if session is None else session.also_spoken,
        )


def _voices(held: Held) -> dict[str, tuple[str, ...]]:
    return {language: names for one in held.all(EngineStatus) for language, names in one.voices.items()}


def _monitored(monitor: MonitorChanged) -> MonitorView:
    return MonitorView(monitor.output, monitor.hears, monitor.volume_db)
