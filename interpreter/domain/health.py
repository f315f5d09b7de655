"""Health is data on the same feed as everything else."""

from dataclasses import dataclass, field
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
    voices: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Told with READY by the voice: `Capabilities.voices`."""


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


@dataclass(frozen=True, slots=True)
class VoiceBacklog:
    """How much committed speech of a channel waits to be heard; told once a second at most, where it changed.

    `pressure` is how much is done so that listeners stay within the channel's limit: 0 nothing, 1 everything.
    """

    channel: str
    backlog: Ticks
    pressure: float = 0.0


class Warn(StrEnum):
    """What is wrong with the sound of a source, in plain words."""

    SILENT = "silent"
    CLIPPING = "clipping"
    QUIET = "too quiet"
    NOISY = "noisy"


@dataclass(frozen=True, slots=True)
class SourceWarning:
    """The sound of a source is not what it should be, or is again (`warning` is None)."""

    source: str
    warning: Warn | None


class Matter(StrEnum):
    """What an alarm is about."""

    JOURNAL = "journal"
    SPOOL = "spool"
    RECORDING = "recording"
    SELF_HEARING = "self-hearing"
    ENGINE = "engine"


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something the operator has to see to; `detail` says what to do. Over when `active` is False."""

    matter: Matter
    about: str
    """A source, a channel or a process; empty for the whole session."""
    active: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class QualityChanged:
    """The session does with less so as to keep up, or does all again (`step` = 0). `given_up` says what, in words."""

    step: int
    given_up: str = ""
