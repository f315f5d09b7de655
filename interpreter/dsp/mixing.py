"""Adds sources up."""

from collections.abc import Sequence

import numpy as np

from interpreter.domain.audio import Samples


def mix(sources: Sequence[Samples]) -> Samples:
    """Return the sum of at least one source at one rate, shapes (frames,), as long as the longest, within ±1."""
    if len(sources) == 1:
        return sources[0]
    mixed = np.zeros(max(map(len, sources)), np.float32)
    for samples in sources:
        mixed[: len(samples)] += samples
    return np.clip(mixed, -1.0, 1.0)
