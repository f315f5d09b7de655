"""`openbooth rehearse`, mounted on the application's command line through `openbooth.commands`."""

from typing import Annotated

import typer

from interpreter.lab.options import JsonFile, ReportFile


def rehearse(  # noqa: PLR0913, PLR0917 - one parameter per option
    what: Annotated[
        str,
        typer.Argument(metavar="SESSION|FILE", help="A session as openbooth sessions lists it, or: last."),
    ],
    settings: Annotated[
        list[str] | None,
        typer.Option("--settings", metavar="FILE|usual", help="Engine, glossary, knobs … as TOML; repeat."),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option(metavar="LANG", help="Interpret into; by default as the session was."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="LANG[,LANG]", help="What is spoken; by default as in the session."),
    ] = None,
    mix: Annotated[bool, typer.Option("--mix", help="All sources of a session as one.")] = False,
    rounds: Annotated[
        int, typer.Option(min=1, max=9, help="How often each, in turn: from two on, computing is compared.")
    ] = 1,
    report: ReportFile = None,
    json: JsonFile = None,
) -> None:
    """Send a recording through several settings, and say which serves the audience better and why.

    The product runs once for each on a virtual clock, so this computer's speed changes nothing. Texts and speakers are
    held to what somebody corrected in the session. With one --settings, the usual ones are the second.
    """
    import sys  # noqa: PLC0415 - keeps the command line quick

    from interpreter.app.languages import normalised, several  # noqa: PLC0415
    from interpreter.app.pages import page  # noqa: PLC0415
    from interpreter.domain.errors import UserMistake  # noqa: PLC0415
    from interpreter.lab.options import draw, keep  # noqa: PLC0415
    from interpreter.lab.rehearsing import report as told  # noqa: PLC0415
    from interpreter.lab.rehearsing.material import Wanted  # noqa: PLC0415
    from interpreter.lab.rehearsing.rehearsal import rehearse as run  # noqa: PLC0415

    if not settings:
        raise UserMistake(
            "Say which settings to rehearse, as in --settings patient.toml; usual is the other one."
        )
    spoken = () if source is None else several(source)
    targets = tuple(dict.fromkeys(normalised(code) for entry in to or () for code in entry.split(",")))
    found = run(Wanted(what, spoken, targets, mixed=mix), settings, rounds=rounds)
    page().print(told.page(found))
    line = told.line(found)
    if json is not None or not sys.stdout.isatty():
        keep(line, json)
    draw([line], report)
