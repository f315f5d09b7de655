"""Teaches a small Moonshine Streaming twelve words as flite's voices say them, with attention that follows them.

`python -m tests.engines.cascade.teaching FOLDER` writes it as the hub would hand it out. It takes some minutes on two
cores; what it made is kept in tests/assets, so that the policies are tested on attention that means something.
"""

import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from interpreter.engines.torch_compat import prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()
from transformers import (  # noqa: E402 - after telemetry is off
    MoonshineStreamingConfig,
    MoonshineStreamingForConditionalGeneration,
)

from tests.engines.cascade.tiny_recognisers import save_moonshine, word_pieces  # noqa: E402

RATE_HZ = 16_000
FRAME = 320
WORDS = ("cat", "dog", "bread", "water", "sees", "eats", "big", "house", "and", "7", "25", "40")
"""Those that the taught translator knows."""
VOICES = ("slt", "rms", "awb", "kal16")
_BATCH = 16
_GUIDED_LAYER = 1

Samples = NDArray[np.float32]


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


def utterance(
    chance: np.random.Generator, words: Sequence[str], voice: str
) -> tuple[Samples, list[tuple[int, int]]]:
    """Words one after the other with short pauses, and the frames of each."""
    parts, places, length = [np.zeros(chance.integers(0, 4_800), np.float32)], [], 0
    for word in words:
        length = sum(map(len, parts))
        spoken = _at_speed(said(voice, word), chance.uniform(0.9, 1.1)) * chance.uniform(0.6, 1.4)
        parts += [spoken.astype(np.float32), np.zeros(chance.integers(400, 4_000), np.float32)]
        places.append((length // FRAME, (length + len(spoken)) // FRAME))
    samples = np.concatenate(parts)
    noise = chance.normal(0, 10 ** chance.uniform(-4, -2.5), len(samples))
    return (samples + noise).astype(np.float32), places


def _at_speed(samples: Samples, speed: float) -> Samples:
    places = np.arange(0, len(samples) - 1, speed)
    return np.interp(places, np.arange(len(samples)), samples).astype(np.float32)


def model_for(vocabulary: int) -> MoonshineStreamingForConditionalGeneration:
    """An untaught model of about 0.4 million parameters."""
    encoder = {
        "hidden_size": 72,
        "intermediate_size": 144,
        "num_hidden_layers": 4,
        "num_attention_heads": 4,
        "num_key_value_heads": 4,
        "sliding_windows": [[16, 4], [16, 4], [16, 0], [16, 4]],
    }
    return MoonshineStreamingForConditionalGeneration(
        MoonshineStreamingConfig(
            encoder_config=encoder,
            vocab_size=vocabulary,
            hidden_size=72,
            intermediate_size=144,
            num_hidden_layers=2,
            num_attention_heads=4,
            num_key_value_heads=4,
            max_position_embeddings=1024,
            bos_token_id=1,
            eos_token_id=2,
            pad_token_id=0,
            attn_implementation="eager",
        )
    )


def lessons(chance: np.random.Generator, tokens: dict[str, int]) -> tuple[torch.Tensor, ...]:
    """A batch: audio, its mask, decoder inputs, labels (-100: none), and where each label's word sounds."""
    spoken = []
    for _ in range(_BATCH):
        words = [str(word) for word in chance.choice(WORDS, chance.integers(1, 7))]
        samples, places = utterance(chance, words, str(chance.choice(VOICES)))
        if chance.random() < 0.3:  # broken off in the middle of a word: what was not said is not written
            samples, places, words = _broken_off(chance, samples, places, words)
        spoken.append((samples, places, words))
    longest, most = max(len(samples) for samples, _, _ in spoken), max(len(words) for _, _, words in spoken)
    longest += -longest % FRAME
    audio, mask = torch.zeros(_BATCH, longest), torch.zeros(_BATCH, longest, dtype=torch.long)
    inputs = torch.zeros(_BATCH, most + 1, dtype=torch.long)
    labels = torch.full((_BATCH, most + 1), -100)
    sounds = torch.zeros(_BATCH, most + 1, longest // FRAME)
    for row, (samples, places, words) in enumerate(spoken):
        audio[row, : len(samples)], mask[row, : len(samples)] = torch.from_numpy(samples), 1
        ids = [tokens[word] for word in words]
        inputs[row, : len(ids) + 1] = torch.tensor([1, *ids])
        labels[row, : len(ids) + 1] = torch.tensor([*ids, 2])
        for place, (first, last) in enumerate(places):
            sounds[row, place, first : last + 1] = 1
    return audio, mask, inputs, labels, sounds


def _broken_off(
    chance: np.random.Generator, samples: Samples, places: list[tuple[int, int]], words: list[str]
) -> tuple[Samples, list[tuple[int, int]], list[str]]:
    at = int(chance.integers(len(samples) // 3, len(samples)))
    whole = [place for place, (first, last) in enumerate(places) if 0.3 * first + 0.7 * last < at / FRAME]
    return samples[:at], [places[place] for place in whole], [words[place] for place in whole]


def teach(folder: Path, *, steps: int = 2_500, seed: int = 1) -> Path:
    """Teach and save; prints the loss now and then."""
    pieces = word_pieces(WORDS)
    tokens = {word: pieces.token_to_id(f"▁{word}") for word in WORDS}
    torch.manual_seed(seed)
    model = model_for(pieces.get_vocab_size())
    optimizer = torch.optim.AdamW(model.parameters(), 2e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=steps, pct_start=0.1)
    chance = np.random.default_rng(seed)
    model.train()
    for step in range(steps):
        audio, mask, inputs, labels, sounds = lessons(chance, tokens)
        said_so = model(
            input_values=audio,
            attention_mask=mask,
            decoder_input_ids=inputs,
            output_attentions=True,
            use_cache=False,
        )
        loss = torch.nn.functional.cross_entropy(said_so.logits.transpose(1, 2), labels, ignore_index=-100)
        looked = said_so.cross_attentions[_GUIDED_LAYER].mean(1)
        inside = (looked[..., : sounds.shape[-1]] * sounds[..., : looked.shape[-1]]).sum(-1)
        placed = sounds.sum(-1) > 0
        guided = -(inside[placed] + 1e-4).log().mean()
        optimizer.zero_grad()
        (loss + 0.5 * guided).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 100 == 0:
            sys.stdout.write(f"{step} {loss.item():.3f} {guided.item():.3f}\n")
            sys.stdout.flush()
    model.generation_config.alignment_heads = None
    return save_moonshine(model.eval().half(), pieces, folder)


if __name__ == "__main__":
    teach(Path(sys.argv[1]), steps=int(sys.argv[2]) if len(sys.argv) > 2 else 2_500)
