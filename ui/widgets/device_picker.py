"""Choosing where a channel is played, or where a source comes from."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from interpreter.domain.devices import Device, Direction, InputPlace, OutputPlace
from ui.widgets.choice_list import Choice
from ui.widgets.search_popup import SearchPopup

NOWHERE = "nowhere"
FILE = "file"


def pair_of(place: OutputPlace, channels: int | None = None) -> str:
    """Return a place's channels on its device as a person writes them: “3–4”, or “3” where the device ends there."""
    if channels is not None and place.first >= channels:
        return str(place.first)
    return f"{place.first}–{place.first + 1}"


def level_name(place: OutputPlace) -> str:
    """Return the name by which `OutputPicker.show_levels` knows a place."""
    return f"{place.device}\n{place.first}"


class OutputPicker(SearchPopup):
    """Offers every pair of channels of every output, and none; tells which are the default, gone, or in use."""

    picked = Signal(object)
    """OutputPlace, or None for no output."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=_tr("Output"), hint=_tr("Search outputs"))
        self.chosen.connect(lambda key: self.picked.emit(None if key == NOWHERE else key))

    def show_devices(
        self,
        devices: Sequence[Device],
        current: OutputPlace | None,
        used: Mapping[OutputPlace, str] | None = None,
        title: str = "",
    ) -> None:
        """Offer the outputs that are there now.

        `used` says which channels already play where, `title` what a person calls the device of `current`.
        """
        used, rows = used or {}, [Choice(NOWHERE, _tr("No output"), icon_name="close")]
        places: list[OutputPlace] = []
        for device in devices:
            if device.direction is Direction.OUTPUT:
                found = [
                    OutputPlace(device.name, first, device.title)
                    for first in range(1, max(1, device.channels) + 1, 2)
                ]
                places += found
                rows += [_output(device, place, used) for place in found]
        if current is not None and current not in places:
            rows.insert(1, _gone(current, title or current.device))
        self.show_choices(rows)


class InputPicker(SearchPopup):
    """Offers every input and each of its channels, what the computer plays, and a recording."""

    picked = Signal(object)
    """InputPlace."""
    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, title=_tr("Source"), hint=_tr("Search inputs"))
        self.chosen.connect(self._pick)

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer the inputs that are there now."""
        inputs = [device for device in devices if device.direction is Direction.INPUT]
        rooms = [device for device in inputs if device.monitor_of is None]
        played = [device for device in inputs if device.monitor_of is not None]
        rows: list[Choice] = []
        for heading, found in (
            (_tr("Microphones and lines"), rooms),
            (_tr("What this computer plays"), played),
        ):
            rows += [Choice(None, heading)] if found else []
            rows += [row for device in found for row in _inputs(device)]
        rows += [Choice(None, _tr("Recordings")), Choice(FILE, _tr("Audio or video file…"), icon_name="file")]
        self.show_choices(rows)

    def _pick(self, key: object) -> None:
        if key == FILE:
            self.file_asked.emit()
        else:
            self.picked.emit(key)


def _output(device: Device, place: OutputPlace, used: Mapping[OutputPlace, str]) -> Choice:
    notes = [_tr("default")] if device.default and place.first == 1 else []
    notes += [_tr("plays {channel}").format(channel=used[place])] if place in used else []
    return Choice(
        place,
        device.title,
        note=" · ".join(notes),
        tail=pair_of(place, device.channels),
        icon_name="headphones",
        level=level_name(place) if place in used else "",
        words=device.name,
    )


def _gone(place: OutputPlace, title: str) -> Choice:
    note = _tr("not there now")
    return Choice(place, title, note=note, tail=pair_of(place), icon_name="warning", absent=True)


def _inputs(device: Device) -> list[Choice]:
    """Return the device with all its channels mixed and, where it has several, each of them."""
    icon_name = "microphone" if device.monitor_of is None else "speaker"
    notes = [_tr("default")] if device.default else []
    several = device.channels > 1
    mixed = Choice(
        InputPlace(device.name, title=device.title),
        device.title,
        note=" · ".join(notes),
        tail=_tr("all, mixed") if several else "",
        icon_name=icon_name,
        level=device.name,
        words=device.name,
    )
    single = [
        Choice(
            InputPlace(device.name, number, title=device.title),
            device.title,
            tail=_tr("input {number}").format(number=number),
            icon_name=icon_name,
            words=device.name,
        )
        for number in range(1, device.channels + 1)
    ]
    return [mixed, *(single if several and device.monitor_of is None else [])]


def _tr(text: str) -> str:
    return QCoreApplication.translate("", text)
