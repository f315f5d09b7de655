"""Requests, messages and session descriptions with pieces replaced, left out or repeated, over real sockets."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed

from interpreter.network.listener_socket import Pace
from interpreter.network.peers import Peers
from interpreter.network.server import Times
from tests.fakes.media import ANSWER
from tests.fakes.room import HOST, LINK, SETUP, OpenRoom, open_room
from tests.fakes.strangers import UPGRADE, raw

PATIENT = Times(socket=Pace(captions_s=0.005))
HEAD = "Host: 127.0.0.1\r\nOrigin: http://127.0.0.1\r\n"
JOIN = json.dumps({"link": LINK})
HELLO = {
    "ticket": "0" * 32 + "." + "0" * 64,
    "session": "s1",
    "since": 7,
    "channel": "es",
    "languages": ["es"],
}
REQUESTS = [
    f"GET / HTTP/1.1\r\n{HEAD}\r\n",
    f"POST /join HTTP/1.1\r\n{HEAD}Content-Length: {len(JOIN)}\r\n\r\n{JOIN}",
    f"GET /listen HTTP/1.1\r\n{HEAD}{UPGRADE}\r\n\r\n",
    f"GET /feed/events?token=x HTTP/1.1\r\n{HEAD}Last-Event-ID: 7\r\n\r\n",
]
MESSAGES = [
    json.dumps(HELLO),
    json.dumps({"choose": "es"}),
    json.dumps({"hear": True}),
    json.dumps({"answer": ANSWER}),
    json.dumps({"press": "lost", "ping": True}),
]
BROWSERS = "\r\n".join(
    [
        "v=0",
        "o=- 1 2 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=group:BUNDLE 0",
        "m=audio 9 UDP/TLS/RTP/SAVPF 111",
        "c=IN IP4 0.0.0.0",
        "a=ice-ufrag:JOcb",
        "a=ice-pwd:aNCGBq1rFakqNAr9RWIANAUv",
        f"a=fingerprint:sha-256 {':'.join(['AB'] * 32)}",
        "a=setup:active",
        "a=mid:0",
        "a=recvonly",
        "a=rtcp-mux",
        "a=rtpmap:111 opus/48000/2",
        "",
    ]
)
"""What a browser answers to an offer of sound."""


def mutated(wholes: list[str]) -> st.SearchStrategy[bytes]:
    """One of some texts with pieces replaced, left out or repeated."""

    def change(whole: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
        for place, length, put in changes:
            at = int(place * len(whole))
            whole = whole[:at] + put + whole[at + length :]
        return whole

    changes = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 20), st.binary(max_size=12)), max_size=4)
    return st.builds(change, st.sampled_from([whole.encode() for whole in wholes]), changes)


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Nobody's log fills with what strangers do."""
    yield
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


async def endure_request(room: OpenRoom, blob: bytes) -> None:
    async with raw(room) as (reader, writer):
        with suppress(ConnectionError):
            writer.write(blob)
            writer.write_eof()
            await asyncio.wait_for(reader.read(1), 0.02)


async def endure_message(room: OpenRoom, blob: bytes) -> None:
    with suppress(ConnectionClosed, TimeoutError):
        async with room.phone() as phone:
            await phone.socket.send(blob.decode("utf-8", "replace"), text=True)
            await phone.say(ping=True)
            await asyncio.wait_for(phone.next("pong"), 1)


async def endure_answer(room: OpenRoom, blob: bytes) -> None:
    with suppress(ConnectionClosed):
        async with room.phone() as phone:
            await phone.say(hear=True)
            assert "a=fingerprint" in await phone.next("offer")
            await phone.say(answer=blob.decode("utf-8", "replace"))
            await phone.say(ping=True)
            await phone.next("pong")


class Shared:
    """One server for many examples, in a loop of its own."""

    def __init__(self, folder: Path) -> None:
        self.runner = asyncio.Runner()
        self.sound = self.runner.run(_peers())
        setup = replace(SETUP, most=10_000)
        self._opened = open_room(folder, times=PATIENT, setup=setup, sound=self.sound)
        self.room = self.runner.run(self._opened.__aenter__())

    def endures(self, attack: Callable[[OpenRoom, bytes], Awaitable[None]], blob: bytes) -> None:
        async def once() -> None:
            with suppress(TimeoutError):
                await attack(self.room, blob)

        self.runner.run(once())

    def close(self) -> None:
        """It must still let people in."""
        answer = self.runner.run(self.room.join())
        self.runner.run(self._opened.__aexit__(None, None, None))
        self.runner.run(self.sound.close())
        self.runner.close()
        assert answer.status == 200


async def _peers() -> Peers:
    return Peers(host=HOST)


@pytest.fixture
def shared(tmp_path: Path) -> object:
    shared = Shared(tmp_path)
    yield shared
    shared.close()


def many(examples: int) -> settings:
    return settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))


@many(40)
@given(blob=mutated(REQUESTS))
def test_mutated_requests_break_nothing(shared: Shared, blob: bytes) -> None:
    shared.endures(endure_request, blob)


@many(40)
@given(blob=mutated(MESSAGES))
def test_mutated_messages_break_nothing(shared: Shared, blob: bytes) -> None:
    shared.endures(endure_message, blob)


@many(20)
@given(blob=mutated([BROWSERS]))
def test_mutated_session_descriptions_break_nothing(shared: Shared, blob: bytes) -> None:
    shared.endures(endure_answer, blob)


@pytest.mark.slow
@many(1500)
@given(blob=mutated([BROWSERS]))
def test_thousands_of_mutated_session_descriptions_break_nothing(shared: Shared, blob: bytes) -> None:
    shared.endures(endure_answer, blob)


@pytest.mark.slow
@many(5000)
@given(blob=mutated(REQUESTS))
def test_thousands_of_mutated_requests_break_nothing(shared: Shared, blob: bytes) -> None:
    shared.endures(endure_request, blob)


@pytest.mark.slow
@many(3500)
@given(blob=mutated(MESSAGES))
def test_thousands_of_mutated_messages_break_nothing(shared: Shared, blob: bytes) -> None:
    shared.endures(endure_message, blob)
