"""The help strip: numbers, names and terms of the last seconds, each in a place where it stays."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from interpreter.domain.captions import Caption
from interpreter.domain.steps import Term
from interpreter.domain.timeline import Ticks, seconds_from_ticks
from ui.models.finding import Finder, Glossary, HelpEntry, HelpKind

__all__ = ["HelpEntry", "HelpKind", "HelpStrip"]

HEARD_S = 12.0
"""Captions that end longer before the newest one are of no help any more."""
SHORTEST_S = 6.0
"""So long an entry keeps its place, unless there is none that has been shown so long."""
LONGEST_S = 15.0
"""So long an entry is shown after it was said last."""
_MOST_UTTERANCES = 20


@dataclass(slots=True)
class _Slot:
    """A place: what is shown there, since when, when it was said last, and when the place became free."""

    entry: HelpEntry | None = None
    shown_s: float = 0.0
    said_s: float = 0.0
    said_at: Ticks = Ticks(0)
    freed_s: float = field(default=float("-inf"))


class HelpStrip:
    """Keeps a fixed number of places. An entry never moves; one that is heard again stays, with its time begun anew.

    A word that the recogniser takes back is replaced where it stood, as are numbers while they grow.
    """

    def __init__(self, slots: int = 8) -> None:
        self._slots = [_Slot() for _ in range(slots)]
        self._glossary = Glossary()
        self._finder = Finder(self._glossary)
        self._heard: dict[int, tuple[HelpEntry, ...]] = {}
        self._newest = Ticks(0)

    def know(self, terms: Sequence[Term], names: Sequence[str], language: str) -> None:
        """Choose the terms, the names, and the language that is interpreted into; what is shown stays."""
        glossary = Glossary(tuple(terms), tuple(names), language)
        if glossary != self._glossary:
            self._glossary, self._finder = glossary, Finder(glossary)

    def clear(self) -> None:
        """Forget everything that was said, as when another session begins."""
        self._slots = [_Slot() for _ in self._slots]
        self._heard.clear()
        self._newest = Ticks(0)

    def take(self, caption: Caption, now_s: float) -> None:
        """Take a caption of the floor, at `now_s` of a monotonic clock; captions of translations are left alone."""
        if caption.channel is not None:
            return
        self._newest = max(self._newest, caption.end)
        if seconds_from_ticks(Ticks(self._newest - caption.end)) > HEARD_S:
            return
        text = f"{caption.committed} {caption.provisional}"
        found = self._finder.entries(text, caption.language)
        before = self._heard.pop(caption.utterance, ())
        self._heard[caption.utterance] = found
        if len(self._heard) > _MOST_UTTERANCES:
            del self._heard[next(iter(self._heard))]
        if found != before:
            self._free_old(now_s)
            self._replace(before, found, now_s, caption.end)

    def entries(self, now_s: float) -> tuple[HelpEntry | None, ...]:
        """Return what each place shows, None for a free one."""
        self._free_old(now_s)
        return tuple(slot.entry for slot in self._slots)

    def _replace(
        self, before: Sequence[HelpEntry], found: Sequence[HelpEntry], now_s: float, at: Ticks
    ) -> None:
        """Put what is new in an utterance in the places of what is not heard there any more, or in others."""
        gone = Counter(before) - Counter(found)
        new = Counter(found) - Counter(before)
        still = {entry for entries in self._heard.values() for entry in entries}
        left = [slot for slot in self._slots if slot.entry in gone and slot.entry not in still]
        for entry in sorted(new, key=lambda one: self._place_of(one) is None):
            slot = self._place_of(entry) or next((one for one in left if _alike(one.entry, entry)), None)
            if slot in left:
                left.remove(slot)
            slot = slot or self._free_place() or self._oldest(now_s)
            if slot.entry != entry:
                slot.entry, slot.shown_s = entry, now_s
            slot.said_s, slot.said_at = now_s, at
        for slot in left:
            slot.entry, slot.freed_s = None, now_s

    def _place_of(self, entry: HelpEntry) -> _Slot | None:
        return next((slot for slot in self._slots if slot.entry == entry), None)

    def _free_place(self) -> _Slot | None:
        """Return the place that has been free longest."""
        free = [slot for slot in self._slots if slot.entry is None]
        return min(free, key=lambda slot: slot.freed_s, default=None)

    def _oldest(self, now_s: float) -> _Slot:
        """Return the place of what was said first, rather one that has been shown long enough."""
        return min(self._slots, key=lambda slot: (now_s - slot.shown_s < SHORTEST_S, slot.said_s))

    def _free_old(self, now_s: float) -> None:
        for slot in self._slots:
            if slot.entry is not None and self._is_over(slot, now_s):
                slot.entry, slot.freed_s = None, now_s

    def _is_over(self, slot: _Slot, now_s: float) -> bool:
        age_s = max(now_s - slot.said_s, seconds_from_ticks(Ticks(self._newest - slot.said_at)))
        return age_s > LONGEST_S and now_s - slot.shown_s >= SHORTEST_S


def _alike(before: HelpEntry | None, after: HelpEntry) -> bool:
    """Whether one may be a better reading of the other."""
    return before is not None and before.kind is after.kind
