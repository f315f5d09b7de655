"""Logs: what went wrong, never what was said or by whom."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LONGEST, _OLDER = 500_000, 2


def log_to_stderr(level: str) -> None:
    """Have this process log to standard error; `level` is that of the settings, as “warning”."""
    logging.basicConfig(format=_FORMAT, stream=sys.stderr, level=level.upper())


def log_to_file(path: Path, level: str) -> logging.Handler:
    """Have this process log to a file for its user alone, of which the older parts are kept beside. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = RotatingFileHandler(path, maxBytes=_LONGEST, backupCount=_OLDER, encoding="utf-8")
    path.chmod(0o600)
    handler.setFormatter(logging.Formatter(_FORMAT))
    handler.setLevel(level.upper())
    logging.getLogger().addHandler(handler)
    return handler
