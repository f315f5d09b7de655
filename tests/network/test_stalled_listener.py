"""Listeners who do not read, and whole venues that do, over real sockets."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from statistics import quantiles

import pytest
from websockets.asyncio.client import connect
from websockets.typing import Origin

from interpreter.network.connections import Patience
from interpreter.network.hall import UTTERANCES_KEPT
from interpreter.network.listener_socket import Pace
from interpreter.network.listening import allow_many_sockets
from interpreter.network.server import Times
from tests.fakes.room import HOST, SETUP, OpenRoom, Phone, eventually, open_room, spoken
from tests.fakes.strangers import UPGRADE, raw

QUICK = Times(socket=Pace(captions_s=0.005), connection=Patience(unread_s=30.0))
LONG = "palabra " * 250


@asynccontextmanager
async def stalled_phone(room: OpenRoom, ticket: str) -> AsyncIterator[Phone]:
    """A listener who reads the welcome and then nothing, until asked to."""
    plug = socket.socket()
    plug.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    plug.connect((HOST, room.port))
    plug.setblocking(False)
    place = f"ws://{HOST}:{room.port}/listen"
    async with connect(
        place, sock=plug, origin=Origin(room.origin), compression=None, max_queue=1, close_timeout=0.1
    ) as client:
        phone = Phone(client)
        await phone.say(ticket=ticket, languages=["es"])
        await phone.next("channels")
        yield phone


def unsent_bytes(room: OpenRoom) -> int:
    """What the server holds of sockets' output."""
    serving = room.server._serving
    assert serving is not None
    connections = serving.web.server_state.connections
    return sum(one.transport.get_write_buffer_size() for one in connections)


async def test_a_listener_who_stops_reading_costs_a_constant_and_catches_up(tmp_path: Path) -> None:
    async with open_room(tmp_path, times=QUICK) as room, stalled_phone(room, await room.ticket()) as phone:
        most = 0
        for n in range(600):
            for revision in range(3):
                room.happens(spoken(n, f"{LONG}{n}.{revision}", revision=revision))
            await asyncio.sleep(0)
            most = max(most, unsent_bytes(room))
        assert 0 < most < 256 * 1024
        (reader,) = room.hall._readers
        assert len(reader._waiting) <= UTTERANCES_KEPT
        read = await phone.captions("599.2")
        missed = [n for n in range(600 - UTTERANCES_KEPT, 600) if read.get(n) != f"{LONG}{n}.2"]
        assert missed == []


async def test_a_listener_who_reads_nothing_for_long_is_let_go_and_reads_all_later(tmp_path: Path) -> None:
    times = replace(QUICK, connection=Patience(unread_s=0.3))
    async with open_room(tmp_path, times=times) as room:
        ticket = await room.ticket()
        async with stalled_phone(room, ticket):
            for n in range(600):
                room.happens(spoken(n, f"{LONG}{n}"))
                await asyncio.sleep(0)
            await eventually(lambda: not room.hall._readers)
            assert unsent_bytes(room) == 0
        async with room.phone(ticket, session="s1", since=2, channel="es") as phone:
            read = await phone.captions("599")
            assert list(read) == list(range(600 - UTTERANCES_KEPT, 600))


async def test_two_hundred_listeners_behind_one_address_are_served_alike(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room, AsyncExitStack() as venue:

        async def come() -> Phone:
            return await venue.enter_async_context(room.phone())

        began = time.monotonic()
        phones = await asyncio.gather(*(come() for _ in range(200)))
        assert time.monotonic() - began < 20
        room.happens(spoken(1, "hola a todos"))
        said = time.monotonic()

        async def delay_s(phone: Phone) -> float:
            await phone.captions("hola a todos")
            return time.monotonic() - said

        delays = await asyncio.gather(*(delay_s(phone) for phone in phones))
        assert quantiles(delays, n=20)[-1] < 3
        await eventually(lambda: bool(room.counted) and room.counted[-1].listeners == 200)


async def test_connections_that_never_ask_for_anything_make_room_for_those_that_do(tmp_path: Path) -> None:
    async with open_room(tmp_path, setup=replace(SETUP, most=3)) as room:
        async with room.phone() as inside:
            idle = [await asyncio.open_connection(HOST, room.port) for _ in range(160)]
            assert (await room.join()).status == 200
            room.happens(spoken(1, "hola"))
            assert await inside.captions("hola") == {1: "hola"}
        for _, writer in idle:
            writer.close()


async def test_sockets_that_never_say_who_comes_make_room_too(tmp_path: Path) -> None:
    async with open_room(tmp_path, setup=replace(SETUP, most=3)) as room, room.phone() as inside:
        upgrade = (
            f"GET /listen HTTP/1.1\r\nHost: {HOST}:{room.port}\r\nOrigin: {room.origin}\r\n{UPGRADE}\r\n\r\n"
        )
        async with AsyncExitStack() as crowd:
            for _ in range(160):
                reader, writer = await crowd.enter_async_context(raw(room))
                writer.write(upgrade.encode())
                await reader.readuntil(b"\r\n\r\n")
            async with room.phone() as another:
                room.happens(spoken(1, "hola"))
                assert await inside.captions("hola") == await another.captions("hola") == {1: "hola"}


def test_as_many_files_may_be_open_as_listeners_need() -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, 512), hard))
    try:
        allow_many_sockets(100)
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == min(hard, 1056)
        allow_many_sockets(10)
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == min(hard, 1056)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


SAID = ["<script>alert(1)</script>", "\u202egnirts\u2066", "a" * 100_000, "\x00\x1b[2J\U0001f600", '"}]}']


async def test_whatever_was_said_or_named_is_data(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room, room.phone() as phone:
        for n, text in enumerate(SAID):
            room.happens(spoken(n, text, provisional=text, predicted=text, speaker_name=text))
            (caption,) = await phone.next("captions")
            assert {caption[part] for part in ("committed", "provisional", "predicted", "speaker")} == {text}
