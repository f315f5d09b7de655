"""When memory is looked through and given back."""

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # of mallopt, as <malloc.h> numbers them
_BYTES = 128 * 1024


def give_memory_back() -> None:
    """Keep arrays of 128 kB and more apart from small things, for the rest of this process.

    By itself the GNU C library soon puts arrays of up to 32 MB among small things, and what is large only while
    seconds of audio wait on a busy machine stays with the process for good. Elsewhere nothing happens.
    """
    if sys.platform == "linux":
        with suppress(AttributeError, OSError):  # another C library
            options = ctypes.CDLL(None).mallopt
            for threshold in (_MMAP_THRESHOLD, _TRIM_THRESHOLD):
                options(threshold, _BYTES)


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Look for no cycles meanwhile: among a million values each search would hold up every thread of the window."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
