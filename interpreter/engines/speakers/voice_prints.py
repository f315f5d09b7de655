"""Makes voice prints: the encoder of Resemblyzer (generalised end-to-end loss, Wan et al. 2018) as a function of audio.

The network and the way its input is made are those of the package's own; only its weights are taken from there, because
importing it loads a second voice activity detector, librosa and warnings. One print costs about 10 ms on one core.

All prints of that network have much in common, which hides what tells them apart; so most of the mean print of 22
voices (ten LibriSpeech readers, four of flite's voices and eight of recorded fixtures) is taken away from each.

Noise that all speakers have in common makes them alike: its power, as heard where nobody speaks, is taken away from the
bands first (S. F. Boll, "Suppression of acoustic noise in speech using spectral subtraction", IEEE TASSP 1979).
"""

from base64 import b64decode
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.audio import Samples
from interpreter.domain.errors import MissingPart
from interpreter.domain.steps import MODEL_RATE_HZ
from interpreter.engines.loaded import ModelKey

if TYPE_CHECKING:
    import torch

Print = NDArray[np.float32]
"""A voice print, shape (256,), float32, of length 1, or all zeros where there is no sound."""

DIMENSIONS = 256
VOICE_PRINTS = ModelKey("resemblyzer")
_BANDS = 40
_LAYERS = 3
_FRAME = 400
_HOP = 160
_LEVEL_DBFS = -30.0
"""Quieter audio is raised to this level, as the network was taught with."""
_COMMON = 0.8
_MEAN = (
    "bSmpIcgoAAB/IkgoUSbpJswpmihsLrMtOinZG7AgRylNL2MnoyOIJc0oaixIDgAAIABfLS0hPCXTEk8EQixTKVAoNyJ7JhstlyvA"
    "JdQkeyTxCtonvChrKMcoViYLJdgnoCnMJQAAkiqbHAAAOSQUJGAolSOjKkAg2CePIN8onymHKPkg7i0BLBgK/hcpIaUoKBpULOgj"
    "eyUAAFgmUSjhLIsh1Bh/LQEp5CWhI0YhIyk/B5ouLitkDEIYHxnbJAAAdSUAAOkPAAC8GWASfCkXLcMpDyqDJSsrYRtyLwAATyoJ"
    "Jx8tLSkAAKoo8SfaHwYrlCpgKdoqdyg0KyEuxyR1LlIrWwAcJsQJPyjnK2stWyoPK5gg1Cn9KmMGYCFGLWQnCyl3JworWRJ4L5Mm"
    "uCyHLXkc1iLGIsgtAxkeJlYt0ycnLpQVSCyjK5ImHSpLKggqgSw6LbIFLB6bJWsnFQBdJ+Ap3yxfJaYg4Cx7IVgiyCkEJQAA5xRZ"
    "LDAlrx7BKakp2x4LLgAAwSaWKlAsWCybLgQsgSnsJpUkAACHJpojGSnKJogpAyJGHrQtqCocAW0oAABtKvYscxyBKw4n5R0AAKYo"
    "KyzgKp4pAAAAAHAmWRR8KAAAMxUBKqQsoio4LUIsui03KOcjajCkKk0q8Cu9GwQt0imeFakrvCjtF/0lAAA="
)
"""The mean print of many voices, 256 little-endian float16 values in base 64."""
_NOISE_TAKEN = 2.0
"""How much of the noise is taken away: more than there is on average, as what is left of it does more harm."""
_NOISE_LEFT = 0.02
"""The share of a band's power that is left at least."""
_NOISE_FRAMES = 300
"""Silent frames that the noise is the mean of: ten seconds of silence."""
_NOISE_KNOWN = 30
"""Silent frames from which the noise is known: a second."""
_NOTHING = 1e-10
"""Power below which a band is empty."""
_WEIGHTS = "pretrained.pt"
_MISSING = "resemblyzer is not installed; run installer/run.py again."


class VoiceEncoder:
    """Resemblyzer's network as a pure function of audio: the same samples give the same print. One thread."""

    def __init__(self) -> None:
        try:
            import torch  # noqa: PLC0415 - only the model process pays for it
        except ImportError as error:
            raise MissingPart("torch is not installed; run installer/run.py again.") from error
        torch.set_num_threads(1)
        self._torch = torch
        weights = torch.load(weights_path(), map_location="cpu", weights_only=True)["model_state"]
        self._lstm = torch.nn.LSTM(_BANDS, DIMENSIONS, _LAYERS, batch_first=True)
        self._linear = torch.nn.Linear(DIMENSIONS, DIMENSIONS)
        self._lstm.load_state_dict(_under("lstm.", weights))
        self._linear.load_state_dict(_under("linear.", weights))
        self._filters = mel_filters()
        self.print_of(np.zeros(MODEL_RATE_HZ, np.float32))

    def print_of(self, samples: Samples, noise: "Noise | None" = None) -> Print:
        """Return the print of 16 kHz audio of 25 ms or more; 1.6 s is what the network was taught with.

        `noise` is what is heard where nobody speaks.
        """
        gain = gain_of(samples)
        bands = mel_bands(samples * gain, self._filters)
        if noise is not None and noise.frames >= _NOISE_KNOWN:
            taken = np.float32(_NOISE_TAKEN * gain**2) * noise.power
            bands = np.maximum(bands - taken, np.float32(_NOISE_LEFT) * bands)
        with self._torch.inference_mode():
            _, (hidden, _) = self._lstm(self._torch.from_numpy(bands)[None])
            raw = self._torch.relu(self._linear(hidden[-1]))[0].numpy()
        return centred(raw) if np.any(samples) else np.zeros(DIMENSIONS, np.float32)

    def noise_with(self, noise: "Noise", samples: Samples) -> "Noise":
        """Return what is known of the noise after audio of 25 ms or more in which nobody speaks."""
        heard = np.log(np.maximum(mel_bands(samples, self._filters), _NOTHING)).mean(axis=0)
        frames = min(noise.frames + 1, _NOISE_FRAMES)
        before = np.frombuffer(noise.bands, "<f4") if noise.frames else heard
        return Noise((before + (heard - before) / frames).astype("<f4").tobytes(), frames)


@dataclass(frozen=True, slots=True)
class Noise:
    """What is heard where nobody speaks: the mean logarithm of the power in 40 mel bands, raw little-endian float32.

    A cough or a clap moves the mean of logarithms little.
    """

    bands: bytes = b""
    frames: int = 0
    """How many frames that is the mean of."""

    @property
    def power(self) -> NDArray[np.float32]:
        """The power in each band, shape (40,)."""
        return np.asarray(np.exp(np.frombuffer(self.bands, "<f4")), np.float32)


def centred(raw: NDArray[np.float32]) -> Print:
    """Return what tells this voice from others: the network's answer without most of what all voices have in common."""
    length = float(np.linalg.norm(raw))
    if not np.isfinite(length) or length <= 0:
        return np.zeros(DIMENSIONS, np.float32)
    own = raw / length - _COMMON * np.frombuffer(b64decode(_MEAN), "<f2").astype(np.float32)
    return np.asarray(own / np.linalg.norm(own), np.float32)


def weights_path() -> Path:
    """Return the file of the network's weights. Raises MissingPart without the package."""
    found = find_spec("resemblyzer")
    if found is None or not found.submodule_search_locations:
        raise MissingPart(_MISSING)
    return Path(found.submodule_search_locations[0]) / _WEIGHTS


def missing_encoder() -> str:
    """Say what to install, or nothing; loads no model."""
    return "" if find_spec("resemblyzer") else _MISSING


def gain_of(samples: Samples) -> np.float32:
    """Return the factor that raises audio to -30 dBFS where it is quieter; loud audio stays as it is."""
    level = float(np.sqrt(np.mean(np.square(samples, dtype=np.float64)))) if len(samples) else 0.0
    wanted = 10 ** (_LEVEL_DBFS / 20)
    return np.float32(1.0 if level <= 0 or level >= wanted else wanted / level)


def mel_bands(samples: Samples, filters: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the power in mel bands, shape (frames, 40), float32: frames of 25 ms every 10 ms.

    Audio shorter than a frame is continued with silence.
    """
    padded = np.pad(samples, (0, max(0, _FRAME - len(samples))))
    frames = np.lib.stride_tricks.sliding_window_view(padded, _FRAME)[::_HOP]
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_FRAME) / _FRAME)
    power = np.abs(np.fft.rfft(frames * hann.astype(np.float32), axis=1)) ** 2
    return np.ascontiguousarray(power.astype(np.float32) @ filters.T)


def mel_filters() -> NDArray[np.float32]:
    """Return Slaney's mel filters (Auditory Toolbox, 1998) with equal areas, shape (40, 201), float32."""
    edges = _hertz(np.linspace(0.0, _mel(MODEL_RATE_HZ / 2), _BANDS + 2))
    bins = np.linspace(0.0, MODEL_RATE_HZ / 2, _FRAME // 2 + 1)
    widths = np.diff(edges)
    slopes = edges[:, None] - bins[None, :]
    rising, falling = -slopes[:-2] / widths[:-1, None], slopes[2:] / widths[1:, None]
    filters = np.maximum(0.0, np.minimum(rising, falling))
    return np.asarray(filters * (2.0 / (edges[2:] - edges[:-2]))[:, None], np.float32)


_LINEAR_HZ_PER_MEL = 200.0 / 3
_LOG_FROM_HZ = 1_000.0
_LOG_STEP = np.log(6.4) / 27


def _mel(hertz: float) -> float:
    if hertz < _LOG_FROM_HZ:
        return hertz / _LINEAR_HZ_PER_MEL
    return float(_LOG_FROM_HZ / _LINEAR_HZ_PER_MEL + np.log(hertz / _LOG_FROM_HZ) / _LOG_STEP)


def _hertz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    turning = _LOG_FROM_HZ / _LINEAR_HZ_PER_MEL
    above = _LOG_FROM_HZ * np.exp(_LOG_STEP * np.maximum(0.0, mel - turning))
    return np.where(mel < turning, mel * _LINEAR_HZ_PER_MEL, above)


def _under(prefix: str, weights: "dict[str, torch.Tensor]") -> "dict[str, torch.Tensor]":
    return {name.removeprefix(prefix): value for name, value in weights.items() if name.startswith(prefix)}
