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
    doubt: float = 0.0
    """A word that is less likely than this is sure only once it ends `patience` before the end of the audio."""
    patience: int = 0
    rewind: int = 75
    """Who looks back further than this repeats what was said: a known fault of such decoders. The rest is nothing."""

    def split(self, words: Sequence[AttendedWord], frames: int, *, closed: bool = False) -> Certainty:
        """Divide a reading of audio that is `frames` long.

        The last word is not sure, as it may not be complete, unless the decoder `closed` the text behind it.
        """
        meant = self._before_rewinding(words)
        heard = _count(words[:meant], lambda word: word.first < frames - self.edge)
        complete = meant if closed and meant == len(words) else meant - 1
        sure = _count(
            words[: min(heard, max(0, complete))], lambda word: word.last < frames - self._wait(word)
        )
        return Certainty(sure, heard, meant)

    def _wait(self, word: AttendedWord) -> int:
        return self.margin if word.probability >= self.doubt else max(self.margin, self.patience)

    def _before_rewinding(self, words: Sequence[AttendedWord]) -> int:
        """How many words come before two in a row that look back, or a last one that does: one glance is none."""
        reached, back = 0, False
        for place, word in enumerate(words):
            before, back = back, word.first < reached - self.rewind
            if before and back:
                return place - 1
            reached = max(reached, word.last)
        return len(words) - back


def before_looping(tokens: Sequence[int], *, rounds: int = 4, longest: int = 6) -> int:
    """How many opening tokens a decoder wrote before it got caught in a loop that it is still in; all otherwise.

    A loop is the same run of up to `longest` tokens, `rounds` times in a row or more; the first of them is kept.
    """
    for size in range(1, longest + 1):
        alike = 0
        while alike + size < len(tokens) and tokens[-1 - alike] == tokens[-1 - alike - size]:
            alike += 1
        if alike >= (rounds - 1) * size:
            return len(tokens) - alike
    return len(tokens)


def _count(words: Sequence[AttendedWord], holds: Callable[[AttendedWord], bool]) -> int:
    """How many words from the beginning on satisfy something."""
    return next((place for place, word in enumerate(words) if not holds(word)), len(words))
