"""A listener's connection, watched: uvicorn bounds sizes, but waits for ever for who does not ask or does not read."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass

import h11
import uvicorn
from uvicorn._types import ASGISendEvent
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from interpreter.policy.admission import Allowance

_WRITE_BUFFER = 32 * 1024
_LONGEST_BODY = 64 * 1024
_PIECE = 1024
_FRAMES_PER_S = 50
_FRAMES_AT_ONCE = 200


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


class Connections(uvicorn.Config):
    """The web server's settings, and what its connections share."""

    patience: Patience
    early: "dict[Http | WebSocket, None]"
    """Connections that have not been told anything over a WebSocket, the oldest first."""
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


class Http(H11Protocol):
    """A connection until it becomes a WebSocket.

    Where there are too many, the one that has been there longest without having asked for anything makes room.
    """

    config: Connections
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


class WebSocket(WebSocketsSansIOProtocol):
    """A WebSocket that never holds what is not read for long; before it was told anything, it makes room for others."""

    is_awaited = True

    config: Connections
    _watched: _Watched
    _frames: Allowance

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take over."""
        super().connection_made(transport)
        self._watched = _Watched(self.transport, self.config.patience)
        self._frames = Allowance(per_s=_FRAMES_PER_S, burst=_FRAMES_AT_ONCE)
        self.config.early[self] = None

    async def send(self, message: ASGISendEvent) -> None:
        """Tell something: whoever is at the other side was let in."""
        if message["type"] == "websocket.send":
            self.config.early.pop(self, None)
        await super().send(message)

    def connection_lost(self, exc: Exception | None) -> None:
        """Watch no more."""
        self.config.early.pop(self, None)
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
