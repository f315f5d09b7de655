"""The append-only journal of a session: JSON Lines, one record per line, each with a checksum.

    {"crc":"1c291ca3","type":"SessionClosed","at":1440000}

`crc` is the CRC-32 (zlib) of the line without it, that is of `{"type":…}`, in eight hexadecimal digits. A line whose
checksum is wrong is damage and takes no neighbouring line with it.
"""

import errno
import json
import os
import threading
import time
import zlib
from dataclasses import dataclass
from io import FileIO
from pathlib import Path
from typing import Any, Final, get_args

import msgspec

from interpreter.domain.errors import BrokenRecord
from interpreter.domain.records import Record
from interpreter.storage.disk_thread import DiskThread
from interpreter.storage.reserve import RESERVE_BYTES, Reserve

GATHER_S = 0.1
"""How long the sync thread waits for more lines before it calls fsync; together they stay within 200 ms."""

STALL_S = 0.25
"""How long a line may take to reach the operating system before it waits in memory, with `problem` set."""

REFILL_S = 2.0
"""How often to look whether there is space again for what was set aside."""

CLOSE_S = 15.0
"""How long `close` waits for a disk that takes nothing."""

_TYPES: Final[dict[str, Any]] = {kind.__name__: kind for kind in get_args(Record)}
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_OPENING = b'{"crc":"'
_PREFIX_LENGTH = len(_OPENING) + 8 + len(b'",')


class _Tag(msgspec.Struct):
    type: str


@dataclass(frozen=True, slots=True)
class JournalContents:
    """What could be read of a journal: every intact record in order, and how much was not intact."""

    records: tuple[Record, ...]
    damaged: int
    """Unreadable lines with readable ones after them."""
    cut: bool
    """The end is missing or unreadable, as after a loss of power."""


class JournalFile:
    """The journal of one running session. `append` and `close` from one thread; two of its own write and sync.

    A line is with the operating system when `append` returns. A disk that is slow or refuses it never stops the
    session: the line waits in memory, in order, and `problem` says so until it is written. On a full disk the text
    is written to space that was set aside for it.
    """

    def __init__(self, path: Path, *, reserve_bytes: int = RESERVE_BYTES) -> None:
        """Open `path` to append, ending a cut last line first. Raises BrokenRecord where that is impossible."""
        self._waiting = bytearray()
        self._lock = threading.Lock()
        self._unsynced: str | None = None
        self._refill_at_s = time.monotonic() + REFILL_S
        self._closed = False
        try:
            self._file = os.open(
                path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600
            )
            self._end_a_cut_line()
            sync_folder(path.parent)
        except OSError as error:
            reason = f"The journal {path} cannot be written ({error.strerror}); choose another folder."
            raise BrokenRecord(reason) from error
        self._reserve = Reserve(path.with_suffix(".reserve"), reserve_bytes)
        self._syncing = DiskThread("journal-sync", self._sync, slow_s=STALL_S, gather_s=GATHER_S)
        self._writing = DiskThread("journal-write", self._write_waiting, slow_s=STALL_S)

    @property
    def problem(self) -> str | None:
        """What the operator must know, in one sentence, or None while every line reaches the disk. Any thread."""
        if self._closed and not self._waiting:
            return self._unsynced
        return self._unwritten or self._unsynced or self._scarce

    def append(self, record: Record) -> None:
        """Hand the whole line to the operating system; on disk for good within 200 ms. Waits STALL_S at most."""
        line = encode_record(record)
        with self._lock:
            self._waiting += line
        self._writing.prompt(wait_s=STALL_S)

    def close(self) -> None:
        """Write what waits, bring everything to disk and release the file. May be called twice.

        Takes CLOSE_S at most; `problem` says afterwards whether text is missing.
        """
        if self._closed:
            return
        self._closed = True
        written = self._writing.close(CLOSE_S)
        if self._syncing.close(CLOSE_S) and written:  # else a thread still uses the file
            os.close(self._file)
        self._reserve.close()

    @property
    def _unwritten(self) -> str | None:
        if (refusal := self._writing.refusal) is not None:
            return (
                f"The journal cannot be written ({refusal.strerror}) and the text is kept in memory: free some space "
                f"or export the session now."
            )
        if self._writing.slow or self._syncing.slow or (self._closed and self._waiting):
            return (
                "The disk is too slow for the journal and the newest text is in memory only: end what else writes to "
                "this disk."
            )
        return None

    @property
    def _scarce(self) -> str | None:
        if self._reserve.complete:
            return None
        return "The disk is full and text goes to the space that was set aside for it: free some space now."

    def _end_a_cut_line(self) -> None:
        size = os.fstat(self._file).st_size
        if size:
            os.lseek(self._file, size - 1, os.SEEK_SET)
            if os.read(self._file, 1) != b"\n":
                self._waiting += b"\n"

    def _write_waiting(self) -> bool:
        """Write what waits; what the disk does not take stays, so that no line is torn. True when all is in order."""
        while self._waiting:
            with self._lock:
                lines = bytes(self._waiting)
            written = self._write(lines)
            with self._lock:
                del self._waiting[:written]
            self._syncing.prompt()
        if not self._reserve.complete and time.monotonic() > self._refill_at_s:
            self._refill_at_s = time.monotonic() + REFILL_S
            self._reserve.refill()
        return self._reserve.complete

    def _write(self, lines: bytes) -> int:
        while True:
            try:
                return os.write(self._file, lines)
            except OSError as error:
                if error.errno not in _FULL or not self._reserve.give():
                    raise

    def _sync(self) -> bool:
        """Bring everything to disk. A failure cannot be made good: the system forgets what it could not write."""
        try:
            os.fsync(self._file)
        except OSError as error:
            self._unsynced = (
                f"The journal does not reach the disk ({error.strerror}): export the session elsewhere now."
            )
        return True


def append_record(path: Path, record: Record) -> None:
    """Bring one more record of a session that has ended to disk for good; it is there whole or not at all.

    Raises BrokenRecord.
    """
    line = encode_record(record)
    try:
        with path.open("r+b", buffering=0) as file:
            size = file.seek(0, os.SEEK_END)
            if size and (file.seek(size - 1), file.read(1))[1] != b"\n":
                line = b"\n" + line
            try:
                _write_whole(file, line)
            except OSError:
                file.truncate(size)
                raise
    except OSError as error:
        reason = f"The journal {path} cannot be written ({error.strerror}); free some space."
        raise BrokenRecord(reason) from error


def _write_whole(file: FileIO, line: bytes) -> None:
    if os.write(file.fileno(), line) != len(line):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.fsync(file.fileno())


def read_journal(path: Path) -> list[Record]:
    """Return the intact records of a journal, however it was cut. Raises BrokenRecord if it cannot be opened."""
    return list(inspect_journal(path).records)


def inspect_journal(path: Path, *, start: int = 0, end: int | None = None) -> JournalContents:
    """Return the intact records and how much was damaged, of the bytes from `start` to before `end`.

    Raises BrokenRecord if the file cannot be opened.
    """
    try:
        with path.open("rb") as file:
            file.seek(start)
            lines = file.read(-1 if end is None else max(0, end - start)).split(b"\n")
    except OSError as error:
        raise BrokenRecord(f"The journal {path} cannot be read ({error.strerror}).") from error
    read = [decode_record(line) for line in lines if line]
    bad_at_end = next((count for count, record in enumerate(reversed(read)) if record is not None), len(read))
    return JournalContents(
        records=tuple(record for record in read if record is not None),
        damaged=sum(record is None for record in read) - bad_at_end,
        cut=bad_at_end > 0,
    )


def encode_record(record: Record) -> bytes:
    """Return the line of a record, its newline included. Never raises for any text."""
    name = type(record).__name__.encode()
    payload = b'{"type":"' + name + b'",' + _fields_of(record)[1:]
    return b'%s%08x",%s\n' % (_OPENING, zlib.crc32(payload), payload[1:])


def decode_record(line: bytes) -> Record | None:
    """Return the record of a line without its newline, or None for one that is damaged or of an unknown type."""
    payload = b"{" + line[_PREFIX_LENGTH:]
    if line[:_PREFIX_LENGTH] != b'%s%08x",' % (_OPENING, zlib.crc32(payload)):
        return None
    try:
        kind = _TYPES[msgspec.json.decode(payload, type=_Tag).type]
        record: Record = msgspec.json.decode(payload, type=kind)
    except (msgspec.MsgspecError, KeyError):
        return None
    return record


def _fields_of(record: Record) -> bytes:
    try:
        fields = msgspec.json.encode(record)
    except UnicodeEncodeError:  # a file name or text with lone surrogates, which UTF-8 cannot hold
        plain = json.dumps(msgspec.to_builtins(record), ensure_ascii=False, separators=(",", ":"))
        fields = plain.encode("utf-8", "replace")
    # JSON has no NaN, and a word must not be lost for its confidence. Inside text the quotes would be escaped.
    return fields.replace(b'"confidence":null', b'"confidence":0.0').replace(
        b'"confidence":NaN', b'"confidence":0.0'
    )


def sync_folder(folder: Path) -> None:
    """Make a new file's name survive a loss of power, where the system lets a folder be opened."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
