"""How loud headphones are."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QSizePolicy, QSlider, QWidget

from ui.theme import current
from ui.widgets.layouts import row

QUIETEST_DB, LOUDEST_DB = -60, 12
_PAGE_DB = 6


class DeskVolume(QWidget):
    """A slider in decibels; arrow keys move it by one, Page keys by six."""

    changed = Signal(float)
    """dB, as somebody moved it here."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        """`name` says what is heard so loud, where that is not a desk's headphones."""
        super().__init__(parent)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(QUIETEST_DB, LOUDEST_DB)
        self.slider.setPageStep(_PAGE_DB)
        name = name or self.tr("Headphone volume")
        self.slider.setAccessibleName(name)
        self.slider.setToolTip(name)
        self.slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.value = QLabel()
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(row(self.slider, self.value))
        self.slider.valueChanged.connect(self._moved)
        self._say()

    def show_volume(self, volume_db: float) -> None:
        """Show a volume, unless somebody is moving the slider."""
        if self.slider.isSliderDown() or self.slider.value() == round(volume_db):
            return
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(volume_db))
        self._say()

    def _moved(self, volume_db: int) -> None:
        self._say()
        self.changed.emit(float(volume_db))

    def _say(self) -> None:
        text = self.tr("{decibels} dB").format(decibels=self.slider.value())
        widest = self.tr("{decibels} dB").format(decibels=QUIETEST_DB)
        self.value.setMinimumWidth(QFontMetrics(current().font()).horizontalAdvance(widest) + current().tiny)
        self.value.setText(text)
        self.slider.setAccessibleDescription(text)
