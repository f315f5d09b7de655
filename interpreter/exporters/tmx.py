"""Translation memories (.tmx, TMX 1.4b, LISA OSCAR 2005): what was said with its translations, for translators' tools.

A unit for each line that has both, its id the line's reference; other lines teach a memory nothing and are counted in
the header. Machine text beside an interpreter is there where no other is, and its variant says so.
"""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Transcript
from interpreter.exporters.archives import moment_of
from interpreter.exporters.columns import edited_parts
from interpreter.exporters.line_ids import line_ref, told_apart
from interpreter.exporters.wording import (
    AI_SOURCE,
    NOT_INTERPRETED,
    UNKNOWN_SPEAKER,
    clean,
    clock,
    gap_sentence,
    languages,
    provenance,
    speaker_of,
    spoken,
    translation_of,
)
from interpreter.exporters.xml_text import add, language_tag, written
from interpreter.ports.outlets import ExporterManifest

_ANY_LANGUAGE = "*all*"
"""Says of a memory that its units tell which of their languages they were translated from."""


def export(transcript: Transcript) -> bytes:
    """Return the memory."""
    root = ET.Element("tmx", {"version": "1.4"})
    header = _header(root, transcript)
    body = add(root, "body")
    targets = languages(transcript)
    for line in transcript.lines:
        _add_unit(body, line, transcript, targets)
    if missing := len(transcript.lines) - len(body):
        sentence = f"{missing} of {len(transcript.lines)} lines are left out, as one of the texts is missing"
        header.insert(0, _note(sentence))
    return written(root)


def _header(root: ET.Element, transcript: Transcript) -> ET.Element:
    said = spoken(transcript)
    attributes = {
        "creationtool": "OpenBooth",
        "creationtoolversion": clean(transcript.provenance.version) or "0",
        "segtype": "paragraph",
        "o-tmf": "OpenBooth transcript",
        "adminlang": "en",
        "srclang": language_tag(said[0]) if len(said) == 1 else _ANY_LANGUAGE,
        "datatype": "plaintext",
        "creationdate": f"{moment_of(transcript):%Y%m%dT%H%M%SZ}",
    }
    header = add(root, "header", attributes)
    for label, text in provenance(transcript):
        if text:
            _add_property(header, f"x-{label.lower().replace(' ', '-')}", text)
    _add_property(header, "x-digital-source-type", AI_SOURCE)
    for gap in transcript.gaps:
        _add_property(header, "x-gap", f"{clock(gap.start)} {gap_sentence(gap)}")
    return header


def _add_unit(body: ET.Element, line: Line, transcript: Transcript, targets: Sequence[str]) -> None:
    said = clean(line.text).strip(" ")
    texts = {code: clean(translation_of(line, code)) for code in targets}
    heard, shown = told_apart(texts)
    translations = {code: text for code in texts if (text := heard[code] or shown[code])}
    if not said or not translations:
        return
    unit = add(body, "tu", {"tuid": line_ref(line), "srclang": language_tag(line.language)})
    _add_property(unit, "x-speaker", speaker_of(line, transcript) or UNKNOWN_SPEAKER)
    for name, at in (("x-start", line.start), ("x-end", line.end)):
        _add_property(unit, name, clock(Ticks(at)))
    _add_property(unit, "x-translated-by", line.origin)
    for part in edited_parts(line):
        _add_property(unit, "x-edited", part)
    add(_variant(unit, line.language), "seg", text=said)
    for code, text in translations.items():
        variant = _variant(unit, code)
        if not heard[code]:
            _add_property(variant, "x-heard", NOT_INTERPRETED)
        add(variant, "seg", text=text)


def _variant(unit: ET.Element, language: str) -> ET.Element:
    return add(unit, "tuv", {"xml:lang": language_tag(language)})


def _add_property(parent: ET.Element, kind: str, text: str) -> None:
    add(parent, "prop", {"type": kind}, text)


def _note(text: str) -> ET.Element:
    note = ET.Element("note")
    note.text = text
    return note


MANIFEST = ExporterManifest(
    name="tmx", title="Translation memory (TMX 1.4b)", suffix=".tmx", export=export, bilingual=True
)
