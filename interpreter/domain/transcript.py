"""The record of a session: committed text only."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin, Words
from interpreter.domain.models import UsedModel
from interpreter.domain.speech import SpeakerTurn, display_name
from interpreter.domain.timeline import Ticks


@dataclass(frozen=True, slots=True)
class LineId:
    """Which line of a transcript; a line that was split is found by its parts."""

    source: str
    utterance: int
    part: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance: what was said and its translations by language. Times are those of the source audio.

    One that was split makes several lines, utterances that were merged make one, with the id of the first.
    """

    utterance: int
    source: str
    speaker: str | None
    start: Ticks
    end: Ticks
    language: str
    text: str
    translations: Mapping[str, str] = field(default_factory=dict)
    origin: Origin = Origin.MACHINE
    """Who made the translations."""
    words: Words = ()
    """The words of `text` with their times."""
    shown_only: Mapping[str, str] = field(default_factory=dict)
    """By language, what the machine wrote while an interpreter was on air: readers saw it, listeners heard a human."""
    part: int = 0
    original: Mapping[str, str] = field(default_factory=dict)
    """By language, what was committed where somebody has edited the text since; empty where nobody has."""
    speaker_edited: bool = False
    """Whether somebody said who spoke, so that finding it out again changes nothing."""

    @property
    def id(self) -> LineId:
        """Which line it is."""
        return LineId(self.source, self.utterance, self.part)

    @property
    def edited(self) -> bool:
        """Whether it is not what was committed any more."""
        return self.speaker_edited or bool(self.original)


@dataclass(frozen=True, slots=True)
class Found:
    """Where something stands in the text of a line in one language: its characters from `start` to before `end`."""

    line: LineId
    language: str
    start: int
    end: int
    text: str = field(compare=False, repr=False)
    """The text that was searched."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a transcript comes from, so that an export can say so."""

    session: str
    started: str
    """Wall-clock start, ISO 8601 with offset."""
    engine: str
    version: str
    inputs: tuple[str, ...] = ()
    models: tuple[UsedModel, ...] = ()
    """What the engine was started with."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """Everything an exporter needs; lines are in the order of their start."""

    provenance: Provenance
    source_language: str
    targets: tuple[str, ...]
    lines: tuple[Line, ...]
    gaps: tuple[Gap, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    """Speaker id → the name the operator gave."""
    turns: tuple[SpeakerTurn, ...] = ()
    """Who spoke when, by start, with the operator's corrections applied; every one settled and with an end."""
    duration: Ticks = Ticks(0)
    complete: bool = True
    """False while the session runs, and when it was interrupted and this is what its journal holds."""
    closed: bool = True
    """Whether its record was closed, be it after an interruption; one that runs, or was cut off, is open."""
    languages: tuple[str, ...] = ()
    """The languages it was restricted to, in the order they are wanted; empty: all of them."""

    def name_of(self, speaker: str | None) -> str | None:
        """Return the name to print for a speaker id, or None where nobody is known."""
        return None if speaker is None else display_name(speaker, self.names)
