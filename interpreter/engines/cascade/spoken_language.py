"""Chooses the language that an utterance is heard in, among those that the operator named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.domain.timeline import Ticks, ticks_from_ms

TOLD_BY = MODEL_RATE_HZ * 3 // 2
"""How many samples of an utterance tell its language; it is heard only then."""
LEAST_TOLD_BY = MODEL_RATE_HZ // 2
"""An utterance that is shorter does not tell."""
_MARGIN = 0.3
"""By how much the likeliest language has to be ahead of the next one."""
_LOOSE_START = ticks_from_ms(700)
"""A turn that begins so much later than an utterance may still be the utterance's own."""
_ANYBODY = ""
_TURNS = 16


@dataclass(slots=True)
class SpokenLanguages:
    """What was spoken so far, as plain values, by source and there by speaker, `""` for whoever spoke last."""

    spoken: dict[str, dict[str, str]] = field(default_factory=dict)
    turns: dict[str, dict[int, tuple[int, str]]] = field(default_factory=dict)
    """Start and speaker of the latest turns with one, by source and the turn's id."""

    def note(self, turn: SpeakerTurn) -> None:
        """Remember who speaks."""
        turns = self.turns.setdefault(turn.source, {})
        turns.pop(turn.turn, None)
        if turn.speaker is not None:
            turns[turn.turn] = (turn.start, turn.speaker)
        while len(turns) > _TURNS:
            del turns[next(iter(turns))]

    def usual(self, source: str, start: Ticks) -> str | None:
        """Return what whoever says the utterance that begins at `start` spoke last, else what was spoken last."""
        known = self.spoken.get(source, {})
        return known.get(self._speaker(source, start), known.get(_ANYBODY))

    def keep(self, source: str, start: Ticks, language: str) -> None:
        """Remember what the utterance that began at `start` was spoken in."""
        known = self.spoken.setdefault(source, {})
        known[self._speaker(source, start)] = known[_ANYBODY] = language

    def _speaker(self, source: str, start: Ticks) -> str:
        """Who began to speak last before the utterance that begins at `start`, or with it."""
        turns = self.turns.get(source, {}).values()
        begun = [turn for turn in turns if turn[0] <= start + _LOOSE_START]
        return max(begun, default=(0, _ANYBODY))[1]


def clearly(likelihoods: Mapping[str, float]) -> str | None:
    """Return the likeliest of several languages where it is far enough ahead of the others, else None."""
    ranked: Sequence[str] = sorted(likelihoods, key=lambda code: -likelihoods[code])
    ahead = likelihoods[ranked[0]] - likelihoods[ranked[1]]
    return ranked[0] if ahead >= _MARGIN else None
