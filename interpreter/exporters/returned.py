"""A document that has come back: which session it is of, and what stands in its rows.

Reading is careful, as anybody may have written the file: archives that grow, XML that declares entities, and documents
of other kinds are refused in one sentence, before much of them is in memory.
"""

import io
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from interpreter.domain.errors import UserMistake
from interpreter.domain.transcript import Line, LineId, Transcript
from interpreter.exporters.columns import SAID, ChosenColumn, Column, columns
from interpreter.exporters.line_ids import REFERENCE, Mark, line_id, told_apart
from interpreter.exporters.wording import UNKNOWN_SPEAKER, clean, languages, translation_of
from interpreter.exporters.xml_text import language_tag, parsed
from interpreter.policy.reimport import Row

SPEAKER = "Speaker"
"""Heads the column of names in every table."""

LARGEST_BYTES = 64 << 20
"""Of a file, and of each part of an archive that is read."""

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ET.ParseError,
    LookupError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
)
"""What reading an archive and its XML raises where it is damaged, locked with a password, or packed in unknown ways."""

_LARGEST_ARCHIVE_BYTES = 512 << 20
_MOST_MEMBERS = 10_000


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row by the headings of its cells; an empty reference is that of a row that somebody added."""

    reference: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Returned:
    """What a document says."""

    mark: Mark | None
    rows: tuple[ReturnedRow, ...]
    columns: tuple[Column, ...] = ()
    """What its cells hold, where the format says so itself; otherwise the headings tell, as they were exported."""
    marked: bool = True
    """Whether text that nobody heard has a mark in its cell."""
    not_text: int = 0
    """How many cells hold something else, such as a date, where a text is to stand; they say nothing."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The rows of a document as rows of a transcript."""

    rows: tuple[Row, ...] = ()
    added: int = 0
    """Rows with text but without a reference."""
    unknown: tuple[str, ...] = ()
    """References of lines that the session has never had."""
    languages: tuple[str, ...] = ()
    """The columns that are understood, by language; SAID for what was said."""


def recognised(returned: Returned, transcript: Transcript, others: Mapping[LineId, Line]) -> Recognised:
    """Return the rows of a document that was made from `transcript`; `others` are lines that it has by now.

    Raises UserMistake where it is in other languages.
    """
    known = {**others, **{line.id: line for line in transcript.lines}}
    headings = {title for row in returned.rows for title in row.cells}
    possible = _in_the_sessions_words(returned.columns, transcript) or columns(transcript)
    titles = _told_apart(column.title for column in possible)
    wanted = {title: column for title, column in zip(titles, possible, strict=True) if title in headings}
    rows: list[Row] = []
    added, unknown = 0, []
    for row in returned.rows:
        line = known.get(line_id(row.reference) or LineId("", -1))
        if line is not None:
            rows.append(_row(row, line, wanted, marked=returned.marked))
        elif row.reference:
            unknown.append(row.reference)
        else:
            added += _is_text(row, wanted)
    return Recognised(
        tuple(rows), added, tuple(unknown), tuple(column.language for column in wanted.values())
    )


def parts_of(content: bytes, names: Sequence[str]) -> dict[str, bytes]:
    """Return those of these members that an archive has. Raises one of BROKEN, and UserMistake for a bomb."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = archive.infolist()
        sizes = {member.filename: member.file_size for member in members}
        whole = sum(member.file_size for member in members)
        if len(members) > _MOST_MEMBERS or whole > _LARGEST_ARCHIVE_BYTES:
            raise UserMistake("The document unpacks to more than any transcript; nothing was imported.")
        wanted = [name for name in names if name in sizes]
        if any(sizes[name] > LARGEST_BYTES for name in wanted):
            raise UserMistake("The document holds more text than any transcript; nothing was imported.")
        return {name: archive.read(name) for name in wanted}


def keywords_of(core: bytes | None) -> str:
    """Return the keywords of an office document from its core properties, "" without any. Raises ET.ParseError."""
    if core is None:
        return ""
    found = (element.text for element in parsed(core).iter() if element.tag.rpartition("}")[2] == "keywords")
    return " ".join(text for text in found if text)


def unreadable(kind: str, error: Exception) -> UserMistake:
    """Return the mistake to raise for a file that is broken."""
    known = "document type" in str(error)
    reason = "declares a document type, which no export does" if known else "is damaged"
    return UserMistake(f"The {kind} {reason}; save it again as it was exported, or export it anew.")


def in_rows(titles: Sequence[str], rows: Iterable[Mapping[int, str]]) -> tuple[ReturnedRow, ...]:
    """Return the rows below a heading that has a column of references, each by the numbers of its columns."""
    names = dict(enumerate(_told_apart(titles)))
    reference = titles.index(REFERENCE)
    return tuple(
        ReturnedRow(
            clean(row.get(reference, "")).strip(),
            {names[place]: clean(text) for place, text in row.items() if place in names},
        )
        for row in rows
        if any(row.values())
    )


def _in_the_sessions_words(found: Sequence[Column], transcript: Transcript) -> tuple[Column, ...]:
    """Return the columns with the session's own codes for their languages: tools write one of a region, or none."""
    known = {language_tag(code).lower(): code for code in reversed(languages(transcript))}
    plain = {tag.partition("-")[0]: code for tag, code in known.items()}
    named: list[Column] = []
    for column in found:
        tag = column.language.lower()
        code = SAID if tag == SAID else known.get(tag) or plain.get(tag.partition("-")[0])
        if code is None:
            raise UserMistake(
                f"The session has nothing in {clean(column.language)}; "
                "a document comes back in the languages it was exported in."
            )
        named.append(replace(column, language=code))
    return tuple(named)


def _told_apart(titles: Iterable[str]) -> list[str]:
    """Number the headings that stand there several times: what was said may be headed like a translation."""
    found: list[str] = []
    for title in titles:
        found.append(f"{title} {found.count(title) + 1}" if title in found else title)
    return found


def _row(row: ReturnedRow, line: Line, wanted: Mapping[str, Column], *, marked: bool) -> Row:
    name = row.cells.get(SPEAKER, "").strip() or None
    said: str | None = None
    texts: dict[str, str] = {}
    for title, column in wanted.items():
        text = row.cells.get(title)
        own = isinstance(column, ChosenColumn) and column.language == line.language and bool(line.text)
        if text is None or (own and translation_of(line, column.language)):
            continue
        if own or column.language == SAID:
            said = text.strip(" ")
        else:
            texts[column.language] = text.strip(" ")
    heard, shown = told_apart(texts) if marked else (texts, {})
    return Row(line.id, "" if name == UNKNOWN_SPEAKER else name, said, heard, shown)


def _is_text(row: ReturnedRow, wanted: Mapping[str, Column]) -> bool:
    """Whether a row without a reference says anything but what is missing, which exports put in brackets."""
    texts = [text for title in wanted if (text := row.cells.get(title, "").strip())]
    return bool(texts) and not (len(texts) == 1 and texts[0].startswith("[") and texts[0].endswith("]"))
