"""`openbooth bench selftest`."""

from typing import Annotated

import typer

from interpreter.lab.options import JsonFile, keep, show


def selftest(
    cuts: Annotated[
        int, typer.Option(min=1, max=100, help="Random moments after which the future changes.")
    ] = 3,
    seed: Annotated[int, typer.Option(help="Of these moments.")] = 0,
    json: JsonFile = None,
) -> None:
    """Whether the lab can be trusted: products that cheat are measured, and every one of them has to be caught.

    They stand between the lab and an honest product, as processes of their own. Exit status 1 where one gets through.
    """
    from interpreter.lab.invariance.bench import Plan  # noqa: PLC0415 - keeps the command line quick
    from interpreter.lab.selftest import bench, report  # noqa: PLC0415

    found = bench.selftest(Plan(cuts, seed, None))
    show(report.table(found), found.bars)
    for sentence in report.sentences(found):
        typer.echo(sentence)
    keep(found.line, json)
    if found.verdict != "pass":
        raise typer.Exit(1)
