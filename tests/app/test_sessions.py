"""What becomes of sessions on record: listed, recovered after a crash, kept as long as was chosen, deleted."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from interpreter.app.configuration import choose
from interpreter.app.exporting import Export, exported
from interpreter.app.record_editing import RecordEditor
from interpreter.app.records import session_store
from interpreter.app.sessions import (
    delete_session,
    discard,
    interrupted,
    keep_session,
    keep_to_limits,
    list_sessions,
    recover,
    search_sessions,
    skip,
    sweep,
)
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.errors import BrokenRecord, UnknownName, UserMistake
from interpreter.domain.health import Gap
from interpreter.domain.hypothesis import Origin, Word
from interpreter.domain.records import SessionClosed, WordsCommitted
from interpreter.domain.sessions import RecordState
from interpreter.domain.settings import SessionSettings
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.domain.transcript import LineId, Provenance
from interpreter.storage import record
from interpreter.storage.index import SessionIndex
from interpreter.storage.sessions import SessionFolder
from tests.command_line import run_here

OLD, NEW, CUT = "20260101-120000-aaaa", "20260301-120000-bbbb", "20260302-120000-cccc"
NOW = datetime.fromisoformat("2026-03-03T12:00:00+00:00")


def begun(session: str, started: str | None = None) -> SessionFolder:
    date = f"{session[:4]}-{session[4:6]}-{session[6:8]}T12:00:00+00:00" if started is None else started
    settings = SessionSettings("en", (ListenerChannel("es", "es"),), "scripted")
    folder = session_store().create(Provenance(session, date, "scripted", "1", ("mic",)), settings)
    words = (Word("Hello", ticks_from_seconds(61), ticks_from_seconds(62.25)),)
    at = ticks_from_seconds(63)
    folder.journal.append(WordsCommitted(1, "mic", Origin.FLOOR, "en", words, "S1", at, ended=True))
    (folder.spool / "mic.sound").write_bytes(b"sound")
    return folder


def on_record(*sessions: str) -> None:
    for session in sessions:
        folder = begun(session)
        folder.journal.append(SessionClosed(ticks_from_seconds(65)))
        session_store().close(folder)


@pytest.fixture
def cut_off() -> SessionFolder:
    folder = begun(CUT)
    folder.journal.append(Gap("mic", ticks_from_seconds(63), ticks_from_seconds(1), "input lost"))
    session_store().close(folder)
    return folder


def listed() -> list[str]:
    return [entry.id for entry in list_sessions()]


def test_a_session_that_was_cut_off_is_offered_with_the_time_of_its_last_words(
    cut_off: SessionFolder,
) -> None:
    on_record(NEW)
    (offered,) = interrupted()
    assert (offered.id, offered.started, offered.lines, offered.inputs) == (
        cut_off.id, "2026-03-02T12:00:00+00:00", 1, ("mic",),
    )  # fmt: skip
    assert offered.last_words == ticks_from_seconds(62.25)
    assert offered.last_words_at == "2026-03-02T12:01:02.250+00:00"


def test_a_recovered_session_is_closed_and_exports_go_on_saying_so(cut_off: SessionFolder) -> None:
    recover(CUT)
    recover(CUT)
    assert interrupted() == ()
    (entry,) = list_sessions()
    assert (entry.state, entry.duration) == (RecordState.RECOVERED, ticks_from_seconds(64))
    transcript = session_store().open(CUT)
    assert (transcript.complete, transcript.duration) == (False, ticks_from_seconds(64))
    assert "recovered from an interrupted session" in exported(Export(CUT, "txt")).content.decode()
    assert (cut_off.path / "journal.jsonl").read_bytes().count(b"SessionClosed") == 1


@pytest.mark.usefixtures("cut_off")
def test_a_skipped_session_is_not_offered_again_and_stays_as_it_is() -> None:
    skip(CUT)
    assert interrupted() == ()
    assert list_sessions()[0].state is RecordState.INTERRUPTED
    recover(CUT)
    assert list_sessions()[0].state is RecordState.RECOVERED


def test_a_discarded_session_is_gone(cut_off: SessionFolder) -> None:
    discard(CUT)
    assert (interrupted(), listed(), cut_off.path.exists()) == ((), [], False)
    with pytest.raises(UnknownName):
        recover(CUT)


def test_a_session_that_runs_is_neither_recovered_nor_offered_nor_deleted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(record, "PATIENCE_S", 0.05)
    folder = begun(OLD)
    assert interrupted() == ()
    uses: list[Callable[[str], None]] = [recover, delete_session, discard]
    for use in uses:
        with pytest.raises(UserMistake, match="is running"):
            use(OLD)
    assert sweep(NOW, 1, 1) == ()
    session_store().close(folder)


def test_sessions_and_their_sound_go_when_they_are_older_than_was_chosen() -> None:
    on_record(OLD, NEW)
    assert sweep(NOW, 0, 0) == ()
    ended = NOW - timedelta(days=2) + timedelta(seconds=65)
    assert sweep(ended + timedelta(days=2), 0, 2) == (OLD,)
    assert [entry.has_sound for entry in list_sessions()] == [True, False]
    assert sweep(NOW, 30, 0) == (OLD,)
    assert listed() == [NEW]
    assert sweep(ended + timedelta(days=2, seconds=1), 2, 1) == (NEW,)
    assert listed() == []


def test_a_session_that_is_to_be_kept_outlives_every_limit() -> None:
    on_record(OLD)
    keep_session(OLD)
    assert sweep(NOW, 1, 1) == ()
    keep_session(OLD, keep=False)
    choose({"keep_sessions_days": 1})
    keep_to_limits(NOW)
    assert listed() == []


@pytest.mark.parametrize("started", ["", "yesterday", "2026-01-01T12:00:00"])
def test_a_session_whose_start_is_not_known_is_dated_by_its_name(started: str) -> None:
    session_store().close(begun(OLD, started))
    (offered,) = interrupted()
    assert offered.last_words_at == ""
    session_store().close(begun("unnamed", started))
    assert sweep(NOW, 30, 0) == (OLD,)
    assert listed() == ["unnamed"]


def test_what_cannot_be_deleted_now_is_left_until_the_next_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "PATIENCE_S", 0.05)
    on_record(OLD)
    held = record.locked(session_store().folder_of(OLD))
    assert sweep(NOW, 30, 0) == ()
    held.release()
    assert sweep(NOW, 30, 0) == (OLD,)


def test_the_command_line_lists_corrects_and_deletes(cut_off: SessionFolder) -> None:
    on_record(NEW)
    said = run_here("sessions").stdout
    assert f"{CUT} was cut off; the last words are of 2026-03-02T12:01:02.250+00:00" in said
    assert run_here("sessions", "skip", CUT).returncode == 0
    assert "interrupted, skipped" in run_here("sessions", "list").stdout
    assert "Replaced 1" in run_here("sessions", "replace", NEW, "hello", "[/b]Bye", "--whole-words").stdout
    shown = run_here("sessions", "show", NEW).stdout
    assert "[/b]Bye" in shown
    assert "committed" in shown
    assert run_here("sessions", "keep", NEW).stdout == f"Session {NEW} is kept however old it grows.\n"
    assert "closed, 1 edited, kept" in run_here("sessions").stdout
    told = run_here("sessions", "keep", NEW, "--off").stdout
    assert told == f"Session {NEW} is kept as long as all others.\n"
    assert run_here("sessions", "undo", NEW).stdout == "Taken back: replace.\n"
    assert run_here("sessions", "redo", NEW).stdout == "Done again: replace.\n"
    missing = run_here("sessions", "replace", NEW, "nothing", "x")
    assert (missing.returncode, "stands nowhere" in missing.stderr) == (2, True)
    assert run_here("sessions", "discard", CUT, "--yes").returncode == 0
    assert run_here("sessions", "delete", NEW, "--yes").returncode == 0
    assert listed() == []
    assert not cut_off.path.exists()


@pytest.mark.usefixtures("cut_off")
def test_the_command_line_says_what_became_of_a_session_and_what_was_in_vain() -> None:
    told = [run_here("sessions", command, CUT).stdout for command in ("skip", "recover", "recover", "skip")]
    assert told == [
        f"Session {CUT} stays as it is; it is not asked for any more.\n",
        f"Session {CUT} is closed; its exports say that it was cut off.\n",
        f"Session {CUT} was closed already; nothing is changed.\n",
        f"Session {CUT} is not cut off; nothing is changed.\n",
    ]


def test_only_a_session_that_was_cut_off_can_be_discarded() -> None:
    on_record(NEW)
    refused = run_here("sessions", "discard", NEW, "--yes")
    assert (refused.returncode, f"openbooth sessions delete {NEW}" in refused.stderr) == (2, True)
    assert listed() == [NEW]


@pytest.fixture
def only_sound(data_folder: Path) -> Path:
    """A session that was cut off before anything stood in its journal."""
    on_record(NEW)
    folder = data_folder / "sessions" / CUT
    (folder / "spool").mkdir(parents=True)
    (folder / "spool" / "mic.sound").write_bytes(b"sound")
    (folder / "journal.jsonl").touch()
    return folder


def test_a_session_of_which_there_is_only_sound_is_offered_and_is_not_the_last(only_sound: Path) -> None:
    entry, _ = list_sessions()
    assert (entry.id, entry.state, entry.lines, entry.has_sound) == (CUT, RecordState.INTERRUPTED, 0, True)
    assert datetime.fromisoformat(entry.started) == datetime(2026, 3, 2, 12).astimezone()
    assert [one.id for one in interrupted()] == [CUT]
    assert exported(Export("last", "txt")).name == f"{NEW}.txt"
    assert sweep(NOW + timedelta(days=1), 0, 1) == (CUT, NEW)
    assert listed() == [NEW]
    assert not (only_sound / "spool").exists()


def test_a_session_of_which_there_is_only_sound_can_be_recovered_and_swept(only_sound: Path) -> None:
    recover(CUT)
    entry, _ = list_sessions()
    assert (entry.state, entry.started[:10]) == (RecordState.RECOVERED, "2026-03-02")
    assert sweep(NOW + timedelta(days=9), 9, 0) == (CUT, NEW)
    assert not only_sound.exists()


def test_a_session_of_which_there_is_only_sound_can_be_discarded(only_sound: Path) -> None:
    discard(CUT)
    assert (listed(), only_sound.exists()) == ([NEW], False)


@pytest.mark.usefixtures("cut_off")
def test_what_was_cut_off_is_not_called_recovered_before_it_is() -> None:
    assert "Record: not closed: still running, or cut off" in exported(Export(CUT, "txt")).content.decode()


def test_what_was_said_is_found_in_every_session_as_it_was_edited(monkeypatch: pytest.MonkeyPatch) -> None:
    on_record(OLD, NEW)
    RecordEditor(OLD).set_text(LineId("mic", 1), "en", "Straße 50%_[b]")
    assert [found.session for found in search_sessions("HELLO")] == [NEW]
    (found,) = search_sessions("strasse")
    assert (found.session, found.line, found.language, found.start) == (
        OLD, LineId("mic", 1), "en", ticks_from_seconds(61),
    )  # fmt: skip
    assert [len(search_sessions(what)) for what in ("50%_", "5%", "", " ", "'")] == [1, 0, 0, 0, 0]
    assert "Straße 50%_[b]" in run_here("sessions", "search", "straße").stdout
    monkeypatch.setattr(SessionIndex, "search", lambda *_: None)
    with pytest.raises(BrokenRecord, match="cannot be searched"):
        search_sessions("hello")


def test_tables_show_names_and_words_as_they_are() -> None:
    folder = begun(NEW)
    folder.journal.append(SpeakerTurn(1, "mic", "S1", None, Ticks(0), Ticks(9_000_000), 1.0, settled=True))
    folder.journal.append(SessionClosed(Ticks(9_000_000)))
    session_store().close(folder)
    editor = RecordEditor(NEW)
    editor.set_text(LineId("mic", 1), "en", "[/b] said")
    editor.name_speaker("S1", "[/i] Ann")
    for command, shown in (("list", ("[/i] Ann", "[/b] said")), ("turns", ("[/i] Ann",))):
        table = run_here("speakers", command, NEW).stdout
        assert all(text in table for text in shown)


def test_an_edit_is_counted_in_the_list_and_in_what_is_said_of_a_session(data_folder: Path) -> None:
    on_record(NEW)
    RecordEditor(NEW).set_text(LineId("mic", 1), "en", "Welcome")
    (entry,) = list_sessions()
    assert (entry.edited, entry.lines, entry.last_words) == (1, 1, ticks_from_seconds(62.25))
    assert b"Welcome" in (data_folder / "sessions.db").read_bytes()
    assert entry.duration == Ticks(ticks_from_seconds(65))
