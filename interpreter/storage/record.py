"""The record of one session that has ended: its journal, read once, followed, and added to.

Every record is on disk before it counts, so that a program which is killed loses nothing. Several programs may add to
one record at once: each reads what the others wrote before it writes itself.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from interpreter.domain.errors import BrokenRecord, OpenBoothError, UnknownName, UserMistake
from interpreter.domain.records import Record
from interpreter.domain.transcript import Transcript
from interpreter.policy.transcription import Transcription, folded
from interpreter.storage.journal import append_record, inspect_journal
from interpreter.storage.locks import FileLock

JOURNAL = "journal.jsonl"
LOCK = "core.lock"
PATIENCE_S = 2.0
"""How long to wait while another program adds to the record."""

_RETRY_S = 0.02


class SessionRecord:
    """One record that may be read and added to. Any one thread."""

    def __init__(self, folder: Path) -> None:
        """Read the record in `folder`. Raises UserMistake while the session runs, UnknownName, BrokenRecord."""
        self._folder = folder
        lock = locked(folder)
        size = self._size()
        lock.release()
        self._read_anew(size)

    @property
    def transcription(self) -> Transcription:
        """What the record says, as far as it was read."""
        return self._transcription

    @property
    def transcript(self) -> Transcript:
        """The transcript, as far as it was read."""
        return transcript_of(self._folder.name, self._transcription, damaged=self._damaged)

    def refresh(self) -> bool:
        """Read what other programs added; say whether there was anything. Raises like `__init__`."""
        lock = locked(self._folder)
        try:
            return self._catch_up()
        finally:
            lock.release()

    def add(self, make: Callable[[Transcription], Record | None]) -> Record | None:
        """Add what `make` makes of all that is on record, and return it; nothing is added for None.

        Raises UserMistake while the session runs or another program does not let go of it, UnknownName, BrokenRecord,
        and whatever `make` raises.
        """
        lock = locked(self._folder)
        try:
            self._catch_up()
            record = make(self._transcription)
            if record is not None:
                append_record(self._folder / JOURNAL, record)
                self._transcription.take(record)
                self._read = self._size()
        finally:
            lock.release()
        return record

    def _catch_up(self) -> bool:
        size = self._size()
        if size < self._read:
            self._read_anew(size)
            return True
        for record in inspect_journal(self._folder / JOURNAL, start=self._read, end=size).records:
            self._transcription.take(record)
        grown = size > self._read
        self._read = size
        return grown

    def _read_anew(self, size: int) -> None:
        contents = inspect_journal(self._folder / JOURNAL, end=size)
        self._transcription = folded(contents.records)
        self._damaged = bool(contents.damaged)
        self._read = size

    def _size(self) -> int:
        try:
            return (self._folder / JOURNAL).stat().st_size
        except OSError as error:
            raise _unusable(self._folder, error) from error


def transcript_of(session: str, transcription: Transcription, *, damaged: bool) -> Transcript:
    """Return the transcript of a session; a damaged journal is not complete."""
    transcript = transcription.transcript()
    return replace(
        transcript,
        provenance=replace(transcript.provenance, session=session),
        complete=transcript.complete and not damaged,
    )


def locked(folder: Path) -> FileLock:
    """Return the lock of a session, taken.

    Raises UserMistake where another program keeps it, UnknownName, BrokenRecord.
    """
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            return FileLock(folder / LOCK)
        except BlockingIOError as error:
            if time.monotonic() > until:
                raise UserMistake(f"Session {folder.name} is running; end it first.") from error
        except OSError as error:
            raise _unusable(folder, error) from error
        time.sleep(_RETRY_S)


def _unusable(folder: Path, error: OSError) -> OpenBoothError:
    if isinstance(error, FileNotFoundError):
        return UnknownName(f"Session {folder.name} is not on record any more.")
    return BrokenRecord(f"The folder {folder} cannot be used ({error.strerror}); look who may write there.")
