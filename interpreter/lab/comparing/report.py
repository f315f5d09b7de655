"""A comparison for people (a table, and sentences that say what is real) and for programs (one JSON line)."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rich.table import Table

from interpreter.lab.comparing.comparison import FEWEST_RECORDINGS, Compared, Comparison
from interpreter.lab.comparing.results import FEWEST
from interpreter.lab.metrics.bootstrap import Difference
from interpreter.lab.report import result_line

_VERDICTS = {
    "a": "Where they differ, A is better.",
    "b": "Where they differ, B is better.",
    "mixed": "Each is better in something.",
    "none": "No difference is real.",
}


def table(found: Comparison) -> Table:
    """Return a row per language and figure: both values, the difference with its interval, and whether it is real."""
    made = Table(title="Compared", title_justify="left")
    for heading in ("figure", "A", "B", "B − A", "95 % from", "to", "pairs", ""):
        made.add_column(heading, justify="left" if heading in {"figure", ""} else "right")
    for language, figures in found.languages.items():
        made.add_section()
        for name, one in figures.items():
            made.add_row(f"{language} {name}", *_numbers(one), str(one.pairs), _judged(one))
    made.add_section()
    for name, (a, b) in found.once.items():
        made.add_row(name, f"{a:.3f}", f"{b:.3f}", f"{b - a:+.3f}", "-", "-", "1", "one run each")
    return made


def sentences(found: Comparison) -> list[str]:
    """Say in plain words which differences are real, which are not, and which could not be told."""
    every = {
        f"{language} {name}": one
        for language, figures in found.languages.items()
        for name, one in figures.items()
    }
    changed = [f"{key}: {a} → {b}" for key, (a, b) in found.changed.items()]
    better = [_gain(name, one) for name, one in every.items() if one.better]
    alike = [name for name, one in every.items() if one.real is False and not _equal(one)]
    equal = sum(_equal(one) for one in every.values())
    unknown = [name for name, one in every.items() if one.real is None]
    parts = (
        ("A and B were asked differently: ", changed),
        ("Real: ", better),
        ("Not real (0 lies within the interval): ", alike),
        ("In every pair the same: ", [f"{equal} figures"] if equal else []),
        (f"Could not be told (it takes {FEWEST} sentences or {FEWEST_RECORDINGS} recordings): ", unknown),
        ("One run each proves nothing of what depends on the computer's load: ", list(found.once)),
    )
    said = [f"{opening}{', '.join(names)}." for opening, names in parts if names]
    chance = "Of figures that do not differ, one in twenty looks real by chance."
    return [*said, _VERDICTS[found.verdict] + (f" {chance}" if better else "")]


def line(found: Comparison, *, files: tuple[str, str], seed: int) -> str:
    """Return the one JSON line; its verdict is the comparison's: a, b, mixed or none."""
    metrics = {
        language: {name: _told(one) for name, one in figures.items()}
        for language, figures in found.languages.items()
    }
    settings = {"a": files[0], "b": files[1], "changed": dict(found.changed)}
    once = dict(found.once)
    return result_line(
        "compare", settings=settings, metrics=metrics, bars=(), seed=seed, once=once, verdict=found.verdict
    )


def _told(one: Compared) -> Mapping[str, Any]:
    interval = dict.fromkeys(("mean", "low", "high")) if one.difference is None else asdict(one.difference)
    return {"a": one.a, "b": one.b, **interval, "real": one.real, "better": one.better, "pairs": one.pairs}


def _numbers(one: Compared) -> list[str]:
    values = [f"{one.a:.3f}", f"{one.b:.3f}", f"{one.b - one.a:+.3f}"]
    interval = one.difference
    return [*values, *("--" if interval is None else (f"{interval.low:+.3f}", f"{interval.high:+.3f}"))]


def _judged(one: Compared) -> str:
    if one.difference is None:
        return "too few"
    return f"{one.better.upper()} is better" if one.better else "not real"


def _equal(one: Compared) -> bool:
    return one.difference == Difference(0.0, 0.0, 0.0)


def _gain(name: str, one: Compared) -> str:
    return f"{name} ({str(one.better).upper()} by {abs(one.b - one.a):.3g})"
