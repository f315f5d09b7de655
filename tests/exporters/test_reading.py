"""What somebody corrects in a Word document, a workbook or a translators' tool is read back, and nothing else."""

import io
import re
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.domain.errors import UserMistake
from interpreter.domain.transcript import LineId, Transcript
from interpreter.exporters import spreadsheet, word_document, xliff
from interpreter.exporters.line_ids import line_id, line_ref, read_mark, rows_of, state_of
from interpreter.exporters.reading import read_document
from interpreter.exporters.returned import Recognised, recognised
from interpreter.exporters.wording import clean
from interpreter.policy.choosing import restricted
from interpreter.policy.corrections import cleaned_name
from interpreter.policy.reimport import Findings, Place, compare, namings, replacements, same
from tests.exporters.editors import Edits, in_a_translators_tool, in_excel, in_word
from tests.exporters.rich import RICH

EXPORTS: dict[str, Callable[[Transcript], bytes]] = {
    "docx": word_document.export, "xlsx": spreadsheet.export, "xliff": xliff.export,
}  # fmt: skip
EDITORS: dict[str, Callable[[bytes, Edits], bytes]] = {
    "docx": in_word, "xlsx": in_excel, "xliff": in_a_translators_tool,
}  # fmt: skip
every_format = pytest.mark.parametrize("form", EXPORTS)
ES, AR = "Spanish (es)", "Arabic (ar)"


def rows(file: bytes, transcript: Transcript = RICH) -> Recognised:
    return recognised(read_document(file), transcript, {})


def found(file: bytes, transcript: Transcript = RICH) -> Findings:
    exported = rows_of(transcript)
    return compare(rows(file, transcript).rows, exported, exported, transcript.lines)


def corrected(file: bytes, transcript: Transcript = RICH) -> Transcript:
    """The transcript with what was edited in a file."""
    changes = found(file, transcript).changes
    names = namings(changes, transcript)
    rest = [change for change in changes if change.after not in names.values()]
    new = {edit.old[0]: edit.new[0] for edit in replacements(rest, transcript)}
    lines = tuple(new.get(line.id, line) for line in transcript.lines)
    return replace(transcript, lines=lines, names={**transcript.names, **names})


@every_format
@pytest.mark.parametrize("languages", [(), ("en", "ar"), ("es", "en")])
def test_a_document_nobody_edited_brings_nothing_and_tells_its_origin(
    form: str, languages: tuple[str, ...]
) -> None:
    chosen = restricted(RICH, languages)
    file = EXPORTS[form](chosen)
    assert found(file, chosen) == Findings()
    assert (rows(file, chosen).added, rows(file, chosen).unknown) == (0, ())
    mark = read_document(file).mark
    assert mark is not None
    assert (mark.session, mark.state, mark.languages) == (
        "20261121-093012-ab12", state_of(chosen), chosen.languages
    )  # fmt: skip


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_every_edit_arrives_in_its_place(form: str) -> None:
    edits = {
        "podium.1": {ES: "Muy buenos días.", AR: "صباح النور."},
        "podium.2": {"Said": "The port authority decided."},
        "podium.3": {"Speaker": "Ann Lee"},
        "podium.6": {AR: "[machine text; an interpreter was on air] شكراً."},
        "podium.7.1": {ES: ""},
    }
    after = corrected(EDITORS[form](EXPORTS[form](RICH), edits))
    first, second, third, *_, sixth, _, last = after.lines
    assert (first.translations["es"], first.translations["ar"]) == ("Muy buenos días.", "صباح النور.")
    assert (second.text, third.speaker) == ("The port authority decided.", "S1")
    assert sixth.shown_only["ar"] == "شكراً."
    assert last.translations["es"] == ""
    assert len(found(EDITORS[form](EXPORTS[form](RICH), edits)).changes) == 6


def test_a_translators_edit_arrives() -> None:
    edits = {"podium.1": {"target": "Muy buenos días a todos."}, "podium.7.1": {"target": "a almorzar."}}
    after = corrected(in_a_translators_tool(xliff.export(RICH), edits))
    assert after.lines[0].translations["es"] == "Muy buenos días a todos."
    assert after.lines[7].translations["es"] == "a almorzar."


@pytest.mark.parametrize("code", [b"es-ES", b"ES"])
def test_a_tool_may_write_the_language_otherwise_but_not_another_one(code: bytes) -> None:
    edited = in_a_translators_tool(xliff.export(RICH), {"podium.1": {"target": "Muy buenas."}})
    tagged = edited.replace(b'trgLang="es"', b'trgLang="' + code + b'"')
    assert [change.language for change in found(tagged).changes] == ["es"]
    with pytest.raises(UserMistake, match="nothing in fr; a document comes back"):
        found(edited.replace(b'trgLang="es"', b'trgLang="fr"'))


def test_in_one_language_what_was_said_in_it_and_what_was_translated_are_told_apart() -> None:
    spanish = restricted(RICH, ("es",))
    edits = {"podium.1": {ES: "Hola."}, line_ref(RICH.lines[4]): {ES: "Gracias."}}
    changes = found(in_word(word_document.export(spanish), edits), spanish).changes
    assert [(change.place, change.after) for change in changes] == [("heard", "Hola."), ("said", "Gracias.")]


PLACES = {
    "Said": (Place.SAID, ""),
    "Speaker": (Place.SPEAKER, ""),
    ES: (Place.HEARD, "es"),
    "target": (Place.HEARD, "es"),
}
ENGLISH = [line for line in RICH.lines if line.text and line.language == "en"]
texts = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="_[]"), min_size=1, max_size=30
)


@every_format
@given(data=st.data())
@settings(max_examples=8, deadline=None)
def test_exactly_the_edits_arrive(form: str, data: st.DataObject) -> None:
    """Any texts and names, in any rows: each is a change, unless it is what stood there, and nothing else is one."""
    headings = ["target"] if form == "xliff" else ["Said", "Speaker", ES]
    places = st.tuples(st.sampled_from(ENGLISH), st.sampled_from(headings))
    drawn = data.draw(
        st.lists(st.tuples(places, texts), max_size=6, unique_by=lambda one: (one[0][0].id, one[0][1]))
    )
    edits: dict[str, dict[str, str]] = {}
    expected = set()
    said = {row.line: row for row in rows_of(RICH)}
    for (line, heading), text in drawn:
        cleaned = " ".join(clean(text).split())
        cleaned = cleaned_name(cleaned) if heading == "Speaker" else cleaned
        if not cleaned:
            continue
        edits.setdefault(line_ref(line), {})[heading] = cleaned
        place, language = PLACES[heading]
        before = {Place.SAID: said[line.id].said, Place.SPEAKER: said[line.id].speaker}.get(
            place, said[line.id].texts["es"]
        )
        if not same(before or "", cleaned):
            expected.add((line.id, place, language, cleaned))
    findings = found(EDITORS[form](EXPORTS[form](RICH), edits))
    assert {(one.line, one.place, one.language, one.after) for one in findings.changes} == expected
    assert findings == Findings(changes=findings.changes)


def test_word_tracks_changes_and_puts_rows_into_controls() -> None:
    document = docx.Document(io.BytesIO(word_document.export(RICH)))
    table = document.tables[0]._tbl
    cell = document.tables[0].rows[1].cells[3].paragraphs[0]._p
    run = cell.xpath("./w:r")[0]
    tracked = docx.oxml.parse_xml(
        '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:del><w:r><w:delText>Buenos</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom>"
        "<w:ins><w:r><w:t>Muy</w:t><w:tab/><w:t>buenos</w:t><w:br/><w:t>días</w:t></w:r></w:ins></w:p>"
    )
    cell.remove(run)
    cell.getparent().replace(cell, tracked)
    controlled = docx.oxml.parse_xml(
        '<w:sdt xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:sdtContent/></w:sdt>'
    )
    second = table.tr_lst[2]
    table.replace(second, controlled)
    controlled[0].append(second)
    deleted = table.tr_lst[3]
    deleted.find(f"{{{deleted.nsmap['w']}}}trPr").append(docx.oxml.OxmlElement("w:del"))
    written = io.BytesIO()
    document.save(written)
    after = corrected(written.getvalue())
    assert after.lines[0].translations["es"] == "Muy buenos días"
    assert after.lines[1:] == RICH.lines[1:]
    assert LineId("podium", 2) in {row.line for row in rows(written.getvalue()).rows}


def test_rows_may_be_moved_and_left_out_and_those_that_were_added_are_told() -> None:
    document = docx.Document(io.BytesIO(word_document.export(RICH)))
    table = document.tables[0]
    table._tbl.remove(table.rows[3]._tr)
    table._tbl.insert(3, table.rows[6]._tr)
    table.add_row().cells[2].text = "And another thing."
    stranger = table.add_row()
    stranger.cells[-1].text = "podium.99"
    written = io.BytesIO()
    document.save(written)
    assert corrected(written.getvalue()) == RICH
    assert (rows(written.getvalue()).added, rows(written.getvalue()).unknown) == (1, ("podium.99",))


def test_an_editor_may_drop_the_properties() -> None:
    document, workbook = (
        docx.Document(io.BytesIO(word_document.export(RICH))),
        openpyxl.load_workbook(io.BytesIO(spreadsheet.export(RICH))),
    )
    document.core_properties.keywords, workbook.properties.keywords = "", None
    for editor in (document, workbook):
        written = io.BytesIO()
        editor.save(written)
        mark = read_document(written.getvalue()).mark
        assert mark is not None
        assert mark.state == state_of(RICH)


def test_what_is_no_text_in_a_workbook_says_nothing() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(spreadsheet.export(RICH)))
    sheet = workbook.worksheets[0]
    place = [cell.value for cell in sheet[1]].index(ES) + 1
    sheet.cell(2, place).value = True
    sheet.cell(3, place).value = 12
    sheet.cell(4, place).value = 0.5
    sheet.cell(4, place).number_format = "0%"
    sheet.cell(5, place).value = 1
    sheet.cell(5, place).number_format = "0%"
    sheet.cell(6, place).value = date(2026, 4, 3)
    sheet.cell(7, place).value = "#NAME?"
    sheet.cell(7, place).data_type = "e"
    sheet.cell(8, place + len(RICH.targets)).value = 0.5
    written = io.BytesIO()
    workbook.save(written)
    assert [change.after for change in found(written.getvalue()).changes] == ["12"]
    assert read_document(written.getvalue()).not_text == 5


def test_what_looks_like_a_code_of_the_format_is_text() -> None:
    coded = replace(RICH, lines=(replace(RICH.lines[0], text="_x0041_ _x000D_ _x005F_ x_"),))
    assert found(spreadsheet.export(coded), coded) == Findings()


def test_a_text_that_was_cut_says_nothing() -> None:
    endless = replace(RICH, lines=(replace(RICH.lines[0], text="word " * 10_000),))
    assert found(spreadsheet.export(endless), endless) == Findings()


@pytest.mark.parametrize("source", ["floor", "hall & gallery", "Mikrofon “ä”", "\ud800", "a.b_c", ""])
def test_a_reference_names_its_line_whatever_the_source_is_called(source: str) -> None:
    for line in (replace(RICH.lines[0], source=source), replace(RICH.lines[7], source=source)):
        assert line_ref(line).isascii()
        assert line_id(f" {line_ref(line)} ") == line.id


@pytest.mark.parametrize(
    "text", ["", "podium", "podium.x", "podium.1.2.3", "po dium.1", "a_fffffff_.1", "a_ffffff_.1"]
)
def test_any_other_text_is_no_reference(text: str) -> None:
    assert line_id(text) is None


def test_a_mark_is_found_among_other_words() -> None:
    assert read_mark("machine, nothing else") is None
    mark = read_mark(
        "machine interpretation openbooth session=a%20b state=0123456789abcdef languages=es+zh-Hans ok"
    )
    assert mark is not None
    assert (mark.session, mark.languages) == ("a b", ("es", "zh-Hans"))


def archive(**members: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(
                {"doc": "word/document.xml", "book": "xl/workbook.xml", "core": "docProps/core.xml"}[name],
                content,
            )
    return written.getvalue()


def nested(depth: int) -> bytes:
    """A table with a cell whose text was inserted into what was inserted, and so on."""
    heading = b"<tr><tc><p><r><t>Line</t></r></p></tc></tr>"
    inserted = b"<ins>" * depth + b"<p><r><t>x</t></r></p>" + b"</ins>" * depth
    return b"<document><tbl>" + heading + b"<tr><tc>" + inserted + b"</tc></tr></tbl></document>"


ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
HOSTILE = {
    "nothing": b"",
    "text": b"Dear Sir or Madam",
    "a picture": b"\x89PNG\r\n",
    "half an archive": word_document.export(RICH)[:2000],
    "an empty archive": archive(),
    "entities in Word": archive(doc=ENTITIES),
    "entities in Word's properties": archive(doc=b"<x/>", core=ENTITIES),
    "entities in a workbook": archive(book=ENTITIES),
    "entities in XLIFF": ENTITIES,
    "entities in other characters": ENTITIES.decode().encode("utf-16"),
    "a bomb in Word": archive(doc=b" " * (65 << 20)),
    "a bomb in a workbook": archive(book=b" " * (65 << 20)),
    "no XML": archive(doc=b"\0\1\2"),
    "somebody's letter": archive(doc=b"<document><p><t>Hello</t></p></document>"),
    "somebody's table": archive(doc=b"<document><tbl/><tbl><tr><tc><p><t>Hello</t></p></tc></tr></tbl></document>"),
    "elements in elements": archive(doc=nested(2000)),
    "no workbook": archive(book=b"<workbook/>"),
    "XLIFF 1.2": b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>',
    "XML in unknown characters": b'<?xml version="1.0" encoding="rtf-8"?><xliff/>',
    "XML in several bytes a character": b'<?xml version="1.0" encoding="shift_jis"?><xliff/>',
    "an archive of tomorrow": re.sub(rb"(?s)(PK\x01\x02..)\x14", rb"\g<1>" + b"\xed", archive(doc=b"<x/>")),
    "a page": b"<html><body>Hello</body></html>",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_none_of_ours_is_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(UserMistake, match=r"^[A-Z].*[.]$") as refused:
        read_document(HOSTILE[name])
    assert "\n" not in str(refused.value)


def test_a_file_beyond_all_measure_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interpreter.exporters.reading.LARGEST_BYTES", 1000)
    with pytest.raises(UserMistake, match="larger than any transcript"):
        read_document(word_document.export(RICH))


@pytest.mark.parametrize("form", EXPORTS)
@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=20))
@settings(max_examples=12, deadline=None)
def test_a_damaged_document_is_refused_or_read_and_nothing_else_happens(
    form: str, changed: list[tuple[float, int]]
) -> None:
    damaged = bytearray(EXPORTS[form](RICH))
    for place, byte in changed:
        damaged[int(place * len(damaged))] = byte
    with suppress(UserMistake):
        rows(bytes(damaged))
