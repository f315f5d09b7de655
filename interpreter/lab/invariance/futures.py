"""Recordings that are one until a moment and differ after it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import soundfile

from interpreter.domain.audio import Samples
from interpreter.domain.errors import UserMistake

_QUIETEST = 1e-3


@dataclass(frozen=True, slots=True)
class Sound:
    """Audio of any number of channels: `samples` float32, shape (frames, channels)."""

    samples: Samples
    rate_hz: int
    subtype: str = "FLOAT"
    """How a WAV file holds it without loss, as soundfile names it."""

    @property
    def duration_ms(self) -> float:
        """How long it lasts."""
        return len(self.samples) * 1000 / self.rate_hz


def read(path: Path, *, seconds: float | None = None) -> Sound:
    """Return the first `seconds` of a recording, or all of it. Raises UserMistake where libsndfile cannot read it."""
    try:
        with soundfile.SoundFile(path) as file:
            frames = -1 if seconds is None else round(seconds * file.samplerate)
            samples = file.read(frames, dtype="float32", always_2d=True)
            return Sound(samples, file.samplerate, "PCM_16" if file.subtype == "PCM_16" else "FLOAT")
    except soundfile.LibsndfileError as error:
        raise UserMistake(f"{path.name} cannot be read as sound; convert it to FLAC or WAV.") from error


def write(sound: Sound, path: Path) -> None:
    """Keep it as a WAV file, bit by bit."""
    soundfile.write(path, sound.samples, sound.rate_hz, subtype=sound.subtype)


def altered(sound: Sound, cut_ms: float, future: str, *, seed: int) -> Sound:
    """Return the same until `cut_ms`, and then one of `FUTURES`, equally long."""
    cut = round(cut_ms * sound.rate_hz / 1000)
    rest = FUTURES[future](sound.samples, cut, seed)
    return replace(sound, samples=np.concatenate([sound.samples[:cut], rest]).astype(np.float32))


def _silence(samples: Samples, cut: int, _: int) -> Samples:
    return np.zeros_like(samples[cut:])


def _other_speech(samples: Samples, cut: int, _: int) -> Samples:
    """What is said there half a recording later or earlier."""
    return np.roll(samples, len(samples) // 2, axis=0)[cut:]


def _noise(samples: Samples, cut: int, seed: int) -> Samples:
    """White noise as loud as the recording."""
    loud = max(float(np.sqrt(np.mean(np.square(samples)))), _QUIETEST)
    found: Samples = np.random.default_rng(seed).normal(0, loud, samples[cut:].shape).astype(np.float32)
    return found


FUTURES: Mapping[str, Callable[[Samples, int, int], Samples]] = {
    "silence": _silence,
    "other speech": _other_speech,
    "noise": _noise,
}
