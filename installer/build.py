#!/usr/bin/env python3
"""Builds what people install, into dist: `deb`, `windows` or `macos`. The README says what each one needs."""

import argparse
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this runs on whatever Python a machine has
    sys.exit("OpenBooth needs Python 3.11 or newer: install it and start this with it.")

from bundling.application import Checkout
from bundling.deb import build_deb
from bundling.macos import build_macos
from bundling.windows import build_windows
from provision.layout import SetupFailed

_ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Build, and say where the result is; 1 where that is impossible."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("kind", choices=("deb", "windows", "macos"))
    arguments.add_argument("--out", type=Path, default=_ROOT / "dist", metavar="FOLDER")
    arguments.add_argument(
        "--python",
        type=Path,
        metavar="FOLDER",
        help="a Python to pack with it for windows and macos; without one, the system's is used",
    )
    chosen = arguments.parse_args()
    checkout = Checkout(_ROOT)
    try:
        if chosen.kind == "deb":
            built = build_deb(checkout, chosen.out)
        elif chosen.kind == "windows":
            built = build_windows(checkout, chosen.out, python=chosen.python)
        else:
            built = build_macos(checkout, chosen.out, python=chosen.python)
    except SetupFailed as failure:
        sys.exit(str(failure))
    print(built)


if __name__ == "__main__":
    main()
