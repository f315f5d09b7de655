"""What the window, the command line and the lab see of a running core.

A client is one connection. Any thread may send; one thread reads. Whoever reads gets the answers to what was sent
among the events:

    with attach(data_folder() / CORE_FILE) as client:
        client.send(Subscribe(meters=True, survey=True))
        for message in client.messages():
            match message:
                case Situation(events=events):     # what holds: after subscribing, and after events were lost
                case Published(event=event):       # what happened
                case Metered() | Surveyed():       # ten times a second: levels of a session, or of every input
                case Machine():                    # once a second
                case Answer(id=number, error=error):  # to what `send` returned this number for
                case Lost() | Ended():             # events were not read in time; a session is over

A window sends from the thread that draws: `send` hands a line to the system and returns, also while the core hangs. It
could wait, PATIENCE_S at most, only with more unread in the core's direction than the system holds for a connection,
which is thousands of commands. `attach`, `ask`, `wait_for` and `messages` wait, and belong in another thread.
"""

import itertools
import select
import socket
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from interpreter.app.protocol import Answer, Message, Request, entry_of, line_of, message_of, parsed
from interpreter.app.server import CONTROL_FILE, HOST
from interpreter.domain.errors import NoCore, OpenBoothError

CORE_FILE = "core.json"
"""Where a core says how to reach it, in the data folder."""
PATIENCE_S = 10.0
_PIECE = 65_536
_GLANCE_S = 0.2
"""How often a reader looks up, so that signals are dealt with on every system."""


class CoreClient:
    """One connection to a core, or to a session; made by `attach`."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._connection.settimeout(PATIENCE_S)
        self._numbers = itertools.count(1)
        self._sending = threading.RLock()
        self._buffer = bytearray()
        self._over = False
        self._kept: deque[Message] = deque()

    def send(self, request: Request) -> int:
        """Ask for something and return the id its answer will have. Any thread. Raises OpenBoothError."""
        with self._sending:
            number = next(self._numbers)
            self._send(line_of(entry_of(request, number)))
        return number

    def ask(self, request: Request, *, patience_s: float = PATIENCE_S) -> None:
        """Ask for something and wait until it is done; what else is told meanwhile is kept for `messages`.

        Raises UserMistake with what was wrong, OpenBoothError without an answer. Only where nobody else reads.
        """
        self.wait_for(self.send(request), patience_s=patience_s)

    def wait_for(self, number: int | None, *, patience_s: float = PATIENCE_S) -> None:
        """Wait for the answer to what was sent under this number; as `ask`."""
        deadline_s = time.monotonic() + patience_s
        for message in self._read(patience_s):
            if isinstance(message, Answer) and message.id == number:
                if message.error is not None:
                    raise message.error
                return
            self._kept.append(message)
            if time.monotonic() > deadline_s:
                break
        if self._over:
            raise NoCore("The core has gone; see: openbooth sessions.")
        raise OpenBoothError("The core does not answer; try again, or wait until the session has ended.")

    def messages(self, *, patience_s: float | None = None) -> Iterator[Message]:
        """Yield everything the core says, until it ends or, where given, says nothing for `patience_s`."""
        while self._kept:
            yield self._kept.popleft()
        for message in self._read(patience_s):
            yield message
            while self._kept:
                yield self._kept.popleft()

    def greet(self, token: str) -> None:
        """Show the token. Raises UserMistake for a wrong one."""
        self._send(line_of({"token": token}))
        self.wait_for(None)

    def close(self) -> None:
        """Leave; the core and its session go on. May be called twice, from any thread."""
        with suppress(OSError):
            self._connection.shutdown(socket.SHUT_RDWR)
        self._connection.close()

    def __enter__(self) -> Self:
        """Nothing more to do."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave."""
        self.close()

    def _send(self, line: bytes) -> None:
        try:
            self._connection.sendall(line)
        except OSError as error:
            raise NoCore("The core has gone; see: openbooth sessions.") from error

    def _read(self, patience_s: float | None) -> Iterator[Message]:
        waited_s = 0.0
        while patience_s is None or waited_s < patience_s:
            while (end := self._buffer.find(b"\n")) >= 0:
                line = bytes(self._buffer[:end])
                del self._buffer[: end + 1]
                waited_s = 0.0
                with suppress(ValueError):  # a newer core may say more
                    yield message_of(line)
            try:
                if not select.select([self._connection], [], [], _GLANCE_S)[0]:
                    waited_s += _GLANCE_S
                    continue
                piece = self._connection.recv(_PIECE)
            except (OSError, ValueError):
                piece = b""
            if not piece:
                self._over = True
                return
            self._buffer += piece


def attach(place: Path) -> CoreClient:
    """Connect to whoever says in the file `place` how. Raises NoCore, UserMistake for a wrong token."""
    try:
        how: dict[str, Any] = parsed(place.read_bytes())
        connection = socket.create_connection((HOST, int(how["port"])), timeout=PATIENCE_S)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoCore("No core is running; start one with: openbooth live.") from error
    client = CoreClient(connection)
    try:
        client.greet(str(how.get("token")))
    except BaseException:
        client.close()
        raise
    return client


def ask_session(folder: Path, request: Request) -> None:
    """Have the session that runs in `folder` do something. Raises UserMistake, OpenBoothError without an answer."""
    try:
        with attach(folder / CONTROL_FILE) as client:
            client.ask(request)
    except NoCore as error:
        raise OpenBoothError(
            "The running session does not answer; try again, or wait until it has ended."
        ) from error
