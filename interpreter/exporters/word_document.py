"""Word documents (.docx, ECMA-376): a table with what was said and its translations side by side.

The last column holds the reference of each line, and the keywords and the last paragraph the mark of the session, so
that the document can come back once it is corrected, also from editors that drop properties. Every run carries its
language, so that the spelling check knows, and right-to-left languages run from the right. The bytes depend on the
transcript alone: the archive's times are fixed and the document is dated by the session.
"""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Transcript
from interpreter.exporters.archives import moment_of, with_fixed_times
from interpreter.exporters.columns import EDITED, Column, columns
from interpreter.exporters.line_ids import REFERENCE, line_ref, mark_of
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

_NARROW_MM = (20, 30)
"""Widths of the columns for the time and the speaker; the languages share the rest."""

_REFERENCE_MM = 17
_GREY, _SMALL_HALF_POINTS = "767676", "13"
_TEXT_MM = 257
"""A4 across with margins of 20 mm."""


def export(transcript: Transcript) -> bytes:
    """Return the document."""
    document = docx.Document()
    _lay_out(document)
    _date(document, transcript)
    document.add_heading("Transcript", level=0)
    for label, text in provenance(transcript):
        if text:
            document.add_paragraph(f"{label}: {text}").paragraph_format.space_after = Mm(0)
    document.add_paragraph().paragraph_format.space_after = Mm(0)
    _add_table(document, transcript)
    document.element.body.insert(-1, _small(mark_of(transcript)))  # the last one describes the pages
    written = io.BytesIO()
    document.save(written)
    return with_fixed_times(written.getvalue())


def _lay_out(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)


def _date(document: Document, transcript: Transcript) -> None:
    when = moment_of(transcript)
    properties = document.core_properties
    properties.created = properties.modified = when
    properties.author = properties.last_modified_by = "OpenBooth"
    properties.title = f"Transcript {clean(transcript.provenance.session)}"[:255]
    properties.comments = provenance_sentence(transcript)[:255]
    properties.keywords = f"machine interpretation, {AI_SOURCE}, {mark_of(transcript)}"[:255]
    properties.revision = 1


def _add_table(document: Document, transcript: Transcript) -> None:
    """Build the rows as elements: the library looks every cell up anew, which is quadratic in a long session."""
    texts = columns(transcript)
    share = (_TEXT_MM - sum(_NARROW_MM) - _REFERENCE_MM) / len(texts)
    widths = [round(Mm(width).twips) for width in (*_NARROW_MM, *[share] * len(texts), _REFERENCE_MM)]
    table = document.add_table(rows=0, cols=len(widths))
    table.style = "Table Grid"
    table.autofit = False
    table._tblPr.find(qn("w:tblLook")).addprevious(_cell_margins())  # noqa: SLF001
    for column, width in zip(table._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):  # noqa: SLF001
        column.set(qn("w:w"), str(width))
    for row in _rows(transcript, texts, widths):
        table._tbl.append(row)  # noqa: SLF001


def _rows(transcript: Transcript, texts: Sequence[Column], widths: Sequence[int]) -> Iterator[Any]:
    titles = ("Time", "Speaker", *(text.title for text in texts), REFERENCE)
    heading = [_cell(width, _paragraph(text, "en")) for text, width in zip(titles, widths, strict=True)]
    yield _row(heading, "w:tblHeader")
    for entry in in_order(transcript):
        if isinstance(entry, Gap):
            yield _row([_cell(widths[0], _paragraph(_time(entry.start), "en")), _gap_cell(entry, widths)])
        else:
            yield _row(_line_cells(entry, transcript, texts, widths))


def _line_cells(
    line: Line, transcript: Transcript, texts: Sequence[Column], widths: Sequence[int]
) -> list[Any]:
    time, *others = [
        (_time(line.start), "en"),
        (speaker_of(line, transcript) or UNKNOWN_SPEAKER, transcript.source_language),
        *((column.text_of(line), column.language_of(line)) for column in texts),
    ]
    mark = [_paragraph(EDITED, "en", "w:i")] if line.edited else []
    return [
        _cell(widths[0], _paragraph(*time), *mark),
        *(_cell(width, _paragraph(*text)) for text, width in zip(others, widths[1:-1], strict=True)),
        _cell(widths[-1], _small(line_ref(line))),
    ]


def _gap_cell(gap: Gap, widths: Sequence[int]) -> Any:  # noqa: ANN401 - XML elements have no types
    cell = _cell(sum(widths[1:]), _paragraph(f"[{gap_sentence(gap)}]", "en"))
    span = OxmlElement("w:gridSpan", {qn("w:val"): str(len(widths) - 1)})
    cell.find(qn("w:tcPr")).append(span)
    return cell


def _time(at: Ticks) -> str:
    return clock(at).split(".", maxsplit=1)[0]


def _cell_margins() -> Any:  # noqa: ANN401
    """Room above and below, without which the marks of Arabic vowels touch the line."""
    margins = OxmlElement("w:tblCellMar")
    margins.extend(
        OxmlElement(f"w:{side}", {qn("w:w"): str(width), qn("w:type"): "dxa"})
        for side, width in (("top", 40), ("left", 100), ("bottom", 40), ("right", 100))
    )
    return margins


def _row(cells: Sequence[Any], *marks: str) -> Any:  # noqa: ANN401
    row = OxmlElement("w:tr")
    properties = OxmlElement("w:trPr")
    properties.extend(OxmlElement(mark) for mark in ("w:cantSplit", *marks))
    row.append(properties)
    row.extend(cells)
    return row


def _cell(width: int, *paragraphs: Any) -> Any:  # noqa: ANN401
    cell = OxmlElement("w:tc")
    properties = OxmlElement("w:tcPr")
    properties.append(OxmlElement("w:tcW", {qn("w:w"): str(width), qn("w:type"): "dxa"}))
    cell.extend((properties, *paragraphs))
    return cell


def _paragraph(text: str, language: str, *marks: str) -> Any:  # noqa: ANN401
    paragraph, run, written = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
    tongue = OxmlElement("w:lang")
    properties = OxmlElement("w:rPr")
    properties.extend(OxmlElement(mark) for mark in marks)
    if is_right_to_left(language):
        direction = OxmlElement("w:pPr")
        direction.append(OxmlElement("w:bidi"))
        paragraph.append(direction)
        properties.append(OxmlElement("w:rtl"))
        tongue.set(qn("w:bidi"), clean(language))
    else:
        tongue.set(qn("w:val"), clean(language))
    properties.append(tongue)
    written.text = text
    written.set(qn("xml:space"), "preserve")
    run.extend((properties, written))
    paragraph.append(run)
    return paragraph


def _small(reference: str) -> Any:  # noqa: ANN401
    """A paragraph in small grey print that no spelling check minds."""
    paragraph = _paragraph(reference, "en", "w:noProof")
    properties = paragraph.find(qn("w:r")).find(qn("w:rPr"))
    looks = (("w:color", _GREY), ("w:sz", _SMALL_HALF_POINTS))
    for place, (name, value) in enumerate(looks, start=1):
        properties.insert(place, OxmlElement(name, {qn("w:val"): value}))
    return paragraph


MANIFEST = ExporterManifest(name="docx", title="Bilingual Word document", suffix=".docx", export=export)
