"""A model process as its core holds it: pipes, what it complains of, and its end."""

import asyncio
import contextlib
import os
import sys
from collections import deque

import psutil

from interpreter.domain.processes import SAFE_PATH

GRACE_S = 1.0
"""How long a process may take to end by itself."""

_MOST_COMPLAINTS = 5
_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "PYANNOTE_METRICS_ENABLED": "0",
    "PYTHONUNBUFFERED": "1",
}
_THREADS = "OMP_NUM_THREADS"


class ChildProcess:
    """A spawned `interpreter.worker.host`; it ends by itself when its input ends. All calls from one event loop."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._complaints: deque[str] = deque(maxlen=_MOST_COMPLAINTS)
        self._listening = True
        self._drain = asyncio.create_task(self._read_complaints(), name=f"complaints of {process.pid}")

    @classmethod
    async def spawn(cls, *, threads: int = 1) -> "ChildProcess":
        """Start one that computes in so many threads; its Stepper is told by the first message. Raises OSError."""
        return cls(
            await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "interpreter.worker.host",
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                env=os.environ | SAFE_PATH | _OFFLINE | {_THREADS: str(threads)},
            )
        )

    @property
    def pid(self) -> int:
        """The process id, also after its end."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended yet, as far as is known."""
        return self._process.returncode is None

    @property
    def computed_s(self) -> float:
        """Processor time it has used, 0 when it is gone."""
        try:
            times = psutil.Process(self.pid).cpu_times()
        except psutil.Error:
            return 0.0
        return float(times.user + times.system)

    @property
    def complaints(self) -> str:
        """The last lines of standard error until `hush`, in one."""
        return " ".join(self._complaints)

    async def write(self, question: bytes) -> None:
        """Hand over to its standard input. Raises OSError."""
        if self._process.stdin is None or self._process.stdin.is_closing():
            raise BrokenPipeError
        self._process.stdin.write(question)
        await self._process.stdin.drain()

    async def read(self, count: int) -> bytes:
        """Take so many bytes from its standard output. Raises EOFError."""
        if self._process.stdout is None:
            raise EOFError
        return await self._process.stdout.readexactly(count)

    def hush(self) -> None:
        """Drop what it writes to standard error from here on: it might hold speech."""
        self._listening = False
        self._complaints.clear()

    async def gone(self) -> None:
        """Wait until it has ended."""
        await self._process.wait()

    async def end(self, *, grace_s: float = GRACE_S) -> int:
        """Make sure that it is gone, at the latest after `grace_s`; return its exit status.

        May be called again, also meanwhile.
        """
        process = self._process
        if process.stdin is not None:
            process.stdin.close()
        try:
            async with asyncio.timeout(grace_s):
                await process.wait()
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
        code = await process.wait()
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                await process.stdin.wait_closed()
        await asyncio.wait({self._drain}, timeout=GRACE_S)
        if not self._drain.done():  # a child of the process may hold its standard error for longer
            self._drain.cancel()
            await asyncio.wait({self._drain})
        return code

    async def _read_complaints(self) -> None:
        stream = self._process.stderr
        while stream is not None and (line := await _line(stream)):
            if self._listening:
                self._complaints.append(line.decode(errors="replace").strip())


async def _line(stream: asyncio.StreamReader) -> bytes:
    try:
        return await stream.readline()
    except ValueError:
        return b"..."
