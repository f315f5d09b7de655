"""Letting phones in: the keys, the process that serves them, and what becomes of both when something breaks."""

import asyncio
import json
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import psutil
import pytest

from interpreter.app import addresses
from interpreter.app.addresses import lan_address, shown_address
from interpreter.app.client import CORE_FILE, CoreClient, attach
from interpreter.app.listener_child import LISTENER_PROCESS
from interpreter.app.protocol import Message, Situation, Subscribe
from interpreter.app.server import WayIn
from interpreter.app.sharing import Sharing, Times
from interpreter.domain.commands import Quit, RevokeLink, Share, Start, StopSharing
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.events import Published, SessionChanged, SessionEvent
from interpreter.domain.setup import EventSetup
from interpreter.domain.sharing import AudienceCounted, SharingChanged, SharingSetup
from tests.app.test_core import core, told
from tests.fakes.world import until

HERE = SharingSetup(host="127.0.0.1", port=0)
NO_CORE = WayIn(1, "token")


class Told(list[SessionEvent]):
    """What clients were told."""

    @property
    def sharing(self) -> list[SharingChanged]:
        return [event for event in self if isinstance(event, SharingChanged)]


@asynccontextmanager
async def sharing(*script: str, times: Times | None = None) -> AsyncIterator[tuple[Sharing, Told]]:
    """Shares by the real process, or one that runs the lines of a script."""
    events = Told()
    command = (sys.executable, "-c", "\n".join(("import sys, time", *script)))
    run = command if script else LISTENER_PROCESS
    shared = Sharing(events.append, lambda: NO_CORE, command=run, times=times)
    try:
        yield shared, events
    finally:
        await shared.close()


def asked(address: str, code: str) -> int:
    """Join with a code; return the status."""
    request = Request(
        f"http://{address}/join", json.dumps({"code": code}).encode(), {"Origin": f"http://{address}"}
    )
    try:
        with urlopen(request, timeout=10) as answer:  # noqa: S310 - our own server
            return int(answer.status)
    except HTTPError as error:
        error.close()
        return error.code


async def joins(told: SharingChanged) -> bool:
    return await asyncio.to_thread(asked, told.address, told.code) == 200


async def test_a_killed_server_is_back_with_the_same_port_link_and_code(
    logged: list[logging.LogRecord],
) -> None:
    async with sharing() as (shared, events):
        await shared.share(HERE)
        before = events.sharing[-1]
        assert before.on
        assert await joins(before)
        secrets = {before.link.partition("#")[2], before.code, before.read_token}
        assert before.link == f"http://{before.address}/#{before.link.partition('#')[2]}"
        assert shared.pid is not None
        assert not any(secret in " ".join(psutil.Process(shared.pid).cmdline()) for secret in secrets)
        os.kill(shared.pid, signal.SIGKILL)
        killed_s = time.monotonic()
        await until(lambda: len(events.sharing) == 3)
        assert time.monotonic() - killed_s < 15
        assert "phones come back by themselves" in events.sharing[1].trouble
        assert events.sharing[2] == before
        assert await joins(before)
    (warning,) = logged
    assert "started again" in warning.getMessage()
    assert not any(secret in warning.getMessage() for secret in secrets)
    logged.clear()


async def test_new_keys_and_another_set_up_are_taken_without_a_break() -> None:
    async with sharing() as (shared, events):
        await shared.share(HERE)
        pid, before = shared.pid, events.sharing[-1]
        await shared.share(SharingSetup(host="127.0.0.1", port=0, most=400, network="Hall"))
        after = events.sharing[-1]
        assert (after.link, after.address, after.code) == (before.link, before.address, before.code)
        assert (after.setup.most, after.setup.network) == (400, "Hall")
        with pytest.raises(UserMistake, match="PIN"):
            await shared.share(SharingSetup(pin="1"))
        await shared.revoke()
        revoked = events.sharing[-1]
        assert revoked.address == before.address
        assert not {before.link, before.code, before.read_token} & {
            revoked.link,
            revoked.code,
            revoked.read_token,
        }
        assert await joins(revoked)
        assert not await joins(before)
        assert shared.pid == pid
        await shared.stop()
        assert shared.pid is None
        assert events.sharing[-1] == SharingChanged(on=False, setup=revoked.setup)
        with pytest.raises(OSError, match="refused"):
            await joins(revoked)
        await shared.share(HERE)
        assert events.sharing[-1].code == revoked.code
        assert await joins(events.sharing[-1])
        await shared.stop()
        await shared.revoke()
        with pytest.raises(UserMistake, match="no link"):
            await shared.revoke()


@contextmanager
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        yield taken.getsockname()[1]


async def test_what_keeps_phones_away_is_told_and_what_was_shared_before_goes_on() -> None:
    script = (
        "order = sys.stdin.readline()",
        "busy = '9999' in order",
        'print(\'{"trouble": "choose another"}\' if busy else \'{"listening": 1234}\', flush=True)',
        "busy or sys.stdin.read()",
    )
    async with sharing(*script) as (shared, events):
        await shared.share(HERE)
        before = events.sharing[-1]
        with pytest.raises(UserMistake, match="choose another"):
            await shared.share(SharingSetup(host="127.0.0.1", port=9_999))
        assert events.sharing[-1] == before
        assert shared.pid is not None


async def test_what_a_session_wanted_in_vain_is_no_lasting_trouble_where_phones_join_as_before() -> None:
    script = (
        "busy = '9999' in sys.stdin.readline()",
        'print(\'{"trouble": "choose another"}\' if busy else \'{"listening": 1234}\', flush=True)',
        "busy or sys.stdin.read()",
    )
    async with sharing(*script, times=Times(read_s=0.1)) as (shared, events):
        await shared.share(HERE)
        before = events.sharing[-1]
        shared.begin(SharingSetup(host="127.0.0.1", port=9_999))
        await until(lambda: len(events.sharing) == 4)
        restored, troubled, well = events.sharing[1:]
        assert restored == well == before
        assert troubled == replace(before, trouble="choose another")


async def test_nobody_is_invited_where_neither_the_new_place_nor_the_old_one_is_to_be_had(
    tmp_path: Path,
) -> None:
    script = (
        f"begun = open({str(tmp_path / 'begun')!r}, 'a+')",
        "taken = begun.tell()",
        "begun.write('x') and begun.flush()",
        'print(\'{"trouble": "choose another"}\' if taken else \'{"listening": 1234}\', flush=True)',
        "taken or sys.stdin.read()",
    )
    wanted = SharingSetup(host="127.0.0.1", port=9_999)
    nobody = SharingChanged(on=False, setup=wanted, trouble="choose another")
    async with sharing(*script) as (shared, events):
        await shared.share(HERE)
        with pytest.raises(UserMistake, match="choose another"):
            await shared.share(wanted)
        assert events.sharing[1:] == [nobody]
        assert shared.pid is None
        shared.begin(wanted)
        await until(lambda: len(events.sharing) == 3)
        assert events.sharing[2] == nobody


async def test_a_server_that_breaks_again_and_again_is_started_less_and_less_often(
    logged: list[logging.LogRecord],
) -> None:
    script = "print('{\"listening\": 1234}', flush=True)", "time.sleep(0.01)"
    async with sharing(*script, times=Times(pauses_s=(0.0, 0.2, 0.4))) as (shared, events):
        began_s = time.monotonic()
        await shared.share(HERE)
        await until(lambda: len(events.sharing) >= 7)
        assert time.monotonic() - began_s > 0.6
        assert [bool(event.trouble) for event in events.sharing[:7]] == [False, True] * 3 + [False]
    assert {record.name for record in logged} == {"openbooth.sharing"}
    logged.clear()


async def test_a_port_that_was_taken_meanwhile_is_told_once_and_tried_again(
    logged: list[logging.LogRecord], tmp_path: Path
) -> None:
    tries = tmp_path / "tries"
    script = (
        f"tries = open({str(tries)!r}, 'a+')",
        "taken = tries.tell()",
        "tries.write('x') and tries.flush()",
        'print(\'{"trouble": "choose another"}\' if taken else \'{"listening": 1234}\', flush=True)',
    )
    async with sharing(*script, times=Times(pauses_s=(0.0,))) as (shared, events):
        await shared.share(HERE)
        await until(lambda: tries.stat().st_size > 4)
        _, ended, taken = events.sharing
        assert "is started again" in ended.trouble
        assert taken.trouble == "choose another"
    assert {record.name for record in logged} == {"openbooth.sharing"}
    logged.clear()


async def test_a_server_that_hangs_is_replaced(logged: list[logging.LogRecord]) -> None:
    script = "print('{\"listening\": 1234}', flush=True)", "sys.stdin.read()"
    async with sharing(*script, times=Times(silent_s=0.2)) as (shared, events):
        await shared.share(HERE)
        pid = shared.pid
        await until(lambda: len(events.sharing) >= 3)
        assert shared.pid not in {pid, None}
    assert "says nothing any more" in logged[0].getMessage()
    logged.clear()


async def test_a_server_that_can_follow_the_core_no_longer_is_replaced(
    logged: list[logging.LogRecord], capfd: pytest.CaptureFixture[str]
) -> None:
    script = (
        "from interpreter.app import listener_feed, listener_process",
        "async def broken(feed): raise KeyError('what somebody said')",
        "listener_feed.CoreFeed.run = broken",
        "sys.exit(listener_process.main())",
    )
    async with sharing(*script, times=Times(pauses_s=(60.0,))) as (shared, events):
        await shared.share(HERE)
        await until(lambda: len(events.sharing) == 2)
        assert "is started again" in events.sharing[1].trouble
    complaints = capfd.readouterr().err
    assert "the server for phones ends: KeyError at" in complaints
    assert "what somebody said" not in complaints
    logged.clear()


async def test_a_client_that_leaves_changes_nothing_about_what_it_asked() -> None:
    async with sharing("print('{\"listening\": 1234}', flush=True)", "sys.stdin.read()") as (shared, events):
        asked = asyncio.ensure_future(shared.execute(Share(HERE)))
        await asyncio.sleep(0)
        asked.cancel()
        await until(lambda: bool(events.sharing))
        assert events.sharing[-1].on


async def test_who_listens_is_told_and_what_is_no_line_of_ours_is_passed_over() -> None:
    script = (
        "print('no json', flush=True)",
        "print('{\"listening\": 1234}', flush=True)",
        'print(\'{"audience": {"channels": [{"channel": "es", "listeners": 3}], "most": 9}}\', flush=True)',
        'print(\'{"audience": {"channels": 1}}\', flush=True)',
        'print(\'{"trouble": "A node does not answer."}\', flush=True)',
        'print(\'{"trouble": ""}\', flush=True)',
        "sys.stdin.read()",
    )
    async with sharing(*script) as (shared, events):
        await shared.share(HERE)
        await until(lambda: len(events.sharing) == 3)
        (counted,) = (event for event in events if isinstance(event, AudienceCounted))
        assert counted.listeners == 3
        assert [event.trouble for event in events.sharing] == ["", "A node does not answer.", ""]
        assert events.sharing[-1].address == "127.0.0.1:1234"
        await shared.stop()
        assert events[-2:] == [AudienceCounted(), SharingChanged(on=False, setup=replace(HERE, port=1234))]


async def test_a_machine_that_comes_into_another_network_tells_its_new_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(addresses, "lan_address", lambda: "192.168.1.9")
    script = (
        "import select",
        "sys.stdin.readline()",
        "print('{\"listening\": 1234}', flush=True)",
        "while not select.select([sys.stdin], [], [], 0.02)[0]: print('{}', flush=True)",
    )
    async with sharing(*script) as (shared, events):
        await shared.share(SharingSetup())
        monkeypatch.setattr(addresses, "lan_address", lambda: "10.0.0.7")
        await until(lambda: len(events.sharing) > 1)
        assert [event.address for event in events.sharing] == ["192.168.1.9:1234", "10.0.0.7:1234"]
        assert events.sharing[1].link == events.sharing[0].link.replace("192.168.1.9", "10.0.0.7")


async def test_a_server_that_does_not_start_is_told_as_a_failure() -> None:
    async with sharing("sys.exit(3)") as (shared, events):
        with pytest.raises(OpenBoothError, match="log of the core says why"):
            await shared.share(HERE)
        shared.begin(HERE)
        await until(lambda: bool(events.sharing))
        assert not events.sharing[-1].on
        assert "could not be started" in events.sharing[-1].trouble
        with pytest.raises(UserMistake, match="share first"):
            await shared.revoke()


def test_phones_are_given_an_address_they_can_reach() -> None:
    assert shown_address("", "booth.local", 8080) == "booth.local:8080"
    assert shown_address("", "booth.local:80", 8080) == "booth.local:80"
    assert shown_address("192.168.1.9", "", 8080) == "192.168.1.9:8080"
    assert shown_address("fd00::1", "", 80) == "[fd00::1]:80"
    assert shown_address("", "[fd00::1]", 80) == "[fd00::1]:80"
    assert shown_address("", "[fd00::1]:90", 80) == "[fd00::1]:90"
    assert shown_address("", "", 80) == shown_address("0.0.0.0", "", 80) == f"{lan_address()}:80"  # noqa: S104


def shared_by(client: CoreClient) -> list[SharingChanged]:
    """What is shared, up to the first news of it."""
    seen: list[Message] = told(
        client,
        lambda message: isinstance(message, Published) and isinstance(message.event, SharingChanged),
    )
    return [one.event for one in seen if isinstance(one, Published) and isinstance(one.event, SharingChanged)]


def test_a_core_shares_over_sessions_and_takes_its_server_along_when_it_is_killed(data_folder: Path) -> None:
    with core(data_folder) as running, attach(data_folder / CORE_FILE) as client:
        client.ask(Subscribe())
        client.ask(Start(EventSetup("en", sharing=HERE)))
        (shared,) = shared_by(client)
        assert shared.on
        assert asked(shared.address, shared.code) == 200
        with attach(data_folder / CORE_FILE) as late:
            late.ask(Subscribe())
            (situation,) = told(late, lambda message: isinstance(message, Situation))
            assert isinstance(situation, Situation)
            assert shared in [published.event for published in situation.events]
        client.ask(RevokeLink())
        (revoked,) = shared_by(client)
        assert revoked.code != shared.code
        (server,) = psutil.Process(running.pid).children()
        running.kill()
        assert not psutil.wait_procs([server], timeout=10)[1]
        written = "".join(file.read_text("utf-8") for file in data_folder.rglob("*") if file.is_file())
        assert not any(key in written for key in (shared.code, shared.link, shared.read_token, revoked.code))


def test_trouble_with_phones_keeps_no_session_from_starting(data_folder: Path) -> None:
    with taken_port() as port, core(data_folder) as running, attach(data_folder / CORE_FILE) as client:
        client.ask(Subscribe())
        client.ask(Start(EventSetup("en", sharing=SharingSetup(host="127.0.0.1", port=port))))
        (trouble,) = shared_by(client)
        assert not trouble.on
        assert "choose another port" in trouble.trouble
        client.ask(StopSharing())
        with pytest.raises(UserMistake, match="The port for phones is 70000"):
            client.ask(Share(SharingSetup(port=70_000)))
        client.ask(Quit())
        seen = list(client.messages(patience_s=10))
        assert any(isinstance(one, Published) and isinstance(one.event, SessionChanged) for one in seen)
        assert running.wait(20) == 0
