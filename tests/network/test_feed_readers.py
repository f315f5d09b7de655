"""Overlays and programs that read along, over a real socket."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.requests import Request
from websockets.exceptions import ConnectionClosedError

from interpreter.domain.sharing import SharingChanged
from interpreter.network.feed_readers import MOST_READERS, FeedReaders
from interpreter.network.public_feed import PublicFeed
from tests.fakes.room import HOST, ORDER, READ_TOKEN, SETUP, OpenRoom, Phone, open_room, spoken

FEED = f"/feed?token={READ_TOKEN}"
EVENTS = f"/feed/events?token={READ_TOKEN}"


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[OpenRoom]:
    async with open_room(tmp_path) as room:
        yield room


async def sequences(program: Phone, count: int) -> list[int]:
    """The numbers of the next events."""
    async with asyncio.timeout(10):
        return [json.loads(await program.socket.recv())["sequence"] for _ in range(count)]


@asynccontextmanager
async def events(room: OpenRoom, *headers: str) -> AsyncIterator[asyncio.StreamReader]:
    """Server-sent events, their head read."""
    reader, writer = await asyncio.open_connection(HOST, room.port)
    head = [f"GET {EVENTS} HTTP/1.1", f"Host: {HOST}:{room.port}", *headers]
    writer.write("\r\n".join([*head, "", ""]).encode())
    async with asyncio.timeout(10):
        answer = await reader.readuntil(b"\r\n\r\n")
        assert answer.startswith(b"HTTP/1.1 200")
        assert b"content-type: text/event-stream" in answer
        try:
            yield reader
        finally:
            writer.close()


async def ids(reader: asyncio.StreamReader, count: int) -> list[int]:
    """The numbers of the next server-sent events."""
    found: list[int] = []
    while len(found) < count:
        line = await reader.readline()
        if line.startswith(b"id: "):
            found.append(int(line[4:]))
            data = await reader.readline()
            assert json.loads(data.removeprefix(b"data: "))["sequence"] == found[-1]
    return found


async def test_a_program_is_told_what_holds_and_everything_that_happens(room: OpenRoom) -> None:
    async with room.socket(FEED, origin=None) as program:
        assert await sequences(program, 3) == [0, 1, 2]
        room.happens(SharingChanged(on=True, link="a secret", code="another"))
        room.happens(spoken(1, "hola"))
        assert await sequences(program, 1) == [4]
    room.happens(spoken(1, "hola, mundo"))
    async with room.socket(f"{FEED}&since=2", origin=None) as program:
        assert await sequences(program, 2) == [4, 5]


async def test_a_browser_that_comes_back_is_sent_what_it_missed(room: OpenRoom) -> None:
    async with events(room) as reader:
        assert await ids(reader, 3) == [0, 1, 2]
        room.happens(spoken(1, "hola"))
        assert await ids(reader, 1) == [3]
    for n in range(500):
        room.happens(spoken(2, f"hola {n}"))
    async with events(room, "Last-Event-ID: 3") as reader:
        assert await ids(reader, 500) == list(range(4, 504))
    async with events(room, "Last-Event-ID: 999999999999999999999999") as reader:
        assert await ids(reader, 5) == [0, 1, 2, 3, 503]


async def test_nothing_is_told_without_the_read_token(room: OpenRoom) -> None:
    for token in ("", "x", ORDER.link, "%ff"):
        async with room.socket(f"/feed?token={token}") as program:
            assert await program.closed() == 4401
        assert (await room.ask(f"GET /feed/events?token={token} HTTP/1.1")).status == 403


async def test_a_revoked_token_ends_feeds_at_once(room: OpenRoom) -> None:
    async with room.socket(FEED) as program, events(room) as reader:
        await sequences(program, 3)
        room.server.replace(replace(ORDER, read_token="9" * 32))
        with pytest.raises(ConnectionClosedError) as closed:
            await sequences(program, 1)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4403
        assert await reader.readuntil(b"\r\n0\r\n\r\n")
        assert (await room.ask(f"GET {EVENTS} HTTP/1.1")).status == 403


async def test_who_talks_to_the_feed_is_sent_away(room: OpenRoom) -> None:
    async with room.socket(FEED) as program:
        await sequences(program, 3)
        await program.socket.send("x" * 10_000)
        assert await program.closed() == 4413


async def test_a_flood_of_connections_ends_no_feed(tmp_path: Path) -> None:
    async with open_room(tmp_path, setup=replace(SETUP, most=1)) as room, events(room) as reader:
        assert await ids(reader, 3) == [0, 1, 2]
        idle = [await asyncio.open_connection(HOST, room.port) for _ in range(160)]
        assert (await room.ask("GET / HTTP/1.1")).status == 200
        room.happens(spoken(1, "hola"))
        assert await ids(reader, 1) == [3]
        for _, writer in idle:
            writer.close()


async def test_the_number_of_programs_is_limited(room: OpenRoom) -> None:
    idle = FeedReaders(PublicFeed(), READ_TOKEN)
    forever = [
        asyncio.create_task(idle.follow(asyncio.sleep(60), asyncio.sleep(60))) for _ in range(MOST_READERS)
    ]
    await asyncio.sleep(0)
    assert idle._refusal(READ_TOKEN) == 4429
    for task in forever:
        task.cancel()
    await asyncio.gather(*forever, return_exceptions=True)
    assert idle._refusal(READ_TOKEN) is None
    assert room


async def test_silence_is_told_so_that_it_is_not_taken_for_a_broken_line() -> None:
    sent: list[bytes] = []

    async def send(message: dict[str, object]) -> None:
        body = message.get("body")
        if isinstance(body, bytes):
            sent.append(body)

    async def receive() -> dict[str, object]:
        while not sent:  # noqa: ASYNC110 - the reader leaves as soon as it was told something
            await asyncio.sleep(0.01)
        return {"type": "http.disconnect"}

    readers = FeedReaders(PublicFeed(), READ_TOKEN, alive_s=0.02)
    scope = {"type": "http", "method": "GET", "headers": [], "query_string": f"token={READ_TOKEN}".encode()}
    response = await readers.events(Request(scope))
    await response(scope, receive, send)
    assert sent[0].startswith(b": ")
