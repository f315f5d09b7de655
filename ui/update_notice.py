"""Word of a newer OpenBooth, asked for by this process while no session runs, if somebody agreed to that."""

import threading
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from interpreter.app.configuration import configuration
from interpreter.app.updates import Notice, Updates
from ui.console import Console
from ui.errands import Errands
from ui.models.views import BoothView

_FIRST_MS = 20_000
_EVERY_MS = 3_600_000


class UpdateNotice(QObject):
    """Looks a while after the windows came up, and then now and then; nothing is asked more than once a day."""

    found = Signal(object)
    """Notice, or None where there is nothing to tell."""

    def __init__(self, console: Console, updates: Updates, parent: QObject) -> None:
        super().__init__(parent)
        self._updates = updates
        self._quiet = threading.Event()
        """Set while it is certain that no session runs."""
        self._errands = Errands(self)
        self._clock = QTimer(self)
        self._clock.setInterval(_FIRST_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        console.viewed.connect(self._follow)

    def look(self) -> None:
        """Find out in a thread whether there is something to tell."""
        self._clock.setInterval(_EVERY_MS)
        if self._quiet.is_set():
            self._errands.send("updates", partial(_looked, self._updates, self._quiet), self.found.emit)

    def _follow(self, view: BoothView) -> None:
        if view.status.connected and not view.status.runs:
            self._quiet.set()
        else:
            self._quiet.clear()


def _looked(updates: Updates, quiet: threading.Event) -> Notice | None:
    return updates.look(agreed=configuration().update_notice, quiet=quiet.is_set)
