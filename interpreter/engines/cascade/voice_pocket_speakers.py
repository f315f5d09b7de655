"""The speakers of a Pocket TTS voice: what a folder says of each, and the model's state after having heard them."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file
from torch import Tensor
from transformers import DynamicCache

_PLACES = ("voices/*.safetensors", "embeddings/*.safetensors", "default*.safetensors")
_DEFAULT = "default"
_LAYER = re.compile(r"\d+")

State = tuple[tuple[Tensor, Tensor], ...]
"""Keys and values of each layer, each of shape (1, heads, positions, size)."""


class Speakers:
    """The speakers in a model's folder, by name; the state of each is computed when it first speaks.

    A speaker is a file of safetensors. It holds one tensor, of shape (positions, width), perhaps with a 1 before:
    latents, or what the model makes of them where it is as wide as the model; or the keys and values of every layer,
    named with the number of the layer. A file "default" comes first, the others by their names.
    """

    def __init__(self, folder: Path, model: Any) -> None:  # noqa: ANN401 - the models share no type
        """Read all files. Raises ValueError for one that is of another model, and where there is none."""
        self._model = model
        self._read: dict[str, Callable[[], State]] = {}
        self._states: dict[str, State] = {}
        for path in sorted(path for place in _PLACES for path in folder.glob(place)):
            name = _DEFAULT if path.parent == folder else path.stem
            self._read.setdefault(name, self._reader(load_file(path)))
        if not self._read:
            raise ValueError("there are no speakers")

    @property
    def names(self) -> tuple[str, ...]:
        """The speakers; the first one speaks where none is wished for."""
        return tuple(sorted(self._read, key=lambda name: (name != _DEFAULT, name)))

    def state(self, name: str) -> DynamicCache:
        """Return a fresh cache of the model that has heard this speaker."""
        if name not in self._states:
            self._states[name] = self._read[name]()
        return DynamicCache(self._states[name], config=self._model.config)

    def _reader(self, tensors: Mapping[str, Tensor]) -> Callable[[], State]:
        """Say how a file becomes a state. Raises ValueError where nothing is known of its contents."""
        config = self._model.config
        if len(tensors) == 1:
            (prompt,) = (tensor.reshape(-1, tensor.shape[-1]) for tensor in tensors.values())
            if not len(prompt) or prompt.shape[1] not in {config.hidden_size, self._prompt_width}:
                raise ValueError(f"a speaker's latents have the shape {tuple(prompt.shape)}")
            return lambda: self._heard(prompt)
        state = _by_layer(tensors)
        expected = (config.num_key_value_heads, config.head_dim)
        shapes = {
            (one.shape[0], one.shape[1], one.shape[3]) for pair in state for one in pair if one.ndim == 4
        }
        if len(state) != config.num_hidden_layers or shapes != {(1, *expected)}:
            raise ValueError("a speaker's keys and values are not of this model")
        device = self._model.device
        return lambda: tuple((keys.to(device), values.to(device)) for keys, values in state)

    @property
    def _prompt_width(self) -> int:
        return int(self._model.model.audio_prompt_proj.in_features)

    def _heard(self, prompt: Tensor) -> State:
        """Let the model hear a speaker: what precedes the text, shape (positions, width)."""
        inner, config = self._model.model, self._model.config
        with torch.inference_mode():
            heard = prompt.to(self._model.device, inner.embed_tokens.weight.dtype)
            if heard.shape[1] == self._prompt_width:
                heard = inner.audio_prompt_proj(heard)
            begin = getattr(config, "audio_prompt_bos_token_id", None)
            if begin is not None:
                mark = inner.embed_tokens(torch.tensor([begin], device=heard.device))
                heard = torch.cat([mark, heard])
            cache = inner(inputs_embeds=heard[None], use_cache=True).past_key_values
        return tuple((layer.keys, layer.values) for layer in cache.layers)


def _by_layer(tensors: Mapping[str, Tensor]) -> State:
    """Sort keys and values by the number in their names."""
    halves: dict[int, dict[str, Tensor]] = {}
    for name, tensor in tensors.items():
        layer = _LAYER.search(name)
        half = "key" if "key" in name else "value" if "value" in name else ""
        if layer is None or not half:
            raise ValueError(f"{name} is neither latents nor keys nor values")
        halves.setdefault(int(layer[0]), {})[half] = tensor
    return tuple((pair["key"], pair["value"]) for _, pair in sorted(halves.items()))
