"""The workbook opens in a spreadsheet, runs nothing, and its rows can be found again."""

import io
from datetime import datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Provenance, Transcript
from interpreter.exporters.line_ids import line_id
from interpreter.exporters.spreadsheet import CUT, export
from interpreter.exporters.wording import AI_SOURCE, clean
from interpreter.policy.choosing import restricted
from tests.exporters.rich import RICH

PROVENANCE = Provenance("id", "2026-11-21T09:30:12Z", "builtin", "0.1.0")


def sheet_of(file: bytes) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(file)).worksheets[0]


def rows_of(file: bytes) -> list[list[str]]:
    return [[cell or "" for cell in row] for row in sheet_of(file).iter_rows(values_only=True)]


def test_each_line_has_a_row_with_every_language_and_what_was_committed() -> None:
    heading, first, second, *_ = rows_of(export(RICH))
    assert heading == [
        "Line", "Start", "End", "Speaker", "Said", "Spanish (es)", "Arabic (ar)", "Chinese (Simplified) (zh-Hans)",
        "Translated by", "Edited", "Committed",
    ]  # fmt: skip
    assert first[:5] == [
        "podium.1", "00:00:01.000", "00:00:03.350", "Ann Lee", "Good morning, everyone, and welcome to the harbour.",
    ]  # fmt: skip
    assert second[-2:] == [
        "es, en", "es: La autoridad del puerto decidió reconstruir el muelle.\nen: The harbor authority …",
    ]  # fmt: skip


def test_rows_are_found_again_by_a_column_that_nobody_sees() -> None:
    sheet = sheet_of(export(RICH))
    assert sheet.column_dimensions["A"].hidden
    found = [line_id(row[0]) for row in rows_of(export(RICH))[1:] if row[0]]
    assert found == [line.id for line in RICH.lines]


def test_nothing_that_is_typed_into_a_cell_becomes_a_date() -> None:
    cells = [cell for row in sheet_of(export(RICH)).iter_rows() for cell in row if cell.value is not None]
    assert {cell.number_format for cell in cells} == {"@"}


def test_the_heading_stays_in_sight_and_filters() -> None:
    sheet = sheet_of(export(RICH))
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == "A1:K11"
    assert sheet["E3"].alignment.wrap_text
    assert sheet.row_dimensions[3].height > sheet.row_dimensions[10].height


def test_arabic_is_aligned_to_the_right_and_a_sheet_in_arabic_runs_from_there() -> None:
    sheet = sheet_of(export(RICH))
    assert (sheet["G2"].alignment.readingOrder, sheet["F2"].alignment.readingOrder) == (2, 1)
    assert not sheet.sheet_view.rightToLeft
    assert sheet_of(export(restricted(RICH, ["ar"]))).sheet_view.rightToLeft


def test_the_workbook_says_where_it_comes_from_and_that_a_machine_interpreted() -> None:
    workbook = openpyxl.load_workbook(io.BytesIO(export(RICH)))
    told = {row[0]: row[1] for row in workbook["About"].iter_rows(values_only=True)}
    assert "machine interpretation" in told["Translated by"]
    assert workbook.custom_doc_props["Digital Source Type"].value == AI_SOURCE
    assert workbook.properties.modified == datetime(2026, 11, 21, 8, 30, 12)  # noqa: DTZ001 - as read


@pytest.mark.parametrize(
    "formula", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "=cmd|'/c calc'!A0"]
)
def test_a_formula_in_speech_is_text(formula: str) -> None:
    line = Line(1, "floor", formula, Ticks(0), Ticks(1), "en", formula, {"es": formula})
    sheet = sheet_of(export(Transcript(PROVENANCE, "en", ("es",), (line,))))
    cells = [sheet[place] for place in ("D2", "E2", "F2")]
    assert {(cell.value, cell.data_type, cell.quotePrefix) for cell in cells} == {(formula, "s", True)}


def test_a_text_that_no_cell_can_hold_is_cut_and_says_so() -> None:
    line = Line(1, "floor", None, Ticks(0), Ticks(1), "en", "x" * 100_000)
    text = rows_of(export(Transcript(PROVENANCE, "en", (), (line,))))[1][4]
    assert (len(text), text.endswith(CUT)) == (32_767, True)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_comes_back_from_its_cell(said: str, translated: str) -> None:
    line = Line(1, "floor", "S1", Ticks(0), Ticks(1), "en", said, {"es": translated})
    row = rows_of(export(Transcript(PROVENANCE, "en", ("es",), (line,))))[1]
    assert row[4:6] == [clean(said), clean(translated)]
