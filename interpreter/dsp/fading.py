"""Changes gains without a click."""

import numpy as np

from interpreter.domain.audio import Samples

_LONGEST = 4_800
_COUNT = np.arange(1, _LONGEST + 1, dtype=np.float32)


class Fader:
    """A gain that reaches every new goal on a straight line, `frames` samples after it was set, 100 ms at most.

    Any chunking gives the same samples. Quick enough for an audio callback.
    """

    def __init__(self, frames: int, *, gain: float = 1.0) -> None:
        """`gain` is where it stands at first. Raises ValueError for a longer way than 4800 samples, or none."""
        if not 0 < frames <= _LONGEST:
            raise ValueError(f"a fade takes 1 to {_LONGEST} samples, got {frames}")
        self._frames = frames
        self._from = self._goal = gain
        self._done = frames

    @property
    def gain(self) -> float:
        """Where it stands now."""
        return self._from + (self._goal - self._from) * (self._done / self._frames)

    def rest_at(self, gain: float) -> bool:
        """Whether it stands at `gain` and goes nowhere."""
        return self._done == self._frames and self._goal == gain

    def apply(self, samples: Samples, goal: float) -> None:
        """Multiply `samples`, shape (frames,), in place, on the way to `goal`."""
        if goal != self._goal:
            self._from, self._goal, self._done = self.gain, goal, 0
        way = min(self._frames - self._done, len(samples))
        if way:
            step = (self._goal - self._from) / self._frames
            samples[:way] *= _COUNT[:way] * np.float32(step) + np.float32(self._from + step * self._done)
            self._done += way
        if self._goal != 1.0 and way < len(samples):
            samples[way:] *= np.float32(self._goal)
