"""Sound devices, and where on them a source or a channel lives."""

from dataclasses import dataclass, field
from enum import StrEnum

from interpreter.domain.timeline import Ticks


class Direction(StrEnum):
    """Whether a device gives sound or takes it."""

    INPUT = "input"
    OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Device:
    """A sound device that is there now."""

    name: str
    """Stable across restarts of the sound server; what the command line and event files hold."""
    title: str
    """What a person calls it."""
    direction: Direction
    channels: int
    rate_hz: int
    monitor_of: str | None = None
    """For a loopback input, the output whose sound it hears."""
    default: bool = False


@dataclass(frozen=True, slots=True)
class InputPlace:
    """Where a source comes from: one channel of a device, counted from 1, or all of them mixed (None).

    For a `recording`, `device` is the path of an audio or video file, played in real time from its beginning.
    """

    device: str
    channel: int | None = None
    recording: bool = False
    title: str = field(default="", compare=False)
    """What a person called the device when it was there last; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class OutputPlace:
    """Where a listener channel or a headphone is played: the pair of a device's channels that begins at `first`.

    `first` counts from 1. A device that has only one channel there gets the sound on that one.
    """

    device: str
    first: int = 1
    title: str = field(default="", compare=False)
    """What a person called the device when it was there last; empty where that is not known."""


class DeviceState(StrEnum):
    """How a device that is in use fares: suspect after 250 ms without a callback, lost after one second."""

    RUNNING = "running"
    SUSPECT = "suspect"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """A device in use was opened, is late, was lost, or came back. `detail` says in plain words what to do."""

    device: str
    direction: Direction
    used_by: str
    """The source, channel or desk that lives on it."""
    state: DeviceState
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Xrun:
    """Blocks that a callback could not deliver or fill: `lost` of sound, `times` in all since the device was opened."""

    device: str
    direction: Direction
    used_by: str
    times: int
    lost: Ticks


@dataclass(frozen=True, slots=True)
class DeviceListed:
    """The devices of this machine, told once and whenever one comes or goes."""

    devices: tuple[Device, ...]


DeviceEvent = DeviceStatus | Xrun | DeviceListed
