"""Decides whether and when a broken model process is started again (a circuit breaker)."""

from collections import deque

BACK_OFF_S = (0.0, 1.0, 2.0, 5.0, 10.0)
MOST_IN_A_ROW = 5
MOST_IN_WINDOW = 10
WINDOW_S = 30 * 60.0


class RestartPolicy:
    """Allows at most 5 restarts in a row and 10 in half an hour, with growing pauses before them."""

    def __init__(self) -> None:
        self._row = 0
        self._recent: deque[float] = deque(maxlen=MOST_IN_WINDOW)

    def failed(self, now_s: float) -> float | None:
        """Return how many seconds to wait before the next start, or None when it is time to give up."""
        while self._recent and now_s - self._recent[0] > WINDOW_S:
            self._recent.popleft()
        if self._row >= MOST_IN_A_ROW or len(self._recent) >= MOST_IN_WINDOW:
            return None
        delay_s = BACK_OFF_S[self._row]
        self._row += 1
        self._recent.append(now_s)
        return delay_s

    def progressed(self) -> None:
        """The process did new work: the next failure is the first in its row."""
        self._row = 0

    def forgive(self) -> None:
        """A person wants it tried again: nothing that happened before counts."""
        self._row = 0
        self._recent.clear()
