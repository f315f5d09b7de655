"""Speech recognisers of Transformers that write with a decoder which looks at encoded audio.

What differs between families is gathered here: how audio is encoded while it grows, and how a text begins. Attention
has to be readable, so models are loaded with the eager implementation.
"""

import copy
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import torch
from transformers import AutoModelForSpeechSeq2Seq, AutoProcessor

from interpreter.domain.audio import Samples
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.engines.cascade.hearing import LanguageTeller
from interpreter.engines.torch_compat import Placement

FRAME_SAMPLES = MODEL_RATE_HZ // 50
"""Both families hear in frames of 20 ms."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """Audio as a decoder sees it. `frames` of the encoder's outputs lie within it; there may be more, of silence."""

    outputs: Any
    frames: int


class Encoder(ABC):
    """Encodes one utterance while it grows."""

    @abstractmethod
    def encode(self, samples: Samples) -> Encoded:
        """Encode the utterance so far, shape (frames,), 16 kHz; each call gets what the last one got, and more."""


class Acoustics(ABC):
    """A loaded recogniser: its model, its tokens, and how it is asked."""

    model_type: ClassVar[str]

    def __init__(self, folder: Path, placement: Placement) -> None:
        """Load from a folder. Raises OSError or ValueError where it holds no such model."""
        model = AutoModelForSpeechSeq2Seq.from_pretrained(
            folder,
            local_files_only=True,
            use_safetensors=True,
            attn_implementation="eager",
            dtype=placement.dtype,
        )
        self.model = placement.put(model)
        processor = AutoProcessor.from_pretrained(folder, local_files_only=True)
        self.tokenizer = processor.tokenizer
        self.features = processor.feature_extractor
        self.device = placement.device
        ends = self.model.generation_config.eos_token_id
        self.ends = frozenset(ends if isinstance(ends, list) else [ends])

    @property
    @abstractmethod
    def languages(self) -> tuple[str, ...]:
        """What it understands, as language codes."""

    @abstractmethod
    def prompt(self, language: str) -> list[int]:
        """The tokens that a text in this language begins with."""

    @abstractmethod
    def encoder(self) -> Encoder:
        """Return what encodes a new utterance."""

    @property
    def teller(self) -> LanguageTeller | None:
        """What tells languages apart, where the model can."""
        return None

    @property
    def heads(self) -> Sequence[tuple[int, int]]:
        """Layers and heads of the decoder whose attention follows the audio: what the model says, or its upper half."""
        told = getattr(self.model.generation_config, "alignment_heads", None)
        if told:
            return [(layer, head) for layer, head in told]
        config = self.model.config
        layers = getattr(config, "decoder_layers", None) or config.num_hidden_layers
        heads = getattr(config, "decoder_attention_heads", None) or config.num_attention_heads
        return [(layer, head) for layer in range(layers // 2, layers) for head in range(heads)]

    @property
    def silenced(self) -> Sequence[int]:
        """Tokens that are never text: marks of every kind but the end."""
        marks = {*self.tokenizer.all_special_ids, *self.tokenizer.added_tokens_decoder}
        return sorted(marks - self.ends)


class Whisper(Acoustics):
    """Whisper (Radford et al., 2022): many languages; hears a window of fixed length, silence behind the audio."""

    model_type = "whisper"

    def __init__(self, folder: Path, placement: Placement) -> None:
        """Load from a folder. Raises OSError or ValueError where it holds no such model."""
        super().__init__(folder, placement)
        encoder = self.model.get_encoder()
        fused = copy.copy(encoder.config)
        fused._attn_implementation = "sdpa"  # noqa: SLF001 - nobody asks where the encoder looks
        for layer in encoder.layers:
            layer.self_attn.config = fused

    @property
    def languages(self) -> tuple[str, ...]:
        """What has a mark of its own, or English."""
        codes = tuple(
            mark[2:-2]
            for mark in self.tokenizer.added_tokens_encoder
            if mark.startswith("<|") and 2 <= len(mark[2:-2]) <= 3 and mark[2:-2].isalpha()
        )
        return codes or ("en",)

    def prompt(self, language: str) -> list[int]:
        """Start, language and task where it knows many, and that no times are to be written."""
        marks = ["<|startoftranscript|>"]
        if self.languages != ("en",):
            marks += [f"<|{language}|>", "<|transcribe|>"]
        return self._ids([*marks, "<|notimestamps|>"])

    def _ids(self, marks: Sequence[str]) -> list[int]:
        return [self.tokenizer.convert_tokens_to_ids(mark) for mark in marks]

    @property
    def teller(self) -> LanguageTeller | None:
        """Where it knows many languages, its text begins with the mark of one: which is likeliest of those allowed."""
        return self._likelihoods if len(self.languages) > 1 else None

    def _likelihoods(self, samples: Samples, languages: Sequence[str]) -> dict[str, float]:
        start, *marks = self._ids(["<|startoftranscript|>", *(f"<|{code}|>" for code in languages)])
        with torch.inference_mode():
            scores = self.model(
                encoder_outputs=self.encoder().encode(samples).outputs,
                decoder_input_ids=torch.tensor([[start]], device=self.device),
            ).logits[0, -1, marks]
        return dict(zip(languages, scores.float().softmax(-1).tolist(), strict=True))

    def encoder(self) -> Encoder:
        """Encode the whole utterance anew each time: every frame looks at every other."""
        return _WholeWindow(self)


class _WholeWindow(Encoder):
    def __init__(self, acoustics: Whisper) -> None:
        self._acoustics = acoustics

    def encode(self, samples: Samples) -> Encoded:
        ours = self._acoustics
        heard = ours.features(samples, sampling_rate=MODEL_RATE_HZ, return_tensors="pt").input_features
        with torch.inference_mode():
            outputs = ours.model.get_encoder()(heard.to(ours.device, ours.model.dtype))
        return Encoded(outputs, min(-(-len(samples) // FRAME_SAMPLES), outputs.last_hidden_state.shape[1]))


class Moonshine(Acoustics):
    """Moonshine Streaming (Useful Sensors, 2026): frames look back, and ahead a few frames only: each is final soon."""

    model_type = "moonshine_streaming"

    @property
    def languages(self) -> tuple[str, ...]:
        """Each model has one; the released ones hear English."""
        return ("en",)

    def prompt(self, language: str) -> list[int]:  # noqa: ARG002 - it has one
        """The beginning of a text."""
        config = self.model.config
        start = config.decoder_start_token_id
        return [config.bos_token_id if start is None else start]

    def encoder(self) -> Encoder:
        """Encode what is new only."""
        return _SlidingWindow(self)


class _SlidingWindow(Encoder):
    """Encodes what is new together with all that it looks back on; equals encoding everything to rounding."""

    _FRAMES_OF_THE_FRONT = 3
    """How far the convolutions before the layers look back."""

    def __init__(self, acoustics: Moonshine) -> None:
        self._acoustics = acoustics
        windows = acoustics.model.config.encoder_config.sliding_windows
        self._back = self._FRAMES_OF_THE_FRONT + sum(max(back - 1, 0) for back, _ in windows)
        self._ahead = sum(max(ahead - 1, 0) for _, ahead in windows)
        self._final = torch.zeros(1, 0, acoustics.model.config.encoder_config.hidden_size)

    def encode(self, samples: Samples) -> Encoded:
        ours, settled = self._acoustics, self._final.shape[1]
        begin = max(0, settled - self._back)
        new = torch.from_numpy(np.ascontiguousarray(samples[begin * FRAME_SAMPLES :], np.float32))
        new = new[: len(new) // (FRAME_SAMPLES // 4) * (FRAME_SAMPLES // 4)][None].to(
            ours.device, ours.model.dtype
        )
        with torch.inference_mode():  # without a mask the encoder would look at everything
            outputs = ours.model.get_encoder()(new, attention_mask=torch.ones_like(new, dtype=torch.long))
        fresh = outputs.last_hidden_state[:, settled - begin :]
        states = torch.cat((self._final.to(fresh), fresh), dim=1)
        self._final = states[:, : max(settled, states.shape[1] - self._ahead)]
        outputs.last_hidden_state = states
        outputs.attention_mask = torch.ones(states.shape[:2], dtype=torch.long, device=states.device)
        return Encoded(outputs, states.shape[1])
