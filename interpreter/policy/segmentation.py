"""Decides where speech starts and ends from the voice probability of successive windows.

Hysteresis of two thresholds; a pause closes a segment, a long segment is content with a shorter pause, and no segment
exceeds its hard maximum.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count

from interpreter.domain.speech import SegmentEnd, SpeechSegment
from interpreter.domain.timeline import Ticks, ticks_from_ms

WINDOW = ticks_from_ms(32)
"""How much audio one probability stands for."""

Segments = tuple[SpeechSegment, ...]


@dataclass(frozen=True, slots=True)
class SegmentationSettings:
    """When a segment opens and closes. Raises ValueError for values that contradict one another."""

    enter: float = 0.5
    """Probability from which a window counts as voice after silence."""
    leave: float = 0.35
    """Probability below which voice has ceased."""
    minimum_speech: Ticks = ticks_from_ms(96)
    """Voice that must be heard before a segment opens."""
    pre_roll: Ticks = ticks_from_ms(200)
    """How far a segment starts before its first voice."""
    hangover: Ticks = ticks_from_ms(100)
    """How far a segment reaches beyond its last voice."""
    pause: Ticks = ticks_from_ms(300)
    """Silence that closes a segment."""
    short_pause: Ticks = ticks_from_ms(100)
    """Silence that is enough at the hard maximum; between soft and hard maximum the pause shrinks evenly."""
    soft_maximum: Ticks = ticks_from_ms(10_000)
    hard_maximum: Ticks = ticks_from_ms(15_000)

    def __post_init__(self) -> None:
        if not 0.0 < self.leave <= self.enter < 1.0:
            raise ValueError(
                "the leave threshold must lie above 0 and not above the enter threshold, that below 1"
            )
        if min(self.minimum_speech, self.pre_roll, self.hangover) < 0:
            raise ValueError("minimum speech, pre-roll and hangover must not be negative")
        if not 0 < self.short_pause <= self.pause:
            raise ValueError("the short pause must be above 0 and not longer than the pause")
        if not 0 <= self.soft_maximum <= self.hard_maximum:
            raise ValueError("the soft maximum must not exceed the hard maximum")
        if self.hard_maximum < self.pre_roll + self.minimum_speech + self.pause + 2 * WINDOW:
            raise ValueError("the hard maximum must leave room for pre-roll, minimum speech and a pause")


@dataclass(frozen=True, slots=True)
class SegmentationMemory:
    """What a segmentation knows between two windows: with the same memory, the same windows give the same segments."""

    open: SpeechSegment | None = None
    voiced: bool = False
    voice_start: Ticks | None = None
    """Where the present run of voice began, between segments."""
    voice_end: Ticks = Ticks(0)
    heard_until: Ticks = Ticks(0)
    earliest: Ticks = Ticks(0)
    """No segment may start before."""


class Segmentation:
    """Turns the windows of one source into speech segments that follow one another and never overlap.

    Each segment is emitted twice: when it opens (`end` None) and when it closes.
    """

    def __init__(
        self,
        source: str,
        settings: SegmentationSettings,
        *,
        next_id: Callable[[], int] | None = None,
        memory: SegmentationMemory | None = None,
    ) -> None:
        """`next_id` gives the numbers of the segments, without it they count from 0; `memory` goes on from there."""
        before = memory or SegmentationMemory()
        self._source = source
        self._settings = settings
        self._next_id = next_id or count().__next__
        self._open = before.open
        self._voiced = before.voiced
        self._voice_start = before.voice_start  # of the present run of voice, between segments
        self._voice_end = before.voice_end
        self._heard_until = before.heard_until
        self._earliest = before.earliest  # no segment may start before

    @property
    def memory(self) -> SegmentationMemory:
        """All that is needed to go on from here."""
        return SegmentationMemory(
            open=self._open,
            voiced=self._voiced,
            voice_start=self._voice_start,
            voice_end=self._voice_end,
            heard_until=self._heard_until,
            earliest=self._earliest,
        )

    def hear(self, start: Ticks, probability: float) -> Segments:
        """Take the window that begins at `start`; a later start than expected is a gap and counts as silence.

        Raises ValueError for a window that begins before the last one ended.
        """
        if start < self._heard_until:
            raise ValueError(f"window at tick {start} overlaps the one that ended at {self._heard_until}")
        missed = self._after_gap(start) if start > self._heard_until else ()
        self._heard_until = Ticks(start + WINDOW)
        self._voiced = probability >= (self._settings.leave if self._voiced else self._settings.enter)
        if self._voiced:
            self._voice_end = self._heard_until
        if self._open is None:
            return missed + self._opening(start)
        return missed + self._closing(self._open, self._heard_until)

    def cut(self, at: Ticks) -> Segments:
        """Close what is open at `at` because the speaker changed there; the next segment opens at the same point.

        Raises ValueError when no voice was heard on both sides of it.
        """
        if self._open is None or not self._open.start < at < self._voice_end:
            raise ValueError(f"no voice was heard on both sides of tick {at}, so nothing can be cut there")
        now = self._heard_until
        closed = replace(self._open, end=at, cause=SegmentEnd.TURN, known_at=now)
        self._open = SpeechSegment(self._source, self._next_id(), at, known_at=now)
        return closed, self._open

    def finish(self, at: Ticks) -> Segments:
        """Close what is open because the source ended at `at`."""
        self._heard_until = max(at, self._heard_until)
        self._voiced, self._voice_start = False, None
        return (self._closed(self._open, SegmentEnd.STREAM),) if self._open else ()

    def _after_gap(self, start: Ticks) -> Segments:
        self._voiced, self._voice_start = False, None
        ended = self._closing(self._open, start) if self._open else ()
        if self._open is None:
            self._earliest = start
        return ended

    def _opening(self, window: Ticks) -> Segments:
        if not self._voiced:
            self._voice_start = None
            return ()
        if self._voice_start is None:
            self._voice_start = window
        if self._voice_end - self._voice_start < self._settings.minimum_speech:
            return ()
        start = max(self._earliest, Ticks(self._voice_start - self._settings.pre_roll))
        number, now = self._next_id(), self._heard_until
        self._open, self._voice_start = SpeechSegment(self._source, number, start, known_at=now), None
        return (self._open,)

    def _closing(self, segment: SpeechSegment, now: Ticks) -> Segments:
        length = now - segment.start
        if now - self._voice_end >= self._pause_needed(length):
            return (self._closed(segment, SegmentEnd.PAUSE),)
        if length + WINDOW <= self._settings.hard_maximum:
            return ()
        cut = self._closed(segment, SegmentEnd.LENGTH)
        if self._voiced:  # the voice goes on: the next window of it opens a segment here
            self._voice_start = Ticks(self._earliest - self._settings.minimum_speech)
        return (cut,)

    def _pause_needed(self, length: int) -> float:
        settings = self._settings
        if length <= settings.soft_maximum:
            return settings.pause
        spent = (length - settings.soft_maximum) / max(1, settings.hard_maximum - settings.soft_maximum)
        return settings.pause - min(1.0, spent) * (settings.pause - settings.short_pause)

    def _closed(self, segment: SpeechSegment, cause: SegmentEnd) -> SpeechSegment:
        goes_on = self._voiced and cause is SegmentEnd.LENGTH
        end = self._heard_until if goes_on else self._after_voice()
        self._open, self._earliest = None, end
        return replace(segment, end=end, cause=cause, known_at=self._heard_until)

    def _after_voice(self) -> Ticks:
        return min(Ticks(self._voice_end + self._settings.hangover), self._heard_until)
