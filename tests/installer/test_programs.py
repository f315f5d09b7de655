"""The two commands become the right program once set-up is complete, and show what set-up is doing until then."""

import io
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from provision.layout import TEST, Checkout
from provision.progress import Progress
from provision.stamp import mark_complete

from tests.installer.tiny_project import tiny_checkout

_ORDINARY = "-m pytest -n 2 --dist loadfile --no-loadscope-reorder"
_SLOW = "-m pytest -m not gpu and not network"


@pytest.mark.parametrize(
    ("command", "arguments", "becomes"),
    [
        ("run.py", ["export", "a session"], "export a session"),
        ("test.py", [], _ORDINARY),
        ("test.py", ["-k", "playout", "tests/policy"], f"{_ORDINARY} -k playout tests/policy"),
        ("test.py", ["--slow", "-x"], f"{_SLOW} -x"),
    ],
)
def test_a_command_becomes_its_program(
    tmp_path: Path, command: str, arguments: list[str], becomes: str
) -> None:
    checkout = Checkout(tiny_checkout(tmp_path / "checkout").root)
    for program in ("python", "openbooth"):
        file = checkout.program(program)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text('#!/bin/sh\necho "$*"\n', encoding="utf-8")
        file.chmod(0o755)
    mark_complete(checkout, TEST)
    done = subprocess.run(
        [sys.executable, checkout.root / "installer" / command, *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == (f"{becomes}\n", "")


def test_every_step_is_named_with_its_seconds_and_everything_is_logged(tmp_path: Path) -> None:
    screen = io.StringIO()
    progress = Progress(tmp_path / "setup.log", steps=2, screen=screen)
    with progress.step("First"):
        assert progress.run(["sh", "-c", "echo one; echo E: two >&2; exit 3"]).status == 3
    with pytest.raises(KeyError), progress.step("Second"):
        raise KeyError
    assert screen.getvalue().splitlines() == [
        "[1/2] First …",
        "[1/2] First: 0 s",
        "[2/2] Second …",
        "[2/2] Second: stopped after 0 s",
    ]
    assert (tmp_path / "setup.log").read_text(encoding="utf-8").splitlines()[1:] == ["one", "E: two"]


def test_a_terminal_shows_one_live_line(tmp_path: Path) -> None:
    screen = io.StringIO()
    screen.isatty = lambda: True  # type: ignore[method-assign]
    progress = Progress(tmp_path / "setup.log", steps=1, screen=screen)
    with progress.step("Packages"):
        progress.run(["sh", "-c", "echo fetching; sleep 1.5"])
    assert "\r\x1b[K[1/1] Packages … 1 s  fetching" in screen.getvalue()
    assert screen.getvalue().count("\n") == 1


def test_what_runs_can_be_stopped(tmp_path: Path) -> None:
    progress = Progress(tmp_path / "setup.log", steps=1, screen=io.StringIO())
    progress.stop()
    threading.Timer(0.2, progress.stop).start()
    assert progress.run(["sleep", "60"]).status
