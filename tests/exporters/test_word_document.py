"""The Word document opens in Word readers, side by side, and right-to-left where that is how people read."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.exporters.word_document import export
from interpreter.exporters.wording import clean


def table_of(file: bytes) -> Table:
    (table,) = docx.Document(io.BytesIO(file)).tables
    return table


def cells(file: bytes) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table_of(file).rows]


def test_time_speaker_source_and_translations_stand_side_by_side(conference: Transcript) -> None:
    rows = cells(export(conference))
    assert rows[0] == ["Time", "Speaker", "English (en)", "Spanish (es)", "Arabic (ar)", "Line"]
    assert rows[1] == [
        "00:00:01", "Ann Lee", "Good morning, everyone.", "Buenos días a todos.", "صباح الخير للجميع.", "floor.1",
    ]  # fmt: skip
    assert rows[5] == ["00:00:20", "Speaker ?", "", "Solo en español.", "", "floor.4"]
    assert len(rows) == 1 + len(conference.lines) + len(conference.gaps)


def test_where_several_languages_are_spoken_the_first_text_is_what_was_said(
    two_languages: Transcript,
) -> None:
    heading, english, spanish = cells(export(two_languages))
    assert heading[2:-1] == ["Said", "Spanish (es)", "Arabic (ar)"]
    assert english[2:4] == ["Good morning, everyone.", "Buenos días a todos."]
    assert spanish[2:-1] == ["Muy buenos días.", "", "صباح الخير."]


def test_a_gap_has_a_row_across_the_columns(conference: Transcript) -> None:
    row = cells(export(conference))[4]
    assert row == ["00:00:18", *["[1.2 s of audio missing (floor): input lost]"] * 5]


def test_arabic_runs_from_the_right_and_every_run_says_its_language(conference: Transcript) -> None:
    *_, spanish, arabic, _ = table_of(export(conference)).rows[1].cells
    assert arabic.paragraphs[0]._p.xpath("./w:pPr/w:bidi")
    assert arabic.paragraphs[0]._p.xpath("./w:r/w:rPr/w:rtl")
    assert arabic.paragraphs[0]._p.xpath("./w:r/w:rPr/w:lang/@w:bidi") == ["ar"]
    assert not spanish.paragraphs[0]._p.xpath("./w:pPr/w:bidi")
    assert spanish.paragraphs[0]._p.xpath("./w:r/w:rPr/w:lang/@w:val") == ["es"]


def test_the_heading_row_comes_again_on_every_page_and_rows_stay_whole(conference: Transcript) -> None:
    rows = table_of(export(conference)).rows
    assert rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    assert all(row._tr.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows)


def test_the_document_says_where_it_comes_from_and_when(conference: Transcript) -> None:
    document = docx.Document(io.BytesIO(export(conference)))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert paragraphs[0] == "Transcript"
    assert "Made with: OpenBooth 0.1.0, engine builtin" in paragraphs
    assert "Record: recovered from an interrupted session" in paragraphs
    assert document.core_properties.created == datetime(2026, 11, 21, 8, 30, 12, tzinfo=UTC)
    assert document.core_properties.author == "OpenBooth"


@pytest.mark.parametrize("started", ["", "yesterday", "2026-11-21T09:30:12", "9999-12-31T23:59:59-12:00"])
def test_a_start_that_cannot_be_read_does_not_stop_the_export(conference: Transcript, started: str) -> None:
    unclear = replace(conference, provenance=replace(conference.provenance, started=started))
    assert len(cells(export(unclear))) == 7


def test_the_archive_carries_no_time_of_its_making(conference: Transcript) -> None:
    with zipfile.ZipFile(io.BytesIO(export(conference))) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
@settings(max_examples=30, deadline=None)
def test_any_text_comes_back_from_its_cell(said: str, translated: str, speaker: str) -> None:
    line = Line(1, "floor", speaker, Ticks(0), Ticks(1), "en", said, {"he": translated})
    row = cells(export(Transcript(Provenance(said, said, said, said), "en", ("he",), (line,))))[1]
    assert row[1:-1] == [clean(speaker).strip() or "Speaker ?", clean(said), clean(translated)]
