"""Reads back Word documents (.docx): the table of lines, corrected by whatever program, changes tracked or not."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from interpreter.domain.errors import UserMistake
from interpreter.exporters.line_ids import REFERENCE, Mark, read_mark
from interpreter.exporters.returned import BROKEN, Returned, in_rows, keywords_of, parts_of, unreadable
from interpreter.exporters.xml_text import parsed

TEXT_PART = "word/document.xml"

_PROPERTIES = "docProps/core.xml"
_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"})
_NOT_TEXT = frozenset({"del", "moveFrom", "tbl", "txbxContent", "Fallback"})
_CHARACTERS = {"tab": " ", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}


def read(content: bytes) -> Returned:
    """Return what the document says. Raises UserMistake where it is none, or not one that was exported."""
    try:
        parts = parts_of(content, (TEXT_PART, _PROPERTIES))
        returned = _read(keywords_of(parts.get(_PROPERTIES)), parsed(parts[TEXT_PART]))
    except BROKEN as error:  # among them is RecursionError, of elements in elements without end
        raise unreadable("Word document", error) from error
    if returned is None:
        raise UserMistake(
            f"The document has no table with a column “{REFERENCE}”; only what was exported can be imported."
        )
    return returned


def _read(keywords: str, body: ET.Element) -> Returned | None:
    """What the first table with references says."""
    for table in body.iter():
        if _name(table) == "tbl":
            heading, *rows = [_cells(row) for row in _within(table, "tr") if not _deleted(row)] or [{}]
            titles = [heading.get(place, "").strip() for place in range(max(heading, default=-1) + 1)]
            if REFERENCE in titles:
                return Returned(read_mark(keywords) or _visible_mark(body), in_rows(titles, rows))
    return None


def _visible_mark(body: ET.Element) -> Mark | None:
    """The mark as the document shows it, for editors that drop the properties."""
    paragraphs = ("".join(_texts(one)) for one in body.iter() if _name(one) == "p")
    return next((mark for text in paragraphs if (mark := read_mark(text)) is not None), None)


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _value(element: ET.Element | None, name: str) -> str:
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _within(parent: ET.Element, name: str) -> Iterator[ET.Element]:
    """The elements of this name in `parent`, also those that stand in a control or were inserted."""
    for child in parent:
        if _name(child) == name:
            yield child
        elif _name(child) in _WRAPPERS:
            yield from _within(child, name)


def _property(element: ET.Element, group: str, name: str) -> ET.Element | None:
    for properties in _within(element, group):
        for found in properties:
            if _name(found) == name:
                return found
    return None


def _deleted(row: ET.Element) -> bool:
    return _property(row, "trPr", "del") is not None


def _cells(row: ET.Element) -> dict[int, str]:
    """The texts of a row by the number of the column in which each cell begins."""
    place = _count(_property(row, "trPr", "gridBefore"), 0)
    found: dict[int, str] = {}
    for cell in _within(row, "tc"):
        paragraphs = ("".join(_texts(paragraph)).strip(" ") for paragraph in _within(cell, "p"))
        found[place] = " ".join(filter(None, paragraphs))
        place += _count(_property(cell, "tcPr", "gridSpan"), 1)
    return found


def _count(element: ET.Element | None, otherwise: int) -> int:
    value = _value(element, "val")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else otherwise


def _texts(element: ET.Element) -> Iterator[str]:
    for child in element:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in _CHARACTERS:
            yield _CHARACTERS[name]
        elif name not in _NOT_TEXT:
            yield from _texts(child)
