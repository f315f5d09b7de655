"""Reads back XLIFF documents (.xliff, .xlf, 2.0 to 2.2): the units, whatever tool has translated them."""

import re
from xml.etree import ElementTree as ET

from interpreter.domain.errors import UserMistake
from interpreter.exporters.columns import SAID, Column
from interpreter.exporters.line_ids import read_mark
from interpreter.exporters.returned import BROKEN, Returned, ReturnedRow, unreadable
from interpreter.exporters.wording import clean
from interpreter.exporters.xml_text import parsed

_NAMESPACE = re.compile(r"\{(urn:oasis:names:tc:xliff:document:2\.[0-9])\}xliff")


def read(content: bytes) -> Returned:
    """Return what the document says. Raises UserMistake where it is none, or of another version."""
    try:
        root = parsed(content)
    except BROKEN as error:
        raise unreadable("XLIFF document", error) from error
    found = _NAMESPACE.fullmatch(root.tag)
    if found is None:
        raise UserMistake("This is not XLIFF 2; export with --format xliff and correct that.")
    space = {"x": found[1]}
    file = root.find("x:file", space)
    mark = None if file is None else read_mark(file.get("original", ""))
    rows = tuple(_row(unit, space) for unit in root.iter(f"{{{found[1]}}}unit"))
    target = (Column("target", language),) if (language := root.get("trgLang")) else ()
    return Returned(mark, rows, (Column("source", SAID), *target), marked=False)


def _row(unit: ET.Element, space: dict[str, str]) -> ReturnedRow:
    """A unit as a row; a tool that cut it into several segments has put their spaces between them."""
    cells: dict[str, str] = {}
    for name in ("source", "target"):
        texts = ["".join(element.itertext()) for element in unit.findall(f"*/x:{name}", space)]
        if any(text.strip() for text in texts):
            cells[name] = clean("".join(texts))
    return ReturnedRow(unit.get("id", ""), cells)
