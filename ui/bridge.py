"""The core as the windows see it: a thread listens, and Qt pulls once a frame."""

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from interpreter.app.client import CoreClient
from interpreter.app.protocol import Answer, Message, Metered, Request, Subscribe, Surveyed
from interpreter.domain.errors import NoCore, OpenBoothError

FRAME_MS = 33
MOST_WAITING = 20_000
"""Messages; while so many wait for a window that hangs, none is read, and the core keeps count of what is lost."""
_AGAIN_S = 1.0
_LONGEST_S = 10.0
"""A core that cannot be started, or ends at once, is tried again ever more rarely, down to this."""
_ROOM_S = 0.05
_NEWEST_ONLY = (Metered, Surveyed)

OnAnswer = Callable[[OpenBoothError | None], None]


class CoreBridge(QObject):
    """Collects what the core tells and hands it on once a frame; no slot ever runs in a foreign thread.

    When the core is gone another one is looked for, or started, until `close`; what holds is then told afresh.
    """

    told = Signal(object)
    """tuple[Message, ...]: what came since the last frame, in order; of levels the newest only."""
    refused = Signal(str)
    """What became of a request, in one sentence."""
    connected = Signal(bool)

    def __init__(self, connect: Callable[[], CoreClient], parent: QObject | None = None) -> None:
        """`connect` returns a connection to a core, or raises OpenBoothError; it runs in a thread."""
        super().__init__(parent)
        self._connect = connect
        self._reader = _Reader(connect)
        self._answers: dict[int, OnAnswer] = {}
        self._is_connected = False
        self._told_reason = ""
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.pull)

    @property
    def is_connected(self) -> bool:
        """Whether a core answers."""
        return self._is_connected

    def open(self) -> None:
        """Begin to listen."""
        self._reader.start()
        self._timer.start()

    def close(self) -> None:
        """Listen no more; the core and its session go on."""
        self._timer.stop()
        self._reader.close()

    def ask(self, request: Request, on_answer: OnAnswer | None = None) -> None:
        """Ask for something. A refusal is told by `refused` unless `on_answer` takes it."""
        try:
            number = self._reader.send(request)
        except OpenBoothError as error:
            self._conclude(on_answer, error)
            return
        self._answers[number] = on_answer or self._tell_refusal

    def pull(self) -> None:
        """Hand on what came since the last frame."""
        messages = self._reader.taken()
        if self._reader.is_connected != self._is_connected:
            self._is_connected = self._reader.is_connected
            if not self._is_connected:
                self._forget_questions()
            self.connected.emit(self._is_connected)
        if self._reader.reason != self._told_reason:
            self._told_reason = self._reader.reason
            if self._told_reason:
                self.refused.emit(self._told_reason)
        for message in messages:
            if isinstance(message, Answer) and isinstance(message.id, int) and message.id in self._answers:
                act = partial(self._answers.pop(message.id), message.error)
                QTimer.singleShot(0, self, act)  # what goes wrong in it costs nothing else of this frame
        told = tuple(message for message in messages if not isinstance(message, Answer))
        if told:
            self.told.emit(told)

    def _forget_questions(self) -> None:
        """Whoever still waits for an answer gets none from a core that has gone."""
        waiting, self._answers = self._answers, {}
        for on_answer in waiting.values():
            on_answer(NoCore("The core has gone before it answered; try again."))

    def _conclude(self, on_answer: OnAnswer | None, error: OpenBoothError | None) -> None:
        (on_answer or self._tell_refusal)(error)

    def _tell_refusal(self, error: OpenBoothError | None) -> None:
        if error is not None:
            self.refused.emit(str(error))


class _Reader:
    """Listens to one core after the other on a thread of its own."""

    def __init__(self, connect: Callable[[], CoreClient]) -> None:
        self._connect = connect
        self._lock = threading.Lock()
        self._waiting: deque[Message] = deque()
        self._levels: dict[type, Message] = {}
        self._client: CoreClient | None = None
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._listen, name="core-reader", daemon=True)
        self._since_s = math.inf
        """Since when there is a core, on the monotonic clock."""
        self.is_connected = False
        self.reason = ""
        """Why there is no core, in one sentence."""

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._over.set()
        client = self._client
        if client is not None:
            client.close()
        if self._thread.is_alive():
            self._thread.join(5.0)

    def send(self, request: Request) -> int:
        """Send a request and return its id. Raises OpenBoothError."""
        client = self._client
        if client is None or not self.is_connected:
            raise NoCore("The core does not answer yet; try again in a moment.")
        return client.send(request)

    def taken(self) -> list[Message]:
        """Return what has come, and forget it."""
        with self._lock:
            messages = [*self._waiting, *self._levels.values()]
            self._waiting.clear()
            self._levels.clear()
        return messages

    def _listen(self) -> None:
        pause_s = _AGAIN_S
        while not self._over.is_set():
            self._try()
            self.is_connected = False
            self._client = None
            if time.monotonic() - self._since_s > _LONGEST_S:
                pause_s = _AGAIN_S
            self._over.wait(pause_s)
            pause_s = min(_LONGEST_S, 2 * pause_s)

    def _try(self) -> None:
        """Follow a core until it ends."""
        self._since_s = math.inf
        try:
            with self._connect() as client:
                self._follow(client)
        except OpenBoothError as error:
            self.reason = str(error)
        except OSError as error:
            self.reason = (
                f"No core can be started ({error.strerror}); close other programs and wait a moment."
            )

    def _follow(self, client: CoreClient) -> None:
        client.ask(Subscribe(meters=True, survey=True))
        self._client, self.reason, self.is_connected = client, "", True
        self._since_s = time.monotonic()
        for message in client.messages():
            self._keep(message)
            if self._over.is_set():
                return

    def _keep(self, message: Message) -> None:
        while len(self._waiting) >= MOST_WAITING and not self._over.is_set():
            time.sleep(_ROOM_S)
        with self._lock:
            if isinstance(message, _NEWEST_ONLY):
                self._levels[type(message)] = message
            else:
                self._waiting.append(message)
