"""The self-test for people: who cheated, what gave it away, and what that figure is for an honest product."""

from rich.table import Table

from interpreter.lab.invariance.bench import NOISY
from interpreter.lab.selftest.bench import Result, Row


def table(found: Result) -> Table:
    """Return a row per saboteur."""
    made = Table(title=f"Self-test: {found.verdict}", title_justify="left")
    for heading in ("saboteur", "caught by", "honest", "sabotaged", "limit", ""):
        made.add_column(heading, justify="right" if heading in {"honest", "sabotaged", "limit"} else "left")
    for row in found.rows:
        values = (_number(row.honest), _number(row.sabotaged))
        made.add_row(row.saboteur.replace("_", " "), row.figure, *values, row.limit, _state(row))
    return made


def sentences(found: Result) -> list[str]:
    """Say in plain words what that means."""
    if found.noise:
        return [f"{NOISY}: {'; '.join(found.noise)}. Nothing can be told; end other programs and try again."]
    if found.verdict == "pass":
        return [f"All {len(found.rows)} saboteurs are caught, and the honest product is not accused."]
    missed = [row.saboteur.replace("_", " ") for row in found.rows if not row.caught]
    wronged = [row.figure for row in found.rows if not row.clean]
    return [
        *([f"Not caught: {', '.join(missed)}. Do not trust the lab until they are."] if missed else []),
        *([f"The honest product is accused by {', '.join(wronged)}."] if wronged else []),
    ]


def _state(row: Row) -> str:
    if not row.clean:
        return "ACCUSES THE HONEST"
    return "caught" if row.caught else "NOT CAUGHT"


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
