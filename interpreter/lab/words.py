"""What the lab counts as a word, and when two words are equal."""

from collections.abc import Sequence
from dataclasses import dataclass

from interpreter.lab import numerals

_MARKS = ".,;:!?…¿¡\"“”«»„‹›()[]{}<>—–-‘’'`"
_TITLES = {"mr": "mister", "mrs": "missus", "dr": "doctor", "st": "saint", "vs": "versus", "okay": "ok"}


@dataclass(frozen=True, slots=True)
class NormalWord:
    """A word as it is compared, and the index of the written word it came from."""

    text: str
    origin: int


def written_words(text: str) -> tuple[str, ...]:
    """Return the words of a text as a reader sees them, case kept, without the punctuation around them.

    A per cent sign is a word, whether or not a space stands before it.
    """
    bare = (token.strip(_MARKS) for token in text.replace("%", " % ").split())
    return tuple(word for word in bare if word)


def normalised(words: Sequence[str], language: str = "en") -> tuple[NormalWord, ...]:
    """Return words for comparison: lower case, hyphens split, no punctuation, English numbers in one spelling."""
    english = language.partition("-")[0] == "en"
    parts: list[str] = []
    origins: list[int] = []
    for origin, word in enumerate(words):
        for token in _tokens(word):
            said = _said(token) if english else (token,)
            parts.extend(said)
            origins.extend([origin] * len(said))
    if not english:
        return tuple(NormalWord(text, origin) for text, origin in zip(parts, origins, strict=True))
    return tuple(NormalWord(text, origins[place]) for text, place in numerals.unified(parts))


def comparable(text: str, language: str = "en") -> str:
    """Return a text as one line of comparable words."""
    return " ".join(word.text for word in normalised(written_words(text), language))


def _tokens(word: str) -> list[str]:
    folded = word.casefold().replace("’", "'").replace("–", "-").replace("/", "-")
    return [part for part in (token.strip(_MARKS) for token in folded.split("-")) if part]


def _said(token: str) -> tuple[str, ...]:
    return (_TITLES[token],) if token in _TITLES else numerals.spoken(token)
