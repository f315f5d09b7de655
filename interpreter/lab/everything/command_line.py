"""`openbooth bench all`."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from interpreter.lab.options import ReportFile, draw, show

if TYPE_CHECKING:
    from interpreter.lab.everything.bench import Everything


def everything(
    quick: Annotated[bool, typer.Option("--quick", help="What fits into ten minutes on two cores.")] = False,
    minutes: Annotated[
        float | None,
        typer.Option(min=0.1, help="How long at most; with --quick ten, else as long as it takes."),
    ] = None,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where the results go, JSON Lines.")] = Path(
        "bench.json"
    ),
    page: ReportFile = None,
) -> None:
    """Everything that can be measured on this computer without a download: one JSON line per result.

    What cannot be measured, breaks or takes too long is told with the reason. Ctrl-C keeps what is there. Exit status 1
    where a bar is missed.
    """
    from interpreter.app.places import resources_folder  # noqa: PLC0415 - keeps the command line quick
    from interpreter.lab.everything import bench, parts  # noqa: PLC0415
    from interpreter.lab.everything.report import ahead, table  # noqa: PLC0415

    limit_s = minutes * 60 if minutes is not None else bench.QUICK_S if quick else None
    kept = bench.ResultFile(out)
    with tempfile.TemporaryDirectory() as work:
        place = parts.place_in(Path(work), resources_folder() / "demo")
        parts.prepare(place, quick=quick)
        plan = bench.Plan(quick, limit_s)
        told = bench.Everything(
            parts.parts(place, quick=quick),
            place,
            plan,
            told=lambda next_one: typer.echo(ahead(next_one), err=True),
        )
        for outcome in told.run():
            kept.add(*map(bench.as_line, bench.kept_lines(outcome)))
        kept.add(told.line)
    show(table(told.outcomes))
    typer.echo(f"{bench.verdict(told.outcomes)}: {out}")
    draw(_whole(told), page)
    if bench.verdict(told.outcomes) == "fail":
        raise typer.Exit(1)


def _whole(told: "Everything") -> list[str]:
    """All lines with everything they hold."""
    from interpreter.lab.everything.bench import as_line  # noqa: PLC0415 - keeps the command line quick

    return [as_line(line) for outcome in told.outcomes for line in outcome.lines]
