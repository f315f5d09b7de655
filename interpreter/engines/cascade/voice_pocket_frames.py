"""Generates the latents of Pocket TTS one frame at a time, as its own `generate` does all at once."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from transformers import DynamicCache
from transformers.models.pocket_tts.generation_pocket_tts import PocketTTSEosThresholdCriteria

_FLOW_STEPS, _END_ABOVE, _FEWEST_FRAMES = 1, -4.0, 6
"""What Transformers takes where a model's generation_config.json does not say it."""
_TOKENS_PER_S, _SPARE_S = 3, 2
"""No text is spoken slower than this, says who made the model."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A text as the model reads it: tokens, shape (1, count), and how many frames follow the one that ends it."""

    ids: Tensor
    frames_after: int


class FrameModel:
    """Speaks a text frame by frame. Equal noise gives equal frames."""

    def __init__(self, model: Any, frames_per_s: float) -> None:  # noqa: ANN401 - the models share no type
        self._model = model
        self._frames_per_s = frames_per_s
        said = model.generation_config
        self._flow_steps = int(getattr(said, "num_flow_steps", None) or _FLOW_STEPS)
        self._end_above = _stated(said, "eos_threshold", _END_ABOVE)
        self._fewest = int(_stated(said, "min_frames_before_eos", _FEWEST_FRAMES))
        self._loudness = math.sqrt(_stated(said, "temperature", 1.0)) if said.do_sample else 0.0

    def frames(
        self, prompt: Prompt, heard: DynamicCache, noise: torch.Generator, most: int
    ) -> Iterator[Tensor]:
        """Yield the latents of the frames, each of shape (1, 1, dimensions), for the speaker that was heard.

        A model that does not end is stopped after what its text can last, and after `most` frames.
        """
        ended = PocketTTSEosThresholdCriteria(self._end_above, prompt.frames_after, self._fewest)
        state = self._read(prompt.ids, heard)
        for _ in range(min(most, self._longest(prompt))):
            latent, decodable = self._next(state, noise)
            yield decodable
            if bool(ended(prompt.ids, state.logits[:, -1, 0].float())):
                return
            state = self._speak(latent, heard)

    def _longest(self, prompt: Prompt) -> int:
        seconds = int(prompt.ids.shape[1]) / _TOKENS_PER_S + _SPARE_S
        return math.ceil(seconds * self._frames_per_s)

    def _read(self, ids: Tensor, heard: DynamicCache) -> Any:  # noqa: ANN401 - an output of Transformers
        with torch.inference_mode():
            return self._model(input_ids=ids, past_key_values=heard, use_cache=True)

    def _next(self, state: Any, noise: torch.Generator) -> tuple[Tensor, Tensor]:  # noqa: ANN401
        """Draw the next latent: as the model takes it, and as the codec does."""
        with torch.inference_mode():
            condition = state.last_hidden_state[:, -1]
            drawn = (
                torch.randn(1, self._model.config.latent_dim, generator=noise).to(condition) * self._loudness
            )
            latent = self._model.sample_latent(condition, drawn, self._flow_steps)[:, None]
            return latent, self._model.denormalize_latents(latent)

    def _speak(self, latent: Tensor, heard: DynamicCache) -> Any:  # noqa: ANN401
        """Let the model go on after a frame."""
        with torch.inference_mode():
            ids = torch.full((1, 1), self._model.config.audio_latent_token_id, device=latent.device)
            return self._model(input_ids=ids, audio_latents=latent, past_key_values=heard, use_cache=True)


def _stated(said: Any, name: str, otherwise: float) -> float:  # noqa: ANN401
    found = getattr(said, name, None)
    return otherwise if found is None else float(found)
