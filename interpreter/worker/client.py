"""The core's side of one model process."""

import contextlib
from collections.abc import AsyncIterator, Coroutine, Iterator, Sequence
from typing import Any

from interpreter.domain.errors import OpenBoothError, UserMistake, WorkerFailed, WorkerLost, WorkerRefused
from interpreter.domain.steps import Capabilities, StepInput, StepOutput, WorkerSettings
from interpreter.worker.child import GRACE_S, ChildProcess
from interpreter.worker.idle import IdleProcesses
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

_HANDSHAKE_S = 90.0
_ANSWERS = {Kind.PART, Kind.ANSWER, Kind.FINISHED}
"""What belongs to one question only."""


class WorkerProcess:
    """Spawns one Stepper in a process of its own and talks to it, one question at a time.

    A question that gets no answer, nor the next part of one, within `patience_s` counts as a hang: the process is
    killed and WorkerLost raised. Time in which this process itself was stopped does not count; where nobody waits
    (`unhurried`) it goes on waiting for a process that still computes, because a busy computer is no hang. What `idle`
    keeps is taken up in place of a new one, and a process that finished in order is left there.
    """

    def __init__(  # noqa: PLR0913 - the last four have defaults that almost everybody wants
        self,
        name: str,
        implementation: str,
        settings: WorkerSettings,
        *,
        patience_s: float = 3.0,
        idle: IdleProcesses | None = None,
        threads: int = 1,
        unhurried: bool = False,
    ) -> None:
        """`threads` is how many of the processor a new process computes in."""
        self._name = name
        self._threads = threads
        self._order = StartOrder(implementation, settings)
        self._patience_s = patience_s
        self._unhurried = unhurried
        self._idle = idle
        self._child: ChildProcess | None = None
        self._capabilities: Capabilities | None = None
        self._asked = 0
        self._computed_s = 0.0
        self._open = 0  # questions whose answer is not complete
        self._finished = False
        self._stopped = False

    @property
    def capabilities(self) -> Capabilities:
        """Told in the handshake. Raises WorkerFailed before it."""
        if self._capabilities is None:
            raise WorkerFailed(f"The {self._name} process has not been started.")
        return self._capabilities

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._child.pid if self._child is not None else None

    async def start(self) -> None:
        """Take up an idle process or spawn one, and shake hands.

        Raises WorkerFailed, or UserMistake when the settings are wrong.
        """
        self._child = self._idle.take(self._order.implementation) if self._idle is not None else None
        if self._child is not None:
            with contextlib.suppress(WorkerFailed):  # it may be worn out: then a new one gets its turn
                await self._shake_hands()
                return
        if self._stopped:
            raise WorkerFailed(f"The {self._name} process was stopped.")
        self._child = await self._spawned()
        await self._shake_hands()

    async def _spawned(self) -> ChildProcess:
        try:
            child = await ChildProcess.spawn(threads=self._threads)
        except OSError as error:
            raise WorkerFailed(
                f"The {self._name} process could not be started ({error.strerror or error}); free some memory."
            ) from error
        if self._stopped:
            await child.end()
            raise WorkerFailed(f"The {self._name} process was stopped.")
        return child

    async def _shake_hands(self) -> None:
        try:
            ready = await self._ask(Kind.START, (self._order,), _HANDSHAKE_S)
        except WorkerLost as error:
            complaints = self._child.complaints if self._child is not None else ""
            raise WorkerFailed(f"{error} {complaints}".strip()) from error
        self._capabilities = ready.values[0]
        usual_s = max(4 * self._capabilities.hop_ms / 1000, self._capabilities.slowest_s)
        self._patience_s = max(self._patience_s, usual_s)
        if self._child is not None:
            self._child.hush()

    async def step(self, inputs: Sequence[StepInput]) -> Sequence[StepOutput]:
        """Return all that follows from `inputs`. Raises WorkerLost when the process died or hangs."""
        return [output async for output in self.stream(inputs)]

    async def stream(self, inputs: Sequence[StepInput]) -> AsyncIterator[StepOutput]:
        """Yield what follows from `inputs` as it is computed. Raises WorkerLost when the process died or hangs."""
        with self._asking():
            answer = await self._ask(Kind.STEP, tuple(inputs), self._patience_s)
            while answer.kind is Kind.PART:
                for output in answer.values:
                    yield output
                answer = await self._told(Kind.STEP, self._receive(), self._patience_s)
        for output in answer.values:
            yield output

    async def finish(self) -> Sequence[StepOutput]:
        """Return what was still to be said; only `stop` may follow. Raises WorkerLost when that fails."""
        answer = await self._ask(Kind.FINISH, (), self._patience_s)
        self._finished = answer.kind is Kind.FINISHED and answer.number == self._asked
        return answer.values

    async def stop(self) -> Sequence[StepOutput]:
        """Finish in order within the patience, then leave the process idle where one may be, or kill. Never raises.

        While another task still waits for an answer, the process is ended without a last word: that answer may come
        within the grace time, else its question fails with WorkerLost.
        """
        self._stopped = True
        outputs: Sequence[StepOutput] = ()
        runs = self._child is not None and self._child.alive
        if runs and self._capabilities is not None and not self._finished and not self._open:
            with contextlib.suppress(OpenBoothError):
                outputs = await self.finish()
        if self._finished and self._idle is not None and self._child is not None:
            child, self._child = self._child, None
            await self._idle.keep(self._order.implementation, child)
        await self._end()
        return outputs

    async def _ask(self, kind: Kind, values: Sequence[object], patience_s: float) -> Message:
        self._asked += 1
        with self._asking():
            return await self._told(kind, self._exchange(kind, values), patience_s)

    @contextlib.contextmanager
    def _asking(self) -> Iterator[None]:
        self._open += 1
        try:
            yield
        finally:
            self._open -= 1

    async def _told(self, kind: Kind, told: Coroutine[Any, Any, Message], patience_s: float) -> Message:
        """Return the next message of the answer to a question of that kind."""
        try:
            answer = await within_waking(patience_s, told, works=self._works)
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
            at_start = WorkerRefused if failure.refused else WorkerFailed
            lost = at_start if kind is Kind.START else WorkerLost
            raise lost(f"The {self._name} process gave up: {failure.reason}")
        return answer

    def _works(self) -> bool:
        """Whether the process has computed since this was last asked; never where somebody waits."""
        if not self._unhurried or self._child is None:
            return False
        before, self._computed_s = self._computed_s, self._child.computed_s
        return self._computed_s > before

    async def _exchange(self, kind: Kind, values: Sequence[object]) -> Message:
        if self._child is None:
            raise EOFError
        await self._child.write(pack(kind, self._asked, values))
        return await self._receive()

    async def _receive(self) -> Message:
        """Return the next message, but for answers that nobody waits for any longer."""
        if self._child is None:
            raise EOFError
        while True:
            length = body_length(await self._child.read(LENGTH_BYTES))
            message = unpack(await self._child.read(length))
            if message.number == self._asked or message.kind not in _ANSWERS:
                return message

    async def _end(self, *, grace_s: float = GRACE_S) -> int | None:
        """Make sure that the process is gone, at the latest after `grace_s`; return its exit status."""
        return None if self._child is None else await self._child.end(grace_s=grace_s)
