"""`openbooth calibrate …`, mounted on the application's command line through `openbooth.commands`."""

from pathlib import Path
from typing import Annotated

import typer

from interpreter.lab.options import Device

calibrate = typer.Typer(
    no_args_is_help=True, help="Measure how a model is to be listened to, on a small set with word times."
)


@calibrate.callback()
def _group() -> None:
    """Measure how a model is to be listened to, on a small set with word times."""


@calibrate.command()
def seamless(  # noqa: PLR0913, PLR0917 - one parameter per option
    place: Annotated[
        Path, typer.Option("--set", metavar="DIR", help="Recordings, each with STM and CTM beside it.")
    ],
    model: Annotated[
        str | None, typer.Option(metavar="DIR|PROFILE", help="The model; else the profile that suits.")
    ] = None,
    source: Annotated[str, typer.Option("--from", metavar="LANG", help="The language spoken.")] = "en",
    to: Annotated[
        list[str] | None,
        typer.Option(metavar="LANG", help="A language to write; else those the set has translations in."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Instead of streaming.json beside the weights.")
    ] = None,
    budget: Annotated[
        float, typer.Option(min=0, max=1, help="Share of words that may differ from the text of all audio.")
    ] = 0.02,
    erasures: Annotated[
        float, typer.Option(min=0, max=1, help="Share of predictions that may be wrong.")
    ] = 0.1,
    device: Annotated[Device, typer.Option(help="Where the model runs.")] = Device.AUTO,
) -> None:
    """Find the layer and heads that follow the audio, and per language how late to commit and how boldly to predict.

    Every utterance is heard a dozen times; what is found is kept beside the weights, and what was there as
    streaming.json.old.
    """
    from rich.console import Console  # noqa: PLC0415 - keeps the command line quick
    from rich.progress import Progress  # noqa: PLC0415

    from interpreter.app.languages import normalised  # noqa: PLC0415
    from interpreter.lab.calibration import running  # noqa: PLC0415
    from interpreter.lab.calibration.report import page, sentences  # noqa: PLC0415

    targets = dict.fromkeys(normalised(code) for entry in to or () for code in entry.split(","))
    chosen = None if device is Device.AUTO else device.value
    order = running.Order(
        place, model, normalised(source), tuple(targets), out, chosen, budget=budget, erasures=erasures
    )
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("listening", total=1.0)
        found = running.calibrate(order, lambda share: progress.update(task, completed=share))
    console = Console() if Console().is_terminal else Console(width=200)
    console.print(page(found))
    for sentence in sentences(found):
        typer.echo(sentence)
