"""What a session is started with."""

from dataclasses import dataclass, field
from enum import StrEnum

from interpreter.domain.channels import Interlock, ListenerChannel
from interpreter.domain.steps import Term
from interpreter.domain.tuning import Tuning


class Pace(StrEnum):
    """How fast recorded audio is handed over: as it was said, or as fast as every stage can take it."""

    REALTIME = "realtime"
    FAST = "fast"


@dataclass(frozen=True, slots=True)
class SessionSettings:
    """One session: what is spoken, what listeners get, and by which engine."""

    source_language: str
    channels: tuple[ListenerChannel, ...]
    engine: str
    pace: Pace = Pace.REALTIME
    speakers: int | None = None
    """How many people are expected to speak, None where nobody knows."""
    terms: tuple[Term, ...] = ()
    model: str | None = None
    most_speakers: int | None = None
    """No more people than these are told apart, None for the diarizer's own limit."""
    diarizer: str = "builtin"
    speaker_model: str | None = None
    """Where the diarizer's model is, for those that need one."""

    interlock: Interlock = Interlock.REFUSE
    notice: bool = False
    """Whether listeners are told by ear that the voice is synthetic."""
    also_spoken: tuple[str, ...] = ()
    """Further languages spoken on the floor."""
    tuning: Tuning = field(default_factory=Tuning)

    @property
    def spoken(self) -> tuple[str, ...]:
        """All languages spoken, each once, the usual one first."""
        return tuple(dict.fromkeys((self.source_language, *self.also_spoken)))

    @property
    def targets(self) -> tuple[str, ...]:
        """The languages of the channels, each once, in their order."""
        return tuple(dict.fromkeys(channel.language for channel in self.channels))
