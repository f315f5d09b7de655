"""A conversation in words: for the clipboard, and for who cannot see it."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from ui.models.conversation import Changes, Conversation, Missing, Passage, Row
from ui.models.conversation_search import shown
from ui.models.elapsed import clock
from ui.widgets.conversation_columns import Title
from ui.widgets.conversation_painter import Wording

_AGAIN_MS = 1000

Titles = Sequence[Title]


class Reader:
    """Tells assistive technology the newest committed words, once a second at most, and the chosen row."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._since = QElapsedTimer()
        self._said = ""

    def note(self, conversation: Conversation, changes: Changes, titles: Titles) -> None:
        """Tell the newest committed words where they changed."""
        if not changes.changed or (self._since.isValid() and self._since.elapsed() < _AGAIN_MS):
            return
        said = _newest(conversation, titles)
        if said and said != self._said:
            self._said = said
            self._since.start()
            self.describe(said)

    def describe(self, words: str) -> None:
        """Have words read."""
        self._widget.setAccessibleDescription(words)
        event = QAccessibleEvent(self._widget, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(event)


def read(row: Row, wording: Wording, titles: Titles) -> str:
    """Return a row as it is read aloud."""
    if isinstance(row, Missing):
        return f"{row.source}: {row.cause}"
    parts = [f"{title.words}: {shown(text)}" for title in titles if (text := row.text(title.key)) is not None]
    return f"{clock(row.start_s)}, {wording.name(row)}. " + ". ".join(parts)


def written(row: Row, wording: Wording, titles: Titles) -> str:
    """Return a row as it is copied: time, speaker and every text on show, divided by tabs."""
    if isinstance(row, Missing):
        return f"{clock(row.key[0] / 48_000)}\t{row.source}\t{row.cause}"
    texts = [shown(text) if (text := row.text(title.key)) is not None else "" for title in titles]
    return "\t".join((clock(row.start_s), wording.name(row), *texts))


def _newest(conversation: Conversation, titles: Titles) -> str:
    for number in range(len(conversation) - 1, max(-1, len(conversation) - 9), -1):
        row = conversation[number]
        if isinstance(row, Passage):
            texts = [text.committed for title in titles if (text := row.text(title.key)) and text.committed]
            if texts:
                return " – ".join(texts)
    return ""
