"""Model code and the processes it runs in."""

from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from interpreter.domain.models import Role, UsedModel
from interpreter.domain.steps import Capabilities, StepInput, StepOutput, WorkerSettings

State = TypeVar("State")


class Stepper(Protocol[State]):
    """Model code: the only class a model process runs. Constructed without arguments, in that process.

    The state is an explicit value; any chunking of the same inputs gives the same text. A process may run one session
    after another, never two at once: its models may stay loaded, and nothing else of it shows in the next one.
    """

    def init(self, settings: WorkerSettings) -> State:
        """Load everything that is not loaded, and warm up.

        Raises OpenBoothError with what to do when that is impossible; the process then ends.
        """
        ...

    def capabilities(self, state: State) -> Capabilities:
        """What this state can do."""
        ...

    def step(self, state: State, inputs: Sequence[StepInput]) -> tuple[State, Sequence[StepOutput]]:
        """Take inputs in order; return the new state and what became known."""
        ...

    def finish(self, state: State) -> Sequence[StepOutput]:
        """Release everything; return what was still to be said."""
        ...


class StreamingStepper(Protocol[State]):
    """Model code that may hand on a part of its answer before it has computed the rest; every Stepper is one."""

    def init(self, settings: WorkerSettings) -> State:
        """See Stepper."""
        ...

    def capabilities(self, state: State) -> Capabilities:
        """See Stepper."""
        ...

    def step(self, state: State, inputs: Sequence[StepInput]) -> tuple[State, Iterable[StepOutput]]:
        """Take inputs in order; return the new state and what becomes known.

        Outputs that are no Sequence are iterated over once, before the next step, and each is handed on at once. Equal
        inputs give equal outputs, equally cut: what was handed on before a process broke is not handed on again.
        """
        ...

    def finish(self, state: State) -> Sequence[StepOutput]:
        """See Stepper."""
        ...


class Worker(Protocol):
    """A running model process as the session sees it. All calls from one asyncio task, but for `step`."""

    @property
    def capabilities(self) -> Capabilities:
        """Told in the handshake; valid after `start`."""
        ...

    async def start(self) -> None:
        """Spawn and shake hands. Raises WorkerFailed with the reason."""
        ...

    async def step(self, inputs: Sequence[StepInput]) -> Sequence[StepOutput]:
        """Hand over inputs, return all that followed from them; whoever asks meanwhile waits.

        Raises WorkerLost when the process died or hangs.
        """
        ...

    def stream(self, inputs: Sequence[StepInput]) -> AsyncIterator[StepOutput]:
        """Hand over inputs, yield what follows from them as it becomes known. Raises as `step` does, at any point."""
        ...

    async def stop(self) -> Sequence[StepOutput]:
        """Finish in order, kill after a grace time. Never raises, also while another task waits for an answer."""
        ...


class EnduringWorker(Worker, Protocol):
    """A model process that is started again when it breaks; WorkerFailed comes only when that is hopeless for now."""

    async def start(self, *, patient: bool = False) -> None:
        """Start the first time; a patient start never raises WorkerFailed: what became of it is told by its status."""
        ...

    async def revive(self) -> None:
        """Start what was given up once more. Never raises; its status tells."""
        ...

    def hasten(self) -> None:
        """The end is near: start nothing again that breaks, and give up what is being started. Safe at any time."""
        ...


@dataclass(frozen=True, slots=True)
class EngineManifest:
    """An engine as the application knows it, without importing it.

    `implementation` and `voice` are "module:Class" of a Stepper; `offers` answers quickly, without loading a model.
    """

    name: str
    title: str
    licence: str
    note: str
    implementation: str
    voice: str | None
    offers: Callable[[], "EngineOffer"]
    models: tuple[Role, ...] = ()
    """What it has to be given models for: their folders become options of its processes, by role."""
    optional_models: tuple[Role, ...] = ()
    """What it uses models for where they are there, and does without where they are not."""
    programs: tuple[UsedModel, ...] = ()
    """What takes part beside its models, to be named with them."""
    commercial: bool = True
    """Whether the licences of its models can be such that an event company may use them."""
    trial: str | None = None
    """A module that tries a computer with random weights: run with an order as JSON, it prints figures as JSON."""
    hears: bool = True
    """Whether it interprets what is said; False where it plays what was written before."""
    lag_ms: int | None = None
    """How far its captions were behind when we measured it; None where its models decide, or nobody measured."""


@dataclass(frozen=True, slots=True)
class DiarizerManifest:
    """A way to tell speakers apart as the application knows it, without importing it.

    `implementation` is the "module:Class" of a Stepper that takes `SpeakersInput` and answers with segments and turns.
    `offline` is one that takes the audio of a whole recording and answers with settled turns when it finishes. What is
    None does not exist. `missing` says in one sentence what to install, or is empty, without loading a model.
    """

    name: str
    title: str
    licence: str
    note: str
    implementation: str | None
    offline: str | None
    missing: Callable[[], str]
    options: dict[str, str] = field(default_factory=dict)
    """What its steppers are started with, `WorkerSettings.options`."""


@dataclass(frozen=True, slots=True)
class EngineOffer:
    """What an engine can do on this machine now. `missing` says in one sentence what to install, or is empty."""

    source_languages: tuple[str, ...]
    target_languages: tuple[str, ...]
    pivoted: dict[str, str]
    """Target language → the language it goes through."""
    missing: str = ""
