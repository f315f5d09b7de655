"""What the journal holds, one value per line, in the order things became final."""

from dataclasses import dataclass

from interpreter.domain.channels import SpeechPlayed, SpeechSkipped
from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin, Words
from interpreter.domain.settings import SessionSettings
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged, SpeakerTurn, TurnsReassigned
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Provenance


@dataclass(frozen=True, slots=True)
class SessionOpened:
    """The first record of every journal."""

    provenance: Provenance
    settings: SessionSettings


@dataclass(frozen=True, slots=True)
class WordsCommitted:
    """Words that joined the committed text of an utterance in one language; earlier ones are in earlier records."""

    utterance: int
    source: str
    origin: Origin
    language: str
    words: Words
    speaker: str | None
    at: Ticks
    ended: bool


@dataclass(frozen=True, slots=True)
class Rediarized:
    """All turns of the session as found afterwards by `diarizer`; they replace those found live."""

    diarizer: str
    turns: tuple[SpeakerTurn, ...]
    at: str
    """Wall-clock time, ISO 8601 with offset."""


@dataclass(frozen=True, slots=True)
class RediarizationUndone:
    """The last `Rediarized` that still holds no longer does."""

    at: str
    """Wall-clock time, ISO 8601 with offset."""


@dataclass(frozen=True, slots=True)
class ChannelHeld:
    """From `at` on these desks are on air on a channel; nobody: the machine or the floor is heard."""

    channel: str
    language: str
    holders: tuple[str, ...]
    at: Ticks


@dataclass(frozen=True, slots=True)
class SessionClosed:
    """The last record of a journal whose session ended in order."""

    at: Ticks


Record = (
    SessionOpened
    | WordsCommitted
    | SpeakerTurn
    | SpeakerNamed
    | SpeakersMerged
    | TurnsReassigned
    | Rediarized
    | RediarizationUndone
    | SpeechPlayed
    | SpeechSkipped
    | ChannelHeld
    | Gap
    | SessionClosed
)
