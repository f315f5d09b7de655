"""The floor: every source with its level, voice and speaker; before a session, every input to choose from."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from interpreter.app.protocol import InputHeard
from interpreter.domain.commands import AddSource, RemoveSource
from interpreter.domain.devices import Device, Direction, InputPlace
from interpreter.domain.setup import SourceSetup
from ui.models.views import LIVE, NO_LEVEL, BoothView, SourceView
from ui.theme import current
from ui.widgets.device_picker import InputPicker
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.folding_button import FoldingButton, fold
from ui.widgets.input_row import InputRow
from ui.widgets.no_devices import NoDevices
from ui.widgets.source_row import SourceRow


class FloorPanel(QFrame):
    """Draws the sources of a session, or what could become one, and asks for changes.

    Before a session every input has a meter and a check mark; one that is checked is a source of the event.
    """

    asked = Signal(object)
    """A command of the domain."""
    listen_asked = Signal(object, QWidget)
    """Somebody wants to listen in on a source, or on nothing (None); where an output can be offered for that."""
    file_asked = Signal()
    """Somebody wants a recording as a source."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Floor"))
        self._simple = False
        self._view = BoothView()
        self._sources: dict[str, SourceRow] = {}
        self._inputs: dict[str, InputRow] = {}
        self._stops: list[QWidget] = []
        self.picker = InputPicker(self)
        self.picker.picked.connect(self._add)
        self.picker.file_asked.connect(self.file_asked)
        self.add = FoldingButton(
            "add",
            self.tr("Add source"),
            self.tr("Listen to one more microphone, loopback or recording"),
            self,
        )
        self.add.clicked.connect(lambda: self.picker.open_at(self.add))
        self._nothing = NoDevices(self)
        self._nothing.file_asked.connect(self.file_asked)
        self._lay_out()
        self.show_booth(self._view)

    def set_simple(self, simple: bool) -> None:
        """Leave out what changes the sources, or show it."""
        self._simple = simple
        self.add.setVisible(not simple)
        self._show_keys()

    @property
    def source_rows(self) -> Mapping[str, SourceRow]:
        """The rows of sources that are shown, by name."""
        return self._sources

    @property
    def input_rows(self) -> Mapping[str, InputRow]:
        """The rows of inputs that can be checked, by the name of the device."""
        return self._inputs

    def show_booth(self, view: BoothView) -> None:
        """Show the sources, and before a session the inputs, as they are now."""
        self._view = view
        inputs = (
            {}
            if view.status.runs
            else {one.name: one for one in view.devices if one.direction is Direction.INPUT}
        )
        covered = {self._source_of(device): name for name, device in inputs.items()}
        self._show_sources([one for one in view.sources if one not in covered])
        self._show_keys()
        self._show_inputs(inputs, {name for source, name in covered.items() if source is not None})
        self._order()
        there = any(one.direction is Direction.INPUT for one in view.devices)
        self._nothing.show_inputs(there=there, listed=view.listed)
        self._nothing.setVisible(not self._sources and not self._inputs)
        self.picker.show_devices(view.devices)

    def show_levels(self, levels: Mapping[str, tuple[float, float]]) -> None:
        """Show levels of sources, peak and RMS in dBFS, by name."""
        for name, row in self._sources.items():
            row.show_level(*levels.get(name, NO_LEVEL))

    def show_inputs(self, heard: Mapping[str, InputHeard]) -> None:
        """Show what every input hears, by the name of the device."""
        levels = {name: (one.peak_db, one.rms_db) for name, one in heard.items()}
        for name, row in self._inputs.items():
            row.show_heard(*levels.get(name, NO_LEVEL), heard[name].words if name in heard else "")
        if self.picker.isVisible():
            self.picker.show_levels(levels)

    def minimumSizeHint(self) -> QSize:
        """Return the room in which a source can still be told from another."""
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        inside = self._list.minimumSizeHint().width() + bar + 2 * current().small + 2 * self.frameWidth()
        least = super().minimumSizeHint()
        return QSize(max(current().px(220), inside, least.width()), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout() is not None:
            self._space()

    def _source_of(self, device: Device) -> SourceView | None:
        """Return the source that hears all of a device."""
        whole = InputPlace(device.name)
        return next((source for source in self._view.sources if source.place == whole), None)

    def _show_sources(self, views: list[SourceView]) -> None:
        wanted = {view.name for view in views}
        for name in [one for one in self._sources if one not in wanted]:
            self._drop(self._sources.pop(name))
        for place, view in enumerate(views):
            row = self._sources.get(view.name)
            if row is None:
                row = self._sources[view.name] = SourceRow(view.name, self._list)
                row.removal_asked.connect(lambda name: self.asked.emit(RemoveSource(name)))
                row.listen_asked.connect(lambda to, key=row.listen: self.listen_asked.emit(to, key))
                self._rows.insertWidget(place, row)
            row.show_source(view)
        self._sources = {view.name: self._sources[view.name] for view in views}

    def _show_keys(self) -> None:
        """Show what the whole console has; there is something to listen in on while a session runs."""
        for row in self._sources.values():
            row.more.setVisible(not self._simple)
            row.listen.setVisible(not self._simple and self._view.status.state in LIVE)
            row.listen.setEnabled(self._view.status.live)

    def _show_inputs(self, devices: Mapping[str, Device], chosen: set[str]) -> None:
        for name in [one for one, row in self._inputs.items() if devices.get(one) != row.device]:
            self._drop(self._inputs.pop(name))
        for place, (name, device) in enumerate(devices.items()):
            row = self._inputs.get(name)
            if row is None:
                row = self._inputs[name] = InputRow(device, self._list)
                row.toggled.connect(lambda name=name: self._choose(name))
                self._rows.insertWidget(len(self._sources) + place, row)
            row.show_chosen(chosen=name in chosen)
        self._inputs = {name: self._inputs[name] for name in devices}

    def _order(self) -> None:
        """Let Tab go through the rows from top to bottom."""
        stops: list[QWidget] = [key for row in self._sources.values() for key in (row.more, row.listen)]
        stops += [row.check for row in self._inputs.values()]
        if stops != self._stops:
            self._stops = stops
            before: QWidget = self.add
            for stop in stops:
                QWidget.setTabOrder(before, stop)
                before = stop

    def _drop(self, row: QWidget) -> None:
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _choose(self, name: str) -> None:
        """Make an input a source, or no longer."""
        source = self._source_of(self._inputs[name].device)
        self._inputs[name].show_chosen(chosen=source is not None)
        if source is None:
            self._add(InputPlace(name, title=self._inputs[name].device.title))
        else:
            self.asked.emit(RemoveSource(source.name))

    def _add(self, place: InputPlace) -> None:
        title = place.title or place.device
        taken = {one.name for one in self._view.sources} | {one.channel for one in self._view.channels}
        name, number = title, 1
        while name in taken:
            number += 1
            name = f"{title} {number}"
        self.asked.emit(AddSource(SourceSetup(name, place)))

    def _lay_out(self) -> None:
        self._title = ElidedLabel(self.tr("Floor"), self, ink="muted", bold=True)
        self._list = QWidget(self)
        self._rows = QVBoxLayout(self._list)
        self._rows.addWidget(self._nothing)
        self._rows.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._list)
        self._list.setAutoFillBackground(False)
        self._top = QHBoxLayout()
        self._top.addWidget(self._title, 1)
        self._top.addWidget(self.add)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self._scroll, 1)
        self._space()

    def _space(self) -> None:
        theme = current()
        self._column.setContentsMargins(theme.small, theme.small, theme.small, theme.small)
        self._column.setSpacing(theme.small)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(theme.small)
        self._fit()

    def _fit(self) -> None:
        """Leave the words of the button out where the title needs their room."""
        fold([self.add], self.width() - self._title.sizeHint().width() - 2 * current().small)
