"""Overlays and programs that follow the public feed: over a WebSocket at /feed, or as server-sent events.

A WebSocket sends one event as JSON a message, at first those that hold. Server-sent events carry the event's sequence
number as their id, so that a browser that comes back says what it has had. Whoever falls too far behind is told what
holds once more.
"""

import asyncio
import hmac
from collections.abc import AsyncIterator
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from interpreter.network.closing import Close
from interpreter.network.public_feed import FeedLine, PublicFeed

MOST_READERS = 64
_AT_ONCE = 200
_ALIVE_S = 15.0


class FeedReaders:
    """Lets those in who show the read token."""

    def __init__(self, feed: PublicFeed, token: str) -> None:
        self._feed = feed
        self._token = token
        self._readers: dict[asyncio.Task[object], asyncio.Future[Close]] = {}

    def replace(self, token: str) -> None:
        """Let those in who show this token; with another one before, everybody is sent away."""
        if token != self._token:
            self._token = token
            self.end(Close.REVOKED)

    def end(self, code: Close) -> None:
        """Send everybody away."""
        for ended in self._readers.values():
            if not ended.done():
                ended.set_result(code)

    async def socket(self, websocket: WebSocket) -> None:
        """Serve /feed."""
        await websocket.accept()
        code = self._refusal(websocket.query_params.get("token", ""))
        with suppress(WebSocketDisconnect):
            await websocket.close(await self._told(websocket) if code is None else code)

    async def events(self, request: Request) -> Response:
        """Serve /feed/events."""
        code = self._refusal(request.query_params.get("token", ""))
        if code is not None:
            status = 403 if code is Close.BAD_TICKET else 503
            return PlainTextResponse("The read token is not valid, or too many read.", status_code=status)
        since = request.headers.get("last-event-id", "")
        after = int(since) if since.isdecimal() and len(since) < 20 and since.isascii() else None
        return StreamingResponse(self._as_events(after), media_type="text/event-stream")

    def _refusal(self, shown: str) -> Close | None:
        if not hmac.compare_digest(shown.encode(), self._token.encode()):
            return Close.BAD_TICKET
        return Close.TOO_MANY if len(self._readers) >= MOST_READERS else None

    async def _told(self, websocket: WebSocket) -> Close:
        """Tell a reader everything until it goes, or is sent away."""
        ended = asyncio.get_running_loop().create_future()
        telling = asyncio.create_task(self._tell(websocket), name="feed")
        leaving = asyncio.create_task(_gone(websocket), name="feed's reader")
        self._readers[telling] = ended
        try:
            await asyncio.wait([telling, leaving, ended], return_when=asyncio.FIRST_COMPLETED)
        finally:
            del self._readers[telling]
            for task in (telling, leaving):
                task.cancel()
            results = await asyncio.gather(telling, leaving, return_exceptions=True)
        for result in results:
            if isinstance(result, Exception):
                raise result
        return ended.result() if ended.done() else Close.NOT_UNDERSTOOD

    async def _tell(self, websocket: WebSocket) -> None:
        async for lines in _pieces(self._feed, None):
            for line in lines:
                await websocket.send_text(line.line.decode().strip())

    async def _as_events(self, after: int | None) -> AsyncIterator[bytes]:
        ended = asyncio.get_running_loop().create_future()
        task = asyncio.current_task()
        if task is None:
            return
        self._readers[task] = ended
        pieces = _pieces(self._feed, after)
        try:
            while not ended.done():
                following = asyncio.ensure_future(anext(pieces))
                while not following.done() and not ended.done():
                    await asyncio.wait(
                        [following, ended], timeout=_ALIVE_S, return_when=asyncio.FIRST_COMPLETED
                    )
                    if not following.done():
                        yield b": still here\n\n"
                if ended.done():
                    following.cancel()
                else:
                    yield b"".join(map(_event, following.result()))
        finally:
            del self._readers[task]


async def _pieces(feed: PublicFeed, after: int | None) -> AsyncIterator[list[FeedLine]]:
    """Yield what happens after a sequence number, and what holds where that is not known."""
    while True:
        lines = None if after is None else feed.after(after)
        if lines is None:
            after, lines = feed.newest, feed.holds()
            for first in range(0, len(lines), _AT_ONCE):
                yield lines[first : first + _AT_ONCE]
        elif lines:
            after = lines[:_AT_ONCE][-1].sequence
            yield lines[:_AT_ONCE]
        else:
            await feed.changed()


async def _gone(websocket: WebSocket) -> None:
    """Return when a reader sends something, which it has no reason to, and raise when it goes."""
    received = await websocket.receive()
    if received["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(received.get("code", 1006))


def _event(line: FeedLine) -> bytes:
    return b"id: %d\ndata: %s\n\n" % (line.sequence, line.line.strip())
