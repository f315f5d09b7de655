"""The processes of what is measured."""

import psutil


def family(pid: int) -> list[psutil.Process]:
    """Return a process and all that descend from it; nobody once it has ended."""
    try:
        head = psutil.Process(pid)
        return [head, *head.children(recursive=True)]
    except psutil.Error:
        return []
