"""Streaming recognition with NVIDIA's Nemotron models: an encoder that keeps what it looks back on, and a transducer.

A transducer (Graves, 2012) says for every frame which tokens it brings, and never takes one back: words are sure as
soon as the next one begins, and in a hurry once none has begun for a while. Audio is encoded in chunks of fixed length,
as the models were taught.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import torch
from transformers import AutoModelForRNNT, AutoProcessor

from interpreter.domain.audio import Samples
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.engines.cascade.hearing import Reading, Recogniser
from interpreter.engines.cascade.spelling import Spelled, Token, spelled
from interpreter.engines.torch_compat import Placement

_HURRIED_WAIT = 4
"""In a hurry a word is complete once so many frames, 80 ms each, have brought nothing more."""


class Transducer:
    """A loaded model of the family."""

    model_types: ClassVar[tuple[str, ...]] = ("nemotron_asr_streaming", "nemotron3_5_asr")
    teller: ClassVar[None] = None
    """These models write in the language they are asked for, or any; how likely one is they do not say."""

    def __init__(self, folder: Path, placement: Placement) -> None:
        """Load from a folder. Raises OSError or ValueError where it holds no such model."""
        model = AutoModelForRNNT.from_pretrained(
            folder, local_files_only=True, use_safetensors=True, dtype=placement.dtype
        )
        self.model = placement.put(model)
        self.processor = AutoProcessor.from_pretrained(folder, local_files_only=True)
        self.device = placement.device

    @property
    def languages(self) -> tuple[str, ...]:
        """What can be asked of a model of many languages; the others hear English."""
        asked = getattr(self.processor, "prompt_dictionary", {"en": 0})
        return tuple(sorted(code for code in asked if len(code) in {2, 3} and code.islower()))

    @property
    def frame_samples(self) -> int:
        """Audio per frame of the encoder."""
        return int(
            self.processor.feature_extractor.hop_length * self.model.config.encoder_config.subsampling_factor
        )

    def recogniser(self, language: str, hop_ms: int) -> Recogniser:
        """Return what hears one source, in the chunks nearest to `hop_ms` that the model was taught."""
        frame_ms = 1000 * self.frame_samples / MODEL_RATE_HZ
        taught: list[int] = self.processor.supported_num_lookahead_tokens
        return TransducerRecogniser(
            self,
            language=language,
            lookahead=min(taught, key=lambda ahead: abs((ahead + 1) * frame_ms - hop_ms)),
        )


class TransducerRecogniser(Recogniser):
    """Hears chunk by chunk; `lookahead` is how many frames each chunk has behind its first."""

    def __init__(self, transducer: Transducer, *, language: str, lookahead: int) -> None:
        self._transducer = transducer
        self._lookahead = lookahead
        features = transducer.processor.feature_extractor
        self._mel, self._reach = int(features.hop_length), int(features.win_length) // 2
        self._half = int(features.n_fft) // 2
        self._asked: dict[str, Any] = {}
        if hasattr(transducer.processor, "prompt_dictionary"):
            self._asked["prompt_ids"] = torch.tensor(
                [transducer.processor.prompt_dictionary[language]], device=transducer.device
            )
        super().__init__(frame_samples=transducer.frame_samples)

    def _open(self) -> None:
        self._next = 0
        """The first mel frame that has not been encoded."""
        self._encoded = 0
        self._caches: dict[str, Any] = {"past_key_values": None, "padding_cache": None}
        self._state: tuple[torch.Tensor, Any] | None = None
        self._said: list[Token] = []
        self._settled = 0
        """How many of them make committed words."""

    def _needed(self) -> int:
        last = self._next + self._chunk() - 1
        return last * self._mel + self._reach - len(self._audio)

    def _read(self) -> Reading:
        self._go_on(self._audio)
        words = self._open_words()
        sure = words if self._hurried and self._is_quiet() else words[:-1]
        self._settled += sum(len(word.tokens) for word in sure)
        return Reading(sure, words[len(sure) :])

    def _rest(self) -> Sequence[Spelled]:
        if not len(self._audio):
            return ()
        silence = np.zeros(max(0, self._needed()), np.float32)
        self._go_on(np.concatenate((self._audio, silence)))
        return self._open_words()

    def _open_words(self) -> list[Spelled]:
        before = [token.id for token in self._said[: self._settled]]
        return spelled(self._transducer.processor.tokenizer, before, self._said[self._settled :])

    def _is_quiet(self) -> bool:
        return bool(self._said) and self._encoded - self._said[-1].frame > _HURRIED_WAIT

    def _chunk(self) -> int:
        """The mel frames of the next chunk: the first one has no frames that look back."""
        factor = self._transducer.model.config.encoder_config.subsampling_factor
        return int(factor * (self._lookahead + 1) if self._next else 1 + factor * self._lookahead)

    def _go_on(self, audio: Samples) -> None:
        """Encode the next chunk of `audio`, and write what its frames bring."""
        with torch.inference_mode():
            for frame in self._encode(audio):
                self._said += self._tokens_at(frame)
                self._encoded += 1

    def _encode(self, audio: Samples) -> torch.Tensor:
        """The frames of the next chunk, shape (frames, hidden)."""
        model = self._transducer.model
        encoded = model.get_audio_features(
            input_features=self._features(audio).to(self._transducer.device, model.dtype),
            num_lookahead_tokens=self._lookahead,
            use_cache=True,
            output_attention_mask=False,
            **self._caches,
            **self._asked,
        )
        self._caches = {name: getattr(encoded, name) for name in self._caches}
        frames: torch.Tensor = encoded.pooler_output[0]
        return frames

    def _features(self, audio: Samples) -> torch.Tensor:
        """The mel frames of the next chunk, shape (1, frames, bins), as those of the whole utterance would be."""
        begin = self._next * self._mel - self._half
        made = self._transducer.processor.feature_extractor(
            np.pad(audio[max(0, begin) :], (0, self._half)),
            sampling_rate=MODEL_RATE_HZ,
            center=begin < 0,
            return_tensors="pt",
        )
        first, count = self._next if begin < 0 else 0, self._chunk()
        self._next += count
        features: torch.Tensor = made.input_features[:, first : first + count]
        return features

    def _tokens_at(self, frame: torch.Tensor) -> Iterator[Token]:
        """Yield the tokens that a frame brings: until the model says that there are no more."""
        model = self._transducer.model
        blank = model.config.blank_token_id
        if self._state is None:
            self._state = self._after(blank, None)
        for _ in range(model.config.max_symbols_per_step):
            predicted, hidden = self._state
            scores = model.joint(decoder_hidden_states=predicted, encoder_hidden_states=frame[None, None])
            probability, chosen = scores.float().flatten().softmax(-1).max(-1)
            if int(chosen) == blank:
                return
            yield Token(int(chosen), self._encoded, float(probability))
            self._state = self._after(int(chosen), hidden)

    def _after(self, token: int, hidden: Any) -> tuple[torch.Tensor, Any]:  # noqa: ANN401 - the state of an LSTM
        """What the prediction network makes of one more token, and its state then."""
        decoder = self._transducer.model.decoder
        embedded = decoder.embedding(torch.tensor([[token]], device=self._transducer.device))
        output, hidden = decoder.lstm(embedded, hidden)
        return decoder.decoder_projector(output), hidden
