"""Which part of a conversation is in sight, and that it stays there while rows change around it."""

import time
from typing import NamedTuple

from ui.models.conversation import Changes, Conversation, Key
from ui.models.heights import Heights
from ui.widgets.conversation_rows import RowLayouts

_SPARE = 32
_MOST_S = 0.003
"""Of a frame to lay out rows that come into sight."""

Strip = tuple[int, int]
"""Top and bottom of something to paint, in pixels of the viewport."""


class _Anchor(NamedTuple):
    """A row that stays where it is: its key and where its top is in the viewport."""

    key: Key
    y: int


class ScrollPlace:
    """The offset of the viewport: at the end while it follows, otherwise fixed to a row that was in sight."""

    def __init__(self, conversation: Conversation, heights: Heights, layouts: RowLayouts) -> None:
        self._conversation = conversation
        self._heights = heights
        self._layouts = layouts
        self._anchor: _Anchor | None = None
        self._height = 0
        self._until = 0.0
        self.following = True
        self.offset = 0
        self.is_settled = True
        """Whether every row in sight is laid out; otherwise the rest comes with the next `settle`."""

    def lay_out_with(self, layouts: RowLayouts) -> None:
        """Keep to the rows in sight while all are laid out anew."""
        self._layouts = layouts

    def take(self, changes: Changes) -> None:
        """Lay out again what changed and had been laid out."""
        for number in changes.changed:
            if self._conversation[number].key in self._layouts:
                self._layouts.lay_out(number)

    def scroll_to(self, offset: int, most: int) -> None:
        """Go where somebody scrolled to; at the end the newest words are followed."""
        self.following = offset >= most
        self._hold(offset)
        self.offset = offset

    def bring(self, number: int) -> bool:
        """Go where a row is in sight; return whether that is elsewhere."""
        height = self._layouts.row(number).height
        self._heights.set(number, height)
        top = self._heights.top(number)
        offset = self.offset
        if top < offset:
            offset = top
        elif top + height > offset + self._height:
            offset = top + min(height, self._height) - self._height
        if offset == self.offset:
            return False
        self.following = False
        self._anchor = _Anchor(self._conversation[number].key, top - offset)
        self.offset = offset
        return True

    def settle(self, height: int, changes: Changes) -> tuple[int, list[Strip]]:
        """Find the offset again; return by how many pixels what is in sight moves, and what is to be painted after."""
        self._height = height
        self._until = time.perf_counter() + _MOST_S
        self.is_settled = True
        if not len(self._heights):
            self.offset, self._anchor = 0, None
            return 0, [(0, height)]
        seen = self._anchor
        grown = self._measure(changes)
        moved = 0 if seen is None else self._top(seen.key) - self.offset - seen.y
        strips = self._strips(changes, grown)
        if seen is None or abs(moved) >= height:
            moved, strips = 0, [(0, height)]
        self._hold(self.offset)
        in_sight = self._heights.at(self.offset + height) - self._heights.at(self.offset)
        self._layouts.most = 2 * in_sight + _SPARE
        return moved, strips

    def _measure(self, changes: Changes) -> int | None:
        """Lay out what is in sight until nothing grows; return the first row that did, or that is new."""
        first = changes.inserted[0] if changes.inserted else None
        if self.following and (grown := self._measure_end()) is not None:
            first = grown if first is None else min(first, grown)
        self._aim()
        for _ in range(64):
            number = self._heights.at(self.offset)
            top = self._heights.top(number) - self.offset
            grown = None
            while number < len(self._heights) and top < self._height:
                tall = self._tall(number)
                if self._heights.set(number, tall) and grown is None:
                    grown = number
                top += tall
                number += 1
            if grown is None:
                break
            first = grown if first is None else min(first, grown)
            self._aim()
        return first

    def _tall(self, number: int) -> int:
        """Return how high a row is; as it seems where the frame has no time left to lay it out."""
        if self._conversation[number].key not in self._layouts and time.perf_counter() > self._until:
            self.is_settled = False
            return self._heights[number]
        return self._layouts.row(number).height

    def _measure_end(self) -> int | None:
        """Lay out no more rows at the end than there is room for; return the first one that grew."""
        room, grown = self._height, None
        for number in range(len(self._heights) - 1, -1, -1):
            tall = self._tall(number)
            if self._heights.set(number, tall):
                grown = number
            room -= tall
            if room <= 0:
                break
        return grown

    def _aim(self) -> None:
        most = max(0, self._heights.total - self._height)
        if self.following or self._anchor is None:
            self.offset = most if self.following else min(self.offset, most)
            return
        self.offset = max(0, min(most, self._top(self._anchor.key) - self._anchor.y))

    def _hold(self, offset: int) -> None:
        """Hold on to the first row in sight, rather to one that is laid out already: its height is known."""
        if not len(self._heights):
            return
        first = number = self._heights.at(offset)
        top = self._heights.top(number) - offset
        begin = top
        while number < len(self._heights) and top < self._height:
            key = self._conversation[number].key
            if key in self._layouts:
                self._anchor = _Anchor(key, top)
                return
            top += self._heights[number]
            number += 1
        self._anchor = _Anchor(self._conversation[first].key, begin)

    def _strips(self, changes: Changes, grown: int | None) -> list[Strip]:
        """Return what is to be painted: rows that changed, and everything from the first that grew or is new."""
        strips = []
        first = self._heights.at(self.offset)
        last = self._heights.at(self.offset + self._height)
        if grown is not None and grown <= last:
            below = max(grown, first)
            strips.append((self._screen(below) + self._fresh(below, changes), self._height))
            last = below - 1
        for number in sorted(changes.changed):
            if first <= number <= last:
                top = self._screen(number)
                strips.append((top + self._fresh(number, changes), top + self._heights[number]))
        return strips

    def _fresh(self, number: int, changes: Changes) -> int:
        key = self._conversation[number].key
        return self._layouts.row(number).fresh if number in changes.changed and key in self._layouts else 0

    def _screen(self, number: int) -> int:
        return self._heights.top(number) - self.offset

    def _top(self, key: Key) -> int:
        return self._heights.top(self._conversation.place(key))
