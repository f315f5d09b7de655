"""What may be said next, sampled from a small language model: translation by anticipating the future.

Its continuations are translated behind what is shown, and what enough of them begin with is predicted (arXiv
2410.22499). The model is a causal one of Transformers from a local folder. It goes on with the text alone, without
instructions: a base model does it best.
"""

import zlib
from collections.abc import Sequence
from pathlib import Path

import torch
from transformers import DynamicCache

from interpreter.domain.hypothesis import Word, text_of
from interpreter.domain.timeline import Ticks
from interpreter.engines.cascade.language_model import load_language_model
from interpreter.engines.tokens import tokens_of
from interpreter.engines.torch_compat import Placement
from interpreter.engines.translation import Revision

_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？")
_MOST_COUNT = 8
_MOST_READ = 96
"""Tokens of the text that the model is given."""
_LIKELIEST = 32
"""Tokens of which one is chosen."""
_TRIED_ALIKE = 7919
"""The places of an utterance draw from chances that are far apart."""


class SampledContinuations:
    """Goes on with any number of texts at once, each `count` times with up to `tokens` tokens. One thread.

    What is drawn depends on the utterance and its text alone, so that a text said again is continued alike.
    """

    def __init__(
        self, folder: Path, *, placement: Placement | None = None, count: int = _MOST_COUNT, tokens: int = 8
    ) -> None:
        """Load the model. Raises UserMistake where the folder holds none."""
        if not 0 < count <= _MOST_COUNT or tokens < 1:
            raise ValueError(f"{count} continuations of {tokens} tokens cannot be sampled in one hop")
        self._tokenizer, self._network = load_language_model(folder, placement or Placement())
        self._count, self._steps = count, tokens
        ends = self._network.generation_config.eos_token_id
        ends = {self._tokenizer.eos_token_id, *(ends if isinstance(ends, list) else [ends])} - {None}
        self._ends = frozenset(int(end) for end in ends)
        self._most_read = min(_MOST_READ, int(self._network.config.max_position_embeddings) - tokens)

    def continuations(self, said: Sequence[Revision]) -> list[list[tuple[str, ...]]]:
        """Return for each text `count` runs of words and marks that may follow it; empty ones where none is clear."""
        if not said:
            return []
        prompts = [self._prompt(revision) for revision in said]
        with torch.inference_mode():
            rows = self._sample(prompts, torch.stack([self._chances(revision) for revision in said]))
        return [
            [
                self._words(prompts[place], row)
                for row in rows[place * self._count : (place + 1) * self._count]
            ]
            for place in range(len(said))
        ]

    def _prompt(self, revision: Revision) -> list[int]:
        text = text_of(Word(each, Ticks(0), Ticks(0)) for each in revision.texts)
        tokens: list[int] = self._tokenizer(text).input_ids
        while len(tokens) > 1 and tokens[-1] in self._ends:
            tokens.pop()
        return tokens[-self._most_read :]

    def _chances(self, revision: Revision) -> torch.Tensor:
        """Numbers from 0 to 1 that decide what is drawn, shape (count, tokens): the same all through an utterance."""
        seed = zlib.crc32(revision.source.encode()) + _TRIED_ALIKE * revision.utterance
        return torch.rand(self._count, self._steps, generator=torch.Generator().manual_seed(seed))

    def _sample(self, prompts: Sequence[Sequence[int]], chances: torch.Tensor) -> list[list[int]]:
        """Tokens for every row, `count` rows for each prompt; prompts are read once and padded on the left."""
        longest, device = max(map(len, prompts)), self._network.device
        pad = min(self._ends, default=0)
        fed = torch.tensor([[pad] * (longest - len(row)) + list(row) for row in prompts], device=device)
        lengths = torch.tensor([[len(row)] for row in prompts], device=device)
        mask = (torch.arange(longest, device=device)[None] >= longest - lengths).long()
        places = (mask.cumsum(1) - 1).clamp_min(0)
        cache, rows = DynamicCache(), []
        chances = chances.flatten(0, 1).to(device)
        for step in range(self._steps):
            logits = self._network(
                input_ids=fed,
                attention_mask=mask,
                position_ids=places,
                past_key_values=cache,
                use_cache=True,
                logits_to_keep=1,
            ).logits[:, -1]
            if step == 0:
                cache.batch_repeat_interleave(self._count)
                logits, mask, places = (
                    each.repeat_interleave(self._count, 0) for each in (logits, mask, places)
                )
            fed = _drawn(logits.float(), chances[:, step : step + 1])
            rows.append(fed)
            mask = torch.cat((mask, torch.ones_like(fed)), dim=1)
            places = places[:, -1:] + 1
        drawn: list[list[int]] = torch.cat(rows, dim=1).tolist()
        return drawn

    def _words(self, prompt: Sequence[int], drawn: Sequence[int]) -> tuple[str, ...]:
        """What was drawn up to the end of the sentence, without a word that may not be whole."""
        size = next((place for place, token in enumerate(drawn) if token in self._ends), len(drawn))
        kept = [*prompt, *drawn[:size]]
        before, after = (self._tokenizer.decode(each, skip_special_tokens=True) for each in (prompt, kept))
        more = after[len(before) :] if after.startswith(before) else ""
        line, broken, _ = more.partition("\n")
        if line[:1].isalnum():
            return ()
        if size == len(drawn) and not broken and not line.endswith(_SENTENCE_ENDS):
            line = line.rpartition(" ")[0]
        words = tokens_of(line)
        end = next((place for place, word in enumerate(words) if word in _SENTENCE_ENDS), len(words))
        return () if "\ufffd" in line else words[: end + 1]


def _drawn(logits: torch.Tensor, chances: torch.Tensor) -> torch.Tensor:
    """One of the likeliest tokens of each row, by how likely it is, shape (rows, 1)."""
    likely, tokens = logits.softmax(-1).topk(min(_LIKELIEST, logits.shape[-1]))
    shares = likely.cumsum(-1)
    place = (shares < chances * shares[:, -1:]).sum(-1, keepdim=True)
    return tokens.gather(1, place.clamp_max(tokens.shape[1] - 1))
