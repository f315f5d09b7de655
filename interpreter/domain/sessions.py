"""The sessions on record, as they are listed, and how files made of them are called."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import LineId


class RecordState(StrEnum):
    """Whether a session ended in order, still runs, was cut off, or was closed by somebody after it was cut off."""

    CLOSED = "closed"
    OPEN = "open"
    INTERRUPTED = "interrupted"
    RECOVERED = "recovered"


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """One session in the list. `started` is ISO 8601 with offset; `duration` is what its journal knows of so far."""

    id: str
    started: str
    inputs: tuple[str, ...]
    source_language: str
    targets: tuple[str, ...]
    engine: str
    state: RecordState
    duration: Ticks
    lines: int
    edited: int = 0
    """How many lines are not what was committed any more."""
    last_words: Ticks = Ticks(0)
    """The end of the last words that were committed."""
    kept: bool = False
    """Whether it is kept for ever, however long others are."""
    skipped: bool = False
    """Whether it was cut off and somebody wants it to stay so."""
    has_sound: bool = False
    """Whether sound of it is kept."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A session that was cut off and that nobody has dealt with yet."""

    id: str
    started: str
    """Wall-clock time, ISO 8601 with offset; empty where the record does not say."""
    last_words: Ticks
    """The end of the last words that were committed, since the session started."""
    last_words_at: str
    """The same as wall-clock time, ISO 8601 with offset; empty where the record does not say when it started."""
    lines: int
    inputs: tuple[str, ...]


def file_name(session: str, marks: Iterable[str], suffix: str) -> str:
    """Return the name of a file made of a session, with `marks` (languages, a track) that any file system takes."""
    plain = ("".join(one if one.isalnum() or one in "-_" else "-" for one in mark) for mark in marks)
    return ".".join((session, *plain)) + suffix


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A line of some session in which something was found."""

    session: str
    line: LineId
    language: str
    start: Ticks
    text: str
    """The whole of the line in that language, as edited."""
