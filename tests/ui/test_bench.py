"""The benchmark of the window."""

import json

import pytest
from typer.testing import CliRunner

from interpreter.lab.command_line import bench
from ui.bench_report import bars, line
from ui.bench_run import Load, Measured, measured


def judged(found: Measured) -> dict[str, bool | None]:
    return {name: None if value is None else value <= limit for name, value, limit in bars(found)}


@pytest.mark.slow
def test_a_short_measurement_tells_frames_and_memory() -> None:
    load = Load(languages=8, lines=300, updates=100, hours=0.022)
    found = measured(load)
    assert 0.0 < found.live.p50_ms <= found.live.p99_ms <= found.live.max_ms
    assert found.live.p50_ms < 33.0
    assert found.memory_mb_per_hour is not None
    told = json.loads(line(load, found))
    assert told["benchmark"] == "ui"
    assert told["settings"]["languages"] == 8
    assert {bar["name"] for bar in told["bars"]} == set(judged(found))


def test_it_is_run_from_the_command_line() -> None:
    result = CliRunner().invoke(
        bench, ["ui", "--languages", "1", "--lines", "20", "--updates", "100", "--hours", "0"]
    )
    assert result.exit_code == 0, result.output
    assert '"benchmark": "ui"' in result.output


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_window_keeps_its_bars() -> None:
    found = measured(Load(languages=8, lines=10_000, updates=2_000, hours=0.28))
    assert not [name for name, met in judged(found).items() if met is False], found
