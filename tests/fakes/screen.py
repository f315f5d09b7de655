"""A screen that nobody looks at: an X server of its own, in memory."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

_SIZE = "1920x1200x24"


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """Start a screen; yield what a process needs in its environment to be shown on it."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", _SIZE, "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        yield {"DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait(10)
