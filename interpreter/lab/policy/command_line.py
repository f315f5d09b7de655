"""`openbooth bench policy`."""

from pathlib import Path
from typing import Annotated

import typer

from interpreter.lab.options import (
    Diarizer,
    Engine,
    JsonFile,
    Model,
    ReportFile,
    Set,
    Source,
    SpeakerModel,
    Speakers,
    draw,
    keep,
    languages,
    show,
)
from interpreter.lab.product import Order
from interpreter.lab.texts import writable


def policy(  # noqa: PLR0913, PLR0917 - one parameter per option
    place: Set,
    to: Annotated[list[str], typer.Option(metavar="LANG", help="A language to interpret into.")],
    engine: Engine = "builtin",
    source: Source = "en",
    model: Model = None,
    speakers: Speakers = None,
    sweep: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Knobs as TOML, each with a value or a list; else each by itself."),
    ] = None,
    streams: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="What was heard, kept: written if there is none, else read.",
            callback=writable,
        ),
    ] = None,
    diarizer: Diarizer = None,
    speaker_model: SpeakerModel = None,
    json: JsonFile = None,
    report: ReportFile = None,
) -> None:
    """Quality, latency and flicker by setting, with the oracle as limit: heard once, then played in seconds.

    A table per language and one JSON line per setting and language. An asterisk marks what no other setting beats.
    An engine whose policies cannot be replayed is measured as it is, beside the limit.
    """
    from rich.console import Console  # noqa: PLC0415 - keeps the command line quick
    from rich.progress import Progress  # noqa: PLC0415

    from interpreter.lab.policy import bench as benchmarks  # noqa: PLC0415
    from interpreter.lab.policy.report import tables  # noqa: PLC0415
    from interpreter.lab.policy.sweep import read_sweep  # noqa: PLC0415

    spoken, targets = languages(source, to)
    order = Order(
        spoken,
        targets,
        engine,
        model=model,
        speakers=speakers,
        diarizer=diarizer,
        speaker_model=speaker_model,
    )
    tunings = benchmarks.usual(engine) if sweep is None else read_sweep(sweep)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        found = benchmarks.policy(place, order, tunings, kept=streams, progress=progress)
    show(tables(found, spoken), found[0].bars)
    for result in found:
        keep(result.line, json)
    draw([result.line for result in found], report)
