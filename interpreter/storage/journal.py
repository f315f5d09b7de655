"""The append-only journal of a session: JSON Lines, one record per line, each with a checksum.

    {"crc":"1c291ca3","type":"SessionClosed","at":1440000}

`crc` is the CRC-32 (zlib) of the line without it, that is of `{"type":…}`, in eight hexadecimal digits. A line whose
checksum is wrong is damage and takes no neighbouring line with it.
"""

import json
import os
import threading
import zlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

import msgspec

from interpreter.domain.errors import BrokenRecord
from interpreter.domain.records import Record

GATHER_S = 0.1
"""How long the sync thread waits for more lines before it calls fsync; together they stay within 200 ms."""

RESERVE_BYTES = 1 << 20
"""Kept on disk beside the journal and released when the disk is full, so that committed text keeps flowing."""

_TYPES: Final[dict[str, Any]] = {kind.__name__: kind for kind in get_args(Record)}
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
    """The journal of one running session. `append` and `close` from one thread; another one of its own syncs.

    A disk that refuses a line never stops the session: the line waits in memory, in order, and `problem` says so until
    it could be written.
    """

    def __init__(self, path: Path) -> None:
        """Open `path` to append, ending a cut last line first. Raises BrokenRecord where that is impossible."""
        self._path = path
        self._reserve = path.with_suffix(".reserve")
        self._waiting = bytearray()
        self._unwritten: str | None = None
        self._unsynced: str | None = None
        try:
            self._file = os.open(
                path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600
            )
            self._end_a_cut_line()
            sync_folder(path.parent)
        except OSError as error:
            reason = f"The journal {path} cannot be written ({error.strerror}); choose another folder."
            raise BrokenRecord(reason) from error
        self._keep_a_reserve()
        self._dirty = threading.Event()
        self._closing = threading.Event()
        self._syncing = threading.Thread(target=self._sync_when_dirty, name="journal-sync", daemon=True)
        self._syncing.start()

    @property
    def problem(self) -> str | None:
        """What the operator must know, in one sentence, or None while every line reaches the disk. Any thread."""
        return self._unwritten or self._unsynced

    def append(self, record: Record) -> None:
        """Hand the whole line to the operating system in one write; on disk for good within 200 ms."""
        self._waiting += encode_record(record)
        self._write_waiting()
        self._dirty.set()

    def close(self) -> None:
        """Write what waits, bring everything to disk and release the file. May be called twice."""
        if self._closing.is_set():
            return
        self._write_waiting()
        self._closing.set()
        self._dirty.set()
        self._syncing.join()
        self._sync()
        os.close(self._file)
        self._reserve.unlink(missing_ok=True)

    def _end_a_cut_line(self) -> None:
        size = os.fstat(self._file).st_size
        if size:
            os.lseek(self._file, size - 1, os.SEEK_SET)
            if os.read(self._file, 1) != b"\n":
                self._waiting += b"\n"

    def _keep_a_reserve(self) -> None:
        with suppress(OSError):
            self._reserve.write_bytes(bytes(RESERVE_BYTES))

    def _write_waiting(self) -> None:
        """Write in one call where the disk takes it; what it does not take stays, so that no line is torn."""
        try:
            while self._waiting:
                del self._waiting[: self._write()]
        except OSError as error:
            self._unwritten = (
                f"The journal cannot be written ({error.strerror}) and the text is kept in memory: free some space or "
                f"export the session now."
            )
        else:
            self._unwritten = None

    def _write(self) -> int:
        try:
            return os.write(self._file, self._waiting)
        except OSError:
            if not self._reserve.exists():
                raise
            self._reserve.unlink()
            return os.write(self._file, self._waiting)

    def _sync_when_dirty(self) -> None:
        while not self._closing.is_set():
            self._dirty.wait()
            self._closing.wait(GATHER_S)
            self._dirty.clear()
            self._sync()

    def _sync(self) -> None:
        try:
            os.fsync(self._file)
        except OSError as error:
            self._unsynced = (
                f"The journal does not reach the disk ({error.strerror}): export the session elsewhere now."
            )


def read_journal(path: Path) -> list[Record]:
    """Return the intact records of a journal, however it was cut. Raises BrokenRecord if it cannot be opened."""
    return list(inspect_journal(path).records)


def inspect_journal(path: Path) -> JournalContents:
    """Return the intact records and how much was damaged. Raises BrokenRecord if the file cannot be opened."""
    try:
        lines = path.read_bytes().split(b"\n")
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
