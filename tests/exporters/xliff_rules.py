"""The rules of XLIFF 2.0's core (OASIS, 5 August 2014) that a document without inline codes can break."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from interpreter.exporters.xliff import NAMESPACE
from interpreter.exporters.xml_text import parsed

_NAME = r"[\w.:\-\u00b7]+"  # NMTOKEN
_LANGUAGE = r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*"
_YES_NO = "yes|no"
_SPACE = {"{http://www.w3.org/XML/1998/namespace}space": "default|preserve"}
_TONGUE = {"{http://www.w3.org/XML/1998/namespace}lang": _LANGUAGE}


@dataclass(frozen=True)
class Rule:
    """Which children an element has, as a pattern of their names, each with a blank behind, and which attributes."""

    children: str
    required: dict[str, str] = field(default_factory=dict)
    optional: dict[str, str] = field(default_factory=dict)
    text: bool = False


_FILE = {
    "canResegment": _YES_NO,
    "translate": _YES_NO,
    "srcDir": "ltr|rtl|auto",
    "trgDir": "ltr|rtl|auto",
    **_SPACE,
}
_UNIT = {**_FILE, "name": ".*", "type": r"[^\s:]+:[^\s:]+"}
_SEGMENT = {
    "id": _NAME,
    "canResegment": _YES_NO,
    "state": "initial|translated|reviewed|final",
    "subState": ".+",
}
_NOTE = {"id": _NAME, "appliesTo": "source|target", "category": ".*", "priority": "[1-9]|10"}
RULES = {
    "xliff": Rule(
        "(file )+", {"version": r"2\.0", "srcLang": _LANGUAGE}, {"trgLang": _LANGUAGE, **_SPACE}
    ),
    "file": Rule("(skeleton )?(notes )?((unit |group )+)", {"id": _NAME}, {**_FILE, "original": ".*"}),
    "group": Rule("(notes )?(unit |group )*", {"id": _NAME}, _UNIT),
    "unit": Rule("(notes )?(originalData )?(segment |ignorable )+", {"id": _NAME}, _UNIT),
    "segment": Rule("source (target )?", {}, _SEGMENT),
    "ignorable": Rule("source (target )?", {}, {"id": _NAME}),
    "notes": Rule("(note )+"),
    "note": Rule("", {}, _NOTE, text=True),
    "source": Rule("", {}, {**_TONGUE, **_SPACE}, text=True),
    "target": Rule("", {}, {**_TONGUE, **_SPACE, "order": "[1-9][0-9]*"}, text=True),
}  # fmt: skip


def broken_rules(document: bytes) -> list[str]:
    """Return what is wrong with a document."""
    root = parsed(document)
    found = [] if _name(root) == "xliff" else ["the root is not xliff"]
    found += [fault for element in root.iter() for fault in _faults(element)]
    if "trgLang" not in root.attrib and root.find(f".//{{{NAMESPACE}}}target") is not None:
        found.append("targets need a target language")
    for file in root:
        ids = [unit.attrib.get("id") for unit in file.iter(f"{{{NAMESPACE}}}unit")]
        found += [f"unit id {one} is there twice" for one in {one for one in ids if ids.count(one) > 1}]
    return found


def _name(element: ET.Element) -> str:
    namespace, _, name = element.tag.rpartition("}")
    return name if namespace == f"{{{NAMESPACE}" else element.tag


def _faults(element: ET.Element) -> Iterator[str]:
    name = _name(element)
    if name not in RULES:
        yield f"{name} is not of the core"
        return
    rule = RULES[name]
    if not re.fullmatch(rule.children, "".join(f"{_name(child)} " for child in element)):
        yield f"{name} holds {[_name(child) for child in element]}"
    if not rule.text and (element.text or "").strip():
        yield f"{name} holds text"
    if any((child.tail or "").strip() for child in element):
        yield f"{name} holds text between elements"
    for attribute in rule.required.keys() - element.attrib.keys():
        yield f"{name} lacks {attribute}"
    for attribute, value in element.attrib.items():
        pattern = {**rule.required, **rule.optional}.get(attribute)
        if pattern is None or not re.fullmatch(pattern, value):
            yield f"{name} cannot have {attribute}={value!r}"
