"""Keeps a session that runs for days from growing by what Python has put aside.

Things that hold each other in rings, and the free tuples that Python keeps of every length, wait for a collection of
everything, which comes by itself when a quarter of what lives is new: in a session, next to never. So one is made every
minute. It takes a millisecond or two, because what there was when the session began is left out (gc.freeze).
"""

import gc

from interpreter.domain.timeline import Ticks, ticks_from_seconds

_EVERY = ticks_from_seconds(60)


class Sweeping:
    """Sweeps from `begin` to `end`; `advance` has to be told the time."""

    def __init__(self) -> None:
        self._swept = Ticks(0)

    def begin(self) -> None:
        """Leave what lives now to itself. Takes no time."""
        gc.freeze()

    def advance(self, now: Ticks) -> None:
        """Sweep, if it is time."""
        if now - self._swept >= _EVERY:
            self._swept = now
            gc.collect()

    def end(self) -> None:
        """Leave nothing to itself any longer. Takes no time, and may be called without `begin`."""
        gc.unfreeze()
