"""Which rows of a conversation are chosen, whatever is said meanwhile."""

from ui.models.conversation import Conversation, Key, Row


class Selection:
    """A run of rows between the one that was chosen first and the one chosen last."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self._first: Key | None = None
        self._last: Key | None = None

    def __contains__(self, number: int) -> bool:
        """Whether a row is chosen."""
        if self._first is None or self._last is None:
            return False
        key = self._conversation[number].key
        return min(self._first, self._last) <= key <= max(self._first, self._last)

    @property
    def row(self) -> Row | None:
        """The row chosen last."""
        if self._last is None:
            return None
        number = self._conversation.place(self._last)
        return self._conversation[number] if number < len(self._conversation) else None

    def clear(self) -> None:
        """Choose none."""
        self._first = self._last = None

    def choose(self, number: int, *, extend: bool) -> None:
        """Choose one row, or the run to it."""
        self._last = self._conversation[number].key
        if self._first is None or not extend:
            self._first = self._last

    def moved(self, step: int, start: int) -> int:
        """Return the row so many steps from the chosen one, from `start` where none is."""
        here = start if self._last is None else self._conversation.place(self._last)
        return min(max(here + step, 0), len(self._conversation) - 1)

    def rows(self) -> list[Row]:
        """Return the chosen rows in order."""
        if self._first is None or self._last is None:
            return []
        ends = sorted((self._conversation.place(self._first), self._conversation.place(self._last)))
        most = len(self._conversation)
        return [self._conversation[number] for number in range(ends[0], min(ends[1] + 1, most))]
