"""Decodes the latents of Pocket TTS as they come: any grouping of them gives the samples of the whole.

Its decoder (that of Mimi, Défossez et al. 2024) is causal: a convolution that lengthens, which looks one latent back;
a transformer, whose keys and values are kept; and convolutions that look a few of its steps back, which are kept too.
"""

import math
from typing import Any

import torch
from torch import Tensor
from transformers import PocketTTSAudioTokenizerConfig, PocketTTSAudioTokenizerModel

from interpreter.domain.audio import Samples


class StreamDecoder:
    """Turns the latents of one utterance into samples, the first `fade_in` of which become louder."""

    def __init__(self, codec: PocketTTSAudioTokenizerModel, *, fade_in: int = 0) -> None:
        """Raises ValueError for a codec that looks ahead."""
        self._codec: Any = codec
        self._fade_in = fade_in
        self._hop = math.prod(codec.config.upsampling_ratios)
        self._reach = steps_looked_back(codec.config)
        self._latest: Tensor | None = None
        self._cache: Any = None
        self._steps: Tensor | None = None

    def push(self, latents: Tensor) -> Samples:
        """Take the next latents, shape (1, count, dimensions); return their samples, count times a frame's."""
        with torch.inference_mode():
            steps = self._transformed(self._lengthened(latents))
            known = 0 if self._steps is None else self._steps.shape[2]
            if self._steps is not None:
                steps = torch.cat([self._steps, steps], dim=2)
            wave = self._codec.decoder.decoder_seanet(steps)[0, 0, known * self._hop :]
            self._steps = steps[:, :, -self._reach :]
            if not known:
                faded = wave[: self._fade_in]
                faded *= torch.linspace(0, 1, self._fade_in, device=wave.device)[: len(faded)]
        samples: Samples = wave.float().cpu().numpy()
        return samples

    def _lengthened(self, latents: Tensor) -> Tensor:
        """The steps of the latents, shape (1, channels, steps)."""
        known = 0 if self._latest is None else self._codec.config.latent_stride
        joined = latents if self._latest is None else torch.cat([self._latest, latents], dim=1)
        self._latest = latents[:, -1:]
        steps: Tensor = self._codec.decoder.upsample(self._codec.latent_proj(joined.transpose(1, 2)))
        return steps[:, :, known:]

    def _transformed(self, steps: Tensor) -> Tensor:
        found = self._codec.decoder.decoder_transformer(
            steps.transpose(1, 2), past_key_values=self._cache, use_cache=True
        )
        self._cache = found.past_key_values
        transformed: Tensor = found.last_hidden_state.transpose(1, 2)
        return transformed


def steps_looked_back(config: PocketTTSAudioTokenizerConfig) -> int:
    """Return how many steps before its own the last convolutions look at. Raises ValueError where they look ahead."""
    if not config.use_causal_conv or config.trim_right_ratio != 1.0:
        raise ValueError("the codec looks ahead")
    dilations = [config.dilation_growth_rate**place for place in range(config.num_residual_layers)]
    residual: float = (config.residual_kernel_size - 1) * sum(dilations)
    steps: float = config.kernel_size - 1
    rate = 1
    for ratio in config.upsampling_ratios:
        steps += 1 / rate
        rate *= ratio
        steps += residual / rate
    last: float = (config.last_kernel_size - 1) / rate
    return math.ceil(steps + last)
