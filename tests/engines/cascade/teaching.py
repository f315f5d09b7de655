"""Teaches a small Whisper twelve words as flite's voices say them, with attention that follows them.

`python -m tests.engines.cascade.teaching FOLDER` writes it as the hub would hand it out. It takes some minutes on two
cores; what it made is kept in tests/assets, so that the policies are tested on attention that means something.
"""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import cross_entropy

from interpreter.engines.torch_compat import prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()
from transformers import WhisperForConditionalGeneration, WhisperProcessor  # noqa: E402 - after telemetry is off

from tests.engines.cascade.tiny_recognisers import whisper_model, whisper_processor  # noqa: E402

RATE_HZ = 16_000
FRAME = 320
WORDS = ("cat", "dog", "bread", "water", "sees", "eats", "big", "house", "and", "7", "25", "40")
"""Those that the taught translator knows."""
VOICES = ("slt", "rms", "awb", "kal16")
_PROMPT = ("<|startoftranscript|>", "<|en|>", "<|transcribe|>", "<|notimestamps|>")
_BATCH = 12
_WIDTH, _HEADS, _WINDOW_S = 64, 2, 6
_GUIDED_LAYER = 1
_NOTHING = -100
"""A label that does not count."""

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Words that were said, and the first and last frame of each."""

    samples: Samples
    words: list[str]
    places: list[tuple[int, int]]


@cache
def said(voice: str, word: str) -> Samples:
    """A word alone, without silence around it, at a common loudness."""
    run = subprocess.run(
        ["flite", "-voice", voice, "-t", word, "-o", "/dev/stdout"], check=True, capture_output=True
    )
    samples = np.frombuffer(run.stdout[44:], "<i2").astype(np.float32) / 32_768
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    samples = samples[loud[0] : loud[-1]]
    return np.asarray(0.08 * samples / np.sqrt(np.mean(np.square(samples))), np.float32)


def lesson(chance: np.random.Generator) -> Lesson:
    """Up to six words of one voice with short pauses, in some noise; sometimes broken off."""
    words = [str(word) for word in chance.choice(WORDS, chance.integers(1, 7))]
    voice = str(chance.choice(VOICES))
    parts, places = [np.zeros(chance.integers(0, 8_000), np.float32)], []
    for word in words:
        length = sum(map(len, parts))
        spoken = _at_speed(said(voice, word), chance.uniform(0.9, 1.1)) * chance.uniform(0.6, 1.4)
        parts += [spoken.astype(np.float32), np.zeros(chance.integers(200, 4_000), np.float32)]
        places.append((length // FRAME, (length + len(spoken)) // FRAME))
    parts.append(np.zeros(chance.integers(0, 8_000), np.float32))
    samples = np.concatenate(parts)[: _WINDOW_S * RATE_HZ]
    at = len(samples)
    if chance.random() < 0.5:
        at = int(chance.integers(min(4_000, at - 1), at))
    whole = sum(0.3 * first + 0.7 * last < at / FRAME for first, last in places)
    noise = chance.normal(0, 10 ** chance.uniform(-5, -2.5), at)
    return Lesson((samples[:at] + noise).astype(np.float32), words[:whole], places[:whole])


def _at_speed(samples: Samples, speed: float) -> Samples:
    places = np.arange(0, len(samples) - 1, speed)
    return np.interp(places, np.arange(len(samples)), samples).astype(np.float32)


class _Teacher:
    """Tells the model what is right: the words, where to look for them, and which word sounds in which frame."""

    def __init__(self, model: WhisperForConditionalGeneration, processor: WhisperProcessor) -> None:
        self._model, self._processor = model, processor
        tokens = processor.tokenizer
        self._prompt = [tokens.convert_tokens_to_ids(mark) for mark in _PROMPT]
        self._end = tokens.eos_token_id
        self._ids = {word: tokens.encode(f" {word}", add_special_tokens=False) for word in WORDS}
        if any(len(ids) != 1 for ids in self._ids.values()):
            raise ValueError("every word has to be one token")
        self.sounds = torch.nn.Linear(_WIDTH, len(WORDS) + 1)

    def losses(self, lessons: Sequence[Lesson]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """How wrong the words are, how far off the attention, and how wrong each frame."""
        audio = [one.samples for one in lessons]
        heard = self._processor.feature_extractor(audio, sampling_rate=RATE_HZ, return_tensors="pt")
        inputs, labels = self._texts(lessons)
        frames = _WINDOW_S * RATE_HZ // FRAME
        inside = torch.zeros(len(lessons), inputs.shape[1], frames)
        sounding = torch.zeros(len(lessons), frames, dtype=torch.long)
        for row, one in enumerate(lessons):
            for number, (word, (first, last)) in enumerate(zip(one.words, one.places, strict=True)):
                inside[row, len(self._prompt) - 1 + number, first : last + 1] = 1
                sounding[row, first : last + 1] = 1 + WORDS.index(word)
        said_so = self._model(
            input_features=heard.input_features,
            decoder_input_ids=inputs,
            output_attentions=True,
            use_cache=False,
        )
        looked = said_so.cross_attentions[_GUIDED_LAYER]
        placed = inside.sum(-1) > 0
        caught = (looked * inside[:, None]).sum(-1).transpose(1, 2)[placed]
        return (
            cross_entropy(said_so.logits.transpose(1, 2), labels, ignore_index=_NOTHING),
            -(caught + 1e-4).log().mean(),
            cross_entropy(self.sounds(said_so.encoder_last_hidden_state).transpose(1, 2), sounding),
        )

    def _texts(self, lessons: Sequence[Lesson]) -> tuple[torch.Tensor, torch.Tensor]:
        longest = max(len(one.words) for one in lessons) + len(self._prompt)
        inputs = torch.full((len(lessons), longest), self._end)
        labels = torch.full((len(lessons), longest), _NOTHING)
        for row, one in enumerate(lessons):
            ids = [self._ids[word][0] for word in one.words]
            inputs[row, : len(self._prompt) + len(ids)] = torch.tensor([*self._prompt, *ids])
            labels[row, len(self._prompt) - 1 : len(self._prompt) + len(ids)] = torch.tensor(
                [*ids, self._end]
            )
        return inputs, labels


def teach(folder: Path, *, steps: int = 3_200, seed: int = 1) -> Path:
    """Teach and save; prints the losses now and then."""
    processor = whisper_processor((f" {word}" for word in 50 * WORDS), _WINDOW_S)
    torch.manual_seed(seed)
    model = whisper_model(processor, width=_WIDTH, heads=_HEADS, init_std=0.02).train()
    teacher = _Teacher(model, processor)
    parameters = [*model.parameters(), *teacher.sounds.parameters()]
    optimizer = torch.optim.AdamW(parameters, 2e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=steps, pct_start=0.15)
    chance = np.random.default_rng(seed)
    for step in range(steps):
        words, looks, sounds = teacher.losses([lesson(chance) for _ in range(_BATCH)])
        optimizer.zero_grad()
        (words + 0.3 * looks + sounds).backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        schedule.step()
        if step % 50 == 0:
            sys.stdout.write(f"{step} {words.item():.3f} {looks.item():.3f} {sounds.item():.3f}\n")
            sys.stdout.flush()
    model.eval().half().save_pretrained(folder)
    processor.save_pretrained(folder)
    return folder


if __name__ == "__main__":
    teach(Path(sys.argv[1]), steps=int(sys.argv[2]) if len(sys.argv) > 2 else 3_200)
