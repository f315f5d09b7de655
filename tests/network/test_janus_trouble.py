"""The operator is told which Janus nodes do not work, and one that is lost is given up at once."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from interpreter.network.janus import JanusMedia
from interpreter.network.janus_api import Description, Spoken, Told
from interpreter.network.janus_node import JanusNode
from tests.fakes.world import until

NOBODY = "ws://secret@127.0.0.1:1"


async def test_nodes_that_cannot_be_reached_are_named_without_their_secrets() -> None:
    media = JanusMedia([NOBODY])
    try:
        assert media.check() == ""
        await until(lambda: media.check() != "")
        trouble = media.check()
        assert trouble.startswith("No Janus node works (127.0.0.1:1: ")
        assert "Start Janus there" in trouble
        assert "secret" not in trouble
    finally:
        await media.close()


class Session:
    """A session at a node that says yes to everything, until it is lost; its connection takes long to close."""

    host, secret = "127.0.0.1", ""

    def __init__(self) -> None:
        self.lost = asyncio.Event()
        self.closing = asyncio.Event()

    @asynccontextmanager
    async def connected(self, _: str) -> AsyncIterator["Session"]:
        try:
            yield self
        finally:
            self.closing.set()
            await asyncio.Event().wait()

    async def create(self) -> None:
        pass

    async def attach(self) -> int:
        return 7

    async def say(self, *_: object) -> Told:
        data = {"stream": {"ports": [{"port": 9}]}}
        return Told("event", plugindata=Spoken(data), jsep=Description("offer", "v=0\r\n"))

    async def listen(self, _: Callable[[Told], None]) -> None:
        await self.lost.wait()
        raise ConnectionError("it ended the session")

    async def keep_alive(self) -> None:
        await asyncio.Event().wait()


async def test_sound_goes_on_while_the_connection_to_a_lost_node_closes(
    monkeypatch: pytest.MonkeyPatch, logged: list[logging.LogRecord]
) -> None:
    session = Session()
    monkeypatch.setattr("interpreter.network.janus_node.connected", session.connected)
    node = JanusNode(NOBODY, "key", packet_ms=20, tell=lambda: None, clock=lambda: 0.0)
    running = asyncio.create_task(node.run())
    await until(lambda: node.working)
    await node.offer("a", "es", [b"notice"])
    node._hear(Told("webrtcup", sender=7))
    session.lost.set()
    for _ in range(20):
        node.send("es", [b"sound"] * 2)
        await asyncio.sleep(0)
    await session.closing.wait()
    node.send("es", [b"sound"] * 2)
    assert not node.working
    assert node.broken() == {"a"}
    with pytest.raises(ConnectionError):
        await node.offer("a", "es", [])
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    logged.clear()
