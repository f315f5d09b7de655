# ruff: noqa: ANN401 - what Transformers makes has no types
"""What the speech encoder hears: log-mel features of a window of audio that grows at its end."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import sliding_window_view

from interpreter.domain.audio import Samples

Matrix = npt.NDArray[np.float32]

STACKED_SAMPLES = 320
"""Two mel frames of 10 ms make one row of features."""
ROWS_PER_FRAME = 8
"""Rows that the adaptor of the encoder turns into one frame."""
FRAME_SAMPLES = STACKED_SAMPLES * ROWS_PER_FRAME
"""160 ms: what a frame of the encoder stands for."""
_WINDOW_SAMPLES = 400
_SHIFT_SAMPLES = 160
_TRANSFORM = 512
_LOUDEST = 2**15
_EMPHASIS = 0.97
_QUIETEST = 1.192092955078125e-07
LEAST_SAMPLES = 560
"""Less than this has no row, or no variance."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """Mean and standard deviation of each mel band, shape (80,), over whatever a model was taught with."""

    mean: Matrix
    deviation: Matrix


class FeatureWindow:
    """Log-mel features of one window of audio. Each sample is worked on once."""

    def __init__(self, extractor: Any, statistics: Statistics | None = None) -> None:
        """`extractor` is a SeamlessM4TFeatureExtractor; without statistics each window is normalised by its own."""
        self._extractor = extractor
        self._statistics = statistics
        self._rest: Samples = np.zeros(0, np.float32)
        self._rows: Matrix = np.zeros((0, 2 * int(extractor.feature_size)), np.float32)

    @property
    def frames(self) -> int:
        """How many frames the encoder makes of the window; 0 while it holds too little."""
        return len(self._rows) // ROWS_PER_FRAME + 1 if len(self._rows) else 0

    def append(self, samples: Samples) -> None:
        """Take the next samples, shape (frames,), 16 kHz."""
        self._rest = np.concatenate((self._rest, np.nan_to_num(samples)))
        if len(self._rest) < LEAST_SAMPLES:
            return
        mel = _log_mel(self._rest, self._extractor)
        rows = mel[: len(mel) // 2 * 2].reshape(len(mel) // 2, -1)
        self._rows = np.concatenate((self._rows, rows))
        self._rest = self._rest[len(rows) * STACKED_SAMPLES :]

    def cut(self, frames: int) -> None:
        """Forget the first frames."""
        self._rows = self._rows[frames * ROWS_PER_FRAME :].copy()

    def normalised(self) -> Matrix:
        """Return the features as the encoder takes them, shape (rows, 160)."""
        mel = self._rows.reshape(len(self._rows) * 2, -1)
        if self._statistics is not None:
            mel = (mel - self._statistics.mean) / self._statistics.deviation
        else:
            mel = (mel - mel.mean(0)) / np.sqrt(mel.var(0, ddof=1) + 1e-7)
        return mel.reshape(self._rows.shape).astype(np.float32)


def _log_mel(samples: Samples, extractor: Any) -> Matrix:
    """Return what `extractor` makes of each 10 ms, shape (frames, mel bands), before it normalises.

    The filter bank of Kaldi, of all frames at once: the extractor's own loop over them takes ten times as long.
    """
    frames = sliding_window_view(samples.astype(np.float64) * _LOUDEST, _WINDOW_SAMPLES)[::_SHIFT_SAMPLES]
    frames = frames - frames.mean(1, keepdims=True)
    frames -= _EMPHASIS * np.concatenate((frames[:, :1], frames[:, :-1]), 1)
    power = np.abs(np.fft.rfft(frames * extractor.window, _TRANSFORM)) ** 2
    mel: Matrix = np.log(np.maximum(_QUIETEST, power @ extractor.mel_filters)).astype(np.float32)
    return mel
