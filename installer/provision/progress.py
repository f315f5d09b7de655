"""Shows what set-up is doing and for how long, and keeps everything that was said in a log file."""

import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TextIO

_TICK_S = 1.0
_REPORT_S = 10.0
_KEPT_LINES = 200
_DETAIL_WIDTH = 60
NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Keeps Windows from opening a console for every command of a program that has none."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended, with its last lines."""

    status: int
    lines: tuple[str, ...]

    def said(self, *phrases: str) -> bool:
        """Whether any of `phrases` stands in the last lines."""
        return any(phrase in line for line in self.lines for phrase in phrases)

    def last(self, *openings: str) -> str:
        """The last line that starts with one of `openings`, without it; empty where there is none."""
        for line in reversed(self.lines):
            for opening in openings:
                if line.startswith(opening):
                    return line.removeprefix(opening).strip()
        return ""


def _latest(lines: Sequence[str]) -> str:
    return lines[-1] if lines else ""


class Progress:
    """Names each step with its elapsed seconds: one live line on a terminal, a line every ten seconds elsewhere."""

    def __init__(self, log: Path, *, steps: int, screen: TextIO = sys.stderr) -> None:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("", encoding="utf-8")
        self._log = log
        self._steps = steps
        self._screen = screen
        self._live = screen.isatty()
        self._step = ""
        self._number = 0
        self._started = time.monotonic()
        self._reported = 0.0
        self._running: subprocess.Popen[str] | None = None

    def wait_for_another(self) -> None:
        """Say that another start is at it."""
        self._print("Another start is setting up OpenBooth; waiting for it to finish …")

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Announce a step, and how long it took once it succeeded."""
        self._number += 1
        self._step = f"[{self._number}/{self._steps}] {name}"
        self._started = time.monotonic()
        self._reported = 0.0
        self._print(f"{self._step} …", lasting=not self._live)
        try:
            yield
        except BaseException:
            self._print(f"{self._step}: stopped after {self._elapsed():.0f} s")
            raise
        self._print(f"{self._step}: {self._elapsed():.0f} s")

    def run(
        self,
        command: Sequence[str | Path],
        *,
        environ: Mapping[str, str] | None = None,
        inherit: Sequence[int] = (),
        describe: Callable[[Sequence[str]], str] = _latest,
    ) -> Outcome:
        """Run a command of the current step to its end. What it says goes to the log.

        `describe` makes of its last lines what the screen shows; the command inherits the descriptors in `inherit`.
        """
        with (
            self._log.open("a", encoding="utf-8") as log,
            subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
                env=environ,
                pass_fds=inherit,
                creationflags=NO_WINDOW,
            ) as process,
        ):
            self._running = process
            log.write(f"$ {' '.join(str(part) for part in command)}\n")
            assert process.stdout is not None  # noqa: S101 - asked for above
            lines = self._follow(process.stdout, log, describe)
        self._running = None
        return Outcome(process.returncode, tuple(lines))

    def stop(self) -> None:
        """End the command that runs, if any. Any thread."""
        if (running := self._running) is not None:
            running.terminate()

    def _follow(self, output: IO[str], log: TextIO, describe: Callable[[Sequence[str]], str]) -> list[str]:
        said: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        threading.Thread(target=_pass_on, args=(output, said), daemon=True).start()
        lines: list[str] = []
        while True:
            try:
                line = said.get(timeout=_TICK_S)
            except queue.Empty:
                self._report(lines, describe)
                continue
            if line is None:
                return lines
            log.write(line)
            lines = [*lines[1 - _KEPT_LINES :], line.strip()]
            self._report(lines, describe)

    def _report(self, lines: Sequence[str], describe: Callable[[Sequence[str]], str]) -> None:
        elapsed = self._elapsed()
        if elapsed - self._reported < (_TICK_S if self._live else _REPORT_S):
            return
        self._reported = elapsed
        detail = describe(lines)[:_DETAIL_WIDTH]
        self._print(f"{self._step} … {elapsed:.0f} s  {detail}", lasting=not self._live)

    def _print(self, text: str, *, lasting: bool = True) -> None:
        opening = "\r\x1b[K" if self._live else ""
        self._screen.write(f"{opening}{text}{chr(10) if lasting else ''}")
        self._screen.flush()

    def _elapsed(self) -> float:
        return time.monotonic() - self._started


def _pass_on(output: IO[str], said: "queue.SimpleQueue[str | None]") -> None:
    for line in output:
        said.put(line)
    said.put(None)
