"""A listener as light as one can be: the ICE, DTLS and SRTP of a real one, but packets are counted, not decoded."""

import asyncio
import hashlib
import random
import struct
import time
from dataclasses import dataclass, field

from aiortc import RTCCertificate, RTCDtlsTransport, RTCIceGatherer, RTCIceTransport
from aiortc.rtp import RtcpReceiverInfo, RtcpRrPacket
from aiortc.sdp import SessionDescription

_HEADER = struct.Struct(">BBHII")
_EXTENDED = 0x10
_REPORT_S = 2.0
_RATE_HZ = 48_000


@dataclass(slots=True)
class Heard:
    """The packets that arrived and were authentic."""

    numbers: list[int] = field(default_factory=list)
    timestamps: list[int] = field(default_factory=list)
    arrived: list[float] = field(default_factory=list)
    payloads: list[bytes] = field(default_factory=list)
    """A digest of each."""
    ssrc: int = 0


class _Counting(RTCDtlsTransport):
    """Decrypts and authenticates, and keeps what arrived."""

    def __init__(self, way: RTCIceTransport, certificate: RTCCertificate) -> None:
        super().__init__(way, [certificate])
        self._set_role("client")
        self.heard = Heard()
        self.ended = asyncio.Event()
        self.on("statechange", self._changed)
        self.first: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    def _changed(self) -> None:
        if self.state in {"closed", "failed"}:
            self.ended.set()

    async def report(self) -> None:
        """Send what every browser tells from time to time."""
        heard = self.heard
        if self.state != "connected" or not heard.numbers:
            return
        info = RtcpReceiverInfo(
            ssrc=heard.ssrc,
            fraction_lost=0,
            packets_lost=0,
            highest_sequence=heard.numbers[-1],
            jitter=0,
            lsr=0,
            dlsr=0,
        )
        await self._send_rtp(bytes(RtcpRrPacket(ssrc=1, reports=[info])))

    async def _handle_rtp_data(self, data: bytes, arrival_time_ms: int) -> None:  # noqa: ARG002  the name is aiortc's
        arrived = time.monotonic()
        first, _, number, timestamp, self.heard.ssrc = _HEADER.unpack_from(data)
        self.heard.numbers.append(number)
        self.heard.timestamps.append(timestamp)
        self.heard.arrived.append(arrived)
        self.heard.payloads.append(hashlib.blake2b(_payload(data, first), digest_size=8).digest())
        if not self.first.done():
            self.first.set_result(None)


def _payload(packet: bytes, first: int) -> bytes:
    begin = _HEADER.size + 4 * (first & 0x0F)
    if first & _EXTENDED:
        begin += 4 + 4 * struct.unpack_from(">H", packet, begin + 2)[0]
    return packet[begin:]


class _Way(RTCIceTransport):
    def lead(self, leading: bool) -> None:
        """Choose the way, as whoever talks to a lite agent must, or let the other choose."""
        self._connection.ice_controlling = leading


class Receiver:
    """One listener: takes an offer, answers it, and counts."""

    def __init__(self, certificate: RTCCertificate) -> None:
        self._gatherer = RTCIceGatherer(iceServers=[])
        self._way = _Way(self._gatherer)
        self._keys = _Counting(self._way, certificate)
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def heard(self) -> Heard:
        """What arrived so far."""
        return self._keys.heard

    def take(self) -> Heard:
        """Return what arrived since the last time."""
        heard, self._keys.heard = self._keys.heard, Heard()
        return heard

    async def answer(self, offer: str) -> str:
        """Return the answer to an offer; `connect` next."""
        await self._gatherer.gather()
        self._offer = SessionDescription.parse(offer).media[0]
        codec = self._offer.rtp.codecs[0]
        mine = self._gatherer.getLocalParameters()
        prints = self._keys.getLocalParameters().fingerprints[0]
        candidates = [
            f"a=candidate:{one.foundation} 1 udp {one.priority} {one.ip} {one.port} typ host"
            for one in self._gatherer.getLocalCandidates()
        ]
        lines = [
            "v=0",
            "o=- 1 1 IN IP4 127.0.0.1",
            "s=-",
            "t=0 0",
            f"a=group:BUNDLE {self._offer.rtp.muxId}",
            f"m=audio 9 UDP/TLS/RTP/SAVPF {codec.payloadType}",
            "c=IN IP4 0.0.0.0",
            "a=rtcp-mux",
            f"a=mid:{self._offer.rtp.muxId}",
            "a=recvonly",
            f"a=rtpmap:{codec.payloadType} opus/48000/2",
            f"a=ice-ufrag:{mine.usernameFragment}",
            f"a=ice-pwd:{mine.password}",
            f"a=fingerprint:{prints.algorithm} {prints.value}",
            "a=setup:active",
            *candidates,
            "a=end-of-candidates",
        ]
        return "\r\n".join(lines) + "\r\n"

    async def connect(self) -> None:
        """Find the way and agree on keys. Raises ConnectionError where that fails."""
        theirs = self._offer.ice
        if theirs is None:
            raise ConnectionError("the offer names no way")
        self._way.lead(theirs.iceLite)
        for candidate in self._offer.ice_candidates:
            await self._way.addRemoteCandidate(candidate)
        await self._way.addRemoteCandidate(None)
        await self._way.start(theirs)
        if self._way.state == "completed" and self._offer.dtls is not None:
            await self._keys.start(self._offer.dtls)
        if self._keys.state != "connected":
            raise ConnectionError(f"ICE {self._way.state}, DTLS {self._keys.state}")
        self._tasks.append(asyncio.create_task(self._report()))

    async def first_packet(self) -> None:
        """Wait until something was heard."""
        await self._keys.first

    async def ended(self) -> None:
        """Wait until the other side says that nothing will come any more."""
        await self._keys.ended.wait()

    async def vanish(self) -> None:
        """Leave without a word, as a phone does that is out of reach."""
        await self._way.stop()

    async def close(self) -> None:
        """Leave."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._keys.stop()
        await self._way.stop()

    async def _report(self) -> None:
        while True:
            await asyncio.sleep(_REPORT_S * random.uniform(0.5, 1.5))  # noqa: S311  no secret
            await self._keys.report()


def lost(heard: Heard) -> tuple[int, int]:
    """Return how many packets did not arrive, and how many should have."""
    if not heard.numbers:
        return 0, 0
    unwrapped = [heard.numbers[0]]
    for number in heard.numbers[1:]:
        unwrapped.append(unwrapped[-1] + (number - unwrapped[-1] + 0x8000) % 0x10000 - 0x8000)
    sent = max(unwrapped) - min(unwrapped) + 1
    return sent - len(set(unwrapped)), sent


def jitter_ms(heard: Heard) -> list[float]:
    """Return how much later than the promptest each packet arrived, by the clock in the packets."""
    if not heard.timestamps:
        return []
    first = heard.timestamps[0]
    late = [
        arrived - ((timestamp - first) & 0xFFFFFFFF) / _RATE_HZ
        for timestamp, arrived in zip(heard.timestamps, heard.arrived, strict=True)
    ]
    return [(one - min(late)) * 1000 for one in late]
