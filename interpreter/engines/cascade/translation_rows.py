"""The rows of one call of an encoder-decoder model while they grow.

Rows may differ in language, source and opening. They are padded on the left: whatever was committed of each is read at
once, and then every row grows by a token a step, each token at its place in its own row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import torch

from interpreter.engines.cascade.translation_guide import Guide
from interpreter.engines.cascade.translation_passage import Passage, Piece

_ENDING = 0.5
_FREE = Guide()


@dataclass(frozen=True, slots=True)
class _Look:
    """Which token of its source a position looked at, and whether it looked beyond the last one."""

    place: int
    beyond: bool


class RowModel(Protocol):
    """What rows have to know of their model; `never` are the tokens that are never chosen."""

    never: torch.Tensor

    @property
    def end(self) -> int:
        """The token that ends a text."""
        ...

    @property
    def pad(self) -> int:
        """The token that fills a row up."""
        ...

    def head(self, target: str) -> list[int]:
        """The tokens before the first one of the text."""
        ...

    def marked(self, passage: Passage) -> tuple[list[int], int]:
        """The source's tokens as the encoder wants them, and how many stand before the text."""
        ...

    def room(self, passage: Passage) -> int:
        """How many tokens a translation may have at most."""
        ...


class Rows:
    """All passages of one call; each result begins with its opening."""

    def __init__(self, model: RowModel, passages: Sequence[Passage], device: str) -> None:
        self._model, self._passages = model, passages
        self._heads = [model.head(passage.target) for passage in passages]
        self._tokens = [
            [*head, *passage.opening] for head, passage in zip(self._heads, passages, strict=True)
        ]
        self._looks: list[list[_Look]] = [[] for _ in passages]
        self.pieces: list[list[Piece]] = [[] for _ in passages]
        self._over = [False] * len(passages)
        self._device = device
        self._lay_out_sources()
        longest = max(map(len, self._tokens))
        self.written = _filled_mask([len(row) for row in self._tokens], longest, left=True).to(device)
        self.encoded: Any = None
        self.cache: Any = None

    @property
    def finished(self) -> bool:
        """Whether every row has ended."""
        return all(self._over)

    def fed(self, *, whole: bool) -> torch.Tensor:
        """The tokens that the decoder reads next, shape (rows, steps): all at first, then the last of each row."""
        longest = self.written.shape[1] if whole else 1
        rows = [row[-longest:] for row in self._tokens]
        return torch.tensor(
            [[self._model.pad] * (longest - len(row)) + row for row in rows], device=self._device
        )

    def places(self, steps: int) -> torch.Tensor:
        """Where the last `steps` tokens stand in their own rows, shape (rows, steps)."""
        return (self.written.cumsum(1)[:, -steps:] - 1).clamp_min(0)

    def grow(self, logits: torch.Tensor, attention: torch.Tensor) -> None:
        """Add a token to every row.

        Takes what follows the last token of each, shape (rows, tokens), and where the positions that were read looked,
        shape (rows, steps, source).
        """
        logits[:, self._model.never] = float("-inf")
        self._look(attention)
        likeliest = _best(logits)
        for number, row in enumerate(self._tokens):
            row.append(self._model.pad if self._over[number] else self._next(number, logits, likeliest))
        self.written = torch.cat((self.written, torch.ones_like(self.written[:, :1])), dim=1)

    def _lay_out_sources(self) -> None:
        """Lay the different sources out as one batch padded on the right; `of` says which one is whose."""
        marked = [self._model.marked(passage) for passage in self._passages]
        sources = list(dict.fromkeys(tuple(tokens) for tokens, _ in marked))
        longest = max(map(len, sources))
        filled = [[*tokens, *[self._model.pad] * (longest - len(tokens))] for tokens in sources]
        self.sources = torch.tensor(filled, device=self._device)
        self.heard = _filled_mask([len(tokens) for tokens in sources], longest).to(self._device)
        self.of = torch.tensor([sources.index(tuple(tokens)) for tokens, _ in marked], device=self._device)
        self.mask = self.heard[self.of]
        first = torch.tensor([[before] for _, before in marked], device=self._device)
        self._ends = self.mask.sum(1, keepdim=True) - 1
        at = torch.arange(longest, device=self._device)[None]
        self._text, self._first = (at >= first) & (at < self._ends), first

    def _look(self, attention: torch.Tensor) -> None:
        """Note where each new position attends to, apart from the marks around the text."""
        steps = attention.shape[1]
        inside = attention.masked_fill(~self._text[:, None], -1.0).argmax(-1)
        places = torch.where(self._text.any(1, keepdim=True), inside - self._first, 0).tolist()
        ends = attention.gather(2, self._ends[:, None].expand(-1, steps, 1))[:, :, 0]
        beyond = (ends > _ENDING).tolist()
        for number, looks in enumerate(self._looks):
            new = len(self._tokens[number]) - len(looks)
            row = zip(places[number][-new:], beyond[number][-new:], strict=True)
            looks.extend(_Look(place, is_beyond) for place, is_beyond in row)

    def _next(self, number: int, logits: torch.Tensor, likeliest: Sequence[tuple[int, float]]) -> int:
        self._take_opening(number)
        look = self._looks[number][-1]
        guide = self._passages[number].guide or _FREE
        written = [piece.token for piece in self.pieces[number]]
        choice = guide.choose(written, look.place)
        token, probability = likeliest[number]
        if choice.token is None and choice.banned:
            logits[number, list(choice.banned)] = float("-inf")
            token, probability = _best(logits[number : number + 1])[0]
        if choice.token is None and token == self._model.end:
            choice = guide.before_end(written)
        if choice.token is not None:
            token, probability = choice.token, 1.0
            look = _Look(look.place if choice.place is None else choice.place, beyond=False)
        if token == self._model.end:
            self._over[number] = True
            return token
        self.pieces[number].append(Piece(token, look.place, probability, look.beyond))
        self._over[number] = len(self.pieces[number]) >= self._model.room(self._passages[number])
        return token

    def _take_opening(self, number: int) -> None:
        """Note the pieces of the opening, which were read at once."""
        head, row = len(self._heads[number]), self._tokens[number]
        for index in range(head + len(self.pieces[number]), len(row)):
            look = self._looks[number][index - 1]
            self.pieces[number].append(Piece(row[index], look.place, 1.0, look.beyond))


def _best(logits: torch.Tensor) -> list[tuple[int, float]]:
    """The likeliest token of each row, and how likely it is."""
    scores, tokens = logits.max(-1)
    likely = (scores - logits.logsumexp(-1)).exp()
    return list(zip(tokens.tolist(), likely.tolist(), strict=True))


def _filled_mask(lengths: Sequence[int], longest: int, *, left: bool = False) -> torch.Tensor:
    """Ones where rows of these lengths hold tokens, shape (rows, longest)."""
    at, held = torch.arange(longest)[None], torch.tensor(lengths)[:, None]
    return (at >= longest - held if left else at < held).long()
