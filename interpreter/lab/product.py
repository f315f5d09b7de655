"""Runs the product as a stranger would: its own process, its feed read from a pipe, its cost taken from outside."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from interpreter.app.configuration import FILE
from interpreter.app.model_profiles import model_store
from interpreter.app.places import DATA_VARIABLE
from interpreter.domain.errors import UserMistake
from interpreter.domain.processes import SAFE_PATH
from interpreter.lab.processes import family, kill
from interpreter.storage.settings_file import change_settings

SAMPLE_S = 0.5
SILENT_S = 300.0
"""A product that reports nothing for so long hangs and is ended."""

PYTHON = (sys.executable, "-m")
"""Runs a module of ours as a product; `run` sees to it that nothing is imported from the working folder."""
_SIGN = "openbooth: "
"""Opens what the product says of a fault; lines that belong to it follow."""
COMMAND = (*PYTHON, "interpreter.app.command_line", "interpret")


@dataclass(frozen=True, slots=True)
class Order:
    """What the product is asked to do with every recording."""

    language: str
    targets: tuple[str, ...]
    engine: str
    pace: str = "fast"
    model: str | None = None
    speakers: int | None = None
    glossary: Path | None = None
    diarizer: str | None = None
    speaker_model: str | None = None
    tuning: Path | None = None
    most_speakers: int | None = None
    beside: tuple[Path, ...] = ()
    """Further recordings that are heard at the same time, a source each."""

    def arguments(self, recording: Path, out: Path) -> list[str]:
        """Return the arguments of `openbooth interpret`."""
        chosen: dict[str, object] = {
            "--from": self.language,
            "--engine": self.engine,
            "--pace": self.pace,
            "--model": self.model,
            "--speakers": self.speakers,
            "--most-speakers": self.most_speakers,
            "--glossary": self.glossary,
            "--diarizer": self.diarizer,
            "--speaker-model": self.speaker_model,
            "--tuning": self.tuning,
            "--events": "-",
            "--out": out,
        }
        told = [text for name, value in chosen.items() if value is not None for text in (name, str(value))]
        recordings = [str(recording), *map(str, self.beside)]
        return [*recordings, *(text for target in self.targets for text in ("--to", target)), *told]


@dataclass(frozen=True, slots=True)
class Run:
    """One recording interpreted. `arrivals_s` says for every line when it came, since the process was started."""

    lines: tuple[str, ...]
    arrivals_s: tuple[float, ...]
    wall_s: float
    cpu_s: float
    peak_pss_mb: float
    failure: str | None
    """What the product said when it ended with a status other than 0."""

    @property
    def first_caption_s(self) -> float | None:
        """How long after its start the product showed its first caption."""
        arrived = zip(self.lines, self.arrivals_s, strict=True)
        return next((at for line, at in arrived if _kind(line) == "caption"), None)


def run(
    order: Order,
    recording: Path,
    out: Path,
    *,
    advance: Callable[[str], None] = lambda _: None,
    command: Sequence[str] = COMMAND,
) -> Run:
    """Interpret one recording; `advance` is told of every line of the feed as it arrives.

    The product finds this machine's models, and keeps its sessions in a folder that is removed afterwards. Whatever
    happens, no process is left. Raises UserMistake when the product ends with a fault before it reported anything.
    """
    with (
        tempfile.TemporaryDirectory() as scratch,
        (Path(scratch) / "errors").open("w+", encoding="utf-8") as errors,
    ):
        data = _with_models(Path(scratch) / "data")
        began = time.monotonic()
        process = subprocess.Popen(  # noqa: S603 - our own command line, no shell
            [*command, *order.arguments(recording, out)],
            stdout=subprocess.PIPE,
            stderr=errors,
            env=os.environ | SAFE_PATH | {DATA_VARIABLE: str(data)},
            text=True,
            encoding="utf-8",
        )
        watch = _Watch(process.pid)
        lines: list[str] = []
        arrivals: list[float] = []
        try:
            watch.start()
            for line in process.stdout or ():
                watch.seen()
                arrivals.append(time.monotonic() - began)
                lines.append(line)
                advance(line)
            status = process.wait()
            wall = time.monotonic() - began
        finally:
            watch.stop()
            _end(process)
            if process.stdout is not None:
                process.stdout.close()
        errors.seek(0)
        failure = watch.verdict or _failure(status, errors.read())
        if failure is not None and not lines:
            raise UserMistake(f"{recording.name} could not be interpreted: {failure}")
        return Run(tuple(lines), tuple(arrivals), wall, watch.cpu_s, watch.peak_mb, failure)


def delivery_ms(run: Run) -> list[float]:
    """Return how much later than the promptest one each event arrived, by the observer's clock, milliseconds.

    Meaningful on `--pace realtime` only.
    """
    late = [at * 1000 - json.loads(line)["at_ms"] for line, at in zip(run.lines, run.arrivals_s, strict=True)]
    return [value - min(late) for value in late]


@dataclass(slots=True)
class _Watch:
    """Samples memory and processor time of a process and all its descendants, and ends them when they fall silent."""

    pid: int
    peak_mb: float = 0.0
    verdict: str | None = None
    _cpu: dict[tuple[int, float], float] = field(default_factory=dict)
    _last: float = field(default_factory=time.monotonic)
    _over: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    @property
    def cpu_s(self) -> float:
        """User and system time of every process ever seen."""
        return sum(self._cpu.values())

    def start(self) -> None:
        self._thread = threading.Thread(target=self._observe, name="lab-watch", daemon=True)
        self._thread.start()

    def seen(self) -> None:
        """The product reported something."""
        self._last = time.monotonic()

    def stop(self) -> None:
        self._over.set()
        if self._thread is not None:
            self._thread.join()

    def _observe(self) -> None:
        while not self._over.is_set():
            ours = family(self.pid)
            self.peak_mb = max(self.peak_mb, sum(self._sampled(process) for process in ours) / 1e6)
            if time.monotonic() - self._last > SILENT_S:
                self.verdict = f"It reported nothing for {SILENT_S:.0f} s and was ended."
                kill(ours)
                return
            self._over.wait(SAMPLE_S)

    def _sampled(self, process: psutil.Process) -> int:
        """Note the processor time of a process; return its proportional memory in bytes, 0 if it has just ended."""
        try:
            times = process.cpu_times()
            self._cpu[process.pid, process.create_time()] = times.user + times.system
            memory = process.memory_full_info()
        except psutil.Error:
            return 0
        return int(getattr(memory, "pss", memory.uss))


def _with_models(data: Path) -> Path:
    """Let the product whose data folder this will be find this machine's models; all else is as after installation."""
    change_settings(data / FILE, {"models_folder": str(model_store().root.absolute())})
    return data


def _end(process: subprocess.Popen[str]) -> None:
    """End a product that is still running, its children with it."""
    if process.poll() is None:
        ours = family(process.pid)
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(5)
        kill(ours)
    process.wait()


def _failure(status: int, errors: str) -> str | None:
    if status == 0:
        return None
    _, sign, said = errors.rpartition(_SIGN)
    told = [line.strip() for line in (said if sign else errors).splitlines() if line.strip()]
    if not told:
        return f"It ended with status {status} and said nothing."
    return " ".join(told) if sign else told[-1]


def _kind(line: str) -> str:
    try:
        return str(json.loads(line).get("type"))
    except (ValueError, AttributeError):
        return ""
