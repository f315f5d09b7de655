"""Changes the rate of audio that arrives piece by piece."""

import numpy as np
import soxr

from interpreter.domain.audio import Samples
from interpreter.domain.steps import MODEL_RATE_HZ


class StreamResampler:
    """Resamples one uninterrupted stream of mono audio; any chunking gives the samples of the whole at once.

    The filter delay is already taken out: output sample k belongs to the time k / `out_hz` after the first input
    sample. What needs audio still to come is held back: at most 40 ms between the exact rates from 16 kHz up, 120 ms
    from 8 kHz. Start a new one after a gap.
    """

    def __init__(self, in_hz: int, out_hz: int) -> None:
        self.in_hz = in_hz
        self.out_hz = out_hz
        self._stream = None if in_hz == out_hz else soxr.ResampleStream(in_hz, out_hz, 1, "float32", "HQ")

    def push(self, samples: Samples) -> Samples:
        """Take the next samples, shape (frames,), float32; return what became final, possibly nothing."""
        if self._stream is None:
            return samples
        resampled: Samples = self._stream.resample_chunk(np.ascontiguousarray(samples), last=False)
        return resampled

    def finish(self) -> Samples:
        """Return what was held back; the stream is over and takes no more samples."""
        if self._stream is None:
            return np.zeros(0, np.float32)
        rest: Samples = self._stream.resample_chunk(np.zeros(0, np.float32), last=True)
        return rest


class ModelResampler(StreamResampler):
    """Resamples one source at an exact rate to the 16 kHz of the models."""

    def __init__(self, rate_hz: int) -> None:
        super().__init__(rate_hz, MODEL_RATE_HZ)
