"""A listener server on this machine, with captions that a test writes and sound that goes nowhere."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosedError
from websockets.typing import Origin

from interpreter.domain.audio import Samples
from interpreter.domain.captions import Caption
from interpreter.domain.channels import ChannelChanged, Mode
from interpreter.domain.events import Published, SessionChanged, SessionEvent, SessionState
from interpreter.domain.sharing import AudienceCounted, SharingSetup
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.network.hall import Hall
from interpreter.network.media import Media
from interpreter.network.order import RoomOrder
from interpreter.network.pages import Pages
from interpreter.network.room import Room
from interpreter.network.server import ListenerServer, Times
from tests.fakes.media import FakeMedia

HOST = "127.0.0.1"
LINK, READ_TOKEN = "1" * 32, "2" * 32
CODE, PIN = "QRS234", "4711"
SETUP = SharingSetup(host=HOST, port=0, most=300)
ORDER = RoomOrder(SETUP, LINK, CODE, READ_TOKEN, "3" * 64)
_WAIT_S = 20.0


def spoken(utterance: int, text: str, *, channel: str | None = "es", **fields: Any) -> Caption:  # noqa: ANN401 - a caption's
    """A caption whose words are committed."""
    caption = Caption(
        utterance=utterance,
        revision=0,
        source="podium",
        speaker="S1",
        speaker_name=None,
        channel=channel,
        language="en" if channel is None else channel,
        committed=text,
        provisional="",
        predicted="",
        start=ticks_from_ms(1000 * utterance),
        end=ticks_from_ms(1000 * utterance + 900),
    )
    return replace(caption, **fields)


async def eventually(holds: Callable[[], bool], *, within_s: float = _WAIT_S) -> None:
    """Return as soon as something holds."""
    async with asyncio.timeout(within_s):
        while not holds():  # noqa: ASYNC110 - whatever it is
            await asyncio.sleep(0.01)


@dataclass
class Answer:
    """What a request was answered with."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        content: dict[str, Any] = json.loads(self.body)
        return content


class Phone:
    """A page's socket."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.heard: list[dict[str, Any]] = []

    async def say(self, **fields: object) -> None:
        await self.socket.send(json.dumps(fields))

    async def next(self, kind: str) -> Any:  # noqa: ANN401 - whatever JSON has
        """The content of the next message of a kind; what comes before it is kept in `heard`."""
        async with asyncio.timeout(_WAIT_S):
            while True:
                message = json.loads(await self.socket.recv())
                self.heard.append(message)
                if kind in message:
                    return message[kind]

    async def captions(self, until: str) -> dict[int, str]:
        """The committed text by utterance of what comes, until one of them ends with some words."""
        read: dict[int, str] = {}
        while not any(text.endswith(until) for text in read.values()):
            read |= {one["utterance"]: one["committed"] for one in await self.next("captions")}
        return read

    async def closed(self) -> int | None:
        """Read on until the server closes; return its code."""
        with suppress(ConnectionClosedError):
            async with asyncio.timeout(_WAIT_S):
                async for message in self.socket:
                    self.heard.append(json.loads(message))
        await self.socket.wait_closed()
        return self.socket.close_code


@dataclass
class OpenRoom:
    """A listener server and what it is connected to."""

    server: ListenerServer
    hall: Hall
    media: FakeMedia
    port: int = 0
    order: RoomOrder = ORDER
    counted: list[AudienceCounted] = field(default_factory=list)
    sequence: int = 0
    notices: dict[str, Samples] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def listeners(self) -> Room:
        assert self.server._serving is not None
        return self.server._serving.room

    def happens(self, event: SessionEvent) -> int:
        """Publish an event; return its sequence number."""
        sequence, self.sequence = self.sequence, self.sequence + 1
        line = json.dumps({"sequence": sequence, "event": repr(event)}).encode()
        self.hall.take(Published(sequence, Ticks(0), event), line)
        return sequence

    def begin(self, session: str = "s1", *, channels: tuple[str, ...] = ("es", "fr")) -> None:
        """A session begins, with channels called by their languages."""
        self.happens(SessionChanged(SessionState.RUNNING, session, "en", channels, title="Congress"))
        for channel in channels:
            self.happens(ChannelChanged(channel, channel, Mode.MACHINE))

    async def ask(self, head: str, body: bytes = b"", *, whole: bool = False) -> Answer:
        """Send a request as it stands, or its first line with the usual headers; return the answer."""
        if not whole:
            head += f"\r\nHost: {HOST}:{self.port}\r\nConnection: close"
        reader, writer = await asyncio.open_connection(HOST, self.port)
        try:
            writer.write(f"{head}\r\n\r\n".encode() + body)
            async with asyncio.timeout(_WAIT_S):
                answer = await reader.read()
        finally:
            writer.close()
        return _answer_in(answer)

    async def join(self, *, origin: str | None = None, **shown: str) -> Answer:
        """Ask to be let in, by the link unless something else is shown."""
        body = json.dumps(shown or {"link": LINK}).encode()
        head = f"POST /join HTTP/1.1\r\nOrigin: {origin or self.origin}\r\nContent-Length: {len(body)}"
        return await self.ask(head, body)

    async def ticket(self) -> str:
        ticket: str = (await self.join()).json["ticket"]
        return ticket

    @asynccontextmanager
    async def socket(
        self, path: str = "/listen", *, origin: str | None = "", **options: int
    ) -> AsyncIterator[Phone]:
        """A socket that has not said anything yet."""
        place = f"ws://{HOST}:{self.port}{path}"
        said = None if origin is None else Origin(origin or self.origin)
        async with connect(place, origin=said, compression=None, proxy=None, **options) as socket:
            yield Phone(socket)

    @asynccontextmanager
    async def phone(self, ticket: str | None = None, **hello: object) -> AsyncIterator[Phone]:
        """A listener who has been welcomed."""
        async with self.socket() as phone:
            await phone.say(ticket=ticket or await self.ticket(), **{"languages": ["es-MX"]} | hello)
            await phone.next("welcome")
            yield phone


@asynccontextmanager
async def open_room(
    folder: Path,
    *,
    setup: SharingSetup = SETUP,
    times: Times | None = None,
    begun: bool = True,
    sound: Media | None = None,
) -> AsyncIterator[OpenRoom]:
    """A server on a free port, with a page, and a session unless it has not begun; `sound` instead of none."""
    (folder / "index.html").write_text("<!doctype html><p>Listen")
    (folder / "overlay.html").write_text("<!doctype html><p>Overlay")
    (folder / "listener.css").write_text("p { color: red }\n" * 40)
    hall, media, counted = Hall(), FakeMedia(), list[AudienceCounted]()
    notices: dict[str, Samples] = {}
    server = ListenerServer(
        hall,
        sound or media,
        Pages.of(folder),
        notice=notices.get,
        on_audience=counted.append,
        language_name=lambda code: f"[{code}]",
        times=times,
    )
    order = replace(ORDER, setup=setup)
    room = OpenRoom(server, hall, media, order=order, counted=counted, notices=notices)
    room.port = await server.serve(order)
    if begun:
        room.begin()
    else:
        hall.situation([], [])
    try:
        yield room
    finally:
        await server.close()


def _answer_in(raw: bytes) -> Answer:
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    pairs = (line.partition(":") for line in lines)
    headers = {name.lower(): value.strip() for name, _, value in pairs}
    return Answer(int(first.split()[1]) if first else 0, headers, body)
