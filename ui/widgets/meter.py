"""A level meter: peak and loudness of one sound, its highest peak held for a while, and whether it clipped."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current
from ui.widgets.meter_face import LOWEST_DB, Reading, paint_meter, position

HOLD_S = 1.5
FALL_DB_PER_S = 20.0
CLIP_DB = -0.5
CLIP_S = 2.0
_TELL_EVERY_S = 0.5


class PeakHold:
    """Holds the highest peak for 1.5 s, lets it fall by 20 dB a second, and remembers clipping for 2 s."""

    def __init__(self) -> None:
        self._held_db = -120.0
        self._held_at_s = 0.0
        self._clipped_until_s = float("-inf")

    def take(self, peak_db: float, rms_db: float, now_s: float) -> Reading:
        """Return what is shown at `now_s` where these levels, in dBFS, were measured."""
        fallen = self._held_db - FALL_DB_PER_S * max(0.0, now_s - self._held_at_s - HOLD_S)
        if peak_db >= fallen:
            self._held_db, self._held_at_s = peak_db, now_s
            fallen = peak_db
        if peak_db >= CLIP_DB:
            self._clipped_until_s = now_s + CLIP_S
        return Reading(peak_db, rms_db, fallen, now_s < self._clipped_until_s)


class LevelMeter(QWidget):
    """Draws levels as they are told, ten to thirty times a second; paints nothing where nothing moved.

    `ground` is the colour behind it by its name in the theme. What a screen reader says changes twice a second at most.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        vertical: bool = False,
        ground: str = "raised",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._vertical, self._ground, self._clock = vertical, ground, clock
        self._hold = PeakHold()
        self._reading = Reading()
        self._told_s = float("-inf")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Level"))
        fixed, wide = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((fixed, wide) if vertical else (wide, fixed)))

    @property
    def reading(self) -> Reading:
        """What is shown now."""
        return self._reading

    def show_level(self, peak_db: float, rms_db: float) -> None:
        """Show these levels, in dBFS."""
        now_s = self._clock()
        reading = self._hold.take(peak_db, rms_db, now_s)
        moved = self._seen(reading) != self._seen(self._reading)
        self._reading = reading
        if moved:
            self.update()
        if now_s - self._told_s >= _TELL_EVERY_S:
            self._told_s = now_s
            self._tell()

    def sizeHint(self) -> QSize:
        """Return a size that can be read."""
        long, thick = current().px(44 if self._vertical else 120), current().px(11)
        return QSize(thick, long) if self._vertical else QSize(long, thick)

    def minimumSizeHint(self) -> QSize:
        """Return the smallest size that still says something."""
        long, thick = current().px(44), current().px(11)
        return QSize(thick, long) if self._vertical else QSize(long, thick)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the meter."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current().colour(self._ground))
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        paint_meter(painter, self.rect(), self._reading, vertical=self._vertical, mirrored=mirrored)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def _seen(self, reading: Reading) -> tuple[int, int, int, bool]:
        """Return a reading to the precision of the screen."""
        length = round(max(self.width(), self.height()) * self.devicePixelRatioF())
        return (
            position(reading.peak, length),
            position(reading.rms, length),
            position(reading.held, length),
            reading.clipping,
        )

    def _tell(self) -> None:
        if self._reading.held <= LOWEST_DB:
            words = self.tr("silent")
        else:
            words = self.tr("{rms} dB, peak {peak}").format(
                rms=round(self._reading.rms), peak=round(self._reading.held)
            )
        if self._reading.clipping:
            words = self.tr("{levels}, clips").format(levels=words)
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
