"""Joins who spoke when, as found after the event, with what was found and named live."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Transcript
from interpreter.policy.attribution import TurnBook


def matched(found: Iterable[SpeakerTurn], book: TurnBook) -> tuple[SpeakerTurn, ...]:
    """Return `found` with turn numbers and speaker ids that fit the session of `book`.

    Each new speaker becomes the known one with whom he shares most time, one to one and as much in all as possible
    (the assignment problem); who is left over gets an id nobody had.
    """
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415 - half a second that no window waits for

    turns = sorted(found, key=lambda turn: (turn.start, turn.turn))
    known = book.turns
    shared = _shared_time(turns, known)
    new = list(dict.fromkeys(turn.speaker for turn in turns if turn.speaker is not None))
    old = list(book.speakers)
    overlap = np.array([[shared[one, other] for other in old] for one in new]).reshape(len(new), len(old))
    rows, columns = linear_sum_assignment(overlap, maximize=True)
    ids = {new[row]: old[column] for row, column in zip(rows, columns, strict=True) if overlap[row, column]}
    first_unused = int(book.unused_speaker().removeprefix("S"))
    for number, speaker in enumerate((one for one in new if one not in ids), first_unused):
        ids[speaker] = f"S{number}"
    first_turn = max((turn.turn for turn in known), default=-1) + 1
    return tuple(
        replace(turn, turn=number, speaker=None if turn.speaker is None else ids[turn.speaker], settled=True)
        for number, turn in enumerate(turns, first_turn)
    )


@dataclass(frozen=True, slots=True)
class SpeakerChange:
    """How one speaker's share of a transcript changed. Lines, and ticks of turns, before and after."""

    speaker: str
    name: str
    lines: tuple[int, int]
    spoke: tuple[Ticks, Ticks]


@dataclass(frozen=True, slots=True)
class Changes:
    """What another idea of who spoke when changes in a transcript."""

    speakers: tuple[SpeakerChange, ...]
    moved: tuple[tuple[Line, Line], ...]
    """Lines that became somebody else's, before and after."""
    lines: int


def changes(before: Transcript, after: Transcript) -> Changes:
    """Compare two transcripts of one session that differ in their turns only."""
    pairs = list(zip(before.lines, after.lines, strict=True))
    ids = dict.fromkeys(
        speaker
        for transcript in (before, after)
        for speaker in (*(line.speaker for line in transcript.lines), *_spoke(transcript))
        if speaker is not None
    )
    return Changes(
        speakers=tuple(
            SpeakerChange(
                speaker,
                after.name_of(speaker) or speaker,
                (_lines(before)[speaker], _lines(after)[speaker]),
                (Ticks(_spoke(before)[speaker]), Ticks(_spoke(after)[speaker])),
            )
            for speaker in ids
        ),
        moved=tuple((one, other) for one, other in pairs if one.speaker != other.speaker),
        lines=len(pairs),
    )


def _shared_time(new: Sequence[SpeakerTurn], old: Sequence[SpeakerTurn]) -> defaultdict[tuple[str, str], int]:
    """Ticks that each new and each old speaker share."""
    shared: defaultdict[tuple[str, str], int] = defaultdict(int)
    for one in new:
        for other in old:
            if one.speaker is None or other.speaker is None or one.source != other.source:
                continue
            ends = [turn.end for turn in (one, other) if turn.end is not None]
            together = min(ends, default=Ticks(0)) - max(one.start, other.start)
            shared[one.speaker, other.speaker] += max(0, together)
    return shared


def _lines(transcript: Transcript) -> Counter[str | None]:
    return Counter(line.speaker for line in transcript.lines)


def _spoke(transcript: Transcript) -> Counter[str | None]:
    spoke: Counter[str | None] = Counter()
    for turn in transcript.turns:
        spoke[turn.speaker] += 0 if turn.end is None else turn.end - turn.start
    return spoke
