"""Makes speaker turns of the probabilities of numbered people: who is numbered first is S1."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.speech import SpeakersMerged, SpeakerTurn, TurnsReassigned
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.policy.activity import (
    Activity,
    ActivityMemory,
    ActivitySettings,
    FloorHolder,
    FloorMemory,
    Stretch,
)

FRAME_TICKS = ticks_from_ms(10)
_ACTIVE = 0.5
_FLOOR_FRAMES = 25


@dataclass(frozen=True, slots=True)
class SlotsMemory:
    """What is known of the people of a source: all that is needed to go on from here."""

    heard: int = 0
    activities: dict[int, ActivityMemory] = field(default_factory=dict)
    turns: dict[int, SpeakerTurn] = field(default_factory=dict)
    """The open turn of each person who speaks."""
    confidence: dict[int, tuple[float, int]] = field(default_factory=dict)
    """Of each open turn, the probabilities added up and their number."""
    floor: FloorMemory = field(default_factory=FloorMemory)


class SlotTurns:
    """Makes the turns of one source from `start` on; `speaker_of` names a person, `next_turn` numbers a turn."""

    def __init__(
        self,
        place: tuple[str, Ticks],
        settings: ActivitySettings,
        speaker_of: Callable[[int], str],
        next_turn: Callable[[], int],
        memory: SlotsMemory | None = None,
    ) -> None:
        self._source, self._start = place
        self._settings = settings
        self._speaker_of = speaker_of
        self._next_turn = next_turn
        self._now = memory or SlotsMemory()

    @property
    def memory(self) -> SlotsMemory:
        """All that is needed to go on from here."""
        return self._now

    def hear(
        self, scores: NDArray[np.floating], known_at: Ticks
    ) -> tuple[tuple[SpeakerTurn, ...], tuple[Ticks, ...]]:
        """Take the next frames, shape (frames, people), known when `known_at` had been heard.

        Returns the turns that opened or were settled, and where the floor passed from one to another.
        """
        told: list[SpeakerTurn] = []
        for slot in range(scores.shape[1]):
            before = self._now.activities.get(slot) or ActivityMemory(heard=self._now.heard)
            activity = Activity(self._settings, before)
            for stretch in activity.hear(scores[:, slot].tolist()):
                told += self._told(slot, stretch, known_at)
            self._now = replace(self._now, activities=self._now.activities | {slot: activity.memory})
            self._add_confidence(slot, scores[:, slot])
        changes = self._passed(scores)
        self._now = replace(self._now, heard=self._now.heard + len(scores))
        return tuple(told), changes

    def finish(self, known_at: Ticks) -> tuple[SpeakerTurn, ...]:
        """Settle what is open because nothing more will be heard."""
        told: list[SpeakerTurn] = []
        for slot, memory in self._now.activities.items():
            for stretch in Activity(self._settings, memory).finish():
                told += self._told(slot, stretch, known_at)
        self._now = SlotsMemory(heard=self._now.heard)
        return tuple(told)

    def correct(self, correction: SpeakersMerged | TurnsReassigned) -> tuple[SpeakerTurn, ...]:
        """Take what the operator says; return the open turns that have another speaker now."""
        changed = {slot: _corrected(turn, correction) for slot, turn in self._now.turns.items()}
        told = tuple(turn for slot, turn in changed.items() if turn != self._now.turns[slot])
        self._now = replace(self._now, turns=changed)
        return told

    def _told(self, slot: int, stretch: Stretch, known_at: Ticks) -> tuple[SpeakerTurn, ...]:
        turns = dict(self._now.turns)
        if stretch.end is None:
            turn = SpeakerTurn(
                self._next_turn(),
                self._source,
                self._speaker_of(slot),
                None,
                self._at(stretch.start),
                None,
                0.5,
                settled=False,
                known_at=known_at,
            )
            self._now = replace(self._now, turns=turns | {slot: turn})
            return (turn,)
        turn = turns.pop(slot)
        confidence = dict(self._now.confidence)
        total, count = confidence.pop(slot, (0.5, 1))
        self._now = replace(self._now, turns=turns, confidence=confidence)
        sure = min(1.0, total / max(1, count))
        return (replace(turn, end=self._at(stretch.end), confidence=sure, settled=True, known_at=known_at),)

    def _add_confidence(self, slot: int, probabilities: NDArray[np.floating]) -> None:
        active = probabilities[probabilities >= _ACTIVE]
        if slot in self._now.turns and len(active):
            total, count = self._now.confidence.get(slot, (0.0, 0))
            added = (total + float(active.sum()), count + len(active))
            self._now = replace(self._now, confidence=self._now.confidence | {slot: added})

    def _passed(self, scores: NDArray[np.floating]) -> tuple[Ticks, ...]:
        floor, places = FloorHolder(_FLOOR_FRAMES, self._now.floor), list[Ticks]()
        for index, row in enumerate(scores >= _ACTIVE):
            holder = floor.memory.holder
            since = floor.hear(self._now.heard + index, set(np.flatnonzero(row).tolist()))
            if since is not None and self._name(holder) != self._name(floor.memory.holder):
                places.append(self._at(since))
        self._now = replace(self._now, floor=floor.memory)
        return tuple(places)

    def _name(self, slot: int | None) -> str | None:
        return None if slot is None else self._speaker_of(slot)

    def _at(self, frame: int) -> Ticks:
        return Ticks(self._start + frame * FRAME_TICKS)


def _corrected(turn: SpeakerTurn, correction: SpeakersMerged | TurnsReassigned) -> SpeakerTurn:
    match correction:
        case SpeakersMerged(speaker, into):
            return replace(turn, speaker=into) if turn.speaker == speaker else turn
        case TurnsReassigned(turns, speaker):
            return replace(turn, speaker=speaker) if turn.turn in turns else turn
