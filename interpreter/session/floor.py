"""Reads the floor, block by block, and keeps every sample before anything else happens to it."""

from collections.abc import Sequence

from interpreter.domain.audio import AudioFrame
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_samples
from interpreter.ports.floor import FloorSource, Spool

BLOCK = ticks_from_ms(20)


class Floor:
    """All sources of the session on one timeline."""

    def __init__(self, sources: Sequence[FloorSource], spool: Spool) -> None:
        self._spool = spool
        self._open = list(sources)
        self._captured = {source.name: Ticks(0) for source in sources}

    @property
    def ended(self) -> bool:
        """Whether every source has ended."""
        return not self._open

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the sources."""
        return tuple(self._captured)

    @property
    def end(self) -> Ticks:
        """Where the longest source ends so far."""
        return max(self._captured.values(), default=Ticks(0))

    def captured(self, source: str) -> Ticks:
        """Up to where the audio of `source` is in the spool."""
        return self._captured[source]

    def read(self, source: str, start: Ticks, end: Ticks) -> AudioFrame:
        """Return captured audio of [start, end) at the source's own rate."""
        return self._spool.read(source, start, end)

    def capture(self) -> list[AudioFrame]:
        """Take the next 20 ms of every source into the spool."""
        frames: list[AudioFrame] = []
        for source in list(self._open):
            rate_hz = source.rate_hz
            samples = source.read(BLOCK * rate_hz // ticks_from_samples(rate_hz, rate_hz))
            if not len(samples):
                self._open.remove(source)
                continue
            frame = AudioFrame(source.name, self._captured[source.name], rate_hz, samples)
            self._spool.append(frame)
            self._captured[source.name] = frame.end
            frames.append(frame)
        return frames

    def stop(self) -> None:
        """Take no more audio."""
        self._open.clear()
