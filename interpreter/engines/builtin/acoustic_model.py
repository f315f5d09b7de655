"""The Gaussians of PocketSphinx's packaged English model, as far as fitting a voice to them needs.

The model is phonetically tied: each phone has one codebook of 128 Gaussians in each of three streams (cepstra, their
slope, the slope of that), and each of its states weights them in its own way. States in context are taken as those
of the phone alone. File formats: `ms_gauden.c`, `bin_mdef.c`, `ptm_mgau.c` of PocketSphinx.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.errors import MissingPart
from interpreter.engines.builtin.cepstra import CEPSTRA, Frames

STREAMS = 3
SILENCE = "SIL"
_STATES = 3
_GAUSSIANS = 128
_LEAST_VARIANCE = 1e-4
_WEIGHT_STEP = 1024 * np.log(1.0001)
_HEADER_END = b"endhdr\n"

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Occupation:
    """The frames of one state: their places, and the posterior probabilities of its phone's Gaussians.

    `posteriors` has shape (3 streams, frames, 128).
    """

    phone: int
    frames: NDArray[np.intp]
    posteriors: Array


class AcousticModel:
    """Read from the folder of the packaged model. Raises MissingPart."""

    def __init__(self, folder: Path) -> None:
        try:
            self.means = _gaussian_parameters(folder / "means")
            self.variances = np.maximum(_gaussian_parameters(folder / "variances"), _LEAST_VARIANCE)
            self.phones, senones, count = _phones((folder / "mdef").read_bytes())
            weights = _log_weights((folder / "sendump").read_bytes(), count, senones)
        except (OSError, ValueError, struct.error) as error:
            raise MissingPart(
                f"The English recognition model could not be read ({error}); run the installer again."
            ) from error
        self._log_weights = weights - np.log(np.exp(weights).sum(-1, keepdims=True))
        self._index = {name: place for place, name in enumerate(self.phones)}

    @cached_property
    def precisions(self) -> Array:
        """The inverse variances, shape (phones, 3 streams, 128, 13)."""
        return 1 / self.variances

    @cached_property
    def scaled_means(self) -> Array:
        """The means divided by the variances, shape (phones, 3 streams, 128, 13)."""
        return self.means * self.precisions

    @cached_property
    def weights(self) -> Array:
        """The weights of the Gaussians per phone, mean over its states, shape (phones, 3 streams, 128)."""
        weights: Array = np.exp(self._log_weights).mean(axis=1)
        return weights

    def occupations(self, features: Array, phones: Sequence[str]) -> list[Occupation]:
        """Align `features`, shape (frames, 3, 13), with the phones they hold; empty if they are too few for them."""
        states = [(self._index[name], state) for name in phones for state in range(_STATES)]
        if len(features) < len(states) or not states:
            return []
        scores = {state: self._scores(features, *state) for state in set(states)}
        totals = {state: np.logaddexp.reduce(each, axis=-1).sum(axis=0) for state, each in scores.items()}
        path = _best_path(np.stack([totals[state] for state in states], axis=1))
        occupied = []
        for state, each in scores.items():
            frames = np.flatnonzero([states[place] == state for place in path])
            posteriors = np.exp(each[:, frames] - np.logaddexp.reduce(each[:, frames], axis=-1)[..., None])
            occupied.append(Occupation(state[0], frames, posteriors))
        return occupied

    def _scores(self, features: Array, phone: int, state: int) -> Array:
        """Weighted log densities, shape (3 streams, frames, 128)."""
        streams = features.transpose(1, 0, 2)
        fit = streams @ self.scaled_means[phone].transpose(0, 2, 1)
        spread = np.square(streams) @ self.precisions[phone].transpose(0, 2, 1)
        offsets = self._offsets[phone] + self._log_weights[phone, state]
        scores: Array = fit - spread / 2 + offsets[:, None]
        return scores

    @cached_property
    def _offsets(self) -> Array:
        offsets: Array = -0.5 * (np.log(2 * np.pi * self.variances) + self.means * self.scaled_means).sum(-1)
        return offsets


def with_slopes(cepstra: Frames) -> Array:
    """Return cepstra, slope and slope of the slope as PocketSphinx's `1s_c_d_dd`, shape (frames, 3, 13)."""
    count = len(cepstra)
    padded = np.pad(cepstra, ((3, 3), (0, 0)), mode="edge")

    def shifted(frames: int) -> Frames:
        return padded[3 + frames : 3 + frames + count]

    bend = (shifted(3) - shifted(-1)) - (shifted(1) - shifted(-3))
    return np.stack((cepstra, shifted(2) - shifted(-2), bend), axis=1)


def _best_path(scores: Array) -> list[int]:
    """Viterbi from the first state to the last without skipping any; scores have shape (frames, states)."""
    best = np.full(scores.shape[1], -np.inf)
    best[0] = scores[0, 0]
    moved = np.zeros(scores.shape, bool)
    for frame in range(1, len(scores)):
        before = np.concatenate(([-np.inf], best[:-1]))
        moved[frame] = before > best
        best = np.maximum(before, best) + scores[frame]
    path = [scores.shape[1] - 1]
    for frame in range(len(scores) - 1, 0, -1):
        path.append(path[-1] - int(moved[frame, path[-1]]))
    return path[::-1]


def _gaussian_parameters(file: Path) -> Array:
    """Return what a file of means or variances holds, shape (phones, 3 streams, 128, 13)."""
    content = file.read_bytes()
    at = content.index(_HEADER_END) + len(_HEADER_END) + 4
    phones, streams, gaussians = struct.unpack_from("<3i", content, at)
    if (streams, gaussians) != (STREAMS, _GAUSSIANS):
        raise ValueError(f"{file.name} is for another kind of model")
    at += 4 * (3 + streams + 1)
    shape = (phones, streams, gaussians, CEPSTRA)
    return np.frombuffer(content, "<f4", int(np.prod(shape)), at).reshape(shape).astype(np.float64)


def _phones(content: bytes) -> tuple[list[str], NDArray[np.uint16], int]:
    """Return the names of the phones, their states' senones, shape (phones, 3), and how many senones there are."""
    at = 12 + struct.unpack_from("<i", content, 8)[0]
    count, total, states, _, senones, _, _, _, branches, _ = struct.unpack_from("<10i", content, at)
    if states != _STATES:
        raise ValueError("mdef is for another kind of model")
    at += 40
    names = [name.decode() for name in content[at:].split(b"\0", count)[:count]]
    at += -(-sum(len(name) + 1 for name in names) // 4) * 4 + 8 * branches
    entries = np.frombuffer(content, "<i4", 3 * total, at).reshape(total, 3)
    at += 12 * total
    length = struct.unpack_from("<i", content, at)[0]
    sequences = np.frombuffer(content, "<u2", length, at + 4).reshape(-1, _STATES)
    return names, sequences[entries[:count, 0]], senones


def _log_weights(content: bytes, count: int, senones: NDArray[np.uint16]) -> Array:
    """Return the natural logarithms of the weights of `senones`, shape (phones, 3 states, 3 streams, 128)."""
    at = 0
    while length := struct.unpack_from("<i", content, at)[0]:
        line = content[at + 4 : at + 3 + length]
        if line.startswith(b"cluster_count ") and line != b"cluster_count 0":
            raise ValueError("sendump is for another kind of model")
        at += 4 + length
    rows, columns = struct.unpack_from("<2i", content, at + 4)
    if rows != _GAUSSIANS or columns < count:
        raise ValueError("sendump is for another kind of model")
    shape = (STREAMS, rows, columns)
    steps = np.frombuffer(content, np.uint8, int(np.prod(shape)), at + 12).reshape(shape)
    chosen: Array = steps[:, :, senones].transpose(2, 3, 0, 1) * -_WEIGHT_STEP
    return chosen
