"""What was on the screen when: every turn with all the labels it ever had, corrections included."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from interpreter.lab.speakers.stretches import Stretch
from interpreter.lab.turns import MergeTold, ReassignTold, Told, TurnTold

SHOWN_AFTER_MS = 1_500.0
"""How long after a moment its label is read off the screen for the DER as shown."""


@dataclass(frozen=True, slots=True)
class State:
    """A turn as it stood from `at_ms` to `until_ms`. An open turn covers everything from its start on."""

    at_ms: float
    until_ms: float
    label: str | None
    start_ms: float
    end_ms: float
    settled: bool


@dataclass(frozen=True, slots=True)
class History:
    """All states of one turn, oldest first; at least one."""

    turn: int
    states: tuple[State, ...]

    @property
    def settled(self) -> State | None:
        """What it settled as, corrections included."""
        return self.states[-1] if self.states[-1].settled else None

    @property
    def settled_at_ms(self) -> float:
        """When it was first settled; never is infinite."""
        return next((state.at_ms for state in self.states if state.settled), math.inf)

    def at(self, moment_ms: float) -> State | None:
        """Return how it stood at a moment of session time, None before it was told."""
        return next((s for s in self.states if s.at_ms <= moment_ms < s.until_ms), None)

    def relabelled(self) -> int:
        """Return how often a label on the screen was replaced by another."""
        labels = [state.label for state in self.states if state.label is not None]
        return sum(before != after for before, after in pairwise(labels))


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole session: turns by their number, and how many settled ones were told anew as something else."""

    turns: tuple[History, ...]
    changed_after_settling: int


@dataclass(slots=True)
class _Book:
    told: dict[int, TurnTold] = field(default_factory=dict)
    states: dict[int, list[State]] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    given: dict[int, str] = field(default_factory=dict)
    changed: int = 0

    def turn(self, told: TurnTold) -> None:
        before = self.told.get(told.turn)
        if before is not None and before.settled:
            self.changed += replace(before, at_ms=0) != replace(told, at_ms=0)
        self.told[told.turn] = told
        self.write(told.turn, told.at_ms)

    def merge(self, told: MergeTold) -> None:
        self.merged = {old: told.into if new == told.speaker else new for old, new in self.merged.items()}
        self.merged[told.speaker] = told.into
        self.merged.pop(told.into, None)
        self.rewrite(told.at_ms)

    def reassign(self, told: ReassignTold) -> None:
        self.given |= dict.fromkeys(told.turns, told.speaker)
        self.rewrite(told.at_ms)

    def rewrite(self, at_ms: float) -> None:
        for turn, states in self.states.items():
            if states[-1].label != self.label(turn):
                self.write(turn, at_ms)

    def label(self, turn: int) -> str | None:
        label = self.given.get(turn, self.told[turn].speaker)
        return None if label is None else self.merged.get(label, label)

    def write(self, turn: int, at_ms: float) -> None:
        """Close the turn's last state and open one as things stand now."""
        told = self.told[turn]
        end_ms = math.inf if told.end_ms is None else told.end_ms
        states = self.states.setdefault(turn, [])
        if states:
            states[-1] = replace(states[-1], until_ms=at_ms)
        states.append(State(at_ms, math.inf, self.label(turn), told.start_ms, end_ms, told.settled))


def shown(told: Iterable[Told]) -> Shown:
    """Return what was on the screen, from what the feed said, in its order."""
    book = _Book()
    for one in told:
        match one:
            case TurnTold():
                book.turn(one)
            case MergeTold():
                book.merge(one)
            case ReassignTold():
                book.reassign(one)
    turns = (History(turn, tuple(states)) for turn, states in sorted(book.states.items()))
    return Shown(tuple(turns), book.changed)


def settled(turns: Iterable[History]) -> list[Stretch]:
    """Return the stretches that ended up with a label; a turn nobody could name is left out, and so is missed."""
    found = (turn.settled for turn in turns)
    return [Stretch(s.start_ms, s.end_ms, s.label) for s in found if s is not None and s.label is not None]


def as_shown(turns: Sequence[History], *, delay_ms: float = SHOWN_AFTER_MS) -> list[Stretch]:
    """Return what viewers saw: the instant t of the recording carries the labels that stood at it at t + `delay_ms`.

    A turn that was open at that moment covers t if it had started by then; one that is never settled covers the rest
    of the recording. The result may end at infinity: cut it to what is scored.
    """
    found = []
    for state in (state for turn in turns for state in turn.states):
        start_ms = max(state.start_ms, state.at_ms - delay_ms)
        end_ms = min(state.end_ms, state.until_ms - delay_ms)
        if state.label is not None and end_ms > start_ms:
            found.append(Stretch(start_ms, end_ms, state.label))
    return found
