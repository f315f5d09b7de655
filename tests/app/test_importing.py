"""Corrected documents come back into their session: whole, in one step, and never over what was edited here."""

import io
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest

from interpreter.app.exporting import Export, exported
from interpreter.app.importing import examined, imported, offered_terms, with_terms
from interpreter.app.record_editing import RecordEditor
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Origin, Word
from interpreter.domain.records import Record, WordsCommitted
from interpreter.domain.steps import Term
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.domain.transcript import LineId
from interpreter.storage.glossary import read_glossary
from tests.command_line import run_here
from tests.exporters.editors import in_a_translators_tool, in_excel, in_word
from tests.fakes.records import SESSION, begun, ended

ES, SAID = "Spanish (es)", "English (en)"
SPOKEN = (
    ("S1", "The northern pier is closed .", "El muelle norte está cerrado ."),
    ("S2", "Leave the northern pier today .", "Abandonen hoy el muelle norte ."),
    ("S2", "Thank you .", "Gracias ."),
)
EDITORS = {"docx": in_word, "xlsx": in_excel}
FIRST, SECOND, THIRD = (LineId("floor", number) for number in (1, 2, 3))


def spoken(number: int, speaker: str, language: str, text: str) -> WordsCommitted:
    at = ticks_from_seconds(number)
    words = tuple(Word(token, at, Ticks(at + 4800)) for token in text.split())
    origin = Origin.FLOOR if language == "en" else Origin.MACHINE
    return WordsCommitted(number, "floor", origin, language, words, speaker, at, ended=True)


def on_record(data: Path, session: str = SESSION) -> None:
    records: list[Record] = []
    for number, (speaker, english, spanish) in enumerate(SPOKEN, start=1):
        records += [spoken(number, speaker, "en", english), spoken(number, speaker, "es", spanish)]
    folder = begun(data, ListenerChannel("es", "es"), session=session)
    ended(data, folder, ticks_from_seconds(9), records)


@pytest.fixture(autouse=True)
def _record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENBOOTH_DATA", str(tmp_path))
    on_record(tmp_path)


def document(form: str = "docx") -> bytes:
    return exported(Export(SESSION, form)).content


def texts(language: str = "es") -> list[str]:
    lines = RecordEditor(SESSION).transcript.lines
    return [line.text if language == "en" else line.translations[language] for line in lines]


def journal(data: Path) -> bytes:
    return journal_of(data).read_bytes()


def journal_of(data: Path) -> Path:
    return data / "sessions" / SESSION / "journal.jsonl"


@pytest.mark.parametrize("form", EDITORS)
def test_the_edits_arrive_and_one_step_takes_them_back(form: str) -> None:
    before = RecordEditor(SESSION).transcript
    edits = {
        "floor.1": {ES: "El dique norte está cerrado.", SAID: "The northern pier is shut."},
        "floor.3": {ES: "Muchas gracias.", "Speaker": "Speaker 1"},
    }
    imported(SESSION, EDITORS[form](document(form), edits))
    editor = RecordEditor(SESSION)
    first, second, third = editor.transcript.lines
    assert (first.text, first.translations["es"]) == (
        "The northern pier is shut.",
        "El dique norte está cerrado.",
    )
    assert first.original == {"en": "The northern pier is closed.", "es": "El muelle norte está cerrado."}
    assert second == before.lines[1]
    assert (third.translations["es"], third.speaker, third.speaker_edited) == ("Muchas gracias.", "S1", True)
    assert editor.undoable == "import"
    editor.undo()
    assert editor.transcript.lines == before.lines


def test_a_translators_corrections_arrive_and_the_line_is_reviewed_then() -> None:
    imported(SESSION, in_a_translators_tool(document("xliff"), {"floor.3": {"target": "Muchas gracias."}}))
    assert texts()[2] == "Muchas gracias."
    assert document("xliff").count(b'state="reviewed"') == 1


def test_what_was_edited_here_since_the_export_stays_and_what_was_edited_on_both_sides_is_told() -> None:
    old = document()
    editor = RecordEditor(SESSION)
    editor.set_text(FIRST, "es", "El espigón está cerrado.")
    editor.set_text(THIRD, "es", "¡Gracias!")
    corrected = in_word(old, {"floor.2": {ES: "Salgan hoy."}, "floor.3": {ES: "Muchas gracias."}})
    found = imported(SESSION, corrected)
    assert texts() == ["El espigón está cerrado.", "Salgan hoy.", "¡Gracias!"]
    assert [change.after for change in found.findings.clashes] == ["Muchas gracias."]
    (remark,) = found.remarks
    assert remark.startswith("1 text edited both here and in the document; what is here stays")
    imported(SESSION, corrected, overwrite=True)
    assert texts() == ["El espigón está cerrado.", "Salgan hoy.", "Muchas gracias."]


def test_an_old_document_is_compared_with_the_state_it_was_made_from() -> None:
    editor = RecordEditor(SESSION)
    editor.set_text(FIRST, "es", "Uno.")
    middle = document()
    editor.set_text(FIRST, "es", "Dos.")
    editor.name_speaker("S1", "Ann Lee")
    editor.undo()
    editor.set_text(SECOND, "es", "Tres.")
    assert examined(SESSION, middle).findings.changes == ()
    imported(SESSION, in_word(middle, {"floor.3": {ES: "Cuatro."}}))
    assert texts() == ["Dos.", "Tres.", "Cuatro."]


def test_a_document_of_a_state_that_is_not_on_record_changes_nothing_by_itself(tmp_path: Path) -> None:
    other = document()
    journal_of(tmp_path).write_bytes(journal(tmp_path).replace(b"Gracias", b"Merci !"))
    found = imported(SESSION, other)
    assert not found.known_state
    assert len(found.findings.clashes) == 1
    assert "not on record" in found.remarks[0]
    imported(SESSION, other, overwrite=True)
    assert texts()[2] == "Gracias."


def test_a_speaker_who_is_called_otherwise_in_every_line_is_named() -> None:
    named = {reference: {"Speaker": "Ann Lee"} for reference in ("floor.2", "floor.3")}
    imported(SESSION, in_word(document(), named))
    transcript = RecordEditor(SESSION).transcript
    assert transcript.names == {"S2": "Ann Lee"}
    assert not any(line.speaker_edited for line in transcript.lines)
    imported(SESSION, in_word(document(), {"floor.3": {"Speaker": "Zoe Park"}}))
    transcript = RecordEditor(SESSION).transcript
    assert [transcript.name_of(line.speaker) for line in transcript.lines] == [
        "Speaker 1",
        "Ann Lee",
        "Zoe Park",
    ]


def test_names_and_texts_of_an_import_are_one_step() -> None:
    edits = {
        "floor.1": {"Speaker": "\u200eAnn Lee\u200f", ES: "El dique norte está cerrado."},
        "floor.2": {"Speaker": "\u2067امیر\u200cحسین\u2069"},
        "floor.3": {"Speaker": "امیر\u200cحسین"},
    }
    before = RecordEditor(SESSION).transcript
    imported(SESSION, in_excel(document("xlsx"), edits))
    editor = RecordEditor(SESSION)
    after = editor.transcript
    assert after.names == {"S1": "Ann Lee", "S2": "امیر\u200cحسین"}
    assert (texts()[0], editor.undoable) == ("El dique norte está cerrado.", "import")
    editor.undo()
    assert (editor.transcript.lines, editor.transcript.names, editor.undoable) == (before.lines, {}, "")
    editor.redo()
    assert (editor.transcript, RecordEditor(SESSION).transcript) == (after, after)


@pytest.mark.parametrize("name", ["n" * 81, "Ann \ue000 Lee"])
def test_a_name_that_cannot_be_is_told_before_anything_is_imported(name: str, tmp_path: Path) -> None:
    before = journal(tmp_path)
    edits = {"floor.1": {"Speaker": "Ann Lee", ES: "El dique."}, "floor.3": {"Speaker": name}}
    corrected = in_excel(document("xlsx"), edits)
    for bring in (examined, imported):
        with pytest.raises(
            UserMistake, match=r"^“(n{40}…|Ann  Lee)” in line floor\.3 cannot be .*document\.$"
        ):
            bring(SESSION, corrected)
    assert journal(tmp_path) == before


def test_cells_that_a_spreadsheet_made_dates_of_are_told() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(document("xlsx")))
    sheet = workbook.worksheets[0]
    place = [cell.value for cell in sheet[1]].index(ES) + 1
    sheet.cell(2, place).value = date(2026, 4, 3)
    sheet.cell(3, place).value = 0.5
    sheet.cell(3, place).number_format = "0%"
    written = io.BytesIO()
    workbook.save(written)
    found = imported(SESSION, written.getvalue())
    assert found.findings.changes == ()
    (remark,) = found.remarks
    assert remark.startswith("2 cells ignored, with a date or number instead of text; ")


def test_lines_that_were_merged_since_are_told() -> None:
    corrected = in_word(document(), {"floor.2": {ES: "Salgan."}, "floor.3": {ES: "Muchas gracias."}})
    RecordEditor(SESSION).merge([SECOND, THIRD])
    found = imported(SESSION, corrected)
    assert "Lines that were split or merged since stay as they are: floor.3." in found.remarks


def test_edits_that_cannot_be_are_told_with_their_reason() -> None:
    corrected = in_word(document(), {"floor.1": {SAID: ""}, "floor.2": {"Speaker": "Speaker ?"}})
    assert imported(SESSION, corrected).remarks == (
        "A speaker cannot be made unknown again: floor.2.",
        "What was said cannot be emptied, nor added where only a translation is on record: floor.1.",
    )
    assert RecordEditor(SESSION).undoable == ""


def test_another_sessions_document_and_nobodys_are_refused_and_nothing_changes(tmp_path: Path) -> None:
    on_record(tmp_path, "20260102-090000-cd34")
    other = exported(Export("20260102-090000-cd34", "docx")).content
    before = journal(tmp_path)
    with pytest.raises(UserMistake, match=r"of session 20260102-090000-cd34, not of 20260101-090000-ab12"):
        imported(SESSION, other)
    with pytest.raises(UserMistake, match="does not say which session"):
        imported(SESSION, without_mark(other))
    assert journal(tmp_path) == before


def without_mark(file: bytes) -> bytes:
    opened = docx.Document(io.BytesIO(file))
    opened.core_properties.keywords = ""
    opened.paragraphs[-1].text = ""
    written = io.BytesIO()
    opened.save(written)
    return written.getvalue()


def test_the_same_correction_in_two_lines_is_offered_as_a_term(tmp_path: Path) -> None:
    edits = {
        "floor.1": {ES: "El dique norte está cerrado."},
        "floor.2": {ES: "Abandonen hoy el dique norte."},
    }
    corrected = in_word(document(), edits)
    found = imported(SESSION, corrected)
    (offered,) = offered_terms(SESSION, found)
    assert (offered.term.translations, offered.times) == ({"es": "dique"}, 2)
    glossary = tmp_path / "terms.csv"
    glossary.write_text("source,ca\nstorm,tempesta\n")
    assert with_terms(glossary, [offered.term]) == 1
    assert with_terms(glossary, [offered.term]) == 0
    assert read_glossary(glossary) == (Term("storm", {"ca": "tempesta"}), offered.term)


def test_a_glossary_that_terms_cannot_be_added_to_is_told_before_anything_changes(tmp_path: Path) -> None:
    file, base, broken = tmp_path / "corrected.docx", tmp_path / "terms.tbx", tmp_path / "terms.csv"
    file.write_bytes(in_word(document(), {"floor.1": {ES: "El dique norte está cerrado."}}))
    base.write_bytes(b"<tbx/>")
    broken.write_text("no glossary\n", "utf-8")
    before = journal(tmp_path)
    for glossary in (base, broken):
        done = run_here("import", "last", file, "--glossary", glossary)
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert (journal(tmp_path), base.read_bytes()) == (before, b"<tbx/>")


def test_the_command_tells_what_it_changes_and_keeps_its_hands_off_on_trial(tmp_path: Path) -> None:
    edits = {
        "floor.1": {ES: "El dique norte está cerrado."},
        "floor.2": {ES: "Abandonen hoy el dique norte."},
    }
    file, glossary = tmp_path / "corrected.docx", tmp_path / "terms.csv"
    file.write_bytes(in_word(document(), edits))
    before = journal(tmp_path)
    tried = run_here("import", "last", file, "--dry-run", "--glossary", glossary)
    assert f"2 edits in 2 lines would change session {SESSION}." in tried.stdout
    assert "dique" in tried.stdout
    assert (journal(tmp_path), glossary.exists()) == (before, False)
    done = run_here("import", "last", file, "--glossary", glossary)
    assert f"2 edits in 2 lines changed session {SESSION}." in done.stdout
    assert f"1 term added to {glossary}." in done.stdout
    again = run_here("import", "last", file)
    assert "Nothing in the document changes the session." in again.stdout
    assert again.returncode == 0


def test_mistakes_end_with_one_sentence_and_status_2(tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_bytes(b"PK\3\4 nothing else")
    for file in (letter, tmp_path / "absent.docx", tmp_path):
        done = run_here("import", "last", file)
        assert done.returncode == 2
        assert done.stderr.startswith("openbooth: ")
        assert done.stderr.count("\n") == 1
