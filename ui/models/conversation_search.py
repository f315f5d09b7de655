"""Looks for words in a conversation, a few rows at a time, while it goes on."""

import unicodedata
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ui.models.conversation import Conversation, Key, Passage, Text

MOST_HITS = 2000
"""Nobody goes through more one by one."""


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A passage that has the words in one of its columns, numbered as they are shown."""

    key: Key
    column: int


def fold(text: str) -> str:
    """Return text as it is compared: without case, accents and compatibility forms (NFKD, Unicode case folding)."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()


class Search:
    """The hits of one search, from the newest row back to the oldest."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._needle = ""
        self._columns: tuple[str, ...] = ()
        self._hits: list[Hit] = []
        self._scan: Key | None = None
        self._current: Hit | None = None

    @property
    def needle(self) -> str:
        """What is looked for, folded; empty when nothing is."""
        return self._needle

    @property
    def current(self) -> Hit | None:
        """The hit that was gone to last."""
        return self._current

    @property
    def count(self) -> int:
        """How many hits there are so far."""
        return len(self._hits)

    @property
    def is_full(self) -> bool:
        """Whether there are more hits than are counted."""
        return len(self._hits) >= MOST_HITS

    @property
    def is_done(self) -> bool:
        """Whether every row was looked at."""
        return self._scan is None or self.is_full

    @property
    def position(self) -> int:
        """The number of the current hit from 1, 0 without one."""
        if self._current is None:
            return 0
        return bisect_left(self._hits, self._current) + 1

    def look_for(self, words: str, columns: Sequence[str]) -> None:
        """Begin anew; `step` finds. Without words there is nothing to find."""
        self._needle = fold(" ".join(words.split()))
        self._columns = tuple(columns)
        self._hits.clear()
        self._current = None
        rows = len(self._conversation)
        self._scan = self._conversation[rows - 1].key if self._needle and rows else None

    def step(self, rows: int) -> None:
        """Look at so many rows more, backwards in time."""
        if self.is_done or self._scan is None:
            return
        last = _place_after(self._conversation, self._scan)
        first = max(0, last - rows)
        self.look_at(range(first, last))
        self._scan = self._conversation[first - 1].key if first else None

    def look_at(self, places: Iterable[int]) -> None:
        """Look at rows anew that have changed."""
        if not self._needle:
            return
        for place in places:
            row = self._conversation[place]
            if isinstance(row, Passage):
                self._look_at(row)

    def go(self, *, back: bool) -> Hit | None:
        """Move to the next hit, or back, round and round; the first move goes to the newest. Return it."""
        if not self._hits:
            self._current = None
        elif self._current is None:
            self._current = self._hits[-1]
        else:
            here = bisect_left(self._hits, self._current)
            step = here - 1 if back else bisect_right(self._hits, self._current)
            self._current = self._hits[step % len(self._hits)]
        return self._current

    def _look_at(self, passage: Passage) -> None:
        begin = bisect_left(self._hits, Hit(passage.key, -1))
        end = bisect_left(self._hits, Hit(passage.key, len(self._columns)))
        del self._hits[begin:end]
        texts = passage.texts()
        for number, column in enumerate(self._columns):
            text = texts.get(column)
            if text is not None and not self.is_full and self._needle in fold(shown(text)):
                insort(self._hits, Hit(passage.key, number))


def shown(text: Text) -> str:
    """Return all of a text, whatever its certainty."""
    return " ".join(part for part in (text.committed, text.provisional, text.predicted) if part)


def _place_after(conversation: Conversation, key: Key) -> int:
    """Return the place after the row with this key."""
    return conversation.place((*key[:2], key[2] + 1))


def matched(words: Sequence[tuple[str, bool]], needle: str) -> set[int]:
    """Return the numbers of the words that a needle touches; each word comes with whether a space stands before it."""
    text, begins = "", []
    for word, spaced in words:
        text += " " if spaced and text else ""
        begins.append(len(text))
        text += fold(word)
    found: set[int] = set()
    at = text.find(needle)
    while needle and at >= 0:
        first, last = bisect_right(begins, at) - 1, bisect_left(begins, at + len(needle))
        found.update(range(max(first, 0), last))
        at = text.find(needle, at + 1)
    return found
