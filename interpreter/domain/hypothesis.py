"""The text of an utterance at one moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from interpreter.domain.timeline import Ticks

OPENING = frozenset("([{«“‘¿¡")
"""Marks that are written before a word without a space."""
CLOSING = frozenset(".,;:!?…%)]}»”’。、，！？；：،؟؛।")
"""Marks that are written behind a word without a space."""


class Origin(StrEnum):
    """Who made the text."""

    MACHINE = "machine"
    HUMAN = "human"
    FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class Word:
    """One token of text with the time of the source audio it rests on; a punctuation mark is a token of its own."""

    text: str
    start: Ticks
    end: Ticks
    confidence: float = 1.0


Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """An utterance in one language, split by certainty. `committed` only grows; the three parts never overlap.

    The text spoken on the floor has origin `floor`, a translation `machine`. `ended` says that no word will be added.
    """

    utterance: int
    revision: int
    source: str
    origin: Origin
    language: str
    committed: Words = ()
    provisional: Words = ()
    predicted: Words = ()
    ended: bool = False

    @property
    def is_floor(self) -> bool:
        """Whether this is the text spoken on the floor, not a translation of it."""
        return self.origin is Origin.FLOOR


def text_of(words: Iterable[Word]) -> str:
    """Join words as they are written: one space between them, none before closing or after opening marks."""
    text = ""
    for word in words:
        if not word.text:
            continue
        glued = not text or word.text[0] in CLOSING or text[-1] in OPENING
        text += word.text if glued else f" {word.text}"
    return text
