"""What the web server shows and to whom, over a real socket."""

import gzip
import logging
import socket
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from interpreter.domain.errors import MissingPart
from interpreter.network.pages import Pages
from tests.fakes.room import HOST, READ_TOKEN, SETUP, OpenRoom, open_room


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[OpenRoom]:
    async with open_room(tmp_path, setup=replace(SETUP, address="Congress.example:8080")) as room:
        yield room


async def get(room: OpenRoom, path: str, *headers: str) -> int:
    return (await room.ask("\r\n".join([f"GET {path} HTTP/1.1", *headers]))).status


async def test_the_page_allows_nothing_but_itself(room: OpenRoom) -> None:
    answer = await room.ask("GET / HTTP/1.1")
    assert (answer.status, answer.body) == (200, b"<!doctype html><p>Listen")
    policy = answer.headers["content-security-policy"].split("; ")
    assert policy[:4] == [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        f"connect-src 'self' ws://{HOST}:{room.port}",
    ]
    assert "frame-ancestors 'none'" in policy
    assert not any("unsafe" in rule or "*" in rule for rule in policy)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in answer.headers
    assert "server" not in answer.headers


async def test_an_overlay_may_stand_in_another_program_s_frame(room: OpenRoom) -> None:
    answer = await room.ask("GET /overlay?channel=es&token=x HTTP/1.1")
    assert answer.status == 200
    assert "frame-ancestors" not in answer.headers["content-security-policy"]


async def test_files_are_packed_and_fetched_once(room: OpenRoom) -> None:
    answer = await room.ask("GET /listener.css HTTP/1.1\r\nAccept-Encoding: gzip, br")
    assert answer.headers["content-type"].startswith("text/css")
    assert gzip.decompress(answer.body) == b"p { color: red }\n" * 40
    assert await get(room, "/listener.css", f"If-None-Match: {answer.headers['etag']}") == 304


PATHS = [
    "/index.html",
    "/../server.py",
    "/..%2f..%2fetc%2fpasswd",
    "/%2e%2e/pages.py",
    "//etc/passwd",
    "/listener.css/",
    "/listener.css%00.html",
    "/\\..\\x",
    "/core.json",
    "/%ff%fe",
    "/.",
]


async def test_nothing_but_the_table_can_be_fetched(room: OpenRoom) -> None:
    answers = {path: await get(room, path) for path in PATHS}
    assert set(answers.values()) <= {307, 400, 404}, answers


async def test_nothing_can_be_changed(room: OpenRoom) -> None:
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW"):
        assert (await room.ask(f"{method} / HTTP/1.1\r\nOrigin: {room.origin}")).status == 405


KNOWN = [
    "{host}:{port}",
    "[::1]:{port}",
    "10.0.0.1",
    "localhost:{port}",
    "LOCALHOST",
    "congress.example:8080",
    "{name}",
    "{name}.local",
]
UNKNOWN = [
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example:80",
    "[::1",
    "x y",
    "@",
    "127.0.0.1/x",
]


async def test_a_name_that_was_made_to_point_here_is_refused(room: OpenRoom) -> None:
    name = socket.gethostname().partition(".")[0]
    answers = {}
    for host in KNOWN + UNKNOWN:
        host_here = host.format(host=HOST, port=room.port, name=name)
        head = f"GET / HTTP/1.1\r\nConnection: close\r\nHost: {host_here}"
        answers[host] = (await room.ask(head, whole=True)).status
    assert answers == dict.fromkeys(KNOWN, 200) | dict.fromkeys(UNKNOWN, 421)


async def test_a_request_without_a_host_is_refused(room: OpenRoom) -> None:
    assert (await room.ask("GET / HTTP/1.0", whole=True)).status == 421
    assert (await room.ask("GET / HTTP/1.1\r\nConnection: close", whole=True)).status == 400


async def test_another_site_s_page_gets_no_socket(room: OpenRoom) -> None:
    for path in ("/listen", f"/feed?token={READ_TOKEN}"):
        for origin in ("http://evil.example", "null", f"http://{HOST}"):
            with pytest.raises(InvalidStatus, match="403"):
                async with room.socket(path, origin=origin):
                    pass


async def test_programs_without_a_page_may_read_the_feed_and_nothing_else(room: OpenRoom) -> None:
    async with room.socket(f"/feed?token={READ_TOKEN}", origin=None) as program:
        assert "session" in await program.socket.recv()
    with pytest.raises(InvalidStatus, match="403"):
        async with room.socket("/listen", origin=None):
            pass


async def test_a_fault_of_ours_tells_the_log_nothing_of_what_was_said(
    room: OpenRoom, logged: list[logging.LogRecord]
) -> None:
    room.media.error = RuntimeError("the secret phrase of the speaker Ana")
    async with room.phone() as phone:
        await phone.say(hear=True)
        assert await phone.closed() == 1011
    (record,) = logged
    assert record.getMessage().startswith("a request could not be served: RuntimeError at media.py:")
    assert record.exc_info is None
    assert "secret" not in record.getMessage()
    logged.clear()


def test_a_page_that_is_missing_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match="install OpenBooth again"):
        Pages.of(tmp_path)
