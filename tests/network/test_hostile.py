"""Whoever means harm, over real sockets, while a listener reads on."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest
from websockets.exceptions import ConnectionClosed

from interpreter.network.connections import Patience
from interpreter.network.listener_socket import Pace
from interpreter.network.server import Times
from tests.fakes.media import ANSWER
from tests.fakes.room import HOST, SETUP, OpenRoom, open_room, spoken
from tests.fakes.strangers import UPGRADE, raw

SOON = Patience(request_s=0.25, unread_s=0.25, farewell_s=0.2)
HASTY = Times(connection=SOON, socket=Pace(hello_s=0.25, captions_s=0.005))
PATIENT = Times(socket=Pace(captions_s=0.005))


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nobody's log fills with what strangers do."""
    yield
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[OpenRoom]:
    async with open_room(tmp_path, times=HASTY) as room:
        yield room


async def ended(reader: asyncio.StreamReader) -> bytes:
    """Return what a connection was sent until it ended."""
    async with asyncio.timeout(10):
        try:
            return await reader.read()
        except ConnectionError:
            return b""


async def sent(room: OpenRoom, what: bytes) -> bytes:
    """Return what this is answered with, until the connection ends."""
    async with raw(room) as (reader, writer):
        with suppress(ConnectionError):
            writer.write(what)
            await writer.drain()
        return await ended(reader)


def request(room: OpenRoom, first: str, *headers: str) -> bytes:
    head = [first, f"Host: {HOST}:{room.port}", f"Origin: {room.origin}", *headers]
    return "\r\n".join([*head, "", ""]).encode()


async def test_who_says_nothing_or_only_very_slowly_is_cut_off(room: OpenRoom) -> None:
    async def dribble(writer: asyncio.StreamWriter, text: bytes) -> None:
        with suppress(ConnectionError):
            for byte in text * 100:
                writer.write(bytes([byte]))
                await asyncio.sleep(0.02)

    body = request(room, "POST /join HTTP/1.1", "Content-Length: 4000")
    for opening, slowly in [(b"", b""), (b"GET / HTTP/1.1\r\n", b"X-a: b\r\n"), (body, b" ")]:
        async with raw(room) as (reader, writer):
            writer.write(opening)
            dribbling = asyncio.create_task(dribble(writer, slowly))
            began = time.monotonic()
            await ended(reader)
            assert time.monotonic() - began < 5
            dribbling.cancel()
            await asyncio.gather(dribbling, return_exceptions=True)
    async with room.socket() as phone:
        assert await phone.closed() == 4408


async def test_what_is_too_long_is_refused(room: OpenRoom) -> None:
    long = [
        request(room, "GET / HTTP/1.1", "X: " + "x" * 100_000),
        request(room, f"GET /{'x' * 100_000} HTTP/1.1"),
        request(room, "GET / HTTP/1.1", *(f"X-{n}: y" for n in range(5000))),
        b"x" * 1_000_000,
    ]
    for what in long:
        assert (await sent(room, what)).startswith((b"HTTP/1.1 400", b""))
    chunked = request(room, "POST /join HTTP/1.1", "Transfer-Encoding: chunked")
    assert b" 200 " not in await sent(room, chunked + b"1\r\nx\r\n" * 100_000)
    async with room.phone() as phone:
        with suppress(ConnectionClosed):
            await phone.socket.send("x" * 1_000_000)
        assert await phone.closed() in {1006, 1009}


async def test_what_is_not_understood_ends_the_socket_and_nothing_else(room: OpenRoom) -> None:
    first = [
        "",
        "x",
        "[]",
        "{}",
        '{"ticket":1}',
        '{"ticket":"x","since":1e400}',
        "[" * 60_000,
        '{"ticket":"\\ud800"}',
    ]
    for message in first:
        async with room.socket() as phone:
            await phone.socket.send(message)
            assert await phone.closed() in {4401, 4413}
    later = ["", "null", '{"choose":1}', '{"hear":"yes"}', '{"press":"hard"}', '{"answer":null, "hear":0}']
    for message in later:
        async with room.phone() as phone:
            await phone.socket.send(message)
            assert await phone.closed() == 4413
    async with room.phone() as phone:
        await phone.socket.send(b'{"hear":true}')
        assert await phone.closed() == 4413


async def test_forged_tickets_are_worth_nothing(room: OpenRoom) -> None:
    ticket = await room.ticket()
    listener, _, signature = ticket.partition(".")
    forged = [
        listener,
        f"{listener}.",
        f"{'0' * 32}.{signature}",
        ticket.upper(),
        ticket + "0",
        f".{signature}",
        "é",
    ]
    for shown in forged:
        async with room.socket() as phone:
            await phone.say(ticket=shown)
            assert await phone.closed() == 4401


async def test_who_asks_too_much_at_once_is_sent_away(room: OpenRoom) -> None:
    async with room.phone() as phone:
        with suppress(ConnectionClosed):
            for _ in range(100):
                await phone.say(choose="es")
        assert await phone.closed() == 4429
    async with room.phone() as phone:
        with suppress(ConnectionClosed):
            for _ in range(5000):
                await phone.socket.ping()
        assert await phone.closed() == 1006
    ticket = await room.ticket()
    codes = []
    for _ in range(14):
        async with room.socket() as phone:
            await phone.say(ticket=ticket)
            with suppress(ConnectionClosed):
                await phone.next("welcome")
            await phone.socket.close()
            codes.append(phone.socket.close_code)
    assert 4429 in codes


async def test_offers_are_made_no_faster_than_one_a_second(room: OpenRoom) -> None:
    async with room.phone() as phone:
        began = time.monotonic()
        for _ in range(6):
            await phone.say(hear=True)
            await phone.next("offer")
        assert time.monotonic() - began > 0.8


async def test_an_answer_that_nobody_asked_for_changes_nothing(room: OpenRoom) -> None:
    async with room.phone() as phone:
        await phone.say(answer=ANSWER)
        await phone.say(ping=True)
        assert await phone.next("pong")
        assert not room.media.hearing


async def test_handshakes_that_are_none_are_refused(room: OpenRoom) -> None:
    upgrades = [
        request(room, "POST /listen HTTP/1.1", UPGRADE, "Content-Length: 0"),
        request(room, "GET /listen HTTP/1.1", UPGRADE.replace("13", "8")),
        request(room, "GET /listen HTTP/1.1", UPGRADE.replace("dGhl", "é")),
        request(room, "GET /nowhere HTTP/1.1", UPGRADE),
        request(room, "GET /\x7f HTTP/1.1", UPGRADE),
        request(room, "GET / HTTP/1.1", "Upgrade: h2c", "Connection: Upgrade, HTTP2-Settings, close"),
        request(room, "GET /listen HTTP/1.1", UPGRADE) + b"\xff" * 100,
        request(room, "GET /listen HTTP/1.1", UPGRADE) + b"\x81\xfe\xff\xff" + b"\xff" * 100,
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    ]
    for what in upgrades:
        await sent(room, what)
    assert (await room.join()).status == 200


async def delays_s(room: OpenRoom, first: int, attack: Awaitable[object] | None = None) -> list[float]:
    """How late a listener reads twenty captions, 30 ms apart."""
    async with room.phone() as phone:
        attacking = asyncio.ensure_future(attack) if attack is not None else None
        delays = []
        for n in range(first, first + 20):
            said = time.monotonic()
            room.happens(spoken(n, f"palabra {n}"))
            await phone.captions(f"palabra {n}")
            delays.append(time.monotonic() - said)
            await asyncio.sleep(0.03)
        if attacking is not None:
            attacking.cancel()
            await asyncio.gather(attacking, return_exceptions=True)
        return delays


async def test_captions_come_as_soon_as_ever_while_the_server_is_attacked(tmp_path: Path) -> None:
    async with open_room(tmp_path, times=PATIENT, setup=replace(SETUP, most=20)) as room:

        async def brackets(room: OpenRoom) -> None:
            async with room.phone() as phone:
                await phone.socket.send("[" * 60_000)
                await phone.closed()

        async def flood() -> None:
            while True:
                await asyncio.gather(
                    sent(room, b"x" * 200_000),
                    sent(room, request(room, "GET / HTTP/1.1", "X: " + "x" * 20_000)),
                    sent(room, request(room, "GET /listen HTTP/1.1", UPGRADE) + b"\x89\x80abcd" * 20_000),
                    brackets(room),
                    room.join(link="6" * 32),
                    return_exceptions=True,
                )
                await asyncio.sleep(0.01)

        calm = await delays_s(room, 100)
        attacked = await delays_s(room, 200, flood())
        assert median(attacked) < median(calm) + 0.1
