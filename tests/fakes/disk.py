"""A disk whose faults are steered: what is written and synced in one folder goes through it."""

import errno
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class Operation:
    """A write or a sync (`content` None) of one file. `at_s` is when it ended, by the monotonic clock."""

    name: str
    content: bytes | None
    place: int
    at_s: float
    took_s: float = 0.0


class FaultyDisk:
    """Stands in for os.write and os.fsync in `folder`; everything else is left alone."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = str(folder.resolve())
        self.refuses: Callable[[str], bool] = lambda _: False
        """Whether the file of this name gets no more space."""
        self.takes: int | None = None
        """How many more bytes fit on it."""
        self.error = errno.ENOSPC
        self.write_s = 0.0
        self.sync_s = 0.0
        self.operations: list[Operation] = []
        self._end_of_stall = threading.Event()
        self._write, self._sync = os.write, os.fsync
        monkeypatch.setattr(os, "write", self.write)
        monkeypatch.setattr(os, "fsync", self.sync)

    def recover(self) -> None:
        """Be quick and take everything from now on, what hangs included."""
        self.refuses, self.takes = (lambda _: False), None
        self.write_s = self.sync_s = 0.0
        self._end_of_stall.set()

    def write(self, descriptor: int, content: bytes) -> int:
        name = self._name(descriptor)
        if name is None:
            return self._write(descriptor, content)
        if self.write_s:
            self._end_of_stall.wait(self.write_s)
        if self.refuses(name) or self.takes == 0:
            raise OSError(self.error, os.strerror(self.error))
        if self.takes is not None:
            content = content[: self.takes]
            self.takes -= len(content)
        place = os.lseek(descriptor, 0, os.SEEK_CUR)
        count = self._write(descriptor, content)
        self.operations.append(Operation(name, bytes(content[:count]), place, time.monotonic()))
        return count

    def sync(self, descriptor: int) -> None:
        name = self._name(descriptor)
        if name is not None and self.sync_s:
            self._end_of_stall.wait(self.sync_s)
        before, began_s = len(self.operations), time.monotonic()
        self._sync(descriptor)
        if name is not None:  # what was written meanwhile is not certain to be on disk
            ended_s = time.monotonic()
            self.operations.insert(before, Operation(name, None, 0, ended_s, ended_s - began_s))

    def _name(self, descriptor: int) -> str | None:
        path = Path(f"/proc/self/fd/{descriptor}").readlink()
        return path.name if str(path.parent).startswith(self._folder) else None
