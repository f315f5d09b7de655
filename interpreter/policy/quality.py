"""Decides what the session gives up when the machine is too slow for everything, and when it does all again.

What is given up first is missed least: provisional and predicted captions, then the quickness of the engine, which
works in bigger steps, and last the voice. What is committed is always shown and recorded.
"""

from interpreter.domain.health import QualityChanged
from interpreter.domain.timeline import Ticks, ticks_from_seconds

BEHIND = tuple(ticks_from_seconds(seconds) for seconds in (2, 4, 8))
"""How far the engine has to be behind for the first, second and third step."""

_GONE = ticks_from_seconds(1)
_SURE_AFTER = ticks_from_seconds(1)
_NO_BETTER_AFTER = ticks_from_seconds(8)
_BACK_AFTER = ticks_from_seconds(1.5)
_GIVEN_UP = ("captions before they are certain", "short steps of the engine", "the voice")


class QualityPolicy:
    """Chooses a step from 0, everything, to 3, committed captions only.

    It gives up one thing more after a second for which the engine was too far behind, or after eight in which the last
    step did not bring it within two seconds. It takes one thing back each 1.5 seconds while the engine is no more than
    one second behind, and so does everything again within five. In between the step stays.
    """

    def __init__(self) -> None:
        self._step = 0
        self._since = Ticks(0)
        self._behind_since: Ticks | None = None
        self._gone_since: Ticks | None = None

    @property
    def step(self) -> int:
        """How much is given up, from 0 to 3."""
        return self._step

    @property
    def shows_uncertain(self) -> bool:
        """Whether provisional and predicted captions are shown."""
        return self._step < 1

    @property
    def works_in_short_steps(self) -> bool:
        """Whether the engine works in its own, short steps."""
        return self._step < 2

    @property
    def speaks(self) -> bool:
        """Whether the machine speaks."""
        return self._step < 3

    def observe(self, behind: Ticks, now: Ticks) -> QualityChanged | None:
        """Take how far the engine is behind at `now`, at least twice a second; return what changes from here on."""
        self._behind_since = _since(self._behind_since, now, holds=behind > self._limit())
        self._gone_since = _since(self._gone_since, now, holds=behind <= _GONE)
        if self._step < len(BEHIND) and self._too_slow(behind, now):
            return self._go_to(self._step + 1, now)
        if self._step and self._gone_since is not None and now - self._gone_since >= _BACK_AFTER:
            return self._go_to(self._step - 1, now)
        return None

    def _limit(self) -> Ticks:
        return BEHIND[min(self._step, len(BEHIND) - 1)]

    def _too_slow(self, behind: Ticks, now: Ticks) -> bool:
        if self._behind_since is not None and now - self._behind_since >= _SURE_AFTER:
            return True
        return self._step > 0 and behind > BEHIND[0] and now - self._since >= _NO_BETTER_AFTER

    def _go_to(self, step: int, now: Ticks) -> QualityChanged:
        self._step, self._since = step, now
        self._behind_since = None
        self._gone_since = None if self._gone_since is None else now
        return QualityChanged(step, ", ".join(_GIVEN_UP[:step]))


def _since(before: Ticks | None, now: Ticks, *, holds: bool) -> Ticks | None:
    """Return since when something holds without a break, None where it does not."""
    if not holds:
        return None
    return now if before is None else before
