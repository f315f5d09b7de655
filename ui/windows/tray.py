"""The sign in the system's tray: what state the session is in, and a notice of faults."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from interpreter.domain.events import SessionState
from ui.icons import icon
from ui.models.views import BoothView, ConcernView

_SHOWN_MS = 10_000


class Tray(QObject):
    """Tells of alarms while no window of ours is in front; shows nothing where the system has no tray."""

    show_asked = Signal()
    stop_asked = Signal()
    quit_asked = Signal()

    def __init__(self, in_front: Callable[[], bool], parent: QObject | None = None) -> None:
        """`in_front` says whether somebody looks at our windows."""
        super().__init__(parent)
        self._in_front = in_front
        self._told: frozenset[str] = frozenset()
        self._state = ""
        self._menu = QMenu()
        self._menu.addAction(self.tr("Show OpenBooth"), self.show_asked.emit)
        self._stop = self._menu.addAction(self.tr("Stop the session"), self.stop_asked.emit)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Quit"), self.quit_asked.emit)
        self._sign = QSystemTrayIcon(self)
        self._sign.setContextMenu(self._menu)
        self._sign.activated.connect(self._pressed)

    def open(self) -> None:
        """Show the sign."""
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._sign.show()

    def show_booth(self, view: BoothView) -> None:
        """Show what state the session is in, and tell of alarms that are new."""
        state = view.status.state
        self._stop.setEnabled(view.status.live)
        words: dict[SessionState | None, str] = {
            SessionState.RUNNING: self.tr("Live"),
            SessionState.PAUSED: self.tr("Off the record"),
        }
        shown = words.get(state, self.tr("No session"))
        if shown != self._state:
            self._state = shown
            self._sign.setToolTip(f"OpenBooth – {shown}")
            self._sign.setIcon(icon("headphones", "live" if state in words else "text"))
        self._tell_alarms(view.concerns)

    def _tell_alarms(self, concerns: Sequence[ConcernView]) -> None:
        alarms = {one.key: one.sentence for one in concerns if one.alarm}
        fresh = [sentence for key, sentence in alarms.items() if key not in self._told]
        self._told = frozenset(alarms)
        if fresh and self._sign.isVisible() and not self._in_front():
            self._sign.showMessage("OpenBooth", fresh[0], QSystemTrayIcon.MessageIcon.Warning, _SHOWN_MS)

    def _pressed(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.Trigger:
            self.show_asked.emit()
