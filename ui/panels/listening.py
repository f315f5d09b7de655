"""The operator's own ear: where it is played, and how loud."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from interpreter.domain.commands import Monitor, SetMonitor
from interpreter.domain.devices import OutputPlace
from ui.models.titles import title_of
from ui.models.views import BoothView
from ui.plain import as_text
from ui.widgets.channel_words import native_name
from ui.widgets.desk_volume import DeskVolume
from ui.widgets.device_picker import NOWHERE, OutputPicker, pair_of
from ui.widgets.key_button import PlaceButton
from ui.widgets.layouts import respace, row


class Listening(QWidget):
    """Offers an output before the first channel is listened to, where there is none; then another one, and louder."""

    asked = Signal(object)
    """A command of the domain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = BoothView()
        self._to: str | None = None
        """What is listened to as soon as it is played somewhere."""
        self._awaited: OutputPlace | None = None
        """Where it was asked to be played for that."""
        self.outputs = OutputPicker(self)
        self.outputs.picked.connect(self._choose)
        self.place = PlaceButton(self, icon_name="headphones")
        self.place.setAccessibleName(self.tr("Where you listen in"))
        self.place.clicked.connect(self._open)
        self.volume = DeskVolume(self.tr("How loud you listen in"))
        self.volume.changed.connect(lambda db: self.asked.emit(Monitor(self._view.monitor.hears, db)))
        self.setLayout(row(self.place, self.volume))
        self.show_booth(self._view)

    def show_booth(self, view: BoothView) -> None:
        """Show where it is played now, and how loud."""
        self._view = view
        output = view.monitor.output
        device = self.tr("Listen in: no output") if output is None else self._title(output)
        self.place.show_choice(
            device,
            tail="" if output is None else pair_of(output),
            ink="muted" if output is None else "text",
        )
        self.place.setAccessibleDescription(device)
        self.place.setToolTip(as_text(f"{self.place.accessibleName()}\n{device}"))
        self.volume.show_volume(view.monitor.volume_db)
        self.volume.setVisible(output is not None)
        self.volume.setEnabled(view.status.live)
        if self.outputs.isVisible():
            self._offer()
        if not view.status.live:
            self._awaited = None
        elif output is not None and output == self._awaited:
            to, self._to, self._awaited = self._to, None, None
            self.asked.emit(Monitor(to, view.monitor.volume_db))

    def show_levels(self, levels: Mapping[str, tuple[float, float]]) -> None:
        """Show levels, peak and RMS in dBFS, by the places that `level_name` names."""
        if self.outputs.isVisible():
            self.outputs.show_levels(levels)

    def listen(self, to: str | None, anchor: QWidget) -> None:
        """Ask to listen in on a source or channel, or on nothing; offer outputs at `anchor` where none is chosen."""
        if to is not None and self._view.monitor.output is None and self._view.status.live:
            self._to, self._awaited = to, None
            self._offer()
            self.outputs.open_at(anchor, self._free())
        else:
            self.asked.emit(Monitor(to, self._view.monitor.volume_db))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout() is not None:
            respace(self)

    def _open(self) -> None:
        self._to = self._awaited = None
        self._offer()
        self.outputs.open_at(self.place, self._view.monitor.output or NOWHERE)

    def _offer(self) -> None:
        output = self._view.monitor.output
        title = "" if output is None else self._title(output)
        self.outputs.show_devices(self._view.devices, output, self._used(), title)

    def _used(self) -> dict[OutputPlace, str]:
        return {
            one.output: native_name(one.language) for one in self._view.channels if one.output is not None
        }

    def _free(self) -> object:
        """Return the first output that no channel plays on."""
        used = self._used()
        places = (one.key for one in self.outputs.rows if isinstance(one.key, OutputPlace))
        return next((place for place in places if place not in used), None)

    def _title(self, output: OutputPlace) -> str:
        return title_of(output, self._view.devices)

    def _choose(self, place: OutputPlace | None) -> None:
        self._awaited = place if self._to is not None else None
        if place != self._view.monitor.output:
            self.asked.emit(SetMonitor(place))
