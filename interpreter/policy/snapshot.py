"""Keeps of the public feed what still holds, so that whoever comes late can be told it.

A snapshot is the list of those events themselves, in their order, and the sequence number that follows. Taking them,
and then everything from that number on, leads to the same snapshot as having been there from the beginning.
"""

from interpreter.domain.captions import Caption
from interpreter.domain.channels import ChannelChanged, DeskChanged, Handover, HandoverState
from interpreter.domain.devices import DeviceListed, DeviceStatus, Direction
from interpreter.domain.events import (
    MonitorChanged,
    PredictionScored,
    Published,
    RecordPlaying,
    SessionChanged,
    SessionEvent,
    SessionState,
    SessionSummary,
    SourceChanged,
    TermsChanged,
)
from interpreter.domain.health import (
    Alarm,
    EngineStatus,
    Overload,
    QualityChanged,
    SourceWarning,
    StageLag,
    VoiceBacklog,
)
from interpreter.domain.sharing import AudienceCounted, SharingChanged, SharingSetup
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged
from interpreter.policy.event_setup import MONITOR

UTTERANCES_KEPT = 50

Key = tuple[object, ...]

_IDENTITY: dict[type, tuple[str, ...]] = {
    Alarm: ("matter", "about"),
    AudienceCounted: (),
    Caption: ("utterance", "channel", "language"),
    ChannelChanged: ("channel",),
    DeskChanged: ("desk",),
    DeviceListed: (),
    DeviceStatus: ("direction", "used_by"),
    EngineStatus: ("worker",),
    Handover: ("channel", "desk"),
    Overload: ("stage",),
    MonitorChanged: (),
    PredictionScored: ("language",),
    QualityChanged: (),
    RecordPlaying: (),
    SessionChanged: (),
    SessionSummary: (),
    SharingChanged: (),
    SourceChanged: ("source",),
    SourceWarning: ("source",),
    SpeakerNamed: ("speaker",),
    SpeakersMerged: ("speaker",),
    StageLag: ("language",),
    TermsChanged: (),
    VoiceBacklog: ("channel",),
}
"""The fields by which events of a kind are about the same thing, so that the newest replaces the others."""
_OF_A_RUNNING_SESSION = frozenset(
    {
        Alarm,
        ChannelChanged,
        DeskChanged,
        DeviceStatus,
        EngineStatus,
        Handover,
        MonitorChanged,
        Overload,
        QualityChanged,
        SourceChanged,
        SourceWarning,
        StageLag,
        VoiceBacklog,
    }
)
"""What is true only while the session runs."""
_OF_ONE_SESSION = frozenset(
    {Caption, PredictionScored, SessionSummary, SpeakerNamed, SpeakersMerged, TermsChanged}
)
"""What stays to be seen until the next session begins."""


class Snapshot:
    """What still holds after the events taken so far; bounded by what there is, and captions by `utterances`."""

    def __init__(self, *, utterances: int = UTTERANCES_KEPT) -> None:
        self._most = utterances
        self._kept: dict[Key, Published] = {}
        self._next = 0

    @property
    def next(self) -> int:
        """The sequence number that follows."""
        return self._next

    @property
    def events(self) -> tuple[Published, ...]:
        """What still holds, in the order in which it happened."""
        return tuple(self._kept.values())

    @property
    def session(self) -> SessionChanged | None:
        """The state of the newest session, None before the first one."""
        kept = self._kept.get((SessionChanged,))
        return kept.event if kept is not None and isinstance(kept.event, SessionChanged) else None

    def take(self, published: Published) -> None:
        """Take the next event of the feed, or one of another snapshot."""
        self._next = published.sequence + 1
        event = published.event
        if isinstance(event, SessionChanged):
            self._turn_over(event)
        for ended in _ended_by(event, self._kept):
            del self._kept[ended]
        if isinstance(event, Caption) and not self._is_worth_keeping(event):
            return
        key = _key(event)
        if key is None:
            return
        self._kept.pop(key, None)
        if _holds(event):
            self._kept[key] = published
        if isinstance(event, Caption):
            self._forget_captions()

    def leap(self, sequence: int) -> None:
        """The feed goes on at `sequence`: the end of a snapshot was taken."""
        self._next = sequence

    def _turn_over(self, changed: SessionChanged) -> None:
        """Forget what ended with a session, or what was left to be seen of the one before."""
        before = self.session
        if changed.state is SessionState.STOPPED:
            self._forget(_OF_A_RUNNING_SESSION)
        if before is not None and before.session != changed.session:
            self._forget(_OF_ONE_SESSION)

    def _forget(self, kinds: frozenset[type]) -> None:
        self._kept = {key: kept for key, kept in self._kept.items() if type(kept.event) not in kinds}

    def _is_worth_keeping(self, caption: Caption) -> bool:
        """Whether it is no older revision, and not of an utterance that has been forgotten."""
        known = self._kept.get((Caption, caption.utterance, caption.channel, caption.language))
        if known is not None and isinstance(known.event, Caption):
            return caption.revision >= known.event.revision
        utterances = self._utterances()
        return len(utterances) < self._most or caption.utterance >= utterances[0]

    def _forget_captions(self) -> None:
        """Keep the captions of the newest utterances only."""
        forgotten = set(self._utterances()[: -self._most])
        for kept in [key for key in self._kept if key[0] is Caption and key[1] in forgotten]:
            del self._kept[kept]

    def _utterances(self) -> list[int]:
        """The utterances whose captions are kept, from the oldest to the newest."""
        kept = (published.event for published in self._kept.values())
        return sorted({event.utterance for event in kept if isinstance(event, Caption)})


def _key(event: SessionEvent) -> Key | None:
    """Return what an event replaces, itself included; None for what is over as soon as it has happened."""
    identity = _IDENTITY.get(type(event))
    return None if identity is None else (type(event), *(getattr(event, name) for name in identity))


def _holds(event: SessionEvent) -> bool:
    """Whether something is so from now on, rather than so no longer."""
    match event:
        case ChannelChanged(removed=True) | DeskChanged(removed=True) | SourceChanged(removed=True):
            return False
        case (
            Alarm(active=False)
            | SourceWarning(warning=None)
            | Overload(behind=0)
            | RecordPlaying(playing=False)
        ):
            return False
        case QualityChanged(step=0) | VoiceBacklog(backlog=0, pressure=0) | AudienceCounted(most=0):
            return False
        case SharingChanged(on=on, trouble=trouble, setup=setup):
            return on or bool(trouble) or setup != SharingSetup()
        case Handover(state=state):
            return state is HandoverState.REQUESTED
        case _:
            return True


def _ended_by(event: SessionEvent, kept: dict[Key, Published]) -> list[Key]:
    """Return what is over because something was taken away, or off its device, or because a desk went off air."""
    gone: list[Key]
    match event:
        case ChannelChanged(channel=channel, removed=True):
            asked = [key for key, one in kept.items() if _asks(one.event, channel=channel)]
            gone = [
                (DeviceStatus, Direction.OUTPUT, channel),
                (VoiceBacklog, channel),
                (Overload, f"voice {channel}"),
            ]
        case ChannelChanged(channel=channel, holders=holders, output=output):
            asked = [key for key, one in kept.items() if _is_unheard(one.event, channel, holders)]
            gone = [(DeviceStatus, Direction.OUTPUT, channel)] if output is None else []
        case SharingChanged(on=False):
            asked, gone = [], [(AudienceCounted,)]
        case MonitorChanged(output=None):
            asked, gone = [], [(DeviceStatus, Direction.OUTPUT, MONITOR)]
        case DeskChanged(desk=desk, removed=True):
            asked = [key for key, one in kept.items() if _asks(one.event, desk=desk)]
            gone = [(DeviceStatus, direction, desk) for direction in Direction]
            gone.append((DeviceStatus, Direction.OUTPUT, f"{desk} headphones"))
        case SourceChanged(source=source, removed=True):
            asked = []
            gone = [(SourceWarning, source), (DeviceStatus, Direction.INPUT, source)]
        case _:
            return []
    return asked + [key for key in gone if key in kept]


def _asks(event: SessionEvent, *, channel: str | None = None, desk: str | None = None) -> bool:
    """Whether this is a handover of a channel, or one between a desk and another."""
    return isinstance(event, Handover) and (event.channel == channel or desk in {event.desk, event.holder})


def _is_unheard(event: SessionEvent, channel: str, holders: tuple[str, ...]) -> bool:
    """Whether this is a handover of a channel that is asked of a desk which is not on air there."""
    return isinstance(event, Handover) and event.channel == channel and event.holder not in holders
