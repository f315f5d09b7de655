"""Disk space that is set aside for the record, given back piece by piece once nothing else is left."""

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

RESERVE_BYTES = 4 << 20
"""Set aside for the text of a session: an hour or more of it in three languages."""

MARGIN_BYTES = 1 << 20
"""Left free by everything that is less important than text."""

_PIECE_BYTES = 8 << 10


class Reserve:
    """A file that only takes up space. One thread."""

    def __init__(self, path: Path, size: int = RESERVE_BYTES) -> None:
        """Set `size` bytes aside at `path`, if there is space for them and the margin."""
        self._path = path
        self._size = size
        self._left = 0
        self.refill()

    @property
    def complete(self) -> bool:
        """Whether everything is set aside."""
        return self._left == self._size

    def give(self) -> bool:
        """Free a small piece, so that no other program gets hold of the rest; False when nothing is left."""
        if not self._left:
            return False
        self._left = max(0, self._left - _PIECE_BYTES)
        try:
            os.truncate(self._path, self._left)
        except OSError:
            self._left = 0
            return False
        return True

    def refill(self) -> None:
        """Set everything aside again where the disk has space for it and the margin."""
        missing = self._size - self._left
        if not missing or not has_room(self._path.parent, missing + MARGIN_BYTES):
            return
        with suppress(OSError), self._path.open("ab") as file:
            file.write(os.urandom(missing))  # zeros would take up nothing on a disk that compresses
        with suppress(OSError):
            self._left = self._path.stat().st_size

    def close(self) -> None:
        """Give everything back."""
        self._left = 0
        with suppress(OSError):
            self._path.unlink(missing_ok=True)


def has_room(folder: Path, size: int) -> bool:
    """Whether the disk of `folder` has `size` bytes free; True where that cannot be known."""
    try:
        return shutil.disk_usage(folder).free >= size
    except OSError:
        return True


def require_margin(folder: Path) -> None:
    """Raise the OSError of a full disk when no more than the margin is left."""
    if not has_room(folder, MARGIN_BYTES):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
