"""The stream between two stages of Apertium, taken apart into its units and put together again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

_UNIT = re.compile(r"\^([^^$]*)\$")
_LEMMA = re.compile(r"[^<+#]*")
_TAGS = re.compile(r"(?:<[^<>]*>)*")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word by its dictionary form and grammar tags; `rest` is what hangs on it, `before` what stands before it."""

    before: str
    lemma: str
    tags: tuple[str, ...]
    rest: str = ""

    def has(self, *tags: str) -> bool:
        """Whether it bears one of these tags."""
        return any(tag in self.tags for tag in tags)

    def said(self, *lemmas: str) -> bool:
        """Whether it is one of these words, in any case."""
        return self.lemma.casefold() in lemmas

    def tagged(self, *exchanges: tuple[str, str]) -> "Unit":
        """The same word with some tags exchanged."""
        other = dict(exchanges)
        return replace(self, tags=tuple(other.get(tag, tag) for tag in self.tags))

    def named(self, lemma: str) -> "Unit":
        """Another word in the same form, with the same case."""
        if self.lemma[:1].isupper():
            lemma = lemma[:1].upper() + lemma[1:]
        return replace(self, lemma=lemma)

    def written(self) -> str:
        """As the stream has it."""
        return f"{self.before}^{self.lemma}{''.join(f'<{tag}>' for tag in self.tags)}{self.rest}$"


def units_of(stream: str) -> tuple[list[Unit], str]:
    """The units of a stream and what follows the last."""
    *pairs, end = _UNIT.split(stream)
    units: list[Unit] = []
    for before, body in zip(pairs[::2], pairs[1::2], strict=True):
        lemma = _matched(_LEMMA, body)
        tags = _matched(_TAGS, body[len(lemma) :])
        rest = body[len(lemma) + len(tags) :]
        units.append(Unit(before, lemma, tuple(tags[1:-1].split("><")) if tags else (), rest))
    return units, end


def stream_of(units: Sequence[Unit], end: str) -> str:
    """The stream of these units."""
    return "".join(unit.written() for unit in units) + end


def _matched(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.match(text)
    return found[0] if found else ""
