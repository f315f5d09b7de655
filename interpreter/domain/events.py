"""The public feed: everything that happens, in order."""

from dataclasses import dataclass, field
from enum import StrEnum

from interpreter.domain.captions import Caption
from interpreter.domain.channels import (
    ChannelChanged,
    DeskChanged,
    Handover,
    NoticePlayed,
    SlowerAsked,
    SpeechPlayed,
    SpeechSkipped,
)
from interpreter.domain.devices import (
    DeviceListed,
    DeviceStatus,
    InputPlace,
    OutputPlace,
    Xrun,
)
from interpreter.domain.health import (
    Alarm,
    EngineStatus,
    Gap,
    Overload,
    QualityChanged,
    SourceWarning,
    StageLag,
    VoiceBacklog,
)
from interpreter.domain.models import UsedModel
from interpreter.domain.sharing import AudienceCounted, SharingChanged
from interpreter.domain.speech import (
    SpeakerNamed,
    SpeakersMerged,
    SpeakerTurn,
    SpeechSegment,
    TurnsReassigned,
)
from interpreter.domain.steps import Term
from interpreter.domain.timeline import Ticks


class SessionState(StrEnum):
    """Paused means off the record."""

    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class SessionChanged:
    """The session changed state."""

    state: SessionState
    session: str
    source_language: str
    targets: tuple[str, ...]
    title: str = ""
    """What the event is called."""
    engine: str = ""
    names: tuple[str, ...] = ()
    """Who will speak, as the set-up says."""
    models: tuple[UsedModel, ...] = ()
    """What the engine was started with."""
    also_spoken: tuple[str, ...] = ()
    """Further languages spoken on the floor."""


@dataclass(frozen=True, slots=True)
class SourceChanged:
    """A source was added, or taken away (`removed`). `place` is None for a recording."""

    source: str
    place: InputPlace | None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class TermsChanged:
    """The glossary from here on."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class MonitorChanged:
    """Where the operator listens in, and to what: a source or a channel; None for nothing."""

    output: OutputPlace | None
    hears: str | None
    volume_db: float = 0.0


@dataclass(frozen=True, slots=True)
class PredictionFigures:
    """How honest the predicted words of one language were: of `predicted` words shown, `hits` came true."""

    predicted: int
    hits: int
    words: int
    """Committed words in all, so that coverage = hits / words."""
    lead_ms_p50: float | None


@dataclass(frozen=True, slots=True)
class PredictionScored:
    """How honest the predicted words of a language have been so far; told every two seconds where it changed."""

    language: str
    figures: PredictionFigures


@dataclass(frozen=True, slots=True)
class LagFigures:
    """Lag of committed words in one language, from the end of the source word to the caption, milliseconds."""

    words: int
    p50_ms: float | None
    p90_ms: float | None


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """The last event of a session."""

    duration: Ticks
    rtf: float
    """Computing time / audio time."""
    lag: dict[str, LagFigures] = field(default_factory=dict)
    prediction: dict[str, PredictionFigures] = field(default_factory=dict)
    dropped_ms: int = 0
    """Audio that was captured but never reached the engine."""
    skipped_words: dict[str, int] = field(default_factory=dict)
    """Committed words per channel that were shown but not spoken."""
    restarts: int = 0


@dataclass(frozen=True, slots=True)
class RecordPlaying:
    """What is heard now of a session on record, told about ten times a second; or that it is played no longer."""

    session: str
    track: str
    """A source, a channel, or domain.sharing.FLOOR."""
    at: Ticks
    """On the timeline of that session."""
    playing: bool = True
    trouble: str = ""
    """What ended it too early, in one sentence that says what to do; empty where nothing did."""


SessionEvent = (
    SpeechSegment
    | SpeakerTurn
    | SpeakerNamed
    | SpeakersMerged
    | TurnsReassigned
    | Caption
    | SpeechPlayed
    | SpeechSkipped
    | NoticePlayed
    | ChannelChanged
    | DeskChanged
    | Handover
    | SlowerAsked
    | SourceChanged
    | MonitorChanged
    | TermsChanged
    | SessionChanged
    | EngineStatus
    | DeviceStatus
    | DeviceListed
    | Xrun
    | SourceWarning
    | StageLag
    | VoiceBacklog
    | PredictionScored
    | Overload
    | QualityChanged
    | Alarm
    | Gap
    | SharingChanged
    | AudienceCounted
    | SessionSummary
    | RecordPlaying
)


@dataclass(frozen=True, slots=True)
class Published:
    """An event with its place in the gapless sequence and its session time."""

    sequence: int
    at: Ticks
    event: SessionEvent
