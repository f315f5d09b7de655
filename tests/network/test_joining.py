"""Who is let in, by requests over a real socket."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes.room import CODE, HOST, LINK, PIN, SETUP, OpenRoom, open_room


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[OpenRoom]:
    async with open_room(tmp_path) as room:
        yield room


@pytest.fixture
async def locked(tmp_path: Path) -> AsyncIterator[OpenRoom]:
    async with open_room(tmp_path, setup=replace(SETUP, pin=PIN)) as room:
        yield room


async def test_link_or_code_let_in(room: OpenRoom) -> None:
    for shown in ({"link": LINK}, {"code": CODE}, {"code": " qrs-234 "}, {"link": "", "code": CODE}):
        answer = await room.join(**shown)
        assert answer.status == 200
        assert answer.headers["cache-control"] == "no-store"
        async with room.phone(answer.json["ticket"]):
            pass


async def test_nothing_else_lets_in(room: OpenRoom) -> None:
    for shown in ({"link": "4" * 32}, {"code": "QRS235"}, {"code": ""}, {"link": LINK[:-1]}, {"pin": "1"}):
        answer = await room.join(**shown)
        assert (answer.status, answer.json) == (403, {"reason": "wrong"})


async def test_the_pin_is_asked_for_and_needed(locked: OpenRoom) -> None:
    assert (await locked.ask("GET /room HTTP/1.1")).json == {
        "title": "Congress",
        "pin": True,
        "sharing": True,
    }
    for shown in ({"link": LINK}, {"code": CODE, "pin": "4712"}):
        answer = await locked.join(**shown)
        assert (answer.status, answer.json) == (403, {"reason": "pin"})
    assert (await locked.join(code=CODE, pin=PIN)).status == 200


async def test_guessing_is_stopped_after_ten_tries_and_nobody_else_suffers(locked: OpenRoom) -> None:
    ticket = (await locked.join(link=LINK, pin=PIN)).json["ticket"]
    async with locked.phone(ticket) as inside:
        for guess in range(10):
            assert (await locked.join(link=LINK, pin=f"000{guess}")).status == 403
        for shown in ({"link": LINK, "pin": PIN}, {"code": CODE, "pin": PIN}):
            answer = await locked.join(**shown)
            assert (answer.status, answer.json["reason"]) == (429, "blocked")
            assert 290 < answer.json["seconds"] <= 301
        await inside.say(choose="fr")
        assert await inside.next("chosen") == "fr"
        async with locked.phone(ticket):
            pass


async def test_a_venue_s_old_links_or_forgotten_pins_block_nobody(locked: OpenRoom) -> None:
    for _ in range(12):
        assert (await locked.join(link="5" * 32)).status == 403
        assert (await locked.join(link=LINK)).json == {"reason": "pin"}
    assert (await locked.join(link=LINK, pin=PIN)).status == 200


async def test_guessing_codes_does_not_keep_those_out_who_scanned_the_link(room: OpenRoom) -> None:
    for _ in range(10):
        assert (await room.join(code="WRONG2")).status == 403
    assert (await room.join(code=CODE)).status == 429
    assert (await room.join(link=LINK)).status == 200


async def test_the_last_seat_and_no_more(tmp_path: Path) -> None:
    async with open_room(tmp_path, setup=replace(SETUP, most=2)) as room:
        tickets = [await room.ticket() for _ in range(3)]
        async with room.phone(tickets[0]) as first, room.phone(tickets[1]):
            answer = await room.join()
            assert (answer.status, answer.json) == (503, {"reason": "full"})
            async with room.socket() as third:
                await third.say(ticket=tickets[2])
                assert await third.next("trouble") == "full"
                assert await third.closed() == 4429
            await first.socket.close()
            async with asyncio.timeout(10):
                while (await room.join()).status != 200:  # noqa: ASYNC110 - it is the server that has to notice
                    await asyncio.sleep(0.02)
            async with room.phone(tickets[2]):
                pass


BAD_BODIES = [
    b"",
    b"[]",
    b"null",
    b'{"link": 1}',
    b'{"link": "' + b"x" * 300 + b'"}',
    b"\xff\xfe",
    b"[" * 4000,
    b'{"link":"\\ud800"}',
]


async def test_what_is_no_request_of_ours_is_answered_and_that_is_all(room: OpenRoom) -> None:
    for body in BAD_BODIES:
        head = f"POST /join HTTP/1.1\r\nOrigin: {room.origin}\r\nContent-Length: {len(body)}"
        assert (await room.ask(head, body)).status == 400
    assert (await room.join()).status == 200


async def test_a_long_body_is_not_read_to_its_end(room: OpenRoom) -> None:
    head = f"POST /join HTTP/1.1\r\nOrigin: {room.origin}\r\nContent-Length: 5000"
    assert (await room.ask(head, b" " * 5000)).status == 400


async def test_another_site_s_page_cannot_let_anybody_in(room: OpenRoom) -> None:
    for origin in (f"http://{HOST}:1", "http://evil.example", "null", ""):
        head = f"POST /join HTTP/1.1\r\nOrigin: {origin}\r\nContent-Length: 0"
        assert (await room.ask(head)).status == 403
    assert (await room.ask("POST /join HTTP/1.1\r\nContent-Length: 0")).status == 403
