"""Makes an offline page with plots from the JSON lines of benches."""

from collections.abc import Sequence
from pathlib import Path

__all__ = ["write"]


def write(lines: Sequence[str], path: Path) -> None:
    """Make a report of the JSON lines of benches. Raises UserMistake for broken lines or a file that cannot be made."""
    from interpreter.lab.page.document import write as make  # noqa: PLC0415 - keeps the command line quick

    make(lines, path)
