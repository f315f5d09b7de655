"""Sound to measure with: short bursts at irregular moments, so that no stage is always met in the same phase."""

import random

import numpy as np

from interpreter.domain.audio import Samples, frozen
from interpreter.lab.system.recorder import RATE_HZ

BURST_MS = 60
BURST_HZ = 440
LEVEL = 0.3
SHORTEST_S, LONGEST_S = 0.7, 1.3
"""From the beginning of one burst to that of the next."""


def bursts(seconds: float, *, seed: int = 1) -> Samples:
    """Return bursts that begin at their height, the first after a pause, at RATE_HZ."""
    samples = np.zeros(round(seconds * RATE_HZ), np.float32)
    burst = LEVEL * np.cos(2 * np.pi * BURST_HZ * np.arange(BURST_MS * RATE_HZ // 1000) / RATE_HZ)
    chance = random.Random(seed)  # noqa: S311 - no secret
    at_s = chance.uniform(SHORTEST_S, LONGEST_S)
    while at_s < seconds - SHORTEST_S:
        first = round(at_s * RATE_HZ)
        samples[first : first + len(burst)] = burst
        at_s += chance.uniform(SHORTEST_S, LONGEST_S)
    return frozen(samples)
