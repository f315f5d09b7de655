"""The way out: what becomes of a session that runs when somebody closes the application."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.console import Console

_PATIENCE_MS = 30_000
"""So long a session may take to write what was said last."""


class Leaving(QObject):
    """Asks whether the session goes on or is stopped; then it waits until it has stopped."""

    free = Signal()
    """The windows may close."""
    waits = Signal(str)
    """What is waited for, in a sentence."""

    def __init__(self, console: Console, window: QWidget, patience_ms: int = _PATIENCE_MS) -> None:
        super().__init__(window)
        self._console = console
        self._window = window
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._give_up)
        console.viewed.connect(self._look)

    def ask(self) -> None:
        """Leave at once where nothing runs; else ask what becomes of the session."""
        if not self._console.running:
            self.free.emit()
            return
        box = QMessageBox(self._window)
        box.setWindowTitle("OpenBooth")
        box.setText(self.tr("A session is running."))
        box.setInformativeText(
            self.tr("It can go on without this window; open OpenBooth again to see it, or stop it now.")
        )
        go_on = box.addButton(self.tr("Let it go on"), QMessageBox.ButtonRole.AcceptRole)
        stop = box.addButton(self.tr("Stop it and quit"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is go_on:
            self.free.emit()
        elif box.clickedButton() is stop:
            self._stop()

    def _stop(self) -> None:
        """Have the session end; it may be over already, or end at once."""
        self._patience.start()
        if self._console.running:
            self._console.stop()
        self._look()
        if self._patience.isActive():
            self.waits.emit(self.tr("The session is being stopped; OpenBooth closes once it has ended."))

    def _look(self) -> None:
        if self._patience.isActive() and not self._console.running:
            self._patience.stop()
            self.free.emit()

    def _give_up(self) -> None:
        self._console.refused.emit(
            self.tr("The session has not stopped; try again, or quit and let it go on, and stop it later.")
        )
