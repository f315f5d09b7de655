"""The command that brings a corrected document back: openbooth import SESSION FILE."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from interpreter.app.importing import (
    Import,
    counted,
    examined,
    imported,
    offered_terms,
    taken,
    terms_of,
    with_terms,
)
from interpreter.app.pages import page
from interpreter.domain.errors import UserMistake
from interpreter.policy.reimport import Change
from interpreter.policy.term_candidates import Candidate

_MOST_TOLD = 20


def import_document(
    session: Annotated[str, typer.Argument(help="A session's id, the beginning of one, or: last.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A corrected .docx, .xlsx or .xliff file.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell what would change.")] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Also where a text was edited here since the export.")
    ] = False,
    glossary: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Add the terms that are offered to this CSV file.")
    ] = None,
) -> None:
    """Bring the corrections in an exported document back into its session."""
    try:
        content = file.read_bytes()
    except OSError as error:
        raise UserMistake(f"{file} cannot be read ({error.strerror}); choose another file.") from error
    if glossary is not None:
        terms_of(glossary)  # a mistake here is told before anything changes
    found = examined(session, content) if dry_run else imported(session, content, overwrite=overwrite)
    terms = offered_terms(session, found, overwrite=overwrite)
    _tell(found, dry_run=dry_run, overwrite=overwrite)
    _tell_terms(terms)
    if terms and glossary is not None and not dry_run:
        new = with_terms(glossary, [candidate.term for candidate in terms])
        typer.echo(f"{counted(new, 'term')} added to {glossary}.")


def _tell(found: Import, *, dry_run: bool, overwrite: bool) -> None:
    changes = taken(found, overwrite=overwrite)
    _tell_changes(changes, ("was", "is now"))
    if not overwrite:
        _tell_changes(found.findings.clashes, ("stays", "in the document"))
    lines = len({change.line for change in changes})
    verb = "would change" if dry_run else "changed"
    edits = f"{counted(len(changes), 'edit')} in {counted(lines, 'line')}"
    typer.echo(
        f"{edits} {verb} session {found.session}."
        if changes
        else "Nothing in the document changes the session."
    )
    for remark in found.remarks:
        typer.echo(remark)
    if found.findings.clashes and not overwrite:
        typer.echo("With --overwrite, what the document says takes its place.")


def _tell_terms(terms: Sequence[Candidate]) -> None:
    if not terms:
        return
    table = Table("term", "translation", "corrected in lines")
    for candidate in terms:
        term = candidate.term
        said = ", ".join(f"{code}: {text}" for code, text in term.translations.items()) or "stays as it is"
        table.add_row(escape(term.source), escape(said), str(candidate.times))
    page().print(table)


def _tell_changes(changes: Sequence[Change], titles: tuple[str, str]) -> None:
    from interpreter.exporters.line_ids import reference_of  # noqa: PLC0415 - keeps --help quick

    if not changes:
        return
    table = Table("line", "in", *titles)
    for change in changes[:_MOST_TOLD]:
        where = change.language or change.place
        table.add_row(reference_of(change.line), where, escape(change.before), escape(change.after))
    page().print(table)
    if len(changes) > _MOST_TOLD:
        typer.echo(f"… and {len(changes) - _MOST_TOLD} more.")
