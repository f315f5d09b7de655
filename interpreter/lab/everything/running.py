"""Runs one part in a process of its own, so that whatever breaks in it or takes too long breaks nothing else."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import psutil

from interpreter.domain.processes import SAFE_PATH
from interpreter.lab.everything.parts import Command, Part, Place
from interpreter.lab.processes import family, kill

COMMAND = (sys.executable, "-m", "interpreter.app.command_line", "bench")
_GRACE_S = 5.0


class State(StrEnum):
    """What became of a part."""

    MEASURED = "measured"
    FAILED = "failed"
    SKIPPED = "skipped"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a part gave: lines where it was measured, else why not."""

    part: Part
    state: State
    reason: str
    wall_s: float
    lines: tuple[dict[str, Any], ...] = ()

    @property
    def verdict(self) -> str:
        """That of its lines, the worst of them; nothing where they have none or it was not measured."""
        given = {str(line["verdict"]) for line in self.lines if "verdict" in line}
        order = ("fail", "INVALID-NOISY", "incomplete", "pass")
        return next((one for one in order if one in given), "")


def run(part: Part, place: Place, *, limit_s: float, command: Sequence[str] = COMMAND) -> Outcome:
    """Measure a part, for `limit_s` at most; what it started has ended when this returns or raises."""
    began_s = time.monotonic()
    kept = Path(place.result(part.name))
    reason = ""
    for number, asked in enumerate(part.commands, start=1):
        last = number == len(part.commands)
        words = (*asked, "--json", str(kept)) if last else asked
        reason = _run((*command, *words), limit_s - (time.monotonic() - began_s))
        if reason and not (last and kept.is_file()):
            return Outcome(part, State.FAILED, reason, time.monotonic() - began_s)
    lines = _lines(kept)
    state = State.MEASURED if lines else State.FAILED
    return Outcome(
        part, state, "" if lines else reason or "it told nothing", time.monotonic() - began_s, lines
    )


def _run(words: Command, limit_s: float) -> str:
    """Run one command; return why it ended with a fault, else nothing."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(  # noqa: S603 - our own command line, no shell
            words,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            env=os.environ | SAFE_PATH,
            text=True,
        )
        try:
            status = process.wait(max(0.0, limit_s))
        except subprocess.TimeoutExpired:
            return f"it had not finished after {max(0.0, limit_s):.0f} s"
        finally:
            _end(process)
        said.seek(0)
        return "" if status == 0 else _last_line(said.read()) or f"it ended with status {status}"


def _end(process: "subprocess.Popen[str]") -> None:
    """End a command with all that it started, in order if it can, so that it leaves no files."""
    ours = family(process.pid) if process.poll() is None else []
    if ours:
        with contextlib.suppress(OSError, ValueError, subprocess.TimeoutExpired):
            process.send_signal(signal.SIGINT)
            process.wait(_GRACE_S)
    kill(ours)
    psutil.wait_procs(ours, timeout=_GRACE_S)
    process.wait()


def _lines(kept: Path) -> tuple[dict[str, Any], ...]:
    try:
        text = kept.read_text(encoding="utf-8")
        return tuple(json.loads(line) for line in text.splitlines() if line.strip())
    except (OSError, ValueError):
        return ()


def _last_line(said: str) -> str:
    lines = [line.strip(" │╭╮╰╯─") for line in said.splitlines()]
    return next((line for line in reversed(lines) if line), "").removeprefix("openbooth: ")
