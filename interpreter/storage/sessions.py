"""The sessions on disk: a folder each, found again by id, listed and opened from their journals.

<root>/sessions.db                            the index, made again from the journals whenever it is lost
<root>/sessions/20261121-093012-ab12/
    journal.jsonl                             the truth
    spool/                                    captured audio
    channels/                                 what listeners heard
    core.lock                                 held by the core while the session runs, and while a record is added
    kept, skipped, deleted                    what somebody decided: empty files
"""

import difflib
import secrets
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from interpreter.domain.errors import BrokenRecord, UnknownName
from interpreter.domain.records import Record, SessionOpened
from interpreter.domain.sessions import FoundLine, RecordState, SessionEntry
from interpreter.domain.settings import SessionSettings
from interpreter.domain.transcript import Provenance, Transcript
from interpreter.policy.attribution import TurnBook
from interpreter.policy.transcription import Transcription, folded
from interpreter.storage.index import IndexedSession, SessionIndex
from interpreter.storage.journal import JournalFile, inspect_journal, sync_folder
from interpreter.storage.locks import FileLock, is_held
from interpreter.storage.private_files import make_folder
from interpreter.storage.record import JOURNAL, LOCK, SessionRecord, locked, transcript_of

LAST = "last"
"""Stands for the newest session wherever an id is expected, before those whose journal is empty."""

_SPOOL, _CHANNELS = "spool", "channels"


class Mark(StrEnum):
    """What somebody decided of a session: an empty file in its folder."""

    KEPT = "kept"
    """However old it grows."""
    SKIPPED = "skipped"
    """It was cut off, and is to stay so."""
    DELETED = "deleted"
    """Nobody sees it any more; what is left of it goes as soon as it can."""


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
        return self.path / _SPOOL


def new_session_id(now: datetime) -> str:
    """Return an id that sorts by time and can be read aloud, such as 20261121-093012-ab12. `now` is wall-clock time."""
    return f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"


def start_of(session: str) -> str:
    """Return when a session began by its id, ISO 8601 with offset, where its record does not say; or nothing."""
    try:
        return datetime.strptime(session[:15], "%Y%m%d-%H%M%S").astimezone().isoformat()
    except ValueError:
        return ""


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
            make_folder(self._folders)
            path.mkdir(mode=0o700)
            lock = FileLock(path / LOCK)
            (path / _SPOOL).mkdir()
            sync_folder(self._folders)
        except OSError as error:
            reason = f"The session folder {path} cannot be made ({error.strerror}); choose another folder."
            raise BrokenRecord(reason) from error
        try:
            journal = JournalFile(path / JOURNAL)
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
        self._finish_deleting()
        indexed = self._index.sessions()
        described = [self._described(session, indexed) for session in self._ids()]
        known = [session for session in described if session is not None]
        fresh = [session for session in known if indexed.get(session.id) != session]
        gone = indexed.keys() - {session.id for session in known}
        if fresh or gone:
            self._index.update(fresh, gone, self._readable)
        return tuple(_entry_of(session, self._folders / session.id) for session in known)

    def search(self, what: str, most: int) -> tuple[FoundLine, ...]:
        """Return the lines of all sessions with `what` in them, in any case of its letters, newest sessions first.

        Raises BrokenRecord where the index cannot be read now.
        """
        self.list()
        found = self._index.search(what, most)
        if found is None:
            raise BrokenRecord("The sessions cannot be searched just now; try again in a moment.")
        return found

    def open(self, name: str) -> Transcript:
        """Return the transcript of the session with this id, the beginning of one id, or `LAST`, from its journal.

        Raises UnknownName with the nearest id, BrokenRecord if the journal cannot be read.
        """
        return self._transcript(self.find(name))

    def amend(self, name: str, make: Callable[[TurnBook], Record]) -> None:
        """Add to the record of a session that has ended what `make` makes of who spoke when.

        Raises UserMistake while the session runs, UnknownName, BrokenRecord, and whatever `make` raises.
        """
        self.record(name).add(lambda transcription: make(transcription.book))

    def record(self, name: str) -> SessionRecord:
        """Return the record of a session that has ended, to be read and added to.

        Raises UserMistake while the session runs, UnknownName, BrokenRecord.
        """
        return SessionRecord(self.folder_of(name))

    def mark(self, name: str, mark: Mark, *, on: bool = True) -> None:
        """Note what somebody decided, or that it holds no longer. Raises UnknownName, BrokenRecord."""
        _mark(self.folder_of(name), mark, on=on)

    def delete(self, name: str) -> None:
        """Delete a session: text, sound, and its words in the index.

        Raises UserMistake while it runs, UnknownName, BrokenRecord where something could not be removed; that is tried
        again whenever the sessions are listed, and the session is not seen any more.
        """
        folder = self.folder_of(name)
        lock = locked(folder)
        try:
            _mark(folder, Mark.DELETED)
        finally:
            lock.release()
        if failed := self._finish_deleting():
            raise BrokenRecord(
                f"The folder {folder} cannot be removed ({failed.strerror}); remove it yourself."
            )
        if folder.name in self._index.sessions():
            raise BrokenRecord(
                f"Session {folder.name} is deleted, but another program keeps its words in the index; list the "
                "sessions once more when that has ended."
            )

    def delete_sound(self, name: str) -> None:
        """Delete what is kept of a session's sound; its text stays. Raises as `delete` does."""
        folder = self.folder_of(name)
        lock = locked(folder)
        try:
            for sound in (_SPOOL, _CHANNELS):
                if (folder / sound).exists():
                    shutil.rmtree(folder / sound)
        except OSError as error:
            raise BrokenRecord(
                f"The sound in {folder} cannot be removed ({error.strerror}); remove it yourself."
            ) from error
        finally:
            lock.release()

    def is_running(self, name: str) -> bool:
        """Whether a living process holds the session. Raises UnknownName."""
        return is_held(self._folders / self.find(name) / LOCK)

    def find(self, name: str) -> str:
        """Return the id that `name` stands for: an id, the beginning of one, or `LAST`. Raises UnknownName."""
        ids = self._ids()
        if not ids:
            raise UnknownName("There is no session on record yet; `openbooth interpret` makes one.")
        if name == LAST:
            return next((session for session in ids if self._size(session)), ids[0])
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
        folders = (journal.parent for journal in self._folders.glob(f"*/{JOURNAL}"))
        names = (folder.name for folder in folders if not (folder / Mark.DELETED).exists())
        return tuple(sorted(names, reverse=True))

    def _finish_deleting(self) -> OSError | None:
        """Remove what is left of deleted sessions; return what kept something from being removed."""
        failed = None
        deleted = [mark.parent for mark in self._folders.glob(f"*/{Mark.DELETED}")]
        for folder in deleted:
            try:
                _remove(folder)
            except OSError as error:
                failed = error
        if deleted:
            self._index.update((), [folder.name for folder in deleted], self._readable)
            self._index.wipe()
        return failed

    def _read(self, session: str) -> tuple[Transcription, bool]:
        """Return what the journal of a session says, and whether it is damaged."""
        contents = inspect_journal(self._folders / session / JOURNAL)
        return folded(contents.records), bool(contents.damaged)

    def _transcript(self, session: str) -> Transcript:
        transcription, damaged = self._read(session)
        return transcript_of(session, transcription, damaged=damaged)

    def _readable(self, session: str) -> Transcript | None:
        try:
            return self._transcript(session)
        except BrokenRecord:
            return None

    def _described(self, session: str, indexed: Mapping[str, IndexedSession]) -> IndexedSession | None:
        """Describe a session from the index while its journal has not grown, else from the journal.

        None where nothing is on record, neither words nor sound, and for one that only begins.
        """
        folder = self._folders / session
        size = self._size(session)
        if not size and (not _has_sound(folder) or is_held(folder / LOCK)):
            return None
        known = indexed.get(session)
        if known is not None and known.journal_bytes == size:
            return known
        try:
            transcription, damaged = self._read(session)
        except BrokenRecord:
            return None
        return _index_entry(transcript_of(session, transcription, damaged=damaged), transcription, size)

    def _size(self, session: str) -> int:
        try:
            return (self._folders / session / JOURNAL).stat().st_size
        except OSError:
            return 0


def _index_entry(transcript: Transcript, transcription: Transcription, size: int) -> IndexedSession:
    source = transcript.provenance
    is_opened = bool(source.engine)
    return IndexedSession(
        id=source.session,
        started=source.started if is_opened else start_of(source.session),
        inputs=source.inputs,
        source_language=transcript.source_language,
        targets=transcript.targets,
        engine=source.engine,
        ended=transcription.ended,
        duration=transcript.duration,
        last_words=transcription.last_words,
        lines=len(transcript.lines),
        edited=sum(line.edited for line in transcript.lines),
        journal_bytes=size,
    )


def _entry_of(known: IndexedSession, folder: Path) -> SessionEntry:
    return SessionEntry(
        id=known.id,
        started=known.started,
        inputs=known.inputs,
        source_language=known.source_language,
        targets=known.targets,
        engine=known.engine,
        state=_state(known, folder),
        duration=known.duration,
        lines=known.lines,
        edited=known.edited,
        last_words=known.last_words,
        kept=(folder / Mark.KEPT).exists(),
        skipped=(folder / Mark.SKIPPED).exists(),
        has_sound=_has_sound(folder),
    )


def _has_sound(folder: Path) -> bool:
    return any(any((folder / sound).glob("*")) for sound in (_SPOOL, _CHANNELS))


def _state(known: IndexedSession, folder: Path) -> RecordState:
    if known.ended:
        return RecordState(known.ended)
    return RecordState.OPEN if is_held(folder / LOCK) else RecordState.INTERRUPTED


def _mark(folder: Path, mark: Mark, *, on: bool = True) -> None:
    try:
        if on:
            (folder / mark).touch(mode=0o600)
        else:
            (folder / mark).unlink(missing_ok=True)
        sync_folder(folder)
    except OSError as error:
        raise BrokenRecord(f"The folder {folder} cannot be written ({error.strerror}).") from error


def _remove(folder: Path) -> None:
    """Remove a folder, last of all the mark that says so: what is cut off here is begun again. Raises OSError."""
    for entry in folder.iterdir():
        if entry.name == Mark.DELETED:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink(missing_ok=True)
    (folder / Mark.DELETED).unlink(missing_ok=True)
    folder.rmdir()


def _no_single(name: str, matching: Sequence[str], ids: Sequence[str]) -> str:
    if matching:
        return (
            f"'{name}' stands for {len(matching)} sessions, {', '.join(matching[:3])}…; give more of the id."
        )
    nearest = difflib.get_close_matches(name, ids, n=1, cutoff=0.0)[0]
    return f"There is no session '{name}'; the nearest is '{nearest}', and `openbooth sessions` lists all."
