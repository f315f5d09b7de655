"""Where events, records and translated speech go."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.channels import Heard
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
    """The append-only record of a session.

    A disk that takes no text never stops the session: the text waits in memory, in order, and `problem` says so.
    """

    @property
    def problem(self) -> str | None:
        """What the operator must know, in one sentence, or None while every record reaches the disk. Any thread."""
        ...

    def append(self, record: Record) -> None:
        """Hand a record to the operating system before returning; on disk for good within 200 ms."""
        ...

    def close(self) -> None:
        """Bring everything to disk."""
        ...


class Recording(Protocol):
    """Keeps the sound of one listener channel."""

    def play(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        """Keep `samples` at `start`, not before the end of what was kept last. Raises OSError or RuntimeError."""
        ...

    def close(self, end: Ticks) -> None:
        """Fill with silence up to `end` and complete it."""
        ...


class ChannelOutput(Protocol):
    """Sounds one listener channel, or a desk's headphones, on the session's timeline."""

    def play(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        """Let the machine say `samples` from `start` on, never before the end of what it said last.

        It is heard only while the machine is let through.
        """
        ...

    def let_through(self, heard: Heard) -> None:
        """Switch to what is heard from now on, what was heard fading out before the new fades in.

        What the machine was still to say is dropped when it is let through no longer.
        """
        ...

    def mute(self, muted: bool) -> None:
        """Silence everything in less than 20 ms, or let it be heard again."""
        ...

    def silence_source(self, source: str, silent: bool) -> None:
        """Silence one source here in less than 20 ms (a desk's cough key), or let it be heard again."""
        ...

    def set_volume(self, volume_db: float) -> None:
        """Play louder or softer."""
        ...

    def take_floor(self, frames: Sequence[AudioFrame]) -> None:
        """Hear what was captured just now; an output with its own short way from the devices has no need of it."""
        ...

    def rendered(self) -> Sequence[AudioFrame]:
        """Return what really sounded since the last call, mono, `source` being the channel; a gap is a later start."""
        ...

    def close(self, end: Ticks) -> None:
        """Fill with silence up to `end` and release the output."""
        ...


@runtime_checkable
class PiecewiseOutput(Protocol):
    """An output that joins the pieces of a clause without a seam; any other is given every clause as a whole."""

    def play_piece(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        """Let the machine say the next piece of a clause from `start` on, never before the end of what it said last.

        The pieces of a clause have one rate. It is heard only while the machine is let through.
        """
        ...

    def end_clause(self) -> None:
        """All of the clause was handed over; what comes next belongs to another one."""
        ...


@runtime_checkable
class ReplayOutput(Protocol):
    """An output on which a record sounds as it is; on any other it is as loud as a clause of the machine."""

    def replay(self, start: Ticks, samples: Samples) -> None:
        """Play mono `samples` at 48 kHz in place of what the machine says, never before the end of what came before."""
        ...

    @property
    def behind(self) -> Ticks:
        """By how much what sounds now comes after its place: the clock of a device goes slower, or blocks were lost."""
        ...


class SoundAudience(Protocol):
    """Hears what sounds on every channel and on the floor while it sounds: phones, in the end."""

    @property
    def wanted(self) -> bool:
        """Whether anybody hears it at all."""
        ...

    def take(self, sounded: Mapping[str, Sequence[AudioFrame]]) -> None:
        """Take what sounded since the last call, about every 10 ms, by channel or domain.sharing.FLOOR.

        Frames are mono at 48 kHz and abut; a gap is a later start. Never blocks.
        """
        ...


@dataclass(frozen=True, slots=True)
class Track:
    """One sound of a session on record: a source of the floor, or what listeners of a channel heard."""

    name: str
    """The source's or the channel's."""
    channel: bool
    language: str
    """Of the channel, or that usually spoken."""
    duration: Ticks


class RecordedSound(Protocol):
    """The sound of a session on record, on its timeline. Any one thread."""

    @property
    def tracks(self) -> Sequence[Track]:
        """What there is: the sources, then the channels."""
        ...

    def read(self, track: Track, start: Ticks, end: Ticks) -> AudioFrame:
        """Return what sounded between two times, mono; silence where nothing was kept. Raises BrokenRecord."""
        ...


@dataclass(frozen=True, slots=True)
class ExporterManifest:
    """An export format: its name on the command line, the file's suffix, and the pure function that makes the bytes."""

    name: str
    title: str
    suffix: str
    export: Callable[[Transcript], bytes]
    export_sound: Callable[[Transcript, RecordedSound, Track | None], bytes] | None = None
    """Used instead where the sound is on record and the format can hold it; the track is the one that is asked for."""
    bilingual: bool = False
    """Whether a language that is chosen stands beside the one that is usually spoken, which then comes along."""
