"""Whose voice each source holds now, and what is known about every voice heard there."""

from dataclasses import dataclass, field

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
    """Start and speaker of the newest turn."""
    latest: dict[str, str] = field(default_factory=dict)
    """Who spoke last."""

    def note(self, turn: SpeakerTurn) -> None:
        """Remember who speaks; older turns than the newest are past."""
        start, _ = self.turns.get(turn.source, (0, NOBODY))
        if turn.speaker is not None and turn.start >= start:
            self.turns[turn.source] = (turn.start, turn.speaker)

    def speaker(self, source: str, start: Ticks) -> str:
        """Return who says the utterance that begins at `start`: who spoke last, unless a turn says otherwise."""
        begun, speaker = self.turns.get(source, (0, NOBODY))
        if speaker != NOBODY and begun <= start + _LOOSE_START:
            return speaker
        return self.latest.get(source, NOBODY)

    def profile(self, source: str, speaker: str) -> VoiceProfile:
        """Return what is known about a voice; of a new one, what the last voice tells about the room."""
        known = self.profiles.get(source, {})
        if speaker in known:
            return known[speaker]
        latest = known.get(self.latest.get(source, NOBODY))
        return VoiceProfile() if latest is None else latest.stranger()

    def keep(self, source: str, speaker: str, profile: VoiceProfile) -> None:
        """Remember what has been learnt by the end of an utterance."""
        self.profiles.setdefault(source, {})[speaker] = profile
        self.latest[source] = speaker
