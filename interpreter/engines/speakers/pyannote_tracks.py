"""Keeps the people of successive windows apart: a model numbers them anew in each window.

Who was active together in the part that two windows share is the same person (as in Bredin and Laurent 2021); his
probabilities are averaged over the windows that saw a frame.
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

_ACTIVE = 0.5
_SAME = 0.4
"""Share of what a window says of a person that must agree with what was known of him."""
_LEAST_SHARED = 2.0
_LEAST_ACTIVE = 3
_FORGOTTEN = 0.3


@dataclass(frozen=True, slots=True)
class TracksMemory:
    """What is known of the frames of the last window: all that is needed to go on; arrays are raw float64."""

    heard: int = 0
    next_track: int = 0
    seen: bytes = b""
    sums: dict[int, bytes] = field(default_factory=dict)


class Tracks:
    """Follows people through overlapping windows; each gets a number that is never used again."""

    def __init__(self, memory: TracksMemory | None = None) -> None:
        before = memory or TracksMemory()
        self._next = before.next_track
        self._seen = np.frombuffer(before.seen, np.float64)
        self._sums = {track: np.frombuffer(raw, np.float64) for track, raw in before.sums.items()}
        self.heard = before.heard

    @property
    def memory(self) -> TracksMemory:
        """All that is needed to go on from here."""
        sums = {track: total.tobytes() for track, total in self._sums.items()}
        return TracksMemory(self.heard, self._next, self._seen.tobytes(), sums)

    @property
    def first(self) -> int:
        """The first frame of the window."""
        return self.heard - len(self._seen)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Everybody who is heard somewhere in the window, in order of appearance."""
        return tuple(self._sums)

    def probabilities(self, track: int) -> NDArray[np.float64]:
        """How probably somebody speaks in each frame of the window, shape (frames,), zeros for a stranger."""
        total = self._sums.get(track)
        return np.zeros(len(self._seen)) if total is None else total / np.maximum(self._seen, 1.0)

    def hear(self, scores: NDArray[np.floating], new: int) -> None:
        """Take the scores of a window, shape (frames, people), whose last `new` frames were not heard before."""
        frames = len(scores)
        shared = frames - new
        self._seen = _moved(self._seen, shared, new)
        self._sums = {track: _moved(total, shared, new) for track, total in self._sums.items()}
        self.heard += new
        for person, track in self._matched(scores, shared).items():
            self._sums[track] = self._sums.get(track, np.zeros(frames)) + scores[:, person]
        self._seen = self._seen + 1.0
        self._sums = {
            track: total
            for track, total in self._sums.items()
            if float(self.probabilities(track).max(initial=0.0)) >= _FORGOTTEN
        }

    def _matched(self, scores: NDArray[np.floating], shared: int) -> dict[int, int]:
        """The track of each person of a window who speaks in it; strangers get a new one."""
        known = [self.probabilities(track)[:shared] for track in self._sums]
        agreed = scores[:shared].T @ np.array(known).T if known else np.zeros((scores.shape[1], 0))
        own = np.sum(scores[:shared] ** 2, axis=0)
        tracks, found = list(self._sums), dict[int, int]()
        for person, column in zip(*linear_sum_assignment(agreed, maximize=True), strict=True):
            if agreed[person, column] >= max(_LEAST_SHARED, _SAME * own[person]):
                found[int(person)] = tracks[column]
        for person in range(scores.shape[1]):
            if person not in found and np.sum(scores[:, person] >= _ACTIVE) >= _LEAST_ACTIVE:
                found[person] = self._next
                self._next += 1
        return found


def _moved(values: NDArray[np.float64], shared: int, new: int) -> NDArray[np.float64]:
    kept = values[len(values) - shared :] if shared else values[:0]
    return np.concatenate((kept, np.zeros(new)))
