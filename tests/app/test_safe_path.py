"""Our own processes take no module from the folder that somebody happens to be in."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from interpreter.app.starting import started_core
from interpreter.domain.commands import Quit
from interpreter.domain.errors import UserMistake
from interpreter.domain.processes import SAFE_PATH
from interpreter.domain.steps import WorkerSettings
from interpreter.engines.builtin.voice_process import EspeakProcess
from interpreter.lab import product
from interpreter.lab.engine import bench
from interpreter.lab.system.live import LiveRun
from interpreter.worker.client import WorkerProcess

_CHECKOUT = Path(__file__).parents[2]
_HOSTILE = "import os, pathlib\npathlib.Path(__file__).with_name(f'taken-{os.getpid()}').touch()\nraise ImportError\n"
_NAMES = ("json", "struct", "logging", "numpy", "torch", "interpreter", "psutil")

_PROGRAM = (sys.executable, "-c", "import json, sys; sys.stderr.write('said so\\n'); sys.exit(2)")
"""Stands for the program that the lab starts."""


@pytest.fixture
def hostile_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder the user is in holds files that are named as modules of ours."""
    for name in _NAMES:
        (tmp_path / f"{name}.py").write_text(_HOSTILE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def a_core() -> None:
    with started_core() as client:
        client.send(Quit())


def a_model_process() -> None:
    async def run() -> None:
        worker = WorkerProcess("engine", "tests.fakes.steppers:CountingEngine", WorkerSettings("en", ("es",)))
        await worker.start()
        await worker.stop()

    asyncio.run(run())


def a_voice() -> None:
    EspeakProcess().close()


def a_measured_product() -> None:
    with pytest.raises(UserMistake, match="said so"):
        product.run(product.Order("en", ("es",), "builtin"), Path("a.wav"), Path("out"), command=_PROGRAM)


def a_live_product() -> None:
    with LiveRun([], {}, program=_PROGRAM) as run:
        run.wait_to_end(timeout_s=30.0)
    assert "said so" in run.complaints


def a_trial() -> None:
    with pytest.raises(UserMistake, match="said so"):
        bench._run(_PROGRAM, {})


@pytest.mark.parametrize(
    "start", [a_core, a_model_process, a_voice, a_measured_product, a_live_product, a_trial]
)
def test_what_lies_in_the_working_folder_is_not_imported(
    start: Callable[[], None], hostile_folder: Path
) -> None:
    start()
    assert not list(hostile_folder.glob("taken-*"))


def test_whoever_starts_python_says_so() -> None:
    sources = [*_CHECKOUT.glob("interpreter/**/*.py"), *_CHECKOUT.glob("ui/**/*.py")]
    starting = [path for path in sources if "sys.executable" in path.read_text(encoding="utf-8")]
    assert starting
    assert [path.name for path in starting if "SAFE_PATH" not in path.read_text(encoding="utf-8")] == []


def test_the_folder_is_hostile(hostile_folder: Path) -> None:
    for environment in (os.environ, os.environ | SAFE_PATH):
        subprocess.run(_PROGRAM, env=environment, capture_output=True, check=False)
    assert len(list(hostile_folder.glob("taken-*"))) == 1
