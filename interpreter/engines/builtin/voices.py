"""Whose voice each source holds now, and what is known about every voice heard there."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.engines.builtin.adaptation import VoiceProfile

NOBODY = ""
"""Stands for whoever speaks while nobody can say who; their mean is kept, nothing else is learnt."""
_LOOSE_START = ticks_from_ms(700)
"""A turn that begins so much later than an utterance may still be the utterance's own."""


@dataclass(slots=True)
class Voices:
    """Plain values, by source and there by speaker."""

    profiles: dict[str, dict[str, VoiceProfile]] = field(default_factory=dict)
    turns: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Start and speaker of the newest turn with one."""
    unnamed: dict[str, int] = field(default_factory=dict)
    """Start of the newest turn, while nobody can say whose it is."""
    latest: dict[str, str] = field(default_factory=dict)
    """Who spoke last."""

    def note(self, turn: SpeakerTurn) -> None:
        """Remember who speaks; older turns than the newest are past."""
        start, _ = self.turns.get(turn.source, (0, NOBODY))
        if turn.start < max(start, self.unnamed.get(turn.source, 0)):
            return
        if turn.speaker is None:
            self.unnamed[turn.source] = turn.start
        else:
            self.turns[turn.source] = (turn.start, turn.speaker)
            self.unnamed.pop(turn.source, None)

    def is_stranger(self, source: str, start: Ticks) -> bool:
        """Whether a turn that belongs to the utterance that begins at `start` is still nobody's."""
        return abs(self.unnamed.get(source, start + 2 * _LOOSE_START) - start) <= _LOOSE_START

    def speaker(self, source: str, start: Ticks) -> str:
        """Return who says the utterance that begins at `start`: who spoke last, unless a turn says otherwise."""
        begun, speaker = self.turns.get(source, (0, NOBODY))
        if speaker != NOBODY and begun <= start + _LOOSE_START:
            return speaker
        return self.latest.get(source, NOBODY)

    def profile(self, source: str, speaker: str) -> VoiceProfile:
        """Return what is known about a voice; of a new one, what the last voice tells about the room."""
        known, last = self.profiles.get(source, {}), self.latest.get(source, NOBODY)
        latest = known.get(last, VoiceProfile())
        if speaker in known and (speaker != NOBODY or last == NOBODY):
            return replace(known[speaker], noise=latest.noise)
        return latest.stranger() if last in known else latest

    def keep(self, source: str, speaker: str, profile: VoiceProfile) -> None:
        """Remember what has been learnt by the end of an utterance."""
        self.profiles.setdefault(source, {})[speaker] = profile
        self.latest[source] = speaker
