"""What is known of the sound devices of this machine, and how a stream gets onto one of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from interpreter.audio.native import NativeStream, StreamSettings
from interpreter.domain.devices import Device, Direction


@dataclass(frozen=True, slots=True)
class Seen:
    """A device in a listing; `key` is another one when it was taken away and came back meanwhile."""

    device: Device
    key: str


@dataclass(frozen=True, slots=True)
class Listing:
    """All devices at one moment.

    `routes` tells where the sound server plays streams of ours or records them from: the key of a device for the tag
    of a stream. `answers` is False while nobody could be asked; the devices are then those last seen.
    """

    devices: Mapping[tuple[Direction, str], Seen] = field(default_factory=dict)
    routes: Mapping[str, str] = field(default_factory=dict)
    answers: bool = False
    asked_s: float = 0.0
    """When it was asked for, monotonic."""

    def without(self, direction: Direction, key: str) -> "Listing":
        """The same without one device."""
        kept = {
            place: seen
            for place, seen in self.devices.items()
            if place[0] is not direction or seen.key != key
        }
        return replace(self, devices=kept)

    def there(self, seen: Seen, tag: str) -> bool:
        """Whether this very device is still there and the stream still on it. Fit for a callback."""
        now = self.devices.get((seen.device.direction, seen.device.name))
        return now is not None and now.key == seen.key and self.routes.get(tag, seen.key) == seen.key


class DeviceList(Protocol):
    """Knows which devices there are, all the time, on a thread of its own."""

    @property
    def now(self) -> Listing:
        """What is there, as last seen. Never blocks."""
        ...

    def stir(self) -> None:
        """Ask for a new listing soon."""
        ...

    def open(self, seen: Seen, tag: str, settings: StreamSettings) -> NativeStream:
        """Open and start a PortAudio stream on this very device, which `Listing.routes` tells by `tag` from now on.

        Blocks: to be used on a thread for that. Raises whatever keeps the stream from being opened.
        """
        ...

    def release(self, stream: NativeStream) -> None:
        """Close such a stream. Blocks."""
        ...

    def close(self) -> None:
        """Look no longer. May be called twice."""
        ...


class NoDevices:
    """A machine whose devices are left alone: there are none, and none come."""

    now = Listing(answers=True)

    def stir(self) -> None:
        """Nothing will change."""

    def open(self, seen: Seen, tag: str, settings: StreamSettings) -> NativeStream:  # noqa: ARG002
        """Raise: nothing was seen that could be opened."""
        raise OSError("there are no devices")

    def release(self, stream: NativeStream) -> None:
        """Nothing was opened."""

    def close(self) -> None:
        """Nothing is looked at."""
