"""Decodes as slowly and plainly as can be: the whole audio, no caches, the model's own forward pass.

`python -m tests.engines.seamless.reference FOLDER` prints how well a taught model has learnt.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from interpreter.engines.torch_compat import prepare_torchaudio, stay_silent
from tests.engines.seamless.phrases import (
    CERTAIN,
    RATE_HZ,
    VOICES,
    Samples,
    Utterance,
    order,
    say,
    utterance_words,
)

stay_silent()
prepare_torchaudio()
from transformers import AutoProcessor, SeamlessM4Tv2ForSpeechToSpeech  # noqa: E402 - after telemetry is off

from tests.engines.seamless.teaching import GUIDED_LAYER, Attention, mel_features  # noqa: E402
from tests.engines.seamless.tiny_seamless import LANGUAGES  # noqa: E402

FRAME_S = 0.16
_MOST = 30


class Reference:
    """A taught model that is asked one thing at a time."""

    def __init__(self, folder: Path) -> None:
        """`folder` holds the model and streaming.json."""
        self.processor = AutoProcessor.from_pretrained(folder)
        self.model = SeamlessM4Tv2ForSpeechToSpeech.from_pretrained(folder, dtype=torch.float32).eval()
        kept = json.loads((folder / "streaming.json").read_text("utf-8"))
        self._mean, self._deviation = (
            np.asarray(kept[name], np.float32) for name in ("feature_mean", "feature_std")
        )
        self._attention = Attention(self.model.text_decoder.layers[GUIDED_LAYER].cross_attention)
        self._codes = self.model.generation_config.text_decoder_lang_to_code_id
        self._end = self.model.config.eos_token_id

    @torch.inference_mode()
    def encode(self, samples: Samples) -> torch.Tensor:
        """States of the audio, shape (1, frames, size)."""
        mel = (mel_features(self.processor, samples) - self._mean) / self._deviation
        rows = torch.from_numpy(mel.astype(np.float32)).reshape(1, len(mel) // 2, -1)
        return self.model.speech_encoder(rows).last_hidden_state

    @torch.inference_mode()
    def ask(
        self, states: torch.Tensor, language: str, written: Sequence[int]
    ) -> tuple[torch.Tensor, torch.Tensor]:
        """Log probabilities of what may follow each token of the text, and where each was looked for.

        Shapes (written + 1, vocabulary) and (written + 1, frames).
        """
        inputs = torch.tensor([[self._end, self._codes[language], *written]])
        hidden = self.model.text_decoder(inputs, encoder_hidden_states=states).last_hidden_state
        return self.model.lm_head(hidden).log_softmax(-1)[0, 1:], self._attention.weights[0, 1:]

    def write(self, states: torch.Tensor, language: str, begun: Sequence[int] = ()) -> list[int]:
        """Go on greedily from a text until it ends."""
        written = list(begun)
        while len(written) < _MOST:
            token = int(self.ask(states, language, written)[0][-1].argmax())
            if token == self._end:
                break
            written.append(token)
        return written

    def ids(self, words: Sequence[str]) -> list[int]:
        """The tokens of words."""
        return (
            list(self.processor.tokenizer(" ".join(words), add_special_tokens=False).input_ids)
            if words
            else []
        )

    def text(self, ids: Sequence[int]) -> str:
        """The words of tokens."""
        return str(self.processor.tokenizer.decode(ids, skip_special_tokens=True))

    def probability(self, states: torch.Tensor, language: str, before: Sequence[str], word: str) -> float:
        """How likely a word follows others."""
        begun, added = self.ids(before), self.ids([word])
        logs, _ = self.ask(states, language, [*begun, *added])
        return float(sum(logs[len(begun) + number, token] for number, token in enumerate(added)).exp())


def unheard_utterances(count: int, seed: int = 77) -> list[Utterance]:
    """Utterances that no lesson had, said by the voices in turn."""
    chance = np.random.default_rng(seed)
    return [
        say(utterance_words(chance), voice=VOICES[number % len(VOICES)], seed=number)
        for number in range(count)
    ]


def right_texts(reference: Reference, utterances: Sequence[Utterance], language: str) -> float:
    """How many of the utterances are written without a mistake, 0–1."""
    written = [reference.text(reference.write(reference.encode(one.samples), language)) for one in utterances]
    right = [" ".join(one.translated(language)) for one in utterances]
    return float(np.mean([text == wanted for text, wanted in zip(written, right, strict=True)]))


def looks_inside(reference: Reference, utterances: Sequence[Utterance], language: str) -> float:
    """How often the guided layer looks most at a frame within the word that is written, 0–1."""
    inside = []
    for one in utterances:
        ids = reference.ids(one.translated(language))
        _, looked = reference.ask(reference.encode(one.samples), language, ids)
        counts = [len(reference.ids([word])) for word in one.translated(language)]
        places = np.repeat(order(one.words, language), counts)
        for place, frame in zip(places, looked[:-1].argmax(-1).tolist(), strict=True):
            begin, end = one.times[place]
            inside.append(begin - FRAME_S / 2 <= frame * FRAME_S <= end + FRAME_S / 2)
    return float(np.mean(inside))


def guesses(
    reference: Reference, utterances: Sequence[Utterance], language: str
) -> tuple[list[float], list[float]]:
    """How likely the next word is that was not heard at all: those that can be known, and those that cannot."""
    known: list[float] = []
    open_: list[float] = []
    chance = np.random.default_rng(5)
    for one in utterances:
        place = int(chance.integers(1, len(one.words)))
        translated = order(one.words, language)
        if translated[: place + 1] != list(range(place + 1)):
            continue
        gap = one.times[place][0] - one.times[place - 1][1]
        cut = round((one.times[place][0] - chance.uniform(0, gap)) * RATE_HZ)
        words = one.translated(language)
        likely = reference.probability(
            reference.encode(one.samples[:cut]), language, words[:place], words[place]
        )
        (known if one.words[place] in CERTAIN else open_).append(likely)
    return known, open_


def main(folder: Path) -> None:
    torch.set_num_threads(1)
    reference, utterances = Reference(folder), unheard_utterances(50)
    for language in LANGUAGES:
        known, open_ = guesses(reference, utterances, language)
        found = {
            "language": language,
            "right texts": round(right_texts(reference, utterances, language), 3),
            "looks inside": round(looks_inside(reference, utterances, language), 3),
            "known next word": [round(value, 3) for value in (np.mean(known), np.min(known))],
            "open next word": [round(value, 3) for value in (np.mean(open_), np.max(open_))],
        }
        sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
