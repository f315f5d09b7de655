"""What a translation model is given and what it gives back, whatever it is made of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from interpreter.engines.cascade.translation_guide import Guide

SPACE = "▁"
"""Opens every piece of text that follows a space."""


@dataclass(frozen=True, slots=True)
class Source:
    """Text of a language in the model's tokens; `words[i]` is the index of the word that token i belongs to."""

    language: str
    tokens: tuple[int, ...] = ()
    words: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """What one row translates: a source into `target`, behind the tokens of `opening`.

    `terms` are those said in it, each with what it is to be called; the guide sees to it that they are written.
    """

    source: Source
    target: str
    opening: tuple[int, ...] = ()
    guide: Guide | None = None
    terms: tuple[tuple[str, str], ...] = ()
    more: int | None = None
    """How many tokens may follow the opening; None for as many as a text of this length may have."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A target token: the source token its attention points to, and its probability (1.0 where it was given).

    `beyond` says that more than half of the attention lay on the end of the source.
    """

    token: int
    place: int
    probability: float
    beyond: bool = False


class PassageModel(Protocol):
    """A loaded translation model, shared by all translators of a thread."""

    @property
    def aligns(self) -> bool:
        """Whether the places of its pieces are where it looked, not guesses: text may be committed by them."""
        ...

    @property
    def takes_context(self) -> bool:
        """Whether sentences put in front help."""
        ...

    @property
    def pieces(self) -> Sequence[str | None]:
        """What each target token writes; None for one that writes nothing and is never chosen."""
        ...

    @property
    def digits(self) -> Collection[int]:
        """The target tokens that write a digit."""
        ...

    @property
    def gluing(self) -> Collection[int]:
        """The target tokens that go on with the word before them."""
        ...

    def translates(self, source: str, target: str) -> bool:
        """Whether the model offers this pair of languages."""
        ...

    def read(self, language: str, words: Sequence[str]) -> Source:
        """Return source text in tokens."""
        ...

    def write(self, text: str, target: str) -> tuple[int, ...]:
        """Return the target tokens that write `text`."""
        ...

    def forget(self) -> None:
        """Forget all that was read and written: what follows is as from a model that was just loaded."""
        ...

    def translate(self, passages: Sequence[Passage]) -> list[tuple[Piece, ...]]:
        """Translate all passages at once; each result begins with the opening and leaves out the end mark."""
        ...
