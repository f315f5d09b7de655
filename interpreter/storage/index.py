"""The SQLite index over the sessions: quick to list and to search, and never the truth.

Everything in it can be made again from the journals. So a database that is damaged or somebody else's is set aside and
a new one begun, one from a newer version is only read, and one that is locked is left alone until the next time.
"""

import itertools
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from interpreter.domain.sessions import FoundLine
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, LineId, Transcript
from interpreter.storage.private_files import close_to_others

APPLICATION_ID: Final = 0x4F42_5448
"""OBTH: marks the file as ours."""

VERSION: Final = 2
PATIENCE_S: Final = 2.0
"""How long to wait for another writer; what was not written is written the next time."""

_SCHEMA = """
CREATE TABLE sessions (
    id TEXT PRIMARY KEY, started TEXT NOT NULL, inputs TEXT NOT NULL, source_language TEXT NOT NULL,
    targets TEXT NOT NULL, engine TEXT NOT NULL, ended TEXT NOT NULL, duration INTEGER NOT NULL,
    last_words INTEGER NOT NULL, lines INTEGER NOT NULL, edited INTEGER NOT NULL, journal_bytes INTEGER NOT NULL
) STRICT;
CREATE TABLE lines (
    session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE, source TEXT NOT NULL, utterance INTEGER NOT NULL,
    part INTEGER NOT NULL, language TEXT NOT NULL, speaker TEXT, start INTEGER NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (session, source, utterance, part, language)
) STRICT, WITHOUT ROWID;
"""

_SEARCH: Final = """
SELECT session, source, utterance, part, language, start, text FROM lines WHERE holds(text)
ORDER BY session DESC, start, utterance, part, language LIMIT ?
"""

_PASSING: Final = frozenset(
    {
        sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOMEM, sqlite3.SQLITE_IOERR,
    }
)  # fmt: skip
_SHORT: Final = frozenset({sqlite3.SQLITE_IOERR_SHORT_READ})

_SUFFIXES: Final = ("", "-wal", "-shm")
_MAGIC: Final = b"SQLite format 3\0"
_OWNER_AT: Final = 68
"""Where the application id stands in a database file."""

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class IndexedSession:
    """What the index keeps of one journal as it was when it had `journal_bytes` bytes.

    `ended` is "closed", "recovered", or empty where no record says that the session is over.
    """

    id: str
    started: str
    inputs: tuple[str, ...]
    source_language: str
    targets: tuple[str, ...]
    engine: str
    ended: str
    duration: Ticks
    last_words: Ticks
    lines: int
    edited: int
    journal_bytes: int


_COLUMNS: Final = tuple(column.name for column in fields(IndexedSession))


class SessionIndex:
    """One database file. Every call opens and closes it, so nothing is held between calls; any thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def sessions(self) -> dict[str, IndexedSession]:
        """Return what is indexed by session id; empty where the index cannot be used now."""
        return self._with_database(_all_sessions, {})

    def update(
        self, fresh: Sequence[IndexedSession], gone: Iterable[str], read: Callable[[str], Transcript | None]
    ) -> bool:
        """Replace `fresh` and forget `gone` in one transaction. Return False where the index cannot be written now.

        Of what is gone no word stays in the file, nor in those that were set aside.
        `read` gives the transcript of an id, one at a time, so that a long history is never in memory at once.
        """
        lost = tuple(gone)

        def write(database: sqlite3.Connection) -> bool:
            if _version(database) > VERSION:
                return False
            with _transaction(database):
                database.executemany("DELETE FROM sessions WHERE id = ?", [(session,) for session in lost])
                for session in fresh:
                    transcript = read(session.id)
                    if transcript is not None:
                        _replace(database, session, transcript)
            if lost:
                database.execute("VACUUM")
                database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return True

        return self._with_database(write, False)

    def search(self, what: str, most: int) -> tuple[FoundLine, ...] | None:
        """Return the lines with `what` in them, in any case of its letters, of the newest sessions first.

        None where the index cannot be used now.
        """
        sought = what.casefold()

        def read(database: sqlite3.Connection) -> tuple[FoundLine, ...]:
            database.create_function("holds", 1, lambda text: sought in text.casefold(), deterministic=True)
            rows = database.execute(_SEARCH, (most,))
            return tuple(
                FoundLine(session, LineId(source, utterance, part), language, Ticks(start), text)
                for session, source, utterance, part, language, start, text in rows
            )

        return self._with_database(read, None)

    def wipe(self) -> None:
        """Leave no word behind where `update` cannot: in the index of a newer version, and in what was set aside.

        What was set aside and is another program's stays.
        """
        if self._with_database(_version, 0) > VERSION:
            self._remove(self._path)
        for aside in self._path.parent.glob(f"{self._path.name}.damaged-*[0-9]"):
            if not _is_foreign(aside):
                self._remove(aside)

    def _remove(self, path: Path) -> None:
        for suffix in _SUFFIXES:
            with suppress(OSError):
                path.with_name(path.name + suffix).unlink()

    def _with_database(self, use: Callable[[sqlite3.Connection], Result], otherwise: Result) -> Result:
        for _ in range(2):
            try:
                with closing(self._open()) as database:
                    return use(database)
            except sqlite3.Error as error:
                if _will_pass(error):
                    return otherwise
                self._set_aside()
        return otherwise

    def _open(self) -> sqlite3.Connection:
        self._keep_private()
        database = sqlite3.connect(self._path, timeout=PATIENCE_S, isolation_level=None)
        try:
            _prepare(database)
        except sqlite3.Error:
            database.close()
            raise
        return database

    def _keep_private(self) -> None:
        """Let nobody else read the words: SQLite gives what lies beside a database the rights of the database.

        A file that is there is never opened here: closing it would take SQLite's locks away.
        """
        try:
            os.close(os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except OSError:
            for suffix in _SUFFIXES:
                close_to_others(self._path.with_name(self._path.name + suffix))

    def _set_aside(self) -> None:
        """Keep the damaged files under another name. Whoever else does so at the same time is welcome to it."""
        taken = (self._path.with_name(f"{self._path.name}.damaged-{number}") for number in itertools.count(1))
        aside = next(path for path in taken if not path.exists())
        for suffix in _SUFFIXES:
            part = self._path.with_name(self._path.name + suffix)
            with suppress(OSError):
                part.rename(aside.with_name(aside.name + suffix))


def _will_pass(error: sqlite3.Error) -> bool:
    """Whether the file itself is sound: locked, out of space, not ours to write."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
    return (code & 0xFF) in _PASSING and code not in _SHORT


def _prepare(database: sqlite3.Connection) -> None:
    """Check whose the file is and bring a new one to the present form. Raises sqlite3.Error if it is damaged."""
    version = _version(database)
    if version > VERSION:
        database.execute("PRAGMA query_only = ON")
        return
    if version < VERSION:
        _create(database)
    (owner,) = database.execute("PRAGMA application_id").fetchone()
    if owner != APPLICATION_ID:
        raise sqlite3.DatabaseError("a database of another program")
    database.execute("PRAGMA secure_delete = ON")
    database.execute("PRAGMA synchronous = FULL")
    database.execute("PRAGMA foreign_keys = ON")


def _create(database: sqlite3.Connection) -> None:
    """Make the tables, in the place of those of an earlier version."""
    (owner,) = database.execute("PRAGMA application_id").fetchone()
    (tables,) = database.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables and owner != APPLICATION_ID:
        raise sqlite3.DatabaseError("a database of another program")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA secure_delete = ON")
    with _transaction(database):
        if _version(database) < VERSION:  # another process may have been quicker
            for table in ("lines", "sessions"):
                database.execute(f"DROP TABLE IF EXISTS {table}")
            for statement in _SCHEMA.split(";\n"):
                database.execute(statement)
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute(f"PRAGMA user_version = {VERSION}")


def _is_foreign(path: Path) -> bool:
    """Whether a file is a database of another program, by its header."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError:
        return False
    owner = int.from_bytes(header[_OWNER_AT : _OWNER_AT + 4], "big")
    return header.startswith(_MAGIC) and owner != APPLICATION_ID


def _version(database: sqlite3.Connection) -> int:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _all_sessions(database: sqlite3.Connection) -> dict[str, IndexedSession]:
    rows = database.execute(f"SELECT {', '.join(_COLUMNS)} FROM sessions")  # noqa: S608
    sessions = [_session_of(dict(zip(_COLUMNS, row, strict=True))) for row in rows]
    return {session.id: session for session in sessions}


def _session_of(row: dict[str, Any]) -> IndexedSession:
    try:
        lists = {name: msgspec.json.decode(row[name]) for name in ("inputs", "targets")}
        return msgspec.convert({**row, **lists}, IndexedSession)
    except (msgspec.MsgspecError, TypeError) as error:
        raise sqlite3.DatabaseError("a row of the index is damaged") from error


def _replace(database: sqlite3.Connection, session: IndexedSession, transcript: Transcript) -> None:
    database.execute("DELETE FROM sessions WHERE id = ?", (session.id,))
    values = [getattr(session, column) for column in _COLUMNS]
    stored = [_json_of(value) if isinstance(value, tuple) else value for value in values]
    places = ", ".join("?" * len(_COLUMNS))
    database.execute(f"INSERT INTO sessions ({', '.join(_COLUMNS)}) VALUES ({places})", stored)  # noqa: S608
    rows = (row for line in transcript.lines for row in _rows_of(session.id, line))
    database.executemany("INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _rows_of(session: str, line: Line) -> Iterator[tuple[str, str, int, int, str, str | None, int, str]]:
    texts = {**line.shown_only, **line.translations, **({line.language: line.text} if line.text else {})}
    for language, text in texts.items():
        yield session, line.source, line.utterance, line.part, language, line.speaker, line.start, text


def _json_of(values: tuple[str, ...]) -> str:
    return msgspec.json.encode(values).decode()
