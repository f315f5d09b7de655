"""What a device does with SeamlessM4T v2, for people (a table) and for programs (a JSON line an arm)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rich.table import Table

from interpreter.lab.bars import Bar
from interpreter.lab.report import result_line

P95_MS = 160.0
"""Of a hop of 320 ms: half of it is left to the sound, the speech, and to what comes together."""
FURTHER_LANGUAGE = 0.5
"""Of what the first language takes."""
STEP_MS = 3.0
STREAMS = 330
EQUAL = 0.99
"""Of tokens. In bfloat16 the way in which rows lie together moves a tie now and then."""
_STRONG = "H200"
NOTHING_MEANT = (
    "The weights are random: what was written means nothing, only its amount and the time are real."
)


@dataclass(frozen=True, slots=True)
class Arm:
    """One thing that was measured, or what it failed at."""

    name: str
    metrics: Mapping[str, Any]
    error: str | None = None
    took_s: float | None = None


def bars(arm: Arm, model: Mapping[str, Any]) -> tuple[Bar, ...]:
    """Return what an arm is held to; hardware sets some, which hold for the real size on CUDA only."""
    get = arm.metrics.get
    real = model.get("shape") == "large"
    match arm.name:
        case "hop" if real:
            return (Bar("p95 of a hop ms", get("p95_ms"), P95_MS),)
        case "step" if real:
            return (Bar("a decoding step ms", get("step_ms"), STEP_MS),)
        case "languages":
            return (Bar("a further language / the first", get("further_over_first"), FURTHER_LANGUAGE),)
        case "equality":
            way = "graphs" if "graphs" in arm.metrics else "one_by_one"
            return (Bar(f"tokens equal, {way}", get(way, {}).get("tokens_equal"), EQUAL, at_least=True),)
        case "streams" if real and _STRONG in str(model.get("device")):
            return (Bar("streams in real time", get("streams"), STREAMS, at_least=True),)
        case _:
            return ()


def line(arm: Arm, settings: Mapping[str, Any], model: Mapping[str, Any], held_to: Sequence[Bar]) -> str:
    """Return an arm as one JSON line with commit, version, machine, settings, figures and verdict."""
    return result_line(
        f"gpu {arm.name}",
        settings=settings,
        metrics=arm.metrics,
        bars=held_to,
        model={name: model.get(name) for name in ("shape", "device", "numbers", "threads", "torch")},
        took_s=arm.took_s,
        error=arm.error,
    )


def table(arms: Sequence[Arm]) -> Table:
    """Return every figure of every arm."""
    made = Table(title="SeamlessM4T v2 with random weights", caption=NOTHING_MEANT, title_justify="left")
    for heading in ("arm", "figure", "value"):
        made.add_column(heading, justify="right" if heading == "value" else "left")
    for arm in arms:
        made.add_section()
        if arm.error is not None:
            made.add_row(arm.name, "failed", arm.error)
        for place, (name, value) in enumerate(_figures(arm.metrics)):
            made.add_row("" if place else arm.name, name, value)
    return made


def _figures(metrics: Mapping[str, Any], before: str = "") -> list[tuple[str, str]]:
    found = []
    for name, value in metrics.items():
        if isinstance(value, Mapping):
            found += _figures(value, f"{before}{name}: ")
        elif value is not None:
            found.append((before + name.replace("_", " "), str(value)))
    return found
