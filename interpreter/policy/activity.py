"""Decides from the activity of people, frame by frame, when each of them speaks and who has the floor.

A diarization model says how probable it is that a person speaks in each short frame. Frames are counted from the start
of the audio; the people are known by numbers and may speak at once.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class ActivitySettings:
    """When somebody counts as speaking; lengths are in frames. Raises ValueError for contradictions."""

    enter: float = 0.5
    """Probability from which a silent person counts as speaking."""
    leave: float = 0.4
    """Probability below which somebody has ceased."""
    shortest: int = 13
    """Active frames that open a stretch."""
    pause: int = 25
    """Inactive frames that close a stretch."""

    def __post_init__(self) -> None:
        if not 0.0 < self.leave <= self.enter < 1.0:
            raise ValueError(
                "the leave threshold must lie above 0 and not above the enter threshold, that below 1"
            )
        if self.shortest < 1 or self.pause < 1:
            raise ValueError("a stretch and a pause must last a frame or more")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Frames in which one person speaks; `end` is None while he goes on."""

    start: int
    end: int | None = None


@dataclass(frozen=True, slots=True)
class ActivityMemory:
    """What is known of a person between two frames: all that is needed to go on from here."""

    heard: int = 0
    """The frame that comes next."""
    active: bool = False
    start: int | None = None
    """Where the present run of activity, pauses included, began."""
    end: int = 0
    """The frame after the last active one."""
    count: int = 0
    """Active frames of the run."""
    open: bool = False
    """Whether the run is a stretch already."""


class Activity:
    """Turns the probabilities of one person into stretches: each is told when it opens and when it closes."""

    def __init__(self, settings: ActivitySettings, memory: ActivityMemory | None = None) -> None:
        self._settings = settings
        self._now = memory or ActivityMemory()

    @property
    def memory(self) -> ActivityMemory:
        """All that is needed to go on from here."""
        return self._now

    def hear(self, probabilities: Iterable[float]) -> tuple[Stretch, ...]:
        """Take the next frames; return the stretches that opened or closed."""
        told: list[Stretch] = []
        for probability in probabilities:
            told += self._heard(probability)
        return tuple(told)

    def foreseen(self, probabilities: Iterable[float]) -> Stretch | None:
        """Return the stretch that would be open after these frames, without taking them."""
        ahead = Activity(self._settings, self._now)
        ahead.hear(probabilities)
        return ahead.going_on

    def finish(self) -> tuple[Stretch, ...]:
        """Close what is open because nothing more will be heard."""
        before, open_stretch = self._now, self.going_on
        self._now = ActivityMemory(heard=before.heard)
        return () if open_stretch is None else (Stretch(open_stretch.start, before.end),)

    @property
    def going_on(self) -> Stretch | None:
        """The open stretch."""
        return Stretch(self._now.start) if self._now.open and self._now.start is not None else None

    def _heard(self, probability: float) -> tuple[Stretch, ...]:
        frame, now, settings = self._now.heard, self._now, self._settings
        active = probability >= (settings.leave if now.active else settings.enter)
        now = replace(now, heard=frame + 1, active=active)
        if not active:
            ended = now.start is not None and frame + 1 - now.end >= settings.pause
            self._now = ActivityMemory(heard=now.heard) if ended else now
            return (Stretch(now.start, now.end),) if ended and now.open and now.start is not None else ()
        start = frame if now.start is None else now.start
        opens = not now.open and now.count + 1 >= settings.shortest
        self._now = replace(now, start=start, end=frame + 1, count=now.count + 1, open=now.open or opens)
        return (Stretch(start),) if opens else ()


@dataclass(frozen=True, slots=True)
class FloorMemory:
    """Who has the floor and who is about to take it."""

    holder: int | None = None
    candidate: int | None = None
    since: int = 0
    count: int = 0


class FloorHolder:
    """Knows who has the floor: it passes to somebody who speaks while its holder is silent, not to who joins in."""

    def __init__(self, needed: int, memory: FloorMemory | None = None) -> None:
        """`needed` frames of another voice while the holder is silent take the floor."""
        self._needed = needed
        self._now = memory or FloorMemory()

    @property
    def memory(self) -> FloorMemory:
        """All that is needed to go on from here."""
        return self._now

    def hear(self, frame: int, active: Set[int]) -> int | None:
        """Take who is active in a frame; return the frame since when somebody else has the floor, when it passes."""
        now = self._now
        if now.holder in active or not active:
            self._now = replace(now, candidate=None, count=0) if active else now
            return None
        if now.candidate in active:
            now = replace(now, count=now.count + 1)
        else:
            now = replace(now, candidate=min(active), since=frame, count=1)
        self._now = now
        if now.count < self._needed:
            return None
        self._now = FloorMemory(holder=now.candidate)
        return None if now.holder is None else now.since
