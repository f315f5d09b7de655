"""`openbooth bench report`."""

from pathlib import Path
from typing import Annotated

import typer

from interpreter.lab.texts import writable


def report(
    results: Annotated[
        list[Path], typer.Argument(metavar="RESULTS.jsonl...", help="Written by openbooth bench … --json.")
    ],
    out: Annotated[
        Path, typer.Option(metavar="FILE.html", help="The page to make.", callback=writable)
    ] = Path("report.html"),
) -> None:
    """A page with plots of what benches found, to read anywhere: one file, no network, also on paper and on a phone."""
    from interpreter.lab.page.document import write  # noqa: PLC0415 - keeps the command line quick
    from interpreter.lab.page.results import read_files  # noqa: PLC0415

    write(read_files(results), out)
    typer.echo(f"{out} is ready.")
