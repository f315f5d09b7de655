"""What commands of the lab have in common: their options, and how they tell what they found."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Protocol

import typer

from interpreter.lab.texts import writable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from interpreter.lab.bars import Bar


class BenchPace(StrEnum):
    """How fast recordings are handed over."""

    FAST = "fast"
    REALTIME = "realtime"


class Device(StrEnum):
    """Where models run."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


class Shape(StrEnum):
    """Sizes of the seamless engine's model."""

    LARGE = "large"
    SMALL = "small"


Set = Annotated[Path, typer.Argument(metavar="SET", help="A directory with recordings and references.")]
Engine = Annotated[str, typer.Option(metavar="NAME", help="See: openbooth engines.")]
Source = Annotated[str, typer.Option("--from", metavar="LANG", help="The language spoken.")]
Pace = Annotated[BenchPace, typer.Option(help="As fast as possible, or as it was said.")]
Model = Annotated[str | None, typer.Option(metavar="DIR", help="The engine's model.")]
Speakers = Annotated[int | None, typer.Option(min=1, max=64, help="How many people speak.")]
Diarizer = Annotated[str | None, typer.Option(metavar="NAME", help="What tells speakers apart.")]
SpeakerModel = Annotated[str | None, typer.Option(metavar="DIR", help="The diarizer's model.")]
Tuned = Annotated[Path | None, typer.Option("--tuning", metavar="FILE", help="Knobs as TOML.")]
Out = Annotated[Path | None, typer.Option(metavar="DIR", help="Keep the product's files here.")]
JsonFile = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Append the JSON line here.", callback=writable)
]
ReportFile = Annotated[
    Path | None,
    typer.Option(
        "--report", metavar="FILE.html", help="A page with plots to read anywhere.", callback=writable
    ),
]


class Told(Protocol):
    """The result of a bench: its bars, and its JSON line."""

    @property
    def bars(self) -> "tuple[Bar, ...]":
        """What it is held to."""
        ...

    @property
    def line(self) -> str:
        """All of it, for programs."""
        ...


def languages(source: str, to: list[str]) -> tuple[str, tuple[str, ...]]:
    """Return the language spoken and those to interpret into as the product writes them, each once."""
    from interpreter.app.languages import normalised  # noqa: PLC0415

    targets = dict.fromkeys(normalised(code) for entry in to for code in entry.split(","))
    return normalised(source), tuple(targets)


def tell(found: Told, figures: "RenderableType", json: Path | None, report: Path | None = None) -> None:
    """Print a result as tables; append its JSON line to a file, or print it too; make a page of it where asked."""
    show(figures, found.bars)
    keep(found.line, json)
    draw([found.line], report)


def draw(lines: "Sequence[str]", report: Path | None) -> None:
    """Make a page with plots of JSON lines where one is asked for. Raises UserMistake."""
    from interpreter.lab.page import write  # noqa: PLC0415 - keeps the command line quick

    if report is not None:
        write(lines, report)


def show(figures: "RenderableType", bars: "tuple[Bar, ...]" = ()) -> None:
    """Print figures and, where there are any, bars."""
    from rich.console import Console  # noqa: PLC0415

    from interpreter.lab.report import bar_table  # noqa: PLC0415

    console = Console() if Console().is_terminal else Console(width=200)
    console.print(figures)
    if bars:
        console.print(bar_table(bars))


def keep(line: str, json: Path | None) -> None:
    """Append a line to a file, or print it."""
    from interpreter.domain.errors import UserMistake  # noqa: PLC0415

    if json is None:
        typer.echo(line)
        return
    try:
        with json.open("a", encoding="utf-8") as lines:
            lines.write(line + "\n")
    except OSError as error:
        raise UserMistake(f"{json} cannot be written ({error.strerror}); choose another file.") from error
