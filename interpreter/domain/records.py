"""What the journal holds, one value per line, in the order things became final."""

from dataclasses import dataclass

from interpreter.domain.channels import SpeechPlayed, SpeechSkipped
from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin, Words
from interpreter.domain.settings import SessionSettings
from interpreter.domain.speech import SpeakerNamed, SpeakerTurn
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
class SessionClosed:
    """The last record of a journal whose session ended in order."""

    at: Ticks


Record = (
    SessionOpened
    | WordsCommitted
    | SpeakerTurn
    | SpeakerNamed
    | SpeechPlayed
    | SpeechSkipped
    | Gap
    | SessionClosed
)
