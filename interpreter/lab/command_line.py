"""`openbooth bench …`, mounted on the application's command line through the entry point group `openbooth.commands`."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from interpreter.lab.product import Order

bench = typer.Typer(no_args_is_help=True, help="Measure engines and settings on recordings with references.")


class BenchPace(StrEnum):
    """How fast recordings are handed over."""

    FAST = "fast"
    REALTIME = "realtime"


@bench.callback()
def _group() -> None:
    """Measure engines and settings on recordings with references."""


@bench.command()
def quality(  # noqa: PLR0913, PLR0917 - one parameter per option
    place: Annotated[Path, typer.Argument(metavar="SET", help="A directory with recordings and references.")],
    engine: Annotated[str, typer.Option(metavar="NAME", help="See: openbooth engines.")],
    to: Annotated[list[str], typer.Option(metavar="LANG", help="A language to interpret into.")],
    source: Annotated[str, typer.Option("--from", metavar="LANG", help="The language spoken.")] = "en",
    pace: Annotated[BenchPace, typer.Option(help="As fast as possible, or as it was said.")] = BenchPace.FAST,
    model: Annotated[str | None, typer.Option(metavar="DIR", help="The engine's model.")] = None,
    speakers: Annotated[int | None, typer.Option(min=1, max=64, help="How many people speak.")] = None,
    glossary: Annotated[Path | None, typer.Option(metavar="FILE", help="Terms as CSV.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="DIR", help="Keep the product's files here.")] = None,
    json: Annotated[Path | None, typer.Option(metavar="FILE", help="Append the JSON line here.")] = None,
) -> None:
    """Quality, lag, flicker, voice and cost: a table and one JSON line."""
    from interpreter.app.languages import normalised  # noqa: PLC0415 - keeps the command line quick

    targets = tuple(dict.fromkeys(normalised(code) for entry in to for code in entry.split(",")))
    order = Order(normalised(source), targets, engine, pace.value, model, speakers, glossary)
    _measure(place, order, out, json)


def _measure(place: Path, order: Order, out: Path | None, json: Path | None) -> None:
    from rich.console import Console  # noqa: PLC0415

    from interpreter.domain.errors import UserMistake  # noqa: PLC0415
    from interpreter.lab import bench as benchmarks  # noqa: PLC0415
    from interpreter.lab.report import bar_table, shown, table  # noqa: PLC0415

    result = benchmarks.quality(place, order, out=out)
    console = Console() if Console().is_terminal else Console(width=200)
    console.print(table(shown(result.recordings, result.pooled), order.targets))
    console.print(bar_table(result.bars))
    if json is None:
        typer.echo(result.line)
        return
    try:
        with json.open("a", encoding="utf-8") as lines:
            lines.write(result.line + "\n")
    except OSError as error:
        raise UserMistake(f"{json} cannot be written ({error.strerror}); choose another file.") from error
