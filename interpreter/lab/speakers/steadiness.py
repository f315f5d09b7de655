"""Whether a person keeps one label, and how soon a label is right. All times in milliseconds."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interpreter.lab.speakers.histories import History, State
from interpreter.lab.speakers.stretches import Stretch, joined, mostly, shared_ms
from interpreter.lab.speakers.truth import Truth

SETTLING_IN_MS = 120_000.0
"""Swaps are forgiven for so long from the start."""
PAUSE_MS = 500.0
"""A pause of one person that is no end of what they say."""
LONG_ENOUGH_MS = 1_000.0
"""Shorter interjections are not waited for."""
STEP_MS = 20.0


@dataclass(frozen=True, slots=True)
class Swaps:
    """How often a person's label changed from one settled turn to the next."""

    all: int
    late: int
    """Those of turns that start after the first two minutes."""


def swaps(truth: Truth, turns: Sequence[History], people: Mapping[str, str]) -> Swaps:
    """Count the settled turns whose label is another than that of the same person's last settled turn.

    Turns go by their start. A turn's person is the one its label stands for if they speak for half of it, which two may
    do at once, else the one who speaks most. A turn without a label, or in which nobody spoke, neither swaps nor is
    remembered. One stray label thus counts twice: there and back.
    """
    last: dict[str, str] = {}
    changed: list[float] = []
    for state, label in _labelled(turns):
        person = _person(truth, state, people)
        if person is None:
            continue
        if last.get(person, label) != label:
            changed.append(state.start_ms)
        last[person] = label
    return Swaps(len(changed), sum(start >= SETTLING_IN_MS for start in changed))


def waits(truth: Truth, turns: Sequence[History], people: Mapping[str, str]) -> list[float | None]:
    """Return for each turn of a person already known how long it took until its label was right for good.

    A turn here is a stretch of the reference of 1 s and more, pauses under 0.5 s within it. Its person is known if a
    labelled turn of theirs, as for swaps, was settled before it begins; whether under the right label is what is asked.
    At any moment the label is right if no other, and not the lack of one, covers more of what was heard of the turn so
    far; the time is from the turn's start to the moment after which it is always right. None if it ends up wrong.
    """
    known = _known_from(truth, turns, people)
    return [
        _wait(turn, turns, people)
        for turn in joined(truth.stretches, gap_ms=PAUSE_MS)
        if turn.duration_ms >= LONG_ENOUGH_MS and known.get(turn.label, math.inf) <= turn.start_ms
    ]


def _known_from(truth: Truth, turns: Sequence[History], people: Mapping[str, str]) -> dict[str, float]:
    known: dict[str, float] = {}
    for turn in turns:
        state = turn.settled
        if state is None or state.label is None:
            continue
        person = _person(truth, state, people)
        if person is not None:
            known[person] = min(known.get(person, math.inf), turn.settled_at_ms)
    return known


def _person(truth: Truth, state: State, people: Mapping[str, str]) -> str | None:
    """Whose turn this is."""
    meant = people.get(state.label or "")
    spoken_ms = sum(
        shared_ms((one.start_ms, one.end_ms), (state.start_ms, state.end_ms))
        for one in truth.stretches
        if one.label == meant
    )
    if meant is not None and 2 * spoken_ms >= state.end_ms - state.start_ms:
        return meant
    return mostly(truth.stretches, state.start_ms, state.end_ms)


def _labelled(turns: Sequence[History]) -> list[tuple[State, str]]:
    found = (turn.settled for turn in turns)
    labelled = [(state, state.label) for state in found if state is not None and state.label is not None]
    return sorted(labelled, key=lambda one: (one[0].start_ms, one[0].end_ms))


def _wait(turn: Stretch, turns: Sequence[History], people: Mapping[str, str]) -> float | None:
    near = [
        one for one in turns if any(s.start_ms < turn.end_ms and s.end_ms > turn.start_ms for s in one.states)
    ]
    steps = math.ceil(turn.duration_ms / STEP_MS)
    moments = [turn.start_ms + step * STEP_MS for step in range(1, steps + 1)]
    moments += sorted(s.at_ms for one in near for s in one.states if s.at_ms > moments[-1])
    right_from: float | None = None
    for moment_ms in reversed(moments):
        if not _right(turn, near, people, moment_ms):
            break
        right_from = moment_ms
    return None if right_from is None else right_from - turn.start_ms


def _right(turn: Stretch, near: Sequence[History], people: Mapping[str, str], moment_ms: float) -> bool:
    heard = (turn.start_ms, min(moment_ms, turn.end_ms))
    covered: dict[str | None, float] = {}
    for state in (one.at(moment_ms) for one in near):
        if state is not None:
            shared = shared_ms(heard, (state.start_ms, min(state.end_ms, moment_ms)))
            covered[state.label] = covered.get(state.label, 0.0) + shared
    right = max(
        (ms for label, ms in covered.items() if label and people.get(label) == turn.label), default=0.0
    )
    return right > 0 and right >= max(covered.values())
