"""The system response for people (a table) and for programs (one JSON line)."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rich.table import Table

from interpreter.lab.bars import Bar
from interpreter.lab.report import result_line
from interpreter.lab.system.response import Figures, Spread

P50_MS = 120.0
P95_MS = 180.0


def bars(found: Figures) -> tuple[Bar, ...]:
    """Return what the framework is held to."""
    return (
        Bar("bursts that got no answer", found.bursts - found.answered, 0),
        Bar("system response p50 ms", found.whole.p50_ms, P50_MS),
        Bar("system response p95 ms", found.whole.p95_ms, P95_MS),
    )


def table(found: Figures) -> Table:
    """Return what each stage adds, in the order in which an answer passes through, and the whole."""
    made = Table(title=f"System response over {found.answered} bursts", title_justify="left")
    for heading in ("stage", "p50 ms", "p95 ms", "max ms"):
        made.add_column(heading, justify="left" if heading == "stage" else "right")
    for name, spread in found.stages.items():
        made.add_row(name, *_numbers(spread))
    made.add_section()
    made.add_row("floor → channel", *_numbers(found.whole))
    return made


def line(found: Figures, settings: Mapping[str, Any]) -> str:
    """Return the result as one JSON line with commit, version, machine, settings, figures and verdict."""
    return result_line("system", settings=settings, metrics=asdict(found), bars=bars(found))


def _numbers(spread: Spread) -> tuple[str, ...]:
    values = (spread.p50_ms, spread.p95_ms, spread.max_ms)
    return tuple("-" if value is None else f"{value:.1f}" for value in values)
