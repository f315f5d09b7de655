"""Keeps the garbage collector from stopping the window."""

import gc

_USUALLY = (700, 10, 10)
_RARELY = (5_000, 20, 50)
"""Of the allocations of a frame nearly none outlives it."""


def spare_pauses() -> None:
    """Collect once and leave all that lives now to itself: later collections walk through what is new only.

    Call it when a window is up; it takes some tens of milliseconds.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_RARELY)


def leave_alone() -> None:
    """Leave what lives now to itself without collecting before, which takes no time: for much that comes at once."""
    gc.freeze()


def end_sparing() -> None:
    """Collect as Python usually does again."""
    gc.unfreeze()
    gc.set_threshold(*_USUALLY)
