"""Speech that waits to be played, each piece at its place on the session's timeline."""

from collections import deque

import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.timeline import Ticks

_INAUDIBLE = 1e-4
_LATE = 480


class SpeechFifo:
    """Pieces of speech at 48 kHz in their order; one thread puts them in, another one plays them. Neither waits.

    A piece begins at its tick and then runs with the clock of the device, so that nothing of it is lost or stretched.
    Where that clock is slower than the session's, the silence between pieces, and at their edges, becomes shorter.
    Bounded by the session: it hands over one clause at a time.
    """

    def __init__(self) -> None:
        self._pieces: deque[tuple[Ticks, Samples]] = deque()
        self._end = Ticks(0)
        self._piece: Samples | None = None
        self._taken = 0
        self._next = -1
        self._joined = False
        self.behind = 0.0
        """By how many ticks what is played now comes after its place."""

    @property
    def end(self) -> Ticks:
        """Where the last piece was placed to end."""
        return self._end

    def put(self, start: Ticks, samples: Samples) -> Ticks:
        """Let 48 kHz `samples`, shape (frames,), be played at `start` or after all others; return the tick."""
        begin = Ticks(max(start, self._end))
        if len(samples):
            self._pieces.append((begin, samples))
            self._end = Ticks(begin + len(samples))
        return begin

    def read(self, block: Samples, position: float) -> bool:
        """Write what sounds from tick `position` on into `block`, shape (frames,), which holds zeros; say if any."""
        filled, sounded = 0, False
        while filled < len(block):
            if self._piece is None:
                filled += self._begin(len(block) - filled, position + filled)
                if self._piece is None:
                    break
            sounded = True
            filled += self._copy(block[filled:], position + filled)
        return sounded

    def _begin(self, room: int, position: float) -> int:
        """Start the next piece if its time comes within `room` samples; return how many to wait for it."""
        if not self._pieces:
            self._joined = False
            return 0
        start, samples = self._pieces[0]
        early = round(start - position)
        wait = 0 if self._joined and start == self._next else max(0, early)
        if wait >= room:
            self._joined = False
            return 0
        self._pieces.popleft()
        self._piece = samples
        self._taken = _quiet_edge(samples, -early) if -early > _LATE else 0
        self._next = start + len(samples)
        return wait

    def _copy(self, room: Samples, position: float) -> int:
        piece = self._piece
        if piece is None:
            return 0
        self.behind = position - (self._next - len(piece) + self._taken)
        copied = min(len(room), len(piece) - self._taken)
        room[:copied] = piece[self._taken : self._taken + copied]
        self._taken += copied
        left = len(piece) - self._taken
        if not left or self._may_end(piece[self._taken :], position + copied):
            self._piece, self._joined = None, True
        return copied

    def _may_end(self, rest: Samples, position: float) -> bool:
        """Whether the next piece is overdue and what is left of this one is silence."""
        if not self._pieces or position - self._pieces[0][0] <= _LATE:
            return False
        return _quiet_edge(rest, len(rest)) == len(rest)


def _quiet_edge(samples: Samples, most: int) -> int:
    """Return how many samples at the beginning, `most` at most, cannot be heard."""
    loud = np.abs(samples[:most]) > _INAUDIBLE
    return int(loud.argmax()) if loud.any() else len(loud)
