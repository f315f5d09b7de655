"""The listener server: one port for the page, its captions, its sound's signalling, overlays and the public feed."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from interpreter.domain.audio import Samples
from interpreter.domain.sharing import AudienceCounted
from interpreter.network.closing import Close
from interpreter.network.connections import Patience
from interpreter.network.faults import without_content
from interpreter.network.feed_readers import FeedReaders
from interpreter.network.guard import Guard, names_of_this_machine
from interpreter.network.hall import Hall
from interpreter.network.joining import Joining
from interpreter.network.listener_socket import ListenerSocket, Pace
from interpreter.network.listening import EmbeddedServer, allow_many_sockets, bound
from interpreter.network.media import Media
from interpreter.network.order import RoomOrder
from interpreter.network.pages import Pages
from interpreter.network.room import Room

_LOG = logging.getLogger("openbooth.listeners")


@dataclass(frozen=True, slots=True)
class Times:
    """How long things may take."""

    connection: Patience = field(default_factory=Patience)
    socket: Pace = field(default_factory=Pace)
    silent_s: float = 60.0
    """Until a listener without a socket is gone, of whose sound nothing arrives."""
    tend_s: float = 0.5
    """Between looks at broken sound."""
    count_s: float = 1.0
    """Between counts of the audience."""
    farewell_s: float = 1.0
    """For telling everybody that it is over."""


class ListenerServer:
    """Serves phones until it is closed. `media` belongs to whoever made it; the server lets listeners leave it."""

    def __init__(  # noqa: PLR0913 - what a server is put together from
        self,
        hall: Hall,
        media: Media,
        pages: Pages,
        *,
        notice: Callable[[str], Samples | None],
        on_audience: Callable[[AudienceCounted], None],
        language_name: Callable[[str], str],
        times: Times | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`notice` gives the spoken notice of a language; `language_name` a language's name in itself."""
        self._hall, self._media, self._pages = hall, media, pages
        self._notice = notice
        self._on_audience = on_audience
        self._language_name = language_name
        self._times = times or Times()
        self._clock = clock
        self._names: frozenset[str] = frozenset()
        self._counted = AudienceCounted()
        self._serving: _Serving | None = None

    async def serve(self, order: RoomOrder) -> int:
        """Let listeners in; return the port. Raises UserMistake where that address or port is not to be had."""
        listening = bound(order.setup)
        allow_many_sockets(order.setup.most)
        self._names = names_of_this_machine(order.setup)
        room = Room(self._hall, self._media, order, notice=self._notice)
        feed = FeedReaders(self._hall.feed, order.read_token)
        web = EmbeddedServer(
            Guard(self._application(room, feed), lambda: self._names), self._times.connection
        )
        web.allow(order.setup.most)
        await web.begin(listening)
        tending = {
            asyncio.create_task(_again(self._tend, room, self._times.tend_s), name="listeners' sound"),
            asyncio.create_task(_again(self._count, room, self._times.count_s), name="listeners' count"),
        }
        self._serving = _Serving(room, feed, web, tending)
        return int(listening.getsockname()[1])

    def replace(self, order: RoomOrder) -> None:
        """Let those in who show these keys; with another key before, everybody is sent away, and their sound ends.

        The address and port stay what they are.
        """
        serving = self._serving
        if serving is None:
            return
        self._names = names_of_this_machine(order.setup)
        serving.web.allow(order.setup.most)
        allow_many_sockets(order.setup.most)
        serving.feed.replace(order.read_token)
        if serving.room.replace(order):
            farewell = asyncio.create_task(serving.room.clear(Close.REVOKED), name="listeners' farewell")
            serving.tasks.add(farewell)
            farewell.add_done_callback(serving.tasks.discard)

    async def close(self) -> None:
        """Tell everybody that it is over, and listen no more."""
        serving, self._serving = self._serving, None
        if serving is None:
            return
        for task in serving.tasks:
            task.cancel()
        await asyncio.gather(*serving.tasks, return_exceptions=True)
        serving.feed.end(Close.ENDED)
        with suppress(TimeoutError):
            async with asyncio.timeout(self._times.farewell_s):
                await serving.room.clear(Close.ENDED)
        await serving.web.end()

    def _application(self, room: Room, feed: FeedReaders) -> Starlette:
        joining = Joining(room, clock=self._clock, body_s=self._times.connection.request_s)

        async def listen(websocket: WebSocket) -> None:
            listener = ListenerSocket(
                websocket,
                room,
                clock=self._clock,
                language_name=self._language_name,
                pace=self._times.socket,
            )
            await listener.serve()

        pages = [Route(path, self._page, methods=["GET"]) for path in self._pages.paths]
        return Starlette(
            routes=[
                *pages,
                Route("/room", joining.room, methods=["GET"]),
                Route("/join", joining.join, methods=["POST"]),
                Route("/feed/events", feed.events, methods=["GET"]),
                WebSocketRoute("/listen", listen),
                WebSocketRoute("/feed", feed.socket),
            ]
        )

    async def _page(self, request: Request) -> Response:
        page = self._pages.page(request.url.path)
        if page is None:
            return PlainTextResponse("There is nothing here.", status_code=404)
        headers = {"ETag": page.tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding"}
        if request.headers.get("if-none-match") == page.tag:
            return Response(status_code=304, headers=headers)
        if page.packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
            return Response(page.packed, headers=headers | {"Content-Encoding": "gzip"}, media_type=page.kind)
        return Response(page.content, headers=headers, media_type=page.kind)

    async def _tend(self, room: Room) -> None:
        await room.tend(self._clock(), silent_s=self._times.silent_s)

    async def _count(self, room: Room) -> None:
        counted = room.audience(self._clock())
        if counted != self._counted:
            self._counted = counted
            self._on_audience(counted)


async def _again(look: Callable[[Room], Awaitable[None]], room: Room, every_s: float) -> None:
    """Look after a room until cancelled; one listener's fault must not end what is done for all."""
    while True:
        try:
            await look(room)
        except Exception as error:  # noqa: BLE001 - what failed is done again in a moment
            _LOG.error("listeners could not be looked after: %s", without_content(error))
        await asyncio.sleep(every_s)


@dataclass(slots=True)
class _Serving:
    """What runs while listeners are let in."""

    room: Room
    feed: FeedReaders
    web: EmbeddedServer
    tasks: set[asyncio.Task[None]]
