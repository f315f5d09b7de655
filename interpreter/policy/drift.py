"""Follows the clock of a device by when its blocks come.

A block comes at the earliest when its last sample was there, and often later. So the least lateness within a window
tells how the device's count of samples lies in time, however irregularly the blocks come. The monitor of an output is
heard ahead of time, by as much as the sound server mixes ahead, which changes with who plays there: such a shift is
steered away as drift is, without a gap.
"""

from collections import deque
from dataclasses import dataclass

SETTLING_S = 0.1
_STEADY_S = 0.05
_LONGEST_SETTLING_S = 0.5
_STEADY_WITHIN_S = 0.002
LARGEST_ERROR_S = 0.06
_BIN_S = 0.25
_RECENT_BINS = 4
_BINS = 40
_SURPLUS_S = 0.1
_GENTLE = 500e-6
_LARGEST_CORRECTION = 2e-3
_GENTLY_BELOW_S = 0.03
_URGENCY_PER_S = 0.1


class DeviceClock:
    """Tells when each sample of one opening of a device was there; seconds of the clock that blocks are timed by."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._bins: deque[tuple[int, float]] = deque(maxlen=_BINS)
        self._least = 0.0
        self._first_s: float | None = None
        self._latest_s = 0.0
        self._improved_s = 0.0

    @property
    def settled(self) -> bool:
        """Whether enough blocks came for a first judgement, none of them much earlier than those before it."""
        if self._first_s is None:
            return False
        heard_s = self._latest_s - self._first_s
        steady = self._latest_s - self._improved_s >= _STEADY_S
        return heard_s >= SETTLING_S and (steady or heard_s >= _LONGEST_SETTLING_S)

    def observe(self, samples: int, at_s: float) -> None:
        """A block ended with the sample before `samples`, counted from the opening, and came at `at_s`."""
        lateness = at_s - samples / self._rate_hz
        self._latest_s = at_s
        if self._first_s is None:
            self._first_s = self._improved_s = at_s
            self._least = lateness
        if lateness < self._least - _STEADY_WITHIN_S:
            self._improved_s = at_s
        index = int(at_s / _BIN_S)
        if self._bins and self._bins[-1][0] == index:
            if lateness < self._bins[-1][1]:
                self._bins[-1] = (index, lateness)
                self._least = min(self._least, lateness)
            return
        self._bins.append((index, lateness))
        self._judge()

    def time_of(self, sample: float) -> float:
        """Return when `sample` was there."""
        return self._least + sample / self._rate_hz

    def _judge(self) -> None:
        """Find the least lateness. Blocks that are all late for a second are not late: samples are missing."""
        recent = min(lateness for _, lateness in list(self._bins)[-_RECENT_BINS:])
        self._least = min(lateness for _, lateness in self._bins)
        if len(self._bins) > _RECENT_BINS and recent - self._least > LARGEST_ERROR_S:
            for _ in range(len(self._bins) - _RECENT_BINS):
                self._bins.popleft()
            self._least = recent


@dataclass(frozen=True, slots=True)
class Steer:
    """What to do about sound that is not where it belongs in time.

    Read `correction` (a part of 1) faster, after leaving out `missing_s` of time or skipping `surplus_s` of sound.
    """

    correction: float
    missing_s: float = 0.0
    surplus_s: float = 0.0


def steer(error_s: float) -> Steer:
    """Decide from by how much the next sample would be placed later than it was there, seconds."""
    if error_s < -LARGEST_ERROR_S:
        return Steer(0.0, missing_s=-error_s)
    if error_s > _SURPLUS_S:
        return Steer(0.0, surplus_s=error_s)
    largest = _GENTLE if abs(error_s) < _GENTLY_BELOW_S else _LARGEST_CORRECTION
    return Steer(max(-largest, min(largest, error_s * _URGENCY_PER_S)))
