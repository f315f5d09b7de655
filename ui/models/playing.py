"""What of a session on record can be heard, and which word of it is heard now."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from interpreter.domain.sharing import FLOOR
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks
from interpreter.domain.transcript import Line, LineId
from ui.models.review import Row
from ui.models.review_words import Span, heard_at

_LONGEST = 120 * TICKS_PER_SECOND
"""How far back a line may have begun that is still being said."""


@dataclass(frozen=True, slots=True)
class Sound:
    """A source of the floor, or what listeners of a channel heard."""

    name: str
    channel: bool
    language: str
    duration: Ticks

    def speaks(self, line: Line) -> bool:
        """Whether a line is heard on it."""
        if self.channel:
            return bool(line.translations.get(self.language))
        return self.name in {line.source, FLOOR}

    def language_of(self, line: Line) -> str:
        """Return in which language a line is heard on it."""
        return self.language if self.channel else line.language


Spans = Callable[[Line, Sound], Sequence[Span]]
"""Returns the words of a line with their times on a sound, those that are heard on it."""


class Heard(NamedTuple):
    """A word that is heard."""

    line: LineId
    language: str
    begin: int
    end: int


def heard_on(rows: Sequence[Row], sound: Sound, at: Ticks, spans_of: Spans) -> Heard | None:
    """Return the word that is heard on a sound, or was heard last; None before the first. Rows are in their order."""
    newest: tuple[Ticks, Line, Span] | None = None
    number = bisect_right(rows, at, key=lambda row: row.start) - 1
    while number >= 0 and rows[number].start >= at - _LONGEST:
        row = rows[number]
        number -= 1
        if not isinstance(row, Line) or not sound.speaks(row):
            continue
        span = heard_at(spans_of(row, sound), at)
        if span is not None and (newest is None or span.start > newest[0]):
            newest = (span.start, row, span)
        if newest is not None and not sound.channel and row.end < newest[0]:
            break
    if newest is None:
        return None
    return Heard(newest[1].id, sound.language_of(newest[1]), newest[2].begin, newest[2].end)
