"""Reads back workbooks (.xlsx): the sheet of lines, corrected by whatever program."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta
from itertools import islice

from openpyxl import load_workbook

from interpreter.domain.errors import UserMistake
from interpreter.exporters.line_ids import REFERENCE, Mark, read_mark
from interpreter.exporters.returned import BROKEN, Returned, in_rows, keywords_of, parts_of, unreadable
from interpreter.exporters.spreadsheet import CUT

BOOK_PART = "xl/workbook.xml"

_PROPERTIES = "docProps/core.xml"
_NOT_AS_SAID = (*BROKEN, SyntaxError, TypeError, AttributeError, AssertionError)
"""What the library raises of files that are not what they say."""

_CODE = re.compile("_x([0-9A-Fa-f]{4})_")
"""The code of a character, as the format writes what XML cannot hold."""

_MOST_COLUMNS = 200
_MOST_ROWS_OF_ORIGIN = 100


def read(content: bytes) -> Returned:
    """Return what the workbook says. Raises UserMistake where it is none, or not one that was exported."""
    try:
        _refuse_declarations(content)
        keywords = keywords_of(parts_of(content, (_PROPERTIES,)).get(_PROPERTIES))
        mark, lines = read_mark(keywords), None
        for titles, rows in _sheets(content):
            if REFERENCE in titles and lines is None:
                lines = in_rows(titles, rows)
            else:
                mark = mark or _visible_mark(rows)
        if lines is not None:
            return Returned(mark, lines)
    except _NOT_AS_SAID as error:
        raise unreadable("workbook", error) from error
    raise UserMistake(
        f"The workbook has no sheet with a column “{REFERENCE}”; only what was exported can be imported."
    )


def _visible_mark(rows: Iterable[dict[int, str]]) -> Mark | None:
    """The mark as a sheet shows it, for editors that drop the properties."""
    told = (" ".join(row.values()) for row in islice(rows, _MOST_ROWS_OF_ORIGIN))
    return next((mark for text in told if (mark := read_mark(text)) is not None), None)


def _refuse_declarations(content: bytes) -> None:
    """Read every part once with care, as the library would let entities grow."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    for text in parts_of(content, names).values():
        if any("<!DOCTYPE".encode(code) in text for code in ("ascii", "utf-16-le", "utf-16-be")):
            raise UserMistake("The workbook declares a document type, which no export does; export it anew.")


def _sheets(content: bytes) -> Iterator[tuple[list[str], Iterator[dict[int, str]]]]:
    """The headings of each sheet and the rows below."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what the library does not know and we do not read
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            for sheet in workbook.worksheets:
                first = next(sheet.iter_rows(max_row=1, max_col=_MOST_COLUMNS, values_only=True), ())
                titles = [_text(value).strip() for value in first]
                while titles and not titles[-1]:
                    titles.pop()
                rows = sheet.iter_rows(min_row=2, max_col=max(1, len(titles)), values_only=True)
                yield titles, map(_cells, rows)
        finally:
            workbook.close()


def _cells(row: Iterable[object]) -> dict[int, str]:
    """The texts of a row by their columns; a text that was cut says nothing, nor does what is no text at all."""
    return {
        place: text
        for place, value in enumerate(row)
        if not isinstance(value, bool | date | time | timedelta) and not (text := _text(value)).endswith(CUT)
    }


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else _CODE.sub(lambda code: chr(int(code[1], 16)), str(value))
