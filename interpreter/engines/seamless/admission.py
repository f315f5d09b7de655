# ruff: noqa: ANN401 - what Transformers makes has no types
"""Says, before the work begins, how many languages a graphics card has memory for."""

from typing import Any

import torch

from interpreter.domain.errors import MissingPart

SOURCES = 4
"""That speak at once, for whom there must be room."""
_TOKENS = 128
_FRAMES = 96
_ROWS = 8 * _FRAMES
"""The longest usual window, and the text that goes with it."""
_LOGIT_BYTES = 10
"""Of each piece of text: scores as they come, in full precision, and as probabilities."""
_COPIES = 4
"""Of what a layer computes, at a time."""
_SPARE = 0.8
"""Of what is free; the rest goes to the voice, and to what lies between blocks of memory."""


def languages_that_fit(model: Any, sources: int = SOURCES) -> int | None:
    """How many languages, the one spoken too, a model on a graphics card can write at once; None on a processor."""
    device = model.device
    if device.type != "cuda":
        return None
    free = torch.cuda.mem_get_info(device)[0]
    unused = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
    return fitting(model.config, free + unused, sources=sources, number_bytes=model.dtype.itemsize)


def fitting(config: Any, free: int, *, sources: int, number_bytes: int) -> int:
    """How many languages fit into so many bytes."""
    token = 2 * config.decoder_layers * config.hidden_size * number_bytes
    row = token * _TOKENS + _TOKENS * config.decoder_ffn_dim * number_bytes + config.vocab_size * _LOGIT_BYTES
    scores = config.speech_encoder_attention_heads * _ROWS + config.speech_encoder_intermediate_size
    source = token * _FRAMES + _ROWS * scores * number_bytes * _COPIES
    return max(0, int((free * _SPARE / sources - source) // row))


def admit(languages: int, most: int | None) -> None:
    """Refuse more languages than fit. Raises MissingPart."""
    if most is not None and languages > most:
        raise MissingPart(
            f"The graphics card has memory for {most} of {languages} languages, the one spoken too; choose fewer, "
            "end other programs on it, or choose --engine cascade."
        )
