"""The live captions of one channel, or of the floor."""

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from interpreter.domain.captions import Caption
from ui.models.rolling import RollingText
from ui.models.speaker_colours import SpeakerColours
from ui.widgets.caption_lines import CaptionLines

_FRAME_MS = 33


class RollingCaptions(QWidget):
    """Takes captions as they come and rolls them at a pace that can be read. `text` is a channel; None is the floor."""

    def __init__(
        self,
        text: str | None,
        colours: SpeakerColours,
        *,
        points: float = 24,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.text = text
        self.lines = CaptionLines(points=points)
        self._clock = clock
        self._rolling = RollingText(colour_of=colours, shape=self.lines.shape)
        self.lines.shape_changed.connect(self._rolling.reshape)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.lines)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self.roll)

    def take(self, captions: Sequence[Caption]) -> None:
        """Take those captions that belong here."""
        now_s = self._clock()
        for caption in captions:
            if caption.channel == self.text:
                self._rolling.take(caption, now_s)

    def clear(self) -> None:
        """Show nothing, at once; what comes from now on is of another session."""
        self._rolling.clear()
        self.roll()

    def roll(self) -> None:
        """Show what it is time for."""
        lines = self._rolling.lines(self._clock())
        self.lines.show_lines(lines, right_to_left=self._rolling.right_to_left)

    def showEvent(self, event: QShowEvent) -> None:
        """Roll as long as somebody sees it."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest."""
        super().hideEvent(event)
        self._timer.stop()
