"""Listens for phones: a web server that runs in our loop, keeps no log, and takes no more than listeners need."""

import asyncio
import contextlib
import errno
import logging
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress

import uvicorn
from starlette.types import ASGIApp

from interpreter.domain.errors import UserMistake
from interpreter.domain.sharing import SharingSetup
from interpreter.network.connections import Connections, Http, Patience, WebSocket
from interpreter.network.page_messages import LONGEST_MESSAGE

if sys.platform != "win32":
    import resource

_BACKLOG = 1024
_SEND_BUFFER = 64 * 1024
_LONGEST_HEAD = 16 * 1024
_SOCKETS_PER_LISTENER = 4
_SOCKETS_OF_ARRIVALS = 128  # a browser opens six to load the page, and small rooms fill all at once
_SOCKETS_OF_SOUND = 4
_OTHER_FILES = 256


class EmbeddedServer(uvicorn.Server):
    """Runs in our loop, and leaves signals to whom they belong."""

    def __init__(self, app: ASGIApp, patience: Patience) -> None:
        config = Connections(
            app,
            http=Http,
            ws=WebSocket,
            lifespan="off",
            interface="asgi3",
            log_config=None,
            log_level=logging.CRITICAL + 1,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=False,
            limit_concurrency=None,
            ws_max_size=LONGEST_MESSAGE,
            ws_per_message_deflate=False,
            ws_ping_interval=patience.ping_s,
            ws_ping_timeout=patience.ping_s,
            h11_max_incomplete_event_size=_LONGEST_HEAD,
        )
        config.patience, config.early, config.most_connections = patience, {}, 0
        config.lost = asyncio.Event()
        self._limits = config
        super().__init__(config)
        self._begun = asyncio.Event()
        self._ending = asyncio.Event()
        self._running: asyncio.Task[None] | None = None

    def allow(self, listeners: int) -> None:
        """Hold as many connections as so many listeners need."""
        self._limits.most_connections = listeners * _SOCKETS_PER_LISTENER + _SOCKETS_OF_ARRIVALS

    async def begin(self, listening: socket.socket) -> None:
        """Accept connections; return when that is so."""
        self._running = asyncio.create_task(self.serve(sockets=[listening]), name="web server")
        await self._begun.wait()

    async def end(self) -> None:
        """Accept no more, and end those that are there."""
        self._ending.set()
        if self._running is not None:
            await self._running

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Tell that it has begun."""
        await super().startup(sockets)
        self._begun.set()

    async def main_loop(self) -> None:
        """Serve until it is to end; uvicorn itself would look ten times a second whether that is so."""
        await self._ending.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept no more; let everybody read the little that is left."""
        for server in self.servers:
            server.close()
        for listening in sockets or ():
            listening.close()
        farewell_s = self._limits.patience.farewell_s
        if tasks := tuple(self.server_state.tasks):
            await asyncio.wait(tasks, timeout=farewell_s)
        for connection in tuple(self.server_state.connections):
            connection.shutdown()
        with suppress(TimeoutError):
            async with asyncio.timeout(farewell_s):
                await self._emptied()
        for connection in tuple(self.server_state.connections):
            connection.transport.abort()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _emptied(self) -> None:
        while self.server_state.connections:
            self._limits.lost.clear()
            await self._limits.lost.wait()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


def bound(setup: SharingSetup) -> socket.socket:
    """Return a socket at the address that phones will come to. Raises UserMistake."""
    try:
        family = socket.AF_INET6 if ":" in setup.host else socket.AF_INET
        listening = socket.socket(family, socket.SOCK_STREAM)
        try:
            if sys.platform != "win32":
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
            listening.setblocking(False)
            listening.bind((setup.host, setup.port))
            listening.listen(_BACKLOG)
        except BaseException:
            listening.close()
            raise
    except (OSError, OverflowError) as error:
        raise UserMistake(_sentence(setup, error)) from error
    return listening


def allow_many_sockets(listeners: int) -> None:
    """Let this process have as many files open as so many listeners need, where the system allows it."""
    if sys.platform == "win32":
        return
    wanted = listeners * (_SOCKETS_PER_LISTENER + _SOCKETS_OF_SOUND) + _OTHER_FILES
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def _sentence(setup: SharingSetup, error: OSError | OverflowError) -> str:
    place = f"{setup.host or 'this computer'}, port {setup.port}"
    match getattr(error, "errno", None):
        case errno.EADDRINUSE:
            return f"Phones cannot be let in at {place}: another program listens there; choose another port."
        case errno.EADDRNOTAVAIL:
            return f"{setup.host} is no address of this computer; leave the address out to listen on all of them."
        case errno.EACCES:
            return (
                f"Phones cannot be let in at {place}: the system does not allow it; choose a port above 1023."
            )
        case _:
            return (
                f"Phones cannot be let in at {place}; write the address as numbers and choose another port."
            )
