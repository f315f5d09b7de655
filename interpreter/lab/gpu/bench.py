"""`openbooth bench gpu`: tries a device on the seamless engine with random weights, arm by arm."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from tempfile import TemporaryFile
from typing import Any

from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.processes import SAFE_PATH
from interpreter.lab.bars import Bar
from interpreter.lab.gpu import report

_MODULE = "interpreter.engines.seamless.trial"
_MISTAKE = 2


@dataclass(frozen=True, slots=True)
class Order:
    """What is tried, and how much is asked of the device."""

    shape: str | None = None
    """None takes the real size on CUDA, and a small one elsewhere."""
    sources: int = 4
    targets: int = 8
    device: str | None = None
    """None lets the engine choose."""
    seconds: float = 120.0


@dataclass(frozen=True, slots=True)
class Result:
    """What an arm found."""

    arm: report.Arm
    bars: tuple[Bar, ...]
    line: str


def gpu(order: Order, command: Sequence[str] | None = None) -> Iterator[Result]:
    """Try a device in a process of its own; yield what each arm found as soon as it is there.

    Raises UserMistake for what cannot be tried, OpenBoothError where the process fails.
    """
    model: Mapping[str, Any] = {}
    for told in _run(command or (sys.executable, "-m", _MODULE), asdict(order)):
        arm = report.Arm(told["arm"], told.get("metrics", {}), told.get("error"), told.get("took_s"))
        model = arm.metrics if arm.name == "model" else model
        bars = report.bars(arm, model)
        yield Result(arm, bars, report.line(arm, asdict(order), model, bars))


def _run(command: Sequence[str], asked: dict[str, Any]) -> Iterator[dict[str, Any]]:
    with (
        TemporaryFile("w+", encoding="utf-8") as complaints,
        subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [*command, json.dumps(asked)],
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            env=os.environ | SAFE_PATH,
        ) as process,
    ):
        assert process.stdout is not None  # noqa: S101 - a pipe was asked for
        for told in process.stdout:
            if told.startswith("{"):
                yield json.loads(told)
        status = process.wait()
        complaints.seek(0)
        reason = (complaints.read().strip().splitlines() or ["it said nothing"])[-1]
    if status == _MISTAKE:
        raise UserMistake(reason)
    if status:
        raise OpenBoothError(
            f"Trying this device failed ({reason}); ask for fewer --sources or --targets, or take --device cpu."
        )
