"""A lock that the operating system gives back when its holder dies, however it dies."""

import os
import sys
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


class FileLock:
    """Holds `path` until it is released or the process ends. Programs that this process starts do not inherit it."""

    def __init__(self, path: Path) -> None:
        """Take the lock. Raises BlockingIOError when another holder has it, OSError when the file cannot be made."""
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        if not _try_lock(self._file):
            os.close(self._file)
            raise BlockingIOError(f"{path} is held")
        self._held = True

    def release(self) -> None:
        """Give the lock back. May be called twice."""
        if self._held:
            self._held = False
            os.close(self._file)


def is_held(path: Path) -> bool:
    """Whether a living process, this one included, holds the lock at `path`."""
    if not path.exists():
        return False
    try:
        FileLock(path).release()
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False
