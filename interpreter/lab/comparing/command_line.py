"""`openbooth bench compare`."""

from pathlib import Path
from typing import Annotated

import typer

from interpreter.lab.options import JsonFile, ReportFile, draw, keep, show


def compare(
    a: Annotated[Path, typer.Argument(metavar="A.jsonl", help="Results of openbooth bench quality --json.")],
    b: Annotated[Path, typer.Argument(metavar="B.jsonl", help="Others on the same set.")],
    seed: Annotated[int, typer.Option(help="Of the resampling.")] = 0,
    json: JsonFile = None,
    page: ReportFile = None,
) -> None:
    """Which of two results is better, and which of their differences are real: a paired bootstrap over sentences."""
    from interpreter.lab.comparing import comparison, report, results  # noqa: PLC0415 - keeps the command line quick

    found = comparison.compare(results.read(a), results.read(b), seed=seed)
    show(report.table(found))
    for sentence in report.sentences(found):
        typer.echo(sentence)
    line = report.line(found, files=(a.name, b.name), seed=seed)
    keep(line, json)
    draw([line, *(kept for file in (a, b) for kept in file.read_text(encoding="utf-8").splitlines())], page)
