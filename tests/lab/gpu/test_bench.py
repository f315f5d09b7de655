"""What a trial of a device found is held to its bars and written line by line."""

import io
import json
import sys
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner

from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.lab.command_line import bench as command_line
from interpreter.lab.gpu.bench import Order, Result, gpu
from interpreter.lab.gpu.report import Arm, bars, table

MODEL = {"shape": "large", "device": "NVIDIA H200", "numbers": "bfloat16"}
ARMS: list[dict[str, Any]] = [
    {"arm": "model", "metrics": MODEL},
    {"arm": "hop", "metrics": {"p95_ms": 170.0}, "took_s": 3.0},
    {"arm": "step", "metrics": {"step_ms": 2.0}},
    {"arm": "languages", "metrics": {"further_over_first": 0.1}},
    {"arm": "equality", "metrics": {"graphs": {"tokens_equal": 1.0}}},
    {"arm": "alone", "error": "OutOfMemoryError: none left"},
    {"arm": "streams", "metrics": {"streams": 336}},
]


def telling(arms: list[dict[str, Any]], status: int = 0) -> list[str]:
    """A trial that tells so, and complains when it ends otherwise than well."""
    program = (
        "import json, sys\n"
        f"for arm in {arms!r}: print(json.dumps(dict(arm, asked=json.loads(sys.argv[1]))))\n"
        f"if {status}: sys.exit(print('no card', file=sys.stderr) or {status})"
    )
    return [sys.executable, "-c", program]


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return list(gpu(Order(sources=3), telling(ARMS)))


def test_every_arm_is_a_line_with_what_it_is_held_to(results: list[Result]) -> None:
    lines = [json.loads(result.line) for result in results]
    assert [line["benchmark"] for line in lines] == [f"gpu {arm['arm']}" for arm in ARMS]
    assert [bar.met for result in results for bar in result.bars] == [False, True, True, True, True]
    assert (lines[1]["verdict"], lines[1]["model"]["device"], lines[1]["took_s"]) == (
        "fail",
        "NVIDIA H200",
        3.0,
    )
    assert lines[5]["error"] == "OutOfMemoryError: none left"
    assert lines[0]["settings"]["sources"] == 3


def test_a_small_shape_is_not_held_to_times_of_the_real_size() -> None:
    assert bars(Arm("hop", {"p95_ms": 900.0}), {"shape": "small"}) == ()
    assert bars(Arm("step", {"step_ms": 9.0}), {"shape": "small"}) == ()
    (bar,) = bars(Arm("equality", {"one_by_one": {"tokens_equal": 0.5}}), {"shape": "small"})
    assert bar.met is False


def test_the_table_shows_figures_within_figures_and_failures(results: list[Result]) -> None:
    console = Console(width=120, record=True, file=io.StringIO())
    console.print(table([result.arm for result in results]))
    shown = console.export_text()
    for words in ("graphs: tokens equal", "170.0", "none left", "weights are random"):
        assert words in shown


@pytest.mark.parametrize(("status", "error"), [(2, UserMistake), (1, OpenBoothError)])
def test_a_trial_that_fails_is_told_by_its_last_line(status: int, error: type[OpenBoothError]) -> None:
    with pytest.raises(error, match="no card"):
        list(gpu(Order(), telling(ARMS[:1], status)))


def test_the_command_line_knows_its_shapes() -> None:
    ended = CliRunner().invoke(command_line, ["gpu", "--shape", "huge"])
    assert ended.exit_code == 2
    assert "small" in ended.output
