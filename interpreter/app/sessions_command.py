"""`openbooth sessions`: what is on record, corrected and deleted."""

from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Column, Table
from rich.text import Text

from interpreter.app.pages import page
from interpreter.domain.errors import UserMistake
from interpreter.domain.sessions import RecordState, SessionEntry
from interpreter.domain.timeline import Ticks, seconds_from_ticks

if TYPE_CHECKING:
    from interpreter.app.record_editing import RecordEditor

sessions = typer.Typer(
    help="List the sessions on record, newest first; show, correct and delete them.",
    invoke_without_command=True,
)

SessionId = Annotated[str, typer.Argument(metavar="SESSION", help="An id, the beginning of one, or: last.")]
Sure = Annotated[bool, typer.Option("--yes", help="Do not ask whether you are sure.")]


@sessions.callback()
def _without_command(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        list_()


@sessions.command("list")
def list_() -> None:
    """List the sessions on record, newest first."""
    from interpreter.app.sessions import interrupted, list_sessions  # noqa: PLC0415 - keeps --help quick

    table = Table(
        Column("session", no_wrap=True), "started", "input", "languages", "minutes", "lines", "state"
    )
    for entry in list_sessions():
        table.add_row(
            entry.id,
            entry.started,
            Text(", ".join(entry.inputs)),
            f"{entry.source_language} → {', '.join(entry.targets) or '–'}",
            f"{seconds_from_ticks(entry.duration) / 60:.1f}",
            str(entry.lines),
            _state(entry),
        )
    page().print(table)
    for cut_off in interrupted():
        when = f"the last words are of {cut_off.last_words_at or 'an unknown time'}"
        typer.echo(f"{cut_off.id} was cut off; {when}: openbooth sessions recover|skip|discard {cut_off.id}")


@sessions.command()
def search(what: Annotated[str, typer.Argument(metavar="TEXT", help="In any case of its letters.")]) -> None:
    """Print where something was said or translated, in all sessions, newest first."""
    from interpreter.app.sessions import search_sessions  # noqa: PLC0415

    table = Table(Column("session", no_wrap=True), Column("at", no_wrap=True), "language", "text")
    for found in search_sessions(what):
        table.add_row(found.session, _clock(found.start), found.language, Text(found.text))
    page().print(table)


@sessions.command()
def show(session: SessionId) -> None:
    """Print the lines of a session; an asterisk marks what was edited, with what was committed below it."""
    from interpreter.app.records import session_store  # noqa: PLC0415

    transcript = session_store().open(session)
    table = Table("", Column("at", no_wrap=True), "speaker", "language", "text")
    for line in transcript.lines:
        mark, name = "*" if line.edited else "", transcript.name_of(line.speaker) or "Speaker ?"
        table.add_row(mark, _clock(line.start), Text(name), line.language, Text(line.text))
        for language, text in (*line.translations.items(), *line.shown_only.items()):
            table.add_row("", "", "", language, Text(text))
        for language, text in line.original.items():
            table.add_row("", "", "committed", language, Text(text))
    page().print(table)


@sessions.command()
def delete(session: SessionId, yes: Sure = False) -> None:
    """Delete a session for good: text, sound, and its words in the index."""
    from interpreter.app.sessions import delete_session  # noqa: PLC0415

    delete_session(_certain(session, yes=yes))


@sessions.command()
def recover(session: SessionId) -> None:
    """Close the record of a session that was cut off; exports go on saying so."""
    from interpreter.app.sessions import recover as close  # noqa: PLC0415

    found = _found(session)
    was_cut_off = _is_cut_off(found)
    close(found)
    if was_cut_off:
        typer.echo(f"Session {found} is closed; its exports say that it was cut off.")
    else:
        typer.echo(f"Session {found} was closed already; nothing is changed.")


@sessions.command()
def skip(session: SessionId) -> None:
    """Leave a session that was cut off as it is, and be asked for it no more."""
    from interpreter.app.sessions import skip as leave  # noqa: PLC0415

    found = _found(session)
    if _is_cut_off(found):
        leave(found)
        typer.echo(f"Session {found} stays as it is; it is not asked for any more.")
    else:
        typer.echo(f"Session {found} is not cut off; nothing is changed.")


@sessions.command()
def discard(session: SessionId, yes: Sure = False) -> None:
    """Delete a session that was cut off."""
    from interpreter.app.sessions import discard as drop  # noqa: PLC0415

    drop(_certain(session, yes=yes))


@sessions.command()
def keep(
    session: SessionId,
    off: Annotated[bool, typer.Option("--off", help="As long as all others again.")] = False,
) -> None:
    """Keep a session however old it grows."""
    from interpreter.app.sessions import keep_session  # noqa: PLC0415

    found = _found(session)
    keep_session(found, keep=not off)
    typer.echo(f"Session {found} is kept {'as long as all others' if off else 'however old it grows'}.")


@sessions.command()
def undo(session: SessionId) -> None:
    """Take the last edit of a session back."""
    editor = _editor(session)
    what = editor.undoable
    editor.undo()
    typer.echo(f"Taken back: {what}.")


@sessions.command()
def redo(session: SessionId) -> None:
    """Do the last edit that was taken back again."""
    editor = _editor(session)
    what = editor.redoable
    editor.redo()
    typer.echo(f"Done again: {what}.")


@sessions.command()
def replace(  # noqa: PLR0913, PLR0917 - an option each
    session: SessionId,
    what: Annotated[str, typer.Argument(metavar="TEXT", help="What stands there.")],
    replacement: Annotated[str, typer.Argument(metavar="NEW", help="What is to stand there.")],
    language: Annotated[str | None, typer.Option(metavar="LANG", help="In this language only.")] = None,
    match_case: Annotated[
        bool, typer.Option("--match-case", help="Only in this case of its letters.")
    ] = False,
    whole_words: Annotated[bool, typer.Option("--whole-words", help="Not within words.")] = False,
) -> None:
    """Replace a text wherever it stands, in one step; openbooth sessions undo takes it back."""
    editor = _editor(session)
    found = editor.find(what, language=language, match_case=match_case, whole_words=whole_words)
    if not found:
        raise UserMistake(f"“{what}” stands nowhere in this session.")
    replaced = editor.replace(found, replacement)
    stayed = len(found) - replaced
    typer.echo(
        f"Replaced {replaced}; openbooth sessions undo {session} takes it back."
        + (f"\n{stayed} stayed: nothing else is said there." if stayed else "")
    )


def _editor(session: str) -> "RecordEditor":
    from interpreter.app.record_editing import RecordEditor  # noqa: PLC0415

    return RecordEditor(session)


def _certain(session: str, *, yes: bool) -> str:
    """Return the id of a session once somebody is sure to delete it."""
    found = _found(session)
    if not yes:
        typer.confirm(f"Delete session {found} with its text and its sound, for good?", abort=True)
    return found


def _found(session: str) -> str:
    from interpreter.app.records import session_store  # noqa: PLC0415

    return session_store().find(session)


def _is_cut_off(session: str) -> bool:
    from interpreter.app.sessions import list_sessions  # noqa: PLC0415

    return any(one.id == session and one.state is RecordState.INTERRUPTED for one in list_sessions())


def _state(entry: SessionEntry) -> str:
    words = [entry.state.value]
    if entry.edited:
        words.append(f"{entry.edited} edited")
    if entry.kept:
        words.append("kept")
    if entry.skipped and entry.state is RecordState.INTERRUPTED:
        words.append("skipped")
    return ", ".join(words)


def _clock(at: Ticks) -> str:
    minutes, seconds = divmod(seconds_from_ticks(at), 60)
    return f"{int(minutes):02d}:{seconds:04.1f}"
