"""Pages to print (.pdf): a table with what was said and its translations side by side.

Letters are shaped and run in their direction, with fonts of this computer that are embedded. Where it has none for
some of the text, the first page says so in a sentence, and the text is not written in boxes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from itertools import zip_longest
from typing import Any
from unicodedata import east_asian_width
from xml.sax.saxutils import escape

from fpdf import FPDF
from fpdf.enums import TableBordersLayout
from fpdf.fonts import FontFace
from fpdf.table import Row, Table

from interpreter.domain.health import Gap
from interpreter.domain.transcript import Line, Transcript
from interpreter.exporters.archives import moment_of
from interpreter.exporters.columns import EDITED, Column, columns
from interpreter.exporters.fonts import FoundFont, fonts_for, written_with
from interpreter.exporters.wording import (
    AI_SOURCE,
    UNKNOWN_SPEAKER,
    clean,
    clock,
    gap_sentence,
    in_order,
    language_name,
    provenance,
    provenance_sentence,
    speaker_of,
)
from interpreter.policy.captioning import is_right_to_left
from interpreter.policy.line_breaking import with_breaks
from interpreter.ports.outlets import ExporterManifest

MISSING = "[no font]"
"""Stands where this computer has no font for what was said."""

_MARGIN_MM, _TIME_MM, _SPEAKER_MM, _TEXT_MM = 15, 17, 28, 267
_BODY_PT, _SMALL_PT, _TITLE_PT = 9, 7.5, 18
_MM_A_LETTER = 1.75
"""About what a letter takes, to know how much text a page holds."""
_ROWS_A_PAGE = 30
_GREY = 100
_NEEDS_SHAPING = re.compile(
    "[\u0300-\u036f\u0590-\u10ff\u1200-\u1dff\u200b-\u200f\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufeff]"
)
_RIGHT_TO_LEFT = "\u200f"
"""Begins a paragraph that runs from the right, whatever its first word is."""


@dataclass(frozen=True, slots=True)
class _Written:
    """One cell."""

    text: str
    language: str = "en"
    grey: bool = False


class _Pages(FPDF):
    """The document; every page says what it is."""

    def __init__(self, fonts: Sequence[FoundFont]) -> None:
        super().__init__("landscape", "mm", "A4")
        self._fonts = tuple(fonts)
        self.set_margin(_MARGIN_MM)
        self.set_auto_page_break(auto=True, margin=_MARGIN_MM)
        for number, font in enumerate(fonts):
            self.add_font(f"f{number}", fname=font.path, collection_font_number=font.face)
        if fonts:
            self.set_fallback_fonts([f"f{number}" for number in range(len(fonts))], exact_match=False)

    def multi_cell(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401 - the library's own
        """As the library does it; letters that stand side by side as they are take a third of the time then."""
        text = str(given[2] if len(given) > 2 else named.get("text", ""))
        self.set_text_shaping(use_shaping_engine=bool(self._fonts and _NEEDS_SHAPING.search(text)))
        return super().multi_cell(*given, **named)

    def footer(self) -> None:
        """Tell the number of the page, and that a machine interpreted."""
        self.set_y(-12)
        self.write_in("Machine interpretation (AI)", _SMALL_PT)
        self.cell(text=f"OpenBooth: machine interpretation (AI), page {self.page_no()}")

    def write_in(self, text: str, size_pt: float) -> None:
        """Let what follows be written in the font that draws most of `text`."""
        self.set_font(self.family_of(text), size=size_pt)

    def family_of(self, text: str) -> str:
        """Return the family of the first font that draws more than half of `text`, or of the one that draws most."""
        if not self._fonts:
            return "helvetica"
        letters = [letter for letter in set(text) if not letter.isspace()]
        drawn = [sum(ord(letter) in font.letters for letter in letters) for font in self._fonts]
        most = (place for place, count in enumerate(drawn) if 2 * count > len(letters))
        return f"f{next(most, drawn.index(max(drawn)))}"

    def drawable(self, text: str) -> str:
        """Return `text` with a word in the place of what cannot be drawn."""
        if self._fonts:
            return written_with(text, self._fonts, MISSING)
        return "".join(letter if ord(letter) < 127 else "?" for letter in text)


def export(transcript: Transcript) -> bytes:
    """Return the document; its bytes depend on the transcript and the fonts of this computer."""
    texts = columns(transcript)
    rows = list(_rows(transcript, texts))
    about = [f"{label}: {text}" for label, text in provenance(transcript) if text]
    fonts = fonts_for(_by_language(rows, about))
    pages = _Pages(fonts)
    _describe(pages, transcript)
    pages.add_page()
    _tell_origin(pages, about, _unwritten(pages, rows))
    _write_table(pages, texts, rows)
    return bytes(pages.output())


def _describe(pages: _Pages, transcript: Transcript) -> None:
    title = f"Transcript {clean(transcript.provenance.session)}"
    pages.set_title(title)
    pages.set_lang("en")
    pages.set_creator(clean(f"OpenBooth {transcript.provenance.version}"))
    pages.set_producer("OpenBooth")
    pages.set_subject(provenance_sentence(transcript))
    pages.set_keywords("machine interpretation")
    pages.set_creation_date(moment_of(transcript).replace(tzinfo=UTC))
    pages.set_xmp_metadata(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        f"<Iptc4xmpExt:DigitalSourceType>{AI_SOURCE}</Iptc4xmpExt:DigitalSourceType>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )


def _rows(transcript: Transcript, texts: Sequence[Column]) -> Iterator[list[_Written]]:
    for entry in in_order(transcript):
        time = clock(entry.start).split(".", maxsplit=1)[0]
        if isinstance(entry, Gap):
            yield [_Written(time, grey=True), _Written(f"[{gap_sentence(entry)}]", grey=True)]
        else:
            yield [
                _Written(f"{time}\n{EDITED}" if entry.edited else time, grey=True),
                *_cells(entry, transcript, texts),
            ]


def _cells(line: Line, transcript: Transcript, texts: Sequence[Column]) -> Iterator[_Written]:
    yield _Written(speaker_of(line, transcript) or UNKNOWN_SPEAKER, transcript.source_language)
    for column in texts:
        yield _Written(column.text_of(line), column.language_of(line))


def _by_language(rows: Sequence[Sequence[_Written]], about: Sequence[str]) -> dict[str, str]:
    letters: dict[str, set[str]] = {"en": set("".join(about)) | set(MISSING)}
    for row in rows:
        for cell in row:
            letters.setdefault(cell.language, set()).update(cell.text)
    return {language: "".join(sorted(found)) for language, found in letters.items()}


def _unwritten(pages: _Pages, rows: Sequence[Sequence[_Written]]) -> tuple[str, ...]:
    """Return the languages of text that cannot be drawn."""
    return tuple(
        dict.fromkeys(cell.language for row in rows for cell in row if pages.drawable(cell.text) != cell.text)
    )


def _tell_origin(pages: _Pages, about: Sequence[str], unwritten: Sequence[str]) -> None:
    pages.write_in("Transcript", _TITLE_PT)
    pages.cell(text="Transcript", new_x="LMARGIN", new_y="NEXT")
    pages.ln(2)
    if unwritten:
        names = ", ".join(language_name(language) for language in unwritten)
        about = [
            f"This computer has no font for some of the text in {names}, which reads {MISSING} here: install the Noto "
            "fonts (on Debian: fonts-noto-core and fonts-noto-cjk) and export again.",
            *about,
        ]
    for sentence in about:
        text = pages.drawable(sentence)
        pages.write_in(text, _BODY_PT)
        pages.multi_cell(0, 4.5, text, align="L", new_x="LMARGIN", new_y="NEXT")
    pages.ln(3)


def _write_table(pages: _Pages, texts: Sequence[Column], rows: Sequence[Sequence[_Written]]) -> None:
    share = (_TEXT_MM - _TIME_MM - _SPEAKER_MM) / len(texts)
    widths = [_TIME_MM, _SPEAKER_MM, *[share] * len(texts)]
    heading = [_Written(title) for title in ("Time", "Speaker", *(text.title for text in texts))]
    pages.write_in("Time", _BODY_PT)
    with pages.table(
        borders_layout=TableBordersLayout.HORIZONTAL_LINES,
        col_widths=widths,
        headings_style=FontFace(color=_GREY),
        line_height=4.2,
        text_align="LEFT",
        v_align="TOP",
        padding=1,
    ) as table:
        for row in (heading, *rows):
            _write_row(pages, table, row, widths)


def _write_row(pages: _Pages, table: Table, cells: Sequence[_Written], widths: Sequence[float]) -> None:
    """Write a row, as several of them where one page would not hold it."""
    spanned = len(widths) - len(cells) + 1
    room = [*widths[: len(cells) - 1], sum(widths[len(cells) - 1 :])]
    pieces = [_pieces(pages.drawable(cell.text), width) for cell, width in zip(cells, room, strict=True)]
    for texts in zip_longest(*pieces, fillvalue=""):
        row = table.row()
        for place, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            _write_cell(pages, row, cell, text, spanned if place == len(cells) - 1 else 1)


def _write_cell(pages: _Pages, row: Row, cell: _Written, text: str, columns_taken: int) -> None:
    style = FontFace(family=pages.family_of(text), color=_GREY if cell.grey else 0)
    backward = is_right_to_left(cell.language)
    written = f"{_RIGHT_TO_LEFT if backward and text else ''}{with_breaks(text)}"
    row.cell(written, align="RIGHT" if backward else "LEFT", style=style, colspan=columns_taken)


def _pieces(text: str, width_mm: float) -> list[str]:
    """Cut a text that no page holds, at a blank where there is one."""
    most = max(20, int(width_mm / _MM_A_LETTER) * _ROWS_A_PAGE)
    if sum(1 + (east_asian_width(letter) in "WF") for letter in text[: most + 1]) <= most:
        return [text]
    most //= 2
    pieces = []
    while len(text) > most:
        cut = text.rfind(" ", most // 2, most) + 1 or most
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


MANIFEST = ExporterManifest(name="pdf", title="Pages to print", suffix=".pdf", export=export)
