"""Work that takes a while, done in threads; what comes of it is handed over in the window's own thread.

No such thread ever holds a QObject. Whoever lets go of one last destroys it, and where that is another thread than the
window's, both may wait for each other for ever: one holds Qt's locks and wants Python's, the other the reverse.
"""

import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

from ui.bridge import FRAME_MS

Found = TypeVar("Found")

_Done = queue.SimpleQueue[tuple[int, object]]


class Errands(QObject):
    """Sends for things. Once its owner is gone, what comes of them is of no interest to anybody."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._done: _Done = queue.SimpleQueue()
        self._waiting: dict[int, Callable[..., None]] = {}
        self._sent = 0
        self._look = QTimer(self)
        self._look.setInterval(FRAME_MS)
        self._look.timeout.connect(self.collect)

    @property
    def idle(self) -> bool:
        """Whether nothing is waited for."""
        return not self._waiting

    def send(self, name: str, work: Callable[[], Found], then: Callable[[Found], None]) -> None:
        """Have `work` done by a thread called `name`, then call `then` with its result.

        `work` must not hold a QObject, nor raise anything.
        """
        self._sent += 1
        self._waiting[self._sent] = then
        threading.Thread(target=partial(_do, work, self._sent, self._done), name=name, daemon=True).start()
        self._look.start()

    def collect(self) -> None:
        """Hand over what is there."""
        there = []
        while not self._done.empty():
            number, found = self._done.get()
            there.append((self._waiting.pop(number), found))
        if not self._waiting:
            self._look.stop()
        for then, found in there:
            then(found)


def _do(work: Callable[[], object], number: int, done: _Done) -> None:
    done.put((number, work()))
