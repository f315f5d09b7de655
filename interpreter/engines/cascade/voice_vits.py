# ruff: noqa: E402 - Transformers is imported as it is installed here, and stays silent
"""VITS voices of Transformers, decoded piece by piece, so that an utterance sounds before it is computed to its end.

VITS (Kim, Kong & Son 2021) finds quickly how long each token lasts and what the speech is like, as one latent per
hop; what takes time is its HiFi-GAN decoder. That one looks only so many latents to either side, so a piece of them
with as many around it decodes to the very samples of the whole.
"""

import math
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from zlib import crc32

from interpreter.engines.torch_compat import Placement, prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()

import torch
from babel.core import get_global
from safetensors import SafetensorError
from torch import Tensor, nn
from transformers import VitsConfig, VitsModel, VitsTokenizer
from transformers.utils import is_uroman_available, logging

from interpreter.domain.audio import Samples
from interpreter.domain.errors import MissingPart
from interpreter.engines.cascade.voice_language import locked_language
from interpreter.engines.cascade.voice_phonemes import Phonemes
from interpreter.engines.speech_shaping import LONGEST_SECONDS

_FIRST_PIECE_MS, _LONGEST_PIECE_MS = 400, 3_000
_ATTEMPTS = 40
_OF_TRAINING = "posterior_encoder."

logging.disable_progress_bar()


class VitsVoice:
    """A VITS model from a local folder that holds safetensors. One thread at a time; equal requests sound equal.

    What it speaks is said by the lock beside it where that names one language, otherwise by its tokenizer ("eng" for
    the English voice of MMS); the published voices that read phonemes are English and say nothing. It is a model of
    phonemes that `phonemes` turns text into, or one of letters.
    """

    def __init__(self, folder: Path, placement: Placement, phonemes: Phonemes) -> None:
        """Load the model. Raises MissingPart with what to do."""
        try:
            tokenizer = VitsTokenizer.from_pretrained(folder, local_files_only=True)
            model = _model(folder)
        except (OSError, ValueError, KeyError, RuntimeError, TypeError, SafetensorError) as error:
            raise MissingPart(
                f"The voice in {folder} cannot be loaded; fetch it again with openbooth models get."
            ) from error
        self.language = _language(folder, tokenizer)
        if tokenizer.is_uroman and not is_uroman_available():
            raise MissingPart(
                f"The voice in {folder} reads Latin letters only, which takes the package uroman; leave the voice out."
            )
        self._phonemes = phonemes if tokenizer.phonemize else None
        self._letters = frozenset(tokenizer.get_vocab())
        tokenizer.phonemize = False
        self._tokenizer: Any = tokenizer
        self._set_up(model.eval().to(placement.device))

    @property
    def rate_hz(self) -> int:
        """Frames per second of what is spoken."""
        return int(self._config.sampling_rate)

    @property
    def names(self) -> tuple[str, ...]:
        """The speakers that can be wished for, as "1", "2" and so on; none where there is one speaker only."""
        speakers = int(self._config.num_speakers)
        return tuple(str(1 + speaker) for speaker in range(speakers)) if speakers > 1 else ()

    def reads(self, text: str) -> bool:
        """Whether nothing that is heard gets lost: voices of letters know no digits and few foreign letters."""
        if self._phonemes is not None:
            return bool(self._phonemes(text))
        heard = [one for one in self._tokenizer.normalize_text(text) if _is_heard(one)]
        known = self._tokenizer.is_uroman or self._letters.issuperset(heard)
        return known and not any(one.isdecimal() for one in heard)

    def speak(self, text: str, *, rate: float, voice: str | None = None) -> Iterator[Samples]:
        """Yield what is spoken, shape (frames,), float32 in −1..1: at `rate` times the speed, at most 60 s.

        `voice` is a speaker; any other name stands for one of them, always the same.
        """
        ids = self._ids(text)
        if ids.shape[1] <= int(self._tokenizer.add_blank):
            return
        speaker = self._speaker(voice)
        latents = self._latents(ids, rate, speaker)
        start, piece = 0, self._frames(_FIRST_PIECE_MS)
        while start < latents.shape[2]:
            end = min(latents.shape[2], start + piece)
            yield self._decoded(latents, start, end, speaker)
            start, piece = end, min(2 * piece, self._frames(_LONGEST_PIECE_MS))

    def _set_up(self, model: VitsModel) -> None:
        self._model: Any = model
        self._config: VitsConfig = model.config
        self._hop = math.prod(self._config.upsample_rates)
        self._reach = _reach(self._config)
        self._decoder = self._model.decoder
        self._model.decoder = _NoDecoder()
        self._pace = _Pace(
            self._model.duration_predictor, self._config.speaking_rate, self._frames(1000 * LONGEST_SECONDS)
        )
        self._model.duration_predictor = self._pace

    def _frames(self, duration_ms: int) -> int:
        return max(1, duration_ms * self.rate_hz // (1000 * int(self._hop)))

    def _speaker(self, voice: str | None) -> int | None:
        if not self.names:
            return None
        if voice is None or voice in self.names:
            return int(voice or "1") - 1
        return crc32(voice.encode()) % len(self.names)

    def _ids(self, text: str) -> Tensor:
        """The tokens of a text, shape (1, tokens); no tokens where it has nothing that is heard."""
        normalise = self._tokenizer.normalize and self._phonemes is None
        if not normalise:
            read = text if self._phonemes is None else self._phonemes(text)
            text = "".join(one for one in read if one in self._letters)
        ids = self._tokenizer(text, normalize=normalise, return_tensors="pt").input_ids
        return cast("Tensor", ids.long().to(self._model.device))

    def _latents(self, ids: Tensor, rate: float, speaker: int | None) -> Tensor:
        """What the speech is like, shape (1, channels, hops)."""
        self._pace.rate = rate
        devices = [self._model.device] if self._model.device.type == "cuda" else []
        with torch.inference_mode(), torch.random.fork_rng(devices):
            torch.manual_seed(0)
            spoken = self._model(ids, speaker_id=speaker, speaking_rate=1.0)
        return cast("Tensor", spoken.spectrogram)

    def _decoded(self, latents: Tensor, start: int, end: int, speaker: int | None) -> Samples:
        """The samples of the hops from `start` to `end`."""
        before, after = max(0, start - self._reach), end + self._reach
        with torch.inference_mode():
            who = None
            if speaker is not None:
                who = self._model.embed_speaker(torch.tensor([speaker], device=latents.device)).unsqueeze(-1)
            wave = self._decoder(latents[:, :, before:after], who)[0, 0]
        frames: Samples = (
            wave[(start - before) * self._hop : (end - before) * self._hop].float().cpu().numpy()
        )
        return frames


class _Pace(nn.Module):  # type: ignore[misc] # torch is untyped here
    """Says how long each token lasts, in whole hops, so that the whole follows the rate.

    VITS rounds every token's length up after dividing it, which makes fast speech longer than was asked for.
    """

    def __init__(self, predictor: nn.Module, usual: float, most: int) -> None:
        super().__init__()
        self._predictor = predictor
        self._usual = usual
        self._most = most
        self.rate = 1.0

    def forward(self, *args: object, **kwargs: object) -> Tensor:
        """Return the logarithms of lengths that are rounded up to what was chosen, shape (1, 1, tokens)."""
        log_lengths = self._predictor(*args, **kwargs).nan_to_num().clamp(-8, 8)
        lengths = log_lengths.exp() / self._usual
        return (_paced(lengths, self.rate, self._most) - 0.5).log()


class _NoDecoder(nn.Module):  # type: ignore[misc]
    """Stands where the model's decoder was: the model ends with its latents."""

    def forward(self, latents: Tensor, _speaker: Tensor | None = None) -> Tensor:
        return latents[:, :1, :0]


def _model(folder: Path) -> VitsModel:
    """Load a model with all its weights. Raises ValueError where some are absent."""
    model, told = VitsModel.from_pretrained(
        folder, local_files_only=True, use_safetensors=True, output_loading_info=True
    )
    if missing := [key for key in told["missing_keys"] if not key.startswith(_OF_TRAINING)]:
        raise ValueError(f"{len(missing)} weights are absent")
    return model


def _paced(lengths: Tensor, rate: float, most: int) -> Tensor:
    """Return whole lengths of which the sum is that at the usual rate, divided by `rate`, but at most `most`."""
    usual = lengths.ceil()
    wanted = min(float(usual.sum()) / rate, most)
    if usual.sum() <= most and rate == 1.0:
        return usual
    low, high = 0.0, 2 / rate
    for _ in range(_ATTEMPTS):
        middle = (low + high) / 2
        low, high = (middle, high) if (lengths * middle).ceil().sum() <= wanted else (low, middle)
    return (lengths * low).ceil().clamp(min=1)


def _reach(config: VitsConfig) -> int:
    """Return how many latents to either side of a hop the decoder looks at."""
    latents, rate = 3.0, 1
    blocks = zip(config.resblock_kernel_sizes, config.resblock_dilation_sizes, strict=True)
    within = max(sum((kernel - 1) // 2 * (1 + each) for each in dilations) for kernel, dilations in blocks)
    for factor, kernel in zip(config.upsample_rates, config.upsample_kernel_sizes, strict=True):
        latents += (1 + kernel / factor) / rate
        rate *= factor
        latents += within / rate
    return math.ceil(latents + 3 / rate)


def _language(folder: Path, tokenizer: VitsTokenizer) -> str:
    """Return the code of what the voice speaks. Raises MissingPart where nothing says it."""
    if locked := locked_language(folder):
        return locked
    code = str(tokenizer.language or ("en" if tokenizer.phonemize else "")).lower().partition("-script")[0]
    if not code:
        raise MissingPart(
            f"The voice in {folder} does not say its language; fetch it with openbooth models get."
        )
    aliases = get_global("language_aliases")
    return str(aliases.get(code, code))


def _is_heard(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM" or character in "%€$£&+="
