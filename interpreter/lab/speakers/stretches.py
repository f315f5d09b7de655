"""Stretches of time that carry a label: what was true, and what was said to be. All times in milliseconds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Regions = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the recording that belongs to one speaker or label."""

    start_ms: float
    end_ms: float
    label: str

    @property
    def duration_ms(self) -> float:
        """How long it lasts."""
        return self.end_ms - self.start_ms


def shared_ms(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return how long two stretches of time overlap."""
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]))


def joined(stretches: Iterable[Stretch], *, gap_ms: float = 0.0) -> tuple[Stretch, ...]:
    """Return the stretches by start, those of one label that overlap or are at most `gap_ms` apart made one."""
    last: dict[str, int] = {}
    found: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda one: (one.start_ms, one.end_ms, one.label)):
        place = last.get(stretch.label)
        if place is not None and stretch.start_ms - found[place].end_ms <= gap_ms:
            end_ms = max(found[place].end_ms, stretch.end_ms)
            found[place] = Stretch(found[place].start_ms, end_ms, stretch.label)
        else:
            last[stretch.label] = len(found)
            found.append(stretch)
    return tuple(found)


def within(stretches: Iterable[Stretch], regions: Regions) -> tuple[Stretch, ...]:
    """Return what of the stretches lies in the regions, by start."""
    cut = (
        Stretch(max(stretch.start_ms, start), min(stretch.end_ms, end), stretch.label)
        for stretch in stretches
        for start, end in regions
    )
    kept = (stretch for stretch in cut if stretch.duration_ms > 0)
    return tuple(sorted(kept, key=lambda one: (one.start_ms, one.end_ms, one.label)))


def mostly(stretches: Iterable[Stretch], start_ms: float, end_ms: float) -> str | None:
    """Return the label that covers most of a stretch of time, None where none does."""
    covered: dict[str, float] = {}
    for stretch in stretches:
        shared = shared_ms((stretch.start_ms, stretch.end_ms), (start_ms, end_ms))
        covered[stretch.label] = covered.get(stretch.label, 0.0) + shared
    best = max(covered, key=lambda label: covered[label], default=None)
    return best if best is not None and covered[best] > 0 else None
