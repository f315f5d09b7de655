"""Tells sound that comes in time from sound that was held up on its way."""

from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_ms

LATEST = ticks_from_ms(400)
_LEAP = 5 * TICKS_PER_SECOND


class Freshness:
    """Knows, of a stream that is sent as it sounds, how late each piece comes compared with the quickest one.

    Where everything comes later by more than five seconds it is another stream, as that of the next session.
    """

    def __init__(self) -> None:
        self._quickest: float | None = None

    def is_fresh(self, end: Ticks, now_s: float) -> bool:
        """Whether a piece that ends at tick `end` and comes at `now_s`, monotonic, is no later than LATEST."""
        taken = now_s * TICKS_PER_SECOND - end
        if self._quickest is None or taken < self._quickest or taken - self._quickest > _LEAP:
            self._quickest = taken
        return taken - self._quickest <= LATEST
