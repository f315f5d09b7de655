"""What a computer can do, for people (a table and a sentence) and for programs (one JSON line)."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

from rich.console import Group
from rich.table import Table
from rich.text import Text

from interpreter.lab.bars import Bar
from interpreter.lab.report import result_line

USABLE = 0.8
"""Of real time: the rest is left to the sound, the window, and to speakers who talk faster."""
_COMBINATIONS = ((1, 1), (1, 2), (2, 2), (4, 4))
_WIDEST = (4, 4)
_LONGEST_HOP_MS = 4000
_DISTURBED = 0.1
NOTHING_MEANT = (
    "The weights are random: what was written means nothing, only its amount and the time are real."
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What was asked of the computer, and what it told of itself."""

    sources: int
    targets: int
    hop_ms: int
    told: Mapping[str, Any]

    def load(self, sources: int, targets: int) -> float:
        """Computing time per second of speech, estimated from what one source takes."""
        by_count = {int(count): float(rtf) for count, rtf in self.told["languages"].items()}
        return sources * (float(self.told["recognition_rtf"]) + _between(by_count, targets))

    @property
    def measured_load(self) -> float:
        """Computing time per second of speech as it was asked for."""
        return self.sources * (float(self.told["recognition_rtf"]) + float(self.told["translation_rtf"]))


def _between(by_count: Mapping[int, float], count: int) -> float:
    """What so many languages take, read off a line through the nearest ones that were measured."""
    if count in by_count:
        return by_count[count]
    low = max((known for known in by_count if known < count), default=min(by_count))
    high = min((known for known in by_count if known > count), default=low)
    if high == low:
        return by_count[low] * max(1.0, count / low)
    share = (count - low) / (high - low)
    return by_count[low] + share * (by_count[high] - by_count[low])


def bars(found: Figures) -> tuple[Bar, ...]:
    """A computer keeps up where nearly every hop is done before the next one comes."""
    return (
        Bar("computing time / speech", round(found.measured_load, 3), 1.0),
        Bar("p95 of a hop ms", found.told["hop"]["p95_ms"], found.hop_ms),
    )


def sentence(found: Figures) -> str:
    """Say what this computer is fast enough for, and what it would take to do more."""
    fits = [pair for pair in _COMBINATIONS if found.load(*pair) <= USABLE]
    if _WIDEST in fits:
        return f"This computer is fast enough for {_pair(_WIDEST)}."
    more = _needs(found, _WIDEST)
    if fits:
        return f"This computer is fast enough for {_pair(fits[-1])}; {_pair(_WIDEST)} would need {more}."
    least = _needs(found, _COMBINATIONS[0])
    return (
        f"This computer is too slow for these models: {_pair(_COMBINATIONS[0])} would need {least}"
        f"{_longer_hop(found)}; choose lighter models, as openbooth models list shows."
    )


def _needs(found: Figures, pair: tuple[int, int]) -> str:
    times = found.load(*pair) / USABLE
    return f"one that is {ceil(10 * times) / 10:.1f} times as fast"


def _longer_hop(found: Figures) -> str:
    """What is computed anew each hop is computed less often when hops are longer."""
    hop_ms = ceil(found.load(*_COMBINATIONS[0]) / USABLE * found.hop_ms / 100) * 100
    return (
        f", or about {hop_ms} ms between revisions instead of {found.hop_ms}"
        if hop_ms <= _LONGEST_HOP_MS
        else ""
    )


def _pair(pair: tuple[int, int]) -> str:
    sources, targets = pair
    return f"{sources} source{'s' if sources > 1 else ''} × {targets} language{'s' if targets > 1 else ''}"


def page(found: Figures) -> Group:
    """Return what each stage takes, and what follows from it."""
    said = [NOTHING_MEANT, sentence(found)]
    if (others := float(found.told["others"])) > _DISTURBED:
        said.append(
            f"Other programs took {others:.0%} of the processors meanwhile, which makes all of this worse than it is; "
            "close them and try again."
        )
    return Group(_table(found), *map(Text, said))


def _table(found: Figures) -> Table:
    told = found.told
    device = f"{told['device']}, {told['numbers']}, {told['threads']} threads"
    made = Table(
        title=f"{', '.join(told['models'].values())}\n{_pair((found.sources, found.targets))}, a hop of "
        f"{found.hop_ms} ms, on {device}; {told['hops']} hops measured",
        title_justify="left",
    )
    for heading in ("stage", "of real time", "calls", "p50 ms", "p95 ms"):
        made.add_column(heading, justify="left" if heading == "stage" else "right")
    for name, stage in told["stages"].items():
        made.add_row(name, f"{stage['rtf']:.2f}", str(stage["calls"]), *_ms(stage))
    made.add_section()
    made.add_row("a hop", f"{found.measured_load:.2f}", str(told["hops"]), *_ms(told["hop"]))
    for count, rtf in told["languages"].items():
        made.add_row(f"translation into {count}, of one source", f"{rtf:.2f}", "", "", "")
    if (voice := told.get("voice")) is not None:
        made.add_row(
            f"voice of one channel, {voice['model']}",
            f"{voice['rtf']:.2f}",
            "",
            f"{voice['first_ms']:.1f}",
            "",
        )
    made.add_section()
    made.add_row("memory", "", "", f"{told['memory_mb']} MB", "")
    if told["device_memory_mb"] is not None:
        made.add_row("memory of the card", "", "", f"{told['device_memory_mb']} MB", "")
    return made


def line(found: Figures, settings: Mapping[str, Any]) -> str:
    """Return the result as one JSON line with commit, version, machine, settings, figures and verdict."""
    metrics = {**found.told, "load": round(found.measured_load, 4), "sentence": sentence(found)}
    return result_line("engine", settings=settings, metrics=metrics, bars=bars(found))


def _ms(spread: Mapping[str, float | None]) -> tuple[str, str]:
    p50, p95 = ("-" if spread[name] is None else f"{spread[name]:.1f}" for name in ("p50_ms", "p95_ms"))
    return p50, p95
