"""Writes the text of encoded audio token by token, and notes where each token looked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from transformers import DynamicCache, EncoderDecoderCache

from interpreter.engines.cascade.acoustics import Acoustics, Encoded
from interpreter.engines.cascade.spelling import Token


@dataclass(frozen=True, slots=True)
class Written:
    """What a decoder wrote, and whether it `closed` the text behind it: it held that for all that is said."""

    tokens: Sequence[Token]
    closed: bool


class Decoder:
    """Decodes greedily behind a forced beginning."""

    def __init__(self, acoustics: Acoustics) -> None:
        self._acoustics = acoustics
        self._silenced = torch.tensor(acoustics.silenced, dtype=torch.long, device=acoustics.device)
        heads = acoustics.heads
        self._layers = torch.tensor([layer for layer, _ in heads], device=acoustics.device)
        self._heads = torch.tensor([head for _, head in heads], device=acoustics.device)

    def write(self, encoded: Encoded, beginning: Sequence[int], most: int) -> Written:
        """Return what follows `beginning`, at most `most` tokens, until the model ends the text."""
        room = min(most, self._room(len(beginning)))
        with torch.inference_mode():
            tokens = list(self._tokens(encoded, beginning, room))
        return Written(tokens, len(tokens) < room)

    def _tokens(self, encoded: Encoded, beginning: Sequence[int], room: int) -> Iterator[Token]:
        cache = EncoderDecoderCache(DynamicCache(), DynamicCache())
        new = list(beginning)
        for _ in range(room):
            said = self._acoustics.model(
                encoder_outputs=encoded.outputs,
                decoder_input_ids=torch.tensor([new], device=self._acoustics.device),
                past_key_values=cache,
                use_cache=True,
                output_attentions=True,
            )
            token = self._chosen(said)
            if token.id in self._acoustics.ends:
                return
            yield token
            new = [token.id]

    def _room(self, taken: int) -> int:
        config = self._acoustics.model.config
        return int(getattr(config, "max_target_positions", None) or config.max_position_embeddings) - taken

    def _chosen(self, said: Any) -> Token:  # noqa: ANN401 - an output of Transformers
        scores = said.logits[0, -1].float()
        scores[self._silenced] = -torch.inf
        probability, chosen = scores.softmax(-1).max(-1)
        looked = torch.stack([layer[0, :, -1] for layer in said.cross_attentions])
        frame = looked[self._layers, self._heads].mean(0).argmax()
        return Token(int(chosen), int(frame), float(probability))
