"""Plays a session on record through the core, and knows which moment of it is heard."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from interpreter.domain.devices import OutputPlace
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from ui.models.playing import Sound

_FRAME_MS = 50


class ReviewPlayer(QObject):
    """Emits what is asked of the core, and follows what the core tells; between two tellings time goes on."""

    play_asked = Signal(object, object, object)
    """Sound, Ticks from which on, and OutputPlace or None for the usual one."""
    stop_asked = Signal()
    moved = Signal(object)
    """Ticks: another moment is heard, or was gone to."""
    playing_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sound: Sound | None = None
        self.output: OutputPlace | None = None
        self.playing = False
        self._at = Ticks(0)
        self._told_s = 0.0
        self._frame = QTimer(self)
        self._frame.setInterval(_FRAME_MS)
        self._frame.timeout.connect(lambda: self.moved.emit(self.at))

    @property
    def at(self) -> Ticks:
        """The moment that is heard now, or from which playing goes on."""
        if not self.playing or self.sound is None:
            return self._at
        passed = ticks_from_seconds(max(0.0, time.monotonic() - self._told_s))
        return Ticks(min(self._at + passed, max(self._at, self.sound.duration)))

    def play(self, at: Ticks | None = None) -> None:
        """Play from a moment on, from where it stands unless one is given; from the beginning where it ended."""
        if self.sound is None:
            return
        start = self.at if at is None else at
        if at is None and start >= self.sound.duration:
            start = Ticks(0)
        self._go(start)
        self.play_asked.emit(self.sound, start, self.output)

    def pause(self) -> None:
        """Play no more, and stay there."""
        if self.playing:
            self._at = self.at
            self._set_playing(False)
            self.stop_asked.emit()

    def toggle(self) -> None:
        """Play, or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, at: Ticks) -> None:
        """Go to a moment; what plays goes on from there."""
        if self.playing:
            self.play(at)
        else:
            self._go(at)

    def choose(self, sound: Sound | None = None, output: OutputPlace | None = None) -> None:
        """Hear something else from now on, or elsewhere."""
        at = self.at
        self.sound, self.output = sound or self.sound, output
        if self.playing:
            self.play(at)

    def follow(self, at: Ticks, *, playing: bool) -> None:
        """Take what the core tells of what it plays."""
        if playing or self.playing:
            self._go(at)
        self._set_playing(playing)

    def lose(self) -> None:
        """What was asked for is not played."""
        self._at = self.at
        self._set_playing(False)

    def _go(self, at: Ticks) -> None:
        self._at, self._told_s = at, time.monotonic()
        self.moved.emit(at)

    def _set_playing(self, playing: bool) -> None:
        if playing == self.playing:
            return
        self.playing = playing
        self._told_s = time.monotonic()
        if playing:
            self._frame.start()
        else:
            self._frame.stop()
        self.playing_changed.emit(playing)
