"""The sessions on disk: a folder each, found again by id, listed and opened from their journals.

<root>/sessions.db                            the index, made again from the journals whenever it is lost
<root>/sessions/20261121-093012-ab12/
    journal.jsonl                             the truth
    spool/                                    captured audio
    core.lock                                 held by the core while the session runs
"""

import difflib
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from interpreter.domain.errors import BrokenRecord, UnknownName, UserMistake
from interpreter.domain.records import Record, SessionOpened
from interpreter.domain.settings import SessionSettings
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Provenance, Transcript
from interpreter.policy.attribution import TurnBook
from interpreter.policy.transcription import transcribe, turns_in
from interpreter.storage.index import IndexedSession, SessionIndex
from interpreter.storage.journal import JournalFile, inspect_journal, sync_folder
from interpreter.storage.locks import FileLock, is_held

LAST = "last"
"""Stands for the newest session wherever an id is expected."""

_JOURNAL = "journal.jsonl"
_LOCK = "core.lock"


class RecordState(StrEnum):
    """Whether a session ended in order, still runs, or was cut off."""

    CLOSED = "closed"
    OPEN = "open"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """One session in the list. `started` is ISO 8601 with offset; `duration` is what its journal knows of so far."""

    id: str
    started: str
    inputs: tuple[str, ...]
    source_language: str
    targets: tuple[str, ...]
    engine: str
    state: RecordState
    duration: Ticks
    lines: int


@dataclass(frozen=True, slots=True)
class SessionFolder:
    """The folder of a session that this process runs; `SessionStore.close` ends it."""

    id: str
    path: Path
    journal: JournalFile
    lock: FileLock

    @property
    def spool(self) -> Path:
        """Where captured audio is kept."""
        return self.path / "spool"


def new_session_id(now: datetime) -> str:
    """Return an id that sorts by time and can be read aloud, such as 20261121-093012-ab12. `now` is wall-clock time."""
    return f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


class SessionStore:
    """All sessions under one root folder. Reading needs no lock; several processes may use the same root."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folders = root / "sessions"
        self._index = SessionIndex(root / "sessions.db")

    def create(self, provenance: Provenance, settings: SessionSettings) -> SessionFolder:
        """Make the folder named by `provenance.session` and write the journal's first record.

        Raises BrokenRecord where the folder cannot be made or exists already.
        """
        path = self._folders / provenance.session
        try:
            self._root.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._folders.mkdir(exist_ok=True, mode=0o700)
            path.mkdir(mode=0o700)
            lock = FileLock(path / _LOCK)
            (path / "spool").mkdir()
            sync_folder(self._folders)
        except OSError as error:
            reason = f"The session folder {path} cannot be made ({error.strerror}); choose another folder."
            raise BrokenRecord(reason) from error
        try:
            journal = JournalFile(path / _JOURNAL)
        except BrokenRecord:
            lock.release()
            raise
        journal.append(SessionOpened(provenance, settings))
        return SessionFolder(provenance.session, path, journal, lock)

    def close(self, folder: SessionFolder) -> None:
        """Bring the journal to disk, let go of the session and index it. May be called twice."""
        folder.journal.close()
        folder.lock.release()
        known = self._described(folder.id, {})
        if known is not None:
            self._index.update([known], (), self._readable)

    def list(self) -> tuple[SessionEntry, ...]:
        """Return every session that has anything on record, newest first, and bring the index up to date."""
        indexed = self._index.sessions()
        described = [self._described(session, indexed) for session in self._ids()]
        known = [session for session in described if session is not None]
        fresh = [session for session in known if indexed.get(session.id) != session]
        gone = indexed.keys() - {session.id for session in known}
        if fresh or gone:
            self._index.update(fresh, gone, self._readable)
        return tuple(_entry_of(session, self._folders / session.id / _LOCK) for session in known)

    def open(self, name: str) -> Transcript:
        """Return the transcript of the session with this id, the beginning of one id, or `LAST`, from its journal.

        Raises UnknownName with the nearest id, BrokenRecord if the journal cannot be read.
        """
        return self._transcript(self.find(name))

    def amend(self, name: str, make: Callable[[TurnBook], Record]) -> Record:
        """Append to the journal of a session that has ended what `make` makes of who spoke when, and return it.

        Raises UserMistake while the session runs, UnknownName, BrokenRecord, and whatever `make` raises.
        """
        session = self.find(name)
        folder = self._folders / session
        try:
            lock = FileLock(folder / _LOCK)
        except BlockingIOError as error:
            raise UserMistake(f"Session {session} is running; end it first.") from error
        try:
            record = make(turns_in(inspect_journal(folder / _JOURNAL).records))
            journal = JournalFile(folder / _JOURNAL, reserve_bytes=0)
            journal.append(record)
            journal.close()
        finally:
            lock.release()
        if journal.problem is not None:
            raise BrokenRecord(journal.problem)
        return record

    def is_running(self, name: str) -> bool:
        """Whether a living process holds the session. Raises UnknownName."""
        return is_held(self._folders / self.find(name) / _LOCK)

    def find(self, name: str) -> str:
        """Return the id that `name` stands for: an id, the beginning of one, or `LAST`. Raises UnknownName."""
        ids = self._ids()
        if not ids:
            raise UnknownName("There is no session on record yet; `openbooth interpret` makes one.")
        if name == LAST:
            return ids[0]
        if name in ids:
            return name
        matching = [session for session in ids if name and session.startswith(name)]
        if len(matching) == 1:
            return matching[0]
        raise UnknownName(_no_single(name, matching, ids))

    def folder_of(self, name: str) -> Path:
        """Return the folder of a session by anything `find` takes."""
        return self._folders / self.find(name)

    def _ids(self) -> tuple[str, ...]:
        """The ids of all folders with a journal, newest first."""
        names = (journal.parent.name for journal in self._folders.glob(f"*/{_JOURNAL}"))
        return tuple(sorted(names, reverse=True))

    def _transcript(self, session: str) -> Transcript:
        contents = inspect_journal(self._folders / session / _JOURNAL)
        transcript = transcribe(contents.records)
        return replace(
            transcript,
            provenance=replace(transcript.provenance, session=session),
            complete=transcript.complete and not contents.damaged,
        )

    def _readable(self, session: str) -> Transcript | None:
        try:
            return self._transcript(session)
        except BrokenRecord:
            return None

    def _described(self, session: str, indexed: Mapping[str, IndexedSession]) -> IndexedSession | None:
        """Describe a session from the index while its journal has not grown, else from the journal; None if empty."""
        try:
            size = (self._folders / session / _JOURNAL).stat().st_size
        except OSError:
            return None
        known = indexed.get(session)
        if known is not None and known.journal_bytes == size:
            return known
        transcript = self._readable(session) if size else None
        return None if transcript is None else _index_entry(session, size, transcript)


def _index_entry(session: str, size: int, transcript: Transcript) -> IndexedSession:
    return IndexedSession(
        id=session,
        started=transcript.provenance.started,
        inputs=transcript.provenance.inputs,
        source_language=transcript.source_language,
        targets=transcript.targets,
        engine=transcript.provenance.engine,
        closed=transcript.complete,
        duration=transcript.duration,
        lines=len(transcript.lines),
        journal_bytes=size,
    )


def _entry_of(known: IndexedSession, lock: Path) -> SessionEntry:
    state = RecordState.CLOSED
    if not known.closed:
        state = RecordState.OPEN if is_held(lock) else RecordState.INTERRUPTED
    return SessionEntry(
        id=known.id,
        started=known.started,
        inputs=known.inputs,
        source_language=known.source_language,
        targets=known.targets,
        engine=known.engine,
        state=state,
        duration=known.duration,
        lines=known.lines,
    )


def _no_single(name: str, matching: Sequence[str], ids: Sequence[str]) -> str:
    if matching:
        return (
            f"'{name}' stands for {len(matching)} sessions, {', '.join(matching[:3])}…; give more of the id."
        )
    nearest = difflib.get_close_matches(name, ids, n=1, cutoff=0.0)[0]
    return f"There is no session '{name}'; the nearest is '{nearest}', and `openbooth sessions` lists all."
