"""Overlays and programs that follow the public feed: over a WebSocket at /feed, or as server-sent events.

    ws://HOST:PORT/feed?token=READ-TOKEN&since=117
    http://HOST:PORT/feed/events?token=READ-TOKEN

A WebSocket sends one event as JSON a message, at first those that hold; whoever comes back says in `since` which they
had last. Server-sent events carry the event's sequence number as their id, which browsers say of their own accord
when they come back. Whoever falls too far behind is told what holds once more.
"""

import asyncio
import hmac
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from interpreter.network.closing import Close
from interpreter.network.public_feed import FeedLine, PublicFeed

MOST_READERS = 64
_AT_ONCE = 200
_ALIVE_S = 15.0


class FeedReaders:
    """Lets those in who show the read token."""

    def __init__(self, feed: PublicFeed, token: str, *, alive_s: float = _ALIVE_S) -> None:
        """`alive_s` is after how long of silence server-sent events are told that it is only that."""
        self._feed = feed
        self._token = token
        self._alive_s = alive_s
        self._readers: set[asyncio.Future[Close | None]] = set()

    def replace(self, token: str) -> None:
        """Let those in who show this token; with another one before, everybody is sent away."""
        if token != self._token:
            self._token = token
            self.end(Close.REVOKED)

    def end(self, code: Close) -> None:
        """Send everybody away."""
        for ended in self._readers:
            if not ended.done():
                ended.set_result(code)

    async def socket(self, websocket: WebSocket) -> None:
        """Serve /feed."""
        with suppress(WebSocketDisconnect):
            await websocket.accept()
            code = self._refusal(websocket.query_params.get("token", ""))
            if code is None:
                cursor = Cursor(self._feed, _number(websocket.query_params.get("since", "")))
                code = await self.follow(_tell(websocket, cursor), _gone(websocket))
            await websocket.close(code or Close.NOT_UNDERSTOOD)

    async def events(self, request: Request) -> Response:
        """Serve /feed/events."""
        match self._refusal(request.query_params.get("token", "")):
            case None:
                return _EventStream(
                    self, Cursor(self._feed, _number(request.headers.get("last-event-id", ""))), self._alive_s
                )
            case Close.BAD_TICKET:
                return PlainTextResponse("The read token is not valid.", status_code=403)
            case _:
                return PlainTextResponse("Too many follow the feed.", status_code=503)

    async def follow(
        self, telling: Coroutine[None, None, None], leaving: Coroutine[None, None, None]
    ) -> Close | None:
        """Tell a reader until it leaves, None, or is sent away."""
        ended: asyncio.Future[Close | None] = asyncio.get_running_loop().create_future()
        tasks = [asyncio.create_task(one, name="feed's reader") for one in (telling, leaving)]
        self._readers.add(ended)
        try:
            waited: list[asyncio.Future[Any]] = [*tasks, ended]
            await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._readers.discard(ended)
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
        for result in results:
            if isinstance(result, Exception):
                raise result
        return ended.result() if ended.done() else None

    def _refusal(self, shown: str) -> Close | None:
        if not hmac.compare_digest(shown.encode(), self._token.encode()):
            return Close.BAD_TICKET
        return Close.TOO_MANY if len(self._readers) >= MOST_READERS else None


class Cursor:
    """Where a reader of the feed is: after a sequence number, or (None) at what holds."""

    def __init__(self, feed: PublicFeed, after: int | None) -> None:
        self._feed = feed
        self._after = after

    async def next(self) -> list[FeedLine]:
        """Return the next events as soon as there are some; what holds, where those in between are not known."""
        while True:
            lines = None if self._after is None else self._feed.after(self._after)
            if lines is None:
                self._after, lines = self._feed.newest, self._feed.holds()
            elif lines:
                lines = lines[:_AT_ONCE]
                self._after = lines[-1].sequence
            if lines:
                return lines
            await self._feed.changed()


class _EventStream(Response):
    """Server-sent events, as long as anybody reads them."""

    media_type = "text/event-stream"

    def __init__(self, readers: FeedReaders, cursor: Cursor, alive_s: float) -> None:
        super().__init__()
        del self.headers["content-length"]
        self._readers, self._cursor, self._alive_s = readers, cursor, alive_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 - as ASGI has it
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await self._readers.follow(self._tell(send), _closed(receive))
        await send({"type": "http.response.body", "body": b""})

    async def _tell(self, send: Send) -> None:
        while True:
            try:
                async with asyncio.timeout(self._alive_s):
                    body = b"".join(map(_event, await self._cursor.next()))
            except TimeoutError:
                body = b": nothing has happened\n\n"
            await send({"type": "http.response.body", "body": body, "more_body": True})


async def _gone(websocket: WebSocket) -> None:
    """Return when a reader sends something, which it has no reason to; raises WebSocketDisconnect when it goes."""
    received = await websocket.receive()
    if received["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(received.get("code", 1006))


async def _closed(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _tell(websocket: WebSocket, cursor: Cursor) -> None:
    while True:
        for line in await cursor.next():
            await websocket.send_text(line.line.decode().strip())


def _number(number: str) -> int | None:
    """Return the sequence number that a reader had last, None where it had none."""
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 20 else None


def _event(line: FeedLine) -> bytes:
    return b"id: %d\ndata: %s\n\n" % (line.sequence, line.line.strip())
