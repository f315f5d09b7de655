"""Where tables are printed."""

import sys

from rich.console import Console

_WIDTH = 200


def page() -> Console:
    """Return the terminal, or a page wide enough for every column where the output goes elsewhere."""
    return Console() if sys.stdout.isatty() else Console(width=_WIDTH)
