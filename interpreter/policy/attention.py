"""Decides by a decoder's attention which of its words rest on audio that has been heard.

AlignAtt (Papi et al., 2023): a word whose attention lies well before the end of the audio will not be heard otherwise
when more audio comes; one whose attention reaches the end is still being said; and what a decoder writes on while it
looks at the very end, or behind it, it only expects.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttendedWord:
    """A decoded word: the frames that its first and its last token rest on, and its probability."""

    text: str
    first: int
    last: int
    probability: float = 1.0


@dataclass(frozen=True, slots=True)
class Certainty:
    """How far the words of one reading can be relied upon, as counts from its beginning: sure ≤ heard ≤ meant."""

    sure: int
    heard: int
    meant: int


@dataclass(frozen=True, slots=True)
class AttentionPolicy:
    """Splits readings. All lengths are in frames of the encoder."""

    margin: int = 16
    """A word that ends this long before the end of the audio is sure."""
    edge: int = 2
    """A word that begins in the last frames, as many as this, has not been heard but is expected."""
    rewind: int = 75
    """Who looks back further than this repeats what was said: a known fault of such decoders. The rest is nothing."""

    def split(self, words: Sequence[AttendedWord], frames: int) -> Certainty:
        """Divide a reading of audio that is `frames` long. The last word is never sure: it may not be complete."""
        meant = self._before_rewinding(words)
        heard = _count(words[:meant], lambda word: word.first < frames - self.edge)
        sure = _count(
            words[: min(heard, meant - 1)] if meant else (), lambda word: word.last < frames - self.margin
        )
        return Certainty(sure, heard, meant)

    def _before_rewinding(self, words: Sequence[AttendedWord]) -> int:
        reached = 0
        for place, word in enumerate(words):
            if word.first < reached - self.rewind:
                return place
            reached = max(reached, word.last)
        return len(words)


def _count(words: Sequence[AttendedWord], holds: Callable[[AttendedWord], bool]) -> int:
    """How many words from the beginning on satisfy something."""
    return next((place for place, word in enumerate(words) if not holds(word)), len(words))
