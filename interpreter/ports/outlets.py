"""Where events, records and translated speech go."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from interpreter.domain.audio import Samples
from interpreter.domain.events import Published
from interpreter.domain.records import Record
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Transcript


class FeedSink(Protocol):
    """Takes the public feed."""

    def publish(self, published: Published) -> None:
        """Take one event; never blocks for long and never raises for a reader's fault."""
        ...

    def close(self) -> None:
        """The feed is over."""
        ...


class Journal(Protocol):
    """The append-only record of a session."""

    def append(self, record: Record) -> None:
        """Hand a record to the operating system before returning; on disk for good within 200 ms."""
        ...

    def close(self) -> None:
        """Bring everything to disk."""
        ...


class ChannelOutput(Protocol):
    """Plays the translated voice of one listener channel on the session's timeline."""

    def play(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        """Sound `samples` from `start` on, never before the end of what was played last."""
        ...

    def close(self, end: Ticks) -> None:
        """Fill with silence up to `end` and release the output."""
        ...


@dataclass(frozen=True, slots=True)
class ExporterManifest:
    """An export format: its name on the command line, the file's suffix, and the pure function that makes the bytes."""

    name: str
    title: str
    suffix: str
    export: Callable[[Transcript], bytes]
