"""Which windows run, and whether the last one ended as it should: a file for each in the data folder, gone with it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil

from interpreter.app.places import data_folder
from interpreter.app.plugins import SAFE_VARIABLE
from interpreter.domain.processes import SAFE_PATH
from interpreter.storage.private_files import make_folder

_SUFFIX = ".window"
_SAME_S = 2.0
"""Processes that began so close together are the same one."""


class WindowRun:
    """One window, from `begin` to `end`."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or data_folder()
        self._file = self._folder / f"{os.getpid()}{_SUFFIX}"

    def begin(self) -> bool:
        """Note that this window runs; return whether one before it broke down. Never raises.

        One that the whole machine took with it did not break down.
        """
        broken = list(filter(self._broke_down, self._files()))
        began = psutil.Process().create_time()
        with suppress(OSError):
            make_folder(self._folder)
            self._file.write_text(json.dumps({"began": began}), encoding="utf-8")
        return bool(broken)

    def end(self) -> None:
        """Note that this window ended as it should."""
        with suppress(OSError):
            self._file.unlink(missing_ok=True)

    def _files(self) -> Iterator[Path]:
        with suppress(OSError):
            yield from sorted(self._folder.glob(f"*{_SUFFIX}"))

    def _broke_down(self, path: Path) -> bool:
        """Whether the window of a file is gone without having said so; its file goes too."""
        began = _began(path)
        if began is not None and _runs(path.stem, began):
            return False
        with suppress(OSError):
            path.unlink(missing_ok=True)
        return began is None or began > psutil.boot_time()


def be_safe() -> None:
    """Use no plug-ins but our own, in this process and those that it starts."""
    os.environ[SAFE_VARIABLE] = "1"


def open_another_window() -> None:
    """Start a window that uses everything, which outlives this one."""
    environment = {name: value for name, value in os.environ.items() if name != SAFE_VARIABLE}
    subprocess.Popen(
        (sys.executable, "-m", "interpreter.app.command_line", "window"),
        stdin=subprocess.DEVNULL,
        env={**environment, **SAFE_PATH},
        start_new_session=True,
    )


def _began(path: Path) -> float | None:
    try:
        return float(json.loads(path.read_bytes())["began"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _runs(pid: str, began: float) -> bool:
    try:
        return abs(psutil.Process(int(pid)).create_time() - began) < _SAME_S
    except (psutil.Error, ValueError, OverflowError):
        return False
