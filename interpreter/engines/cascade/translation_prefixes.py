"""Keeps what a language model computed, so that a request that begins like an earlier one goes on from where they part.

Each revision of an utterance asks for a little more than the last one did: most of the request is known already.
Nothing is approximated: the keys and values of a token depend on the tokens before it alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from transformers import DynamicCache, PreTrainedConfig
from transformers.cache_utils import DynamicLayer

_ROWS = 8


@dataclass(frozen=True, slots=True)
class Row:
    """Tokens, and the keys and values of each layer for them, of the shape (heads, tokens, size of a head)."""

    tokens: tuple[int, ...] = ()
    layers: tuple[tuple[torch.Tensor, torch.Tensor], ...] = ()

    def cut(self, length: int) -> "Row":
        """The first so many tokens."""
        layers = tuple((keys[:, :length], values[:, :length]) for keys, values in self.layers)
        return Row(self.tokens[:length], layers)


class Prefixes:
    """The rows that were written last, one for each utterance and target language while there is room.

    There is room for `rows`, or for as many as are written at once.

    What a network keeps other than for all tokens, as with sliding windows or recurrent layers, is not kept here.
    """

    def __init__(self, rows: int = _ROWS) -> None:
        self._rows: list[Row] = []
        self._most = rows

    def take(self, tokens: Sequence[int], common: int) -> Row:
        """Return the most that is known of a request, always less than all of it.

        A row that shares more than the `common` tokens, with which any request begins, is given up: the one that
        follows from it takes its place.
        """
        shared, place = max(
            ((_shared(row.tokens, tokens[:-1]), place) for place, row in enumerate(self._rows)),
            default=(0, -1),
        )
        if not shared:
            return Row()
        return (self._rows.pop(place) if shared > common else self._rows[place]).cut(shared)

    def keep(self, feed: "Feed", tokens: Sequence[Sequence[int]]) -> None:
        """Keep what the network made of the tokens of each row that it was fed with."""
        if not _keeps_all(feed.cache):
            return
        for number, written in enumerate(tokens):
            columns = feed.mask[number].nonzero()[: len(written), 0]
            layers = ((layer.keys[number], layer.values[number]) for layer in feed.cache.layers)
            copied = tuple((keys[:, columns], values[:, columns]) for keys, values in layers)
            self._rows.append(Row(tuple(written), copied))
        del self._rows[: -max(self._most, len(tokens))]


class Feed:
    """What a network is given: rows of tokens behind what is known of each, both padded on the left.

    The tensors have the shape (rows, columns); the mask spans the columns of the cache too.
    """

    def __init__(
        self,
        rows: Sequence[Sequence[int]],
        known: Sequence[Row],
        config: PreTrainedConfig,
        device: torch.device,
    ) -> None:
        rest = [row[len(past.tokens) :] for row, past in zip(rows, known, strict=True)]
        self.cache = _joined(known, config)
        self._ids = _side_by_side(rest).to(device)
        seen, new = (
            _side_by_side([[1] * len(row) for row in part])
            for part in ([past.tokens for past in known], rest)
        )
        self.mask = torch.cat((seen, new), dim=1).to(device)
        self._places = (self.mask.cumsum(1) - 1).clamp_min(0)[:, -new.shape[1] :]

    def inputs(self) -> dict[str, Any]:
        """What the network is called with next."""
        return {
            "input_ids": self._ids,
            "attention_mask": self.mask,
            "position_ids": self._places,
            "past_key_values": self.cache,
        }

    def follow(self, tokens: Sequence[int]) -> None:
        """Go on with one more token in each row."""
        self._ids = torch.tensor(tokens, device=self.mask.device)[:, None]
        self.mask = torch.cat((self.mask, torch.ones_like(self._ids)), dim=1)
        self._places = self._places[:, -1:] + 1


def _shared(first: Sequence[int], second: Sequence[int]) -> int:
    """How many opening tokens both have."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(first), len(second)))


def _side_by_side(rows: Sequence[Sequence[int]]) -> torch.Tensor:
    """The rows padded on the left with zeros."""
    longest = max(map(len, rows))
    return torch.tensor([[0] * (longest - len(row)) + list(row) for row in rows], dtype=torch.long)


def _joined(rows: Sequence[Row], config: PreTrainedConfig) -> DynamicCache:
    """The cache of a batch; an empty one where nothing is known."""
    cache = DynamicCache(config=config)
    longest = max(rows, key=lambda row: len(row.tokens))
    nothing = longest.cut(0)
    layers = [row.layers or nothing.layers for row in rows]
    for number in range(len(longest.layers)):
        keys, values = (
            torch.stack([_padded(of[number][part], len(longest.tokens)) for of in layers]) for part in (0, 1)
        )
        cache.update(keys, values, number)
    return cache


def _padded(states: torch.Tensor, length: int) -> torch.Tensor:
    return torch.nn.functional.pad(states, (0, 0, length - states.shape[1], 0))


def _keeps_all(cache: DynamicCache) -> bool:
    """Whether every layer holds every token, and there are any."""
    whole = (type(layer) is DynamicLayer and layer.is_initialized for layer in cache.layers)
    return bool(cache.layers) and all(whole)
