"""Talks to one Janus server over its WebSocket: requests with their answers, and what happens to its handles.

Written against Janus 1.1.2; see https://janus.conf.meetecho.com/docs/rest.html, which WebSockets share.
"""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

import msgspec
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

LOST = (OSError, TimeoutError, WebSocketException, msgspec.MsgspecError)
"""What is raised of a server that is not reached or does not answer."""
INVALID_SDP = frozenset({463, 464, 465, 466})
"""Codes of answers to an SDP that Janus does not understand, or not then."""
_PATIENCE_S = 4.0
_OPEN_S = 2.0
_CLOSE_S = 0.2
_ALIVE_EVERY_S = 0.4
_ALIVE_PATIENCE_S = 0.9
_MISSES = 2
_KEEPALIVE = "keepalive"
_PLUGIN = "janus.plugin.streaming"
_PROTOCOL = Subprotocol("janus-protocol")

Fields = dict[str, object]


@dataclass(frozen=True, slots=True)
class Error:
    """Why a request was refused."""

    code: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What was made, and by which number it goes."""

    id: int = 0


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the plugin says."""

    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Description:
    """A session description: an offer or an answer."""

    type: str
    sdp: str


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a Janus server says."""

    janus: str
    """What it is: success, ack, event, error, webrtcup, hangup, slowlink, timeout, …"""
    transaction: str = ""
    sender: int = 0
    """The handle that it is about."""
    data: Named = Named()
    plugindata: Spoken = Spoken()
    jsep: Description | None = None
    error: Error | None = None
    lost: int = 0
    """Packets that a slow link lost within a second."""

    @property
    def code(self) -> int:
        """Why a request was refused, as a number of Janus' own; 0 for one that was not."""
        return self.error.code if self.error else int(self.plugindata.data.get("error_code", 0))


class JanusSession:
    """One session at a Janus server; everything in it ends when the connection does."""

    def __init__(self, connection: ClientConnection, secret: str) -> None:
        self._connection = connection
        self.secret = secret
        self._session = 0
        self._numbers = itertools.count(1)
        self._asked: dict[str, asyncio.Future[Told]] = {}
        self._decoder = msgspec.json.Decoder(Told)

    @property
    def host(self) -> str:
        """The address of the server, a number."""
        return str(self._connection.remote_address[0])

    async def create(self) -> None:
        """Begin, while `listen` runs."""
        told = await self._ask("create")
        if told.code:
            raise ConnectionError(
                f"it does not let us in (code {told.code}); give its address with its secret"
            )
        self._session = told.data.id

    async def attach(self) -> int:
        """Make a handle, which is what a listener or a manager of mountpoints has."""
        told = await self._ask("attach", {"plugin": _PLUGIN})
        if not told.data.id:
            raise ConnectionError(f"it has no streaming plugin (code {told.code})")
        return told.data.id

    async def detach(self, handle: int) -> None:
        """Do away with a handle and with the connection that it has."""
        await self._ask("detach", {"handle_id": handle})

    async def say(self, handle: int, body: Fields, answer: str = "") -> Told:
        """Ask the plugin for something; return what it answers, which may be a refusal."""
        extra: Fields = {"jsep": {"type": "answer", "sdp": answer, "trickle": False}} if answer else {}
        return await self._ask("message", {"handle_id": handle, "body": body, **extra})

    def end(self) -> None:
        """Whoever waits for an answer gets none."""
        for asked in self._asked.values():
            if not asked.done():
                asked.set_exception(ConnectionError("it is gone"))

    async def listen(self, tell: Callable[[Told], None]) -> None:
        """Take what the server says; what answers no request is told. Ends with an exception of LOST."""
        async for line in self._connection:
            told = self._decoder.decode(line)
            if told.janus == "timeout":
                break
            if told.janus == "ack" and not told.transaction.startswith(_KEEPALIVE):
                continue  # the answer follows
            asked = self._asked.get(told.transaction)
            if asked is None:
                tell(told)
            elif not asked.done():
                asked.set_result(told)
        raise ConnectionError("it ended the session")

    async def keep_alive(self) -> None:
        """Say again and again that the session is wanted. Ends with an exception of LOST within 3 s of the server."""
        missed = 0
        while missed < _MISSES:
            await asyncio.sleep(_ALIVE_EVERY_S)
            try:
                await self._ask(_KEEPALIVE, patience_s=_ALIVE_PATIENCE_S)
            except TimeoutError:
                missed += 1
            else:
                missed = 0
        raise TimeoutError("it does not answer")

    async def _ask(
        self, janus: str, fields: Fields | None = None, *, patience_s: float = _PATIENCE_S
    ) -> Told:
        transaction = f"{janus} {next(self._numbers)}"
        message: Fields = {"janus": janus, "transaction": transaction, **(fields or {})}
        if self._session:
            message["session_id"] = self._session
        if self.secret:
            message["apisecret"] = self.secret
        asked: asyncio.Future[Told] = asyncio.get_running_loop().create_future()
        self._asked[transaction] = asked
        try:
            async with asyncio.timeout(patience_s):
                await self._connection.send(msgspec.json.encode(message).decode())
                return await asked
        finally:
            del self._asked[transaction]


@asynccontextmanager
async def connected(address: str) -> AsyncIterator[JanusSession]:
    """Connect to ws://[SECRET@]HOST[:PORT]. Raises what is in LOST."""
    parts = urlsplit(address)
    secret = unquote(parts.username or "")
    place = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    async with connect(
        place,
        subprotocols=[_PROTOCOL],
        compression=None,
        open_timeout=_OPEN_S,
        close_timeout=_CLOSE_S,
        ping_interval=None,
        proxy=None,
    ) as connection:
        session = JanusSession(connection, secret)
        try:
            yield session
        finally:
            session.end()
