"""`openbooth bench ui`, mounted through the entry point group `openbooth.benches`. Qt is loaded when it runs."""

from pathlib import Path
from typing import Annotated

import typer

from interpreter.domain.errors import UserMistake


def bench(
    languages: Annotated[int, typer.Option(min=1, max=8, help="Languages beside the floor.")] = 8,
    lines: Annotated[int, typer.Option(min=1, help="Passages that were said before.")] = 10_000,
    updates: Annotated[int, typer.Option(min=100, help="Updates to measure, 20 of them a second.")] = 2_000,
    hours: Annotated[
        float, typer.Option(min=0.0, help="Hours to go on for afterwards, time-lapsed, to see the memory.")
    ] = 0.28,
    json: Annotated[Path | None, typer.Option(metavar="FILE", help="Append the JSON line here.")] = None,
) -> None:
    """The conversation on screen: how long a frame takes while everybody talks, and whether memory stays flat."""
    from ui.bench_report import line, table  # noqa: PLC0415 - keeps the command line quick
    from ui.bench_run import Load, measured  # noqa: PLC0415

    load = Load(languages, lines, updates, hours)
    found = measured(load)
    table(load, found)
    if json is None:
        typer.echo(line(load, found))
        return
    try:
        with json.open("a", encoding="utf-8") as kept:
            kept.write(line(load, found) + "\n")
    except OSError as error:
        raise UserMistake(f"{json} cannot be written ({error.strerror}); choose another file.") from error
