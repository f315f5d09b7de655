"""The processes of what is measured."""

import contextlib
from collections.abc import Sequence

import psutil


def family(pid: int) -> list[psutil.Process]:
    """Return a process and all that descend from it; nobody once it has ended."""
    try:
        head = psutil.Process(pid)
        return [head, *head.children(recursive=True)]
    except psutil.Error:
        return []


def kill(processes: Sequence[psutil.Process]) -> None:
    """Kill processes at once; those that have ended are passed over."""
    for process in processes:
        with contextlib.suppress(psutil.Error):
            process.kill()
