"""Logs: what went wrong, never what was said or by whom."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from interpreter.app.places import data_folder
from interpreter.network.faults import without_content
from interpreter.storage.private_files import make_folder

WINDOW_LOG = "window.log"
CRASH_FILE = "window.crash"
"""What Python says where the window breaks down altogether."""
OLDER = 2
"""So many files with the older parts of a log are kept."""
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LONGEST = 500_000
_WINDOW = logging.getLogger("openbooth.window")


def log_to_stderr(level: str) -> None:
    """Have this process log to standard error; `level` is that of the settings, as “warning”."""
    logging.basicConfig(format=_FORMAT, stream=sys.stderr, level=level.upper())


def log_to_file(path: Path, level: str) -> logging.Handler:
    """Have this process log to a file for its user alone, of which the older parts are kept beside. Raises OSError."""
    make_folder(path.parent)
    handler = RotatingFileHandler(path, maxBytes=_LONGEST, backupCount=OLDER, encoding="utf-8")
    path.chmod(0o600)
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.setLevel(level.upper())
    root = logging.getLogger()
    root.setLevel(min(root.level, handler.level))
    root.addHandler(handler)
    return handler


def log_unexpected(error: BaseException) -> None:
    """Log an error of ours in the window: its kind and its place, not its message."""
    _WINDOW.error("an error in OpenBooth: %s", without_content(error))


def log_of_window(sentence: str) -> None:
    """Log what the window's toolkit complains of."""
    _WINDOW.warning("%s", sentence)


def window_log_path() -> Path:
    """Return where the window logs to."""
    return data_folder() / WINDOW_LOG
