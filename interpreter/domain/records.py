"""What the journal holds, one value per line, in the order things became final."""

from dataclasses import dataclass

from interpreter.domain.channels import SpeechPlayed, SpeechSkipped
from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin, Words
from interpreter.domain.settings import SessionSettings
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged, SpeakerTurn, TurnsReassigned
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, LineId, Provenance


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
class Replacement:
    """Some lines, and what stands in their place."""

    old: tuple[LineId, ...]
    new: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LinesEdited:
    """Somebody edited the transcript, in one step; what was committed stays in the records before."""

    replacements: tuple[Replacement, ...]
    what: str
    """In few words, as it can be undone: "edit", "split", "merge", "replace all", "speaker", "import"."""
    at: str
    """Wall-clock time, ISO 8601 with offset."""
    named: tuple[SpeakerNamed, ...] = ()
    """Speakers who were named in the same step."""


@dataclass(frozen=True, slots=True)
class EditUndone:
    """The last edit that still holds no longer does: a `LinesEdited`, or what was said of speakers after the event."""

    at: str
    """Wall-clock time, ISO 8601 with offset."""


@dataclass(frozen=True, slots=True)
class EditRedone:
    """The last edit that was undone holds again; there is none once another edit has come."""

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
    """The session is over: the last record but for what is edited after the event."""

    at: Ticks
    recovered: bool = False
    """Whether the session was cut off and somebody closed its journal later."""


Record = (
    SessionOpened
    | WordsCommitted
    | SpeakerTurn
    | SpeakerNamed
    | SpeakersMerged
    | TurnsReassigned
    | Rediarized
    | RediarizationUndone
    | LinesEdited
    | EditUndone
    | EditRedone
    | SpeechPlayed
    | SpeechSkipped
    | ChannelHeld
    | Gap
    | SessionClosed
)
