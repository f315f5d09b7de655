# ruff: noqa: ANN401 - what Transformers makes has no types
"""Encodes the audio of all sources at once.

A window is encoded anew whenever it has grown: the released encoder looks at all of it. An incremental encoder would
take the place of `SpeechEncoder` and keep its states between calls.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch

from interpreter.engines.seamless.features import ROWS_PER_FRAME, Matrix
from interpreter.engines.seamless.relative_attention import quicken

_MOST_ROWS = {"cuda": 12_000, "cpu": 400}
"""Of a batch, by kind of device: where another pass costs next to nothing, padding is what costs."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """States of several sources, shape (sources, frames, size), padded at the end; `frames` says how many each has."""

    states: Any
    frames: tuple[int, ...]

    @property
    def mask(self) -> Any:
        """True where there is a frame, shape (sources, frames)."""
        places = torch.arange(self.states.shape[1], device=self.states.device)
        return places[None] < torch.tensor(self.frames, device=self.states.device)[:, None]


class SpeechEncoder:
    """The encoder of a SeamlessM4T v2 model, with its masks alive: it must compute with `sdpa`."""

    def __init__(self, model: Any) -> None:
        """`model` is a SeamlessM4Tv2ForSpeechToSpeech or -ToText. Raises ValueError where its masks would not hold."""
        if model.config._attn_implementation != "sdpa":  # noqa: SLF001 - where Transformers keeps it
            raise ValueError("the encoder ignores its masks unless it is loaded with sdpa attention")
        self._encoder = model.speech_encoder
        quicken(self._encoder)

    def encode(self, windows: Sequence[Matrix]) -> Encoded:
        """Encode windows of features, each (rows, 160); the same as each by itself, to rounding."""
        frames = [len(window) // ROWS_PER_FRAME + 1 for window in windows]
        like = next(self._encoder.parameters())
        states = torch.zeros(
            len(windows), max(frames), self._encoder.config.hidden_size, device=like.device, dtype=like.dtype
        )
        for batch in _batches(windows, _MOST_ROWS.get(like.device.type, _MOST_ROWS["cuda"])):
            longest = _padded(len(windows[batch[0]]))
            features = torch.zeros(len(batch), longest, windows[0].shape[1])
            mask = torch.zeros(len(batch), longest, dtype=torch.long)
            for row, place in enumerate(batch):
                features[row, : len(windows[place])] = torch.from_numpy(windows[place])
                mask[row, : len(windows[place])] = 1
            with torch.inference_mode():
                found = self._encoder(features.to(like), attention_mask=mask.to(like.device))
            for row, place in enumerate(batch):
                states[place, : frames[place]] = found.last_hidden_state[row, : frames[place]]
        return Encoded(states, tuple(frames))


def _padded(rows: int) -> int:
    """Fill up the last frame where it can be padded: kernels are made for multiples of eight."""
    return -(-rows // ROWS_PER_FRAME) * ROWS_PER_FRAME if _can_be_padded(rows) else rows


def _can_be_padded(rows: int) -> bool:
    """Whether the last frame does not reach into what follows."""
    return rows % ROWS_PER_FRAME >= ROWS_PER_FRAME // 2


def _batches(windows: Sequence[Matrix], most_rows: int) -> list[list[int]]:
    """Group windows that can be encoded together, the longest of each first.

    Windows of like length go together, so that a batch of more than one has `most_rows` at most, padding included.
    """
    batches: list[list[int]] = []
    for place in sorted(range(len(windows)), key=lambda place: -len(windows[place])):
        rows = len(windows[place])
        longest = len(windows[batches[-1][0]]) if batches else 0
        fits = bool(batches) and (len(batches[-1]) + 1) * longest <= most_rows
        if fits and (_can_be_padded(rows) or rows == longest):
            batches[-1].append(place)
        else:
            batches.append([place])
    return batches
