"""Keeps the garbage collector from stopping the window.

A collection walks through everything that lives and can hold other things: some ten milliseconds in a window. What
lives long is therefore left to itself (gc.freeze). It is still freed as soon as nobody holds it; only rings of things
that hold each other wait for the next `spare_pauses`.

It never runs by itself either, as that would be in whichever thread has just made something: a QObject that it finds
there would be destroyed in a thread that is not the window's, and the two could wait for each other for ever.
"""

import gc


def spare_pauses() -> None:
    """Collect everything once, then leave it to itself. Takes some tens of milliseconds: when nothing is going on."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.disable()


def only_when_asked() -> None:
    """From now on nothing is collected by itself, in whatever thread."""
    gc.disable()


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
    gc.enable()
