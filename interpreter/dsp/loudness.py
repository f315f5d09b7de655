"""Measures how loud speech is heard: loudness after ITU-R BS.1770-4 and EBU Tech 3341, mono.

Powers are those of K-weighted sound, in blocks of 400 ms that begin every 100 ms. Integrated loudness is that of the
blocks above −70 LUFS and above 10 LU below the mean of those. The weighting is the standard's at 48 kHz and the same
analogue filters at other rates (B. De Man, Evaluation of implementations of the EBU R128 loudness measurement, 2018).
"""

import math
from collections import deque
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from scipy.signal import sosfilt

from interpreter.domain.audio import Samples

SILENCE_LUFS = -120.0
"""What digital silence is given as; nothing is quieter."""
HOP_MS = 100
HOPS_PER_BLOCK = 4

_RATE_HZ = 48_000
_HOP = _RATE_HZ * HOP_MS // 1000
_OFFSET_LU = -0.691
_ABSOLUTE_GATE_LUFS = -70.0
_RELATIVE_GATE_LU = -10.0
_SHELF_HZ, _SHELF_Q, _SHELF_DB = 1681.974450955533, 0.7071752369554196, 3.999843853973347
_SHELF_MIDDLE = 0.4996667741545416
_HIGH_PASS_HZ, _HIGH_PASS_Q = 38.13547087602444, 0.5003270373238773
_LARGEST = 64.0

_Floats = NDArray[np.float64]


class LoudnessMeter:
    """Follows the loudness of one stream of mono audio at 48 kHz; any chunking gives the same figures.

    Samples that are not numbers count as silence.
    """

    def __init__(self, *, window_s: float = 10.0) -> None:
        """`window_s` is how much of the past `integrated` covers."""
        self._weighting = k_weighting(_RATE_HZ)
        self._filter_state = np.zeros((len(self._weighting), 2))
        self._begun: _Floats = np.zeros(0)  # weighted samples of the hop that is not complete
        self._hops: deque[float] = deque(maxlen=HOPS_PER_BLOCK)
        blocks = max(1, round(window_s * 1000 / HOP_MS) - HOPS_PER_BLOCK + 1)
        self._blocks: deque[float] = deque(maxlen=blocks)

    def push(self, samples: Samples) -> tuple[float, ...]:
        """Take the next samples, shape (frames,), float32.

        Return the loudness in LUFS of each 100 ms that became complete.
        """
        if not len(samples):
            return ()
        weighted, self._filter_state = sosfilt(self._weighting, _clean(samples), zi=self._filter_state)
        stream = np.concatenate((self._begun, weighted))
        complete = len(stream) // _HOP
        self._begun = stream[complete * _HOP :].copy()
        hops = stream[: complete * _HOP].reshape(complete, _HOP)
        return tuple(self._counted(float(np.mean(np.square(hop)))) for hop in hops)

    @property
    def momentary(self) -> float:
        """The loudness of the last 400 ms in LUFS, or of what there was of them."""
        return lufs(sum(self._hops) / max(1, len(self._hops)))

    @property
    def integrated(self) -> float:
        """The gated loudness of the window in LUFS; SILENCE_LUFS where nothing passes the gate."""
        return _gated(self._blocks)

    def _counted(self, power: float) -> float:
        self._hops.append(power)
        if len(self._hops) == HOPS_PER_BLOCK:
            self._blocks.append(sum(self._hops) / HOPS_PER_BLOCK)
        return lufs(power)


def clip_loudness(samples: Samples, rate_hz: int) -> float:
    """Return the integrated loudness in LUFS of a whole recording, mono, shape (frames,), at any rate.

    One that is shorter than 400 ms is a single block. SILENCE_LUFS where nothing passes the gate.
    """
    if not len(samples):
        return SILENCE_LUFS
    powers = np.square(sosfilt(k_weighting(rate_hz), _clean(samples)))
    hop = rate_hz * HOP_MS // 1000
    hops = powers[: len(powers) // hop * hop].reshape(-1, hop).mean(axis=1)
    if len(hops) < HOPS_PER_BLOCK:
        return _gated([float(np.mean(powers))])
    return _gated(np.convolve(hops, np.full(HOPS_PER_BLOCK, 1 / HOPS_PER_BLOCK), mode="valid"))


def k_weighting(rate_hz: int) -> _Floats:
    """Return the two second-order sections of the K weighting, shape (2, 6), as scipy's sosfilt takes them."""
    k, gain = math.tan(math.pi * _SHELF_HZ / rate_hz), 10 ** (_SHELF_DB / 20)
    middle, square = gain**_SHELF_MIDDLE * k / _SHELF_Q, k * k
    whole = 1 + k / _SHELF_Q + square
    shelf = [gain + middle + square, 2 * (square - gain), gain - middle + square]
    shelf += [whole, 2 * (square - 1), 1 - k / _SHELF_Q + square]
    k = math.tan(math.pi * _HIGH_PASS_HZ / rate_hz)
    lower = 1 + k / _HIGH_PASS_Q + k * k
    high_pass = [1.0, -2.0, 1.0, 1.0, 2 * (k * k - 1) / lower, (1 - k / _HIGH_PASS_Q + k * k) / lower]
    return np.array([[value / whole for value in shelf], high_pass])


def lufs(power: float) -> float:
    """Return the loudness of the mean square `power` of K-weighted sound."""
    return max(SILENCE_LUFS, _OFFSET_LU + 10 * math.log10(max(power, 1e-20)))


def _gated(powers: Iterable[float]) -> float:
    blocks = np.fromiter(powers, np.float64)
    audible = blocks[blocks > _power(_ABSOLUTE_GATE_LUFS)]
    if not len(audible):
        return SILENCE_LUFS
    gate = float(audible.mean()) * 10 ** (_RELATIVE_GATE_LU / 10)
    return lufs(float(audible[audible > gate].mean()))


def _power(loudness: float) -> float:
    return float(10 ** ((loudness - _OFFSET_LU) / 10))


def _clean(samples: Samples) -> Samples:
    """Return `samples` without what would stay in a filter for ever."""
    if np.isfinite(samples).all():
        return samples
    return np.clip(np.nan_to_num(samples, nan=0.0), -_LARGEST, _LARGEST)
