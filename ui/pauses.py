"""Keeps the garbage collector from stopping the window.

A collection walks through everything that lives and can hold other things: some ten milliseconds in a window. What
lives long is therefore left to itself (gc.freeze). It is still freed as soon as nobody holds it; only rings of things
that hold each other wait for the next `spare_pauses`.
"""

import gc

_USUALLY = (700, 10, 10)
_RARELY = (50_000, 20, 50)


def spare_pauses() -> None:
    """Collect everything once, then leave it to itself. Takes some tens of milliseconds: when nothing is going on."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_RARELY)


def tidy() -> None:
    """Collect what is new since the last time and leave the rest to itself; takes about a millisecond."""
    gc.collect(1)
    gc.freeze()


def leave_alone() -> None:
    """Leave what lives now to itself without collecting, which takes no time: for much that comes at once."""
    gc.freeze()


def end_sparing() -> None:
    """Collect as Python usually does again."""
    gc.unfreeze()
    gc.set_threshold(*_USUALLY)
