"""What still holds in a session, sorted by kind."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TypeVar, cast

from interpreter.domain.events import Published, SessionEvent
from interpreter.domain.timeline import Ticks

Event = TypeVar("Event")


class Held:
    """The events of a snapshot, in the order in which they happened."""

    def __init__(self, published: Iterable[Published] = ()) -> None:
        self._by_kind: defaultdict[type, list[Published]] = defaultdict(list)
        self._all = tuple(published)
        for one in self._all:
            self._by_kind[type(one.event)].append(one)

    @property
    def events(self) -> Sequence[SessionEvent]:
        """All of them."""
        return [one.event for one in self._all]

    def all(self, kind: type[Event]) -> list[Event]:
        """Return the events of one kind."""
        return [cast("Event", one.event) for one in self._by_kind[kind]]

    def newest(self, kind: type[Event]) -> Event | None:
        """Return the last one of a kind."""
        found = self.all(kind)
        return found[-1] if found else None

    def timed(self, kind: type[Event]) -> list[tuple[Ticks, Event]]:
        """Return the events of one kind, each after the session time at which it was told."""
        return [(one.at, cast("Event", one.event)) for one in self._by_kind[kind]]
