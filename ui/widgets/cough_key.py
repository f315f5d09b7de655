"""The cough key: the microphone is off for as long as it is held."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.big_key import BigFace, BigKey

_POINTER, _KEY = "pointer", "key"


class CoughKey(BigKey):
    """Held by the pointer, the space bar or a key of the desk. It is let go whatever happens to the window."""

    held = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._holders: set[str] = set()
        super().__init__(BigFace("", icon_name="cough"), parent=parent)
        self.show_cough(on=False)
        self.setAccessibleName(self.tr("Cough"))
        self.setToolTip(self.tr("Hold to switch your microphone off"))
        self.pressed.connect(lambda: self._hold(_POINTER, on=True))
        self.released.connect(lambda: self._hold(_POINTER, on=False))

    def hold(self) -> None:
        """Hold it by a key of the keyboard."""
        if self.isEnabled():
            self._hold(_KEY, on=True)

    def let_go(self) -> None:
        """Let the key of the keyboard go."""
        self._hold(_KEY, on=False)

    def show_cough(self, *, on: bool) -> None:
        """Show what the core says: whether the microphone is silenced."""
        word = self.tr("COUGH")
        if on:
            self.show_face(BigFace(word, self.tr("Microphone is off"), "microphone-off", "primary"))
        else:
            self.show_face(BigFace(word, self.tr("Hold to be silent"), "cough"))

    def hideEvent(self, event: QHideEvent) -> None:
        """Let go."""
        super().hideEvent(event)
        self._end()

    def changeEvent(self, event: QEvent) -> None:
        """Let go where it cannot be held any more."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange and not self.isEnabled():
            self._end()

    def _end(self) -> None:
        self.setDown(False)
        for holder in tuple(self._holders):
            self._hold(holder, on=False)

    def _hold(self, holder: str, *, on: bool) -> None:
        before = bool(self._holders)
        if on:
            self._holders.add(holder)
        else:
            self._holders.discard(holder)
        if bool(self._holders) != before:
            self.held.emit(bool(self._holders))
