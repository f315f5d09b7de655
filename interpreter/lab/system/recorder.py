"""Records what a sound server's source hears, with the moment of every sample on the machine's monotonic clock."""

import os
import shutil
import subprocess
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.audio import Samples, frozen
from interpreter.domain.errors import MissingPart, OpenBoothError

RATE_HZ = 48_000
_AROUND_S = 5.0
_PATIENCE_S = 10.0
_SAMPLE_BYTES = 4
_PIPE_BYTES = 1 << 16


@dataclass(frozen=True, slots=True)
class Recording:
    """Mono audio at RATE_HZ and when it came: block k ended before sample `ends[k]`, at `arrivals_s[k]`."""

    samples: Samples
    ends: NDArray[np.int64]
    arrivals_s: NDArray[np.float64]

    def moment_s(self, sample: float) -> float:
        """Return when a sample sounded, by the promptest block within five seconds of it."""
        offsets = self.arrivals_s - self.ends / RATE_HZ
        first, last = np.searchsorted(self.ends, (sample - _AROUND_S * RATE_HZ, sample + _AROUND_S * RATE_HZ))
        near = offsets[first:last] if last > first else offsets
        return float(near.min() + sample / RATE_HZ)

    def place_ms(self, moment_s: float) -> float:
        """Return where in the recording, in milliseconds, a moment of the monotonic clock is."""
        guess = (moment_s - float(self.arrivals_s[0])) * RATE_HZ
        return (guess / RATE_HZ + moment_s - self.moment_s(guess)) * 1000

    def since(self, moment_s: float) -> Samples:
        """Return what was recorded from a moment on."""
        return self.samples[max(0, round(self.place_ms(moment_s) * RATE_HZ / 1000)) :]


class Recorder:
    """One recording while it is made; use it as a context, then ask for the `recording`."""

    def __init__(self, environment: Mapping[str, str], source: str) -> None:
        """`environment` leads to the sound server, `source` is its name for what is to be heard."""
        program = shutil.which("parec")
        if program is None:
            raise MissingPart("parec not found; install pulseaudio-utils.")
        self._command = [
            program, f"--device={source}", f"--rate={RATE_HZ}", "--channels=1", "--format=float32le",
            "--latency-msec=10", "--raw",
        ]  # fmt: skip
        self._environment = os.environ | environment
        self._source = source
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._blocks: list[tuple[bytes, float]] = []
        self._began = threading.Event()

    def __enter__(self) -> Self:
        """Return once sound comes. Raises OpenBoothError when none does."""
        self._process = subprocess.Popen(  # noqa: S603 - no shell, our own arguments
            self._command, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )
        self._thread = threading.Thread(target=self._read, name=f"record {self._source}", daemon=True)
        self._thread.start()
        self._began.wait(_PATIENCE_S)
        if not self._blocks:
            self._end()
            raise OpenBoothError(f"Nothing could be recorded from {self._source}; is there such a source?")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Record no more."""
        self._end()

    @property
    def recording(self) -> Recording:
        """What has been recorded so far."""
        blocks = list(self._blocks)
        audio = np.frombuffer(b"".join(block for block, _ in blocks), np.float32)
        ends = np.cumsum([len(block) // _SAMPLE_BYTES for block, _ in blocks], dtype=np.int64)
        return Recording(frozen(audio), ends, np.array([arrival for _, arrival in blocks]))

    def _read(self) -> None:
        stream = self._process.stdout if self._process is not None else None
        rest = b""
        while stream is not None and (data := stream.read(_PIPE_BYTES)):
            arrival_s = time.monotonic()
            rest += data
            whole = len(rest) // _SAMPLE_BYTES * _SAMPLE_BYTES
            self._blocks.append((rest[:whole], arrival_s))
            rest = rest[whole:]
            self._began.set()
        self._began.set()

    def _end(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
        if self._thread is not None:
            self._thread.join()
        if self._process is not None and self._process.stdout is not None:
            self._process.stdout.close()
