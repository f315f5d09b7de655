"""What a client may ask of the core. Each is answered by done, or by one sentence that says what is wrong."""

from dataclasses import dataclass

from interpreter.domain.channels import Mode
from interpreter.domain.devices import OutputPlace
from interpreter.domain.setup import ChannelSetup, DeskSetup, EventSetup, SourceSetup
from interpreter.domain.sharing import SharingSetup
from interpreter.domain.steps import Term
from interpreter.domain.timeline import Ticks


@dataclass(frozen=True, slots=True)
class Start:
    """Begin a session. One runs at a time."""

    setup: EventSetup


@dataclass(frozen=True, slots=True)
class Pause:
    """Go off the record: nothing is recognised, translated, written or recorded until `Resume`."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Go back on the record."""


@dataclass(frozen=True, slots=True)
class Stop:
    """End the session in order."""


@dataclass(frozen=True, slots=True)
class Quit:
    """End the session, if one runs, and the core."""


@dataclass(frozen=True, slots=True)
class TestTone:
    """Sound a tone on an output while no session runs; it is done when the tone has been played."""

    output: OutputPlace


@dataclass(frozen=True, slots=True)
class PlayRecord:
    """Play the sound of a session on record while none runs; it is done when it sounds. What played before ends."""

    session: str
    """Its id, the beginning of one, or “last”."""
    track: str
    """A source, a channel, or domain.sharing.FLOOR for all sources together."""
    at: Ticks = Ticks(0)
    """From where, on the timeline of that session."""
    output: OutputPlace | None = None
    """None for the system's own choice."""


@dataclass(frozen=True, slots=True)
class StopPlaying:
    """Play no record any more."""


@dataclass(frozen=True, slots=True)
class AddSource:
    """Listen to one more input."""

    source: SourceSetup


@dataclass(frozen=True, slots=True)
class RemoveSource:
    """Listen to an input no longer."""

    source: str


@dataclass(frozen=True, slots=True)
class AddChannel:
    """Interpret into one more language."""

    channel: ChannelSetup


@dataclass(frozen=True, slots=True)
class RemoveChannel:
    """Interpret on a channel no longer."""

    channel: str


@dataclass(frozen=True, slots=True)
class SetOutput:
    """Play a channel somewhere else; None takes it off every device."""

    channel: str
    output: OutputPlace | None


@dataclass(frozen=True, slots=True)
class SetMode:
    """Let a channel carry the machine or the floor. Whoever is on air there goes off."""

    channel: str
    mode: Mode


@dataclass(frozen=True, slots=True)
class SetInput:
    """Choose what is interpreted on a channel: a source, another channel (relay), or the whole floor (None)."""

    channel: str
    input: str | None


@dataclass(frozen=True, slots=True)
class SetVoice:
    """Choose the machine's voice on a channel; None for the language's own."""

    channel: str
    voice: str | None


@dataclass(frozen=True, slots=True)
class SetNeverLater:
    """Choose how late listeners of a channel may be at most, in seconds from 1 to 30; None for no limit."""

    channel: str
    seconds: float | None


@dataclass(frozen=True, slots=True)
class SetMonitor:
    """Choose where the operator listens in; None for nowhere."""

    output: OutputPlace | None


@dataclass(frozen=True, slots=True)
class Monitor:
    """Choose what the operator listens in on: a source, a channel, or nothing (None)."""

    to: str | None
    volume_db: float = 0.0


@dataclass(frozen=True, slots=True)
class AskSlower:
    """An interpreter asks whoever speaks to slow down; who it was is not told."""

    desk: str


@dataclass(frozen=True, slots=True)
class SetTerms:
    """Replace the glossary."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class AddDesk:
    """Set up one more interpreter's place."""

    desk: DeskSetup


@dataclass(frozen=True, slots=True)
class RemoveDesk:
    """Take an interpreter's place away; the machine takes over where it was on air."""

    desk: str


@dataclass(frozen=True, slots=True)
class TakeOver:
    """A desk goes on air on a channel: the machine leaves at the end of its clause."""

    desk: str
    channel: str


@dataclass(frozen=True, slots=True)
class HandBack:
    """A desk goes off air; the machine returns with its next clause."""

    desk: str
    channel: str


@dataclass(frozen=True, slots=True)
class RequestHandover:
    """A desk asks the holder of a channel to hand it over."""

    desk: str
    channel: str


@dataclass(frozen=True, slots=True)
class AnswerHandover:
    """The holder hands a channel over to the desk that asked, or does not."""

    desk: str
    channel: str
    accept: bool = True


@dataclass(frozen=True, slots=True)
class Cough:
    """Silence a desk's microphone for as long as `on`."""

    desk: str
    on: bool


@dataclass(frozen=True, slots=True)
class Listen:
    """Choose what a desk hears in its headphones: a source, a channel (relay), or the whole floor (None)."""

    desk: str
    to: str | None


@dataclass(frozen=True, slots=True)
class SetVolume:
    """Set a desk's headphone volume, in decibels from -60 to 12."""

    desk: str
    volume_db: float


@dataclass(frozen=True, slots=True)
class Mute:
    """Silence a listener channel."""

    channel: str
    on: bool


@dataclass(frozen=True, slots=True)
class RestartWorker:
    """Start a model process once more that broke too often: engine, speakers or voice."""

    worker: str


@dataclass(frozen=True, slots=True)
class NameSpeaker:
    """Call a speaker by a name in every language and in the record."""

    speaker: str
    name: str


@dataclass(frozen=True, slots=True)
class MergeSpeakers:
    """Let two speakers be one."""

    speaker: str
    into: str


@dataclass(frozen=True, slots=True)
class ReassignTurns:
    """Give turns to a speaker, or to a new one (None)."""

    turns: tuple[int, ...]
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Let phones join, whether a session runs or not; done when they can. Where they could, the set-up changes."""

    setup: SharingSetup


@dataclass(frozen=True, slots=True)
class StopSharing:
    """Let no phone join any more, and send away those that are there."""


@dataclass(frozen=True, slots=True)
class RevokeLink:
    """Make a new link, code and read token: whoever has the old ones is sent away and not let in again."""


Command = (
    Start
    | Pause
    | Resume
    | Stop
    | Quit
    | TestTone
    | PlayRecord
    | StopPlaying
    | AddSource
    | RemoveSource
    | AddChannel
    | RemoveChannel
    | SetOutput
    | SetMode
    | SetInput
    | SetVoice
    | SetNeverLater
    | SetMonitor
    | Monitor
    | AskSlower
    | SetTerms
    | AddDesk
    | RemoveDesk
    | TakeOver
    | HandBack
    | RequestHandover
    | AnswerHandover
    | Cough
    | Listen
    | SetVolume
    | Mute
    | RestartWorker
    | NameSpeaker
    | MergeSpeakers
    | ReassignTurns
    | Share
    | StopSharing
    | RevokeLink
)
