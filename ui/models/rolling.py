"""One text as live captions: two lines that roll up, and words that stay where they were first shown.

Broadcasters' conventions (Ofcom, BBC Subtitle Guidelines): at most 42 characters on a line, no word broken, 180 words a
minute, a speaker's name where it changes. Text that comes faster is shown faster, so that none waits over six seconds.
"""

from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from interpreter.domain.captions import Caption
from ui.models.caption_page import Certainty, Cursor, Set, Shape, aligned, fitted, place_still
from ui.models.caption_pieces import Piece, following, pieces_of, settled

WAITS_S = 6.0
"""No committed word waits longer for its place."""
_WORD_S = 60.0 / 180.0
_MOST_WORDS = 54.0
"""So many words no speaker leaves behind: more of them are what was said before we came."""
_LATE_S = 0.1
_QUIET_S = 1.5
_MOST_OPEN = 64
_MOST_KNOWN = 2048
_KEPT = 160
_LONG_AGO = 10 * 48_000
"""Ticks; what ended so long before the words on the screen began is no news."""


@dataclass(frozen=True, slots=True)
class CaptionWord:
    """A word on a line, `x` from where the line begins, in the unit of the shape; `colour` is its speaker's number."""

    text: str
    x: float
    cell: int
    certainty: Certainty
    colour: int
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class CaptionLine:
    """A line by its number, which grows by one with every line that rolls in."""

    number: int
    words: tuple[CaptionWord, ...] = ()

    @property
    def text(self) -> str:
        """The words of the line with spaces between them."""
        return " ".join(word.text for word in self.words)


@dataclass(slots=True)
class _Utterance:
    start: int
    speaker: str | None = None
    name: str | None = None
    revision: int = -1
    taken: str = ""
    waiting: deque[tuple[Piece, float]] = field(default_factory=deque)
    tail: tuple[tuple[Piece, Certainty], ...] = ()
    ended: bool = False

    @property
    def done(self) -> bool:
        return self.ended and not self.waiting

    @property
    def has_more(self) -> bool:
        return bool(self.waiting or self.tail)


class RollingText:
    """The captions of one language as `rows` lines, the newest at the bottom.

    `colour_of` gives the number of a speaker. Times are seconds of any clock that only goes forward.
    """

    def __init__(
        self,
        *,
        colour_of: Callable[[str | None], int] = lambda _speaker: 0,
        shape: Shape | None = None,
        rows: int = 2,
    ) -> None:
        self._shape = shape or Shape()
        self._rows = rows
        self._colour_of = colour_of
        self._open: dict[int, _Utterance] = {}
        self._speakers: OrderedDict[int, str | None] = OrderedDict()
        self._head: int | None = None
        self._begun = False
        self._last: int | None = None
        self._said_by: str | None = None
        self._named: str | None = None
        self._shown = 0
        self._next_s = 0.0
        self._laid: deque[Set] = deque(maxlen=_KEPT)
        self._tail: tuple[Set, ...] = ()
        self._end = Cursor()
        self._bottom = 0
        self.right_to_left = False

    def clear(self) -> None:
        """Show nothing and know no utterance: their numbers begin anew with every session."""
        self._open.clear()
        self._speakers.clear()
        self._head, self._begun, self._shown = None, False, 0
        self._last, self._said_by, self._named = None, None, None
        self._next_s = 0.0
        self._laid.clear()
        self._tail = ()
        self._end, self._bottom = Cursor(), 0
        self.right_to_left = False

    def take(self, caption: Caption, now_s: float) -> None:
        """Take the newest revision of an utterance; older ones, and those long over, are left out."""
        self.right_to_left = caption.right_to_left
        known = self._open.get(caption.utterance)
        if known is None:
            if caption.utterance in self._speakers:
                self._attribute(caption)
            elif not self._is_history(caption):
                self._open[caption.utterance] = _Utterance(caption.start)
                self._remember(caption)
                self._revise(self._open[caption.utterance], caption, now_s)
        else:
            self._attribute(caption)
            self._revise(known, caption, now_s)

    def lines(self, now_s: float) -> tuple[CaptionLine, ...]:
        """Return what is shown now, from the top."""
        while self._choose(now_s):
            self._show(now_s)
            if self._head is None or not self._open[self._head].done:
                break
        shown = (*self._laid, *self._tail)
        first = self._bottom - self._rows + 1
        return tuple(
            CaptionLine(number, tuple(self._word(one) for one in shown if one.at.line == number))
            for number in range(first, self._bottom + 1)
        )

    def reshape(self, shape: Shape) -> None:
        """Set everything anew for lines of another size."""
        if shape == self._shape:
            return
        self._shape = shape
        before, tail = tuple(self._laid), self._tail
        self._laid.clear()
        self._end, self._bottom = Cursor(), 0
        self._lay([(piece, one.utterance) for one in before for piece in fitted(shape, [one.piece])])
        self._set_tail([(one.piece, one.certainty, one.utterance) for one in tail], ())
        for utterance in self._open.values():
            waiting = [
                (part, since_s) for piece, since_s in utterance.waiting for part in fitted(shape, [piece])
            ]
            utterance.waiting = deque(waiting)

    def _is_history(self, caption: Caption) -> bool:
        head = None if self._head is None else self._open.get(self._head)
        return head is not None and caption.ended and caption.end < head.start - _LONG_AGO

    def _attribute(self, caption: Caption) -> None:
        """Note who speaks; where that is somebody else than was said, the next name is told in any case."""
        self._speakers[caption.utterance] = caption.speaker
        if caption.utterance == self._last and caption.speaker not in {None, self._said_by}:
            self._said_by = caption.speaker
            self._named = None

    def _remember(self, caption: Caption) -> None:
        self._speakers[caption.utterance] = caption.speaker
        while len(self._speakers) > _MOST_KNOWN:
            self._speakers.popitem(last=False)
        if len(self._open) > _MOST_OPEN:
            oldest = min(
                (key for key in self._open if key != self._head), key=lambda key: self._open[key].start
            )
            del self._open[oldest]

    def _revise(self, utterance: _Utterance, caption: Caption, now_s: float) -> None:
        utterance.speaker, utterance.name = caption.speaker, caption.speaker_name
        if caption.revision < utterance.revision or utterance.ended:
            return
        utterance.revision, utterance.ended = caption.revision, caption.ended
        committed = caption.committed if caption.ended else settled(caption.committed)
        fresh = committed[len(utterance.taken) :]
        for piece in fitted(self._shape, pieces_of(fresh, after=utterance.taken)):
            utterance.waiting.append((piece, now_s))
        utterance.taken += fresh
        utterance.tail = self._tail_of(utterance.taken, caption)

    def _tail_of(self, committed: str, caption: Caption) -> tuple[tuple[Piece, Certainty], ...]:
        found: list[tuple[Piece, Certainty]] = []
        for text, certainty in (
            (caption.provisional, Certainty.PROVISIONAL),
            (caption.predicted, Certainty.PREDICTED),
        ):
            if text:
                pieces = fitted(self._shape, pieces_of(following(text), after=committed))
                found += [(piece, certainty) for piece in pieces]
                committed += following(text)
        return tuple(found)

    def _choose(self, now_s: float) -> bool:
        """Go on to the next utterance where the present one is over, or silent while another has words."""
        head = None if self._head is None else self._open.get(self._head)
        others = [key for key, one in self._open.items() if key != self._head and one.has_more]
        coming = min(
            others, key=lambda key: (not self._open[key].waiting, self._open[key].start, key), default=None
        )
        if head is not None and not head.done and not self._must_yield(head, others, now_s):
            return True
        if head is not None and head.done and self._head is not None:
            del self._open[self._head]
            self._head = None
        if coming is not None:
            self._head, self._begun, self._shown = coming, False, 0
            self._tail = ()
        return self._head is not None

    def _must_yield(self, head: _Utterance, others: Iterable[int], now_s: float) -> bool:
        patience_s = WAITS_S if head.waiting else _QUIET_S
        waiting = [self._open[key].waiting[0][1] for key in others if self._open[key].waiting]
        if head.waiting and waiting and head.waiting[0][1] <= min(waiting):
            return False
        return any(now_s - since_s >= patience_s for since_s in waiting)

    def _show(self, now_s: float) -> None:
        """Show as many words of the present utterance as it is time for."""
        if self._head is None:
            return
        head = self._open[self._head]
        ahead = [piece for piece, _ in head.waiting] + [piece for piece, _ in head.tail]
        self._shown = max(min(self._shown, len(ahead)), self._overdue(head, now_s))
        while self._shown < len(ahead) and (now_s >= self._next_s or ahead[self._shown].hangs):
            self._pace(ahead[self._shown].reading, now_s)
            self._shown += 1
        old = self._tail
        name = self._name_of(head) if self._shown else None
        count = min(self._shown, len(head.waiting))
        if count:
            fresh = [head.waiting.popleft()[0] for _ in range(count)]
            self._commit(name, fresh, old)
            name = None
            self._shown -= count
        tail = [(piece, certainty, self._head) for piece, certainty in head.tail[: self._shown]]
        if tail and name is not None:
            tail.insert(0, (name, Certainty.COMMITTED, self._head))
        elif tail and not self._begun and self._is_other(head):
            piece, certainty, key = tail[0]
            tail[0] = (replace(piece, turn=True), certainty, key)
        self._set_tail(tail if not head.waiting else [], old)

    def _overdue(self, head: _Utterance, now_s: float) -> int:
        """Return how many words must be shown at once: those that waited long enough, or are from before we came."""
        reading = sum(piece.reading for one in self._open.values() for piece, _ in one.waiting)
        number = 0
        for piece, since_s in head.waiting:
            if reading <= _MOST_WORDS and now_s - since_s < WAITS_S:
                break
            reading -= piece.reading
            number += 1
        return number

    def _pace(self, reading: float, now_s: float) -> None:
        """Set the time of the next word, so that all that wait are shown in time."""
        word_s = _WORD_S
        before = 0.0
        waiting = sorted(
            ((since_s, piece) for one in self._open.values() for piece, since_s in one.waiting),
            key=lambda it: it[0],
        )
        for since_s, piece in waiting:
            before += piece.reading
            if before:
                word_s = min(word_s, max(0.0, since_s + WAITS_S - now_s) / before)
        begin_s = self._next_s if now_s - self._next_s < _LATE_S else now_s
        self._next_s = begin_s + word_s * reading

    def _is_other(self, head: _Utterance) -> bool:
        return head.speaker is not None and self._said_by is not None and head.speaker != self._said_by

    def _name_of(self, head: _Utterance) -> Piece | None:
        """Return what says who speaks, where that has changed."""
        if self._begun or head.speaker is None or head.speaker == self._named:
            return None
        if head.name:
            return Piece(f"{head.name}:", turn=True, is_name=True)
        return Piece("–", turn=True, is_name=True) if self._is_other(head) else None

    def _commit(self, name: Piece | None, fresh: Sequence[Piece], old: Sequence[Set]) -> None:
        head = self._head
        if head is None:
            return
        if not self._begun:
            one = self._open[head]
            if name is None and self._is_other(one):
                fresh = [replace(fresh[0], turn=True), *fresh[1:]]
            if name is not None:
                fresh = [*fitted(self._shape, [name]), *fresh]
                self._named = one.speaker
            self._said_by = one.speaker or self._said_by
            self._last = head
            self._begun = True
        self._lay([(piece, head) for piece in fresh], old)

    def _lay(self, pieces: Sequence[tuple[Piece, int]], old: Sequence[Set] = ()) -> None:
        """Set pieces for good."""
        was = aligned(old, [piece for piece, _ in pieces])
        for number, (piece, utterance) in enumerate(pieces):
            at, self._end = place_still(self._shape, self._end, piece, was.get(number))
            self._laid.append(Set(piece, at, self._end, Certainty.COMMITTED, utterance))
        self._bottom = max(self._bottom, self._end.line)

    def _set_tail(self, pieces: Sequence[tuple[Piece, Certainty, int]], old: Sequence[Set]) -> None:
        """Set what may still change: one line further at most, and none further for what is only predicted."""
        was = aligned(old, [piece for piece, _, _ in pieces])
        end, last = self._end, self._end.line + 1
        tail: list[Set] = []
        for number, (piece, certainty, utterance) in enumerate(pieces):
            at, end = place_still(self._shape, end, piece, was.get(number))
            if at.line > (self._bottom if certainty is Certainty.PREDICTED else last):
                break
            self._bottom = max(self._bottom, at.line)
            tail.append(Set(piece, at, end, certainty, utterance))
        self._tail = tuple(tail)

    def _word(self, one: Set) -> CaptionWord:
        colour = self._colour_of(self._speakers.get(one.utterance))
        return CaptionWord(one.piece.text, one.at.x, one.at.cells, one.certainty, colour, one.piece.is_name)
