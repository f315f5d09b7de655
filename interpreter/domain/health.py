"""Health is data on the same feed as everything else."""

from dataclasses import dataclass
from enum import StrEnum

from interpreter.domain.timeline import Ticks


class WorkerState(StrEnum):
    """Where a model process stands."""

    STARTING = "starting"
    READY = "ready"
    RESTARTING = "restarting"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """A model process changed state. `detail` says in plain words what happened and what to do; never speech."""

    worker: str
    state: WorkerState
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """Audio of a source that is missing from `start` on."""

    source: str
    start: Ticks
    duration: Ticks
    cause: str


@dataclass(frozen=True, slots=True)
class Overload:
    """A stage is more than two seconds behind the floor, or is so no longer (`behind` = 0)."""

    stage: str
    behind: Ticks


@dataclass(frozen=True, slots=True)
class StageLag:
    """How late a language's newest committed word is shown after it was said."""

    language: str
    lag: Ticks
