"""Devices by what people call them: a name, a title, or a part of one that fits only one device; recordings by path."""

import difflib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from interpreter.audio.loopback_extra import require_loopback
from interpreter.domain.devices import Device, Direction, InputPlace, OutputPlace
from interpreter.domain.errors import MissingPart, UnknownName, UserMistake
from interpreter.domain.setup import EventSetup

Place = TypeVar("Place", InputPlace, OutputPlace)

_FEWEST_NAMED = 3


def device_named(wanted: str, devices: Sequence[Device], direction: Direction) -> Device:
    """Return the device of this name, title, or part of one. Raises UnknownName that lists those that are near.

    Raises MissingPart for a loopback where the package that hears outputs is not installed.
    Where a part fits inputs and loopbacks of outputs, the inputs are meant.
    """
    there = [device for device in devices if device.direction is direction]
    for fitting in _by_closeness(wanted, there):
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            names = ", ".join(device.name for device in fitting)
            raise UnknownName(f"“{wanted}” fits {len(fitting)} {direction}s; use one of: {names}.")
    if direction is Direction.INPUT:
        require_loopback(wanted)
    raise UnknownName(f"There is no {direction} “{wanted}” now; {_near(wanted, there, direction)}")


def default_device(devices: Sequence[Device], direction: Direction) -> Device:
    """Return the system's own choice, else the first there is. Raises UserMistake where there is none."""
    there = [device for device in devices if device.direction is direction]
    proper = [device for device in there if device.default] or [one for one in there if not one.monitor_of]
    if not proper:
        raise UserMistake(
            f"There is no {direction} now; plug one in, or choose one of: openbooth devices."
            if there
            else f"There is no {direction} now; plug one in and try again."
        )
    return proper[0]


def input_place(text: str, devices: Sequence[Device]) -> InputPlace:
    """Return the place that NAME or NAME:CHANNEL stands for: a device, else an audio or video file.

    Raises UserMistake.
    """
    try:
        device, channel = _device_and_channel(text, devices, Direction.INPUT)
    except (UnknownName, MissingPart):
        recording = recording_at(text)
        if recording is None:
            raise
        return recording
    return InputPlace(device.name, channel, title=device.title)


def recording_at(text: str) -> InputPlace | None:
    """Return the file that PATH or PATH:CHANNEL names, None where there is none."""
    for path, channel in ((text, None), split_channel(text)):
        if Path(path).is_file():
            return InputPlace(str(Path(path).absolute()), channel, recording=True)
    return None


def usual_name(text: str, place: InputPlace) -> str:
    """Return what a source is called that has no name of its own: as it was typed, or a recording as its file."""
    name, channel = split_channel(text)
    if place.recording:
        name = text = Path(place.device).stem
    return f"{name} {channel}" if place.channel is not None and channel is not None else text


def output_place(text: str, devices: Sequence[Device]) -> OutputPlace:
    """Return the place that NAME or NAME:CHANNEL stands for. Raises UserMistake."""
    device, channel = _device_and_channel(text, devices, Direction.OUTPUT)
    return OutputPlace(device.name, channel or 1, device.title)


def recognised(setup: EventSetup, devices: Sequence[Device]) -> EventSetup:
    """Return a set-up with the names of devices in place of titles and parts, and with what people call them.

    A device whose name is not known goes by its title: one of the same title is taken, where only one can be meant.
    Absent devices stay as they are, and so do recordings.
    """
    finders = {way: _Finder(setup, devices, way) for way in Direction}

    def change(place: Place, way: Direction) -> Place:
        finder = finders[way]
        return finder.titled(replace(place, device=finder.name_of(place.device, place.title)))

    return _with_places(setup, change)


def titled(setup: EventSetup, devices: Sequence[Device]) -> EventSetup:
    """Return a set-up with what people call its devices; those of absent ones stay."""
    finders = {way: _Finder(setup, devices, way) for way in Direction}
    return _with_places(setup, lambda place, way: finders[way].titled(place))


def split_channel(text: str) -> tuple[str, int | None]:
    """Split NAME:CHANNEL; a name may hold colons itself, a channel is a number."""
    name, colon, number = text.rpartition(":")
    return (name, int(number)) if colon and name and number.isdecimal() else (text, None)


def _by_closeness(wanted: str, there: Sequence[Device]) -> tuple[list[Device], ...]:
    sought = wanted.casefold().strip()
    parts = [
        one for one in there if sought and (sought in one.name.casefold() or sought in one.title.casefold())
    ]
    return (
        [one for one in there if one.name == wanted],
        [one for one in there if sought in {one.name.casefold(), one.title.casefold()}],
        [one for one in parts if one.monitor_of is None],
        parts,
    )


def _near(wanted: str, there: Sequence[Device], direction: Direction) -> str:
    if not there:
        return "there is none at all; plug one in and try again."
    called = {text.casefold(): device.name for device in there for text in (device.name, device.title)}
    close = difflib.get_close_matches(wanted.casefold(), called, n=_FEWEST_NAMED, cutoff=0.4)
    names = list(dict.fromkeys(called[text] for text in close)) or [device.name for device in there]
    beginning = "did you mean" if close else f"the {direction}s are:"
    return f"{beginning} {', '.join(names[:_FEWEST_NAMED])}{'?' if close else ' … (openbooth devices lists all).'}"


def _device_and_channel(
    text: str, devices: Sequence[Device], direction: Direction
) -> tuple[Device, int | None]:
    name, channel = split_channel(text)
    if channel is None or any(device.name == text and device.direction is direction for device in devices):
        return device_named(text, devices, direction), None
    device = device_named(name, devices, direction)
    if not 1 <= channel <= device.channels:
        raise UserMistake(f"{device.name} has the channels 1 to {device.channels}, not {channel}.")
    return device, channel


class _Finder:
    """Finds the devices of a set-up that go one way."""

    def __init__(self, setup: EventSetup, devices: Sequence[Device], direction: Direction) -> None:
        self._devices, self._direction = devices, direction
        self._there = {one.name: one.title for one in devices if one.direction is direction}
        self._wanted = [place for place, way in _places(setup) if way is direction]

    def name_of(self, name: str, title: str) -> str:
        """Return the name of a device that is there; `name` where none can be told for sure."""
        try:
            return device_named(name, self._devices, self._direction).name
        except UnknownName:
            return self._titled_alike(name, title) or name

    def titled(self, place: Place) -> Place:
        """Return the place with what the device is called now."""
        return replace(place, title=self._there.get(place.device, place.title))

    def _titled_alike(self, name: str, title: str) -> str | None:
        """Return the only device of a title that nothing else is meant to be."""
        named = {place.device for place in self._wanted}
        fitting = [there for there, called in self._there.items() if called == title and there not in named]
        seekers = {place.device for place in self._wanted if place.title == title} - self._there.keys()
        return fitting[0] if title and len(fitting) == 1 and seekers == {name} else None


def _with_places(setup: EventSetup, change: Callable[[Any, Direction], Any]) -> EventSetup:
    """Return a set-up with all places changed but those of recordings."""

    def heard(place: InputPlace) -> InputPlace:
        return place if place.recording else change(place, Direction.INPUT)

    def played(place: OutputPlace | None) -> OutputPlace | None:
        return place and change(place, Direction.OUTPUT)

    return replace(
        setup,
        sources=tuple(replace(one, place=heard(one.place)) for one in setup.sources),
        channels=tuple(replace(one, output=played(one.output)) for one in setup.channels),
        desks=tuple(
            replace(one, microphone=heard(one.microphone), headphones=played(one.headphones))
            for one in setup.desks
        ),
        monitor=played(setup.monitor),
    )


def _places(setup: EventSetup) -> list[tuple[InputPlace | OutputPlace, Direction]]:
    """Return all places of a set-up but those of recordings, each with its direction."""
    found: list[tuple[InputPlace | OutputPlace, Direction]] = []

    def note(place: Place, way: Direction) -> Place:
        found.append((place, way))
        return place

    _with_places(setup, note)
    return found
