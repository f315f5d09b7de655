"""How fast this computer interprets: the bundled conference, as fast as possible, for a few seconds."""

import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from interpreter.app.drafts import demo_recording
from interpreter.app.places import DATA_VARIABLE
from interpreter.domain.processes import SAFE_PATH

PATIENCE_S = 10.0
_LEAST_SPEECH_S = 1.0
_ENDS_WITHIN_S = 5.0
_Lines = queue.SimpleQueue[bytes]


@dataclass(frozen=True, slots=True)
class QuickPace:
    """So much speech was interpreted in so much time, both in seconds."""

    speech_s: float
    took_s: float

    @property
    def keeps_up(self) -> bool:
        """Whether a live event would be interpreted without falling behind."""
        return self.speech_s > self.took_s


def quick_pace(engine: str, target: str, *, patience_s: float = PATIENCE_S) -> QuickPace | None:
    """Measure an engine that needs no models on the bundled English conference; None where it did not get that far.

    Blocks for `patience_s` at most, and some seconds more where its processes do not end; nothing of it goes on record.
    """
    with tempfile.TemporaryDirectory(prefix="openbooth-", ignore_cleanup_errors=True) as folder:
        command = [sys.executable, "-m", "interpreter.app.command_line", "interpret", str(demo_recording())]
        command += ["--engine", engine, "--to", target, "--pace", "fast", "--events", "-", "--out", folder]
        process = subprocess.Popen(  # noqa: S603 - our own program, with our own arguments
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
            env=os.environ | SAFE_PATH | {DATA_VARIABLE: folder},
        )
        try:
            return _followed(process, time.monotonic() + patience_s)
        finally:
            _end(process)


def _followed(process: "subprocess.Popen[bytes]", until_s: float) -> QuickPace | None:
    began_s: float | None = None
    speech_s = took_s = 0.0
    for line in _lines(process, until_s):
        with suppress(ValueError, AttributeError):
            event = json.loads(line)
            if event.get("type") == "session":
                began_s = began_s or time.monotonic()
            elif began_s is not None:
                speech_s, took_s = event["at_ms"] / 1000, time.monotonic() - began_s
    return QuickPace(speech_s, took_s) if speech_s >= _LEAST_SPEECH_S else None


def _lines(process: "subprocess.Popen[bytes]", until_s: float) -> Iterator[bytes]:
    """Yield what a program says until it ends or the time is over."""
    said: _Lines = queue.SimpleQueue()
    threading.Thread(target=_read, args=(process, said), name="quick-pace", daemon=True).start()
    while (left_s := until_s - time.monotonic()) > 0:
        try:
            line = said.get(timeout=left_s)
        except queue.Empty:
            return
        if not line:
            return
        yield line


def _read(process: "subprocess.Popen[bytes]", said: _Lines) -> None:
    stdout = process.stdout
    while stdout is not None and (line := stdout.readline()):
        said.put(line)
    said.put(b"")


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(_ENDS_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    if process.stdout is not None:
        process.stdout.close()
