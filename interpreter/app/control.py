"""Serves the clients of one session that runs in this process, as its folder says while it does."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from types import TracebackType
from typing import Protocol

from interpreter.app.broadcast import Broadcast
from interpreter.app.protocol import Levels
from interpreter.app.server import CONTROL_FILE, Server
from interpreter.app.sharing import Sharing
from interpreter.domain.commands import Command, Quit, RevokeLink, Share, StopSharing
from interpreter.domain.events import Published
from interpreter.domain.timeline import Ticks


class Commanded(Protocol):
    """A session as those who command it see it."""

    def execute(self, command: Command) -> None:
        """Do what is asked. Raises UserMistake with what is wrong."""
        ...

    def stop(self) -> None:
        """Take no more audio and end in order. Safe at any time."""
        ...


class RunningSession(Commanded, Protocol):
    """A live session, which can be metered as well."""

    def levels(self) -> Levels:
        """The levels of this moment."""
        ...


class Control:
    """Serves one running session, and lets phones listen to it; use it as an asynchronous context.

    What subscribers see and phones hear goes through `feed`.
    """

    def __init__(
        self,
        session: Commanded,
        folder: Path,
        feed: Broadcast | None = None,
        levels: Callable[[], Levels] = dict,
    ) -> None:
        """`feed` has to be among the sinks of the session, and its audience where phones are to hear it."""
        told = feed or Broadcast()
        self._session = session
        self._file = folder / CONTROL_FILE
        self._server = Server(told, self._execute, levels=levels)
        self.sharing = Sharing(
            lambda event: told.publish(Published(0, Ticks(0), event)), lambda: self._server.way_in
        )

    async def __aenter__(self) -> "Control":
        """Listen, then say where."""
        await self._server.__aenter__()
        self._server.announce(self._file)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Listen no more, and let nobody listen."""
        await self.sharing.close()
        await self._server.__aexit__(kind, error, trace)

    def _execute(self, command: Command) -> Awaitable[None] | None:
        match command:
            case Share() | StopSharing() | RevokeLink():
                return self.sharing.execute(command)
            case Quit():
                self._session.stop()
            case _:
                self._session.execute(command)
        return None
