"""Session time between events, for display."""

from interpreter.domain.timeline import Ticks, seconds_from_ticks


class Elapsed:
    """Follows the times at which events were told, and goes on by the caller's clock while nothing is told.

    It never goes back while it runs.
    """

    def __init__(self) -> None:
        self._newest = Ticks(0)
        self._is_news = False
        self._ahead_s: float | None = None
        self._runs = True

    def note(self, at: Ticks) -> None:
        """Something was told at this session time."""
        if at >= self._newest:
            self._newest, self._is_news = at, True

    def run(self, *, on: bool) -> None:
        """Go on by the caller's clock, or stand where the newest event was told."""
        self._runs = on

    def seconds(self, now_s: float | None) -> float:
        """Return the session time at `now_s` of a monotonic clock; without one, when the newest event was told."""
        newest_s = seconds_from_ticks(self._newest)
        if now_s is None or not self._runs:
            return newest_s
        if self._is_news:
            ahead_s = newest_s - now_s
            self._ahead_s = ahead_s if self._ahead_s is None else max(self._ahead_s, ahead_s)
            self._is_news = False
        return newest_s if self._ahead_s is None else max(newest_s, now_s + self._ahead_s)


def clock(seconds: float) -> str:
    """Return a time as in 2:05 or 1:02:05."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute:02}:{second:02}"
