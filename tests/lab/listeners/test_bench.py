"""What listeners cost is measured with real ones, and held to its bars."""

import json
import sys
import time
from contextlib import ExitStack
from dataclasses import replace

import pytest
from rich.console import Console
from typer.testing import CliRunner

from interpreter.domain.errors import OpenBoothError
from interpreter.lab.command_line import bench as command_line
from interpreter.lab.janus_server import janus_can_run
from interpreter.lab.listeners import bench, report
from interpreter.lab.listeners.crowd import Crowd
from interpreter.lab.listeners.receiver import Heard, jitter_ms, lost
from interpreter.lab.listeners.report import Run
from interpreter.lab.listeners.room import CHANNEL, HOST, LINK, Room

_RUN = Run(
    listeners=300,
    wall_s=10,
    cpu_s=5,
    crowd_cpu_s=8,
    crowds=2,
    joining_cpu_s=9,
    listened_s=1_800,
    joined_s=[0.1, 0.2, 0.9],
    sent=150_000,
    lost=0,
    silent=0,
    jitter_ms=[0.0, 1.0, 30.0],
)


def test_listeners_per_core_count_what_the_server_took_and_nobody_else() -> None:
    found = report.way("shared", [_RUN, replace(_RUN, cpu_s=10)])
    assert found.metrics["server_cpu_share"] == 0.75
    assert found.metrics["listeners_per_core"] == 400
    assert found.metrics["receiver_cpu_share"] == 0.4
    assert found.metrics["cpu_ms_per_join"] == pytest.approx((20 + 10) / 2)
    assert [bar.met for bar in report.bars(found)] == [True, True, True, True]


def test_a_packet_that_got_lost_or_somebody_who_hears_nothing_misses_a_bar() -> None:
    found = report.way("shared", [replace(_RUN, sent=140_000, lost=1, silent=1, cpu_s=50)])
    assert [bar.met for bar in report.bars(found)] == [False, False, False, False]
    assert found.metrics["listeners_per_core"] == pytest.approx(300 * 14 / 15 / 5), (
        "packets not sent cost nothing"
    )
    assert len(report.bars(report.way("janus", [_RUN]))) == 3
    assert report.bars(report.way("alone", [_RUN])) == ()


def test_whoever_joins_hears_something_within_three_seconds() -> None:
    assert all(bar.met for bar in report.join_bars(report.way("live", [_RUN], capture_xruns=0)))
    late = report.way("live", [replace(_RUN, joined_s=[0.1, 3.5])], capture_xruns=1)
    assert [bar.met for bar in report.join_bars(late)] == [False, True, True, False]


def test_a_way_is_a_line_with_seed_machine_and_what_listened() -> None:
    found = report.way("shared", [_RUN])
    told = json.loads(report.line("listeners", found, {"seed": 4}, report.bars(found)))
    assert (told["benchmark"], told["way"], told["seed"], told["verdict"]) == (
        "listeners",
        "shared",
        4,
        "pass",
    )
    assert "authenticated" in told["receivers"]
    assert told["machine"]["cpus"]
    with Console(width=200, record=True) as console:
        console.print(report.table([found]))
    assert "listeners per core" in console.export_text()


def test_lost_packets_are_counted_over_the_end_of_their_numbers() -> None:
    heard = Heard(numbers=[65_534, 65_535, 1, 0, 3])
    assert lost(heard) == (1, 6)
    assert lost(Heard()) == (0, 0)


def test_jitter_is_how_much_later_than_the_promptest_a_packet_arrives() -> None:
    heard = Heard(timestamps=[2**32 - 960, 0, 960], arrived=[1.0, 1.025, 1.04])
    assert jitter_ms(heard) == pytest.approx([0, 5, 0])
    assert jitter_ms(Heard()) == []


def test_listeners_join_and_hear_as_they_would_with_phones() -> None:
    order = bench.Order(listeners=3, seconds=1, over_s=0.3)
    metrics = bench.measured("shared", [bench.run("shared", order)], order).way.metrics
    assert metrics["packets"] > 3 * 35
    assert metrics["silent"] == 0
    assert 0 < metrics["joined_p95_s"] < 20
    assert 0 < metrics["server_cpu_share"] < 2


@pytest.mark.slow
def test_listeners_join_a_live_event() -> None:
    result = CliRunner().invoke(command_line, ["join", "--listeners", "5", "--over", "2", "--seconds", "2"])
    (line,) = (json.loads(line) for line in result.output.splitlines() if line.startswith("{"))
    assert line["metrics"]["packets"] > 5 * 70
    assert line["metrics"]["silent"] == 0
    assert "capture_xruns" in line["metrics"]


@pytest.mark.slow
def test_every_way_is_measured() -> None:
    result = CliRunner().invoke(
        command_line, ["listeners", "--listeners", "3", "--seconds", "1", "--over", "1"]
    )
    lines = [json.loads(line) for line in result.output.splitlines() if line.startswith("{")]
    ways = [name for name in report.WAYS if name != "janus" or janus_can_run()]
    assert [line["way"] for line in lines] == ways
    assert all(line["metrics"]["packets"] > 0 and len(line["runs"]) == 2 for line in lines)


def test_a_room_that_does_not_open_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(OpenBoothError, match="broke off"):
        bench.run("shared", bench.Order(listeners=1, seconds=1))


@pytest.mark.slow
def test_fifty_who_are_cut_off_at_once_are_back_within_a_minute() -> None:
    with ExitStack() as stack:
        served = stack.enter_context(
            bench._process("room", Room(1, crowded=False, each_alone=False, janus=()))
        )
        crowd = Crowd(bench._heard(served)["listening"], LINK, CHANNEL, HOST, 50, 2.0)
        first = stack.enter_context(bench._process("crowd", crowd))
        assert len(bench._heard(first)["joined"]) == 50
        first.kill()
        cut_off_s = time.monotonic()
        second = stack.enter_context(bench._process("crowd", crowd))
        assert len(bench._heard(second)["joined"]) == 50
        assert time.monotonic() - cut_off_s < 60
        time.sleep(1.0)
        heard = bench._ask(second)
        assert heard["silent"] == heard["lost"] == 0
