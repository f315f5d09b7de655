"""Workbooks (.xlsx, ECMA-376): a row per line, what was said and its translations side by side.

The first column, hidden, holds the reference by which a corrected row is found again. Every cell is text, so that
nothing anybody says is a formula, and nothing anybody types there becomes a date. The second sheet says where the first
one comes from.
"""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import chain
from math import ceil
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.functions import tostring

from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Transcript
from interpreter.exporters.archives import moment_of, with_fixed_times
from interpreter.exporters.columns import SAID, Column, columns, committed_text, edited_parts
from interpreter.exporters.line_ids import line_ref, mark_of
from interpreter.exporters.wording import (
    AI_SOURCE,
    UNKNOWN_SPEAKER,
    clean,
    clock,
    gap_sentence,
    in_order,
    provenance,
    provenance_sentence,
    speaker_of,
)
from interpreter.policy.captioning import is_right_to_left
from interpreter.ports.outlets import ExporterManifest

BEFORE = ("Line", "Start", "End", "Speaker")
"""Columns before the texts; the first is hidden."""

BEHIND = ("Translated by", "Edited", "Committed")
"""Columns behind the texts: who translated, what somebody has changed since, and what was committed there."""

MARK = "For import"
"""Stands before the mark of the session on the second sheet, where no editor drops it."""

CUT = " … [cut: a cell holds no more]"
"""Ends a text that is longer than a cell can be."""

_LONGEST = 32_767
_LIKE_A_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""An underscore that begins what the format takes for the code of a character (ECMA-376, 22.4.2.4)."""
_FORMULA = tuple("=+-@")
_NARROW, _NAME, _WIDE = 13, 18, 40
_ROW_POINTS, _MOST_POINTS = 15, 409
_LEFT, _RIGHT = (
    Alignment(horizontal=side, vertical="top", wrap_text=True, readingOrder=order, indent=1)
    for side, order in (("left", 1), ("right", 2))
)
_BOLD, _FAINT = Font(bold=True), Font(italic=True, color="FF666666")


def export(transcript: Transcript) -> bytes:
    """Return the workbook."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Transcript"
    _fill(sheet, transcript)
    _tell_origin(workbook.create_sheet("About"), transcript)
    _describe(workbook, transcript)
    written = io.BytesIO()
    workbook.save(written)
    workbook.properties.modified = moment_of(transcript)
    described = tostring(workbook.properties.to_tree())
    return with_fixed_times(written.getvalue(), {"docProps/core.xml": described})


def _describe(workbook: Workbook, transcript: Transcript) -> None:
    properties = workbook.properties
    properties.creator = properties.lastModifiedBy = "OpenBooth"
    properties.created = moment_of(transcript)
    properties.title = f"Transcript {clean(transcript.provenance.session)}"[:255]
    properties.description = provenance_sentence(transcript)[:255]
    properties.keywords = mark_of(transcript)
    custom: CustomPropertyList[StringProperty] = getattr(workbook, "custom_doc_props")  # noqa: B009 - the stubs do not know it
    custom.append(StringProperty(name="Digital Source Type", value=AI_SOURCE))


def _fill(sheet: Worksheet, transcript: Transcript) -> None:
    texts = columns(transcript)
    titles = [*BEFORE, *(text.title for text in texts), *BEHIND]
    for place, title in enumerate(titles, start=1):
        _write(sheet, 1, place, title).font = _BOLD
    for row, entry in enumerate(in_order(transcript), start=2):
        if isinstance(entry, Gap):
            _write_gap(sheet, row, entry)
        else:
            _write_line(sheet, row, entry, transcript, texts)
    first = transcript.source_language if texts[0].language == SAID else texts[0].language
    sheet.sheet_view.rightToLeft = is_right_to_left(first)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(titles))}{sheet.max_row}"
    _lay_out(sheet, [_NARROW, _NARROW, _NARROW, _NAME, *[_WIDE] * len(texts), _NAME, _NARROW, _WIDE])
    sheet.column_dimensions["A"].hidden = True
    sheet.print_title_rows = "1:1"


def _lay_out(sheet: Worksheet, widths: Sequence[int]) -> None:
    """Make room for the text: not every program finds out by itself how high a row has to be."""
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
        rows = max(_rows(str(text or ""), width) for text, width in zip(cells, widths, strict=True))
        sheet.row_dimensions[row].height = min(rows * _ROW_POINTS, _MOST_POINTS)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _rows(text: str, width: int) -> int:
    """Return about how many rows a text takes in a cell; letters of East Asia take the room of two."""
    taken = (len(part) + sum(east_asian_width(one) in "WF" for one in part) for part in text.split("\n"))
    return sum(max(1, ceil(room / (0.9 * width))) for room in taken)


def _write_line(
    sheet: Worksheet, row: int, line: Line, transcript: Transcript, texts: Sequence[Column]
) -> None:
    for place, (text, language) in enumerate(_cells(line, transcript, texts), start=1):
        _write(sheet, row, place, text, language)
    if line.edited:
        for place in range(len(texts) + len(BEFORE) + 2, len(texts) + len(BEFORE) + len(BEHIND) + 1):
            sheet.cell(row, place).font = _FAINT


def _cells(line: Line, transcript: Transcript, texts: Sequence[Column]) -> Iterator[tuple[str, str]]:
    yield line_ref(line), ""
    yield clock(line.start), ""
    yield clock(line.end), ""
    yield speaker_of(line, transcript) or UNKNOWN_SPEAKER, ""
    for column in texts:
        yield column.text_of(line), column.language_of(line)
    yield str(line.origin) if line.translations else "", ""
    yield ", ".join(edited_parts(line)), ""
    yield committed_text(line), ""


def _write_gap(sheet: Worksheet, row: int, gap: Gap) -> None:
    _write(sheet, row, 2, clock(gap.start))
    _write(sheet, row, 3, clock(Ticks(gap.start + gap.duration)))
    _write(sheet, row, len(BEFORE) + 1, f"[{gap_sentence(gap)}]").font = _FAINT


def _write(sheet: Worksheet, row: int, column: int, text: str, language: str = "") -> Cell | MergedCell:
    cell = sheet.cell(row, column)
    kept = text if len(text) <= _LONGEST else text[: _LONGEST - len(CUT)] + CUT
    cell.value = _LIKE_A_CODE.sub("_x005F_", kept)
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = text.startswith(_FORMULA)
    cell.alignment = _RIGHT if language and is_right_to_left(language) else _LEFT
    return cell


def _tell_origin(sheet: Worksheet, transcript: Transcript) -> None:
    told = chain(provenance(transcript), [(MARK, mark_of(transcript))])
    for row, (label, text) in enumerate(told, start=1):
        _write(sheet, row, 1, label).font = _BOLD
        _write(sheet, row, 2, text)
    _lay_out(sheet, [_NAME, 2 * _WIDE])


MANIFEST = ExporterManifest(name="xlsx", title="Excel workbook", suffix=".xlsx", export=export)
