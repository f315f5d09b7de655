"""Where floor audio comes from and where it is kept."""

from typing import Protocol

from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.timeline import Ticks


class FloorSource(Protocol):
    """One input of the floor."""

    @property
    def name(self) -> str:
        """Unique within the session."""
        ...

    @property
    def rate_hz(self) -> int:
        """One of timeline.EXACT_RATES_HZ; sources at other rates resample themselves."""
        ...

    @property
    def duration(self) -> Ticks | None:
        """How long a recording is, None for a live input or an unknown length."""
        ...

    def read(self, frames: int) -> Samples:
        """Return the next samples, mono, at most `frames`; empty means that the source has ended."""
        ...

    def close(self) -> None:
        """Release the file or device. May be called twice."""
        ...


class Spool(Protocol):
    """Keeps every captured sample by its offset, so that stages may fall behind without loss.

    A disk that takes no audio never stops the session: the latest is kept in memory and `problem` says so.
    """

    @property
    def problem(self) -> str | None:
        """What the operator must know, in one sentence, or None while everything reaches the disk. Any thread."""
        ...

    def append(self, frame: AudioFrame) -> None:
        """Keep a frame; one that starts after the last end leaves a gap of silence."""
        ...

    def read(self, source: str, start: Ticks, end: Ticks) -> AudioFrame:
        """Return what is kept of [start, end), shorter where nothing more was captured."""
        ...

    def close(self) -> None:
        """Write what is left and release the files."""
        ...
