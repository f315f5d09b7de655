"""Words from tokens: where a decoder's tokens begin a new word."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from interpreter.domain.hypothesis import CLOSING

_CLOSING = "".join(CLOSING)
_HALF_WRITTEN = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the text: the frame of audio it rests on, and its probability."""

    id: int
    frame: int
    probability: float


@dataclass(frozen=True, slots=True)
class Spelled:
    """A word with its punctuation as it is written, without spaces, and the tokens it is written with."""

    text: str
    tokens: tuple[Token, ...]

    @property
    def bare(self) -> str:
        """The word without the closing marks behind it."""
        return self.text.rstrip(_CLOSING)

    @property
    def probability(self) -> float:
        """That all of its tokens are right."""
        return math.prod(token.probability for token in self.tokens)


def spelled(tokenizer: Any, before: Sequence[int], tokens: Sequence[Token]) -> list[Spelled]:  # noqa: ANN401
    """Group what follows the tokens `before` into words; a character that is half written at the end is left out."""
    words: list[tuple[str, list[Token]]] = []
    ids, waiting = list(before), list[Token]()
    written = _text(tokenizer, ids)
    for token in tokens:
        ids.append(token.id)
        waiting.append(token)
        now = _text(tokenizer, ids)
        if now.endswith(_HALF_WRITTEN):
            continue
        added, written = now[len(written) :], now
        if not words or (added[:1].isspace() and words[-1][0].strip()):
            words.append(("", []))
        text, parts = words[-1]
        words[-1], waiting = (text + added, [*parts, *waiting]), []
    return [Spelled(_printable(text), tuple(parts)) for text, parts in words if _printable(text)]


def without_marks(tokenizer: Any, before: Sequence[int], word: Spelled) -> list[Spelled]:  # noqa: ANN401
    """Part a word from the closing marks behind it, which what is said next may change; alone where it has none."""
    bare = word.bare
    for count in range(1, len(word.tokens)):
        if [one.text for one in spelled(tokenizer, before, word.tokens[:count])] == [bare]:
            marks = Spelled(word.text[len(bare) :], word.tokens[count:])
            return [Spelled(bare, word.tokens[:count]), marks]
    return [word]


def _text(tokenizer: Any, ids: Sequence[int]) -> str:  # noqa: ANN401 - a tokenizer of Transformers
    text: str = tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False)
    return text


def _printable(text: str) -> str:
    return "".join(character for character in text.strip() if character.isprintable())
