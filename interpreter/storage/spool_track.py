"""The audio of one source: its latest seconds in memory, everything in two append-only files.

`TrackMemory` knows what was captured and what of it has yet to be written; it is quick and never touches the disk.
`TrackFiles` is the disk.
"""

import json
import os
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.errors import BrokenRecord
from interpreter.domain.timeline import EXACT_RATES_HZ, Ticks

Pcm = NDArray[np.int16]
"""Samples as they are on disk: mono, 16-bit little-endian, shape (frames,)."""

SAMPLE = np.dtype("<i2")
KEPT_S = 10
"""How many seconds stay in memory after they were written, so that reading the latest never waits for the disk."""

LONGEST_S = 120
"""How many seconds wait in memory while the disk takes none; what is older is lost and becomes a gap."""

NOT_WRITTEN = "the disk took no audio"
_BINARY = getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Piece:
    """What the disk is to take next: `pcm` from frame `first` on, or a gap up to `end` with its cause."""

    first: int
    end: int
    pcm: bytes = b""
    cause: str | None = None


class TrackMemory:
    """What was captured of a source, in frames from its first; blocks of a second that hold nothing are silence."""

    def __init__(self, rate_hz: int, frames: int) -> None:
        """`frames` are on disk already."""
        self.end = frames
        self._rate_hz = rate_hz
        self._written = frames
        self._from = frames
        self._blocks: dict[int, Pcm] = {}
        self._gaps: deque[Piece] = deque()

    def append(self, first: int, pcm: Pcm) -> None:
        """Take `pcm` from frame `first` on, which is `end` or, after a gap, later."""
        if first > self.end:
            self._gaps.append(Piece(self.end, first))
        place = first
        while len(pcm):
            block, offset = divmod(place, self._rate_hz)
            room = pcm[: self._rate_hz - offset]
            kept = self._blocks.get(block)
            if kept is None:
                kept = self._blocks[block] = np.zeros(self._rate_hz, SAMPLE)
            kept[offset : offset + len(room)] = room
            place, pcm = place + len(room), pcm[len(room) :]
        self.end = place
        self._forget()

    def unwritten(self) -> Piece | None:
        """Return what the disk is to take next, at most a second, None when it has everything."""
        if self._from > self._written:
            return Piece(self._written, self._from, cause=NOT_WRITTEN)
        end = min(self.end, self._written - self._written % self._rate_hz + self._rate_hz)
        if self._gaps:
            if self._gaps[0].first <= self._written:
                return replace(self._gaps[0], first=self._written)
            end = min(end, self._gaps[0].first)
        if end <= self._written:
            return None
        return Piece(self._written, end, self.read(self._written, end).tobytes())

    def wrote(self, end: int) -> None:
        """The disk has everything before frame `end`."""
        self._written = end
        while self._gaps and self._gaps[0].end <= end:
            self._gaps.popleft()
        self._forget()

    @property
    def oldest(self) -> int:
        """The first frame that is kept here."""
        return self._from

    def holds(self, first: int) -> bool:
        """Whether everything from frame `first` on is here."""
        return first >= self._from

    def read(self, first: int, end: int) -> Pcm:
        """Return frames of which the oldest is here."""
        pcm = np.zeros(max(0, end - first), SAMPLE)
        place = first
        while place < end:
            block, offset = divmod(place, self._rate_hz)
            upto = min(end, (block + 1) * self._rate_hz)
            if (kept := self._blocks.get(block)) is not None:
                pcm[place - first : upto - first] = kept[offset : offset + upto - place]
            place = upto
        return pcm

    def _forget(self) -> None:
        """Let go of whole seconds that were written a while ago, or that waited too long."""
        oldest = max(
            min(self._written, self.end - KEPT_S * self._rate_hz), self.end - LONGEST_S * self._rate_hz
        )
        keep = max(0, oldest) // self._rate_hz
        if keep * self._rate_hz > self._from:
            self._from = keep * self._rate_hz
            for block in [block for block in self._blocks if block < keep]:
                del self._blocks[block]


class TrackFiles:
    """The two files of a source in a folder. One thread writes, another syncs, any thread reads."""

    def __init__(self, place: Path) -> None:
        """`place` is the path of the description, which has to exist unless `describe` comes first."""
        self._description = place
        self._samples = place.with_suffix(".pcm")
        self._pcm = -1
        self._unsynced = False
        self._unsynced_notes = False

    def open(self) -> int:
        """Open the samples and return how many frames there are. Raises OSError."""
        if self._pcm < 0:
            self._pcm = os.open(self._samples, os.O_RDWR | os.O_CREAT | _BINARY, 0o600)
        return os.fstat(self._pcm).st_size // SAMPLE.itemsize

    def describe(self, description: dict[str, str | int]) -> None:
        """Begin the description, whole or not at all. Raises OSError."""
        unfinished = self._description.with_suffix(".new")
        unfinished.write_text(json.dumps(description) + "\n", encoding="utf-8")
        unfinished.replace(self._description)
        self._unsynced_notes = True

    def note(self, gap: dict[str, str | int]) -> None:
        """Add a gap to the description, whole or not at all. Raises OSError."""
        line = json.dumps(gap).encode() + b"\n"
        notes = os.open(self._description, os.O_WRONLY | os.O_APPEND | _BINARY)
        try:
            size = os.fstat(notes).st_size
            try:
                _write_all(notes, line)
            except OSError:
                os.truncate(notes, size)
                raise
        finally:
            os.close(notes)
        self._unsynced_notes = True

    def write(self, first: int, pcm: bytes) -> None:
        """Write samples from frame `first` on; what lies between them and the end before is silence. Raises OSError."""
        self._unsynced = True
        os.lseek(self._pcm, first * SAMPLE.itemsize, os.SEEK_SET)
        _write_all(self._pcm, pcm)

    def read(self, first: int, end: int) -> Pcm:
        """Return frames, silence where the disk gives none."""
        pcm = np.zeros(max(0, end - first), SAMPLE)
        with suppress(OSError), self._samples.open("rb") as file:
            file.seek(first * SAMPLE.itemsize)
            found = np.frombuffer(file.read(pcm.nbytes) + b"\0", np.uint8)[:-1]
            pcm.view(np.uint8)[: len(found)] = found
        return pcm

    def sync(self) -> None:
        """Bring to disk for good what was written. Raises OSError."""
        if self._unsynced_notes:
            self._unsynced_notes = False
            _sync_path(self._description)
        if self._unsynced and self._pcm >= 0:
            self._unsynced = False
            try:
                os.fsync(self._pcm)
            except OSError:
                self._unsynced = True
                raise

    def close(self) -> None:
        """Release the samples."""
        if self._pcm >= 0:
            os.close(self._pcm)
            self._pcm = -1


def described(path: Path) -> tuple[str, int, Ticks]:
    """Return source, rate and first tick of a description. Raises BrokenRecord for one nobody can read."""
    try:
        with path.open(encoding="utf-8") as file:
            first = json.loads(file.readline())
        source, rate_hz, start = str(first["source"]), int(first["rate_hz"]), int(first["start"])
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenRecord(f"{path} is damaged; move it away to go on without its audio.") from error
    if rate_hz not in EXACT_RATES_HZ:
        raise BrokenRecord(f"{path} names a rate of {rate_hz} Hz; move it away to go on without its audio.")
    return source, rate_hz, Ticks(start)


def _write_all(descriptor: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _sync_path(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR | _BINARY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
