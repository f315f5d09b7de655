"""The web server's own limits: on connections, on how long they may take, and on what they may make it keep or log.

uvicorn bounds sizes; it waits for ever for a request that does not come, or an answer that is not read. So the
protocols here watch the time.
"""

import asyncio
import contextlib
import errno
import logging
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import h11
import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from interpreter.domain.errors import UserMistake
from interpreter.domain.sharing import SharingSetup
from interpreter.network.page_messages import LONGEST_MESSAGE
from interpreter.policy.admission import Allowance

if sys.platform != "win32":
    import resource

_BACKLOG = 1024
_SEND_BUFFER = 64 * 1024
_WRITE_BUFFER = 32 * 1024
_LONGEST_HEAD = 16 * 1024
_LONGEST_BODY = 64 * 1024
_PIECE = 4096
_FRAMES_PER_S = 50
_FRAMES_AT_ONCE = 200
_SOCKETS_PER_LISTENER = 4
_SOCKETS_OF_ARRIVALS = 128  # a browser opens six to load the page, and small rooms fill all at once
_SOCKETS_OF_SOUND = 4
_OTHER_FILES = 256


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a connection may take."""

    request_s: float = 10.0
    """Until a request is complete."""
    unread_s: float = 30.0
    """Until something is read of what waits for it."""
    farewell_s: float = 1.0
    """Until what is left is read, after it was ended."""
    ping_s: float = 20.0
    """Between pings, and until one is answered."""


class EmbeddedServer(uvicorn.Server):
    """Runs in our loop, and leaves signals to whom they belong."""

    def __init__(self, app: ASGIApp, patience: Patience) -> None:
        config = _Config(
            app,
            http=_Http,
            ws=_WebSocket,
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


class _Config(uvicorn.Config):
    patience: Patience
    early: "dict[_Http, None]"
    """Connections that are no WebSockets, the oldest first."""
    most_connections: int
    lost: asyncio.Event
    """Set when a connection ended."""


class _Watched:
    """Ends a connection whose other side does not read."""

    def __init__(self, transport: asyncio.Transport, patience: Patience) -> None:
        transport.set_write_buffer_limits(high=_WRITE_BUFFER)
        self._transport = transport
        self._patience = patience
        self._timer: asyncio.TimerHandle | None = None

    def paused(self) -> None:
        """Something waits to be read."""
        self._abort_in(self._patience.unread_s)

    def resumed(self) -> None:
        """It was read."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def ended(self) -> None:
        """Nothing more will be sent."""
        self._abort_in(self._patience.farewell_s)

    def _abort_in(self, seconds: float) -> None:
        self.resumed()
        self._timer = asyncio.get_running_loop().call_later(seconds, self._transport.abort)


class _Http(H11Protocol):
    """A connection until it becomes a WebSocket.

    Where there are too many, the one that has been there longest without having asked for anything makes room.
    """

    config: _Config
    _watched: _Watched
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Make room, or refuse."""
        super().connection_made(transport)
        self._watched = _Watched(transport, self.config.patience)
        early = self.config.early
        if len(self.connections) > self.config.most_connections:
            crowding = next((one for one in early if one.is_awaited), self)
            early.pop(crowding, None)
            crowding.transport.abort()
        early[self] = None
        self._await_request()

    @property
    def is_awaited(self) -> bool:
        """Whether nothing is being done for it, because it has not asked, or not to the end."""
        return self.cycle is None or self.cycle.response_complete or self.cycle.more_body

    def connection_lost(self, exc: Exception | None) -> None:
        """Watch no more."""
        self._leave()
        self._watched.resumed()
        super().connection_lost(exc)
        self.config.lost.set()

    def data_received(self, data: bytes) -> None:
        """Take what came, a little at a time; what cannot be parsed ends this connection and nothing else."""
        try:
            for piece in _pieces(data):
                if self.transport.is_closing() or self.transport.get_protocol() is not self:
                    return
                super().data_received(piece)
                if self._is_more_than_we_take():
                    self.transport.abort()
        except Exception:  # noqa: BLE001 - a connection ends here
            self.transport.abort()

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Hand over."""
        self._leave()
        super().handle_websocket_upgrade(event)

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        self._await_request()

    def pause_writing(self) -> None:
        """Give the other side some time."""
        super().pause_writing()
        self._watched.paused()

    def resume_writing(self) -> None:
        """It was read."""
        super().resume_writing()
        self._watched.resumed()

    def _is_more_than_we_take(self) -> bool:
        """Whether a body is long, or of unknown length."""
        if self.cycle is None:
            return False
        return len(self.cycle.body) > _LONGEST_BODY or any(k == b"transfer-encoding" for k, _ in self.headers)

    def _leave(self) -> None:
        self.config.early.pop(self, None)
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _await_request(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = self.loop.call_later(self.config.patience.request_s, self._late)

    def _late(self) -> None:
        if self.is_awaited:
            self.transport.abort()


class _WebSocket(WebSocketsSansIOProtocol):
    """A WebSocket that never holds what is not read for long."""

    config: _Config
    _watched: _Watched
    _frames: Allowance

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take over."""
        super().connection_made(transport)
        self._watched = _Watched(self.transport, self.config.patience)
        self._frames = Allowance(per_s=_FRAMES_PER_S, burst=_FRAMES_AT_ONCE)

    def connection_lost(self, exc: Exception | None) -> None:
        """Watch no more."""
        self._watched.resumed()
        super().connection_lost(exc)
        self.config.lost.set()

    def data_received(self, data: bytes) -> None:
        """Take what came, a little at a time; what cannot be parsed ends this connection and nothing else."""
        try:
            for piece in _pieces(data):
                if self.transport.is_closing():
                    return
                super().data_received(piece)
        except Exception:  # noqa: BLE001 - a connection ends here
            self.transport.abort()

    def handle_events(self) -> None:
        """Take frames, of which no page sends many."""
        now = self.loop.time()
        if all(self._frames.take(now) for _ in self.conn.events):
            super().handle_events()
        else:
            self.transport.abort()

    def handle_ping(self) -> None:
        """Answer, unless the other side does not read."""
        answer = self.conn.data_to_send()
        if self.writable.is_set():
            self.transport.write(b"".join(answer))

    def pause_writing(self) -> None:
        """Give the other side some time."""
        super().pause_writing()
        self._watched.paused()

    def resume_writing(self) -> None:
        """It was read."""
        super().resume_writing()
        self._watched.resumed()

    def on_task_complete(self, task: asyncio.Task[None]) -> None:
        """Whoever served it has gone."""
        super().on_task_complete(task)
        if not self.disconnected:
            self._watched.ended()


def _pieces(data: bytes) -> Iterator[bytes]:
    """Yield what came in pieces so small that parsing one holds nobody up."""
    return (data[first : first + _PIECE] for first in range(0, len(data), _PIECE))


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
