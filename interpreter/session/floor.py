"""Reads the floor and keeps every sample before anything else happens to it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from interpreter.domain.audio import AudioFrame, frozen
from interpreter.domain.health import Gap
from interpreter.domain.timeline import (
    Ticks,
    samples_from_ticks,
    ticks_from_ms,
    ticks_from_samples,
    ticks_from_seconds,
)
from interpreter.ports.floor import FloorSource, Spool
from interpreter.ports.sound import LIVE_RATE_HZ, LiveSource

BLOCK = ticks_from_ms(20)
OFF_THE_RECORD = "off the record"
_OPENING = ticks_from_seconds(1)
"""A source that begins later than this after it was added has a gap before it."""


class Floor:
    """All sources of the session on one timeline: recordings, read block by block, and live inputs.

    Where audio is missing, because a device was lost or the session is off the record, time goes on and readers get
    silence; the whole of what is missing is told once, when it is over.
    """

    def __init__(
        self,
        sources: Sequence[FloorSource],
        spool: Spool,
        *,
        on_gap: Callable[[Gap], None] = lambda _: None,
    ) -> None:
        self._spool = spool
        self._on_gap = on_gap
        self._open = list(sources)
        self._live: dict[str, LiveSource] = {}
        self._captured = {source.name: Ticks(0) for source in sources}
        self._began = dict(self._captured)
        self._rates = {source.name: source.rate_hz for source in sources}
        self._gaps: dict[str, Gap] = {}
        self._removed: set[str] = set()
        self.off_the_record = False
        self._stopped = False

    @property
    def ended(self) -> bool:
        """Whether no source is left."""
        return not self._open and not self._live

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the sources that have begun, each once, those that were removed included."""
        return tuple(self._captured)

    @property
    def end(self) -> Ticks:
        """Where the longest source ends so far."""
        return max(self._captured.values(), default=Ticks(0))

    def began(self, source: str) -> Ticks:
        """Where `source` began, the last time if it was removed and added again."""
        return self._began[source]

    def captured(self, source: str) -> Ticks:
        """Up to where `source` has come; everything before can be read."""
        return self._captured[source]

    def removed(self, source: str) -> bool:
        """Whether no more will come of `source`, for now."""
        return source in self._removed

    def read(self, source: str, start: Ticks, end: Ticks) -> AudioFrame:
        """Return [start, end), which was captured, at the source's own rate; silence where audio is missing."""
        rate_hz = self._rates[source]
        wanted = samples_from_ticks(end, rate_hz) - samples_from_ticks(start, rate_hz)
        try:
            frame = self._spool.read(source, start, end)
        except KeyError:  # nothing of it was on the record yet
            return AudioFrame(source, start, rate_hz, frozen(np.zeros(wanted, np.float32)))
        if len(frame.samples) >= wanted:
            return frame
        samples = np.zeros(wanted, np.float32)
        late = max(0, frame.start - start) // ticks_from_samples(1, rate_hz)
        samples[late : late + len(frame.samples)] = frame.samples[: wanted - late]
        return AudioFrame(source, start, rate_hz, frozen(samples))

    def add(self, source: LiveSource) -> None:
        """Capture a live input from now on. Its name is new, or one that was removed."""
        self._live[source.name] = source

    def remove(self, source: str) -> None:
        """Capture a live input no longer; what was captured stays."""
        if self._live.pop(source, None) is not None:
            self._end_gap(source)
            if source in self._began:
                self._removed.add(source)

    def capture(self) -> list[AudioFrame]:
        """Take the next 20 ms of every recording into the spool."""
        frames: list[AudioFrame] = []
        for source in list(self._open):
            rate_hz = source.rate_hz
            samples = source.read(BLOCK * rate_hz // ticks_from_samples(rate_hz, rate_hz))
            if not len(samples):
                self._open.remove(source)
                continue
            frame = AudioFrame(source.name, self._captured[source.name], rate_hz, samples)
            self._keep(frame)
            frames.append(frame)
        return frames

    def capture_live(self, now: Ticks) -> list[AudioFrame]:
        """Take whatever has come from every live input into the spool; one that has ended is removed."""
        frames: list[AudioFrame] = []
        if self._stopped:
            return frames
        for name, source in list(self._live.items()):
            for piece in source.take(now):
                if isinstance(piece, Gap):
                    self._miss(piece)
                elif len(piece.samples) and (fresh := self._after_what_is_kept(piece)) is not None:
                    self._begin(name, fresh.start)
                    frames.append(fresh)
                    self._keep(fresh)
            if source.ended:
                self.remove(name)
        return frames

    def stop(self) -> None:
        """Take no more audio."""
        self._stopped = True
        self._open.clear()
        for source in list(self._live):
            self.remove(source)

    def _after_what_is_kept(self, frame: AudioFrame) -> AudioFrame | None:
        """Return what of a frame lies after the end of its source: one that was added again may begin before it."""
        early = self._captured.get(frame.source, frame.start) - frame.start
        if early <= 0:
            return frame
        samples = frame.samples[early // ticks_from_samples(1, frame.rate_hz) :]
        return replace(frame, start=self._captured[frame.source], samples=samples) if len(samples) else None

    def _keep(self, frame: AudioFrame) -> None:
        if self.off_the_record:
            self._miss(Gap(frame.source, frame.start, Ticks(frame.end - frame.start), OFF_THE_RECORD))
            return
        self._end_gap(frame.source)
        self._spool.append(frame)
        self._rates[frame.source] = frame.rate_hz
        self._captured[frame.source] = frame.end

    def _begin(self, source: str, start: Ticks) -> None:
        if source in self._removed or source not in self._began:
            self._began[source] = start
            self._removed.discard(source)
            self._rates[source] = LIVE_RATE_HZ

    def _has_begun(self, source: str) -> bool:
        return source in self._began and source not in self._removed

    def _miss(self, gap: Gap) -> None:
        """Go on without audio; what is missing for one reason is one gap."""
        if self._has_begun(gap.source):
            self._captured[gap.source] = max(self._captured[gap.source], Ticks(gap.start + gap.duration))
        before = self._gaps.get(gap.source)
        if before is not None and before.cause == gap.cause:
            gap = Gap(gap.source, before.start, Ticks(gap.start + gap.duration - before.start), gap.cause)
        else:
            self._end_gap(gap.source)
        self._gaps[gap.source] = gap

    def _end_gap(self, source: str) -> None:
        gap = self._gaps.pop(source, None)
        if gap is None:
            return
        amid = self._has_begun(source) and gap.start >= self._began[source]
        if amid or gap.duration >= _OPENING:
            self._on_gap(gap)
