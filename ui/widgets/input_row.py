"""One input of this computer before a session: what is heard there, and whether it will be a source."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from interpreter.domain.devices import Device
from ui.models.wording import heard
from ui.plain import as_text
from ui.theme import current
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.meter import LevelMeter

_WELL = frozenset({"", "good", "soft"})
"""What is said of a sound that needs nobody's attention."""


class InputRow(QFrame):
    """A check mark with a meter and plain words."""

    toggled = Signal()

    def __init__(self, device: Device, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.device = device
        self.setProperty("role", "card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.check = QCheckBox(self)
        self.check.setAccessibleName(self.tr("Listen to {device}").format(device=device.title))
        self.check.setToolTip(as_text(device.title))
        self.check.clicked.connect(self.toggled)
        self.title = ElidedLabel(device.title, self)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.title.setBuddy(self.check)
        self.meter = LevelMeter(self)
        self.meter.setAccessibleName(self.tr("Level of {device}").format(device=device.title))
        self.words = ElidedLabel("", self, ink="muted", scale=0.92)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._lay_out()

    def show_chosen(self, *, chosen: bool) -> None:
        """Show whether it will be a source."""
        self.check.setChecked(chosen)

    def show_heard(self, peak_db: float, rms_db: float, words: str) -> None:
        """Show levels, in dBFS, and a warning in plain words, empty where all is well."""
        self.meter.show_level(peak_db, rms_db)
        if words in _WELL:
            self.words.show_text(self._kind(), ink="muted", icon_name="")
        else:
            told = heard(words)
            self.words.show_text(told[:1].upper() + told[1:], ink="warn", icon_name="warning")
        if heard(words) != self.check.accessibleDescription():
            self.check.setAccessibleDescription(heard(words))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let a click anywhere set the check mark."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.check.click()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout() is not None:
            self._space()

    def _kind(self) -> str:
        if self.device.monitor_of is not None:
            return self.tr("What this computer plays")
        return self.tr("Default input") if self.device.default else self.tr("Input")

    def _lay_out(self) -> None:
        self.words.show_text(self._kind())
        self._top = QHBoxLayout()
        self._top.addWidget(self.check)
        self._top.addWidget(self.title, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self.meter)
        self._column.addWidget(self.words)
        self._space()

    def _space(self) -> None:
        theme = current()
        self._top.setSpacing(theme.small)
        self._column.setSpacing(theme.tiny)
        self._column.setContentsMargins(theme.small, theme.px(6), theme.small, theme.px(6))
