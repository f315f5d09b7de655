"""Keeps a model process alive and its text the same as if nothing had happened."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import NoReturn

from interpreter.domain.errors import OpenBoothError, UserMistake, WorkerFailed, WorkerLost
from interpreter.domain.health import EngineStatus, WorkerState
from interpreter.domain.speech import SpeakersMerged, TurnsReassigned
from interpreter.domain.steps import (
    AudioBlock,
    Capabilities,
    Checkpoint,
    GlossaryChanged,
    SourceEnded,
    StepInput,
    StepOutput,
    TargetsChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import ticks_from_seconds
from interpreter.policy.restarts import RestartPolicy
from interpreter.ports.workers import Worker

MOST_REMEMBERED = ticks_from_seconds(120)


class SupervisedWorker:
    """Restarts a worker that died or hangs and replays, batch by batch, what came since its last checkpoint.

    Answers to replayed batches are dropped: a deterministic worker gives the ones that were already passed on. A worker
    that is not stateful gets the interrupted batch again and nothing older. At most MOST_REMEMBERED of audio is kept
    for a worker that gives no checkpoint; what is older cannot be replayed.
    """

    def __init__(
        self,
        name: str,
        spawn: Callable[[WorkerSettings], Worker],
        settings: WorkerSettings,
        *,
        on_status: Callable[[EngineStatus], None],
    ) -> None:
        self._name = name
        self._spawn = spawn
        self._settings = settings
        self._on_status = on_status
        self._restarts = RestartPolicy()
        self._worker = spawn(settings)
        self._answered: deque[Sequence[StepInput]] = deque()  # since the last checkpoint
        self._audio = 0  # ticks of audio in it
        self._missed: dict[object, StepInput] = {}
        self._capabilities: Capabilities | None = None
        self._stopped = False
        self._given_up = False
        self.restarts = 0

    @property
    def capabilities(self) -> Capabilities:
        """Told in the latest handshake. Raises WorkerFailed before the first."""
        return self._worker.capabilities if self._capabilities is None else self._capabilities

    @property
    def ready(self) -> bool:
        """Whether it has started and was not given up."""
        return self._capabilities is not None and not self._given_up

    async def start(self, *, patient: bool = False) -> None:
        """Start the first time. Raises WorkerFailed or UserMistake: a set-up that never worked is not retried.

        A patient start is for a session that goes on without this worker: it is tried again like one that broke, and
        when that is hopeless the status says so and nothing is raised. A UserMistake is raised all the same.
        """
        self._tell(WorkerState.STARTING)
        try:
            await self._launch()
        except WorkerFailed as failure:
            if not patient:
                raise
            with suppress(WorkerFailed):
                await self._restart(failure)
            return
        self._tell(WorkerState.READY)

    async def revive(self) -> None:
        """Start a worker that was given up once more, because a person asks for it. Never raises; the status tells.

        It goes on from the last checkpoint with what it had answered since then, unless that breaks it again, and knows
        of the languages, terms, ends and corrections that came meanwhile.
        """
        if not self._given_up or self._stopped:
            return
        self._restarts.forgive()
        self._tell(WorkerState.STARTING)
        self._worker = self._spawn(self._settings)
        if self._missed:
            self._answered.append(tuple(self._missed.values()))
            self._missed.clear()
        try:
            await self._launch()
        except OpenBoothError as failure:
            self._forget()
            with suppress(WorkerFailed):
                await self._restart(failure)
            return
        self._tell(WorkerState.READY)

    async def step(self, inputs: Sequence[StepInput]) -> Sequence[StepOutput]:
        """Return what follows from `inputs`, whatever happens to the process; WorkerFailed when it is hopeless."""
        outputs: list[StepOutput] = []
        waiting = deque(_cut_at_utterances(inputs))
        while waiting:
            try:
                outputs.extend(await self._answer(waiting[0]))
            except WorkerFailed:
                for batch in waiting:
                    self._miss(batch)
                raise
            waiting.popleft()
        return outputs

    async def stop(self) -> Sequence[StepOutput]:
        """Finish in order. Never raises, may be called twice, also while it starts or restarts."""
        first, self._stopped = not self._stopped, True
        outputs = await self._worker.stop()
        if first:
            self._tell(WorkerState.STOPPED)
        return [output for output in outputs if not isinstance(output, Checkpoint)]

    async def _answer(self, batch: Sequence[StepInput]) -> Sequence[StepOutput]:
        if not self.ready:
            raise WorkerFailed(f"The {self._name} process does not run.")
        while True:
            try:
                outputs = await self._worker.step(batch)
                break
            except WorkerLost as loss:
                await self._restart(loss)
        self._restarts.progressed()
        self._remember(batch, outputs)
        return [output for output in outputs if not isinstance(output, Checkpoint)]

    def _remember(self, batch: Sequence[StepInput], outputs: Sequence[StepOutput]) -> None:
        if not self._worker.capabilities.stateful:
            return
        self._answered.append(batch)
        self._audio += _audio_in(batch)
        while self._audio > MOST_REMEMBERED:
            self._audio -= _audio_in(self._answered.popleft())
        for output in outputs:
            if isinstance(output, Checkpoint):
                self._settings = replace(self._settings_now(), checkpoint=output.state)
                self._answered.clear()
                self._audio = 0

    def _miss(self, inputs: Sequence[StepInput]) -> None:
        """Keep what a revived worker has to know of what came while there was none: everything but what was said."""
        begun = {
            value.utterance for batch in self._answered for value in batch if isinstance(value, AudioBlock)
        }
        for value in inputs:
            match value:
                case TargetsChanged() | GlossaryChanged():
                    self._missed[type(value)] = value
                case SourceEnded() | SpeakersMerged() | TurnsReassigned():
                    self._missed[value] = value
                case UtteranceEnded() if value.utterance in begun:
                    self._missed[value] = value
                case _:
                    pass

    def _settings_now(self) -> WorkerSettings:
        """The settings with the changes of the remembered batches: a checkpoint does not hold them."""
        settings = self._settings
        for batch in self._answered:
            for value in batch:
                if isinstance(value, TargetsChanged):
                    settings = replace(settings, targets=value.targets)
                elif isinstance(value, GlossaryChanged):
                    settings = replace(settings, terms=value.terms)
        return settings

    def _forget(self) -> None:
        """Replay nothing; the settings of the moment and the last checkpoint stay."""
        self._settings = self._settings_now()
        self._answered.clear()
        self._audio = 0

    async def _restart(self, loss: OpenBoothError) -> None:
        """Start again and catch up. Raises WorkerFailed when the breaker opens or the settings have become wrong."""
        while not self._stopped:
            await self._worker.stop()
            delay_s = None if isinstance(loss, UserMistake) else self._restarts.failed(time.monotonic())
            if delay_s is None:
                self._give_up(loss)
            self.restarts += 1
            self._tell(WorkerState.RESTARTING, str(loss))
            await asyncio.sleep(delay_s)
            self._worker = self._spawn(self._settings)
            try:
                await self._launch()
            except OpenBoothError as failure:
                loss = failure
            else:
                self._tell(WorkerState.READY)
                return
        raise WorkerFailed(f"The {self._name} process was stopped.")

    async def _launch(self) -> None:
        """Start the process and replay. Raises WorkerFailed, also when this worker was stopped meanwhile."""
        if not self._stopped:
            await self._worker.start()
            for batch in self._answered:
                await self._worker.step(batch)
        if self._stopped:
            await self._worker.stop()
            raise WorkerFailed(f"The {self._name} process was stopped.")
        self._capabilities = self._worker.capabilities
        self._given_up = False

    def _give_up(self, loss: OpenBoothError) -> NoReturn:
        self._given_up = True
        hopeless = (
            ""
            if isinstance(loss, UserMistake)
            else " It broke too often; check the engine and start it again."
        )
        self._tell(WorkerState.FAILED, f"{loss}{hopeless}")
        raise WorkerFailed(f"{loss}{hopeless}") from loss

    def _tell(self, state: WorkerState, detail: str = "") -> None:
        voices = self._worker.capabilities.voices if state is WorkerState.READY else {}
        self._on_status(EngineStatus(self._name, state, detail, voices))


def _audio_in(batch: Sequence[StepInput]) -> int:
    return sum(value.end - value.start for value in batch if isinstance(value, AudioBlock))


def _cut_at_utterances(inputs: Sequence[StepInput]) -> list[Sequence[StepInput]]:
    """End a batch after each utterance: a checkpoint then covers all of its batch."""
    batches: list[list[StepInput]] = [[]]
    for value in inputs:
        batches[-1].append(value)
        if isinstance(value, UtteranceEnded):
            batches.append([])
    return [batch for batch in batches if batch]
