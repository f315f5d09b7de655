"""Keeps a model process alive and its text the same as if nothing had happened."""

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import NoReturn

from interpreter.domain.errors import OpenBoothError, UserMistake, WorkerFailed, WorkerLost, WorkerRefused
from interpreter.domain.health import EngineStatus, WorkerState
from interpreter.domain.speech import SpeakersMerged, TurnsReassigned
from interpreter.domain.steps import (
    AudioBlock,
    Capabilities,
    Checkpoint,
    GlossaryChanged,
    Hurried,
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
        self._reviving = False
        self._launching = False
        self._ending = asyncio.Event()
        self._cut_short: asyncio.Task[Sequence[StepOutput]] | None = None
        self._turn = asyncio.Lock()
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
        of the languages, terms, ends and corrections that came meanwhile. While it is being revived this does nothing.
        """
        if self._reviving or not self._given_up or self._ending.is_set():
            return
        self._reviving = True
        try:
            await self._revive()
        finally:
            self._reviving = False

    async def _revive(self) -> None:
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
        async with self._turn:
            return [output async for output in self.stream(inputs)]

    async def stream(self, inputs: Sequence[StepInput]) -> AsyncIterator[StepOutput]:
        """Yield what follows from `inputs` as it is computed; WorkerFailed when it is hopeless, at any point.

        What a process that broke had said already is not said again by the next one. Languages and terms that a process
        refuses as a UserMistake are left out: the next one goes on without them, and the status says why.
        """
        waiting = deque(_cut_at_utterances(inputs))
        try:
            while waiting:
                try:
                    async for output in self._answer(waiting[0]):
                        yield output
                except UserMistake as refusal:
                    waiting[0], loss = _without_changes(waiting[0], refusal)
                    await self._restart(loss)
                else:
                    waiting.popleft()
        except WorkerFailed:
            for batch in waiting:
                self._miss(batch)
            raise

    def hasten(self) -> None:
        """The end is near: start nothing again that breaks, and give up what is being started. Safe at any time.

        A step under way keeps its patience, and a process that runs goes on answering.
        """
        self._ending.set()
        if self._launching and self._cut_short is None:
            self._cut_short = asyncio.create_task(self._worker.stop(), name=f"cut short {self._name}")

    async def stop(self) -> Sequence[StepOutput]:
        """Finish in order. Never raises, may be called twice, also while it answers, starts or restarts."""
        first, self._stopped = not self._stopped, True
        self._ending.set()
        if self._cut_short is not None:
            await self._cut_short
        outputs = await self._worker.stop()
        if first:
            self._tell(WorkerState.STOPPED)
        return [output for output in outputs if not isinstance(output, Checkpoint)]

    async def _answer(self, batch: Sequence[StepInput]) -> AsyncIterator[StepOutput]:
        if not self.ready:
            raise WorkerFailed(f"The {self._name} process does not run.")
        outputs: list[StepOutput] = []
        while True:
            known = len(outputs)
            try:
                async for output in self._worker.stream(batch):
                    known -= 1
                    if known >= 0:
                        continue
                    outputs.append(output)
                    if not isinstance(output, Checkpoint):
                        yield output
                break
            except WorkerLost as loss:
                await self._restart(loss)
        self._restarts.progressed()
        self._remember(batch, outputs)

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
                case TargetsChanged() | GlossaryChanged() | Hurried():
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
                elif isinstance(value, Hurried):
                    settings = replace(settings, hurried=value.languages)
        return settings

    def _forget(self) -> None:
        """Replay nothing; the settings of the moment and the last checkpoint stay."""
        self._settings = self._settings_now()
        self._answered.clear()
        self._audio = 0

    async def _restart(self, loss: OpenBoothError) -> None:
        """Start again and catch up. Raises WorkerFailed when the breaker opens or the settings have become wrong.

        What refuses to start twice in a row is not asked again: the first time its memory may not have been free yet.
        """
        refusals = 0
        while not self._ending.is_set():
            await self._worker.stop()
            refusals = refusals + 1 if isinstance(loss, WorkerRefused) else 0
            hopeless = isinstance(loss, UserMistake) or refusals > 1
            delay_s = None if hopeless else self._restarts.failed(time.monotonic())
            if delay_s is None:
                self._give_up(loss)
            self.restarts += 1
            self._tell(WorkerState.RESTARTING, str(loss))
            await self._pause(delay_s)
            self._worker = self._spawn(self._settings)
            try:
                await self._launch()
            except OpenBoothError as failure:
                loss = failure
            else:
                self._tell(WorkerState.READY)
                return
        raise WorkerFailed(f"The {self._name} process was stopped.")

    async def _pause(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._ending.wait()

    async def _launch(self) -> None:
        """Start the process and replay. Raises WorkerFailed, also when the end came meanwhile."""
        if not self._ending.is_set():
            self._launching = True
            try:
                await self._worker.start()
                for batch in self._answered:
                    await self._worker.step(batch)
            finally:
                self._launching = False
        if self._ending.is_set():
            await self._worker.stop()
            raise WorkerFailed(f"The {self._name} process was stopped.")
        self._capabilities = self._worker.capabilities
        self._given_up = False

    def _give_up(self, loss: OpenBoothError) -> NoReturn:
        self._given_up = True
        hopeless = (
            ""
            if isinstance(loss, UserMistake | WorkerRefused)
            else " It broke too often; check the engine and start it again."
        )
        self._tell(WorkerState.FAILED, f"{loss}{hopeless}")
        raise WorkerFailed(f"{loss}{hopeless}") from loss

    def _tell(self, state: WorkerState, detail: str = "") -> None:
        voices = self._worker.capabilities.voices if state is WorkerState.READY else {}
        self._on_status(EngineStatus(self._name, state, detail, voices))


def _audio_in(batch: Sequence[StepInput]) -> int:
    return sum(value.end - value.start for value in batch if isinstance(value, AudioBlock))


def _without_changes(
    batch: Sequence[StepInput], refusal: UserMistake
) -> tuple[Sequence[StepInput], OpenBoothError]:
    """Return what is left of a batch whose changes were refused, and why to start again: hopeless without a change."""
    left = [value for value in batch if not isinstance(value, TargetsChanged | GlossaryChanged)]
    return left, refusal if len(left) == len(batch) else WorkerLost(str(refusal))


def _cut_at_utterances(inputs: Sequence[StepInput]) -> list[Sequence[StepInput]]:
    """End a batch after each utterance: a checkpoint then covers all of its batch."""
    batches: list[list[StepInput]] = [[]]
    for value in inputs:
        batches[-1].append(value)
        if isinstance(value, UtteranceEnded):
            batches.append([])
    return [batch for batch in batches if batch]
