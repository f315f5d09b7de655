"""Sends each channel to listeners' browsers by WebRTC, encoded once for all who hear it."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from aiortc import RTCCertificate

from interpreter.domain.audio import Samples
from interpreter.domain.errors import NoRoom
from interpreter.domain.timeline import TICKS_PER_MS, Ticks
from interpreter.network.ice import Routes
from interpreter.network.media import Reception
from interpreter.network.offers import accepted, offer_of
from interpreter.network.opus import CROWDED_PACKET_MS, PACKET_MS, EncodedNotices, PacketClock
from interpreter.network.peer import Peer

_log = logging.getLogger(__name__)
_MOST = 2_000
_LOOK_S = 0.5  # how often we look who has gone
_REPORT_EVERY = 4  # looks


@dataclass(slots=True)
class _Channel:
    """Who hears one channel; what nobody hears is not encoded."""

    packets: PacketClock
    peers: set[Peer] = field(default_factory=set)


class Peers:
    """Sends the sound of channels to browsers; a listener's stream goes on through gaps and over changes of channel.

    Everything is sent at once or never, so that a listener who stalls costs nothing. `host` and `port` are where
    browsers send what they have to say, by UDP: all addresses of this machine, and any port, unless told otherwise.
    """

    def __init__(
        self,
        crowded: bool = False,
        *,
        host: str = "",
        port: int = 0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._packet_ms = CROWDED_PACKET_MS if crowded else PACKET_MS
        self._clock = clock
        self._routes = Routes(clock, host=host, port=port)
        self._certificate: RTCCertificate | None = None
        self._channels: dict[str, _Channel] = {}
        self._peers: dict[str, Peer] = {}
        self._notices = EncodedNotices(self._packet_ms)
        self._notice_of: dict[Peer, tuple[bytes, ...]] = {}
        self._broken: set[str] = set()
        self._tasks: list[asyncio.Task[None]] = []

    def sound(self, channel: str, start: Ticks, samples: Samples) -> None:
        """Take what sounds on a channel from `start` on: mono, 48 kHz, float32 in -1..1; a later start is silence."""
        if heard := self._channels.get(channel):
            self._send(heard, heard.packets.take(start, samples, self._clock()))

    def forget(self, channel: str) -> None:
        """A channel was taken away; whoever heard it hears silence."""
        if heard := self._channels.get(channel):
            heard.packets = PacketClock(self._clock(), self._packet_ms)

    async def offer(self, listener: str, channel: str, notice: Samples | None = None) -> str:
        """Prepare to send a channel to a listener, in place of what was sent before; return the SDP offer.

        `notice`, mono at 48 kHz, is heard first. Raises NoRoom where no more can be sent.
        """
        self._begin()
        if len(self._peers) >= _MOST and listener not in self._peers:
            raise NoRoom(
                f"More than {_MOST} listeners cannot hear one computer; hand the sound on through Janus."
            )
        try:
            await self._routes.open()
        except OSError as error:
            raise NoRoom(
                f"This computer opens no network port for sound ({error}); check its network."
            ) from error
        first = () if notice is None else await self._notices.of(notice)
        replaced = self._peers.pop(listener, None)
        offered = self._offered(listener, channel, first)
        if replaced is not None:
            await self._end(replaced)
        return offered

    async def answer(self, listener: str, sdp: str) -> None:
        """Begin to send, after what the listener's browser answered. Raises UserMistake for what is no answer."""
        answer = accepted(sdp)
        if peer := self._peers.get(listener):
            peer.begin(answer, self._notice_of.pop(peer, ()))

    async def switch(self, listener: str, channel: str) -> None:
        """Send another channel from now on, without a new offer; nothing happens for who hears nothing."""
        if peer := self._peers.get(listener):
            self._stop_hearing(peer)
            self._hear(peer, channel)

    async def tell(self, listener: str, notice: Samples) -> bool:
        """Have a listener hear a notice, mono at 48 kHz, in place of what sounds meanwhile; return whether they do."""
        first = await self._notices.of(notice)
        peer = self._peers.get(listener)
        return peer is not None and peer.put_first(first)

    async def leave(self, listener: str) -> None:
        """Send nothing more to a listener."""
        self._broken.discard(listener)
        if peer := self._peers.pop(listener, None):
            await self._end(peer)

    def receptions(self) -> Mapping[str, Reception]:
        """How well each listener hears whose sound arrives."""
        all_of_them = {listener: peer.reception() for listener, peer in self._peers.items()}
        return {listener: reception for listener, reception in all_of_them.items() if reception is not None}

    def broken(self) -> frozenset[str]:
        """The listeners whose sound has ended and who need a new offer, each told once."""
        told = frozenset(self._broken)
        self._broken.clear()
        return told

    async def close(self) -> None:
        """Send nothing more to anybody."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        await asyncio.gather(*map(self.leave, list(self._peers)))
        self._routes.close()
        await asyncio.sleep(0)  # sockets close in the turn after

    def _offered(self, listener: str, channel: str, first: tuple[bytes, ...]) -> str:
        certificate = self._certificate = self._certificate or RTCCertificate.generateCertificate()
        frames = self._packet_ms * TICKS_PER_MS
        peer = Peer(channel, self._routes.add(), certificate, frames=frames, clock=self._clock)
        self._notice_of[peer] = first
        self._peers[listener] = peer
        self._broken.discard(listener)
        self._hear(peer, channel)
        return offer_of(
            peer.route,
            self._routes.addresses,
            ssrc=peer.ssrc,
            fingerprint=certificate.getFingerprints()[0].value,
            packet_ms=self._packet_ms,
        )

    def _begin(self) -> None:
        if not self._tasks:
            self._tasks = [
                asyncio.create_task(self._keep_sounding()),
                asyncio.create_task(self._look_who_has_gone()),
            ]

    def _hear(self, peer: Peer, channel: str) -> None:
        peer.channel = channel
        if channel not in self._channels:
            self._channels[channel] = _Channel(PacketClock(self._clock(), self._packet_ms))
        self._channels[channel].peers.add(peer)

    def _stop_hearing(self, peer: Peer) -> None:
        heard = self._channels[peer.channel]
        heard.peers.discard(peer)
        if not heard.peers:
            del self._channels[peer.channel]

    def _send(self, heard: _Channel, packets: list[bytes]) -> None:
        at = time.time()
        for packet in packets:
            for peer in heard.peers:
                peer.send(packet, at)

    async def _end(self, peer: Peer) -> None:
        self._stop_hearing(peer)
        self._notice_of.pop(peer, None)
        try:
            await peer.close()
        finally:
            self._routes.remove(peer.route)

    async def _keep_sounding(self) -> None:
        while True:
            await asyncio.sleep(self._packet_ms / 1000)
            now = self._clock()
            for heard in self._channels.values():
                self._send(heard, heard.packets.silence(now))

    async def _look_who_has_gone(self) -> None:
        looks = 0
        while True:
            await asyncio.sleep(_LOOK_S)
            looks += 1
            for listener, peer in list(self._peers.items()):
                try:
                    await self._look(listener, peer, report=looks % _REPORT_EVERY == 0)
                except Exception as error:  # noqa: BLE001  one listener's sound must not end what looks after all
                    _log.error("a listener's sound could not be looked after: %s", type(error).__name__)

    async def _look(self, listener: str, peer: Peer, *, report: bool) -> None:
        if self._peers.get(listener) is not peer:
            return
        if peer.ended():
            del self._peers[listener]
            self._broken.add(listener)
            await self._end(peer)
        elif report:
            peer.report()
