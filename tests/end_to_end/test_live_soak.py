"""An hour of live sound on a computer that is busy otherwise; OPENBOOTH_SOAK_MINUTES makes it shorter."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psutil
import pytest

from interpreter.lab.audible import onsets_ms
from interpreter.lab.metrics.statistics import percentile, theil_sen
from interpreter.lab.system.live import Event, LiveRun
from interpreter.lab.system.material import bursts
from interpreter.lab.system.recorder import RATE_HZ
from interpreter.lab.system.room import ANSWERING, Room

MINUTES = float(os.environ.get("OPENBOOTH_SOAK_MINUTES", "60"))
PART = 1 / 6
"""The first and the last ten minutes of the hour are compared."""
WARM_UP = 1 / 12
LAG_GROWS = 1.1
MEMORY_MB_PER_H = 5.0
HOGS = 2
SAMPLE_S = 5.0

pytestmark = [pytest.mark.slow, pytest.mark.timeout(MINUTES * 60 + 600)]


@dataclass
class Soaked:
    """What the session said and cost."""

    events: list[Event]
    memory_mb: list[float] = field(default_factory=list)
    sampled_h: list[float] = field(default_factory=list)
    status: int = -1


@contextmanager
def hogs() -> Iterator[None]:
    """Two processes that never rest."""
    running = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(HOGS)]
    try:
        yield
    finally:
        for hog in running:
            hog.kill()
            hog.wait()


def memory_mb(processes: list[psutil.Process]) -> float:
    """What the processes have written to, in 10^6 bytes: pages of programs and libraries come and go with others'."""
    told = [process.memory_info() for process in processes]
    return sum(memory.rss - memory.shared for memory in told) / 1e6


@pytest.fixture(scope="module")
def soaked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Soaked]:
    with Room(tmp_path_factory.mktemp("soak"), "floor", "booth") as room:
        live = room.live(
            "--input", "floor.monitor", "--from", "en", "--to", "es", "--output", "es=booth", *ANSWERING
        )
        with hogs():
            found = watched(room, live)
        found.status = live.end()
        found.events = live.events
        keep(found)
        yield found


def watched(room: Room, live: LiveRun) -> Soaked:
    """Play bursts to the end of the time, and take down what the session costs."""
    found = Soaked([])
    began_s = time.monotonic()
    ours = [process for process in room.processes() if process.pid != live.pid]
    minute = bursts(60.0)
    player = None
    while (now_s := time.monotonic()) < began_s + MINUTES * 60:
        if player is None or not player.playing:
            player = room.play("floor", minute)
        found.memory_mb.append(memory_mb(ours))
        found.sampled_h.append((now_s - began_s) / 3600)
        time.sleep(SAMPLE_S)
    return found


def lags_ms(found: Soaked) -> list[tuple[float, float]]:
    """Session time and lag of every word in the target language, milliseconds, each word once."""
    shown: dict[str, tuple[float, float]] = {}
    for event in found.events:
        if event["type"] == "caption" and event["language"] == "es" and not event["ended"]:
            shown.setdefault(
                event["committed"].split()[-1], (event["at_ms"], event["at_ms"] - event["end_ms"])
            )
    return sorted(shown.values())


def part_p95_ms(lags: list[tuple[float, float]], start_ms: float, end_ms: float) -> float:
    found = percentile([lag for at, lag in lags if start_ms <= at < end_ms], 95)
    assert found is not None
    return found


def keep(found: Soaked) -> None:
    """Print the figures, for whoever runs this by hand."""
    length_ms = MINUTES * 60_000
    lags = lags_ms(found)
    figures = {
        "minutes": MINUTES,
        "words": len(lags),
        "lag_p95_first_ms": part_p95_ms(lags, 0, length_ms * PART),
        "lag_p95_last_ms": part_p95_ms(lags, length_ms * (1 - PART), length_ms),
        "memory_mb": [round(found.memory_mb[0], 1), round(found.memory_mb[-1], 1)],
        "memory_mb_per_h": memory_slope(found),
        "input_xruns": len(input_xruns(found)),
        "output_xruns": sum(event["type"] == "xrun" for event in found.events) - len(input_xruns(found)),
        "gaps": [event for event in found.events if event["type"] == "gap"],
    }
    sys.stdout.write(json.dumps(figures) + "\n")


def memory_slope(found: Soaked) -> float:
    """Megabytes an hour once everything is warm: the median over all pairs of samples."""
    warm = len(found.memory_mb) - round(len(found.memory_mb) * (1 - WARM_UP))
    slope = theil_sen(found.sampled_h[warm:], found.memory_mb[warm:])
    assert slope is not None
    return slope


def input_xruns(found: Soaked) -> list[Event]:
    return [event for event in found.events if event["type"] == "xrun" and event["direction"] == "input"]


def test_what_the_capture_lost_is_on_record_as_a_gap(soaked: Soaked) -> None:
    lost_ms = sum(event["lost_ms"] for event in input_xruns(soaked))
    gaps_ms = sum(event["duration_ms"] for event in soaked.events if event["type"] == "gap")
    assert gaps_ms >= lost_ms
    assert soaked.status == 0


def test_the_lag_does_not_grow(soaked: Soaked) -> None:
    lags, length_ms = lags_ms(soaked), MINUTES * 60_000
    first = part_p95_ms(lags, 0, length_ms * PART)
    last = part_p95_ms(lags, length_ms * (1 - PART), length_ms)
    assert last <= LAG_GROWS * first


def test_nearly_every_sound_is_answered(soaked: Soaked) -> None:
    a_minute = len(onsets_ms(bursts(60.0), RATE_HZ))
    assert len(lags_ms(soaked)) > 0.9 * MINUTES * a_minute - a_minute


def test_memory_does_not_grow(soaked: Soaked) -> None:
    assert memory_slope(soaked) <= MEMORY_MB_PER_H
