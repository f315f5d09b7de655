"""How much of the floor was lost."""

from collections import Counter
from collections.abc import Iterable

from interpreter.domain.devices import Direction, Xrun
from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks, seconds_from_ticks
from ui.models.concerns import OFF_THE_RECORD


class Dropped:
    """Adds up what is missing of every source.

    What a callback could not deliver becomes a gap as soon as it can be heard, so that of a source the larger of both
    sums counts. What was left out on purpose, off the record, was not lost.
    """

    def __init__(self) -> None:
        self._gaps: Counter[str] = Counter()
        self._xruns: Counter[str] = Counter()
        self._first: dict[str, Ticks] = {}
        self._last: dict[str, Ticks] = {}

    def take(self, event: Gap | Xrun) -> None:
        """Take what is told as it happens."""
        match event:
            case Xrun(direction=Direction.INPUT, used_by=source, lost=lost):
                self._xruns[source] += lost
            case Gap(source=source, start=start, cause=cause) if cause != OFF_THE_RECORD:
                if start >= self._last.get(source, start):
                    self._add(event)
            case _:
                pass

    def recall(self, gaps: Iterable[Gap]) -> None:
        """Take the gaps of the record; those that were told already count once."""
        firsts = dict(self._first)
        for gap in gaps:
            if gap.cause != OFF_THE_RECORD and gap.start < firsts.get(gap.source, Ticks(gap.start + 1)):
                self._add(gap)

    @property
    def seconds(self) -> float:
        """All that is missing."""
        sources = self._gaps.keys() | self._xruns.keys()
        return seconds_from_ticks(Ticks(sum(max(self._gaps[one], self._xruns[one]) for one in sources)))

    def _add(self, gap: Gap) -> None:
        end = Ticks(gap.start + gap.duration)
        self._gaps[gap.source] += gap.duration
        self._first[gap.source] = min(self._first.get(gap.source, gap.start), gap.start)
        self._last[gap.source] = max(self._last.get(gap.source, end), end)
