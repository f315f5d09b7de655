"""`openbooth live`: starts a session in a core of its own, or follows the one that runs."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interpreter.app.sharing_options import Network, Pin, Serve, SharingOptions
from interpreter.domain.channels import Interlock
from interpreter.domain.errors import NoCore, UserMistake
from interpreter.domain.setup import EventSetup
from interpreter.domain.tuning import LATEST_LIMIT_S, SOONEST_LIMIT_S

if TYPE_CHECKING:
    from interpreter.app.event_options import EventOptions

Assigned = list[str] | None
Tuned = Annotated[Path | None, typer.Option("--tuning", metavar="FILE", help="Knobs as TOML.")]
NeverLater = Annotated[
    float | None,
    typer.Option(
        metavar="SECONDS", min=SOONEST_LIMIT_S, max=LATEST_LIMIT_S, help="Voices are not later than this."
    ),
]


def live(  # noqa: PLR0913, PLR0917 - an option each
    event_file: Annotated[
        Path | None,
        typer.Argument(metavar="EVENTFILE", help="A saved set-up; options add to it and override it."),
    ] = None,
    inputs: Annotated[
        Assigned,
        typer.Option(
            "--input",
            metavar="[SOURCE=]NAME[:CHANNEL]",
            help="A device, see: openbooth devices; or a recording.",
        ),
    ] = None,
    source: Annotated[
        str | None, typer.Option("--from", metavar="LANG[,LANG]", help="What is spoken.")
    ] = None,
    to: Annotated[
        Assigned, typer.Option("--to", metavar="LANG", help="A language to interpret into.")
    ] = None,
    outputs: Annotated[
        Assigned, typer.Option("--output", metavar="LANG=NAME[:CHANNEL]", help="Where a channel is played.")
    ] = None,
    humans: Annotated[
        Assigned, typer.Option("--human", metavar="LANG=NAME[:CHANNEL]", help="An interpreter's microphone.")
    ] = None,
    monitor: Annotated[
        str | None, typer.Option(metavar="NAME[:CHANNEL]", help="Where the operator listens in.")
    ] = None,
    engine: Annotated[str | None, typer.Option(metavar="NAME", help="See: openbooth engines.")] = None,
    model: Annotated[str | None, typer.Option(metavar="DIR", help="The engine's model or timeline.")] = None,
    glossary: Annotated[Path | None, typer.Option(metavar="FILE", help="Terms as CSV or TBX.")] = None,
    diarizer: Annotated[str | None, typer.Option(metavar="NAME", help="See: openbooth diarizers.")] = None,
    speaker_model: Annotated[str | None, typer.Option(metavar="DIR", help="The diarizer's model.")] = None,
    speakers: Annotated[int | None, typer.Option(min=1, max=64, help="How many people speak.")] = None,
    most_speakers: Annotated[int | None, typer.Option(min=1, max=64, help="No more are told apart.")] = None,
    interlock: Annotated[
        Interlock | None, typer.Option(help="When a desk goes on air where another one is.")
    ] = None,
    notice: Annotated[
        bool | None, typer.Option("--notice/--no-notice", help="Tell listeners that the voice is synthetic.")
    ] = None,
    tuning: Tuned = None,
    never_later: NeverLater = None,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What the event is called.")] = None,
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
    """Interpret live sound; without anything, follow the session that runs. Ctrl-C ends the session."""
    from interpreter.app.event_options import EventOptions  # noqa: PLC0415 - keeps --help quick

    options = EventOptions(
        inputs=tuple(inputs or ()),
        source_language=source,
        to=tuple(to or ()),
        outputs=tuple(outputs or ()),
        humans=tuple(humans or ()),
        monitor=monitor,
        title=title,
        engine=engine,
        model=model,
        diarizer=diarizer,
        speaker_model=speaker_model,
        speakers=speakers,
        most_speakers=most_speakers,
        glossary=glossary,
        interlock=interlock,
        notice=notice,
        out=out,
        never_later_s=never_later,
        tuning=tuning,
        sharing=SharingOptions(serve, pin, network),
    )
    if event_file is None and options.empty:
        _follow(events)
    else:
        _begin(event_file, options, events)


def _follow(events: str | None) -> None:
    """Show the session that runs to its end."""
    from interpreter.app.starting import running_core  # noqa: PLC0415
    from interpreter.app.watching import HOW_TO_BEGIN, Watching  # noqa: PLC0415

    try:
        client = running_core()
    except NoCore as error:
        raise UserMistake(HOW_TO_BEGIN) from error
    with client:
        Watching(client, events).follow()


def _begin(event_file: Path | None, options: "EventOptions", events: str | None) -> None:
    """Start a session, in the core that runs or in a new one, and show it to its end."""
    from interpreter.app.starting import running_core, started_core  # noqa: PLC0415
    from interpreter.app.watching import Watching  # noqa: PLC0415

    setup = _setup(event_file, options)
    _tell_what_is_missing(setup)
    try:
        client = running_core()
    except NoCore:
        client = started_core()
    with client:
        Watching(client, events).start(setup)


def _setup(event_file: Path | None, options: "EventOptions") -> EventSetup:
    from interpreter.app.event_files import read_event  # noqa: PLC0415
    from interpreter.app.event_options import event_setup  # noqa: PLC0415
    from interpreter.app.sound import present_devices  # noqa: PLC0415

    event = None if event_file is None else read_event(event_file)
    return event_setup(options, event, present_devices())


def _tell_what_is_missing(setup: EventSetup) -> None:
    from interpreter.app import plugins  # noqa: PLC0415

    if missing := plugins.engine(setup.engine).offers().missing:
        typer.echo(missing, err=True)
