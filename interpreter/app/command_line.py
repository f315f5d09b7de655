"""The command line: `openbooth COMMAND …`. Mistakes end with one sentence and status 2."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from typer.core import TyperGroup

from interpreter.app import plugins
from interpreter.app.configuration import configuration
from interpreter.app.devices import devices
from interpreter.app.diagnostics_command import diagnostics
from interpreter.app.exporting import export
from interpreter.app.glossary_files import told_glossary
from interpreter.app.import_command import import_document
from interpreter.app.languages import name_of, normalised, several
from interpreter.app.live import NeverLater, Tuned, live
from interpreter.app.models import models
from interpreter.app.pages import page
from interpreter.app.places import resources_folder
from interpreter.app.play import play
from interpreter.app.remote import control
from interpreter.app.sessions_command import sessions
from interpreter.app.settings_command import settings as settings_commands
from interpreter.app.sharing_options import Network, Pin, Serve, SharingOptions, shared
from interpreter.app.speakers import diarize, speakers
from interpreter.app.tuning_files import read_tuning
from interpreter.app.window import EVENT_SUFFIX, found_window
from interpreter.domain.channels import ListenerChannel, Mode
from interpreter.domain.errors import MissingPart, OpenBoothError, UserMistake
from interpreter.domain.settings import Pace, SessionSettings
from interpreter.domain.sharing import SharingSetup
from interpreter.domain.steps import Term
from interpreter.domain.tuning import Tuning

if TYPE_CHECKING:
    from interpreter.app.composition import Interpretation, Outcome

COMMANDS = "openbooth.commands"
_DEMO = "conference.flac"


class _Commands(TyperGroup):
    """The commands by their names; a file in the place of one is opened in the window."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - the types are click's or typer's own
        """Return the command that is meant, with its arguments."""
        wanted = args[0]
        is_file = wanted.endswith(EVENT_SUFFIX) or Path(wanted).is_file()
        if is_file and wanted not in self.commands:
            args = ["window", *args]
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=_Commands,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Realtime simultaneous interpretation on your own machine.",
)

app.add_typer(speakers, name="speakers")
app.add_typer(sessions, name="sessions")
app.add_typer(models, name="models")
app.add_typer(control, name="control")
app.add_typer(settings_commands, name="settings")
app.command()(live)
app.command()(devices)
app.command()(diagnostics)
app.command()(play)
app.command()(diarize)
app.command()(export)
app.command("import")(import_document)

To = Annotated[list[str] | None, typer.Option("--to", metavar="LANG", help="A language to interpret into.")]
Engine = Annotated[str, typer.Option("--engine", metavar="NAME", help="See: openbooth engines.")]
WithDemo = Annotated[bool, typer.Option("--demo", help="Open the window and start the demo conference.")]
Screenshots = Annotated[
    Path | None, typer.Option("--screenshot", metavar="DIR", help="Render every window as a PNG file.")
]
Events = Annotated[
    str | None, typer.Option("--events", metavar="FILE|-", help="The event feed as JSON Lines.")
]


@app.command()
def interpret(  # noqa: PLR0913, PLR0917 - an option each
    recordings: Annotated[
        list[Path],
        typer.Argument(metavar="INPUT …", help="An audio or video file; several are a source each."),
    ],
    source: Annotated[str, typer.Option("--from", metavar="LANG[,LANG]", help="What is spoken.")] = "en",
    to: To = None,
    engine: Annotated[str | None, typer.Option(metavar="NAME", help="See: openbooth engines.")] = None,
    model: Annotated[str | None, typer.Option(metavar="DIR", help="The engine's model or timeline.")] = None,
    speakers: Annotated[int | None, typer.Option(min=1, max=64, help="How many people speak.")] = None,
    most_speakers: Annotated[int | None, typer.Option(min=1, max=64, help="No more are told apart.")] = None,
    diarizer: Annotated[
        str | None, typer.Option(metavar="NAME", help="Tells speakers apart; see: openbooth diarizers.")
    ] = None,
    speaker_model: Annotated[str | None, typer.Option(metavar="DIR", help="The diarizer's model.")] = None,
    glossary: Annotated[Path | None, typer.Option(metavar="FILE", help="Terms as CSV or TBX.")] = None,
    tuning: Tuned = None,
    never_later: NeverLater = None,
    pace: Annotated[Pace, typer.Option(help="As it was said, or as fast as possible.")] = Pace.REALTIME,
    serve: Serve = None,
    pin: Pin = None,
    network: Network = None,
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where events, transcript and audio go.")
    ] = None,
    events: Annotated[
        str | None, typer.Option(metavar="FILE|-", help="The event feed as JSON Lines.")
    ] = None,
) -> None:
    """Interpret a recording: captions, voices, transcript."""
    sharing = shared(SharingOptions(serve, pin, network), None)
    spoken, *others = several(source)
    settings = SessionSettings(
        source_language=spoken,
        also_spoken=tuple(others),
        channels=_channels(to or [], None if others else spoken),
        engine=engine or configuration().engine or "builtin",
        pace=pace,
        speakers=speakers,
        most_speakers=most_speakers,
        diarizer=diarizer or plugins.usual_diarizer(len(recordings)),
        speaker_model=speaker_model,
        terms=_terms(glossary, spoken),
        model=model,
        tuning=_tuning(tuning, never_later),
    )
    _run(recordings, settings, sharing=sharing, out=out, events=events)


@app.command()
def demo(
    to: To = None,
    engine: Engine = "builtin",
    pace: Pace = Pace.REALTIME,
    serve: Serve = None,
    events: Events = None,
) -> None:
    """Interpret the bundled conference, with live captions in the terminal."""
    settings = SessionSettings(
        source_language="en", channels=_channels(to or ["es"], "en"), engine=engine, pace=pace
    )
    recordings = [resources_folder() / "demo" / _DEMO]
    _run(recordings, settings, sharing=shared(SharingOptions(serve), None), out=None, events=events)


@app.command()
def window(
    event_file: Annotated[
        Path | None, typer.Argument(metavar="EVENTFILE", help="A saved set-up to begin with.")
    ] = None,
    with_demo: WithDemo = False,
    screenshots: Screenshots = None,
    safe: Annotated[
        bool, typer.Option("--safe", help="Without the last layout and event, plug-ins and graphics card.")
    ] = False,
) -> None:
    """Open the window, as openbooth alone and openbooth EVENTFILE do."""
    if event_file is not None and not event_file.is_file():
        raise UserMistake(f"There is no file {event_file}; look where it was saved.")
    opened = found_window(on_screen=screenshots is None)
    if not isinstance(opened, str):
        raise typer.Exit(opened(event_file, demo=with_demo, screenshots=screenshots, safe=safe))
    if screenshots is not None:
        raise MissingPart(f"{opened}; nothing can be rendered. Set up anew: python3 installer/run.py.")
    if event_file is not None:
        command = "live" if event_file.suffix == EVENT_SUFFIX else "interpret"
        raise MissingPart(f"{opened}; in the terminal it is: openbooth {command} {event_file}")
    typer.echo(
        f"{opened}; the demonstration in the terminal follows. Every command: openbooth --help.", err=True
    )
    demo()


@app.command()
def engines() -> None:
    """List the engines with their licences."""
    table = Table("engine", "what it is", "licence", "note")
    for name, manifest in plugins.engines():
        if isinstance(manifest, str):
            table.add_row(name, "does not load", "", manifest)
        else:
            note = " ".join(filter(None, (manifest.note, manifest.offers().missing)))
            table.add_row(name, manifest.title, manifest.licence, note)
    page().print(table)


@app.command()
def diarizers() -> None:
    """List what tells speakers apart, with licences."""
    table = Table("diarizer", "what it is", "licence", "note")
    for name, manifest in plugins.diarizers():
        if isinstance(manifest, str):
            table.add_row(name, "does not load", "", manifest)
        else:
            note = " ".join(filter(None, (manifest.note, manifest.missing())))
            table.add_row(name, manifest.title, manifest.licence, note)
    page().print(table)


@app.command()
def languages(engine: Engine = "builtin") -> None:
    """List the languages an engine understands and translates into on this machine."""
    offer = plugins.engine(engine).offers()
    table = Table("code", "language", "as")
    for code in offer.source_languages:
        table.add_row(code, name_of(code), "spoken on the floor")
    for code in offer.target_languages:
        pivot = offer.pivoted.get(code)
        table.add_row(code, name_of(code), f"target, through {name_of(pivot)}" if pivot else "target")
    console = page()
    console.print(table)
    if offer.missing:
        console.print(offer.missing)


def main() -> None:
    """Run the command line. Status 0 is success, 1 a failure, 2 a mistake in what was asked."""
    for point in entry_points(group=COMMANDS):
        command = point.load()
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=point.name)
        else:
            app.command(point.name)(command)
    try:
        app()
    except OpenBoothError as error:
        typer.echo(f"openbooth: {error}", err=True)
        sys.exit(2 if isinstance(error, UserMistake) else 1)


@app.callback(invoke_without_command=True)
def _options(
    context: typer.Context,
    show_version: Annotated[bool, typer.Option("--version", help="Say which version this is.")] = False,
    with_demo: WithDemo = False,
    screenshots: Screenshots = None,
) -> None:
    if show_version:
        typer.echo(f"openbooth {version('openbooth')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        window(None, with_demo, screenshots)
    elif with_demo or screenshots is not None:
        raise UserMistake("--demo and --screenshot open the window; use them without a command.")


def _channels(targets: list[str], spoken: str | None) -> tuple[ListenerChannel, ...]:
    """One channel per language, called by its code; in the only language spoken it is the floor itself."""
    codes = dict.fromkeys(normalised(code) for target in targets for code in target.split(","))
    if not codes:
        raise UserMistake("Say which language to interpret into, as in --to es.")
    return tuple(
        ListenerChannel(code, code, mode=Mode.FLOOR if code == spoken else Mode.MACHINE) for code in codes
    )


def _terms(glossary: Path | None, spoken: str) -> tuple[Term, ...]:
    return told_glossary(glossary, spoken) if glossary is not None else ()


def _tuning(path: Path | None, never_later_s: float | None) -> Tuning:
    tuning = Tuning() if path is None else read_tuning(path)
    return tuning if never_later_s is None else replace(tuning, never_later_s=never_later_s)


def _run(
    recordings: list[Path],
    settings: SessionSettings,
    *,
    sharing: SharingSetup | None,
    out: Path | None,
    events: str | None,
) -> None:
    """Interpret, with the feed on standard output, live captions, or progress, whichever was asked for."""
    from interpreter.app.composition import Interpretation, interpret  # noqa: PLC0415 - keeps --help quick
    from interpreter.app.engine_watch import EngineWatch, with_way_out  # noqa: PLC0415
    from interpreter.app.sessions import keep_to_limits  # noqa: PLC0415
    from interpreter.app.showing import shown  # noqa: PLC0415

    if (missing := plugins.engine(settings.engine).offers().missing) and settings.targets:
        typer.echo(missing, err=True)
    watch = EngineWatch(settings)
    sinks = [*shown([*settings.spoken, *settings.targets], events), watch]
    try:
        order = Interpretation(recordings, settings, out=out, sinks=sinks)
        outcome = interpret(order) if sharing is None else _interpreted_for_phones(order, sharing)
    except OpenBoothError as error:
        raise with_way_out(error, watch.instead(str(error))) from error
    finally:
        for sink in sinks:
            sink.close()
        keep_to_limits(datetime.now(UTC))
    if outcome.missing:
        raise OpenBoothError(
            f"Session {outcome.session} is on record, but the disk was full and did not take "
            f"{', '.join(outcome.missing)}; free some space and see: openbooth export {outcome.session} --format docx"
        )
    if events != "-":
        typer.echo(
            f"Session {outcome.session} is on record; see: openbooth export {outcome.session} --format docx"
        )


def _interpreted_for_phones(order: "Interpretation", sharing: SharingSetup) -> "Outcome":
    from interpreter.app.shared_interpretation import interpret_shared  # noqa: PLC0415 - live sound loads for a second

    return interpret_shared(order, sharing)


if __name__ == "__main__":
    main()
