# ruff: noqa: ANN401 - what Transformers makes has no types
"""Measures which heads of the decoder look at the audio of the word that they write.

The reference transcript is forced upon the decoder, and every head is asked where it looks before each token; that is
right where the word was said, a frame more or less (as word alignments for AlignAtt are found, Papi et al. 2023).
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from interpreter.engines.seamless.drafts import frames_looked_at
from interpreter.engines.seamless.features import FRAME_SAMPLES
from interpreter.policy.calibration import Heads, candidates

FRAME_MS = FRAME_SAMPLES / 16
_TOLERANCE = 1


@dataclass(frozen=True, slots=True)
class Forced:
    """Tokens of a transcript, each with the first and the last frame of its word; None where that is not known."""

    tokens: tuple[int, ...]
    frames: tuple[tuple[float, float] | None, ...]


class Looking:
    """Where all heads looked while one transcript after the other was forced, and how often that was right."""

    def __init__(self, model: Any, *, end: int, code: int) -> None:
        """`end` is the token that opens every text, `code` the one that asks for the language spoken."""
        self._model = model
        self._opening = (end, code)
        self._kept: list[tuple[npt.NDArray[np.float16], Forced]] = []

    @property
    def tokens(self) -> int:
        """Of how many tokens it is known where to look."""
        return sum(frames is not None for _, forced in self._kept for frames in forced.frames)

    def take(self, states: Any, forced: Forced) -> None:
        """Force a transcript upon one encoded utterance; `states` has shape (1, frames, size)."""
        inputs = torch.tensor([[*self._opening, *forced.tokens]], device=states.device)
        with torch.inference_mode(), _watched(self._model.text_decoder) as looked:
            self._model.text_decoder(inputs, encoder_hidden_states=states, use_cache=False)
        rows = len(forced.tokens) + 1
        everything = torch.stack([weights[:, :rows] for weights in looked])
        self._kept.append((everything.half().cpu().numpy(), forced))

    def by_head(self) -> list[list[int]]:
        """How many tokens each head of each layer found."""
        layers, heads = self._kept[0][0].shape[:2]
        return [[self.found((layer, (head,))) for head in range(heads)] for layer in range(layers)]

    def by_candidate(self) -> Mapping[Heads, int]:
        """How many tokens were found by what is worth trying."""
        return {heads: self.found(heads) for heads in candidates(self.by_head())}

    def found(self, heads: Heads) -> int:
        """How many tokens some heads of a layer find together."""
        layer, chosen = heads
        return sum(_right(_mean(weights[layer], chosen), forced) for weights, forced in self._kept)


def _mean(weights: npt.NDArray[np.float16], heads: Sequence[int]) -> npt.NDArray[np.float32]:
    chosen = weights[list(heads)] if heads else weights
    return np.asarray(chosen.astype(np.float32).mean(0))


def _right(weights: npt.NDArray[np.float32], forced: Forced) -> int:
    looked = frames_looked_at(weights)[1:].tolist()
    return sum(
        frames is not None and frames[0] - _TOLERANCE <= frame <= frames[1] + _TOLERANCE
        for frame, frames in zip(looked, forced.frames, strict=True)
    )


@contextmanager
def _watched(decoder: Any) -> Iterator[list[Any]]:
    """Yield what becomes the weights of each layer, (heads, tokens, frames); its own attention does not tell them."""
    looked: list[Any] = []

    def look(attention: Any, _: tuple[()], called: dict[str, Any]) -> None:
        asked = attention.q_proj(called["hidden_states"])
        keys = attention.k_proj(called["encoder_hidden_states"])
        heads = (attention.num_heads, -1)
        asked, keys = asked.unflatten(-1, heads).transpose(1, 2), keys.unflatten(-1, heads).transpose(1, 2)
        scores = (asked @ keys.transpose(-1, -2)).float() * attention.scaling
        looked.append(scores.softmax(-1)[0])

    hooks = [
        layer.cross_attention.register_forward_pre_hook(look, with_kwargs=True) for layer in decoder.layers
    ]
    try:
        yield looked
    finally:
        for hook in hooks:
            hook.remove()
