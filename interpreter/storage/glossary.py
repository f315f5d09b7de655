"""Glossaries as CSV files: terms with their translation per language."""

import csv
import io
import re
from pathlib import Path

from interpreter.domain.errors import UnreadableGlossary
from interpreter.domain.steps import Term

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*")


def read_glossary(path: Path) -> tuple[Term, ...]:
    """Read a CSV file (comma or semicolon, UTF-8) whose first line is `source,<language>,<language>…`.

    A row without translations names a term that stays as it is. Raises UnreadableGlossary with the line and what to do.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableGlossary(f"Cannot read the glossary {path}: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise UnreadableGlossary(f"The glossary {path} is not UTF-8; save it as CSV in UTF-8.") from error
    return parse_glossary(text, name=str(path))


def parse_glossary(text: str, *, name: str = "glossary") -> tuple[Term, ...]:
    """As `read_glossary`, from the text of the file; `name` is what a message calls it."""
    opening = text.partition("\n")[0]
    delimiter = ";" if opening.count(";") > opening.count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    terms: list[Term] = []
    try:
        languages = _languages(next(rows, []), name)
        terms.extend(
            _term(row, languages, f"{name}, line {rows.line_num}") for row in rows if any(map(str.strip, row))
        )
    except csv.Error as error:
        raise UnreadableGlossary(
            f"{name}, line {rows.line_num}: {error}; check the quotation marks."
        ) from error
    return tuple(terms)


def _languages(header: list[str], name: str) -> list[str]:
    titles = [title.strip().lower() for title in header]
    if not titles or titles[0] != "source":
        raise UnreadableGlossary(
            f"{name}, line 1: the first line must read source,<language>,… such as source,es,ca."
        )
    for title in titles[1:]:
        if not _LANGUAGE.fullmatch(title):
            raise UnreadableGlossary(
                f'{name}, line 1: "{title}" is not a language code; write one such as es.'
            )
    if len(set(titles)) < len(titles):
        raise UnreadableGlossary(f"{name}, line 1: a language stands there twice; keep one column for each.")
    return titles[1:]


def _term(row: list[str], languages: list[str], place: str) -> Term:
    source, *translations = (" ".join(cell.split()) for cell in row)
    if not source:
        raise UnreadableGlossary(f"{place}: the term is missing; write it in the first column.")
    if len(translations) > len(languages) and any(translations[len(languages) :]):
        raise UnreadableGlossary(
            f"{place}: more columns than languages; put text with commas in quotation marks."
        )
    return Term(source, {lang: text for lang, text in zip(languages, translations, strict=False) if text})
