"""What was deleted is gone, every byte of it, and what was to be kept stays."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from interpreter.domain.channels import ListenerChannel
from interpreter.domain.errors import BrokenRecord, UnknownName, UserMistake
from interpreter.domain.hypothesis import Origin, Word
from interpreter.domain.records import SessionClosed, WordsCommitted
from interpreter.domain.sessions import RecordState
from interpreter.domain.settings import SessionSettings
from interpreter.domain.speech import SpeakerNamed
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Provenance
from interpreter.storage import index, record
from interpreter.storage.index import VERSION
from interpreter.storage.sessions import Mark, SessionFolder, SessionStore

SETTINGS = SessionSettings("en", (ListenerChannel("es", "es"),), "builtin")
SECRET = "Zanzibarquartett"  # noqa: S105 - of what was said
FIRST, SECOND = "20261121-093012-ab12", "20261121-101500-ab34"


@pytest.fixture
def store(tmp_path: Path) -> SessionStore:
    return SessionStore(tmp_path)


def recorded(store: SessionStore, session: str, text: str = SECRET) -> SessionFolder:
    folder = store.create(
        Provenance(session, "2026-11-21T09:30:12+01:00", "builtin", "1", (f"{text}.flac",)), SETTINGS
    )
    for number in range(40):
        words = (Word(f"{text}{number}", Ticks(number), Ticks(number + 1)),)
        folder.journal.append(
            WordsCommitted(number, "floor", Origin.FLOOR, "en", words, "S1", Ticks(0), ended=True)
        )
    (folder.spool / "floor.sound").write_bytes(text.encode() * 100)
    (folder.path / "channels").mkdir()
    (folder.path / "channels" / "channel.es.flac").write_bytes(text.encode() * 100)
    (folder.path / "events.jsonl").write_text(text)
    return folder


def finished(store: SessionStore, session: str, text: str = SECRET) -> Path:
    folder = recorded(store, session, text)
    folder.journal.append(SessionClosed(Ticks(480)))
    store.close(folder)
    return folder.path


def files_with(secret: str, folder: Path) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [str(path.relative_to(folder)) for path in files if secret.encode() in path.read_bytes()]


def test_no_byte_of_a_deleted_session_is_left(store: SessionStore, tmp_path: Path) -> None:
    finished(store, FIRST)
    finished(store, SECOND, "harmless")
    store.amend(FIRST, lambda _: SpeakerNamed("S1", f"{SECRET} Smith"))
    assert len(store.list()) == 2
    shutil.copyfile(tmp_path / "sessions.db", tmp_path / "sessions.db.damaged-1")
    assert "sessions.db" in files_with(SECRET, tmp_path)
    store.delete(FIRST)
    assert files_with(SECRET, tmp_path) == []
    assert [entry.id for entry in store.list()] == [SECOND]
    assert files_with("harmless", tmp_path)
    with pytest.raises(UnknownName):
        store.delete(FIRST)


def test_a_running_session_is_not_deleted_nor_changed(
    store: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record, "PATIENCE_S", 0.05)
    folder = recorded(store, FIRST)
    for change in (store.delete, store.delete_sound, store.record):
        with pytest.raises(UserMistake, match="is running; end it first"):
            change(FIRST)
    assert len(store.open(FIRST).lines) == 40
    assert list(folder.spool.iterdir())
    store.close(folder)


DELETING = """
import os, shutil, signal, sys
from pathlib import Path
from interpreter.storage.sessions import SessionStore
left = int(sys.argv[2])
def counted(remove):
    def instead(*arguments, **options):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return remove(*arguments, **options)
    return instead
for name in ("unlink", "rmdir", "touch"):
    setattr(Path, name, counted(getattr(Path, name)))
shutil.rmtree = counted(shutil.rmtree)
SessionStore(Path(sys.argv[1])).delete("last")
"""


@pytest.mark.slow
@pytest.mark.parametrize("after", range(8))
def test_a_deletion_that_was_cut_off_is_finished_when_sessions_are_listed(
    store: SessionStore, tmp_path: Path, after: int
) -> None:
    finished(store, FIRST)
    done = subprocess.run([sys.executable, "-c", DELETING, str(tmp_path), str(after)], check=False)
    assert done.returncode == -signal.SIGKILL
    left = store.list()
    if after:
        assert left == ()
        assert files_with(SECRET, tmp_path) == []
    else:
        assert [entry.lines for entry in left] == [40]


def test_what_cannot_be_removed_is_not_seen_and_is_removed_later(
    store: SessionStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished(store, FIRST)

    def refuses(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", refuses)
        with pytest.raises(BrokenRecord, match="cannot be removed"):
            store.delete(FIRST)
        finished(store, SECOND)
        with pytest.raises(BrokenRecord, match="cannot be removed"):
            store.delete_sound(SECOND)
        assert [entry.id for entry in store.list()] == [SECOND]
        with pytest.raises(UnknownName):
            store.open(FIRST)
    assert [entry.id for entry in store.list()] == [SECOND]
    assert not (tmp_path / "sessions" / FIRST).exists()


def test_an_index_that_is_in_use_is_told_and_forgets_the_session_later(
    store: SessionStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished(store, FIRST)
    monkeypatch.setattr(index, "PATIENCE_S", 0.05)
    with closing(sqlite3.connect(tmp_path / "sessions.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(BrokenRecord, match="keeps its words in the index"):
            store.delete(FIRST)
        other.execute("COMMIT")
    assert store.list() == ()
    assert files_with(SECRET, tmp_path) == []


def test_the_sound_goes_and_the_text_stays(store: SessionStore) -> None:
    path = finished(store, FIRST)
    assert store.list()[0].has_sound
    store.delete_sound(FIRST)
    store.delete_sound(FIRST)
    assert not store.list()[0].has_sound
    assert len(store.open(FIRST).lines) == 40
    assert not list(path.rglob("*.flac"))


def test_what_somebody_decided_of_a_session_is_kept_with_it(store: SessionStore, tmp_path: Path) -> None:
    finished(store, FIRST)
    store.mark(FIRST, Mark.KEPT)
    store.mark(FIRST, Mark.SKIPPED)
    (entry,) = SessionStore(tmp_path).list()
    assert (entry.kept, entry.skipped) == (True, True)
    store.mark(FIRST, Mark.KEPT, on=False)
    store.mark(FIRST, Mark.KEPT, on=False)
    assert store.list()[0].kept is False
    with pytest.raises(UnknownName):
        store.mark("nobody", Mark.KEPT)


def test_an_index_of_an_earlier_version_is_made_anew_and_keeps_no_word(
    store: SessionStore, tmp_path: Path
) -> None:
    finished(store, FIRST, "harmless")
    database = tmp_path / "sessions.db"
    with sqlite3.connect(database) as earlier:
        earlier.execute("PRAGMA user_version = 1")
        earlier.execute("DROP TABLE lines")
        earlier.execute("CREATE TABLE lines (text TEXT)")
        earlier.executemany("INSERT INTO lines VALUES (?)", [(f"{SECRET}{number}",) for number in range(500)])
    earlier.close()
    assert [entry.id for entry in store.list()] == [FIRST]
    assert files_with(SECRET, tmp_path) == []
    with sqlite3.connect(database) as made:
        assert made.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert made.execute("SELECT count(*) FROM lines").fetchone() == (40,)
    made.close()


def test_an_index_of_a_newer_version_goes_with_a_deleted_session_and_a_foreign_database_stays(
    store: SessionStore, tmp_path: Path
) -> None:
    finished(store, FIRST)
    with sqlite3.connect(tmp_path / "sessions.db") as newer:
        newer.execute(f"PRAGMA user_version = {VERSION + 1}")
    newer.close()
    with sqlite3.connect(tmp_path / "sessions.db.damaged-1") as foreign:
        foreign.execute("CREATE TABLE recipes (name TEXT)")
    foreign.close()
    (tmp_path / "sessions.db.damaged-2").write_text(SECRET)
    store.delete(FIRST)
    assert files_with(SECRET, tmp_path) == []
    assert (tmp_path / "sessions.db.damaged-1").exists()
    assert store.list() == ()


def test_two_programs_that_add_to_a_record_see_one_another(store: SessionStore) -> None:
    finished(store, FIRST, "harmless")
    one, other = store.record(FIRST), store.record(FIRST)
    one.add(lambda _: SpeakerNamed("S1", "Ann"))
    seen = []
    other.add(lambda now: seen.append(dict(now.book.names)) or SpeakerNamed("S1", "Anne"))  # type: ignore[func-returns-value]
    assert seen == [{"S1": "Ann"}]
    assert (one.refresh(), one.refresh(), other.refresh()) == (True, False, False)
    assert one.transcript == other.transcript == store.open(FIRST)
    assert dict(one.transcript.names) == {"S1": "Anne"}


def test_a_record_that_was_replaced_is_read_anew_and_one_that_is_gone_is_told(
    store: SessionStore, tmp_path: Path
) -> None:
    journal = finished(store, FIRST, "harmless") / "journal.jsonl"
    opened = store.record(FIRST)
    journal.write_bytes(journal.read_bytes().splitlines(keepends=True)[0])
    assert opened.refresh()
    assert opened.transcript.lines == ()
    store.delete(FIRST)
    for use in (opened.refresh, lambda: opened.add(lambda _: None)):
        with pytest.raises(UnknownName, match="not on record any more"):
            use()
    (tmp_path / "sessions" / FIRST).mkdir()
    with pytest.raises(UnknownName, match="not on record any more"):
        opened.refresh()


def test_a_folder_that_nobody_may_write_into_is_told_in_one_sentence(
    store: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished(store, FIRST, "harmless")

    def refused(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(record, "FileLock", refused)
    with pytest.raises(BrokenRecord, match=r"cannot be used \(Permission denied\)"):
        store.record(FIRST)


def test_a_record_is_added_to_behind_a_line_that_was_cut(store: SessionStore) -> None:
    journal = finished(store, FIRST, "harmless") / "journal.jsonl"
    journal.write_bytes(journal.read_bytes()[:-9])
    assert store.list()[0].state is RecordState.INTERRUPTED
    opened = store.record(FIRST)
    opened.add(lambda now: SessionClosed(now.last, recovered=True))
    assert store.open(FIRST) == opened.transcript
    assert store.list()[0].state is RecordState.RECOVERED
    assert opened.transcript.complete is False


def test_a_disk_that_takes_no_record_changes_nothing(
    store: SessionStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    finished(store, FIRST, "harmless")
    opened = store.record(FIRST)
    before = opened.transcript

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(BrokenRecord, match="No space left"):
            opened.add(lambda _: SpeakerNamed("S1", "Ann"))
    assert opened.transcript == before == store.open(FIRST)
    opened.add(lambda _: SpeakerNamed("S1", "Anne"))
    assert dict(store.open(FIRST).names) == {"S1": "Anne"}
