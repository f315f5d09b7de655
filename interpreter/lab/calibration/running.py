"""`openbooth calibrate seamless`: has the engine measure its model in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any

from interpreter.app import plugins
from interpreter.app.engine_models import engine_models
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.models import Role
from interpreter.domain.processes import SAFE_PATH
from interpreter.domain.settings import SessionSettings
from interpreter.lab.calibration.utterances import translations, utterances

ENGINE = "seamless"
FILE = "streaming.json"
_MODULE = "interpreter.engines.seamless.calibrating"
_MISTAKE = 2

Figures = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Order:
    """What is measured on which set; without `targets`, the languages that the set has translations in."""

    place: Path
    model: str | None
    language: str
    targets: tuple[str, ...] = ()
    out: Path | None = None
    """None keeps what was found beside the weights."""
    device: str | None = None
    """None lets the engine choose."""
    budget: float = 0.02
    erasures: float = 0.1


def calibrate(
    order: Order, progress: Callable[[float], None], command: Sequence[str] | None = None
) -> Figures:
    """Measure, keep what was found, and return it; `progress` is told how much is done, 0–1.

    Raises UserMistake for a set or a language that cannot be used, MissingPart without the model, OpenBoothError where
    measuring fails.
    """
    targets = order.targets or translations(order.place, order.language)
    options = _options(order, targets)
    folder = Path(options[Role.INTERPRETATION])
    with TemporaryDirectory(prefix="openbooth-") as scratch:
        found = utterances(order.place, Path(scratch), language=order.language)
        asked = {
            "model": str(folder),
            "out": str(order.out or folder / FILE),
            "language": order.language,
            "targets": targets,
            "utterances": [
                {"audio": one.audio, "words": [{"text": t, "times_ms": ms} for t, ms in one.words]}
                for one in found
            ],
            "device": order.device,
            "precision": options.get("precision"),
            "budget": order.budget,
            "erasures": order.erasures,
        }
        figures: Figures = {}
        for told in _run(command or (sys.executable, "-m", _MODULE), asked):
            if "done" in told:
                progress(told["done"])
            figures = told.get("found", figures)
    return figures


def _options(order: Order, targets: Sequence[str]) -> dict[str, str]:
    channels = tuple(ListenerChannel(code, code) for code in targets)
    settings = SessionSettings(order.language, channels, ENGINE, model=order.model)
    return engine_models(plugins.engine(ENGINE), settings).options


def _run(command: Sequence[str], asked: Figures) -> Iterator[Figures]:
    with TemporaryFile("w+", encoding="utf-8") as order, TemporaryFile("w+", encoding="utf-8") as complaints:
        json.dump(asked, order)
        order.seek(0)
        with subprocess.Popen(  # noqa: S603 - our own interpreter and module
            command,
            env=os.environ | SAFE_PATH,
            stdin=order,
            stdout=subprocess.PIPE,
            stderr=complaints,
            text=True,
            encoding="utf-8",
        ) as process:
            assert process.stdout is not None  # noqa: S101 - a pipe was asked for
            for told in process.stdout:
                if told.startswith("{"):
                    yield json.loads(told)
        complaints.seek(0)
        reason = (complaints.read().strip().splitlines() or ["it said nothing"])[-1]
    if process.returncode == _MISTAKE:
        raise UserMistake(reason)
    if process.returncode:
        raise OpenBoothError(f"Measuring the model failed ({reason}); try it with --device cpu.")
