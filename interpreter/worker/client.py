"""The core's side of one model process."""

import asyncio
import contextlib
import os
import sys
from collections import deque
from collections.abc import Sequence

from interpreter.domain.errors import UserMistake, WorkerFailed, WorkerLost
from interpreter.domain.steps import Capabilities, StepInput, StepOutput, WorkerSettings
from interpreter.worker.messages import (
    LENGTH_BYTES,
    Failure,
    Kind,
    Message,
    StartOrder,
    body_length,
    pack,
    unpack,
)
from interpreter.worker.waking import within_waking

_GRACE_S = 1.0
_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "PYANNOTE_METRICS_ENABLED": "0",
    "OMP_NUM_THREADS": "1",
    "PYTHONUNBUFFERED": "1",
}


class WorkerProcess:
    """Spawns one Stepper in a process of its own and talks to it, one question at a time.

    A question that gets no answer within `patience_s` counts as a hang: the process is killed and WorkerLost raised.
    Time in which this process itself was stopped does not count.
    """

    def __init__(
        self,
        name: str,
        implementation: str,
        settings: WorkerSettings,
        *,
        handshake_s: float = 90.0,
        patience_s: float = 3.0,
    ) -> None:
        self._name = name
        self._order = StartOrder(implementation, settings)
        self._handshake_s = handshake_s
        self._patience_s = patience_s
        self._process: asyncio.subprocess.Process | None = None
        self._complaints: deque[str] = deque(maxlen=5)
        self._drain: asyncio.Task[None] | None = None
        self._capabilities: Capabilities | None = None
        self._asked = 0

    @property
    def capabilities(self) -> Capabilities:
        """Told in the handshake. Raises WorkerFailed before it."""
        if self._capabilities is None:
            raise WorkerFailed(f"The {self._name} process has not been started.")
        return self._capabilities

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._process.pid if self._process is not None else None

    async def start(self) -> None:
        """Spawn and shake hands. Raises WorkerFailed, or UserMistake when the settings are wrong."""
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "interpreter.worker.host",
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=os.environ | _OFFLINE,
        )
        self._drain = asyncio.create_task(self._read_complaints(), name=f"{self._name} complaints")
        try:
            ready = await self._ask(Kind.START, (self._order,), self._handshake_s)
        except WorkerLost as error:
            raise WorkerFailed(f"{error} {' '.join(self._complaints)}".strip()) from error
        self._capabilities = ready.values[0]
        usual_s = max(4 * self._capabilities.hop_ms / 1000, self._capabilities.slowest_s)
        self._patience_s = max(self._patience_s, usual_s)
        self._complaints.clear()

    async def step(self, inputs: Sequence[StepInput]) -> Sequence[StepOutput]:
        """Return all that follows from `inputs`. Raises WorkerLost when the process died or hangs."""
        return (await self._ask(Kind.STEP, tuple(inputs), self._patience_s)).values

    async def finish(self) -> Sequence[StepOutput]:
        """Return what was still to be said; only `stop` may follow. Raises WorkerLost when that fails."""
        return (await self._ask(Kind.FINISH, (), self._patience_s)).values

    async def stop(self) -> Sequence[StepOutput]:
        """Finish in order within the patience, then kill. Never raises."""
        outputs: Sequence[StepOutput] = ()
        if self._capabilities is not None and self._process is not None and self._process.returncode is None:
            with contextlib.suppress(WorkerFailed):
                outputs = await self.finish()
        await self._end()
        return outputs

    async def _ask(self, kind: Kind, values: Sequence[object], patience_s: float) -> Message:
        self._asked += 1
        try:
            answer = await within_waking(patience_s, self._exchange(pack(kind, self._asked, values)))
        except TimeoutError:
            await self._end(grace_s=0.0)
            raise WorkerLost(f"The {self._name} process made no progress for {patience_s:g} s.") from None
        except (OSError, EOFError, ValueError):
            code = await self._end()
            raise WorkerLost(f"The {self._name} process ended unexpectedly (status {code}).") from None
        if answer.kind is Kind.FAILED:
            await self._end()
            failure: Failure = answer.values[0]
            if failure.mistake:
                raise UserMistake(failure.reason)
            lost = WorkerFailed if kind is Kind.START else WorkerLost
            raise lost(f"The {self._name} process gave up: {failure.reason}")
        return answer

    async def _exchange(self, question: bytes) -> Message:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise EOFError
        process.stdin.write(question)
        await process.stdin.drain()
        prefix = await process.stdout.readexactly(LENGTH_BYTES)
        return unpack(await process.stdout.readexactly(body_length(prefix)))

    async def _end(self, *, grace_s: float = _GRACE_S) -> int | None:
        """Make sure that the process is gone, at the latest after `grace_s`; return its exit status."""
        process, drain = self._process, self._drain
        if process is None:
            return None
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
        if drain is not None:  # a child of the process may hold its standard error for longer
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(drain, _GRACE_S)
        return code

    async def _read_complaints(self) -> None:
        """Keep the last lines of standard error until the handshake; later ones might hold speech and are dropped."""
        stream = self._process.stderr if self._process is not None else None
        while stream is not None and (line := await _line(stream)):
            if self._capabilities is None:
                self._complaints.append(line.decode(errors="replace").strip())


async def _line(stream: asyncio.StreamReader) -> bytes:
    try:
        return await stream.readline()
    except ValueError:
        return b"..."
