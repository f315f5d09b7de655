"""Decides which committed words of a translation are spoken as one piece.

A clause ends at punctuation, at a pause of at least 300 ms between the source times of two words, at twelve words, or
with its utterance. A voice that has nothing to say does not wait that long: a short run is released as soon as it is
worth speaking, which keeps the ear-voice span near three seconds.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Self

from interpreter.domain.channels import Clause
from interpreter.domain.hypothesis import Hypothesis, Origin, Word, text_of
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.domain.tuning import Tuning

_STOPS = frozenset(".,;:!?…。、，！？；：؟،؛।—–")
_CLOSING = _STOPS | frozenset("%)]}»”’″°")
_OPENING = frozenset("([{«“‘¿¡")
_SHORT_LETTERS = 3
_ENDED_REMEMBERED = 256


@dataclass(frozen=True, slots=True)
class ClauseTiming:
    """When a committed run is long or old enough to be spoken. Word counts leave punctuation marks out."""

    longest_words: int = 12
    pause: Ticks = ticks_from_ms(300)
    """A gap between the source times of two words that separates clauses."""
    idle_words: int = 4
    """A run of this length starts a voice that has nothing to say."""
    idle_wait: Ticks = ticks_from_ms(900)
    """A shorter run starts it when no word has joined for this long."""
    busy_wait: Ticks = ticks_from_ms(3_000)
    """A run is released to a voice that is speaking when no word has joined for this long."""
    full_wait: Ticks = ticks_from_ms(400)
    """A run of `longest_words` waits this long for its punctuation mark."""
    order_wait: Ticks = ticks_from_ms(4_000)
    """Words wait at most this long for an earlier utterance of their source to end."""

    @classmethod
    def tuned(cls, tuning: Tuning) -> Self:
        """Return the timing that a tuning asks for."""
        return cls(
            longest_words=tuning.clause_words,
            idle_words=tuning.start_words,
            idle_wait=ticks_from_ms(tuning.start_wait_ms),
        )

    def __post_init__(self) -> None:
        if not 1 <= self.idle_words <= self.longest_words:
            raise ValueError(f"idle_words must be in 1..{self.longest_words}, got {self.idle_words}")


@dataclass(slots=True)
class _Run:
    """The committed words of one utterance that are in no clause yet, with the time each was committed."""

    utterance: int
    source: str
    words: list[Word] = field(default_factory=list)
    committed: list[Ticks] = field(default_factory=list)
    ended: bool = False


class ClausePolicy:
    """Cuts the committed translation on one channel into clauses; every committed word is in exactly one.

    Utterances of one source leave in the order in which they first appeared. Hypotheses of another language or of the
    floor are ignored, and so are words that were taken before; that is known of the latest 256 utterances that ended.
    """

    def __init__(
        self, channel: str, language: str, *, ids: Iterator[int], timing: ClauseTiming | None = None
    ) -> None:
        self._channel = channel
        self._language = language
        self._ids = ids
        self.timing = timing or ClauseTiming()
        """Changes hold from the next word on."""
        self._runs: dict[int, _Run] = {}
        self._taken: dict[int, int] = {}
        self._ended: deque[int] = deque()

    def take(self, hypothesis: Hypothesis, now: Ticks) -> list[Clause]:
        """Add the newly committed words of `hypothesis`; return the clauses that are complete."""
        if hypothesis.origin is Origin.FLOOR or hypothesis.language != self._language:
            return []
        taken = self._taken.get(hypothesis.utterance, 0)
        fresh = hypothesis.committed[taken:]
        known = hypothesis.utterance in self._taken and hypothesis.utterance not in self._runs
        if known and not fresh:
            return []
        run = self._runs.setdefault(hypothesis.utterance, _Run(hypothesis.utterance, hypothesis.source))
        run.words.extend(fresh)
        run.committed.extend([now] * len(fresh))
        run.ended = run.ended or hypothesis.ended
        self._taken[hypothesis.utterance] = taken + len(fresh)
        return self._release(now)

    def foreseen(self, hypothesis: Hypothesis, *, idle: bool = False) -> str:
        """Return the text of the next clause of an utterance that was taken, if its provisional words come true.

        Empty where they end no clause yet; `idle` says that the voice has nothing left to say and starts early.
        """
        run = self._runs.get(hypothesis.utterance)
        if run is None or hypothesis.origin is Origin.FLOOR or not hypothesis.provisional:
            return ""
        words = [*run.words, *hypothesis.provisional]
        size = _complete_size(_Run(run.utterance, run.source, words), self.timing)
        if idle:
            counts = range(1, len(words) + 1)
            early = (_start_size(words[:count], self.timing.idle_words) for count in counts)
            size = next(filter(None, early), size)
        return text_of(words[:size])

    def due(self, now: Ticks, *, idle: bool = False) -> list[Clause]:
        """Return what has waited long enough; `idle` says that the voice has nothing left to say."""
        released = self._release(now)
        for run in self._open_runs(now):
            if idle and released:
                break
            size = _due_size(run, now, self.timing, idle=idle)
            if size:
                released.append(self._clause(run, size))
        return released

    def flush(self, now: Ticks) -> list[Clause]:
        """Return everything that is left, in order: no word will follow."""
        for run in self._runs.values():
            run.ended = True
        return self._release(now)

    @property
    def waiting_since(self) -> Ticks | None:
        """When the oldest committed word that is in no clause yet was said; None where there is none."""
        return min((run.words[0].start for run in self._runs.values() if run.words), default=None)

    def _release(self, now: Ticks) -> list[Clause]:
        released: list[Clause] = []
        for run in self._open_runs(now):
            while size := _complete_size(run, self.timing):
                released.append(self._clause(run, size))
            if run.ended:
                del self._runs[run.utterance]
                self._remember(run.utterance)
        return released

    def _remember(self, ended: int) -> None:
        """Know how much of an utterance was taken, for a while."""
        self._ended.append(ended)
        if len(self._ended) > _ENDED_REMEMBERED and (forgotten := self._ended.popleft()) not in self._runs:
            self._taken.pop(forgotten, None)

    def _open_runs(self, now: Ticks) -> Iterator[_Run]:
        """Yield the runs that no earlier utterance of their source holds back."""
        unfinished: set[str] = set()
        for run in list(self._runs.values()):
            if run.source in unfinished and not _waited(run, now, self.timing.order_wait):
                continue
            yield run
            if not run.ended:
                unfinished.add(run.source)

    def _clause(self, run: _Run, size: int) -> Clause:
        words, run.words = tuple(run.words[:size]), run.words[size:]
        at, run.committed = run.committed[size - 1], run.committed[size:]
        ends = run.ended and not run.words
        return Clause(next(self._ids), self._channel, self._language, run.utterance, words, at, ends)


def spoken_words(words: tuple[Word, ...] | list[Word]) -> int:
    """Count the tokens that a voice can say: punctuation marks are none."""
    return sum(_is_spoken(word) for word in words)


def _is_spoken(word: Word) -> bool:
    return any(character.isalnum() for character in word.text)


def _waited(run: _Run, now: Ticks, limit: Ticks) -> bool:
    return bool(run.committed) and now - run.committed[0] >= limit


def _complete_size(run: _Run, timing: ClauseTiming) -> int:
    """Return how many tokens make the first complete clause of `run`, 0 where none is complete."""
    count, boundary, stopped = 0, 0, False
    for index, word in enumerate(run.words):
        if _is_spoken(word):
            if count == timing.longest_words:
                return boundary or index
            count += 1
            stopped = False
        stopped = stopped or (count > 0 and _is_of(_STOPS, word))
        follower = run.words[index + 1] if index + 1 < len(run.words) else None
        if not _may_part(word, follower):
            continue
        boundary = index + 1
        if stopped or (count and follower is not None and follower.start - word.end >= timing.pause):
            return boundary
    return len(run.words) if run.ended else 0


def _may_part(word: Word, follower: Word | None) -> bool:
    """Whether a clause may end after `word`: never before a closing mark, after an opening one, or in a number."""
    if _is_of(_OPENING, word):
        return False
    if follower is None:
        return True
    return not _is_of(_CLOSING, follower) and not (_is_numeral(word) and _is_numeral(follower))


def _is_of(marks: frozenset[str], word: Word) -> bool:
    return bool(word.text) and marks.issuperset(word.text)


def _is_numeral(word: Word) -> bool:
    return any(character.isdigit() for character in word.text)


def _due_size(run: _Run, now: Ticks, timing: ClauseTiming, *, idle: bool) -> int:
    """Return how many tokens of an incomplete run are to be spoken now, 0 for none."""
    if not run.words:
        return 0
    size = len(run.words)
    while size and _is_of(_OPENING, run.words[size - 1]):
        size -= 1
    count = spoken_words(run.words[:size])
    quiet = now - run.committed[-1]
    if count >= timing.longest_words:
        return size if idle or quiet >= timing.full_wait else 0
    if count and quiet >= (timing.idle_wait if idle else timing.busy_wait):
        return size
    return _start_size(run.words[:size], timing.idle_words) if idle else 0


def _start_size(words: list[Word], fewest: int) -> int:
    """Return how much of a growing run can start a voice: at least `fewest` words.

    Short words at its end, most of them articles and prepositions, stay with what follows them, and so does the
    beginning of a number.
    """
    size = len(words)
    while size and _leans_on_next(words[size - 1]):
        size -= 1
    while size and not _may_part(words[size - 1], words[size] if size < len(words) else None):
        size -= 1
    return size if spoken_words(words[:size]) >= fewest else 0


def _leans_on_next(word: Word) -> bool:
    return _is_numeral(word) or (word.text.isalpha() and len(word.text) <= _SHORT_LETTERS)
