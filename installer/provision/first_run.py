"""Fetches what the installed application needs, and shows how far that is: in a terminal, or in a small window."""

import sys
from contextlib import suppress

from provision import fetching
from provision.layout import SetupFailed
from provision.progress import Progress
from provision.runtime import Runtime

_OPENING = "OpenBooth fetches what it needs. This takes some minutes, once; if it is cut off, the next start goes on."


def ready(runtime: Runtime) -> bool:
    """Fetch, and say in one sentence why that was not possible, in a window where no terminal is looked at."""
    if sys.stderr is None or not sys.stderr.isatty():
        with suppress(ImportError):
            from provision import first_run_window  # noqa: PLC0415 - needs tkinter, which may be missing

            shown = first_run_window.fetched(runtime, _OPENING)
            if shown is not None:
                return shown
    return in_terminal(runtime)


def in_terminal(runtime: Runtime) -> bool:
    """Fetch with one live line, or a line now and then where it goes into a file."""
    try:
        sys.stderr.write(f"{_OPENING}\n")
        fetching.fetch(runtime, Progress(runtime.log, steps=fetching.STEPS))
    except SetupFailed as failure:
        sys.stderr.write(f"{failure}\n")
        return False
    except OSError as error:
        sys.stderr.write(f"{fetching.unwritable(runtime, error)}\n")
        return False
    except KeyboardInterrupt:
        sys.stderr.write("\nThat was interrupted; start again to go on.\n")
        return False
    return True
