"""What a live event is set up with: the content of an event file."""

from dataclasses import dataclass, field

from interpreter.domain.channels import Interlock, ListenerChannel
from interpreter.domain.devices import InputPlace, OutputPlace
from interpreter.domain.sharing import SharingSetup
from interpreter.domain.steps import Term
from interpreter.domain.tuning import Tuning


@dataclass(frozen=True, slots=True)
class SourceSetup:
    """A device or a recording. `speaker` is who speaks there where only one person does."""

    source: str
    place: InputPlace
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class ChannelSetup:
    """A listener channel and where it is played; without an output it is recorded and nobody in the room hears it."""

    listener: ListenerChannel
    output: OutputPlace | None = None


@dataclass(frozen=True, slots=True)
class DeskSetup:
    """An interpreter's place. `channels` are those it may go on air on; empty for all."""

    desk: str
    microphone: InputPlace
    headphones: OutputPlace | None = None
    channels: tuple[str, ...] = ()
    volume_db: float = 0.0


@dataclass(frozen=True, slots=True)
class EventSetup:
    """Everything that is decided before an event begins."""

    source_language: str
    sources: tuple[SourceSetup, ...] = ()
    channels: tuple[ChannelSetup, ...] = ()
    desks: tuple[DeskSetup, ...] = ()
    title: str = ""
    names: tuple[str, ...] = ()
    """Who will speak: offered when a speaker is named, and never translated."""
    terms: tuple[Term, ...] = ()
    engine: str = "builtin"
    model: str | None = None
    diarizer: str | None = None
    """None: one speaker per source where there are several, the built-in diarizer otherwise."""
    speaker_model: str | None = None
    speakers: int | None = None
    most_speakers: int | None = None
    interlock: Interlock = Interlock.REFUSE
    monitor: OutputPlace | None = None
    """Where the operator listens in on one source or channel at a time."""
    notice: bool = True
    """Whether listeners are told by ear that the voice is synthetic."""
    out: str | None = None
    """A folder for events, transcript and channel audio; None for the session's own."""
    also_spoken: tuple[str, ...] = ()
    """Further languages spoken on the floor."""
    sharing: SharingSetup | None = None
    """How phones listen; None where they do not."""
    tuning: Tuning = field(default_factory=Tuning)

    @property
    def only_spoken(self) -> str | None:
        """The language spoken where there is no other: in it the floor itself is heard."""
        return None if set(self.also_spoken) - {self.source_language} else self.source_language
