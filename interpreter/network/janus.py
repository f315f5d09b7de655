"""Sound for more listeners than one process can serve: Janus nodes hand it on, on this computer or on others."""

import asyncio
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

from interpreter.domain.audio import Samples
from interpreter.domain.errors import NoRoom
from interpreter.domain.timeline import Ticks
from interpreter.network.janus_api import LOST
from interpreter.network.janus_node import JanusNode
from interpreter.network.media import Reception
from interpreter.network.opus import CROWDED_PACKET_MS, PACKET_MS, EncodedNotices, PacketClock


class JanusMedia:
    """Sends each channel, encoded once, to every node in use, and each listener to the node that serves the fewest.

    Nodes are ws://[SECRET@]HOST:PORT. One that ends or hangs is known to have done so within 3 s, its listeners are
    told as broken, and it is used again once it is back. With the key of a process that was killed, what that has
    left at the nodes is cleared away.
    """

    def __init__(
        self,
        nodes: Sequence[str],
        crowded: bool = False,
        *,
        key: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._packet_ms = CROWDED_PACKET_MS if crowded else PACKET_MS
        self._clock = clock
        self._tried = asyncio.Event()
        key = key or secrets.token_hex()
        self._nodes = [
            JanusNode(address, key, packet_ms=self._packet_ms, tell=self._tried.set, clock=clock)
            for address in nodes
        ]
        self._at: dict[str, JanusNode] = {}
        self._channels: dict[str, PacketClock] = {}
        self._notices = EncodedNotices(self._packet_ms)
        self._tasks: list[asyncio.Task[None]] = []

    def sound(self, channel: str, start: Ticks, samples: Samples) -> None:
        """Take what sounds on a channel from `start` on: mono, 48 kHz, float32 in -1..1; a later start is silence."""
        if heard := self._channels.get(channel):
            self._send(channel, heard.take(start, samples, self._clock()))

    def forget(self, channel: str) -> None:
        """A channel was taken away; whoever heard it hears silence."""
        if channel in self._channels:
            self._channels[channel] = PacketClock(self._clock(), self._packet_ms)

    async def offer(self, listener: str, channel: str, notice: Samples | None = None) -> str:
        """Prepare a node to send a channel to a listener; return the SDP offer.

        `notice`, mono at 48 kHz, is heard first. Raises NoRoom where no node works.
        """
        await self.leave(listener)
        self._begin()
        self._hear(channel)
        packets = () if notice is None else await self._notices.of(notice)
        while not (any(node.working for node in self._nodes) or all(node.tried for node in self._nodes)):
            self._tried.clear()
            await self._tried.wait()
        for node in sorted((one for one in self._nodes if one.working), key=lambda one: one.load):
            with suppress(*LOST):
                offer = await node.offer(listener, channel, packets)
                self._at[listener] = node
                return offer
        raise NoRoom(self._trouble())

    async def answer(self, listener: str, sdp: str) -> None:
        """Begin to send, after what the listener's browser answered. Raises UserMistake for what is no answer."""
        if listener in self._at:
            await self._at[listener].answer(listener, sdp)

    async def switch(self, listener: str, channel: str) -> None:
        """Send another channel from now on, without a new offer; nothing happens for who hears nothing."""
        if listener in self._at:
            self._hear(channel)
            await self._at[listener].switch(listener, channel)

    async def tell(self, listener: str, notice: Samples) -> bool:
        """Have a listener hear a notice, mono at 48 kHz, in place of what sounds meanwhile; return whether they do."""
        packets = await self._notices.of(notice)
        return listener in self._at and await self._at[listener].tell(listener, packets)

    async def leave(self, listener: str) -> None:
        """Send nothing more to a listener."""
        if (node := self._at.pop(listener, None)) is not None:
            await node.leave(listener)

    def receptions(self) -> Mapping[str, Reception]:
        """How well each listener hears whose sound arrives."""
        return {name: heard for node in self._nodes for name, heard in node.receptions().items()}

    def broken(self) -> frozenset[str]:
        """The listeners whose sound has ended and who need a new offer, each told once."""
        broken = set[str]()
        for node in self._nodes:
            for listener in node.broken():
                if self._at.get(listener) is node:
                    del self._at[listener]
                    broken.add(listener)
        return frozenset(broken)

    async def close(self) -> None:
        """Send nothing more to anybody."""
        await asyncio.gather(*(node.close() for node in self._nodes))
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    def check(self) -> str:
        """Keep in touch with the nodes from now on; return what the operator must know of them, or nothing."""
        self._begin()
        lost = [node for node in self._nodes if node.tried and not node.working]
        if len(lost) == len(self._nodes):
            return self._trouble()
        nodes = "; ".join(f"{node.place}: {node.trouble}" for node in lost)
        return f"Not every Janus node works ({nodes}); the others serve its listeners." if lost else ""

    def _begin(self) -> None:
        if not self._tasks:
            self._tasks = [asyncio.create_task(node.run()) for node in self._nodes]
            self._tasks.append(asyncio.create_task(self._keep_sounding()))

    async def _keep_sounding(self) -> None:
        while True:
            await asyncio.sleep(self._packet_ms / 1000)
            for channel, heard in self._channels.items():
                self._send(channel, heard.silence(self._clock()))

    def _send(self, channel: str, packets: Sequence[bytes]) -> None:
        for node in self._nodes:
            node.send(channel, packets)

    def _hear(self, channel: str) -> None:
        if channel not in self._channels:
            self._channels[channel] = PacketClock(self._clock(), self._packet_ms)

    def _trouble(self) -> str:
        nodes = "; ".join(f"{node.place}: {node.trouble}" for node in self._nodes)
        return (
            f"No Janus node works ({nodes}). Start Janus there with OpenBooth's configuration, "
            "or take the nodes out of the event's set-up."
        )
