# ruff: noqa: E402 - Transformers is imported as it is installed here, and stays silent
"""Pocket TTS voices of Transformers, heard from the first frames on.

The model (Rouard et al. 2025, "Continuous Audio Language Models") hears a speaker, reads a text, and then speaks
frame by frame: a transformer says what comes next, a small flow turns noise into the latent of one frame, and a
causal codec turns latents into samples. So every frame can be heard as soon as it is there.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

from interpreter.engines.torch_compat import Placement, prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()

import torch
from safetensors import SafetensorError
from transformers import (
    AutoModelForTextToWaveform,
    AutoTokenizer,
    PocketTTSAudioTokenizerModel,
    PocketTTSFeatureExtractor,
    PocketTTSProcessor,
)
from transformers.utils import logging

from interpreter.domain.audio import Samples
from interpreter.domain.errors import MissingPart
from interpreter.dsp.time_scaling import TimeScale
from interpreter.engines.cascade.voice_language import locked_language
from interpreter.engines.cascade.voice_pocket_codec import StreamDecoder
from interpreter.engines.cascade.voice_pocket_frames import FrameModel, Prompt
from interpreter.engines.cascade.voice_pocket_speakers import Speakers
from interpreter.engines.speech_shaping import LONGEST_SECONDS

_CODEC = "pocket_tts_audio_tokenizer"
_FIRST_PIECE, _PIECE = 2, 4
"""Frames, of 80 ms in the published models. They stay few: the next ones must be there when these have been played."""
_LONGEST_PART = 50
"""Tokens that are spoken as one; of longer texts the model leaves out words."""
_SETTINGS = ("short_text_max_words", "frames_after_eos_short_text", "frames_after_eos", "fade_in_duration")
_SPELT_AS_BYTE = re.compile(r"<0x[0-9A-Fa-f]{2}>")
_PLAIN = str.maketrans("’‘ʼ", "'''", "<>|")
_SIGNS = frozenset("%€$£&+=@#")

logging.disable_progress_bar()


class PocketVoice:
    """A Pocket TTS model from a local folder that holds safetensors. One thread at a time; equal requests sound equal.

    The folder holds what Transformers saves of the model and of its processor, the codec in a folder within, such as
    "audio_tokenizer", and the speakers in "voices". What it speaks is said by the lock beside it where that names one
    language, otherwise by "language" in its config.json. On the processor its layers compute with weights of eight
    bits: its makers found no difference in what is understood, and it takes half of the time.
    """

    def __init__(self, folder: Path, placement: Placement) -> None:
        """Load the model. Raises MissingPart with what to do."""
        self.language = _language(folder)
        try:
            self._processor = _processor(folder)
            self._codec: Any = _codec(folder).eval().to(placement.device)
            model = _model(folder).eval().to(placement.device)
            if placement.device == "cpu":
                replace(placement, int8=True).put(model.model.layers)
            self._speakers = Speakers(folder, model)
            self._decoder()
        except (OSError, ValueError, KeyError, RuntimeError, TypeError, SafetensorError) as error:
            reason = str(error).strip().partition("\n")[0]
            raise MissingPart(
                f"The voice in {folder} cannot be loaded ({reason}); fetch it again with openbooth models get."
            ) from error
        self._device = model.device
        self._frames_per_s = float(self._codec.config.frame_rate)
        self._speech = FrameModel(model, self._frames_per_s)
        self._known: dict[str, bool] = {}

    @property
    def rate_hz(self) -> int:
        """Frames per second of what is spoken."""
        return int(self._codec.config.sampling_rate)

    @property
    def names(self) -> tuple[str, ...]:
        """The speakers that can be wished for; the first one speaks where none is."""
        return self._speakers.names

    def reads(self, text: str) -> bool:
        """Whether nothing that is heard gets lost: the model does not read digits and signs as words."""
        heard = [one for one in text.translate(_PLAIN) if _is_heard(one)]
        return not any(map(_is_figure, heard)) and all(map(self._knows, heard))

    def speak(self, text: str, *, rate: float, voice: str | None = None) -> Iterator[Samples]:
        """Yield what is spoken, shape (frames,), float32 in −1..1: at `rate` times the speed, at most 60 s.

        `voice` is a speaker; any other name stands for one of them, always the same.
        """
        scale = TimeScale(self.rate_hz, rate)
        for piece in self._at_usual_speed(text, voice, int(LONGEST_SECONDS * rate * self._frames_per_s)):
            if len(ready := scale.push(piece)):
                yield ready
        if len(rest := scale.finish()):
            yield rest

    def _at_usual_speed(self, text: str, voice: str | None, most: int) -> Iterator[Samples]:
        """The model knows no rate. Yield `most` of its frames at most."""
        text = "".join(one for one in text.translate(_PLAIN) if self._knows(one))
        if not any(map(_is_heard, text)):
            return
        noise = torch.Generator().manual_seed(crc32(text.encode()))
        for part in self._parts(text):
            for piece in self._spoken(part, voice, noise, most):
                most -= len(piece) // self._codec.config.frame_size
                yield piece

    def _spoken(self, text: str, voice: str | None, noise: torch.Generator, most: int) -> Iterator[Samples]:
        """Yield the pieces of what is read as one."""
        decoder, size = self._decoder(), _FIRST_PIECE
        heard = self._speakers.state(self._speaker(voice))
        latents = self._speech.frames(self._prompt(text), heard, noise, most)
        while some := list(islice(latents, size)):
            yield decoder.push(torch.cat(some, dim=1))
            size = _PIECE

    def _decoder(self) -> StreamDecoder:
        return StreamDecoder(self._codec, fade_in=int(self._processor.fade_in_duration * self.rate_hz))

    def _speaker(self, voice: str | None) -> str:
        names = self.names
        if voice is None or voice in names:
            return voice or names[0]
        return names[crc32(voice.encode()) % len(names)]

    def _knows(self, character: str) -> bool:
        """Whether the model has met a character: the tokenizer spells all others as bytes, or not at all."""
        if character not in self._known:
            tokenizer = self._processor.tokenizer
            tokens = tokenizer.tokenize(character)
            unknown = (one == tokenizer.unk_token or _SPELT_AS_BYTE.fullmatch(one) for one in tokens)
            self._known[character] = not any(unknown)
        return self._known[character]

    def _parts(self, text: str) -> list[str]:
        """Cut a text that is too long for the model where a sentence or a clause ends."""
        if self._prompt(text).ids.shape[1] <= _LONGEST_PART:
            return [text]
        return [part for part in self._processor.split_text(text, _LONGEST_PART) if part]

    def _prompt(self, text: str) -> Prompt:
        asked = [{"role": "user", "content": [{"type": "text", "text": text}]}]
        read = self._processor.apply_chat_template(
            asked, tokenize=True, return_dict=True, return_tensors="pt"
        )
        return Prompt(read["input_ids"].to(self._device), int(read["frames_after_eos"][0]))


def _processor(folder: Path) -> Any:  # noqa: ANN401 - Transformers is untyped here
    """Load what prepares texts, without the codec: a saved processor names a place where that may not be."""
    settings = json.loads((folder / "processor_config.json").read_bytes())
    tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    if not tokenizer.chat_template:
        raise ValueError("its processor has no chat template")
    known = {name: settings[name] for name in _SETTINGS if name in settings}
    features = PocketTTSFeatureExtractor()
    return PocketTTSProcessor(features, tokenizer, chat_template=tokenizer.chat_template, **known)


def _model(folder: Path) -> Any:  # noqa: ANN401
    """Load a model with all its weights. Raises ValueError where some are absent."""
    model, told = AutoModelForTextToWaveform.from_pretrained(
        folder, local_files_only=True, use_safetensors=True, output_loading_info=True
    )
    if told["missing_keys"]:
        raise ValueError(f"{len(told['missing_keys'])} weights are absent")
    return model


def _codec(folder: Path) -> Any:  # noqa: ANN401
    """Load the half of the codec that makes samples. Raises ValueError where there is none, or not all of it."""
    for path in sorted(folder.glob("*/config.json")):
        if json.loads(path.read_bytes()).get("model_type") == _CODEC:
            codec, told = PocketTTSAudioTokenizerModel.from_pretrained(
                path.parent,
                local_files_only=True,
                use_safetensors=True,
                output_loading_info=True,
                encoder_config=None,
            )
            if told["missing_keys"]:
                raise ValueError(f"{len(told['missing_keys'])} weights of its codec are absent")
            return codec
    raise ValueError(f"none of its folders holds a codec, which is of the kind {_CODEC}")


def _language(folder: Path) -> str:
    """Return the code of what the voice speaks. Raises MissingPart where nothing says it."""
    language = locked_language(folder)
    if language is None:
        try:
            language = json.loads((folder / "config.json").read_bytes())["language"]
        except (OSError, ValueError, KeyError, TypeError):
            language = None
    if not isinstance(language, str):
        raise MissingPart(
            f'The voice in {folder} does not say its language; add, such as for Spanish, "language": "es" '
            "to its config.json."
        )
    return language.lower()


def _is_heard(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM" or character in _SIGNS


def _is_figure(character: str) -> bool:
    return unicodedata.category(character)[0] == "N" or character in _SIGNS
