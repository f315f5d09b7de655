"""Puts the sound of a device, which has a clock of its own, on the session's timeline."""

import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.timeline import Ticks

_FOLLOW = 0.01
_JUMP = 2_400
_SLIP = 240
_LARGEST_ERROR = 1_200
_INAUDIBLE = 1e-3


class DeviceTime:
    """Tells the tick of every block from the jittery moments at which a device asks for them.

    Blocks of 5 ms follow the clock of the session with a time constant of half a second; a leap of more than 50 ms is
    followed at once.
    """

    def __init__(self) -> None:
        self._next: float | None = None

    def advance(self, at: float, frames: int) -> float:
        """Return the tick of a block of `frames` samples that seems to begin at tick `at`."""
        if self._next is None or abs(at - self._next) > _JUMP:
            self._next = at
        position = self._next + _FOLLOW * (at - self._next)
        self._next = position + frames
        return position


class Stitching:
    """Joins blocks at the ticks they were heard into runs that abut, no sample later or earlier than 50 ms.

    Small differences are taken out, or filled, where nothing can be heard, and beyond 25 ms wherever they come; larger
    ones begin a new run. What seems to come twice is left out.
    """

    def __init__(self) -> None:
        self._end: Ticks | None = None
        self._runs: list[tuple[Ticks, list[Samples]]] = []

    def push(self, position: float, samples: Samples) -> None:
        """Take the block that was heard from tick `position` on, shape (frames,), 48 kHz."""
        start = max(0, round(position))
        end = start if self._end is None else self._end
        error = start - end
        if self._end is None or error > _JUMP:
            self._open(Ticks(start))
        elif abs(error) > _JUMP or abs(error) > _tolerated(samples):
            if error > 0:
                self._append(np.zeros(error, np.float32))
            samples = samples[max(0, -error) :]
        self._append(samples)

    def take(self) -> list[tuple[Ticks, Samples]]:
        """Return the runs since the last call, with their first ticks."""
        runs, self._runs = self._runs, []
        return [(start, np.concatenate(pieces)) for start, pieces in runs if pieces]

    def _open(self, start: Ticks) -> None:
        self._end = start
        self._runs.append((start, []))

    def _append(self, samples: Samples) -> None:
        end = self._end
        if end is None or not len(samples):
            return
        if not self._runs:
            self._open(end)
        self._runs[-1][1].append(samples)
        self._end = Ticks(end + len(samples))


def _tolerated(samples: Samples) -> int:
    """Return by how many ticks a block may be misplaced."""
    quiet = not len(samples) or float(np.abs(samples).max()) < _INAUDIBLE
    return _SLIP if quiet else _LARGEST_ERROR
