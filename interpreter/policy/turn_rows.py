"""Keeps every turn of a session in about a hundred bytes: a day of talk has to fit into the memory of a small computer.

A turn is one row of bytes that sorts by its start, then by its number.
"""

from array import array
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from struct import Struct

from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks

_ROW = Struct(">QqqqdiiB")  # start, turn, end, known_at, confidence, speaker, language, settled
_START = Struct(">Q")
_END = Struct(">q")
_END_AT = 16
_ZERO = 1 << 63  # starts are kept without a sign, so that bytes compare as numbers do
_NONE = -1
_MOST_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Stretch:
    """Who spoke when, as it was noted. `end` is None while the turn goes on."""

    turn: int
    speaker: str | None
    start: Ticks
    end: Ticks | None

    def holds(self, moment: int) -> bool:
        """Whether a moment lies in it."""
        return self.start <= moment and (self.end is None or moment < self.end)


class TurnRows:
    """The turns of every source in their newest form. A number stands for one turn of one source, always."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, list[bytes]] = defaultdict(list)
        self._open: dict[int, bytes] = {}  # the rows of the turns that are not settled
        self._settled = array("q")  # the numbers of the others, sorted
        self._texts: list[str] = []
        self._places: dict[str, int] = {}

    def note(self, turn: SpeakerTurn) -> None:
        """Take a new turn, or the newer form of a known one."""
        rows = self._rows[turn.source]
        self._forget(turn.turn, rows)
        row = self._packed(turn)
        insort(rows, row)
        if turn.settled:
            insort(self._settled, turn.turn)
        else:
            self._open[turn.turn] = row

    def clear(self) -> None:
        """Forget every turn."""
        self._rows.clear()
        self._open.clear()
        del self._settled[:]

    def turns(self) -> Iterator[SpeakerTurn]:
        """Yield every turn as it was noted, source by source, by start."""
        for source, rows in self._rows.items():
            for row in rows:
                yield self._turn(source, row)

    def stretches(self) -> Iterator[Stretch]:
        """Yield who spoke when, over all sources, by start."""
        return map(self._stretch, merge(*self._rows.values()))

    def around(self, source: str, start: Ticks, end: Ticks) -> list[Stretch]:
        """Return what touches [start, end) on a source, by start: the latest that begin before its end."""
        rows = self._rows.get(source, [])
        last = bisect_left(rows, _START.pack(end + _ZERO))
        nearby = rows[max(0, last - _MOST_AT_ONCE) : last]
        return [self._stretch(row) for row in nearby if _goes_beyond(row, start)]

    def _forget(self, turn: int, rows: list[bytes]) -> None:
        """Take the earlier form of a turn away, if there is one."""
        if (row := self._open.pop(turn, None)) is not None:
            del rows[bisect_left(rows, row)]
            return
        place = bisect_left(self._settled, turn)
        if place < len(self._settled) and self._settled[place] == turn:
            del self._settled[place]
            del rows[next(index for index, row in enumerate(rows) if _ROW.unpack(row)[1] == turn)]

    def _packed(self, turn: SpeakerTurn) -> bytes:
        return _ROW.pack(
            turn.start + _ZERO,
            turn.turn,
            _NONE if turn.end is None else turn.end,
            turn.known_at,
            turn.confidence,
            self._place(turn.speaker),
            self._place(turn.language),
            turn.settled,
        )

    def _turn(self, source: str, row: bytes) -> SpeakerTurn:
        start, turn, end, known_at, confidence, speaker, language, settled = _ROW.unpack(row)
        return SpeakerTurn(
            turn,
            source,
            self._text(speaker),
            self._text(language),
            Ticks(start - _ZERO),
            None if end == _NONE else Ticks(end),
            confidence,
            bool(settled),
            Ticks(known_at),
        )

    def _stretch(self, row: bytes) -> Stretch:
        start, turn, end, _, _, speaker, _, _ = _ROW.unpack(row)
        return Stretch(turn, self._text(speaker), Ticks(start - _ZERO), None if end == _NONE else Ticks(end))

    def _place(self, text: str | None) -> int:
        """Return where a text is kept once and for all."""
        if text is None:
            return _NONE
        if text not in self._places:
            self._places[text] = len(self._texts)
            self._texts.append(text)
        return self._places[text]

    def _text(self, place: int) -> str | None:
        return None if place == _NONE else self._texts[place]


def _goes_beyond(row: bytes, moment: Ticks) -> bool:
    end: int = _END.unpack_from(row, _END_AT)[0]
    return end > moment or end == _NONE
