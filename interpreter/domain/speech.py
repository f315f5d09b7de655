"""Who speaks, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from interpreter.domain.timeline import Ticks


class SegmentEnd(StrEnum):
    """Why a stretch of voice activity was closed."""

    PAUSE = "pause"
    LENGTH = "length"
    TURN = "turn"
    STREAM = "stream"


@dataclass(frozen=True, slots=True)
class SpeechSegment:
    """A stretch of voice activity; one speaker is not implied. `end` and `cause` are None while it is open.

    `known_at` says how much of the source had been heard when this was decided. A segment that ends where the speaker
    changes (`SegmentEnd.TURN`) is cut some time after the change: the next one then starts where this one ends.
    """

    source: str
    segment: int
    start: Ticks
    end: Ticks | None = None
    cause: SegmentEnd | None = None
    known_at: Ticks = Ticks(0)


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """A stretch of one speaker: emitted unsettled as often as its label changes, then settled.

    Ids are never reused and settled turns never change. `speaker` is None while nobody can say. An unsettled turn has
    no `end`. Turns of one source overlap where two people speak at once. `confidence` is from 0 to 1; `known_at` says
    how much of the source had been heard when this was decided.
    """

    turn: int
    source: str
    speaker: str | None
    language: str | None
    start: Ticks
    end: Ticks | None
    confidence: float
    settled: bool
    known_at: Ticks = Ticks(0)


@dataclass(frozen=True, slots=True)
class SpeakerNamed:
    """The operator named a speaker; the name reaches every language, the transcript and the exports."""

    speaker: str
    name: str


@dataclass(frozen=True, slots=True)
class SpeakersMerged:
    """The operator found that two speakers are one person: all that is `speaker`'s, past and future, is `into`'s."""

    speaker: str
    into: str


@dataclass(frozen=True, slots=True)
class TurnsReassigned:
    """The operator gave turns to another speaker, known or new; giving away some of a speaker's turns splits it."""

    turns: tuple[int, ...]
    speaker: str


def display_name(speaker: str, names: Mapping[str, str]) -> str:
    """Return the name to show for a speaker id: the operator's, else "Speaker 3" for "S3", else the id itself."""
    if speaker in names:
        return names[speaker]
    number = speaker.removeprefix("S")
    return f"Speaker {number}" if number != speaker and number.isdecimal() else speaker
