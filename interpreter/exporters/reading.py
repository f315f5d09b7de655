"""Reads documents that come back corrected, each by what it is, whatever its name."""

import io
import zipfile
from collections.abc import Callable

from interpreter.domain.errors import UserMistake
from interpreter.exporters import reading_word, reading_workbook, reading_xliff
from interpreter.exporters.returned import BROKEN, LARGEST_BYTES, Returned

_READERS: dict[str, Callable[[bytes], Returned]] = {
    reading_word.TEXT_PART: reading_word.read,
    reading_workbook.BOOK_PART: reading_workbook.read,
}


def read_document(content: bytes) -> Returned:
    """Return what a Word document, workbook or XLIFF document says. Raises UserMistake for anything else."""
    if len(content) > LARGEST_BYTES:
        raise UserMistake("The file is larger than any transcript; nothing was imported.")
    if content.startswith(b"PK"):
        for part in _members(content):
            if part in _READERS:
                return _READERS[part](content)
    elif content.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith((b"<", b"\0<")):
        return reading_xliff.read(content)
    raise UserMistake(
        "This is no Word document (.docx), workbook (.xlsx) or XLIFF document; "
        "save what was exported in its own format."
    )


def _members(content: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.namelist()
    except BROKEN:
        raise UserMistake("The document is damaged; save it again, or export it anew.") from None
