"""Live sound: the devices of this machine, what they hear and what they play.

Nothing here blocks for longer than a millisecond and nothing raises for a device that is absent: what is opened on one
is lost until it comes, and found again by itself. Everything is called from one asyncio task.
"""

from collections.abc import Sequence
from typing import Protocol

from interpreter.domain.audio import AudioFrame
from interpreter.domain.devices import Device, DeviceEvent, InputPlace, OutputPlace
from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks
from interpreter.ports.outlets import ChannelOutput

LIVE_RATE_HZ = 48_000


class LiveSource(Protocol):
    """One live input on the session's timeline, mono at LIVE_RATE_HZ."""

    @property
    def name(self) -> str:
        """Unique within the session."""
        ...

    @property
    def place(self) -> InputPlace:
        """Where it comes from."""
        ...

    @property
    def ended(self) -> bool:
        """Whether no more will come: never for a device, for a recording once all of it was taken."""
        ...

    def take(self, now: Ticks) -> Sequence[AudioFrame | Gap]:
        """Return what came since the last call, in order and abutting, `now` being the session time.

        The clock of the device is followed: the end stays a few tens of milliseconds behind `now`. Once the device is
        lost, gaps of the source come instead, so that time goes on; they end where its sound comes back.
        """
        ...

    def close(self) -> None:
        """Release the device. May be called twice."""
        ...


class SoundSystem(Protocol):
    """All sound devices of this machine."""

    def devices(self) -> Sequence[Device]:
        """Return what is there now, as last seen."""
        ...

    def open_source(self, name: str, place: InputPlace) -> LiveSource:
        """Listen to a device, or play a recording from now on; outputs hear it under this name at once.

        Raises UserMistake for a recording that cannot be read and a device that hears an output in use, and MissingPart
        for one that would hear an output where the package for that is not installed.
        """
        ...

    def open_channel(self, name: str, place: OutputPlace | None) -> ChannelOutput:
        """Play a listener channel or a desk's headphones; without a place it is rendered against the clock only.

        Raises UserMistake for an output that a source in use hears.
        """
        ...

    def move_channel(self, name: str, place: OutputPlace | None) -> None:
        """Play it elsewhere from now on. Raises UserMistake as `open_channel` does, and for an unknown name."""
        ...

    def share(self, *, on: bool) -> None:
        """Let channels sound on while their device is lost, because they are heard elsewhere too, or no longer."""
        ...

    def poll(self, now: Ticks) -> Sequence[DeviceEvent]:
        """Advance what has no device's clock, about every 10 ms; return what happened since the last call."""
        ...

    async def close(self) -> None:
        """Release every device."""
        ...
