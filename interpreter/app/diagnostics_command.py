"""`openbooth diagnostics`: what helps somebody else to find out what is wrong here."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def diagnostics(
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE.zip", help="Where to; - prints a short text instead."),
    ] = None,
) -> None:
    """Save what helps to find out what is wrong: no speech, no names, no keys, no paths of this machine."""
    from interpreter.app.diagnostics import diagnostics_text, save_diagnostics, usual_name  # noqa: PLC0415

    if out is not None and str(out) == "-":
        sys.stdout.write(diagnostics_text())
        return
    target = out if out is not None else Path(usual_name())
    save_diagnostics(target)
    typer.echo(str(target))
