"""Glossaries as files: terms with their translation per language, as CSV for tables or TBX for terminology programs."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from interpreter.domain.errors import UnreadableGlossary
from interpreter.domain.steps import Term
from interpreter.storage.term_base import parse_term_base

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*")
_NOTE = "note"
_TERM_BASES = frozenset({".tbx", ".xml", ".mtf"})
_LARGEST_BYTES = 64 << 20
_FORMULA = tuple("=+-@＝＋－＠\t\r")
"""What a spreadsheet takes for the beginning of a formula; an apostrophe before it is no part of a term."""


def read_glossary(path: Path, source_language: str = "") -> tuple[Term, ...]:
    """Read a CSV file (comma or semicolon, UTF-8) whose first line is `source,<language>,<language>…`, or a TBX file.

    A column `note` is for people. A row without translations names a term that stays as it is. Of a TBX file the terms
    in `source_language` are taken, in its own where none is named. Raises UnreadableGlossary with the line and what to
    do.
    """
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise UnreadableGlossary(
                f"The glossary {path} is larger than 64 MB; take the part that is needed."
            )
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableGlossary(f"Cannot read the glossary {path}: {error.strerror}.") from error
    if is_term_base(path):
        return parse_term_base(content, source_language, name=str(path))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableGlossary(f"The glossary {path} is not UTF-8; save it as CSV in UTF-8.") from error
    return parse_glossary(text, name=str(path))


def is_term_base(path: Path) -> bool:
    """Whether a glossary is read as TBX, which cannot be written back without loss."""
    return path.suffix.lower() in _TERM_BASES


def parse_glossary(text: str, *, name: str = "glossary") -> tuple[Term, ...]:
    """As `read_glossary`, from the text of a CSV file; `name` is what a message calls it."""
    opening = text.partition("\n")[0]
    delimiter = ";" if opening.count(";") > opening.count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    terms: list[Term] = []
    try:
        columns = _columns(next(rows, []), name)
        terms.extend(
            _term(row, columns, f"{name}, line {rows.line_num}") for row in rows if any(map(str.strip, row))
        )
    except csv.Error as error:
        raise UnreadableGlossary(
            f"{name}, line {rows.line_num}: {error}; check the quotation marks."
        ) from error
    return tuple(terms)


def written_glossary(terms: Sequence[Term]) -> bytes:
    """Return the terms as a CSV file that `read_glossary` reads; no cell of it is a formula to a spreadsheet."""
    languages = languages_of(terms)
    noted = [_NOTE] if any(term.note for term in terms) else []
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["source", *languages, *noted])
    for term in terms:
        cells = [
            term.source,
            *(term.translations.get(one, "") for one in languages),
            *(term.note for _ in noted),
        ]
        writer.writerow(map(_guarded, cells))
    return text.getvalue().encode("utf-8-sig")


def languages_of(terms: Iterable[Term]) -> tuple[str, ...]:
    """Return every language that something is translated into, in the order in which they come."""
    return tuple(dict.fromkeys(code for term in terms for code in term.translations))


def repeated(terms: Iterable[Term]) -> tuple[str, ...]:
    """Return the terms that stand there more than once, however they are capitalised, each as it is written first."""
    written: dict[str, str] = {}
    counted = Counter(written.setdefault(term.source.casefold(), term.source) for term in terms)
    return tuple(term for term, count in counted.items() if count > 1)


def _columns(header: list[str], name: str) -> list[str]:
    titles = [title.strip().lower() for title in header]
    if not titles or titles[0] != "source":
        raise UnreadableGlossary(
            f"{name}, line 1: the first line must read source,<language>,… such as source,es,ca."
        )
    for title in titles[1:]:
        if not _LANGUAGE.fullmatch(title) and title != _NOTE:
            raise UnreadableGlossary(
                f'{name}, line 1: "{title}" is not a language code; write one such as es.'
            )
    if len(set(titles)) < len(titles):
        raise UnreadableGlossary(f"{name}, line 1: a language stands there twice; keep one column for each.")
    return titles[1:]


def _term(row: list[str], columns: list[str], place: str) -> Term:
    source, *others = (_unguarded(" ".join(cell.split())) for cell in row)
    if not source:
        raise UnreadableGlossary(f"{place}: the term is missing; write it in the first column.")
    if len(others) > len(columns) and any(others[len(columns) :]):
        raise UnreadableGlossary(
            f"{place}: more columns than languages; put text with commas in quotation marks."
        )
    named = {title: text for title, text in zip(columns, others, strict=False) if text}
    note = named.pop(_NOTE, "")
    return Term(source, named, note)


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA) else cell
