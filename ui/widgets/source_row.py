"""One input of the floor: who speaks there, how loud it is, and what is wrong with it."""

from pathlib import PurePath

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from interpreter.domain.devices import DeviceState
from ui.icons import icon
from ui.models.views import NO_LEVEL, SourceView
from ui.plain import as_text
from ui.theme import current
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.key_button import Face, KeyButton
from ui.widgets.meter import LevelMeter
from ui.widgets.more_button import MoreButton
from ui.widgets.speaker_chip import ActivityDot, SpeakerChip


class SourceRow(QFrame):
    """Shows one source. What it says always has its place: nothing moves when a warning comes."""

    removal_asked = Signal(str)
    """The source's name."""
    listen_asked = Signal(object)
    """The source's name, or None to listen to it no longer."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = SourceView(name, "")
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.dot = ActivityDot(self)
        self.title = ElidedLabel(name, self, bold=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.chip = SpeakerChip(self)
        self.meter = LevelMeter(self)
        self.meter.setAccessibleName(self.tr("Level of {source}").format(source=name))
        self.note = ElidedLabel("", self, ink="muted", scale=0.92, lines=2)
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.listen = KeyButton(Face(self.tr("Listen in"), "headphones"), None, self)
        self.listen.set_folded(folded=True)
        self.listen.setAccessibleName(self.tr("Listen in on {source}").format(source=name))
        self.listen.setToolTip(as_text(self.listen.accessibleName()))
        self.listen.clicked.connect(
            lambda: self.listen_asked.emit(None if self._view.soloed else self._view.name)
        )
        self.listen.hide()
        self.more = MoreButton(self.tr("More for {source}").format(source=name), self._fill, self)
        self._lay_out()

    @property
    def view(self) -> SourceView:
        """What is shown."""
        return self._view

    def show_source(self, view: SourceView) -> None:
        """Show the state of the source."""
        if view == self._view and self.note.text():
            return
        self._view = view
        self.listen.show_on(on=view.soloed)
        self.dot.show_activity(speaking=view.speaking)
        self.chip.show_speaker(view.speaker)
        words = view.trouble or view.warning
        words = words[:1].upper() + words[1:]
        if words:
            ink, mark = ("bad", "error") if view.trouble else ("warn", "warning")
            self.note.show_text(words, ink=ink, icon_name=mark)
        elif view.state is DeviceState.LOST:
            gone = self.tr("{device} is not there now.").format(device=view.device)
            self.note.show_text(gone, ink="warn", icon_name="warning")
        else:
            self.note.show_text(
                self._device(), ink="muted", icon_name="file" if view.recording else "microphone"
            )
        self.note.setToolTip(as_text(self._device() if not words else f"{words}\n{self._device()}"))
        self.setAccessibleDescription(words or self._device())

    def show_level(self, peak_db: float, rms_db: float) -> None:
        """Show levels, in dBFS."""
        lost = self._view.state is DeviceState.LOST
        self.meter.show_level(*(NO_LEVEL if lost else (peak_db, rms_db)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout() is not None:
            self._space()

    def _device(self) -> str:
        return PurePath(self._view.device).name if self._view.recording else self._view.device

    def _fill(self, menu: QMenu) -> None:
        remove = menu.addAction(icon("remove"), self.tr("Remove this source"))
        remove.triggered.connect(lambda: self.removal_asked.emit(self._view.name))

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.addWidget(self.dot)
        self._top.addWidget(self.title, 1)
        self._top.addWidget(self.chip, 1)
        self._top.addWidget(self.more)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._middle = QHBoxLayout()
        self._middle.addWidget(self.meter, 1)
        self._middle.addWidget(self.listen)
        self._column.addLayout(self._middle)
        self._column.addWidget(self.note)
        self._space()

    def _space(self) -> None:
        theme = current()
        for row in (self._top, self._middle):
            row.setSpacing(theme.small)
        self._column.setSpacing(theme.tiny)
        self._column.setContentsMargins(theme.small, theme.tiny, theme.tiny, theme.small)
