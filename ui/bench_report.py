"""The result of `openbooth bench ui` for people (a table) and for programs (one JSON line)."""

import json
import os
import platform
from dataclasses import asdict
from importlib.metadata import version

from rich.console import Console
from rich.table import Table

from ui.bench_run import Load, Measured, Spread

P99_MS = 8.0
MEMORY_MB_PER_HOUR = 20.0
"""The words themselves, at 3,000 long lines an hour in nine languages: some six times what people say."""


def bars(found: Measured) -> tuple[tuple[str, float | None, float], ...]:
    """Return what the window is held to: name, value and limit, None where it could not be told."""
    grown = found.memory_mb_per_hour
    return (
        ("live frame p99 ms", found.live.p99_ms, P99_MS),
        ("scrolled frame p99 ms", found.scrolled.p99_ms, P99_MS),
        ("frames over 33 ms", found.stalls, 0),
        ("memory MB per hour", grown, MEMORY_MB_PER_HOUR),
    )


def table(load: Load, found: Measured) -> None:
    """Print the result."""
    console = Console()
    made = Table(
        title=f"{load.lines} passages, {load.languages} languages and the floor", title_justify="left"
    )
    for heading in ("frame", "p50 ms", "p99 ms", "max ms", "CPU p99 ms"):
        made.add_column(heading, justify="left" if heading == "frame" else "right")
    for name, spread in (
        ("history coming in", found.history),
        ("following", found.live),
        ("scrolling meanwhile", found.scrolled),
        ("everything again", found.whole),
    ):
        made.add_row(name, *_numbers(spread))
    console.print(made)
    console.print(f"{found.stalls} frames over 33 ms, {found.cpu_stalls} of them by our own work")
    console.print(f"history shown after {found.history_s:.2f} s, {found.memory_mb:.0f} MB resident")
    judged = Table(title="Bars", title_justify="left")
    for heading in ("bar", "value", "limit", ""):
        judged.add_column(heading)
    for name, value, limit in bars(found):
        state = "-" if value is None else "met" if value <= limit else "MISSED"
        judged.add_row(name, "-" if value is None else f"{value:.2f}", f"≤ {limit:g}", state)
    console.print(judged)


def line(load: Load, found: Measured) -> str:
    """Return the result as one JSON line with version, machine, settings, figures and verdict."""
    met = [value <= limit for _, value, limit in bars(found) if value is not None]
    told = [
        {"name": name, "value": value, "limit": limit, "met": None if value is None else value <= limit}
        for name, value, limit in bars(found)
    ]
    return json.dumps(
        {
            "benchmark": "ui",
            "version": version("openbooth"),
            "machine": {"system": platform.platform(), "cores": os.cpu_count()},
            "settings": asdict(load),
            "metrics": asdict(found),
            "bars": told,
            "verdict": "pass" if all(met) else "fail",
        }
    )


def _numbers(spread: Spread) -> tuple[str, ...]:
    return tuple(f"{value:.2f}" for value in (spread.p50_ms, spread.p99_ms, spread.max_ms, spread.cpu_p99_ms))
