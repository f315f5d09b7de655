"""Which device, and which of its channels."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from interpreter.domain.devices import Device, Direction, InputPlace, OutputPlace
from ui.theme import current
from ui.widgets.chooser import Chooser
from ui.widgets.layouts import row

_DEVICE_SHARE, _CHANNEL_SHARE = 3, 2
_LETTERS, _CHANNEL_LETTERS = 10, 7


class _DeviceChoice(QWidget):
    """A device beside its channels; one that is not there now stays chosen and says so."""

    changed = Signal()

    def __init__(self, name: str, direction: Direction) -> None:
        super().__init__()
        self._direction = direction
        self._there: tuple[Device, ...] = ()
        self._wanted: tuple[str | None, int | None] = (None, None)
        """The device and the channel that were set, whether or not they are there."""
        self._last_title = ""
        """What a person called that device when it was there last."""
        self._device = Chooser(name, letters=_LETTERS)
        self._channel = Chooser(self.tr("{device}: channel").format(device=name), letters=_CHANNEL_LETTERS)
        self._device.chosen.connect(self._chose)
        self._channel.chosen.connect(self._chose_channel)
        self.setFocusProxy(self._device)
        pair = row(self._device, self._channel, gap="tiny")
        pair.setStretch(0, _DEVICE_SHARE)
        pair.setStretch(1, _CHANNEL_SHARE)
        self.setLayout(pair)

    def show_devices(self, devices: Sequence[Device]) -> None:
        """Offer these, and keep what is chosen."""
        self._there = tuple(one for one in devices if one.direction is self._direction)
        self._offer()

    def minimumSizeHint(self) -> QSize:
        """Return the room for device and channel, also where there is only one channel."""
        device, channel = self._device.minimumSizeHint(), self._channel.minimumSizeHint()
        return QSize(device.width() + current().tiny + channel.width(), device.height())

    def _offer(self) -> None:
        known = {one.name for one in self._there}
        wanted, _ = self._wanted
        options: list[tuple[object, str]] = self._always()
        options += [(one.name, one.title) for one in self._there]
        if wanted is not None and wanted not in known:
            options.append((wanted, self._words_of(wanted)))
        self._device.set_options(options)
        if wanted is not None or self._always():
            self._device.set_value(wanted)
        self._offer_channels()

    def _choose(self, device: str | None, channel: int | None, title: str) -> None:
        self._wanted, self._last_title = (device, channel), title
        self._offer()

    def _chose(self) -> None:
        chosen = self._device.value
        self._wanted = (chosen if isinstance(chosen, str) else None, None)
        self._offer_channels()
        self.changed.emit()

    def _chose_channel(self) -> None:
        device, channel = self._device.value, self._channel.value
        self._wanted = (
            device if isinstance(device, str) else None,
            channel if isinstance(channel, int) else None,
        )
        self.changed.emit()

    def _offer_channels(self) -> None:
        chosen = self._device.value
        count = next((one.channels for one in self._there if one.name == chosen), 0)
        options = self._channels(count)
        wanted, channel = self._wanted
        if channel is not None and wanted == chosen and channel not in [value for value, _ in options]:
            options.append((channel, self._words_of_channel(channel)))
        self._channel.set_options(options)
        if wanted == chosen and channel is not None:
            self._channel.set_value(channel)
        self._channel.setVisible(len(options) > 1)

    def _always(self) -> list[tuple[object, str]]:
        return []

    def _words_of(self, device: str) -> str:
        return self.tr("{device} (not connected)").format(device=self._title_of(device))

    def _title_of(self, device: str) -> str:
        last = self._last_title if device == self._wanted[0] else ""
        return next((one.title for one in self._there if one.name == device), last or device)

    def _words_of_channel(self, channel: int | None) -> str:
        return str(channel)

    def _channels(self, count: int) -> list[tuple[object, str]]:
        raise NotImplementedError


class InputChoice(_DeviceChoice):
    """Where sound comes from."""

    def __init__(self, name: str) -> None:
        self._recording = False
        super().__init__(name, Direction.INPUT)

    @property
    def place(self) -> InputPlace | None:
        """What is chosen; None where there is nothing to choose."""
        device, channel = self._device.value, self._channel.value
        if not isinstance(device, str):
            return None
        recording = self._recording and device == self._wanted[0]
        chosen = channel if isinstance(channel, int) else None
        return InputPlace(device, chosen, recording, "" if recording else self._title_of(device))

    def set_place(self, place: InputPlace) -> None:
        """Show a place."""
        self._recording = place.recording
        self._choose(place.device, place.channel, place.title)

    def _chose(self) -> None:
        self._recording = self._recording and self._device.value == self._wanted[0]
        super()._chose()

    def _words_of(self, device: str) -> str:
        return Path(device).name if self._recording else super()._words_of(device)

    def _channels(self, count: int) -> list[tuple[object, str]]:
        each = [(number, self.tr("Channel {number}").format(number=number)) for number in range(1, count + 1)]
        return [(None, self.tr("All channels")), *(each if count > 1 else [])]


class OutputChoice(_DeviceChoice):
    """Where sound is played, or nowhere."""

    def __init__(self, name: str, nowhere: str) -> None:
        """`nowhere` are the words for no output at all."""
        self._nowhere = nowhere
        super().__init__(name, Direction.OUTPUT)

    @property
    def place(self) -> OutputPlace | None:
        """What is chosen."""
        device, first = self._device.value, self._channel.value
        if not isinstance(device, str):
            return None
        return OutputPlace(device, first if isinstance(first, int) else 1, self._title_of(device))

    def set_place(self, place: OutputPlace | None) -> None:
        """Show a place."""
        self._choose(*((None, None, "") if place is None else (place.device, place.first, place.title)))

    def _always(self) -> list[tuple[object, str]]:
        return [(None, self._nowhere)]

    def _words_of_channel(self, channel: int | None) -> str:
        return self.tr("Channels {pair}").format(pair=f"{channel}–{(channel or 1) + 1}")

    def _channels(self, count: int) -> list[tuple[object, str]]:
        if self._device.value is None:
            return [(1, "–")]
        return [(first, self._words_of_channel(first)) for first in range(1, max(2, count), 2)]
