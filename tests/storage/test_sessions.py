"""Every session on record is found again, whatever happened to the process, the journal or the database."""

import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from interpreter.domain.channels import ListenerChannel
from interpreter.domain.errors import BrokenRecord, UnknownName
from interpreter.domain.hypothesis import Origin, Word
from interpreter.domain.records import SessionClosed, WordsCommitted
from interpreter.domain.sessions import RecordState
from interpreter.domain.settings import SessionSettings
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Provenance
from interpreter.storage.index import APPLICATION_ID, VERSION, SessionIndex
from interpreter.storage.sessions import LAST, SessionFolder, SessionStore, new_session_id

SETTINGS = SessionSettings("en", (ListenerChannel("es", "es"),), "builtin")
FIRST, SECOND, THIRD = "20261121-093012-ab12", "20261121-101500-ab34", "20261122-080000-ff00"


def provenance(session: str) -> Provenance:
    return Provenance(session, "2026-11-21T09:30:12+01:00", "builtin", "0.1.0", ("panel.flac",))


def line(text: str, utterance: int = 1, language: str = "en") -> WordsCommitted:
    origin = Origin.FLOOR if language == "en" else Origin.MACHINE
    words = tuple(Word(token, Ticks(10 * utterance), Ticks(10 * utterance + 5)) for token in text.split())
    return WordsCommitted(
        utterance, "floor", origin, language, words, "S1", Ticks(20 * utterance), ended=True
    )


def recorded(store: SessionStore, session: str, *texts: str) -> SessionFolder:
    folder = store.create(provenance(session), SETTINGS)
    for utterance, text in enumerate(texts, start=1):
        folder.journal.append(line(text, utterance))
        folder.journal.append(line(f"{text} in Spanish", utterance, "es"))
    return folder


def finished(store: SessionStore, session: str, *texts: str) -> None:
    folder = recorded(store, session, *texts)
    folder.journal.append(SessionClosed(Ticks(480)))
    store.close(folder)


def lines_in(database: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(database) as connection:
        rows = connection.execute("SELECT language, text FROM lines ORDER BY utterance, language").fetchall()
    connection.close()
    return rows


def test_ids_sort_by_time_and_can_be_read() -> None:
    early, late = datetime(2026, 11, 21, 9, 30, 12, tzinfo=UTC), datetime(2026, 11, 21, 10, 0, 0, tzinfo=UTC)
    assert new_session_id(early).startswith("20261121-093012-")
    assert len(new_session_id(early)) == 20
    assert new_session_id(early) < new_session_id(late)


def test_a_finished_session_is_listed_and_opened(tmp_path: Path) -> None:
    store = SessionStore(tmp_path)
    finished(store, FIRST, "good morning", "thank you")
    (entry,) = store.list()
    assert (entry.id, entry.state, entry.lines, entry.duration) == (FIRST, RecordState.CLOSED, 2, 480)
    assert (entry.inputs, entry.source_language, entry.targets, entry.engine) == (
        ("panel.flac",),
        "en",
        ("es",),
        "builtin",
    )
    transcript = store.open(FIRST)
    assert [line.text for line in transcript.lines] == ["good morning", "thank you"]
    assert (transcript.complete, transcript.provenance) == (True, provenance(FIRST))
    assert lines_in(tmp_path / "sessions.db") == [
        ("en", "good morning"), ("es", "good morning in Spanish"), ("en", "thank you"), ("es", "thank you in Spanish"),
    ]  # fmt: skip
    assert (tmp_path / "sessions" / FIRST / "spool").is_dir()


def test_the_newest_session_comes_first_and_is_the_last(tmp_path: Path) -> None:
    store = SessionStore(tmp_path)
    for session in (SECOND, FIRST, THIRD):
        finished(store, session, session)
    assert [entry.id for entry in store.list()] == [THIRD, SECOND, FIRST]
    assert store.open(LAST).lines[0].text == THIRD


def test_a_session_is_found_by_the_beginning_of_its_id_if_that_is_unique(tmp_path: Path) -> None:
    store = SessionStore(tmp_path)
    for session in (FIRST, SECOND, THIRD):
        finished(store, session, session)
    assert store.find("20261122") == THIRD
    assert store.folder_of("20261121-10").name == SECOND
    with pytest.raises(UnknownName, match="stands for 2 sessions"):
        store.find("20261121")


@pytest.mark.parametrize("name", ["20261121-093021-ab12", "../20261121-093012-ab12", "2026x", ""])
def test_an_unknown_id_names_the_nearest(tmp_path: Path, name: str) -> None:
    store = SessionStore(tmp_path)
    finished(store, FIRST, "a")
    with pytest.raises(UnknownName, match=FIRST):
        store.open(name)


def test_with_no_session_at_all_the_list_is_empty_and_opening_says_how_to_make_one(tmp_path: Path) -> None:
    store = SessionStore(tmp_path / "absent")
    assert store.list() == ()
    with pytest.raises(UnknownName, match="openbooth interpret"):
        store.open(LAST)


def test_a_session_of_a_living_core_is_open_and_grows(tmp_path: Path) -> None:
    store = SessionStore(tmp_path)
    folder = recorded(store, FIRST, "one")
    assert [(entry.state, entry.lines) for entry in store.list()] == [(RecordState.OPEN, 1)]
    folder.journal.append(line("two", 2))
    assert [(entry.state, entry.lines) for entry in SessionStore(tmp_path).list()] == [(RecordState.OPEN, 2)]
    store.close(folder)
    store.close(folder)
    assert store.list()[0].state is RecordState.INTERRUPTED


RUNNING = """
import sys, time
from pathlib import Path
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.hypothesis import Origin, Word
from interpreter.domain.records import WordsCommitted
from interpreter.domain.settings import SessionSettings
from interpreter.domain.transcript import Provenance
from interpreter.storage.sessions import SessionStore
settings = SessionSettings("en", (ListenerChannel("es", "es"),), "builtin")
provenance = Provenance(sys.argv[2], "2026-11-21T09:30:12Z", "builtin", "1")
folder = SessionStore(Path(sys.argv[1])).create(provenance, settings)
count = 0
while True:
    words = (Word(f"word{count}", count, count + 1),)
    folder.journal.append(WordsCommitted(count, "floor", Origin.FLOOR, "en", words, None, count, True))
    print(count, flush=True)
    count += 1
"""


@pytest.mark.parametrize("after_s", [0.0, 0.013, 0.05])
def test_a_killed_session_is_offered_and_holds_every_line_that_was_shown(
    tmp_path: Path, after_s: float
) -> None:
    store = SessionStore(tmp_path)
    command = [sys.executable, "-c", RUNNING, str(tmp_path), FIRST]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    assert store.list()[0].state is RecordState.OPEN
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    said, _ = process.communicate()
    shown = int((b"0\n" + said).rsplit(b"\n", 2)[-2])
    (entry,) = store.list()
    assert entry.state is RecordState.INTERRUPTED
    transcript = store.open(LAST)
    assert not transcript.complete
    assert [line.text for line in transcript.lines][: shown + 1] == [
        f"word{count}" for count in range(shown + 1)
    ]


def test_a_cut_journal_is_still_a_session_and_one_without_its_opening_too(tmp_path: Path) -> None:
    store = SessionStore(tmp_path)
    finished(store, FIRST, "one", "two")
    journal = tmp_path / "sessions" / FIRST / "journal.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-3])
    assert [(entry.state, entry.lines) for entry in store.list()] == [(RecordState.INTERRUPTED, 2)]
    journal.write_bytes(whole[10:])
    transcript = store.open(FIRST)
    assert (transcript.provenance.session, len(transcript.lines), transcript.complete) == (FIRST, 2, False)


def test_a_folder_without_anything_on_record_is_not_listed(tmp_path: Path) -> None:
    store = SessionStore(tmp_path)
    finished(store, FIRST, "one")
    (tmp_path / "sessions" / SECOND).mkdir()
    (tmp_path / "sessions" / THIRD).mkdir()
    (tmp_path / "sessions" / THIRD / "journal.jsonl").touch()
    assert [entry.id for entry in store.list()] == [FIRST]


def test_a_session_whose_folder_was_deleted_leaves_the_index(tmp_path: Path) -> None:
    store = SessionStore(tmp_path)
    finished(store, FIRST, "one")
    (tmp_path / "sessions" / FIRST / "journal.jsonl").unlink()
    assert store.list() == ()
    assert lines_in(tmp_path / "sessions.db") == []


def test_the_same_id_twice_and_an_impossible_folder_say_what_to_do(tmp_path: Path) -> None:
    store = SessionStore(tmp_path)
    finished(store, FIRST, "one")
    with pytest.raises(BrokenRecord, match="choose another folder"):
        store.create(provenance(FIRST), SETTINGS)
    (tmp_path / "file").touch()
    with pytest.raises(BrokenRecord, match="choose another folder"):
        SessionStore(tmp_path / "file").create(provenance(FIRST), SETTINGS)


def test_a_deleted_index_is_made_again_from_the_journals(tmp_path: Path) -> None:
    store = SessionStore(tmp_path)
    finished(store, FIRST, "one")
    for part in tmp_path.glob("sessions.db*"):
        part.unlink()
    assert [entry.id for entry in store.list()] == [FIRST]
    assert ("en", "one") in lines_in(tmp_path / "sessions.db")


def damaged_copies(database: bytes) -> list[bytes]:
    cuts = [
        database[:size] for size in (1, 50, 100, 4096, 5000, 8192, len(database) - 4096, len(database) - 10)
    ]
    rubbish = [
        database[:place] + b"\xff" * 512 + database[place + 512 :] for place in range(0, len(database), 1024)
    ]
    return [*cuts, *rubbish, b"not a database at all" * 100]


def test_a_damaged_index_never_hides_a_session_and_is_replaced(tmp_path: Path) -> None:
    store = SessionStore(tmp_path)
    for session in (FIRST, SECOND):
        finished(store, session, "one", "two")
    database = tmp_path / "sessions.db"
    sound = database.read_bytes()
    for damaged in damaged_copies(sound):
        database.write_bytes(damaged)
        journal = tmp_path / "sessions" / FIRST / "journal.jsonl"
        journal.write_bytes(journal.read_bytes() + b"\n")  # a change, so that the index has to be written
        assert [entry.id for entry in store.list()] == [SECOND, FIRST]
        assert [entry.lines for entry in store.list()] == [2, 2]
        assert set(SessionIndex(database).sessions()) == {FIRST, SECOND}
    assert list(tmp_path.glob("sessions.db.damaged-*"))


def test_a_database_of_another_program_is_set_aside_whole(tmp_path: Path) -> None:
    database = tmp_path / "sessions.db"
    with sqlite3.connect(database) as foreign:
        foreign.execute("CREATE TABLE recipes (name TEXT)")
    foreign.close()
    store = SessionStore(tmp_path)
    finished(store, FIRST, "one")
    assert [entry.id for entry in store.list()] == [FIRST]
    kept = sqlite3.connect(tmp_path / "sessions.db.damaged-1")
    assert kept.execute("SELECT count(*) FROM recipes").fetchone() == (0,)
    kept.close()


def test_an_index_from_a_newer_version_is_left_as_it_is(tmp_path: Path) -> None:
    store = SessionStore(tmp_path)
    finished(store, FIRST, "one")
    database = sqlite3.connect(tmp_path / "sessions.db")
    database.execute(f"PRAGMA user_version = {VERSION + 1}")
    database.close()
    before = (tmp_path / "sessions.db").read_bytes()
    finished(store, SECOND, "two")
    assert [entry.id for entry in store.list()] == [SECOND, FIRST]
    assert (tmp_path / "sessions.db").read_bytes() == before
    assert store.open(SECOND).lines[0].text == "two"


def test_a_locked_index_loses_nothing_and_is_brought_up_to_date_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interpreter.storage.index.PATIENCE_S", 0.05)
    store = SessionStore(tmp_path)
    finished(store, FIRST, "one")
    holder = sqlite3.connect(tmp_path / "sessions.db", isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    finished(store, SECOND, "two")
    assert [entry.id for entry in store.list()] == [SECOND, FIRST]
    assert store.open(LAST).lines[0].text == "two"
    holder.execute("COMMIT")
    holder.close()
    assert [entry.id for entry in store.list()] == [SECOND, FIRST]
    assert set(SessionIndex(tmp_path / "sessions.db").sessions()) == {FIRST, SECOND}


def test_a_long_history_without_its_index_is_listed_at_once_even_while_the_index_is_locked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interpreter.storage.index.PATIENCE_S", 0.1)
    store = SessionStore(tmp_path)
    finished(store, FIRST, "one")
    holder = sqlite3.connect(tmp_path / "sessions.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    ids = [f"20261123-{number:06}-0000" for number in range(30)]
    for session in ids:
        (tmp_path / "sessions" / session).mkdir()
        journal = (tmp_path / "sessions" / FIRST / "journal.jsonl").read_bytes()
        (tmp_path / "sessions" / session / "journal.jsonl").write_bytes(journal)
    began = time.monotonic()
    assert [entry.id for entry in store.list()] == [*reversed(ids), FIRST]
    assert time.monotonic() - began < 1.5
    holder.close()
    assert len(store.list()) == 31
    assert len(SessionIndex(tmp_path / "sessions.db").sessions()) == 31


def test_the_database_says_whose_it_is_and_keeps_what_it_confirmed(tmp_path: Path) -> None:
    finished(SessionStore(tmp_path), FIRST, "one")
    database = sqlite3.connect(tmp_path / "sessions.db")
    assert database.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert database.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    strict = database.execute(
        "SELECT strict FROM pragma_table_list WHERE name IN ('sessions', 'lines')"
    ).fetchall()
    assert strict == [(1,), (1,)]
    database.close()
