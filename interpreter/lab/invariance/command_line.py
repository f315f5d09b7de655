"""`openbooth bench invariance`."""

from typing import Annotated

import typer

from interpreter.lab.options import (
    Diarizer,
    Engine,
    JsonFile,
    Model,
    Set,
    Source,
    SpeakerModel,
    Speakers,
    Tuned,
    keep,
    languages,
    show,
)


def invariance(  # noqa: PLR0913, PLR0917 - one parameter per option
    place: Set,
    engine: Engine,
    to: Annotated[list[str], typer.Option(metavar="LANG", help="A language to interpret into.")],
    cuts: Annotated[int, typer.Option(min=1, max=1000, help="Random moments in each recording.")] = 3,
    seed: Annotated[int, typer.Option(help="Of the moments and the noise.")] = 0,
    seconds: Annotated[
        float, typer.Option(min=2, max=7200, help="Of longer recordings only the beginning is heard.")
    ] = 20,
    source: Source = "en",
    model: Model = None,
    speakers: Speakers = None,
    diarizer: Diarizer = None,
    speaker_model: SpeakerModel = None,
    tuning: Tuned = None,
    json: JsonFile = None,
) -> None:
    """Whether anything said depends on audio that was not yet given: silence, other speech or noise take its place.

    Each recording is heard twice as it is, and three times more for each moment. Exit status 1 where it does.
    """
    from interpreter.lab.invariance import bench, report  # noqa: PLC0415 - keeps the command line quick
    from interpreter.lab.product import Order  # noqa: PLC0415

    spoken, targets = languages(source, to)
    order = Order(
        spoken,
        targets,
        engine,
        model=model,
        speakers=speakers,
        diarizer=diarizer,
        speaker_model=speaker_model,
        tuning=tuning,
    )
    found = bench.invariance(place, order, bench.Plan(cuts, seed, seconds))
    show(report.table(found), found.bars)
    for sentence in report.sentences(found):
        typer.echo(sentence)
    keep(found.line, json)
    if found.verdict != "pass":
        raise typer.Exit(1)
