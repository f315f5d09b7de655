"""Runs `openbooth live` as a stranger would: its own process, its feed read from a pipe, each line with its arrival."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import psutil

from interpreter.app.client import CORE_FILE, attach
from interpreter.app.places import DATA_VARIABLE
from interpreter.domain.commands import Command
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.processes import SAFE_PATH
from interpreter.lab.processes import family

PROGRAM = (sys.executable, "-m", "interpreter.app.command_line")
_END_S = 30.0
_ANSWER_S = 30.0

Event = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Arrived:
    """One event of the feed and when it was read, on the monotonic clock."""

    event: Event
    arrival_s: float


class LiveRun:
    """One `openbooth live` while it runs; use it as a context.

    At the end it is asked to stop, and killed if it does not.
    """

    def __init__(
        self,
        arguments: Sequence[object],
        environment: Mapping[str, str],
        *,
        program: Sequence[str] = PROGRAM,
    ) -> None:
        """`arguments` are those of `openbooth live` but for `--events`; `environment` is added to this process's."""
        self._program = tuple(program)
        self._command = [*program, "live", *map(str, arguments), "--events", "-"]
        self._environment = {**os.environ, **SAFE_PATH, **environment}
        self._process: subprocess.Popen[str] | None = None
        self._errors: IO[str] | None = None
        self._thread: threading.Thread | None = None
        self._arrived: list[Arrived] = []
        self._news = threading.Condition()
        self._over = False
        self.complaints = ""
        """What it said on standard error, once it has ended."""

    def __enter__(self) -> Self:
        """Start it."""
        self._errors = tempfile.TemporaryFile("w+", encoding="utf-8")
        self._process = subprocess.Popen(  # noqa: S603 - our own command line, no shell
            self._command,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=self._environment,
            text=True,
            encoding="utf-8",
        )
        self._thread = threading.Thread(target=self._read, name="live feed", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Make sure that nothing of it is left."""
        self.end()

    @property
    def pid(self) -> int:
        """Its process id. Raises OpenBoothError before it is started."""
        if self._process is None:
            raise OpenBoothError("The session has not been started.")
        return self._process.pid

    @property
    def arrived(self) -> list[Arrived]:
        """Everything it has told so far."""
        return list(self._arrived)

    @property
    def events(self) -> list[Event]:
        """The events alone."""
        return [one.event for one in self._arrived]

    def of(self, kind: str) -> list[Event]:
        """The events of one type."""
        return [one.event for one in self._arrived if one.event["type"] == kind]

    def moment_s(self, at_ms: float) -> float:
        """Return a session time on the monotonic clock, by the event that came most promptly.

        Before the session runs, its time stands at 0 and says nothing.
        """
        offset_s: float = min(one.arrival_s - one.event["at_ms"] / 1000 for one in self._timed())
        return offset_s + at_ms / 1000

    def wait_for(
        self,
        wanted: Callable[[Event], bool],
        *,
        timeout_s: float,
        after: int = 0,
        what: str = "what was awaited",
    ) -> Arrived:
        """Return the first event from number `after` on that is wanted. Raises OpenBoothError when it does not come."""
        deadline_s = time.monotonic() + timeout_s
        place = after
        with self._news:
            while True:
                for one in self._arrived[place:]:
                    place += 1
                    if wanted(one.event):
                        return one
                if self._over or not self._news.wait(max(0.0, deadline_s - time.monotonic())):
                    raise OpenBoothError(f"The session did not tell of {what}; {self._state()}")

    def wait_to_run(self, *, timeout_s: float = 120.0) -> Arrived:
        """Return once the session runs. Raises OpenBoothError when it does not come to that."""
        return self.wait_for(
            lambda event: event["type"] == "session" and event["state"] == "running",
            timeout_s=timeout_s,
            what="its start",
        )

    def wait_to_end(self, *, timeout_s: float) -> int:
        """Return its status once it has ended by itself. Raises OpenBoothError when it goes on."""
        if self._process is None:
            raise OpenBoothError("The session has not been started.")
        try:
            return self._process.wait(timeout_s)
        except subprocess.TimeoutExpired as error:
            raise OpenBoothError(f"The session did not end by itself; {self._state()}") from error

    def ask(self, command: Command) -> float:
        """Have the core do something, as a client does; return when it was asked, on the monotonic clock.

        Raises UserMistake with what is wrong, OpenBoothError without an answer.
        """
        with attach(Path(self._environment[DATA_VARIABLE]) / CORE_FILE) as client:
            asked_s = time.monotonic()
            client.ask(command)
        return asked_s

    def control(self, *arguments: object) -> subprocess.CompletedProcess[str]:
        """Give the core a command, as `openbooth control` does."""
        return subprocess.run(  # noqa: S603 - our own command line, no shell
            [*self._program, "control", *map(str, arguments)],
            env=self._environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=_ANSWER_S,
        )

    def end(self) -> int:
        """Stop it in order, as Ctrl-C does; return its status. May be called twice."""
        process = self._process
        if process is None:
            return 0
        ours = family(process.pid)
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_END_S)
        for one in ours:
            with contextlib.suppress(psutil.Error):
                one.kill()
        status = process.wait()
        if self._thread is not None:
            self._thread.join()
        if process.stdout is not None:
            process.stdout.close()
        self._note_complaints()
        return status

    def _timed(self) -> Iterator[Arrived]:
        return (one for one in self._arrived if one.event.get("at_ms", 0) > 0)

    def _read(self) -> None:
        stream = self._process.stdout if self._process is not None else None
        for line in stream or ():
            arrival_s = time.monotonic()
            with contextlib.suppress(ValueError):
                event = json.loads(line)
                with self._news:
                    self._arrived.append(Arrived(event, arrival_s))
                    self._news.notify_all()
        with self._news:
            self._over = True
            self._news.notify_all()

    def _state(self) -> str:
        """What became of the process, in words."""
        told = f"it told of {len(self._arrived)} events and"
        state = f"ended with status {self._process.wait()}" if self._over and self._process else "goes on"
        self._note_complaints()
        return f"{told} {state}. {self.complaints}".strip()

    def _note_complaints(self) -> None:
        if self._errors is not None and not self._errors.closed:
            self._errors.seek(0)
            self.complaints = self._errors.read().strip()
            if self._over:
                self._errors.close()
