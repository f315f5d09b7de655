"""What desks and the operator can listen to."""

from collections.abc import Callable, Sequence

from interpreter.domain.channels import Heard
from interpreter.domain.errors import UnknownName
from interpreter.session.channels import Channels


class Audible:
    """The sources of the floor and the listener channels, by their names."""

    def __init__(self, channels: Channels, floor: Callable[[], Sequence[str]]) -> None:
        self._channels = channels
        self._floor = floor

    def __contains__(self, name: object) -> bool:
        return name in self._channels or name in self._floor()

    def check(self, name: str) -> None:
        """Raise UnknownName for what cannot be listened to."""
        if name not in self:
            channels = (one.channel for one in self._channels.listeners)
            there = ", ".join((*self._floor(), *channels)) or "none"
            raise UnknownName(f"There is no channel or source {name} to listen to; there are: {there}.")

    def one(self, name: str) -> Heard:
        """What lets through one source or channel."""
        return Heard(channel=name) if name in self._channels else Heard(sources=(name,))

    def floor(self) -> Heard:
        """What lets through the whole floor."""
        return Heard(sources=tuple(self._floor()))
