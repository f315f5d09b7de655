"""Comma-separated values (.csv, RFC 4180) for spreadsheets: a row per utterance, a column per language.

The column `kind` tells lines from gaps and from the first row, which says where the file comes from. A cell that a
spreadsheet would take for a formula begins with an apostrophe.
"""

import csv
import io
from collections.abc import Iterator

from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks
from interpreter.domain.transcript import Line, Transcript
from interpreter.exporters.columns import columns, committed_text, edited_parts
from interpreter.exporters.wording import (
    UNKNOWN_SPEAKER,
    clean,
    clock,
    gap_sentence,
    in_order,
    provenance_sentence,
    speaker_of,
)
from interpreter.ports.outlets import ExporterManifest

COLUMNS = ("kind", "start", "end", "input", "utterance", "part", "speaker", "origin", "language")
"""They stand before what was said ("text") and the target languages, which are named by their codes."""

MORE_COLUMNS = ("edited", "committed")
"""They stand behind: what somebody has changed since, and what was committed there."""

_FORMULA = tuple("=+-@＝＋－＠")


def export(transcript: Transcript) -> bytes:
    """Return the file, UTF-8 with a byte order mark, without which Excel takes it for another encoding."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([_safe(cell) for cell in row] for row in _rows(transcript))
    return text.getvalue().encode("utf-8-sig")


def _rows(transcript: Transcript) -> Iterator[list[str]]:
    texts = columns(transcript)
    yield [*COLUMNS, *(column.language or "text" for column in texts), *MORE_COLUMNS]
    whole = (clock(Ticks(0)), clock(transcript.duration), "")
    yield _note("session", whole, provenance_sentence(transcript), len(texts))
    for entry in in_order(transcript):
        if isinstance(entry, Gap):
            where = (clock(entry.start), clock(Ticks(entry.start + entry.duration)), entry.source)
            yield _note("gap", where, gap_sentence(entry), len(texts))
        else:
            edited = (" ".join(edited_parts(entry)), committed_text(entry))
            yield [*_cells(entry, transcript), *(column.text_of(entry) for column in texts), *edited]


def _note(kind: str, where: tuple[str, str, str], text: str, texts: int) -> list[str]:
    empty = [""] * (len(COLUMNS) - 4)
    return [kind, *where, *empty, text, *[""] * (texts - 1 + len(MORE_COLUMNS))]


def _cells(line: Line, transcript: Transcript) -> list[str]:
    return [
        "line",
        clock(line.start),
        clock(line.end),
        line.source,
        str(line.utterance),
        str(line.part),
        speaker_of(line, transcript) or UNKNOWN_SPEAKER,
        line.origin,
        line.language,
    ]


def _safe(cell: str) -> str:
    text = clean(cell)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


MANIFEST = ExporterManifest(name="csv", title="Table for spreadsheets", suffix=".csv", export=export)
