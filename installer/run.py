#!/usr/bin/env python3
"""Runs `openbooth` with the given arguments; sets everything up first where that has not been done."""

import sys
from pathlib import Path
from typing import NoReturn

if sys.version_info < (3, 11):  # noqa: UP036 - this runs on whatever Python a machine has
    sys.exit("OpenBooth needs Python 3.11 or newer: install it and start this with it.")

from provision.layout import RUN, Checkout
from provision.preparing import become, ready


def main() -> NoReturn:
    """Set up if need be, then become the program; 1 when set-up is impossible."""
    checkout = Checkout(Path(__file__).resolve().parents[1])
    if not ready(checkout, RUN):
        sys.exit(1)
    become(checkout.program("openbooth"), sys.argv[1:])


if __name__ == "__main__":
    main()
