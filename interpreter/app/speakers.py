"""Who spoke in a session: named, merged and split by hand while it runs or afterwards, and found again afterwards."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column, Table
from rich.text import Text

from interpreter.app.pages import page
from interpreter.domain.commands import Command, MergeSpeakers, NameSpeaker, ReassignTurns
from interpreter.domain.records import Record
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.timeline import Ticks, seconds_from_ticks
from interpreter.domain.transcript import Transcript
from interpreter.policy.attribution import TurnBook
from interpreter.policy.corrections import merged, named, reassigned

if TYPE_CHECKING:
    from interpreter.policy.rediarization import Changes

_SAMPLE_WORDS = 10

speakers = typer.Typer(
    no_args_is_help=True, help="Name, merge and split the speakers of a session, also live."
)

SessionId = Annotated[str, typer.Argument(metavar="SESSION", help="An id, the beginning of one, or: last.")]
Who = Annotated[str, typer.Argument(metavar="SPEAKER", help="An id such as S1, or a name.")]


@speakers.command("list")
def list_speakers(session: SessionId) -> None:
    """List who spoke, for how long, and how each began."""
    from interpreter.app.records import session_store  # noqa: PLC0415 - keeps --help quick

    transcript = session_store().open(session)
    table = Table(Column("speaker", no_wrap=True), "name", "first heard", "minutes", "turns", "said")
    for speaker in dict.fromkeys(turn.speaker for turn in transcript.turns if turn.speaker is not None):
        turns = [turn for turn in transcript.turns if turn.speaker == speaker]
        table.add_row(
            speaker,
            Text(transcript.name_of(speaker) or speaker),
            _clock(turns[0].start),
            f"{sum(map(_seconds, turns)) / 60:.1f}",
            str(len(turns)),
            Text(_sample(transcript, speaker)),
        )
    page().print(table)


@speakers.command()
def turns(
    session: SessionId,
    speaker: Annotated[str | None, typer.Option(metavar="SPEAKER", help="Only this id's.")] = None,
) -> None:
    """List the turns of a session with their numbers."""
    from interpreter.app.records import session_store  # noqa: PLC0415

    transcript = session_store().open(session)
    table = Table("turn", "speaker", "name", "from", "to", "confidence")
    for turn in transcript.turns:
        if speaker is None or turn.speaker == speaker:
            end = _clock(turn.end) if turn.end is not None else "–"
            name = transcript.name_of(turn.speaker) or "Speaker ?"
            table.add_row(
                str(turn.turn),
                turn.speaker or "–",
                Text(name),
                _clock(turn.start),
                end,
                f"{turn.confidence:.2f}",
            )
    page().print(table)


@speakers.command()
def name(session: SessionId, speaker: Who, new_name: Annotated[str, typer.Argument(metavar="NAME")]) -> None:
    """Give a speaker a name: it reaches every language, the transcript and the exports."""
    _correct(session, NameSpeaker(speaker, new_name), lambda book: named(book, speaker, new_name))


@speakers.command()
def merge(
    session: SessionId, speaker: Who, into: Annotated[str, typer.Argument(metavar="INTO", help="Who stays.")]
) -> None:
    """Say that two speakers are one person."""
    _correct(session, MergeSpeakers(speaker, into), lambda book: merged(book, speaker, into))


@speakers.command()
def split(
    session: SessionId,
    turn: Annotated[list[int], typer.Option("--turn", metavar="N", help="A turn to give away; repeatable.")],
    to: Annotated[
        str | None, typer.Option("--to", metavar="SPEAKER", help="Without it: somebody new.")
    ] = None,
) -> None:
    """Give turns to somebody else."""
    _correct(session, ReassignTurns(tuple(turn), to), lambda book: reassigned(book, turn, to))


def diarize(
    session: SessionId,
    diarizer: Annotated[
        str, typer.Option("--diarizer", metavar="NAME", help="See: openbooth diarizers.")
    ] = "builtin",
    model: Annotated[str | None, typer.Option(metavar="DIR", help="The diarizer's model.")] = None,
    expected: Annotated[int | None, typer.Option("--speakers", min=1, max=64, help="How many speak.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the last one back.")] = False,
) -> None:
    """Find out again who spoke when, with the whole recording of a session that has ended; can be undone."""
    from interpreter.app import rediarizing  # noqa: PLC0415

    if undo:
        _report(rediarizing.undo(session))
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("listening again", total=1.0)

        def advance(share: float) -> None:
            progress.update(task, completed=share, description="telling apart" if share >= 1 else "listening")

        order = rediarizing.Rediarization(session, diarizer, model, expected, advance)
        found = rediarizing.rediarize(order)
    _report(found)


def _report(found: "Changes") -> None:
    table = Table(Column("speaker", no_wrap=True), "name", "lines before", "after", "minutes before", "after")
    for one in found.speakers:
        minutes = [f"{seconds_from_ticks(spoke) / 60:.1f}" for spoke in one.spoke]
        table.add_row(one.speaker, Text(one.name), *map(str, one.lines), *minutes)
    console = page()
    console.print(table)
    for before, after in found.moved:
        text = " ".join(after.text.split()[:_SAMPLE_WORDS])
        who = f"{before.speaker or '?'} → {after.speaker or '?'}"
        console.print(f"{_clock(after.start)}  {who}  {text}", markup=False, highlight=False)
    console.print(f"{len(found.moved)} of {found.lines} lines have another speaker; --undo takes this back.")


def _correct(session: str, command: Command, make: Callable[[TurnBook], Record]) -> None:
    """Ask the running session, or amend the record of one that has ended."""
    from interpreter.app.client import ask_session  # noqa: PLC0415
    from interpreter.app.records import session_store  # noqa: PLC0415

    store = session_store()
    if store.is_running(session):
        ask_session(store.folder_of(session), command)
    else:
        store.amend(session, make)


def _sample(transcript: Transcript, speaker: str) -> str:
    said = " ".join(line.text for line in transcript.lines if line.speaker == speaker).split()
    return " ".join(said[:_SAMPLE_WORDS]) + (" …" if len(said) > _SAMPLE_WORDS else "")


def _seconds(turn: SpeakerTurn) -> float:
    return 0.0 if turn.end is None else seconds_from_ticks(Ticks(turn.end - turn.start))


def _clock(at: Ticks) -> str:
    minutes, seconds = divmod(seconds_from_ticks(at), 60)
    return f"{int(minutes):02d}:{seconds:04.1f}"
