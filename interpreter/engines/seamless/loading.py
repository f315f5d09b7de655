# ruff: noqa: ANN401, E402 - Transformers has no types, is imported as it is installed here, and stays silent
"""Loads a SeamlessM4T v2 model from a folder, and what has been measured of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import torch

from interpreter.engines.torch_compat import Placement, prepare_torchaudio, stay_silent

stay_silent()
prepare_torchaudio()

from safetensors import SafetensorError, safe_open
from transformers import AutoProcessor, SeamlessM4Tv2ForSpeechToSpeech

from interpreter.domain.errors import MissingPart
from interpreter.engines.seamless.decoding import Probe
from interpreter.engines.seamless.features import Statistics
from interpreter.engines.seamless.languages import CODES
from interpreter.policy.attention import AttentionPolicy

CALIBRATION = "streaming.json"
"""The file beside the weights that says how the model is to be listened to."""
_EDGE = 1
"""What begins in the last frame has not been heard."""
_REWIND = 40
"""Other orders of words look back, but not so far."""
_HEAVY_BYTES = 2_000_000_000
"""Half a billion numbers of 32 bits: a processor computes more of them more slowly than people speak."""
_DEPTH = 2 / 3
"""Where in the decoder attention follows the audio best when nothing has been measured."""


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What holds for one target language only."""

    margin: int | None = None
    confidence: float | None = None


class Calibration(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the model is to be listened to. Lengths are in frames of 160 ms; the defaults have not been measured."""

    layer: int | None = None
    """The decoder layer whose attention is read."""
    heads: tuple[int, ...] = ()
    """Those of its heads that follow the audio; none for all."""
    margin: int = 3
    """Text that looks at this many of the last frames is not committed: the knob between lag and quality."""
    doubt: float = 0.5
    """Heard text that is less likely than this is neither committed nor shown before it is `patience` frames old."""
    patience: int = 6
    confidence: float = 0.7
    """The least probability with which what has not been heard is shown as predicted."""
    pairs: dict[str, Pair] = {}
    """By target language, as the operator names it."""
    feature_mean: tuple[float, ...] = ()
    """Mean of each mel band, where the model was taught with one for all audio; else each window has its own."""
    feature_std: tuple[float, ...] = ()
    calibrated: bool = False

    def margin_of(self, language: str) -> int:
        """Return the margin for a target language."""
        found = self.pairs.get(language, Pair()).margin
        return self.margin if found is None else found

    def policy_of(self, language: str, *, hurried: bool = False) -> AttentionPolicy:
        """Return what decides for a target language; in a hurry, half the margin has to do."""
        margin = self.margin_of(language) // (2 if hurried else 1)
        return AttentionPolicy(margin, _EDGE, self.doubt, self.patience, _REWIND)

    def confidence_of(self, language: str) -> float:
        """Return the least confidence for a target language."""
        found = self.pairs.get(language, Pair()).confidence
        return self.confidence if found is None else found


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model with its tokens and maps."""

    model: Any
    extractor: Any
    pieces: tuple[str, ...]
    """What each token writes, "▁" where a word begins."""
    never: tuple[int, ...]
    """Tokens that are not text, but for the end."""
    end: int
    codes: dict[str, int]
    """Our language code → the token that asks for it."""
    voices: dict[str, int]
    """Our language code → its number in the vocoder, for those that can be spoken."""
    calibration: Calibration
    statistics: Statistics | None = None
    characters: dict[str, int] = field(default_factory=dict)

    @property
    def probe(self) -> Probe:
        """Where attention is read."""
        layers = int(self.model.config.decoder_layers)
        layer = self.calibration.layer
        return Probe(max(0, round(layers * _DEPTH) - 1) if layer is None else layer, self.calibration.heads)


def check_pace(folder: Path, placement: Placement) -> None:
    """Refuse a model that is too large to keep up on a processor, before it is loaded. Raises MissingPart."""
    size = sum(path.stat().st_size for path in folder.glob("*.safetensors"))
    if placement.device == "cpu" and size > _HEAVY_BYTES:
        raise MissingPart(
            f"A model of {size / 1e9:.0f} GB needs a graphics card, and none can be used here; choose "
            "--engine cascade, or start it with --model seamless to try all the same."
        )


def load(folder: Path, placement: Placement) -> Loaded:
    """Load the model in a folder. Raises MissingPart with what to do."""
    try:
        processor = AutoProcessor.from_pretrained(folder, local_files_only=True)
        model = SeamlessM4Tv2ForSpeechToSpeech.from_pretrained(
            folder,
            local_files_only=True,
            use_safetensors=True,
            attn_implementation="sdpa",
            dtype=placement.dtype,
        )
        _check_whole(model, folder)
    except (OSError, ValueError, TypeError, AttributeError, RuntimeError, SafetensorError) as error:
        raise MissingPart(
            f"{folder} holds no SeamlessM4T v2 model that can be loaded ({_first_line(error)}); "
            "fetch it again with openbooth models get."
        ) from error
    with enough_memory():
        model = placement.put(model)
    return _described(model, processor, folder)


def _check_whole(model: Any, folder: Path) -> None:
    """Raise ValueError where weights are in no file: Transformers makes up those of some parts, and says nothing."""
    filed: set[str] = set()
    for path in folder.glob("*.safetensors"):
        with safe_open(path, "pt") as file:
            filed.update(file.keys())
    weights = {name: value.data_ptr() for name, value in model.state_dict().items()}
    here = {place for name, place in weights.items() if name in filed}
    if missing := sum(place not in here for place in weights.values()):
        raise ValueError(f"{missing} of its weights are missing")


@contextmanager
def enough_memory() -> Iterator[None]:
    """Say what to do, by MissingPart, where a graphics card has not enough memory for what is done within this."""
    try:
        yield
    except torch.OutOfMemoryError as error:
        raise MissingPart(
            "The graphics card has too little free memory for this model; end other programs on it, "
            "or choose --engine cascade."
        ) from error


def _described(model: Any, processor: Any, folder: Path) -> Loaded:
    generation, tokenizer = model.generation_config, processor.tokenizer
    known = getattr(generation, "text_decoder_lang_to_code_id", None)
    spoken = getattr(generation, "vocoder_lang_code_to_id", None) or {}
    if not known:
        raise MissingPart(
            f"The generation_config.json in {folder} names no languages; fetch it again with openbooth models get."
        )
    size = int(model.config.vocab_size)
    if len(tokenizer) < size // 2:
        raise MissingPart(
            f"The tokenizer in {folder} is absent or another model's; fetch it again with openbooth models get."
        )
    end = int(model.config.eos_token_id if generation.eos_token_id is None else generation.eos_token_id)
    special = set(tokenizer.all_special_ids) | set(known.values())
    pieces = tokenizer.convert_ids_to_tokens(list(range(min(size, len(tokenizer)))))
    never = (special | set(range(len(pieces), size))) - {end}
    calibration = calibration_in(folder)
    return Loaded(
        model,
        processor.feature_extractor,
        tuple(pieces),
        tuple(sorted(never)),
        end,
        {ours: int(known[theirs]) for ours, theirs in CODES.items() if theirs in known},
        {ours: int(spoken[theirs]) for ours, theirs in CODES.items() if theirs in spoken},
        calibration,
        _statistics(calibration),
        dict(getattr(generation, "char_to_id", None) or {}),
    )


def calibration_in(folder: Path) -> Calibration:
    """Read what was measured of the model in a folder; the defaults where nothing was. Raises MissingPart."""
    path = folder / CALIBRATION
    try:
        return msgspec.json.decode(path.read_bytes(), type=Calibration)
    except FileNotFoundError:
        return Calibration()
    except (OSError, msgspec.DecodeError) as error:
        raise MissingPart(
            f"{path} cannot be read ({_first_line(error)}); delete it or measure again with "
            "openbooth calibrate seamless."
        ) from error


def _statistics(calibration: Calibration) -> Statistics | None:
    if not calibration.feature_mean:
        return None
    mean, deviation = calibration.feature_mean, calibration.feature_std
    return Statistics(np.array(mean, np.float32), np.array(deviation, np.float32))


def _first_line(error: Exception) -> str:
    return str(error).strip().partition("\n")[0].partition(". ")[0].rstrip(".")
