"""Makes sets of panels: `python -m interpreter.lab.panels DIRECTORY --dev|--held|--plan FILE.toml`.

Every panel comes as NAME.flac with its references, as `python -m interpreter.lab.panel` writes them. The `dev` set is
for tuning. The `held` set is for figures only: nobody looks at it, or it says nothing any more.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.lab.panel import write_panel
from interpreter.lab.panels.plan import read_plan

PLANS = Path(__file__).parent


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status, 2 for a mistake in a plan."""
    parser = argparse.ArgumentParser(
        prog="python -m interpreter.lab.panels", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument("directory", type=Path, help="where the panels are written, a folder each")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--dev", action="store_const", const=PLANS / "dev.toml", dest="plan", help="for tuning"
    )
    which.add_argument(
        "--held", action="store_const", const=PLANS / "held.toml", dest="plan", help="for figures"
    )
    which.add_argument("--plan", type=Path, help="a plan of your own")
    options = parser.parse_args(arguments)
    try:
        for planned in read_plan(options.plan):
            panel = planned.made()
            write_panel(panel, planned.name, options.directory / planned.name, source=options.plan.name)
            sys.stdout.write(f"{planned.name}: {panel.figures()}\n")
    except OpenBoothError as error:
        sys.stderr.write(f"{error}\n")
        return 2 if isinstance(error, UserMistake) else 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
