"""Somebody corrects the record of a session after the event."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from interpreter.app.exporting import Export, exported
from interpreter.app.history import conversation_of
from interpreter.app.record_editing import RecordEditor
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.errors import OpenBoothError, UnknownName, UserMistake
from interpreter.domain.hypothesis import Origin, Word
from interpreter.domain.records import (
    LinesEdited,
    Record,
    Replacement,
    SessionClosed,
    SessionOpened,
    WordsCommitted,
)
from interpreter.domain.settings import SessionSettings
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Found, LineId, Provenance
from interpreter.storage import record
from interpreter.storage.journal import encode_record, inspect_journal
from interpreter.storage.locks import FileLock
from tests.command_line import run_here

SESSION = "20260101-120000-abcd"
ONE, TWO, THREE = (LineId("mic", number) for number in (1, 2, 3))
HALF = LineId("mic", 1, 1)


def said(utterance: int, text: str, language: str = "en", source: str = "mic") -> WordsCommitted:
    start = 10_000 * utterance
    words = tuple(
        Word(word, Ticks(start + 100 * place), Ticks(start + 100 * place + 90))
        for place, word in enumerate(text.split())
    )
    origin = Origin.FLOOR if language == "en" else Origin.MACHINE
    return WordsCommitted(utterance, source, origin, language, words, None, Ticks(start + 999), ended=True)


def turn(number: int, speaker: str) -> SpeakerTurn:
    start = Ticks(10_000 * number)
    return SpeakerTurn(number, "mic", speaker, None, start, Ticks(start + 9000), 1.0, settled=True)


RECORDS: list[Record] = [
    SessionOpened(
        Provenance(SESSION, "2026-01-01T12:00:00+00:00", "scripted", "1", ("mic",)),
        SessionSettings("en", (ListenerChannel("es", "es"),), "scripted"),
    ),
    said(1, "Good morning . Now we start"),
    said(1, "Buenos días . Ahora empezamos", "es"),
    turn(1, "S1"),
    said(2, "Thank you all"),
    said(2, "Gracias a todos", "es"),
    turn(2, "S2"),
    said(3, "Good bye", source="mic"),
    turn(3, "S1"),
    SessionClosed(Ticks(60_000)),
]


@pytest.fixture
def journal(data_folder: Path) -> Path:
    folder = data_folder / "sessions" / SESSION
    folder.mkdir(parents=True)
    path = folder / "journal.jsonl"
    path.write_bytes(b"".join(map(encode_record, RECORDS)))
    return path


@pytest.fixture
def editor(journal: Path) -> RecordEditor:
    assert journal.exists()
    return RecordEditor("last")


def texts(editor: RecordEditor, language: str = "en") -> list[str]:
    lines = editor.transcript.lines
    return [line.text if language == "en" else line.translations.get(language, "") for line in lines]


def steps(journal: Path) -> list[Record]:
    return list(inspect_journal(journal).records[len(RECORDS) :])


def test_every_step_is_in_the_journal_at_once_and_is_there_after_a_restart(
    editor: RecordEditor, journal: Path
) -> None:
    editor.set_text(ONE, "en", "Good evening. Now we start")
    assert [step.what for step in steps(journal) if isinstance(step, LinesEdited)] == ["edit"]
    editor.split(ONE, "en", len("Good evening. "))
    editor.set_text(HALF, "es", "Comenzamos")
    editor.undo()
    again = RecordEditor("2026")
    assert again.transcript == editor.transcript
    assert (again.undoable, again.redoable) == ("split", "edit")
    again.redo()
    assert texts(again, "es") == ["Buenos días.", "Comenzamos", "Gracias a todos", ""]
    assert editor.refresh()
    assert not editor.refresh()
    assert editor.transcript == again.transcript


def test_all_steps_taken_back_leave_what_was_committed(editor: RecordEditor) -> None:
    before = editor.transcript
    editor.set_text(ONE, "en", "Hello")
    editor.merge([TWO, ONE])
    editor.set_speaker([ONE, THREE], None)
    editor.name_speaker("S3", "Ann")
    editor.merge_speakers("Ann", "S1")
    assert {line.speaker for line in editor.transcript.lines} == {"S1"}
    while editor.undoable:
        editor.undo()
    assert editor.transcript == before
    with pytest.raises(UserMistake, match="nothing to undo"):
        editor.undo()
    while editor.redoable:
        editor.redo()
    with pytest.raises(UserMistake, match="nothing to do again"):
        editor.redo()
    assert texts(editor) == ["Hello Thank you all", "Good bye"]


def test_a_step_that_changes_nothing_is_none(editor: RecordEditor, journal: Path) -> None:
    editor.set_text(ONE, "en", "Good morning. Now we start")
    editor.set_speaker([ONE], "S1")
    editor.apply([], "import")
    assert (steps(journal), editor.undoable) == ([], "")


def test_a_speaker_is_set_by_id_or_name_and_given_back_to_the_turns(editor: RecordEditor) -> None:
    editor.name_speaker("S2", "Bob")
    editor.set_speaker([ONE], "bob")
    (first, *_) = editor.transcript.lines
    assert (first.speaker, first.speaker_edited) == ("S2", True)
    editor.set_speaker([ONE], "S1")
    assert editor.transcript.lines[0].edited is False
    editor.set_speaker([ONE, ONE], None)
    editor.set_speaker([TWO], "S3")
    editor.set_speaker([TWO], "S3")
    assert [line.speaker for line in editor.transcript.lines] == ["S3", "S3", "S1"]
    with pytest.raises(UnknownName, match="did you mean Bob"):
        editor.set_speaker([ONE], "Rob")


def test_what_is_found_is_replaced_as_one_step(editor: RecordEditor) -> None:
    found = editor.find("good", language="en")
    assert found == (Found(ONE, "en", 0, 4, ""), Found(THREE, "en", 0, 4, ""))
    assert editor.find("good", match_case=True) == ()
    assert len(editor.find("o", whole_words=False)) > len(editor.find("a", whole_words=True)) == 1
    assert editor.replace((*found, *editor.find("días")), "Bad") == 3
    assert texts(editor) == ["Bad morning. Now we start", "Thank you all", "Bad bye"]
    assert texts(editor, "es")[0] == "Buenos Bad. Ahora empezamos"
    assert editor.transcript.lines[0].original == {
        "en": "Good morning. Now we start", "es": "Buenos días. Ahora empezamos",
    }  # fmt: skip
    editor.undo()
    assert texts(editor)[0].startswith("Good")
    assert editor.replace((), "x") == 0


def test_nothing_is_replaced_in_a_text_that_was_changed_since_it_was_searched(
    editor: RecordEditor, journal: Path
) -> None:
    found = editor.find("good")
    RecordEditor("last").set_text(THREE, "en", "Oh, good bye")
    before = steps(journal)
    for _ in range(2):
        with pytest.raises(UserMistake, match="search again"):
            editor.replace(found, "bad")
        editor.refresh()
    assert steps(journal) == before
    assert editor.replace(editor.find("good"), "bad") == 2
    assert texts(editor)[2] == "Oh, bad bye"


def test_lines_that_would_say_nothing_stay_while_the_others_are_replaced(
    editor: RecordEditor, journal: Path
) -> None:
    editor.set_text(TWO, "en", "Um")
    editor.set_text(THREE, "en", "Um good bye Um")
    before = len(steps(journal))
    said = run_here("sessions", "replace", SESSION, "um", "").stdout
    assert said == (
        f"Replaced 2; openbooth sessions undo {SESSION} takes it back.\n1 stayed: nothing else is said there.\n"
    )
    assert editor.refresh()
    assert texts(editor)[1:] == ["Um", "good bye"]
    with pytest.raises(UserMistake, match="cannot be emptied"):
        editor.replace(editor.find("um"), "")
    assert len(steps(journal)) == before + 1


def test_an_import_is_one_step_and_only_its_texts_and_speakers_count(editor: RecordEditor) -> None:
    first, second, third = editor.transcript.lines
    wanted = [
        replace(first, text="Good day. Now we start", words=(), start=Ticks(0)),
        replace(second, translations={"es": "Gracias"}, speaker="S9"),
        replace(third, speaker=None),
    ]
    editor.apply([Replacement((line.id,), (line,)) for line in wanted], "import")
    lines = editor.transcript.lines
    assert [line.edited for line in lines] == [True, True, False]
    assert (lines[0].start, lines[0].words[1].start) == (first.start, first.words[1].start)
    assert (lines[1].speaker, lines[1].original) == ("S9", {"es": "Gracias a todos"})
    assert editor.undoable == "import"
    editor.undo()
    assert editor.transcript.lines == (first, second, third)


def test_an_import_leaves_alone_what_another_program_edited_meanwhile(editor: RecordEditor) -> None:
    (first, *_) = editor.transcript.lines
    RecordEditor("last").set_text(ONE, "es", "Buenas tardes")
    editor.apply([Replacement((ONE,), (replace(first, text="Good day"),))], "import")
    (line, *_) = editor.transcript.lines
    assert (line.text, line.translations["es"]) == ("Good day", "Buenas tardes")
    with pytest.raises(UnknownName, match="not there any more"):
        editor.apply([Replacement((LineId("mic", 99),), (first,))], "import")


def test_lines_are_merged_only_with_neighbours(editor: RecordEditor) -> None:
    for wrong in ([ONE], [ONE, ONE], [ONE, LineId("table", 1)], []):
        with pytest.raises(OpenBoothError, match=r"follow one another|not there any more"):
            editor.merge(wrong)
    with pytest.raises(UserMistake, match="others stand between"):
        editor.merge([ONE, THREE])
    editor.merge([THREE, ONE, TWO])
    assert texts(editor) == ["Good morning. Now we start Thank you all Good bye"]


def test_words_are_timed_also_where_they_were_edited(editor: RecordEditor) -> None:
    committed = editor.words(ONE, "es")
    editor.set_text(ONE, "es", "Buenas tardes. Ahora empezamos ya")
    words = editor.words(ONE, "es")
    assert [word.text for word in words] == ["Buenas", "tardes", ".", "Ahora", "empezamos", "ya"]
    assert [word.start for word in words[:5]] == [word.start for word in committed]
    assert editor.words(ONE, "en") == editor.transcript.lines[0].words


def test_a_line_that_is_gone_is_told_in_one_sentence(editor: RecordEditor, journal: Path) -> None:
    gone = LineId("mic", 99)
    uses: list[Callable[[], object]] = [
        lambda: editor.set_text(gone, "en", "x"),
        lambda: editor.split(gone, "en", 3),
        lambda: editor.set_speaker([gone], "S1"),
        lambda: editor.merge([ONE, gone]),
        lambda: editor.words(gone, "en"),
        lambda: editor.replace([Found(gone, "en", 0, 1, "")], "x"),
    ]
    for use in uses:
        with pytest.raises(UnknownName, match="not there any more"):
            use()
    assert steps(journal) == []


@pytest.mark.usefixtures("journal")
def test_two_editors_of_one_record_never_lose_a_step() -> None:
    one, other = RecordEditor("last"), RecordEditor("last")
    one.set_text(ONE, "en", "First")
    other.set_text(TWO, "en", "Second")
    assert texts(other)[:2] == ["First", "Second"]
    other.undo()
    other.undo()
    one.set_text(THREE, "en", "Third")
    assert texts(one) == ["Good morning. Now we start", "Thank you all", "Third"]
    assert RecordEditor("last").transcript == one.transcript


def test_a_session_that_runs_is_not_edited(
    editor: RecordEditor, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record, "PATIENCE_S", 0.05)
    lock = FileLock(journal.with_name("core.lock"))
    for use in (lambda: RecordEditor("last"), lambda: editor.set_text(ONE, "en", "x"), editor.refresh):
        with pytest.raises(UserMistake, match="is running; end it first"):
            use()
    lock.release()
    editor.set_text(ONE, "en", "x")


EDITING = """
import sys
from interpreter.app.record_editing import RecordEditor
from interpreter.domain.transcript import LineId
editor = RecordEditor("last")
count = 0
while True:
    editor.set_text(LineId("mic", 1), "en", f"Step {count}")
    print(count, flush=True)
    count += 1
"""


def test_a_kill_at_any_moment_loses_no_step_that_was_made(journal: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", EDITING], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    made, _ = process.communicate()
    last = int((b"0\n" + made).rsplit(b"\n", 2)[-2])
    editor = RecordEditor("last")
    assert int(texts(editor)[0].removeprefix("Step ")) in {last, last + 1}
    assert not inspect_journal(journal).damaged


def test_an_edited_journal_cut_anywhere_still_opens(editor: RecordEditor, journal: Path) -> None:
    editor.split(ONE, "en", len("Good morning. "))
    editor.set_text(HALF, "en", "And on")
    editor.merge([HALF, TWO])
    editor.undo()
    whole = journal.read_bytes()
    begin = len(b"".join(map(encode_record, RECORDS)))
    for size in (*range(begin, len(whole), 97), len(whole)):
        journal.write_bytes(whole[:size])
        opened = RecordEditor("last")
        said = "".join(texts(opened)).replace(" ", "")
        assert said in {"Goodmorning.NowwestartThankyouallGoodbye", "Goodmorning.AndonThankyouallGoodbye"}
        assert bool(opened.undoable) == (whole[begin : size + 1].count(b"\n") > 0)


def test_exports_and_the_conversation_show_what_was_edited(editor: RecordEditor) -> None:
    editor.split(ONE, "en", len("Good morning. "))
    editor.set_text(HALF, "en", "And off we go")
    editor.set_text(TWO, "es", "")
    text = exported(Export("last", "txt")).content.decode()
    assert "And off we go" in text
    assert "Now we start" not in text
    assert "Edited: 2 of 4 lines" in text
    shown = conversation_of("last").captions
    assert [(one.utterance, one.language, one.committed) for one in shown] == [
        (1, "en", "Good morning."), (1, "es", "Buenos días."),
        (4, "en", "And off we go"), (4, "es", "Ahora empezamos"),
        (2, "en", "Thank you all"), (3, "en", "Good bye"),
    ]  # fmt: skip


@pytest.mark.slow
def test_a_step_over_ten_thousand_lines_takes_less_than_a_tenth_of_a_second(journal: Path) -> None:
    many = [one for number in range(10, 10_010) for one in (said(number, "Good morning to all of you ."),
            said(number, "Buenos días a todos ustedes .", "es"), turn(number, f"S{number % 7}"))]  # fmt: skip
    journal.write_bytes(b"".join(map(encode_record, [*RECORDS[:-1], *many, RECORDS[-1]])))
    editor = RecordEditor("last")
    line, next_line = LineId("mic", 5000), LineId("mic", 5001)
    uses: list[Callable[[], object]] = [
        lambda: editor.set_text(line, "en", "Good evening to all of you."),
        lambda: editor.split(line, "en", 12),
        lambda: editor.set_speaker([line], "S2"),
        lambda: editor.merge([LineId("mic", 5000, 1), next_line]),
        editor.undo,
        editor.redo,
        lambda: editor.name_speaker("S1", "Ann"),
    ]
    for use in uses:
        began_s = time.thread_time()
        use()
        assert time.thread_time() - began_s < 0.1
