"""Reads back workbooks (.xlsx): the sheet of lines, corrected by whatever program."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell

from interpreter.domain.errors import UserMistake
from interpreter.exporters.line_ids import REFERENCE, Mark, read_mark
from interpreter.exporters.returned import BROKEN, Returned, in_rows, keywords_of, parts_of, unreadable
from interpreter.exporters.spreadsheet import BEFORE, BEHIND, CUT

BOOK_PART = "xl/workbook.xml"

_PROPERTIES = "docProps/core.xml"
_NOT_AS_SAID = (*BROKEN, SyntaxError, TypeError, AttributeError, AssertionError)
"""What the library raises of files that are not what they say."""

_CODE = re.compile("_x([0-9A-Fa-f]{4})_")
"""The code of a character, as the format writes what XML cannot hold."""

_WHOLE = frozenset({"General", "0", "@"})
"""Formats in which a whole number looks as it was typed."""

_OURS = frozenset({*BEFORE[:3], *BEHIND})
"""Heads columns that are not read but for the references, where nothing else is typed."""

_MOST_COLUMNS = 200
_MOST_ROWS_OF_ORIGIN = 100

_Row = tuple[Cell | MergedCell, ...]


def read(content: bytes) -> Returned:
    """Return what the workbook says. Raises UserMistake where it is none, or not one that was exported."""
    try:
        _refuse_declarations(content)
        keywords = keywords_of(parts_of(content, (_PROPERTIES,)).get(_PROPERTIES))
        mark, lines = read_mark(keywords), None
        others: list[int] = []
        not_text = 0
        for titles, rows in _sheets(content):
            if REFERENCE in titles and lines is None:
                lines = in_rows(titles, (_cells(row, others) for row in rows))
                not_text = sum(titles[place] not in _OURS for place in others)
            else:
                mark = mark or _visible_mark(_cells(row, []) for row in rows)
        if lines is not None:
            return Returned(mark, lines, not_text=not_text)
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


def _sheets(content: bytes) -> Iterator[tuple[list[str], Iterator[_Row]]]:
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
                rows = sheet.iter_rows(min_row=2, max_col=max(1, len(titles)))
                yield titles, rows
        finally:
            workbook.close()


def _cells(row: _Row, others: list[int]) -> dict[int, str]:
    """The texts of a row by their columns; a text that was cut says nothing.

    Nor does what is no text, whose columns join `others`: who typed 3/4 may find a date there, and nobody knows what
    was meant.
    """
    found: dict[int, str] = {}
    for place, cell in enumerate(row):
        if not _is_text(cell):
            others.append(place)
        elif not (text := _text(cell.value)).endswith(CUT):
            found[place] = text
    return found


def _is_text(cell: Cell | MergedCell) -> bool:
    """Whether a cell holds what was typed: a text, a whole number or nothing, but no date, share or mistake."""
    value = cell.value
    if value is None or isinstance(value, str):
        return cell.data_type != "e"
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return whole and not isinstance(value, bool) and cell.number_format in _WHOLE


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else _CODE.sub(lambda code: chr(int(code[1], 16)), str(value))
