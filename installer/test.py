#!/usr/bin/env python3
"""Checks everything: linters, types, architecture and tests, as one pytest run; sets up first where need be.

`--slow` adds the tests marked `slow`; every other argument is pytest's.
"""

import os
import sys
from pathlib import Path
from typing import NoReturn

if sys.version_info < (3, 11):  # noqa: UP036 - this runs on whatever Python a machine has
    sys.exit("OpenBooth needs Python 3.11 or newer: install it and start this with it.")

from provision.layout import TEST, Checkout
from provision.preparing import become, ready

_SLOW = ("-m", "not gpu and not network")
_SIDE_BY_SIDE = ("-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")
"""Tests wait most of the time, for sound or a process; the slow ones measure, and want the machine for themselves."""


def main() -> NoReturn:
    """Set up if need be, then become pytest; 1 when set-up is impossible."""
    checkout = Checkout(Path(__file__).resolve().parents[1])
    if not ready(checkout, TEST):
        sys.exit(1)
    arguments = [argument for argument in sys.argv[1:] if argument != "--slow"]
    selected = _SLOW if "--slow" in sys.argv[1:] else _SIDE_BY_SIDE
    os.chdir(checkout.root)
    become(checkout.program("python"), ["-m", "pytest", *selected, *arguments])


if __name__ == "__main__":
    main()
