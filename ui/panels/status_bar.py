"""The bottom of the main window: whether it is live, for how long, how late, and what the machine has left."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from ui.models.views import NO_PHONES, PhonesView, StatusView
from ui.panels.status_words import StatusWords, Words
from ui.plain import as_text
from ui.theme import current
from ui.widgets.lag_badge import LagBadge
from ui.widgets.reading import Reading, Shown
from ui.widgets.signs import Sign


class StatusBar(QFrame):
    """One row. Where it is too narrow for everything, what matters least is left out; its tooltip tells all."""

    def __init__(self) -> None:
        super().__init__()
        self._words = StatusWords()
        self.setObjectName("status-bar")
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Status"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.state = Reading("", self._words.widest_state)
        self.state.set_bold(True)
        self.elapsed = Reading("", Shown("88:88:88"))
        self.lag = LagBadge(self.tr("Lag"))
        self.prediction = Reading(self.tr("Predicted"), self._words.widest_prediction)
        self.dropped = Reading(self.tr("Dropped"), Shown("88.8 s", sign=Sign.TRIANGLE))
        self.phones = Reading(self.tr("Phones"), Shown("888"))
        self.engine = Reading(self.tr("Engine"), Shown("builtin"))
        self.cpu = Reading(self.tr("CPU"), Shown("100 %"))
        self.memory = Reading(self.tr("Memory"), Shown("88.8 GB"))
        self.gpu = Reading(self.tr("GPU"), Shown("88.8 GB"))
        self.disk = Reading(self.tr("Disk"), self._words.widest_disk)
        self._readings = (
            *(self.state, self.elapsed, self.lag, self.prediction, self.dropped, self.phones),
            *(self.engine, self.cpu, self.memory, self.gpu, self.disk),
        )
        self._spare = (self.gpu, self.memory, self.cpu, self.engine)
        self._needed = (self.prediction, self.disk, self.dropped, self.phones, self.lag)
        self._row = QHBoxLayout(self)
        for reading in self._readings:
            if reading is self.engine:
                self._row.addStretch(1)
            self._row.addWidget(reading, 0, Qt.AlignmentFlag.AlignVCenter)
        self._dress()
        self.show_status(StatusView())

    def show_status(self, view: StatusView, phones: PhonesView = NO_PHONES) -> None:
        """Show the state of the session, and the phones that listen."""
        words, machine = self._words, view.machine
        self._show(self.state, words.state(view))
        self._show(self.elapsed, words.elapsed(view.elapsed_s))
        self.lag.show_lag(view.worst_lag)
        self._show(self.prediction, words.prediction(view.prediction))
        self._show(self.dropped, words.dropped(view.dropped_s))
        self._show(self.phones, words.phones(phones))
        self._show(self.engine, words.engine(view))
        self._show(self.cpu, words.cpu(machine.cpu))
        self._show(self.memory, words.memory(machine.memory_mb, machine.kept_mb))
        self._show(self.gpu, words.gpu(machine.gpu_mb))
        self._show(self.disk, words.disk(machine.disk_left_s))
        self._there = {
            self.phones: phones.on,
            self.cpu: machine.cpu is not None,
            self.memory: machine.memory_mb is not None,
            self.gpu: machine.gpu_mb is not None,
            self.engine: bool(view.engine or view.engine_state),
            self.disk: view.runs or machine.disk_left_s is not None,
        }
        said = "\n".join(
            reading.accessibleName() for reading in self._readings if self._there.get(reading, True)
        )
        if said != self.toolTip():
            self.setToolTip(as_text(said))
            self.setAccessibleDescription(said)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the room for everything."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the room for the state and the session time."""
        theme = current()
        least = self.state.sizeHint().width() + self.elapsed.sizeHint().width()
        return QSize(least + theme.large + 2 * theme.medium, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what does not fit."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_there"):
            self._dress()
            self._fit()

    def _show(self, reading: Reading, words: Words) -> None:
        reading.show_value(words.shown, spoken=words.spoken, tip=words.tip)

    def _fit(self) -> None:
        """Show as many readings as there is room for."""
        wanted = [reading for reading in self._readings if self._there.get(reading, True)]
        calm = [one for one in self._spare if one.shown.sign is None]
        troubled = [one for one in self._spare if one.shown.sign is not None]
        self._leave_out(calm, wanted, compact=False)
        compact = self._width_of(wanted) > self.width()
        self._leave_out([*self._needed, *troubled], wanted, compact=compact)
        for reading in (self.lag, self.prediction, self.disk, self.phones):
            reading.set_compact(compact)
        for reading in self._readings:
            if reading.isHidden() is (reading in wanted):
                reading.setVisible(reading in wanted)

    def _leave_out(self, least_first: Sequence[Reading], wanted: list[Reading], *, compact: bool) -> None:
        for least in least_first:
            if self._width_of(wanted, compact=compact) <= self.width():
                return
            if least in wanted:
                wanted.remove(least)

    def _width_of(self, readings: Sequence[Reading], *, compact: bool = False) -> int:
        theme = current()
        widths = sum(reading.full_width(compact=compact) for reading in readings)
        return widths + theme.large * len(readings) + 2 * theme.medium

    def _height(self) -> int:
        return self.state.sizeHint().height() + 2 * current().px(6)

    def _dress(self) -> None:
        theme = current()
        self._row.setContentsMargins(theme.medium, 0, theme.medium, 0)
        self._row.setSpacing(theme.large)
        self.updateGeometry()
