"""Lets listeners in: POST /join, and GET /room, which says what is asked for."""

import asyncio
import hmac
from collections.abc import Callable

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from interpreter.network.page_messages import Join, NotUnderstood, join_in
from interpreter.network.room import Room
from interpreter.policy.admission import Doors

_LONGEST_BODY = 4096


class Joining:
    """Gives tickets to those who show the link, or the code, and the PIN where there is one.

    A code or PIN can be guessed, so wrong ones are counted by address; the link cannot.
    """

    def __init__(self, room: Room, *, clock: Callable[[], float], body_s: float = 10.0) -> None:
        """`body_s` is how long somebody may take to say what they show."""
        self._room = room
        self._clock = clock
        self._body_s = body_s
        self._doors = Doors()

    async def room(self, _: Request) -> Response:
        """Answer GET /room."""
        session = self._room.hall.session
        title = "" if session is None else session.title
        return JSONResponse({"title": title, "pin": bool(self._room.order.setup.pin), "sharing": True})

    async def join(self, request: Request) -> Response:
        """Answer POST /join."""
        try:
            async with asyncio.timeout(self._body_s):
                shown = join_in(await _body(request))
        except TimeoutError:
            return _refusal(408, "slow", close=True)
        except NotUnderstood:
            return _refusal(400, "not understood", close=True)
        except ClientDisconnect:
            return Response(status_code=400)
        return self._answer(shown, "" if request.client is None else request.client.host)

    def _answer(self, shown: Join, address: str) -> Response:
        order, now = self._room.order, self._clock()
        by_link = bool(shown.link) and _same(shown.link, order.link)
        blocked_s = self._doors.blocked_s(address, now)
        if blocked_s and (order.setup.pin or not by_link):
            return _refusal(429, "blocked", seconds=round(blocked_s + 0.5))
        if not by_link and not _same(_as_written(shown.code), order.code):
            if shown.code:
                self._doors.failed(address, now)
            return _refusal(403, "wrong")
        if order.setup.pin and not _same(shown.pin, order.setup.pin):
            if shown.pin:
                self._doors.failed(address, now)
            return _refusal(403, "pin")
        if self._room.full:
            return _refusal(503, "full")
        return JSONResponse({"ticket": self._room.tickets.new()})


def _same(shown: str, right: str) -> bool:
    return hmac.compare_digest(shown.encode(), right.encode())


def _as_written(code: str) -> str:
    """Return a code as the slide has it: people leave out case, and add spaces or hyphens."""
    return "".join(code.split()).replace("-", "").upper()


def _refusal(status: int, reason: str, *, close: bool = False, **more: int) -> Response:
    headers = {"Connection": "close"} if close else None
    return JSONResponse({"reason": reason} | more, status_code=status, headers=headers)


async def _body(request: Request) -> bytes:
    """Return a body of at most 4 kB. Raises NotUnderstood for a longer one."""
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _LONGEST_BODY:
            raise NotUnderstood("too long")
    return bytes(body)
