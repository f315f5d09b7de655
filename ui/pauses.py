"""Keeps the garbage collector from stopping the window."""

import gc

_USUALLY = (700, 10, 10)
_RARELY = (5_000, 20, 50)
"""Of the allocations of a frame nearly none outlives it."""


def spare_pauses() -> None:
    """Collect once and leave all that lives now to itself: later collections walk through what is new only.

    Call it when a window is up and when a long history came in; it takes some tens of milliseconds then.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_RARELY)


def end_sparing() -> None:
    """Collect as Python usually does again."""
    gc.unfreeze()
    gc.set_threshold(*_USUALLY)
