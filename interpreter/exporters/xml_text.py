"""XML as translators' formats want it, elements in lines of their own; and XML of others, read with care."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from interpreter.exporters.wording import clean
from interpreter.policy.transcription import UNKNOWN_LANGUAGE

_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def add(
    parent: ET.Element, name: str, attributes: Mapping[str, str] | None = None, text: str = ""
) -> ET.Element:
    """Return a new last child of `parent` with clean text and attributes."""
    child = ET.SubElement(parent, name, {key: clean(value) for key, value in (attributes or {}).items()})
    child.text = clean(text) or None
    return child


def language_tag(code: str) -> str:
    """Return a language code as XML Schema allows it (xs:language), "und" for any other text."""
    return code if _LANGUAGE.fullmatch(code) else UNKNOWN_LANGUAGE


def written(root: ET.Element) -> bytes:
    """Return the document, UTF-8 with LF line ends."""
    ET.indent(root)
    body: bytes = ET.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"


def parsed(content: bytes) -> ET.Element:
    """Return the root of a document. Raises ET.ParseError also of one that declares anything of its own.

    No document type is accepted, so that no entity of one can grow or make anybody fetch a file.
    """
    return ET.fromstring(content, parser=ET.XMLParser(target=_WithoutDeclaration()))  # noqa: S314 - nothing is declared


class _WithoutDeclaration(ET.TreeBuilder):
    """Builds the tree of a document that declares no type."""

    def doctype(self, name: str, *_: str | None) -> None:
        """Refuse: what follows may be an entity."""
        raise ET.ParseError(f"a document type is declared: {name}")
