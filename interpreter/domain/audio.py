"""Audio on its way through the session."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.timeline import Ticks, ticks_from_samples

Samples = NDArray[np.float32]
"""Mono audio, shape (frames,), float32 in -1..1, read-only once inside a value."""


@dataclass(frozen=True, slots=True)
class AudioFrame:
    """A piece of one source. Frames of a source abut; a gap is a later `start`."""

    source: str
    start: Ticks
    rate_hz: int
    samples: Samples

    @property
    def end(self) -> Ticks:
        """The tick after the last sample."""
        return Ticks(self.start + ticks_from_samples(len(self.samples), self.rate_hz))


@dataclass(frozen=True, slots=True)
class SynthesizedSpeech:
    """Spoken audio of one clause: committed words only. `sequence` counts the pieces of the clause from 0."""

    clause: int
    sequence: int
    rate_hz: int
    samples: Samples
    last: bool


def frozen(samples: Samples) -> Samples:
    """Return `samples` as contiguous read-only float32, shape (frames,). Raises ValueError for any other shape."""
    if samples.ndim != 1:
        raise ValueError(f"expected mono samples of shape (frames,), got {samples.shape}")
    kept = np.ascontiguousarray(samples, dtype=np.float32)
    if kept is samples:
        kept = kept.view()
    kept.flags.writeable = False
    return kept
