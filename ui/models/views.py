"""What panels are given to draw: frozen values, made once a frame from what the core told.

Times are seconds of session time for display only; levels are dBFS.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from interpreter.domain.channels import Mode
from interpreter.domain.devices import Device, DeviceState, InputPlace, OutputPlace
from interpreter.domain.events import SessionState
from interpreter.domain.sharing import AudienceCounted, ChannelAudience, SharingChanged
from interpreter.domain.steps import Term, voices_of

NO_LEVEL = (-120.0, -120.0)
LIVE = frozenset({SessionState.RUNNING, SessionState.PAUSED})
"""A session runs, on the record or off it."""

_NOT_SHARED, _NOBODY = SharingChanged(on=False), AudienceCounted()


class Grade(StrEnum):
    """How good something is; shown by words, number or form besides the colour."""

    GOOD = "good"
    FAIR = "fair"
    POOR = "poor"
    UNKNOWN = "unknown"


class LagCause(StrEnum):
    """Where most of a channel's lag comes from."""

    WORDS = "waiting for words"
    ENGINE = "engine"
    VOICE = "voice queue"
    NONE = ""


@dataclass(frozen=True, slots=True)
class LimitView:
    """How late listeners of a channel may be at most, and what is done about it. `seconds` is None without a limit."""

    seconds: float | None = None
    hurries: bool = False
    """Whether they are hearing shorter clauses and pauses, or a faster voice, so that they are not later than that."""
    left_out: int = 0
    """Words that were lately not spoken, because too much waited."""


@dataclass(frozen=True, slots=True)
class LagView:
    """How late committed words of a language are shown, and why. `seconds` is None before the first word."""

    seconds: float | None = None
    grade: Grade = Grade.UNKNOWN
    cause: LagCause = LagCause.NONE
    limit: LimitView = LimitView()


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Somebody who speaks. `colour` counts from 0 in the order of first appearance; `id` is the engine's."""

    id: str
    name: str
    colour: int
    speaking: bool = False


@dataclass(frozen=True, slots=True)
class SourceView:
    """One input of the floor. `warning` and `trouble` are plain words, empty where all is well.

    `device` is what a person calls the place; `place` is None for a recording that a session interprets.
    """

    name: str
    device: str
    place: InputPlace | None = None
    recording: bool = False
    warning: str = ""
    trouble: str = ""
    state: DeviceState = DeviceState.RUNNING
    speaking: bool = False
    speaker: SpeakerView | None = None
    soloed: bool = False
    """Whether the operator listens in on it."""


@dataclass(frozen=True, slots=True)
class ChannelView:
    """One listener channel.

    `audience` is None where no phones are served; `device` is a person's name of the output.
    """

    channel: str
    language: str
    language_name: str
    mode: Mode
    holders: tuple[str, ...] = ()
    muted: bool = False
    soloed: bool = False
    voice: str | None = None
    input: str | None = None
    output: OutputPlace | None = None
    device: str = ""
    state: DeviceState = DeviceState.RUNNING
    trouble: str = ""
    lag: LagView = LagView()
    backlog_s: float = 0.0
    captions_only: bool = False
    audience: ChannelAudience | None = None


@dataclass(frozen=True, slots=True)
class DeskView:
    """One interpreter's place.

    `may_hold` are the channels it may go on air on, in the order of the strips. `asked_by` holds pairs of a channel and
    the desk that asks this one to hand it over; `asks` the channels it asked for itself without an answer yet.
    `on_air_since_s` is the session time at which its present shift began.
    """

    desk: str
    on_air: tuple[str, ...] = ()
    cough: bool = False
    listens_to: str | None = None
    volume_db: float = 0.0
    may_hold: tuple[str, ...] = ()
    asked_by: tuple[tuple[str, str], ...] = ()
    asks: tuple[str, ...] = ()
    on_air_since_s: float | None = None
    has_headphones: bool = True
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class ConcernView:
    """Something the operator should know. `key` stays the same while it lasts; alarms come first."""

    key: str
    sentence: str
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class PredictionView:
    """How honest predicted words were: shares from 0 to 1, None before any could be judged."""

    hit_rate: float | None = None
    coverage: float | None = None


@dataclass(frozen=True, slots=True)
class MachineView:
    """What the computer has left. Shares from 0 to 1."""

    cpu: float | None = None
    memory_mb: float | None = None
    gpu_mb: float | None = None
    disk_left_s: float | None = None
    kept_mb: float = 0.0
    """What of the memory is kept for the next session."""


@dataclass(frozen=True, slots=True)
class StatusView:
    """The state of the whole session."""

    connected: bool = False
    state: SessionState | None = None
    """None where no session runs."""
    starting: bool = False
    session: str = ""
    title: str = ""
    engine: str = ""
    engine_state: str = ""
    """Empty while the engine is well; otherwise a sentence."""
    elapsed_s: float = 0.0
    worst_lag: LagView = LagView()
    prediction: PredictionView = PredictionView()
    dropped_s: float = 0.0
    given_up: str = ""
    machine: MachineView = MachineView()

    @property
    def runs(self) -> bool:
        """Whether a session runs, on the record or off it, or is about to, as far as is known."""
        return self.starting or self.state in LIVE

    @property
    def live(self) -> bool:
        """Whether a session runs, and a core answers for it."""
        return self.connected and self.state in LIVE


@dataclass(frozen=True, slots=True)
class MonitorView:
    """Where the operator listens in, to which source or channel, and how loud in dB."""

    output: OutputPlace | None = None
    hears: str | None = None
    volume_db: float = 0.0


@dataclass(frozen=True, slots=True)
class PhonesView:
    """Whether phones can join and how, and who listens."""

    sharing: SharingChanged = _NOT_SHARED
    audience: AudienceCounted = _NOBODY
    waits: bool = False
    """Whether something was asked for and is not done yet."""
    refusal: str = ""
    """Why what was asked for last was not done; empty where it was."""

    @property
    def on(self) -> bool:
        """Whether phones can join, or could if there were no trouble."""
        return self.sharing.on

    @property
    def full(self) -> bool:
        """Whether nobody else is let in."""
        return 0 < self.audience.most <= self.audience.listeners

    def of(self, channel: str) -> ChannelAudience | None:
        """Return who listens to a channel; None where no phones are served."""
        if not self.on:
            return None
        counted = (one for one in self.audience.channels if one.channel == channel)
        return next(counted, ChannelAudience(channel, 0))


NO_PHONES = PhonesView()


@dataclass(frozen=True, slots=True)
class ToldView:
    """What a conversation that was told is in: the languages spoken, and the channels it was interpreted on."""

    source_language: str
    channels: tuple[ChannelView, ...]
    also_spoken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BoothView:
    """Everything a frame shows besides the conversation and the levels."""

    status: StatusView = StatusView()
    source_language: str = "en"
    sources: tuple[SourceView, ...] = ()
    channels: tuple[ChannelView, ...] = ()
    desks: tuple[DeskView, ...] = ()
    speakers: tuple[SpeakerView, ...] = ()
    """In order of first appearance, merged ones left out."""
    merged: tuple[tuple[str, str], ...] = ()
    """Pairs of a speaker's id and of whom they turned out to be, after all merges."""
    names: tuple[str, ...] = ()
    """Offered when a speaker is named."""
    devices: tuple[Device, ...] = ()
    listed: bool = False
    """Whether the core has told which devices there are."""
    concerns: tuple[ConcernView, ...] = ()
    monitor: MonitorView = MonitorView()
    terms: tuple[Term, ...] = ()
    """The glossary as it is now."""
    voices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Language → the names of its voices; under MANY_LANGUAGES those of every language that is not named."""
    told: ToldView | None = None
    """Of the session that is over, while what was said in it is shown; None while one runs, and before the first."""
    also_spoken: tuple[str, ...] = ()
    """Further languages spoken on the floor."""
    phones: PhonesView = NO_PHONES

    @property
    def spoken(self) -> tuple[str, ...]:
        """All languages spoken on the floor, each once, the usual one first."""
        return tuple(dict.fromkeys((self.source_language, *self.also_spoken)))

    @property
    def only_spoken(self) -> str | None:
        """The language spoken where there is no other: the floor is called by it."""
        return self.source_language if len(self.spoken) == 1 else None

    def voices_of(self, language: str) -> tuple[str, ...]:
        """Return the voices that a channel of this language can be given."""
        return voices_of(self.voices, language)

    def of_conversation(self) -> "BoothView":
        """Return the view with the languages of the conversation that is shown, whatever is prepared meanwhile."""
        told = self.told
        if told is None:
            return self
        return replace(
            self,
            source_language=told.source_language,
            channels=told.channels,
            also_spoken=told.also_spoken,
        )
