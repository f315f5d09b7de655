"""Audio on its way out of a callback."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.audio import Samples

_FASTEST_RATE_HZ = 192_000
_SHORTEST_BLOCK_S = 0.005


@dataclass(frozen=True, slots=True)
class Block:
    """Mono `samples`, shape (frames,), that came at `at_s`; `first` counts the samples of this opening before it."""

    opening: int
    rate_hz: int
    first: int
    at_s: float
    samples: Samples


class CaptureRing:
    """Blocks of a device, with one writer thread and one reader thread.

    `push` runs in the audio callback, so it only copies and counts. A full ring drops the new block and counts it.
    """

    def __init__(self, seconds: float = 3.0) -> None:
        self._seconds = seconds
        self._samples: NDArray[np.float32] = np.zeros(round(seconds * _FASTEST_RATE_HZ), np.float32)
        slots = round(seconds / _SHORTEST_BLOCK_S)
        self._counts: NDArray[np.int64] = np.zeros((slots, 4), np.int64)  # opening, rate, first, frames
        self._times_s: NDArray[np.float64] = np.zeros(slots, np.float64)
        self._pushed = 0  # changed by the writer only
        self._written = 0
        self._opening = 0
        self._position = 0
        self._taken = 0  # changed by the reader only
        self._read = 0
        self.dropped = 0
        self.dropped_s = 0.0

    def push(self, samples: Samples, at_s: float, rate_hz: int, opening: int) -> None:
        """Keep a copy of mono `samples`, shape (frames,). Fit for a callback."""
        frames = len(samples)
        if opening != self._opening:
            self._opening, self._position = opening, 0
        first = self._position
        self._position += frames
        held = self._written - self._read
        if self._pushed - self._taken == len(self._counts) or held + frames > self._seconds * rate_hz:
            self.dropped += 1
            self.dropped_s += frames / rate_hz
            return
        at = self._written % len(self._samples)
        head = min(frames, len(self._samples) - at)
        self._samples[at : at + head] = samples[:head]
        self._samples[: frames - head] = samples[head:]
        slot = self._pushed % len(self._counts)
        self._counts[slot] = opening, rate_hz, first, frames
        self._times_s[slot] = at_s
        self._written += frames
        self._pushed += 1  # last: it is what lets the reader see the block

    def take(self) -> Iterator[Block]:
        """Give what was pushed before this call, oldest first."""
        for number in range(self._taken, self._pushed):
            slot = number % len(self._counts)
            opening, rate_hz, first, frames = map(int, self._counts[slot])
            places = np.arange(self._read, self._read + frames) % len(self._samples)
            block = Block(opening, rate_hz, first, float(self._times_s[slot]), self._samples[places])
            self._read += frames
            self._taken += 1
            yield block
