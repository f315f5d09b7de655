"""Fits the cepstra of a voice to the recognition model, the better the more has been heard of it.

Constrained maximum-likelihood linear regression (CMLLR; Gales, "Maximum likelihood linear transformations for
HMM-based speech recognition", 1998): one affine map of the cepstra, hence one linear map of their slopes, estimated
row by row from what the recogniser itself heard. Until enough has been heard, evidence as the model itself would
give it holds the map near to identity.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from interpreter.engines.builtin.acoustic_model import (
    SILENCE,
    STREAMS,
    AcousticModel,
    Occupation,
    with_slopes,
)
from interpreter.engines.builtin.cepstra import CEPSTRA, Frames
from interpreter.engines.builtin.noise import CleanSpeech, Noise

FIRST_MEAN = (40.0, 3.0, -1.0, *(0.0,) * 10)
"""PocketSphinx's cepstral mean for a voice of which nothing is known."""
_WINDOW_FRAMES = 500
_BORROWED_FRAMES = 100
_PRIOR_FRAMES = 200
_MOST_FRAMES = 12_000
_ROUNDS = 12
_QUADRATIC = (CEPSTRA, CEPSTRA + 1, CEPSTRA + 1)
_LINEAR = (CEPSTRA, CEPSTRA + 1)

Array = NDArray[np.float64]
AlignedWord = tuple[int, int, tuple[str, ...]]
"""First frame, frame after the last, and phones."""


class VoiceProfile(msgspec.Struct, frozen=True):
    """What has been learnt about a voice and its room: plain values, the same in every process that reads them.

    `mean` is the mean of `frames` frames of cepstra; `evidence` is an `Evidence` as bytes, empty while there is none.
    """

    mean: tuple[float, ...] = FIRST_MEAN
    frames: int = _WINDOW_FRAMES
    evidence: bytes = b""
    noise: Noise = Noise()

    def stranger(self) -> "VoiceProfile":
        """Return the profile of another voice in the same room, of which nothing is known."""
        return VoiceProfile(self.mean, _BORROWED_FRAMES, noise=self.noise)


class RunningMean:
    """The mean of the cepstra of the last five seconds and less and less of what was before.

    Frames without any energy do not count and stay as they are.
    """

    def __init__(self, mean: Sequence[float], frames: int) -> None:
        self.mean = np.array(mean)
        self.frames = frames
        self._sum = self.mean * frames

    def take(self, cepstra: Frames) -> Frames:
        """Count frames in and return them less the mean, which itself follows with `update`."""
        energetic = cepstra[:, :1] >= 0
        self._sum = self._sum + np.where(energetic, cepstra, 0).sum(axis=0)
        self.frames += int(energetic.sum())
        less: Frames = np.where(energetic, cepstra - self.mean, cepstra)
        return less

    def update(self) -> None:
        """Let the mean follow what has been taken."""
        if not self.frames:
            return
        self.mean = self._sum / self.frames
        self.frames = min(self.frames, _WINDOW_FRAMES)
        self._sum = self.mean * self.frames


@dataclass(frozen=True, slots=True)
class Evidence:
    """Sufficient statistics of the map: shapes (13, 14, 14) and (13, 14), and the frames of all streams they are from.

    As bytes they are float32, 11 kB.
    """

    quadratic: Array
    linear: Array
    frames: float

    @classmethod
    def read(cls, stored: bytes) -> Self:
        """Return what `stored` holds; nothing if it is empty."""
        if not stored:
            return cls(np.zeros(_QUADRATIC), np.zeros(_LINEAR), 0.0)
        values = np.frombuffer(stored, "<f4").astype(np.float64)
        cut = int(np.prod(_QUADRATIC))
        return cls(values[:cut].reshape(_QUADRATIC), values[cut:-1].reshape(_LINEAR), float(values[-1]))

    def stored(self) -> bytes:
        """Return it as bytes."""
        return (
            np.concatenate((self.quadratic.ravel(), self.linear.ravel(), [self.frames]))
            .astype("<f4")
            .tobytes()
        )

    def plus(self, other: "Evidence", times: float = 1.0) -> "Evidence":
        """Return both together, the other weighted."""
        return Evidence(
            self.quadratic + times * other.quadratic,
            self.linear + times * other.linear,
            self.frames + times * other.frames,
        )

    def at_most(self, frames: float) -> "Evidence":
        """Return it with no more weight than `frames` have: what was learnt long ago fades."""
        if self.frames <= frames:
            return self
        return Evidence(np.zeros(_QUADRATIC), np.zeros(_LINEAR), 0.0).plus(self, frames / self.frames)


class VoiceFitting:
    """Learns voices against one acoustic model."""

    def __init__(self, model: AcousticModel) -> None:
        self._model = model
        self._prior = _expected(model)
        self.clean = CleanSpeech.of(model)
        """What the model's own speech is like."""

    def map_for(self, stored: bytes) -> Array:
        """Return the map for a voice of this evidence, shape (13, 14): the last column is added."""
        evidence = Evidence.read(stored)
        if not evidence.frames:
            return np.eye(CEPSTRA, CEPSTRA + 1)
        return _most_likely(evidence.plus(self._prior, STREAMS * _PRIOR_FRAMES))

    def learn(self, stored: bytes, cepstra: Frames, used: Array, words: Sequence[AlignedWord]) -> bytes:
        """Return the evidence with that of a stretch of speech added.

        `cepstra` are the stretch's before the map `used`, less their mean; `words` are what was heard in them.
        """
        plain = with_slopes(cepstra)
        fitted = with_slopes(mapped(cepstra, used))
        evidence = Evidence.read(stored)
        for first, end, phones in words:
            for occupation in self._model.occupations(fitted[first:end], phones):
                evidence = evidence.plus(self._evidence(plain[first:end], occupation))
        return evidence.at_most(_MOST_FRAMES).stored()

    def _evidence(self, features: Array, occupation: Occupation) -> Evidence:
        model, phone = self._model, occupation.phone
        found = Evidence.read(b"")
        for stream, posteriors in enumerate(occupation.posteriors):
            rows = _extended(features[occupation.frames, stream], stream)
            precisions = posteriors @ model.precisions[phone, stream]
            quadratic = np.einsum("ti,ta,tb->iab", precisions, rows, rows, optimize=True)
            linear = (posteriors @ model.scaled_means[phone, stream]).T @ rows
            found = found.plus(Evidence(quadratic, linear, float(len(rows))))
        return found


def mapped(cepstra: Frames, affine: Array) -> Frames:
    """Return the cepstra under a map of shape (13, 14)."""
    fitted: Frames = cepstra @ affine[:, :CEPSTRA].T + affine[:, CEPSTRA]
    return fitted


def _extended(rows: Array, stream: int) -> Array:
    """Add the column that the map's last one multiplies; slopes know no offset."""
    return np.pad(rows, ((0, 0), (0, 1)), constant_values=1.0 if stream == 0 else 0.0)


def _expected(model: AcousticModel) -> Evidence:
    """Return the evidence that the model's own speech would give, per frame of a stream: its map is identity."""
    speech = [place for place, name in enumerate(model.phones) if name != SILENCE and name[0] != "+"]
    total = Evidence.read(b"")
    for phone in speech:
        for stream in range(STREAMS):
            weights = model.weights[phone, stream]
            means = _extended(model.means[phone, stream], stream)
            precisions = weights[:, None] * model.precisions[phone, stream]
            quadratic = np.einsum("gi,ga,gb->iab", precisions, means, means, optimize=True)
            places = np.arange(CEPSTRA)
            quadratic[:, places, places] += precisions.T @ model.variances[phone, stream]
            linear = (weights[:, None] * model.scaled_means[phone, stream]).T @ means
            total = total.plus(Evidence(quadratic, linear, 1.0))
    return Evidence(np.zeros(_QUADRATIC), np.zeros(_LINEAR), 0.0).plus(total, 1 / total.frames)


def _most_likely(evidence: Evidence) -> Array:
    """Maximise the likelihood row after row (Gales 1998, equations 18 to 25)."""
    affine = np.eye(CEPSTRA, CEPSTRA + 1)
    inverses = np.linalg.inv(evidence.quadratic)
    for _ in range(_ROUNDS):
        for row, inverse in enumerate(inverses):
            cofactors = np.append(np.linalg.inv(affine[:, :CEPSTRA])[:, row], 0.0)
            own, cross = cofactors @ inverse @ cofactors, cofactors @ inverse @ evidence.linear[row]
            scale = _larger_root(own, cross, evidence.frames)
            affine[row] = (scale * cofactors + evidence.linear[row]) @ inverse
    return affine


def _larger_root(own: float, cross: float, frames: float) -> float:
    """Solve own x² + cross x - frames = 0 for the x of the higher likelihood."""
    spread = np.sqrt(cross * cross + 4 * own * frames)
    roots = ((spread - cross) / (2 * own), (-spread - cross) / (2 * own))
    return float(max(roots, key=lambda x: frames * np.log(abs(x * own + cross)) - own * x * x / 2))
