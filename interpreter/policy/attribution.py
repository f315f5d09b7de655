"""Whose words these are: joins turns with stretches of the floor."""

from collections import defaultdict, deque

from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks

_REMEMBERED = 512


class TurnBook:
    """Knows the latest turns of every source and who holds most of a stretch."""

    def __init__(self) -> None:
        self._turns: defaultdict[str, deque[SpeakerTurn]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))

    def note(self, turn: SpeakerTurn) -> None:
        """Take a new turn, or the newer form of a known one."""
        turns = self._turns[turn.source]
        for index, known in enumerate(turns):
            if known.turn == turn.turn:
                turns[index] = turn
                return
        turns.append(turn)

    def speaker_of(self, source: str, start: Ticks, end: Ticks) -> str | None:
        """Return the speaker whose turns cover most of [start, end), None where nobody is known."""
        held: defaultdict[str, int] = defaultdict(int)
        for turn in self._turns[source]:
            covered = min(end, turn.end if turn.end is not None else end) - max(start, turn.start)
            if turn.speaker is not None and covered > 0:
                held[turn.speaker] += covered
        return max(held, key=lambda speaker: held[speaker]) if held else None
