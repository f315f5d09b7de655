"""What plays a session on record: play and pause, the position, and what is heard where."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QSlider, QStyle, QToolButton, QWidget

from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, seconds_from_ticks, ticks_from_seconds
from ui.icons import icon
from ui.models.elapsed import clock
from ui.models.playing import Sound
from ui.models.wording import language_name
from ui.theme import current
from ui.widgets.chooser import Chooser
from ui.widgets.key_button import PlaceButton
from ui.widgets.layouts import respace, row

_STEP_S, _PAGE_S = 5, 30


class PlaybackBar(QFrame):
    """Shows what it is told, and emits what is asked for."""

    toggled = Signal()
    """Play, or pause."""
    sought = Signal(object)
    """Ticks at which to go on."""
    sound_chosen = Signal(object)
    """Sound."""
    output_asked = Signal()
    """Somebody wants to choose where it is heard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._playing = False
        self._end = Ticks(0)
        self._key = QToolButton()
        self._key.setShortcut(QKeySequence("Ctrl+Space"))
        self._key.clicked.connect(self.toggled)
        self._time, self._length = QLabel(), QLabel()
        self._length.setProperty("role", "muted")
        self._slider = _Slider()
        self._slider.setAccessibleName(self.tr("Position"))
        self._slider.valueChanged.connect(self._seek)
        self._sound = Chooser(self.tr("What is heard"))
        self._sound.chosen.connect(lambda: self.sound_chosen.emit(self._sound.value))
        self.output = PlaceButton(icon_name="headphones")
        self.output.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.output.setAccessibleName(self.tr("Where it is heard"))
        self.output.clicked.connect(self.output_asked)
        self._line = row(
            self._key, self._time, self._slider, self._length, self._sound, self.output, margin="small"
        )
        self._line.setStretch(2, 1)
        self.setLayout(self._line)
        self.show_sounds((), None)
        self._dress()

    def show_sounds(self, sounds: Sequence[Sound], chosen: Sound | None) -> None:
        """Offer these; without any there is nothing to hear."""
        self._sound.set_options([(sound, self._title(sound)) for sound in sounds])
        if chosen is not None:
            self._sound.set_value(chosen)
        for widget in (self._key, self._slider, self._sound, self.output):
            widget.setEnabled(bool(sounds))
        nothing = "" if sounds else self.tr("The sound of this session is not kept any more")
        self._key.setAccessibleDescription(nothing)
        self._slider.setToolTip(nothing)

    def show_length(self, end: Ticks) -> None:
        """Show how long the session is."""
        self._end = end
        blocked = self._slider.blockSignals(True)
        self._slider.setRange(0, max(1, int(seconds_from_ticks(end) * 10)))
        self._slider.blockSignals(blocked)
        self._length.setText(clock(seconds_from_ticks(end)))
        self.show_position(Ticks(0))

    def show_position(self, at: Ticks) -> None:
        """Show what is heard now, unless somebody is moving it."""
        self._time.setText(clock(seconds_from_ticks(at)))
        if not self._slider.isSliderDown():
            blocked = self._slider.blockSignals(True)
            self._slider.setValue(at * 10 // TICKS_PER_SECOND)
            self._slider.blockSignals(blocked)

    def show_playing(self, *, playing: bool) -> None:
        """Show whether something is heard."""
        if playing != self._playing:
            self._playing = playing
            self._dress()

    def show_output(self, title: str) -> None:
        """Show where it is heard."""
        self.output.show_choice(title or self.tr("Usual output"))
        self.output.setToolTip(title or self.tr("Usual output"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.layout():
            self._dress()

    def _seek(self, tenths: int) -> None:
        self.sought.emit(ticks_from_seconds(tenths / 10))

    def _title(self, sound: Sound) -> str:
        if not sound.channel:
            return self.tr("Floor: {source}").format(source=sound.name)
        language = language_name(sound.language)
        if sound.name in {language, sound.language}:
            return self.tr("Channel: {channel}").format(channel=language)
        return self.tr("Channel: {channel} ({language})").format(channel=sound.name, language=language)

    def _dress(self) -> None:
        theme = current()
        words = self.tr("Pause") if self._playing else self.tr("Play")
        self._key.setIcon(icon("pause" if self._playing else "start"))
        self._key.setIconSize(theme.icon(20))
        self._key.setMinimumWidth(theme.px(44))
        self._key.setAccessibleName(words)
        self._key.setToolTip(self.tr("{what} (Ctrl+Space)").format(what=words))
        self._slider.setMinimumWidth(theme.px(80))
        self.output.setMinimumWidth(theme.px(150))
        wide = self.fontMetrics().horizontalAdvance("00:00:00")
        self._time.setMinimumWidth(wide)
        self._time.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        respace(self)


class _Slider(QSlider):
    """Goes where it is pressed. Its value is in tenths of a second."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSingleStep(_STEP_S * 10)
        self.setPageStep(_PAGE_S * 10)
        self.setTracking(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            at = QStyle.sliderValueFromPosition(
                self.minimum(), self.maximum(), int(event.position().x()), self.width(), mirrored
            )
            self.setSliderPosition(at)
            self.setValue(at)
        super().mousePressEvent(event)
