"""Mel cepstra as PocketSphinx computes them for its packaged English model.

Computed here so that they can be fitted to a voice on the way to the decoder, which takes cepstra as readily as audio.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.audio import Samples
from interpreter.domain.steps import MODEL_RATE_HZ

CEPSTRA = 13
FRAME_SAMPLES = MODEL_RATE_HZ // 100
_WINDOW_SAMPLES = 410
_TRANSFORM_SAMPLES = 512
BANDS = 25
_LOWEST_HZ, _HIGHEST_HZ = 130.0, 6800.0
_LIFTER = 22
_PRE_EMPHASIS = 0.97
_LOG_FLOOR = 1e-4
_FULL_SCALE = 32768.0

Frames = NDArray[np.float64]
"""Cepstra, shape (frames, 13), 100 frames a second."""


class Cepstra:
    """Turns the audio of one stretch of speech into cepstra, whatever the pieces it comes in. Not thread-safe."""

    def __init__(
        self, bands: Callable[[NDArray[np.float64]], NDArray[np.float64]] = lambda heard: heard
    ) -> None:
        """`bands` may change the log power per band, shape (frames, 25), of the next frames."""
        self._bands = bands
        self._waiting = np.zeros(0)
        self._before = 0.0

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
        cepstra: Frames = self._bands(np.log(power @ _FILTERS + _LOG_FLOOR)) @ COSINES
        return cepstra


def _mel_filters() -> NDArray[np.float64]:
    """Triangles of unit area between edges that are even in mel and rounded to the transform, shape (257, 25)."""
    step = MODEL_RATE_HZ / _TRANSFORM_SAMPLES
    lowest, highest = (2595 * np.log10(1 + hz / 700) for hz in (_LOWEST_HZ, _HIGHEST_HZ))
    edges = 700 * (10 ** (np.linspace(lowest, highest, BANDS + 2) / 2595) - 1)
    edges = np.floor(edges / step + 0.5) * step
    left, middle, right = edges[:-2], edges[1:-1], edges[2:]
    hz = np.arange(_TRANSFORM_SAMPLES // 2 + 1)[:, None] * step
    triangles = np.minimum((hz - left) / (middle - left), (right - hz) / (right - middle))
    filters: NDArray[np.float64] = np.maximum(triangles, 0) * 2 / (right - left)
    return filters


def _liftered_cosines() -> NDArray[np.float64]:
    """The orthonormal DCT-II, liftered, shape (25, 13)."""
    order = np.arange(CEPSTRA)
    cosines = np.cos(np.pi / BANDS * np.outer(np.arange(BANDS) + 0.5, order)) * np.sqrt(2 / BANDS)
    cosines[:, 0] = np.sqrt(1 / BANDS)
    liftered: NDArray[np.float64] = cosines * (1 + _LIFTER / 2 * np.sin(np.pi / _LIFTER * order))
    return liftered


_HAMMING = 0.54 - 0.46 * np.cos(2 * np.pi * np.arange(_WINDOW_SAMPLES) / (_WINDOW_SAMPLES - 1))
_FILTERS = _mel_filters()
COSINES = _liftered_cosines()
