"""Who speaks, and when."""

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
    """A stretch of voice activity; one speaker is not implied. `end` and `cause` are None while it is open."""

    source: str
    segment: int
    start: Ticks
    end: Ticks | None = None
    cause: SegmentEnd | None = None


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """A stretch of one speaker: emitted unsettled, then settled. Ids are never reused, settled turns never change."""

    turn: int
    source: str
    speaker: str | None
    language: str | None
    start: Ticks
    end: Ticks | None
    confidence: float
    settled: bool


@dataclass(frozen=True, slots=True)
class SpeakerNamed:
    """The operator named a speaker; the name reaches every language, the transcript and the exports."""

    speaker: str
    name: str
