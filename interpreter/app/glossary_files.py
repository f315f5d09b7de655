"""Glossaries as the command line takes them: read, and what stands there twice told."""

from pathlib import Path

import typer

from interpreter.domain.steps import Term

_MOST = 5


def told_glossary(path: Path, source_language: str) -> tuple[Term, ...]:
    """Return the terms of a glossary file, of a TBX file those in a language; say which are there more than once.

    Raises UnreadableGlossary.
    """
    from interpreter.storage.glossary import read_glossary, repeated  # noqa: PLC0415 - keeps --help quick

    terms = read_glossary(path, source_language)
    if again := repeated(terms):
        more = "…" if len(again) > _MOST else ""
        typer.echo(f"More than once in {path}: {', '.join(again[:_MOST])}{more}; keep one of each.", err=True)
    return terms
