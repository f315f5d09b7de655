# ruff: noqa: ANN401 - what Transformers makes has no types
"""Writes text in several languages at once behind what is committed, and notes where each token looks.

The layers of the model's text decoder are run by our own loop over buffers of fixed size: rows of one source share its
keys and values of the audio, rows may have prefixes of any length, and a step can be captured as a CUDA graph. It says
what the model's own forward pass says, to rounding.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch.nn.functional import scaled_dot_product_attention

from interpreter.engines.seamless.encoding import Encoded

_LOOK_EVERY = 4
"""Steps between two questions whether all rows have ended: each makes the processor wait for the device."""
_ROOM_STEP = 32
_SLATES = 24
"""Sizes of buffers that are kept, those used last."""
_USUAL_ROOM = 128
_USUAL_FRAMES = 96
"""Tokens of a row and frames of a source that memory is taken for at once: what most speech needs."""
_USUAL_SOURCES = 4
"""Sources that graphs are made for from the start."""
_WARM_UP_STEPS = 3


@dataclass(frozen=True, slots=True)
class Row:
    """What to write: the source that is heard, the tokens that stand, and at most how many to add."""

    source: int
    prefix: tuple[int, ...]
    most: int


@dataclass(frozen=True, slots=True)
class Written:
    """What was written behind the prefix of a row.

    `attention`, shape (prefix + tokens − 1, frames), says where each token but the first looked, those of the prefix
    too; `states`, shape (prefix + tokens, size), holds what each following token was made from. `ended` is whether the
    model closed the text.
    """

    tokens: tuple[int, ...]
    probabilities: tuple[float, ...]
    attention: Any
    states: Any
    ended: bool


@dataclass(frozen=True, slots=True)
class Probe:
    """The decoder layer, and its heads, whose attention to the audio is read; no heads for all."""

    layer: int
    heads: tuple[int, ...] = ()


class TextDecoder:
    """Decodes greedily. One thread."""

    def __init__(
        self,
        model: Any,
        probe: Probe,
        *,
        never: Sequence[int],
        end: int,
        graphs: bool | None = None,
    ) -> None:
        """`never` are tokens that are not text, `end` the one that closes it; graphs are captured on CUDA."""
        self._decoder, self._head = model.text_decoder, model.lm_head
        self._layers = list(model.text_decoder.layers)
        self._probed = probe.layer
        like = model.text_decoder.layer_norm.weight
        self._device, self._dtype = like.device, like.dtype
        self._probed_heads = torch.tensor(probe.heads, device=self._device) if probe.heads else None
        self._never = torch.tensor(sorted(never), dtype=torch.long, device=self._device)
        self._end = end
        self._graphs = self._device.type == "cuda" if graphs is None else graphs
        self._heads = model.config.decoder_attention_heads
        self._slates: dict[tuple[int, int, int], _Slate] = {}
        self._storage = _Storage(self._device, self._dtype)
        self._most_sources = _USUAL_SOURCES
        self._latest_graph: Any = None

    def write(self, encoded: Encoded, rows: Sequence[Row]) -> list[Written]:
        """Write behind every row, the rows of one source beside each other. Each row has a prefix of two or more."""
        if not rows:
            return []
        with torch.inference_mode():
            places, slate = self._laid_out(encoded, rows)
            self._hear(slate, encoded)
            self._prefill(slate)
            self._go_on(slate, max(row.most for row in rows))
            return self._read(slate, encoded, rows, places)

    def _laid_out(self, encoded: Encoded, rows: Sequence[Row]) -> tuple[list[int], "_Slate"]:
        """Give every row its place among those of its source."""
        sources = encoded.states.shape[0]
        taken = [0] * sources
        slots = []
        for row in rows:
            slots.append(taken[row.source])
            taken[row.source] += 1
        beside = max(taken)
        places = [row.source * beside + slot for row, slot in zip(rows, slots, strict=True)]
        room = max(len(row.prefix) for row in rows) + max(row.most for row in rows) + 1
        slate = self._slate(sources, beside, encoded.states.shape[1], room)
        slate.fill(dict(zip(places, rows, strict=True)), self._end)
        return places, slate

    def _slate(self, sources: int, beside: int, frames: int, room: int) -> "_Slate":
        """Take buffers of this size; those with a graph serve fewer sources too, as idle rows cost next to nothing."""
        if self._graphs and sources > self._most_sources:
            self._most_sources = sources
            self._slates.clear()
        sources = self._most_sources if self._graphs else sources
        key = (beside, _rounded(frames), _rounded(room))
        slate = self._slates.pop(key, None)
        if slate is None or slate.sources != sources:
            while len(self._slates) >= _SLATES:
                del self._slates[next(iter(self._slates))]
            slate = _Slate(self._decoder.config, (sources, *key), self._storage)
            if self._graphs:
                self._capture(slate)
        self._slates[key] = slate
        return slate

    def _capture(self, slate: "_Slate") -> None:
        """Record a step on buffers of this size, to be replayed with a single launch.

        All graphs share the memory for what lives within a step, since no two of them run at once; the latest one is
        kept, without which that memory would be given back.
        """
        slate.unheard.zero_()
        aside = torch.cuda.Stream()
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            for _ in range(_WARM_UP_STEPS):
                self._advance(slate)
                slate.at.zero_()
        torch.cuda.current_stream().wait_stream(aside)
        graph = torch.cuda.CUDAGraph()
        pool = self._latest_graph.pool() if self._latest_graph is not None else None
        with torch.cuda.graph(graph, pool=pool):
            self._advance(slate)
        slate.graph = self._latest_graph = graph

    def _hear(self, slate: "_Slate", encoded: Encoded) -> None:
        """Compute the keys and values of the audio once for all languages."""
        sources, frames, _ = encoded.states.shape
        states = encoded.states.nan_to_num()  # what is hidden by a mask must be finite all the same
        slate.unheard.fill_(-torch.inf)
        slate.unheard[sources:] = 0
        slate.unheard[:sources, 0, 0, :frames].masked_fill_(encoded.mask, 0)
        for number, layer in enumerate(self._layers):
            attention = layer.cross_attention
            slate.audio_keys[number, :sources, :, :frames] = self._split(attention.k_proj(states))
            slate.audio_values[number, :sources, :, :frames] = self._split(attention.v_proj(states))

    def _prefill(self, slate: "_Slate") -> None:
        """Take all prefixes at once; what stands behind the end of a shorter one is overwritten before it is seen."""
        longest = int(slate.longest)
        places = torch.arange(longest, device=self._device)
        unseen = self._behind(slate.room, places)
        hidden, looked = self._forward(
            slate,
            slate.tokens[:, :longest],
            places.expand(slate.rows, -1),
            unseen[None, None],
            slice(0, longest),
        )
        slate.states[:, :longest], slate.looked[:, :longest] = hidden, looked
        slate.hidden.copy_(hidden[slate.numbers, slate.at])

    def _go_on(self, slate: "_Slate", most: int) -> None:
        """Add tokens to all rows until each has ended or `most` are there."""
        for count in range(most):
            if count % _LOOK_EVERY == 0 and bool(slate.over.all()):
                return
            if slate.graph is not None:
                slate.graph.replay()
            else:
                self._advance(slate)

    def _advance(self, slate: "_Slate") -> None:
        """Write the likeliest token behind every row, and find what follows it. Nothing here waits for the device."""
        logits = self._head(slate.hidden).float()
        logits.index_fill_(1, self._never, -torch.inf)
        probability, token = logits.softmax(-1).max(-1)
        slate.at += 1
        slate.tokens[slate.numbers, slate.at] = token
        slate.probabilities[slate.numbers, slate.at] = probability
        slate.over |= (token == self._end) | (slate.at >= slate.limits)
        unseen = self._behind(slate.room, slate.at)
        hidden, looked = self._forward(slate, token[:, None], slate.at[:, None], unseen[:, None, None], None)
        slate.hidden.copy_(hidden[:, 0])
        slate.states[slate.numbers, slate.at] = hidden[:, 0]
        slate.looked[slate.numbers, slate.at] = looked[:, 0]

    def _behind(self, room: int, places: Any) -> Any:
        """−∞ behind each place and 0 elsewhere, shape (places, room): what attention adds to its scores."""
        behind = torch.arange(room, device=self._device)[None] > places[:, None]
        return torch.zeros(behind.shape, device=self._device, dtype=self._dtype).masked_fill_(
            behind, -torch.inf
        )

    def _forward(
        self,
        slate: "_Slate",
        tokens: Any,
        places: Any,
        unseen: Any,
        at: slice | None,
    ) -> tuple[Any, Any]:
        """Run the layers over tokens (rows, count) at their places; return states and where the probe looked."""
        positions = self._decoder.embed_positions.weights[places + 1]
        hidden = self._decoder.embed_tokens(tokens) + positions.to(self._dtype)
        looked = None
        for number, layer in enumerate(self._layers):
            hidden = hidden + self._attend_text(slate, number, layer, hidden, unseen, at)
            added, weights = self._attend_audio(slate, number, layer, hidden)
            hidden = hidden + added
            looked = weights if weights is not None else looked
            hidden = hidden + layer.ffn(layer.ffn_layer_norm(hidden))
        return self._decoder.layer_norm(hidden), looked

    def _attend_text(  # noqa: PLR0913, PLR0917 - the parts of one layer
        self,
        slate: "_Slate",
        number: int,
        layer: Any,
        hidden: Any,
        unseen: Any,
        at: slice | None,
    ) -> Any:
        attention = layer.self_attn
        normed = layer.self_attn_layer_norm(hidden)
        asked = self._split(attention.q_proj(normed))
        keys, values = slate.keys[number], slate.values[number]
        if at is not None:
            keys[:, :, at] = self._split(attention.k_proj(normed))
            values[:, :, at] = self._split(attention.v_proj(normed))
        else:
            keys[slate.numbers, :, slate.at] = self._split(attention.k_proj(normed))[:, :, 0]
            values[slate.numbers, :, slate.at] = self._split(attention.v_proj(normed))[:, :, 0]
        found = scaled_dot_product_attention(asked, keys, values, attn_mask=unseen, scale=attention.scaling)
        return attention.out_proj(found.transpose(1, 2).flatten(2))

    def _attend_audio(
        self,
        slate: "_Slate",
        number: int,
        layer: Any,
        hidden: Any,
    ) -> tuple[Any, Any]:
        """Let all rows of a source ask its audio together; the probe's weights are averaged over its heads."""
        attention = layer.cross_attention
        rows, count, size = hidden.shape
        normed = layer.cross_attention_layer_norm(hidden)
        asked = self._split(attention.q_proj(normed).reshape(slate.sources, -1, size))
        keys, values = slate.audio_keys[number], slate.audio_values[number]
        weights = None
        if number == self._probed:
            scores = (asked @ keys.transpose(-1, -2)).float() * attention.scaling
            shares = (scores + slate.unheard).softmax(-1)
            found = shares.to(values.dtype) @ values
            read = shares if self._probed_heads is None else shares.index_select(1, self._probed_heads)
            weights = read.mean(1).reshape(rows, count, -1)
        else:
            found = scaled_dot_product_attention(
                asked, keys, values, attn_mask=slate.unheard, scale=attention.scaling
            )
        return attention.out_proj(found.transpose(1, 2).reshape(rows, count, size)), weights

    def _split(self, states: Any) -> Any:
        """Part (rows, count, size) into (rows, heads, count, share)."""
        rows, count, size = states.shape
        return states.view(rows, count, self._heads, size // self._heads).transpose(1, 2)

    def _read(
        self, slate: "_Slate", encoded: Encoded, rows: Sequence[Row], places: Sequence[int]
    ) -> list[Written]:
        """Bring what was written to the processor, all of it at once."""
        reached = slate.at.tolist()
        longest = max(reached) + 1
        tokens, probabilities = slate.tokens[:, :longest].tolist(), slate.probabilities[:, :longest].tolist()
        looked = slate.looked[:, :longest, : max(encoded.frames)].cpu().numpy()
        written = []
        for row, place in zip(rows, places, strict=True):
            begin = len(row.prefix)
            added = tokens[place][begin : min(begin + row.most, reached[place] + 1)]
            ended = self._end in added
            if ended:
                added = added[: added.index(self._end)]
            count = begin + len(added)
            frames = encoded.frames[row.source]
            written.append(
                Written(
                    tuple(added),
                    tuple(probabilities[place][begin:count]),
                    looked[place, : count - 1, :frames],
                    slate.states[place, :count].clone(),
                    ended,
                )
            )
        return written


class _Slate:
    """Buffers for so many sources with so many rows beside each other, all of fixed size."""

    def __init__(self, config: Any, key: tuple[int, int, int, int], storage: "_Storage") -> None:
        self.sources, beside, frames, self.room = key
        self.rows = self.sources * beside
        heads, size, layers = config.decoder_attention_heads, config.hidden_size, config.decoder_layers
        share, zeros = size // heads, storage.zeros
        text = layers, self.rows, heads, self.room, share
        audio = layers, self.sources, heads, frames, share
        room, longest = max(self.room, _USUAL_ROOM), max(frames, _USUAL_FRAMES)
        self.keys = storage.shared("keys", text, layers * self.rows * size * room)
        self.values = storage.shared("values", text, layers * self.rows * size * room)
        self.audio_keys = storage.shared("audio keys", audio, layers * self.sources * size * longest)
        self.audio_values = storage.shared("audio values", audio, layers * self.sources * size * longest)
        self.unheard = zeros(self.sources, 1, 1, frames)
        self.tokens = zeros(self.rows, self.room, kind=torch.long)
        self.probabilities = zeros(self.rows, self.room, kind=torch.float32)
        self.looked = zeros(self.rows, self.room, frames, kind=torch.float32)
        self.states = zeros(self.rows, self.room, size)
        self.hidden = zeros(self.rows, size)
        self.at = zeros(self.rows, kind=torch.long)
        self.limits = zeros(self.rows, kind=torch.long)
        self.over = zeros(self.rows, kind=torch.bool)
        self.numbers = torch.arange(self.rows, device=storage.device)
        self.longest = 0
        self.graph: Any = None

    def fill(self, rows: Mapping[int, Row], filler: int) -> None:
        """Write the prefixes of the rows, by place; a place without one stands still."""
        tokens = np.full((self.rows, self.room), filler, np.int64)
        last = np.zeros(self.rows, np.int64)
        over, limits = np.ones(self.rows, np.bool_), np.zeros(self.rows, np.int64)
        for place, row in rows.items():
            tokens[place, : len(row.prefix)] = row.prefix
            last[place], over[place] = len(row.prefix) - 1, False
            limits[place] = last[place] + row.most
        self.longest = int(last.max()) + 1
        self.tokens.copy_(torch.from_numpy(tokens))
        self.at.copy_(torch.from_numpy(last))
        self.limits.copy_(torch.from_numpy(limits))
        self.over.copy_(torch.from_numpy(over))


class _Storage:
    """Memory that slates have in common where it is large: only one of them is in use at a time."""

    def __init__(self, device: Any, dtype: Any) -> None:
        self.device = device
        self._dtype = dtype
        self._shared: dict[str, Any] = {}

    def zeros(self, *shape: int, kind: Any = None) -> Any:
        """Memory for one slate."""
        return torch.zeros(*shape, dtype=kind or self._dtype, device=self.device)

    def shared(self, name: str, shape: tuple[int, ...], least: int) -> Any:
        """Memory for all slates, with whatever finite numbers are in it; `least` is how much to take at once."""
        count = math.prod(shape)
        if name not in self._shared or self._shared[name].numel() < count:
            self._shared.pop(name, None)
            self._shared[name] = self.zeros(max(count, least))
        return self._shared[name][:count].view(shape)


def _rounded(count: int) -> int:
    return -(-count // _ROOM_STEP) * _ROOM_STEP
