"""Several clients of one core: told the same, at their own pace, and none at the cost of another."""

import asyncio
import json
import os
import stat
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter.app.broadcast import Broadcast, Outbox
from interpreter.app.feed import published_of
from interpreter.app.protocol import LONGEST_GREETING, LONGEST_LINE, Levels
from interpreter.app.server import Limits, Server
from interpreter.domain.captions import Caption
from interpreter.domain.channels import ChannelChanged, Mode
from interpreter.domain.commands import Command, Mute, Pause, Stop
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.events import Published, SessionEvent
from interpreter.domain.timeline import Ticks
from interpreter.policy.snapshot import Snapshot
from tests.fakes.world import until

QUICK = Limits(command_s=0.0, greeting_s=0.5, stalled_s=1.0, farewell_s=1.0, outbox_bytes=40_000)


class Core:
    """A server with a feed of its own and a note of what it was asked."""

    def __init__(self, folder: Path, limits: Limits = QUICK, levels: Callable[[], Levels] = dict) -> None:
        self.asked: list[Command] = []
        self.faulty = False
        self.feed = Broadcast()
        self.server = Server(self.feed, self.execute, levels=levels, limits=limits)
        self.place = folder / "core.json"
        self.gate = asyncio.Event()
        self.connections: list[Client] = []
        self._sequence = 0

    def execute(self, command: Command) -> Awaitable[None] | None:
        assert not self.faulty
        self.asked.append(command)
        match command:
            case Mute(channel="fr"):
                raise UserMistake("There is no channel fr.")
            case Pause():
                return self._later()
            case _:
                return None

    async def _later(self) -> None:
        await self.gate.wait()
        raise OpenBoothError("The engine could not start.")

    def publish(self, event: SessionEvent) -> None:
        self.feed.publish(Published(self._sequence, Ticks(480), event))
        self._sequence += 1


class Client:
    """A client at the level of lines."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    def say(self, *entries: object) -> None:
        self.say_bytes(b"".join(json.dumps(entry).encode() + b"\n" for entry in entries))

    def say_bytes(self, line: bytes) -> None:
        self.writer.write(line)

    async def next(self) -> dict[str, Any]:
        line = await asyncio.wait_for(self.reader.readline(), 10)
        assert line, "the core has closed the connection"
        return dict(json.loads(line))

    async def until_closed(self) -> list[dict[str, Any]]:
        try:
            return [
                json.loads(line) for line in (await asyncio.wait_for(self.reader.read(), 10)).splitlines()
            ]
        except ConnectionError:
            return []

    def leave(self) -> None:
        self.writer.close()


@asynccontextmanager
async def serving(
    folder: Path, limits: Limits = QUICK, levels: Callable[[], Levels] = dict
) -> AsyncIterator[Core]:
    core = Core(folder, limits, levels)
    try:
        async with core.server:
            core.server.announce(core.place)
            yield core
    finally:
        for client in core.connections:
            client.leave()


async def connected(core: Core) -> Client:
    port = json.loads(core.place.read_text("utf-8"))["port"]
    client = Client(*await asyncio.open_connection("127.0.0.1", port, limit=2**20))
    core.connections.append(client)
    return client


async def greeted(core: Core) -> Client:
    client = await connected(core)
    client.say({"token": json.loads(core.place.read_text("utf-8"))["token"]})
    assert await client.next() == {"done": True}
    return client


def caption(utterance: int, revision: int = 0, text: str = "Hola") -> Caption:
    return Caption(utterance, revision, "mic", None, None, "es", "es", text, "", "", Ticks(0), Ticks(48))


async def test_a_command_is_answered_with_its_id_and_a_mistake_with_a_sentence(tmp_path: Path) -> None:
    async with serving(tmp_path) as core:
        client = await greeted(core)
        client.say({"do": "mute", "channel": "es", "on": True, "id": 7})
        assert await client.next() == {"id": 7, "done": True}
        client.say(
            {"do": "mute", "channel": "fr", "on": True, "id": "a"}, {"do": "mute", "chanel": "es", "id": 8}
        )
        assert await client.next() == {"id": "a", "mistake": "There is no channel fr."}
        answer = await client.next()
        assert "did you mean channel?" in answer["mistake"]
        client.say({"do": "sotp"})
        assert "did you mean stop?" in (await client.next())["mistake"]
        assert core.asked == [Mute("es", on=True), Mute("fr", on=True)]


async def test_the_first_line_may_be_a_command_at_once(tmp_path: Path) -> None:
    async with serving(tmp_path) as core:
        place = json.loads(core.place.read_text("utf-8"))
        client = await connected(core)
        client.say({"token": place["token"], "do": "stop", "id": 1})
        assert await client.next() == {"id": 1, "done": True}
        assert core.asked == [Stop()]


async def test_what_takes_long_is_answered_later_and_holds_nothing_up(tmp_path: Path) -> None:
    async with serving(tmp_path) as core:
        client = await greeted(core)
        client.say({"do": "pause", "id": 1}, {"do": "stop", "id": 2})
        assert await client.next() == {"id": 2, "done": True}
        core.gate.set()
        assert await client.next() == {"id": 1, "failure": "The engine could not start."}


async def test_every_subscriber_gets_what_holds_and_then_every_event_whenever_it_comes(
    tmp_path: Path,
) -> None:
    async with serving(tmp_path) as core:
        early = await greeted(core)
        early.say({"do": "subscribe"})
        assert await early.next() == {"done": True}
        assert await early.next() == {"snapshot": [], "next": 0}
        core.publish(ChannelChanged("es", "es", Mode.MACHINE))
        for number in range(80):
            core.publish(caption(number))
        late = await greeted(core)
        late.say({"do": "subscribe"})
        await late.next()
        snapshot = await late.next()
        assert snapshot["next"] == 81
        assert [event["type"] for event in snapshot["snapshot"]] == ["channel"] + 50 * ["caption"]
        core.publish(caption(80))
        seen = [await early.next() for _ in range(82)]
        assert [event["sequence"] for event in seen] == list(range(82))
        assert await late.next() == seen[-1]


async def test_a_client_that_does_not_read_loses_events_and_is_then_told_what_holds(tmp_path: Path) -> None:
    async with serving(tmp_path) as core:
        client, other = await greeted(core), await greeted(core)
        for one in (client, other):
            one.say({"do": "subscribe"})
            await one.next()
        length = 6_000
        for number in range(3_000):
            core.publish(caption(number, text="o" * length))
            while (await other.next()).get("sequence") != number:
                pass
        told, lost = await caught_up(client, 3_000)
        assert lost > 0
        assert [published.event for published in told.events] == [
            caption(number, text="o" * length) for number in range(2_950, 3_000)
        ]


async def caught_up(client: Client, end: int) -> tuple[Snapshot, int]:
    """Follow the feed up to `end`; return what holds then and how many events were lost."""
    told, lost = Snapshot(), 0
    while told.next < end:
        message = await client.next()
        if "snapshot" in message:
            told = Snapshot()
            for event in message["snapshot"]:
                told.take(published_of(event))
            told.leap(message["next"])
        elif "type" in message:
            assert message["sequence"] == told.next
            told.take(published_of(message))
        lost += message.get("lost", 0)
    return told, lost


async def test_a_client_that_never_reads_again_is_sent_away(tmp_path: Path) -> None:
    async with serving(tmp_path) as core:
        client = await greeted(core)
        client.say({"do": "subscribe"})
        deadline = asyncio.get_running_loop().time() + 20
        number = 0
        while core.server.clients:
            assert asyncio.get_running_loop().time() < deadline
            core.publish(caption(number, text="o" * 20_000))
            number += 1
            await asyncio.sleep(0.001)


async def test_levels_come_ten_times_a_second_to_those_who_asked(tmp_path: Path) -> None:
    silent = float("-inf")
    async with serving(tmp_path, levels=lambda: {"mic": (-6.04, -20.0), "es": (silent, silent)}) as core:
        client, other = await greeted(core), await greeted(core)
        client.say({"do": "subscribe", "meters": True})
        other.say({"do": "subscribe"})
        await client.next(), await client.next()
        began = asyncio.get_running_loop().time()
        for _ in range(10):
            assert await client.next() == {"meters": {"mic": [-6.0, -20.0], "es": [-120.0, -120.0]}}
        assert 0.8 < asyncio.get_running_loop().time() - began < 5
        await other.next(), await other.next()
        core.publish(caption(1))
        assert (await other.next())["type"] == "caption"


async def test_only_the_user_can_read_where_to_connect_and_it_is_gone_at_the_end(tmp_path: Path) -> None:
    async with serving(tmp_path) as core:
        if os.name == "posix":
            assert stat.S_IMODE(core.place.stat().st_mode) == 0o600
        copy = tmp_path / "control.json"
        core.server.announce(copy)
        assert copy.read_bytes() == core.place.read_bytes()
    assert not core.place.exists()
    assert not copy.exists()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b'{"token": "guessed"}\n', "The token is wrong."),
        (b'{"do": "stop"}\n', "The token is wrong."),
        (b"\xff\xfe\n", "one JSON object in UTF-8"),
        (b"[" * 4_000 + b"\n", "one JSON object in UTF-8"),
        (b"o" * (LONGEST_GREETING + 100_000), "A line is longer than"),
        (b"", ""),
    ],
)
async def test_a_stranger_is_sent_away(line: bytes, sentence: str, tmp_path: Path) -> None:
    async with serving(tmp_path) as core:
        client = await connected(core)
        client.say_bytes(line)
        answers = await client.until_closed()
        assert all(sentence in answer["mistake"] for answer in answers)
        assert core.asked == []


async def test_a_line_without_end_is_cut_off_and_the_others_notice_nothing(tmp_path: Path) -> None:
    async with serving(tmp_path) as core:
        client, other = await greeted(core), await greeted(core)
        client.say_bytes(b"o" * (LONGEST_LINE + 50_000_000))
        with pytest.raises(ConnectionError):
            await client.writer.drain()
        other.say({"do": "stop", "id": 1})
        assert await other.next() == {"id": 1, "done": True}


async def test_a_flood_of_commands_is_taken_at_a_bounded_pace(tmp_path: Path) -> None:
    async with serving(tmp_path, Limits(command_s=0.01)) as core:
        client, other = await greeted(core), await greeted(core)
        client.say(*({"do": "mute", "channel": "es", "on": True} for _ in range(5_000)))
        await asyncio.sleep(0.3)
        other.say({"do": "stop", "id": 1})
        assert await other.next() == {"id": 1, "done": True}
        assert len(core.asked) < 200


async def test_no_more_clients_than_allowed(tmp_path: Path) -> None:
    async with serving(tmp_path, Limits(clients=2)) as core:
        kept = [await greeted(core), await greeted(core)]
        third = await connected(core)
        assert await third.until_closed() == []
        kept[0].leave()
        await until(lambda: core.server.clients < 2)
        await greeted(core)


async def test_clients_get_what_is_left_when_the_server_ends(tmp_path: Path) -> None:
    async with serving(tmp_path) as core:
        client = await greeted(core)
        client.say({"do": "subscribe"})
        await client.next(), await client.next()
        for number in range(9):
            core.publish(caption(number))
    assert [event["sequence"] for event in await client.until_closed()] == list(range(9))


async def test_a_fault_of_the_core_in_one_command_ends_that_client_alone_and_is_logged(
    tmp_path: Path, logged: list[Any]
) -> None:
    async with serving(tmp_path) as core:
        core.faulty = True
        client, other = await greeted(core), await greeted(core)
        client.say({"do": "stop", "id": 1})
        assert "log" in (await client.next())["failure"]
        other.say({"do": "subscribe"})
        assert await other.next() == {"done": True}
    assert [record.levelname for record in logged] == ["ERROR"]
    logged.clear()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(
        st.binary(max_size=60) | st.sampled_from([b"{}", b'{"do":1}', b'{"do":"start"}']), max_size=8
    )
)
async def test_no_garbage_stops_the_core(lines: list[bytes], tmp_path: Path) -> None:
    async with serving(tmp_path) as core:
        client = await greeted(core)
        client.say_bytes(b"\n".join(lines) + b"\n")
        client.writer.write_eof()
        answers = await client.until_closed()
        assert all("mistake" in answer for answer in answers)
        other = await greeted(core)
        other.leave()


async def test_an_outbox_never_holds_more_than_its_limit() -> None:
    outbox, feed = Outbox(limit=1_000), Broadcast()
    feed.add(outbox)
    for number in range(100):
        feed.publish(Published(number, Ticks(0), caption(number)))
    assert not outbox.empty
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await outbox.emptied()
    kept = 0
    while not outbox.empty:
        kept += len(await outbox.take())
    assert kept < 1_000 + 50 * 400
