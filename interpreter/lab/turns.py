"""What the feed says of speakers: turns, and what the operator corrected."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TurnTold:
    """One turn event. Milliseconds; `start_ms` and `end_ms` are of the source audio, no end while the turn is open."""

    at_ms: float
    turn: int
    speaker: str | None
    start_ms: float
    end_ms: float | None
    settled: bool


@dataclass(frozen=True, slots=True)
class MergeTold:
    """Two labels are one person from now on, and for what was before."""

    at_ms: float
    speaker: str
    into: str


@dataclass(frozen=True, slots=True)
class ReassignTold:
    """Turns were given to another speaker."""

    at_ms: float
    turns: tuple[int, ...]
    speaker: str


Told = TurnTold | MergeTold | ReassignTold


def told(event: Mapping[str, Any]) -> Told | None:
    """Return what an event says of speakers, None where it says nothing. Raises KeyError, TypeError or ValueError."""
    match event["type"]:
        case "turn":
            return TurnTold(
                float(event["at_ms"]),
                int(event["turn"]),
                event["speaker"],
                float(event["start_ms"]),
                None if event["end_ms"] is None else float(event["end_ms"]),
                bool(event["settled"]),
            )
        case "merge":
            return MergeTold(float(event["at_ms"]), event["speaker"], event["into"])
        case "reassign":
            turns = tuple(int(turn) for turn in event["turns"])
            return ReassignTold(float(event["at_ms"]), turns, event["speaker"])
        case _:
            return None
