"""What people call the devices: also those that are not there now."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from interpreter.domain.channels import ChannelChanged, DeskChanged
from interpreter.domain.devices import Device, DeviceStatus, Direction, InputPlace, OutputPlace
from interpreter.domain.events import MonitorChanged, SourceChanged
from ui.models.held import Held


class Titles:
    """Knows the titles of devices that are there, and the last ones of those that a session uses."""

    def __init__(self, held: Held, devices: Sequence[Device]) -> None:
        self._titles = {(way, one.device): one.title for way, one in _places(held) if one.title}
        self._titles |= {(one.direction, one.name): one.title for one in devices}

    def of(self, direction: Direction, name: str) -> str:
        """Return what a person calls a device; its name where nobody has told."""
        return self._titles.get((direction, name), name)

    def status(self, status: DeviceStatus) -> DeviceStatus:
        """Return how a device fares, with its title wherever its name stood."""
        title = self.of(status.direction, status.device)
        detail = status.detail.replace(status.device, title) if status.device else status.detail
        return replace(status, device=title, detail=detail)


def title_of(place: OutputPlace, devices: Sequence[Device]) -> str:
    """Return what a person calls the device of an output, now or last; its name where nobody has told."""
    there = (one.title for one in devices if (one.name, one.direction) == (place.device, Direction.OUTPUT))
    return next(there, place.title or place.device)


def _places(held: Held) -> Iterator[tuple[Direction, InputPlace | OutputPlace]]:
    """Yield where sources, channels, desks and the monitor live."""
    desks = held.all(DeskChanged)
    heard = [*(one.place for one in held.all(SourceChanged)), *(one.microphone for one in desks)]
    played = [one.output for one in held.all(ChannelChanged)]
    played += [one.output for one in held.all(MonitorChanged)]
    for way, places in (
        (Direction.INPUT, heard),
        (Direction.OUTPUT, [*played, *(one.headphones for one in desks)]),
    ):
        yield from ((way, place) for place in places if place is not None)
