"""Mel cepstra as PocketSphinx computes them for its packaged English model.

Computed here so that they can be fitted to a voice on the way to the decoder, which takes cepstra as readily as audio.
"""

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.audio import Samples
from interpreter.domain.steps import MODEL_RATE_HZ

CEPSTRA = 13
FRAME_SAMPLES = MODEL_RATE_HZ // 100
_WINDOW_SAMPLES = 410
_TRANSFORM_SAMPLES = 512
_BANDS = 25
_LOWEST_HZ, _HIGHEST_HZ = 130.0, 6800.0
_LIFTER = 22
_PRE_EMPHASIS = 0.97
_LOG_FLOOR = 1e-4
_FULL_SCALE = 32768.0

Frames = NDArray[np.float64]
"""Cepstra, shape (frames, 13), 100 frames a second."""


class Cepstra:
    """Turns the audio of one stretch of speech into cepstra, whatever the pieces it comes in. Not thread-safe."""

    def __init__(self) -> None:
        self._waiting = np.zeros(0)
        self._before = 0.0
        self._noise = NoiseRemoval()

    def feed(self, samples: Samples) -> Frames:
        """Take the next samples, shape (samples,), 16 kHz; return the frames they complete."""
        self._waiting = np.concatenate((self._waiting, self._emphasised(samples)))
        count = max(0, 1 + (len(self._waiting) - _WINDOW_SAMPLES) // FRAME_SAMPLES)
        if count == 0:
            return np.zeros((0, CEPSTRA))
        windows = np.lib.stride_tricks.sliding_window_view(self._waiting, _WINDOW_SAMPLES)
        cepstra = self._cepstra(windows[: count * FRAME_SAMPLES : FRAME_SAMPLES])
        self._waiting = self._waiting[count * FRAME_SAMPLES :]
        return cepstra

    def rest(self) -> Frames:
        """Return the last frame, filled up with silence, if anything is left: nothing more will come."""
        if not len(self._waiting):
            return np.zeros((0, CEPSTRA))
        return self._cepstra(np.pad(self._waiting, (0, _WINDOW_SAMPLES - len(self._waiting)))[None])

    def _emphasised(self, samples: Samples) -> NDArray[np.float64]:
        scaled = np.rint(samples.astype(np.float64) * _FULL_SCALE)
        pcm: NDArray[np.float64] = np.clip(scaled, -_FULL_SCALE, _FULL_SCALE - 1)
        if not len(pcm):
            return pcm
        before = np.concatenate(([self._before], pcm[:-1]))
        self._before = float(pcm[-1])
        emphasised: NDArray[np.float64] = pcm - _PRE_EMPHASIS * before
        return emphasised

    def _cepstra(self, windows: NDArray[np.float64]) -> Frames:
        power = np.square(np.abs(np.fft.rfft(windows * _HAMMING, _TRANSFORM_SAMPLES)))
        bands = self._noise.without_noise(power @ _FILTERS)
        cepstra: Frames = np.log(bands + _LOG_FLOOR) @ _COSINES
        return cepstra


class NoiseRemoval:
    """PocketSphinx's `remove_noise`: spectral subtraction and temporal masking as in PNCC (Kim and Stern 2010)."""

    _MOST_GAIN = 20.0

    def __init__(self) -> None:
        self._power: NDArray[np.float64] | None = None
        self._noise = self._floor = self._peak = np.zeros(_BANDS)

    def without_noise(self, bands: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the power per band, shape (frames, 25), with what does not change taken out."""
        gains = np.stack([self._gain(power) for power in bands])
        return bands * (gains @ _SMOOTHING)

    def _gain(self, heard: NDArray[np.float64]) -> NDArray[np.float64]:
        if self._power is None:
            self._power, self._peak = heard, np.zeros(_BANDS)
            self._noise = self._floor = heard / self._MOST_GAIN
        power = self._power = 0.7 * self._power + 0.3 * heard
        self._noise = _lower_envelope(self._noise, power)
        loud = np.maximum(power - self._noise, 1.0)
        self._floor = _lower_envelope(self._floor, loud)
        fading = 0.85 * self._peak
        self._peak = np.maximum(fading, loud)
        signal = np.maximum(np.where(loud < 0.85 * fading, 0.2 * fading, loud), self._floor)
        return np.clip(signal / np.maximum(power, 1e-30), 1 / self._MOST_GAIN, self._MOST_GAIN)


def _lower_envelope(before: NDArray[np.float64], now: NDArray[np.float64]) -> NDArray[np.float64]:
    slow = np.where(now >= before, 0.995, 0.5)
    return slow * before + (1 - slow) * now


def _mel_filters() -> NDArray[np.float64]:
    """Triangles of unit area between edges that are even in mel and rounded to the transform, shape (257, 25)."""
    step = MODEL_RATE_HZ / _TRANSFORM_SAMPLES
    lowest, highest = (2595 * np.log10(1 + hz / 700) for hz in (_LOWEST_HZ, _HIGHEST_HZ))
    edges = 700 * (10 ** (np.linspace(lowest, highest, _BANDS + 2) / 2595) - 1)
    edges = np.floor(edges / step + 0.5) * step
    left, middle, right = edges[:-2], edges[1:-1], edges[2:]
    hz = np.arange(_TRANSFORM_SAMPLES // 2 + 1)[:, None] * step
    triangles = np.minimum((hz - left) / (middle - left), (right - hz) / (right - middle))
    filters: NDArray[np.float64] = np.maximum(triangles, 0) * 2 / (right - left)
    return filters


def _liftered_cosines() -> NDArray[np.float64]:
    """The orthonormal DCT-II, liftered, shape (25, 13)."""
    order = np.arange(CEPSTRA)
    cosines = np.cos(np.pi / _BANDS * np.outer(np.arange(_BANDS) + 0.5, order)) * np.sqrt(2 / _BANDS)
    cosines[:, 0] = np.sqrt(1 / _BANDS)
    liftered: NDArray[np.float64] = cosines * (1 + _LIFTER / 2 * np.sin(np.pi / _LIFTER * order))
    return liftered


def _smoothing() -> NDArray[np.float64]:
    """The mean over each band and its four neighbours on either side, shape (25, 25)."""
    band = np.arange(_BANDS)
    near = (np.abs(band[:, None] - band) <= 4).astype(np.float64)
    smoothing: NDArray[np.float64] = near / near.sum(axis=0)
    return smoothing


_HAMMING = 0.54 - 0.46 * np.cos(2 * np.pi * np.arange(_WINDOW_SAMPLES) / (_WINDOW_SAMPLES - 1))
_FILTERS = _mel_filters()
_COSINES = _liftered_cosines()
_SMOOTHING = _smoothing()
