# ruff: noqa: ANN401 - what Transformers makes has no types
"""Speaks what was committed: from the decoder's states by text-to-unit and vocoder.

A clause is spoken from its own states, framed by that of the beginning and that of what follows (the rows that
`SeamlessM4Tv2ForSpeechToSpeech.generate` makes of a whole text), so that nothing already spoken would change.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import torch

from interpreter.domain.audio import Samples
from interpreter.domain.hypothesis import Word, text_of
from interpreter.domain.timeline import Ticks
from interpreter.engines.seamless.drafts import Draft, Piece
from interpreter.engines.seamless.loading import Loaded
from interpreter.engines.tokens import tokens_of

RATE_HZ = 16_000
UNIT_SAMPLES = 320
_SPACE = "▁"
_UNKNOWN = "<unk>"
_LONGEST_S = 60


class UnitVoice:
    """One of the model's voices at a time. One thread."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._model = loaded.model
        self._controls = int(loaded.model.config.vocoder_offset)
        self._units = int(loaded.model.config.unit_hifi_gan_vocab_size)

    @property
    def names(self) -> tuple[str, ...]:
        """The speakers that can be wished for."""
        return tuple(str(number) for number in range(int(self._model.config.vocoder_num_spkrs)))

    def speak(self, draft: Draft, text: str, *, rate: float, voice: str | None) -> Samples | None:
        """Say a run of what stands in `draft`, or is open there, at 16 kHz; None where it is not found.

        Equal requests give equal samples, shape (frames,). `rate` is 1 at the voice's own speed.
        """
        pieces = _run([*draft.said, *draft.open], text)
        if not pieces or draft.opening is None:
            return None
        with torch.inference_mode():
            units = self._said(draft, pieces)
            number = int(voice) if voice in self.names else 0
            return self._sounded(units, self._loaded.voices[draft.language], number, rate)

    def _said(self, draft: Draft, pieces: Sequence[Piece]) -> Any:
        """Return the units of the words, without those that nobody can sound."""
        states = [draft.opening[None], *(piece.states[:-1] for piece in pieces), pieces[-1].states[-1:]]
        tokens = [token for piece in pieces for token in piece.tokens]
        letters = _letters([self._loaded.pieces[token] for token in tokens])
        unknown = self._loaded.characters.get(_UNKNOWN, 1)
        known = [self._loaded.characters.get(one, unknown) for group in letters for one in group]
        device = draft.opening.device
        said = self._model.t2u_model(
            inputs_embeds=torch.cat(states)[None],
            char_input_ids=torch.tensor([known], device=device),
            char_count_per_id=torch.tensor([[0, *map(len, letters), 0]], device=device),
            attention_mask=torch.ones(1, len(tokens) + 2, dtype=torch.long, device=device),
        )
        units = said[0][0].argmax(-1) - self._controls
        return units[(units >= 0) & (units < self._units)][: _LONGEST_S * RATE_HZ // UNIT_SAMPLES]

    def _sounded(self, units: Any, language: int, speaker: int, rate: float) -> Samples:
        """Let the vocoder sound units; a quicker rate takes fewer of its frames, evenly."""
        if not len(units):
            return np.zeros(0, np.float32)
        vocoder = self._model.vocoder
        embedded = vocoder.unit_embedding(units)[None]
        lengths = torch.clamp(torch.expm1(vocoder.dur_predictor(embedded)).round().long(), min=1)
        frames = torch.repeat_interleave(embedded[0], lengths.flatten(), dim=0)
        taken = torch.arange(0, len(frames), rate, device=frames.device).long().clamp(max=len(frames) - 1)
        frames = frames[taken]
        beside = (vocoder.language_embedding.weight[language], vocoder.speaker_embedding.weight[speaker])
        lang, spkr = (one[None].expand(len(frames), -1) for one in beside)
        heard = vocoder.hifi_gan(torch.cat([lang, frames, spkr], dim=1).T[None])
        samples: Samples = heard.reshape(-1)[: len(frames) * UNIT_SAMPLES].float().cpu().numpy()
        return samples


def _run(pieces: Sequence[Piece], text: str) -> list[Piece]:
    """Return the latest words that read as `text`, together with their marks; none where there are no such."""
    marks = [(place, mark) for place, piece in enumerate(pieces) for mark in tokens_of(piece.text)]
    for first in range(len(marks) - 1, -1, -1):
        for after in range(first + 1, len(marks) + 1):
            found = text_of(Word(mark, Ticks(0), Ticks(0)) for _, mark in marks[first:after])
            if found == text:
                return list(pieces[marks[first][0] : marks[after - 1][0] + 1])
            if len(found) > len(text):
                break
    return []


def _letters(pieces: Sequence[str]) -> list[str]:
    """Part the characters of a text among its tokens, as the model was taught: a space goes to a mark before it."""
    letters = list(pieces)
    for place, (piece, following) in enumerate(pairwise(pieces)):
        if _is_mark(piece) and len(following) > 1 and following.startswith(_SPACE):
            letters[place] += _SPACE
            letters[place + 1] = following[1:]
    return letters


def _is_mark(piece: str) -> bool:
    return len(piece) == 1 and not piece.isalpha() and not piece.isnumeric() and piece != _SPACE


def pieces_of(samples: Samples, frames: int = RATE_HZ // 5) -> Iterator[Samples]:
    """Yield samples a fifth of a second at a time."""
    for begin in range(0, len(samples), frames):
        yield samples[begin : begin + frames]
