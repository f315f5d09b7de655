"""What listeners cost and hear, for people (a table) and for programs (a JSON line for each way of sending)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any

from rich.table import Table

from interpreter.lab.bars import Bar
from interpreter.lab.metrics.statistics import percentile
from interpreter.lab.report import Row, add_rows, columns, result_line

ALONE = "alone"
WAYS = (ALONE, "shared", "crowded", "janus")
"""An encoder for each listener; one for all; one for all in packets of 60 ms; one for all, handed on by Janus."""

_PER_CORE = {"shared": 150.0, "crowded": 150.0}
_PACKETS_PER_S = {"crowded": 1000 / 60}
_USUAL_PACKETS_PER_S = 50.0
_KEPT_UP = 0.98
JOINED_P95_S = 3.0
_ROWS: tuple[Row, ...] = (
    ("listeners", "listeners", 0),
    ("server CPU share", "server_cpu_share", 3),
    ("listeners per core", "listeners_per_core", 0),
    ("packets sent / due", "pace", 3),
    ("CPU ms per join", "cpu_ms_per_join", 1),
    ("request to sound p50 s", "joined_p50_s", 2),
    ("request to sound p95 s", "joined_p95_s", 2),
    ("packets", "packets", 0),
    ("lost", "lost", 0),
    ("heard nothing", "silent", 0),
    ("jitter p50 ms", "jitter_p50_ms", 1),
    ("jitter p99 ms", "jitter_p99_ms", 1),
    ("capture xruns", "capture_xruns", 0),
    ("output xruns", "output_xruns", 0),
    ("receivers' CPU share, each process", "receiver_cpu_share", 2),
)


@dataclass(frozen=True, slots=True)
class Run:
    """One measurement. CPU is that of the server, Janus included; the receivers' is told apart."""

    listeners: int
    wall_s: float
    cpu_s: float
    crowd_cpu_s: float
    crowds: int
    joining_cpu_s: float
    listened_s: float
    """How long those who had joined listened until all had, taken together."""
    joined_s: Sequence[float]
    sent: int
    lost: int
    silent: int
    jitter_ms: Sequence[float]

    @property
    def share(self) -> float:
        """How much of one core the server took while everybody listened."""
        return self.cpu_s / self.wall_s

    @property
    def cpu_ms_per_join(self) -> float:
        """What a join cost beyond sending to those who were there already."""
        sending_s = self.share / self.listeners * self.listened_s
        return (self.joining_cpu_s - sending_s) * 1000 / self.listeners


@dataclass(frozen=True, slots=True)
class Way:
    """One way of sending, over all its runs."""

    name: str
    metrics: Mapping[str, Any]
    runs: tuple[Mapping[str, Any], ...]


def way(name: str, runs: Sequence[Run], **others: float) -> Way:
    """Return the figures of a way: packets pooled, costs averaged over its runs; and `others`."""
    joined = [seconds for run in runs for seconds in run.joined_s]
    late = [ms for run in runs for ms in run.jitter_ms]
    share = mean(run.share for run in runs)
    due = sum(run.listeners * run.wall_s for run in runs) * _PACKETS_PER_S.get(name, _USUAL_PACKETS_PER_S)
    pace = sum(run.sent for run in runs) / due
    metrics = {
        "listeners": runs[0].listeners,
        "server_cpu_share": share,
        "listeners_per_core": runs[0].listeners * min(1.0, pace) / share,
        "pace": pace,
        "cpu_ms_per_join": mean(run.cpu_ms_per_join for run in runs),
        "joined_p50_s": percentile(joined, 50),
        "joined_p95_s": percentile(joined, 95),
        "packets": sum(run.sent for run in runs),
        "lost": sum(run.lost for run in runs),
        "silent": sum(run.silent for run in runs),
        "jitter_p50_ms": percentile(late, 50),
        "jitter_p99_ms": percentile(late, 99),
        "receiver_cpu_share": mean(run.crowd_cpu_s / run.wall_s / run.crowds for run in runs),
        **others,
    }
    each = ({"server_cpu_share": run.share, "cpu_ms_per_join": run.cpu_ms_per_join} for run in runs)
    return Way(name, metrics, tuple(each))


def bars(found: Way) -> tuple[Bar, ...]:
    """Return what a way of sending is held to."""
    name, get = found.name, found.metrics.get
    if name == ALONE:
        return ()
    heard = (
        Bar(f"{name}: packets sent / due", get("pace"), _KEPT_UP, at_least=True),
        Bar(f"{name}: packets lost", get("lost"), 0),
        Bar(f"{name}: listeners who heard nothing", get("silent"), 0),
    )
    if name not in _PER_CORE:
        return heard
    return (
        Bar(f"{name}: listeners per core", get("listeners_per_core"), _PER_CORE[name], at_least=True),
        *heard,
    )


def join_bars(found: Way) -> tuple[Bar, ...]:
    """Return what joining is held to."""
    return (
        Bar("request to sound p95 s", found.metrics["joined_p95_s"], JOINED_P95_S),
        Bar("packets lost", found.metrics["lost"], 0),
        Bar("listeners who heard nothing", found.metrics["silent"], 0),
        Bar("capture xruns", found.metrics.get("capture_xruns"), 0),
    )


def table(ways: Sequence[Way]) -> Table:
    """Return a column for each way of sending."""
    made = columns("Listeners", [one.name for one in ways])
    add_rows(made, "", _ROWS, [dict(one.metrics) for one in ways])
    return made


def line(benchmark: str, found: Way, settings: Mapping[str, Any], judged: Sequence[Bar]) -> str:
    """Return a way of sending as one JSON line with commit, version, machine, seed, settings, figures and verdict."""
    return result_line(
        benchmark,
        settings=settings,
        metrics=found.metrics,
        bars=judged,
        seed=settings["seed"],
        way=found.name,
        runs=list(found.runs),
        receivers="ICE, DTLS and SRTP of aiortc; every packet is authenticated and counted, none decoded",
    )
