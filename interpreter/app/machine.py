"""What the machine has to do for the core: processors, memory, graphics cards, and for how long the disk lasts."""

import os
import shutil
import subprocess
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

import psutil

from interpreter.app.protocol import Machine
from interpreter.domain.channels import ChannelChanged
from interpreter.domain.events import SessionChanged, SessionEvent, SessionState, SourceChanged

SOURCE_BYTES_PER_S = 96_000
"""What the spool takes of a source: 48 kHz, 16 bit."""
CHANNEL_BYTES_PER_S = 48_000
"""What the recording of a channel takes at most: 24 kHz, 16 bit, before it is compressed."""

_MB = 1e6
_CARDS = ("--query-compute-apps=pid,used_gpu_memory", "--format=csv,noheader,nounits")
_CARD_UNIT_MB = 1.048576
_PATIENCE_S = 5.0
_MEMORY_EVERY = 5
_CARDS_EVERY = 10


def recorded_bytes_per_s(holds: Iterable[SessionEvent]) -> float | None:
    """Return what a running session writes at most, None where none runs; `holds` is the feed's snapshot."""
    runs, rate = False, 0
    for event in holds:
        match event:
            case SessionChanged(state=state):
                runs = state is not SessionState.STOPPED
            case SourceChanged():
                rate += SOURCE_BYTES_PER_S
            case ChannelChanged():
                rate += CHANNEL_BYTES_PER_S
            case _:
                pass
    return float(rate) if runs else None


class MachineWatch:
    """Measures once a second; what costs more than the rest is looked up less often and stays until then."""

    def __init__(self, folder: Path) -> None:
        """`folder` is where sessions are kept."""
        self._folder = folder
        self._nvidia = shutil.which("nvidia-smi")
        self._measured = 0
        self._memory_mb = self._kept_mb = 0.0
        self._gpu_mb: float | None = None
        psutil.cpu_percent()  # from here on it counts

    def measure(self, bytes_per_s: float | None, kept: Collection[int] = ()) -> Machine:
        """Return what holds now. Blocks for some milliseconds.

        `bytes_per_s` is what is being recorded, `kept` the ids of the processes that wait for the next session.
        """
        if self._measured % _MEMORY_EVERY == 0:
            family = _family()
            own_mb = {process.pid: _own_mb(process) for process in family}
            self._memory_mb = sum(own_mb.values())
            self._kept_mb = sum(own_mb.get(pid, 0.0) for pid in kept)
            if self._measured % _CARDS_EVERY == 0:
                self._gpu_mb = self._on_cards({process.pid for process in family})
        self._measured += 1
        return Machine(
            cpu=round(psutil.cpu_percent() / 100, 3),
            memory_mb=round(self._memory_mb, 1),
            disk_free_s=self._lasts_s(bytes_per_s),
            gpu_mb=self._gpu_mb,
            kept_mb=round(self._kept_mb, 1),
        )

    def _lasts_s(self, bytes_per_s: float | None) -> float | None:
        if not bytes_per_s:
            return None
        try:
            return round(shutil.disk_usage(self._folder).free / bytes_per_s, 1)
        except OSError:
            return None

    def _on_cards(self, pids: set[int]) -> float | None:
        if self._nvidia is None:
            return None
        try:
            told = subprocess.run(  # noqa: S603 - no shell, our own arguments
                [self._nvidia, *_CARDS],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=_PATIENCE_S,
                check=True,
            ).stdout
        except (OSError, subprocess.SubprocessError):
            return None
        return round(on_cards_mb(told, pids), 1)


def on_cards_mb(told: str, pids: set[int]) -> float:
    """Return what these processes occupy by nvidia-smi's lines of process id and MiB; others are left out."""
    total = 0.0
    for line in told.splitlines():
        pid, _, used = line.partition(",")
        with suppress(ValueError):
            total += float(used) * _CARD_UNIT_MB if int(pid) in pids else 0.0
    return total


def _family() -> Sequence[psutil.Process]:
    """Return this process and all that descend from it."""
    head = psutil.Process(os.getpid())
    try:
        return [head, *head.children(recursive=True)]
    except psutil.Error:
        return [head]


def _own_mb(process: psutil.Process) -> float:
    """Return a process's share of memory; where the system does not tell it, what it holds all in all."""
    with suppress(psutil.Error):
        memory = process.memory_full_info()
        return float(getattr(memory, "pss", 0) or memory.uss) / _MB
    with suppress(psutil.Error):
        return float(process.memory_info().rss) / _MB
    return 0.0
