"""What became of all parts, for people."""

from collections.abc import Sequence

from rich.table import Table

from interpreter.lab.everything.bench import Progress
from interpreter.lab.everything.running import Outcome


def ahead(coming: Progress) -> str:
    """Say what is measured now and how long everything will still take."""
    minutes = coming.left_s / 60
    left = f"about {minutes:.0f} minutes left" if minutes >= 1.5 else "a minute left"
    return f"{coming.number} of {coming.count}: {coming.part.title} ({left})"


def table(outcomes: Sequence[Outcome]) -> Table:
    """Return a row per part: whether it was measured, its verdict, or why not."""
    made = Table(title="Everything", title_justify="left")
    for heading in ("part", "what", "", "verdict", "s"):
        made.add_column(heading, justify="right" if heading == "s" else "left")
    for one in outcomes:
        judged = one.verdict if one.part.judged else "told only"
        made.add_row(
            one.part.name, one.part.title, one.state.value, one.reason or judged, f"{one.wall_s:.0f}"
        )
    return made
