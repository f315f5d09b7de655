"""The lines of a record as they were edited: a stack of steps that can be undone and done again.

A step that no longer fits, as when a damaged journal lost an earlier one, changes nothing: what was committed stays.
Where what was committed is lost, what was made of it is there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from interpreter.domain.records import EditRedone, EditUndone, LinesEdited, Replacement
from interpreter.domain.speech import SpeakerNamed, SpeakersMerged
from interpreter.domain.transcript import Line, LineId
from interpreter.policy.attribution import Correction
from interpreter.policy.shares import Shares, Utterance, handed_out, pooled

Step = LinesEdited | Correction


@dataclass(frozen=True, slots=True)
class Entry:
    """A line, without what the turns say of it."""

    line: Line
    made_of: frozenset[Utterance]
    moments: tuple[int, ...]
    """The middles of its words: whoever spoke then spoke the line."""
    shares: Shares
    """What it rests on."""


@dataclass(slots=True)
class _Done:
    """A step that holds, and what stood before in the place of the lines that it made."""

    step: Step
    changes: list[tuple[tuple[Entry, ...], tuple[LineId, ...]]] = field(default_factory=list)


class Revisions:
    """Holds the newest form of every line, and the steps that led there."""

    def __init__(self) -> None:
        self._entries: dict[LineId, Entry] = {}
        self._committed: dict[LineId, Entry] = {}
        self._made_of: dict[Utterance, set[LineId]] = {}
        self._done: list[_Done] = []
        self._undone: list[Step] = []

    @property
    def entries(self) -> Mapping[LineId, Entry]:
        """Every line by its id."""
        return self._entries

    @property
    def corrections(self) -> list[Correction]:
        """What is said of speakers in steps that hold."""
        return [said for done in self._done for said in _corrections(done.step)]

    @property
    def undoable(self) -> str:
        """What would be undone, in few words, or nothing."""
        return _what(self._done[-1].step) if self._done else ""

    @property
    def redoable(self) -> str:
        """What would be done again, in few words, or nothing."""
        return _what(self._undone[-1]) if self._undone else ""

    def start_from(self, entries: Iterable[Entry]) -> None:
        """Take the lines as they were committed; the steps are done anew."""
        steps = [done.step for done in self._done]
        self._committed = {entry.line.id: entry for entry in entries}
        self._entries = {}
        self._made_of = {}
        self._put(self._committed.values())
        self._done = [self._do(step) for step in steps]

    def take(self, record: Step | EditUndone | EditRedone) -> list[LineId]:
        """Do, undo or redo a step; return the ids of the lines that changed, came or went."""
        if isinstance(record, EditUndone):
            return self._undo()
        if isinstance(record, EditRedone):
            if not self._undone:
                return []
            record = self._undone.pop()
        else:
            self._undone.clear()
        self._done.append(self._do(record))
        return _touched(self._done[-1])

    def is_committed(self, line: LineId) -> bool:
        """Whether a line stands as it was committed."""
        return self._entries[line] is self._committed.get(line)

    def _put(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            self._entries[entry.line.id] = entry
            for utterance in entry.made_of:
                self._made_of.setdefault(utterance, set()).add(entry.line.id)

    def _take_out(self, lines: Iterable[LineId]) -> tuple[Entry, ...]:
        entries = tuple(self._entries.pop(line) for line in lines)
        for entry in entries:
            for utterance in entry.made_of:
                self._made_of[utterance].discard(entry.line.id)
        return entries

    def _undo(self) -> list[LineId]:
        if not self._done:
            return []
        done = self._done.pop()
        for before, made in reversed(done.changes):
            self._take_out(made)
            self._put(before)
        self._undone.append(done.step)
        return _touched(done)

    def _do(self, step: Step) -> _Done:
        done = _Done(step)
        for replacement in step.replacements if isinstance(step, LinesEdited) else ():
            if self._fits(replacement):
                before = self._take_out(line for line in replacement.old if line in self._entries)
                self._put(_entries(replacement.new, before))
                done.changes.append((before, tuple(line.id for line in replacement.new)))
        return done

    def _fits(self, replacement: Replacement) -> bool:
        old, new = replacement.old, [line.id for line in replacement.new]
        alone = len(set(old)) == len(old) and len(set(new)) == len(new)
        known = all(line in self._entries or self._is_lost(line) for line in old)
        return (
            bool(old and new)
            and alone
            and known
            and not any(line in self._entries for line in {*new} - {*old})
        )

    def _is_lost(self, line: LineId) -> bool:
        """Whether nothing is on record of what a line was made of."""
        utterance = (line.source, line.utterance)
        alike = (one for one in self._entries if (one.source, one.utterance) == utterance)
        return not self._made_of.get(utterance) and next(alike, None) is None


def _entries(lines: Sequence[Line], before: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the entries of lines that were made of others."""
    made_of = frozenset[Utterance]().union(*(entry.made_of for entry in before))
    pool = pooled(entry.shares for entry in before)
    for line, shares in zip(lines, handed_out(pool, lines), strict=True):
        yield Entry(line, made_of, _moments(line, before), shares)


def _moments(line: Line, before: Sequence[Entry]) -> tuple[int, ...]:
    heard = tuple((word.start + word.end) // 2 for word in line.words)
    if not heard:
        moments = (moment for entry in before for moment in entry.moments)
        heard = tuple(moment for moment in moments if line.start <= moment <= line.end)
    return heard or ((line.start + line.end) // 2,)


def _touched(done: _Done) -> list[LineId]:
    return [line for before, made in done.changes for line in (*(entry.line.id for entry in before), *made)]


def _corrections(step: Step) -> tuple[Correction, ...]:
    return step.named if isinstance(step, LinesEdited) else (step,)


def _what(step: Step) -> str:
    match step:
        case LinesEdited():
            return step.what
        case SpeakerNamed():
            return "name"
        case SpeakersMerged():
            return "merge speakers"
        case _:
            return "reassign turns"
