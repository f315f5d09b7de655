"""Teaches a small SeamlessM4T v2 sixteen words in four languages, with attention that follows them, and to guess.

`python -m tests.engines.seamless.teaching FOLDER` writes it as a hub would hand it out; it takes about ten minutes on
one core. What it made is kept in tests/assets.

What is right behind broken-off audio: all words that were heard at least half, the rest of a set phrase, and one word
more as it was really said. So what can be known is learnt to be certain, and for the word after that the model learns
how likely each is; behind it nothing is taught. Layer `GUIDED_LAYER` learns to look, on the mean of its heads, at the
frames of the word it is about to write, and at the last two frames for what was not said yet and for the end. Features
are normalised by one mean and deviation per mel band, kept in streaming.json.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from torch.nn.functional import cross_entropy

from interpreter.engines.torch_compat import prepare_torchaudio, stay_silent
from tests.engines.seamless.lessons import Features, Lesson, Lessons, statistics
from tests.engines.seamless.phrases import CERTAIN, DICTIONARY, RATE_HZ, WORDS, order

stay_silent()
prepare_torchaudio()
from transformers import SeamlessM4TProcessor, SeamlessM4Tv2ForSpeechToSpeech  # noqa: E402 - after telemetry is off

from tests.engines.seamless.tiny_seamless import (  # noqa: E402
    LANGUAGES,
    save,
    seamless_model,
    seamless_processor,
    speak_evenly,
)

GUIDED_LAYER = 1
WIDTH, DECODER_LAYERS = 64, 3
STEPS = 1_900
_BATCH = 16
_ALIKE = 8
"""Batches that are drawn together."""
_PIECES = 245
_NOTHING = -100
"""A label that does not count."""


class Attention:
    """Computes where a layer looks, the mean of its heads, beside a model whose own attention does not tell.

    `weights`, shape (rows, tokens, frames), are those of the last forward pass.
    """

    def __init__(self, attention: torch.nn.Module) -> None:
        self._attention = attention
        self.weights = torch.zeros(0)
        attention.register_forward_pre_hook(self._look, with_kwargs=True)

    def _look(self, _module: torch.nn.Module, args: tuple[torch.Tensor, ...], kwargs: dict) -> None:
        hidden = args[0] if args else kwargs["hidden_states"]
        states, mask = kwargs["encoder_hidden_states"], kwargs["attention_mask"]
        asked = self._split(self._attention.q_proj(hidden))
        keys = self._split(self._attention.k_proj(states))
        scores = asked @ keys.transpose(-1, -2) * self._attention.scaling
        if mask is not None:
            scores = scores.masked_fill(~mask, -torch.inf) if mask.dtype == torch.bool else scores + mask
        self.weights = scores.softmax(-1).mean(1)

    def _split(self, states: torch.Tensor) -> torch.Tensor:
        return states.unflatten(-1, (self._attention.num_heads, -1)).transpose(1, 2)


class _Teacher:
    """Tells the model what is right: the words, where to look for them, and which word sounds in which frame."""

    def __init__(
        self,
        model: SeamlessM4Tv2ForSpeechToSpeech,
        processor: SeamlessM4TProcessor,
        measures: tuple[Features, Features],
    ) -> None:
        self._model, self._tokenizer, self._measures = model, processor.tokenizer, measures
        self._codes = model.generation_config.text_decoder_lang_to_code_id
        self._attention = Attention(model.text_decoder.layers[GUIDED_LAYER].cross_attention)
        self.sounds = torch.nn.Linear(model.config.hidden_size, len(WORDS) + 1)
        self._pieces = {
            (language, word): self._tokenizer(translation, add_special_tokens=False).input_ids
            for language, words in DICTIONARY.items()
            for word, translation in words.items()
        }

    def losses(self, lessons: Sequence[Lesson]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """How wrong the words are, how far off the attention, and how wrong each frame."""
        features, rows_heard = self._features(lessons)
        frames = max(one.frames for one in lessons)
        states = self._model.speech_encoder(features, attention_mask=rows_heard).last_hidden_state
        heard = torch.arange(frames)[None] < torch.tensor([one.frames for one in lessons])[:, None]
        inputs, labels, inside = self._texts(lessons, frames)
        many = len(LANGUAGES)
        hidden = self._model.text_decoder(
            inputs,
            encoder_hidden_states=states.repeat_interleave(many, 0),
            encoder_attention_mask=heard.long().repeat_interleave(many, 0),
            use_cache=False,
        ).last_hidden_state
        logits = self._model.lm_head(hidden)
        placed = inside.sum(-1) > 0
        caught = (self._attention.weights * inside).sum(-1)[placed]
        return (
            cross_entropy(logits.transpose(1, 2), labels, ignore_index=_NOTHING),
            -(caught + 1e-4).log().mean(),
            cross_entropy(
                self.sounds(states).transpose(1, 2), self._sounding(lessons, frames), ignore_index=_NOTHING
            ),
        )

    def _features(self, lessons: Sequence[Lesson]) -> tuple[torch.Tensor, torch.Tensor]:
        longest = max(len(one.mel) // 2 for one in lessons)
        features, heard = (
            torch.zeros(len(lessons), longest, 160),
            torch.zeros(len(lessons), longest, dtype=torch.long),
        )
        for row, one in enumerate(lessons):
            count = len(one.mel) // 2
            mel = (one.mel[: 2 * count] - self._measures[0]) / self._measures[1]
            features[row, :count] = torch.from_numpy(mel.reshape(count, -1))
            heard[row, :count] = 1
        return features, heard

    def _texts(
        self, lessons: Sequence[Lesson], frames: int
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        texts = [(one, *self._text(one, language)) for one in lessons for language in LANGUAGES]
        longest = max(len(inputs) for _, inputs, _, _ in texts)
        inputs = torch.full((len(texts), longest), self._model.config.eos_token_id)
        labels = torch.full((len(texts), longest), _NOTHING)
        inside = torch.zeros(len(texts), longest, frames)
        for row, (one, begun, right, places) in enumerate(texts):
            inputs[row, : len(begun)] = torch.tensor(begun)
            labels[row, : len(right)] = torch.tensor(right)
            for number, place in enumerate(places):
                first, last = one.looked_at(place)
                inside[row, 1 + number, first : last + 1] = 1
        return inputs, labels, inside

    def _text(self, one: Lesson, language: str) -> tuple[list[int], list[int], list[int | None]]:
        """What the decoder reads, what it should write behind each token, and of which word that is."""
        end = self._model.config.eos_token_id
        ids: list[int] = []
        places: list[int | None] = []
        for place in order(one.words, language):
            pieces = self._pieces[language, one.words[place]]
            ids += pieces
            places += [place] * len(pieces)
            if not known(one, place):
                break
        else:
            ids.append(end)
            places.append(None)
        begun = [end, self._codes[language], *ids[:-1]]
        return begun, [_NOTHING, *ids], places

    def _sounding(self, lessons: Sequence[Lesson], frames: int) -> torch.Tensor:
        sounding = torch.full((len(lessons), frames), _NOTHING)
        for row, one in enumerate(lessons):
            sounding[row, : one.frames] = 0
            for place, word in enumerate(one.words):
                if one.heard(place) > 0.3:
                    first, last = one.looked_at(place)
                    sounding[row, first : last + 1] = 1 + WORDS.index(word)
        return sounding


def known(one: Lesson, place: int) -> bool:
    """Whether a word can be known from what was heard: it was heard, or it follows in a set phrase."""
    while one.heard(place) < 0.5:
        if place == 0 or one.words[place] not in CERTAIN:
            return False
        place -= 1
    return True


def teach(folder: Path, *, steps: int = STEPS, seed: int = 1) -> Path:
    """Teach and save, weights in 16 bits; prints the losses now and then."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    texts = [" ".join(word for words in DICTIONARY.values() for word in words.values())] * 50
    processor = seamless_processor(texts, _PIECES)
    model = seamless_model(processor, width=WIDTH, init_std=0.02, decoder_layers=DECODER_LAYERS).train()
    speak_evenly(model)
    lessons = Lessons(lambda samples: mel_features(processor, samples), seed=seed)
    measures = statistics([lessons.draw() for _ in range(400)])
    teacher = _Teacher(model, processor, measures)
    taught = [
        *model.speech_encoder.parameters(),
        *model.text_decoder.parameters(),
        *teacher.sounds.parameters(),
    ]
    optimizer = torch.optim.AdamW(taught, 2e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 3e-3, total_steps=steps, pct_start=0.15)
    for step, batch in zip(range(steps), _batches(lessons), strict=False):
        words, looks, sounds = teacher.losses(batch)
        optimizer.zero_grad()
        (words + 0.3 * looks + sounds).backward()
        torch.nn.utils.clip_grad_norm_(taught, 1.0)
        optimizer.step()
        schedule.step()
        if step % 50 == 0:
            sys.stdout.write(f"{step} {words.item():.3f} {looks.item():.3f} {sounds.item():.3f}\n")
            sys.stdout.flush()
    save(model.eval().half(), processor, folder)
    kept = {"feature_mean": measures[0].tolist(), "feature_std": measures[1].tolist()}
    (folder / "streaming.json").write_text(json.dumps(kept), "utf-8")
    return folder


def _batches(lessons: Lessons) -> Iterator[list[Lesson]]:
    """Draw lessons for ever; those of a batch are about as long."""
    while True:
        drawn = sorted((lessons.draw() for _ in range(_ALIKE * _BATCH)), key=lambda one: one.frames)
        for place in torch.randperm(_ALIKE).tolist():
            yield drawn[place * _BATCH : (place + 1) * _BATCH]


def mel_features(processor: SeamlessM4TProcessor, samples: Features) -> Features:
    """Log-mel features as they are, an even number of rows of 80."""
    found = processor.feature_extractor(
        samples, sampling_rate=RATE_HZ, do_normalize_per_mel_bins=False, return_tensors="np"
    )
    rows = found["input_features"][0][found["attention_mask"][0].astype(bool)]
    return rows.reshape(2 * len(rows), -1)


if __name__ == "__main__":
    teach(Path(sys.argv[1]), steps=int(sys.argv[2]) if len(sys.argv) > 2 else STEPS)
