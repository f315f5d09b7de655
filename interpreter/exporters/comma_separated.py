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
from interpreter.exporters.wording import (
    UNKNOWN_SPEAKER,
    clean,
    clock,
    gap_sentence,
    in_order,
    languages,
    provenance_sentence,
    speaker_of,
    translation_of,
)
from interpreter.ports.outlets import ExporterManifest

COLUMNS = ("kind", "start", "end", "input", "utterance", "speaker", "origin", "language", "text")
"""They stand before the target languages, which are named by their codes."""

_FORMULA = tuple("=+-@＝＋－＠")


def export(transcript: Transcript) -> bytes:
    """Return the file, UTF-8 with a byte order mark, without which Excel takes it for another encoding."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([_safe(cell) for cell in row] for row in _rows(transcript))
    return text.getvalue().encode("utf-8-sig")


def _rows(transcript: Transcript) -> Iterator[list[str]]:
    targets = languages(transcript)
    yield [*COLUMNS, *targets]
    whole = (clock(Ticks(0)), clock(transcript.duration))
    empty = [""] * len(targets)
    yield ["session", *whole, "", "", "", "", "", provenance_sentence(transcript), *empty]
    for entry in in_order(transcript):
        if isinstance(entry, Gap):
            times = (clock(entry.start), clock(Ticks(entry.start + entry.duration)))
            yield ["gap", *times, entry.source, "", "", "", "", gap_sentence(entry), *empty]
        else:
            yield [
                *_cells(entry, transcript),
                *(translation_of(entry, language) for language in targets),
            ]


def _cells(line: Line, transcript: Transcript) -> list[str]:
    return [
        "line",
        clock(line.start),
        clock(line.end),
        line.source,
        str(line.utterance),
        speaker_of(line, transcript) or UNKNOWN_SPEAKER,
        line.origin,
        line.language,
        line.text,
    ]


def _safe(cell: str) -> str:
    text = clean(cell)
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


MANIFEST = ExporterManifest(name="csv", title="Table for spreadsheets", suffix=".csv", export=export)
