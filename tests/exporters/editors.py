"""People who correct documents: by reference and heading, with the libraries that make such documents."""

import io
from collections.abc import Mapping

import docx
import openpyxl
from translate.storage.xliff2 import Xliff2File

from interpreter.exporters.line_ids import REFERENCE

Edits = Mapping[str, Mapping[str, str]]
"""By reference and heading; in XLIFF the heading is "target"."""


def in_word(file: bytes, edits: Edits) -> bytes:
    document = docx.Document(io.BytesIO(file))
    heading, *rows = (list(row.cells) for row in document.tables[0].rows)
    titles = [cell.text for cell in heading]
    for cells in rows:
        for title, text in edits.get(cells[titles.index(REFERENCE)].text, {}).items():
            cells[titles.index(title)].text = text
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def in_excel(file: bytes, edits: Edits) -> bytes:
    workbook = openpyxl.load_workbook(io.BytesIO(file))
    heading, *rows = workbook.worksheets[0].iter_rows()
    titles = [cell.value for cell in heading]
    for cells in rows:
        for title, text in edits.get(str(cells[titles.index(REFERENCE)].value), {}).items():
            cell = cells[titles.index(title)]
            cell.value = text
            cell.data_type = "s"
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def in_a_translators_tool(file: bytes, edits: Edits) -> bytes:
    document = Xliff2File.parsestring(file)
    for unit in document.units:
        if text := edits.get(unit.getid().rpartition("\x04")[2], {}).get("target"):
            unit.target = text
    written: bytes = bytes(document)
    return written
