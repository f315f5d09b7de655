"""Takes steady noise out of what is heard before it is recognised.

Speech and noise add up in the power of each band, so in its logarithm y = x + log(1 + exp(n - x)). A mixture of
Gaussians says what clean speech x is like; with the noise n it gives what each of them would look like in that noise,
to first order (vector Taylor series: Moreno, Raj and Stern, "A vector Taylor series approach for
environment-independent speech recognition", ICASSP 1996), and from what is heard the mean excess to take away. The
noise is followed from frame to frame by the share that each band has of it (sequential estimation: N. S. Kim,
"Nonstationary environment compensation based on sequential estimation", IEEE Signal Processing Letters, 1998).
"""

import math
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from interpreter.engines.builtin.acoustic_model import SILENCE, AcousticModel
from interpreter.engines.builtin.cepstra import BANDS, CEPSTRA, COSINES, Frames

LogBands = NDArray[np.float64]
"""Natural logarithm of the power per band, shape (frames, 25), 100 frames a second."""

_GAUSSIANS = 512
_ROUNDS = 8
_SILENCE_SHARE = 0.15
_ONSET_FRAMES = 5
"""Frames from which the noise is first guessed: speech is noticed later than it is recorded."""
_SLOWEST = 0.02
"""The noise follows within half a second."""
_KNOWN_FRAMES = 500
"""Five seconds, after which the mean of a voice's cepstra says how loud it is."""
_LOUDEST_SHARE = 0.05
"""Of speech that is louder than its loudest Gaussian that counts."""
_VARIANCE = 0.5
"""Of the logarithm of a noise's power in a frame."""
_FARTHEST = 40.0
_BACK = np.linalg.pinv(COSINES)
"""From cepstra to bands as smooth as cepstra can tell, shape (13, 25)."""
_THERE_AND_BACK = (COSINES[:, :, None] * _BACK.T[:, None, :]).reshape(BANDS, CEPSTRA * CEPSTRA)
_UNITY = np.eye(CEPSTRA)


class Noise(msgspec.Struct, frozen=True):
    """What is known about the noise of a room: plain values, the same in every process that reads them.

    `bands` is its log power per band, empty while nothing is known; `frames` is how many frames it rests on, and
    `loudest` the first cepstrum of the loudest of them.
    """

    bands: tuple[float, ...] = ()
    frames: int = 0
    loudest: float = -math.inf


@dataclass(frozen=True, slots=True)
class CleanSpeech:
    """Cepstra of speech without noise, less their mean, as Gaussians: shapes (512, 13), (512, 13) and (512,)."""

    means: Frames
    variances: Frames
    log_weights: NDArray[np.float64]
    loudest: float
    """How much louder than its mean speech becomes, as its first cepstrum."""

    @classmethod
    def of(cls, model: AcousticModel) -> "CleanSpeech":
        """Join the Gaussians of a recognition model that are near to each other, by k-means from a fixed draw."""
        phones = [place for place, name in enumerate(model.phones) if name[0] != "+"]
        shares = np.array([model.phones[place] == SILENCE for place in phones]) * _SILENCE_SHARE
        shares[shares == 0] = (1 - _SILENCE_SHARE) / (len(phones) - 1)
        weights = (shares[:, None] * model.weights[phones, 0]).ravel()
        weights /= weights.sum()
        means = model.means[phones, 0].reshape(-1, CEPSTRA)
        squares = np.square(means) + model.variances[phones, 0].reshape(-1, CEPSTRA)
        belongs = _clusters(means / np.sqrt(weights @ squares - np.square(weights @ means)), weights)
        total = belongs.sum(axis=1)
        joined = belongs @ means / total[:, None]
        loudest_first = np.argsort(-joined[:, 0])
        place = np.searchsorted(np.cumsum(total[loudest_first]), _LOUDEST_SHARE)
        return cls(
            joined,
            belongs @ squares / total[:, None] - np.square(joined),
            np.log(total),
            float(joined[loudest_first[place], 0]),
        )


class NoiseRemoval:
    """Takes the noise of one stretch of speech away, and follows it. Not thread-safe."""

    def __init__(self, speech: CleanSpeech, noise: Noise) -> None:
        self._speech = speech
        self._noise, self._frames, self._loudest = np.array(noise.bands), noise.frames, noise.loudest

    @property
    def noise(self) -> Noise:
        """What is known about the noise by now."""
        return Noise(tuple(self._noise.tolist()), self._frames, self._loudest)

    def without_noise(self, heard: LogBands, mean: NDArray[np.float64]) -> LogBands:
        """Return the next frames without the noise; `mean` is that of the voice's cepstra, shape (13,)."""
        if not len(self._noise):
            self._noise = heard[:_ONSET_FRAMES].mean(axis=0)
        cepstra = heard @ COSINES
        voiced = self._speech.means + self._level(cepstra[:, 0], mean)
        clean = voiced @ _BACK
        distance = np.clip(self._noise - clean, -_FARTHEST, _FARTHEST)
        excess, noisy = np.log1p(np.exp(distance)), 1 / (1 + np.exp(-distance))
        likely = self._posteriors(cepstra, voiced + excess @ COSINES, noisy)
        surplus = noisy * (clean + excess)
        for frame, gaussians in zip(heard, likely, strict=True):
            self._frames += 1
            pace = max(_SLOWEST, 1 / (self._frames + _ONSET_FRAMES))
            self._noise = self._noise + pace * ((gaussians @ noisy) * frame - gaussians @ surplus)
        less: LogBands = heard - likely @ excess
        return less

    def _level(self, loudness: NDArray[np.float64], mean: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the mean, as loud as what is heard asks for while the voice is hardly known."""
        if self._frames >= _KNOWN_FRAMES:
            return mean
        self._loudest = max(self._loudest, float(loudness.max(initial=-math.inf)))
        return np.concatenate(([max(mean[0], self._loudest - self._speech.loudest)], mean[1:]))

    def _posteriors(self, cepstra: Frames, means: Frames, noisy: LogBands) -> NDArray[np.float64]:
        """Return how likely each Gaussian is for each frame; shape (frames, Gaussians)."""
        passed = ((1 - noisy) @ _THERE_AND_BACK).reshape(-1, CEPSTRA, CEPSTRA)
        own = np.einsum("kij,kj->ki", np.square(passed), self._speech.variances)
        foreign = np.square(_UNITY - passed) @ (_VARIANCE * np.square(COSINES).sum(axis=0))
        precisions = 1 / (own + foreign)
        scores = self._speech.log_weights + np.log(precisions).sum(axis=1) / 2
        scores = scores - (np.square(means) * precisions).sum(axis=1) / 2
        scores = scores + cepstra @ (means * precisions).T - np.square(cepstra) @ precisions.T / 2
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        posteriors: NDArray[np.float64] = likely / likely.sum(axis=1, keepdims=True)
        return posteriors


def _clusters(points: Frames, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the weight with which each point belongs to each cluster, shape (clusters, points)."""
    draw = np.random.default_rng(0)
    centres = points[draw.choice(len(points), _GAUSSIANS, replace=False, p=weights)]
    for _ in range(_ROUNDS):
        nearest = (np.square(centres).sum(axis=1) - 2 * points @ centres.T).argmin(axis=1)
        belongs: NDArray[np.float64] = (np.arange(len(centres))[:, None] == nearest) * weights
        belongs = belongs[belongs.sum(axis=1) > 0]
        centres = belongs @ points / belongs.sum(axis=1)[:, None]
    return belongs
