"""Finds in a document that has come back what somebody edited in it, and makes the edits of a transcript.

The comparison is three-way: what the document says, what it said when it was exported, and what the transcript says
now. What was edited on one side only is taken from there; what was edited on both, and not alike, is a clash. Spaces in
a row count as one, and how a letter with marks is put together makes no difference.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from interpreter.domain.records import Replacement
from interpreter.domain.transcript import Line, LineId, Transcript
from interpreter.policy.corrections import cleaned_name

_SPACES = re.compile(" +")


@dataclass(frozen=True, slots=True)
class Row:
    """What a document says in the row of a line; of None, and of a language without a column, it says nothing."""

    line: LineId
    speaker: str | None
    """The name; empty: nobody is known."""
    said: str | None
    texts: Mapping[str, str] = field(default_factory=dict)
    """By language, what listeners heard."""
    shown: Mapping[str, str] = field(default_factory=dict)
    """By language, what the machine wrote beside an interpreter; empty where no mark told it from what was heard."""


class Place(StrEnum):
    """Where in a line something stands."""

    SPEAKER = "speaker"
    SAID = "said"
    HEARD = "heard"
    SHOWN = "shown"
    UNMARKED = "unmarked"
    """Text beside an interpreter whose mark is lost, so that nobody can say which part of it was heard."""


@dataclass(frozen=True, slots=True)
class Change:
    """An edit of one text, or of who spoke: what stands there now, and what is to."""

    line: LineId
    place: Place
    language: str
    """Empty of a speaker."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a document that has come back brings."""

    changes: tuple[Change, ...] = ()
    clashes: tuple[Change, ...] = ()
    """What was edited here as well since the export, or may have been."""
    refused: tuple[Change, ...] = ()
    """What cannot be: nobody for a speaker, nothing for what was said, a translation into the language that was spoken
    or from nothing at all, and text whose mark is lost."""
    gone: tuple[LineId, ...] = ()
    """Lines with edits that were split or merged since."""
    twice: tuple[LineId, ...] = ()
    """Lines of which the document holds several rows that say different things; none of them counts."""


def compare(
    returned: Sequence[Row], exported: Sequence[Row] | None, now: Sequence[Row], lines: Iterable[Line]
) -> Findings:
    """Return what the rows of a document change in `lines`, which `now` is made from.

    `exported` is what the document said when it was made; None where that cannot be known, so that every difference
    may be an edit that was made here.
    """
    distinct, twice = _distinct(returned)
    before = None if exported is None else {row.line: row for row in exported}
    present = {row.line: row for row in now}
    known = {line.id: line for line in lines}
    found: dict[str, list[Change]] = {"changes": [], "clashes": [], "refused": []}
    gone: list[LineId] = []
    for row in distinct:
        then = None if before is None else before.get(row.line)
        if row.line in present:
            for kind, change in _row_changes(row, then, present[row.line]):
                found["refused" if _impossible(change, known[row.line]) else kind].append(change)
        elif then is not None and any(_row_changes(row, then, then)):
            gone.append(row.line)
    return Findings(
        **{kind: tuple(changes) for kind, changes in found.items()}, gone=tuple(gone), twice=twice
    )


def namings(findings: Sequence[Change], transcript: Transcript) -> dict[str, str]:
    """Return the new name of each speaker whose every line got the same name, one that nobody has yet."""
    named = {change.line: change.after for change in findings if change.place is Place.SPEAKER}
    wanted: dict[str, set[str | None]] = {}
    for line in transcript.lines:
        if line.speaker is not None:
            wanted.setdefault(line.speaker, set()).add(named.get(line.id))
    taken = _speakers(transcript)
    found: dict[str, str] = {}
    for speaker, names in wanted.items():
        name = next(iter(names))
        if len(names) == 1 and name and name not in taken and name not in found.values():
            found[speaker] = name
    return found


def replacements(changes: Sequence[Change], transcript: Transcript) -> tuple[Replacement, ...]:
    """Return the edits that bring `changes` into the transcript, a line each, in its order.

    Only texts and speakers are written; whoever is not among the speakers goes by the name alone.
    """
    speakers = _speakers(transcript)
    by_line: dict[LineId, list[Change]] = {}
    for change in changes:
        by_line.setdefault(change.line, []).append(change)
    found: list[Replacement] = []
    for line in transcript.lines:
        edited = line
        for change in by_line.get(line.id, ()):
            edited = _edited(edited, change, speakers)
        if edited != line:
            found.append(Replacement((line.id,), (edited,)))
    return tuple(found)


def same(one: str, other: str) -> bool:
    """Whether two texts are the same but for spaces in a row and the way letters with marks are put together."""
    return one == other or _plain(one) == _plain(other)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text).strip(" "))


def _distinct(rows: Sequence[Row]) -> tuple[list[Row], tuple[LineId, ...]]:
    """The rows that stand for their line alone, and the lines of which several say different things."""
    counts = Counter(row.line for row in rows)
    repeated: dict[LineId, list[Row]] = {}
    for row in rows:
        if counts[row.line] > 1 and row not in repeated.setdefault(row.line, []):
            repeated[row.line].append(row)
    single = [row for row in rows if counts[row.line] == 1]
    agreeing = [same_rows[0] for same_rows in repeated.values() if len(same_rows) == 1]
    return single + agreeing, tuple(line for line, differing in repeated.items() if len(differing) > 1)


def _row_changes(row: Row, then: Row | None, now: Row) -> Iterator[tuple[str, Change]]:
    for place, language, after in _said_by(row, now):
        current, earlier = _at(now, place, language), None if then is None else _at(then, place, language)
        if same(after, current) or (earlier is not None and same(after, earlier)):
            continue
        kind = "changes" if earlier is not None and same(current, earlier) else "clashes"
        yield kind, Change(row.line, place, language, current, _SPACES.sub(" ", after).strip(" "))


def _said_by(row: Row, now: Row) -> Iterator[tuple[Place, str, str]]:
    """What a row says, place by place; text that stood alone behind a lost mark is still the machine's."""
    if row.speaker is not None:
        yield Place.SPEAKER, "", cleaned_name(row.speaker)
    if row.said is not None:
        yield Place.SAID, "", row.said
    for language, text in row.texts.items():
        shown, heard_now = row.shown.get(language), now.texts.get(language, "")
        lost = not shown and bool(now.shown.get(language)) and not same(text, heard_now)
        if lost and not heard_now:
            yield Place.SHOWN, language, text
        elif lost and shown is not None:
            yield Place.UNMARKED, language, text
        else:
            yield Place.HEARD, language, text
            if shown is not None:
                yield Place.SHOWN, language, shown


def _at(row: Row, place: Place, language: str) -> str:
    match place:
        case Place.SPEAKER:
            return cleaned_name(row.speaker or "")
        case Place.SAID:
            return row.said or ""
        case Place.HEARD | Place.UNMARKED:
            return row.texts.get(language, "")
        case Place.SHOWN:
            return row.shown.get(language, "")


def _impossible(change: Change, line: Line) -> bool:
    match change.place:
        case Place.SPEAKER:
            return not change.after
        case Place.SAID:
            passed = line.language in {*line.translations, *line.shown_only}
            return not change.after or (passed and not line.text)
        case Place.HEARD:
            return bool(line.text) and change.language == line.language
        case Place.SHOWN:
            return change.language not in line.shown_only or change.language in line.translations
        case Place.UNMARKED:
            return True


def _speakers(transcript: Transcript) -> dict[str, str]:
    """The speakers by the names that documents give them, the first of a name."""
    ids = [line.speaker for line in transcript.lines] + [turn.speaker for turn in transcript.turns]
    found: dict[str, str] = {}
    for speaker in (*ids, *transcript.names):
        name = transcript.name_of(speaker)
        if speaker is not None and name is not None:
            found.setdefault(_plain(name), speaker)
    return found


def _edited(line: Line, change: Change, speakers: Mapping[str, str]) -> Line:
    match change.place:
        case Place.SPEAKER:
            name = _plain(change.after)
            return replace(line, speaker=speakers.get(name, name))
        case Place.SAID:
            return replace(line, text=change.after)
        case Place.HEARD:
            return replace(line, translations={**line.translations, change.language: change.after})
        case Place.SHOWN:
            return replace(line, shown_only={**line.shown_only, change.language: change.after})
        case Place.UNMARKED:
            return line
