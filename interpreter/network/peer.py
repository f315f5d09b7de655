"""Sends one listener the packets of whatever channel they hear, encrypted for them alone (RFC 3550, 3711, 5764)."""

import asyncio
import logging
import secrets
import struct
import time
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import cast

import pylibsrtp
from aiortc import RTCCertificate, RTCDtlsParameters, RTCDtlsTransport, RTCIceTransport
from aiortc.rtp import RtcpPacket, RtcpReceiverInfo, RtcpRrPacket, RtcpSenderInfo, RtcpSrPacket

from interpreter.domain.timeline import TICKS_PER_SECOND
from interpreter.network.ice import Route
from interpreter.network.media import Reception
from interpreter.network.offers import Accepted

_log = logging.getLogger(__name__)
_HEADER = struct.Struct(">BBHII")
_VERSION_2 = 0x80
_TIME_TO_CONNECT_S = 30.0
_REPORTS = 4  # loss is what so many reports say together
_REPORT_COUNTS_S = 20.0
_SECONDS_1900_TO_1970 = 2_208_988_800


class _Encryption(RTCDtlsTransport):
    """The keys shared with one listener's browser, which must hold the certificate that its answer names."""

    def __init__(self, route: Route, certificate: RTCCertificate) -> None:
        super().__init__(cast("RTCIceTransport", route), [certificate])
        self.reported: Callable[[RtcpReceiverInfo], None] | None = None

    def sealed(self, packet: bytes) -> bytes:
        """Return a packet as only the listener can read it. It must be connected."""
        return self._tx_srtp.protect(packet)

    def sealed_report(self, report: bytes) -> bytes:
        """Return a report as only the listener can read it. It must be connected."""
        return self._tx_srtp.protect_rtcp(report)

    async def end(self) -> None:
        """Tell the browser that nothing will come any more."""
        reading = self._task
        await self.stop()
        if reading is not None:
            await asyncio.gather(reading, return_exceptions=True)

    async def _handle_rtcp_data(self, data: bytes) -> None:
        with suppress(ValueError, struct.error):
            for packet in RtcpPacket.parse(data):
                if isinstance(packet, RtcpRrPacket | RtcpSrPacket) and self.reported is not None:
                    for report in packet.reports:
                        self.reported(report)


class Peer:
    """One listener's stream. It goes on without a gap whatever is sent in it."""

    def __init__(
        self,
        channel: str,
        route: Route,
        certificate: RTCCertificate,
        *,
        frames: int,
        clock: Callable[[], float],
    ) -> None:
        self.channel = channel
        self.route = route
        self.ssrc = secrets.randbits(32)
        self.connected = False
        self._clock = clock
        self._offered_at = clock()
        self._frames = frames
        self._first: deque[bytes] = deque()  # packets that are heard before the channel's
        self._encryption = _Encryption(route, certificate)
        self._encryption.reported = self._reported
        self._encryption.on("statechange", self._changed)
        self._handshake: asyncio.Task[None] | None = None
        self._failed = False
        self._type = 0
        self._number = secrets.randbits(15)
        self._timestamp = secrets.randbits(32)
        self._sent_at = 0.0
        self._packets = self._octets = 0
        self._reports: deque[tuple[float, float]] = deque(
            maxlen=_REPORTS
        )  # when, and the share that was lost
        self._delay_ms: float | None = None

    def ended(self) -> bool:
        """Return whether nothing arrives any more, or never began to within half a minute."""
        now = self._clock()
        unanswered = not self.connected and now - self._offered_at > _TIME_TO_CONNECT_S
        return (
            unanswered
            or self._failed
            or self._encryption.state in {"closed", "failed"}
            or self.route.gone(now)
        )

    def begin(self, answer: Accepted, first: Iterable[bytes]) -> None:
        """Agree on keys with the browser that gave the answer, then send, `first` of all."""
        self._type = answer.payload_type
        self._first.extend(first)
        if self._handshake is None:
            self._handshake = asyncio.create_task(self._shake_hands(answer))

    def put_first(self, packets: Iterable[bytes]) -> bool:
        """Send these in place of the channel's next ones; return whether that can be."""
        if self.connected:
            self._first.extend(packets)
        return self.connected

    def send(self, payload: bytes, at: float) -> None:
        """Send one packet of the channel, or, while there are such, one that comes first; `at` is the time of day."""
        if not self.connected:
            return
        if self._first:
            payload = self._first.popleft()
        header = _HEADER.pack(_VERSION_2, self._type, self._number, self._timestamp, self.ssrc)
        try:
            packet = self._encryption.sealed(header + payload)
        except (pylibsrtp.Error, ValueError):
            self.connected, self._failed = False, True
            return
        self.route.send(packet)
        self._number = (self._number + 1) & 0xFFFF
        self._timestamp = (self._timestamp + self._frames) & 0xFFFFFFFF
        self._packets += 1
        self._octets += len(payload)
        self._sent_at = at

    def report(self) -> None:
        """Tell the browser what was sent, so that its reports tell how long packets are under way."""
        if not self.connected or not self._packets:
            return
        now = time.time()
        since = round((now - self._sent_at) * TICKS_PER_SECOND)
        sent = RtcpSenderInfo(
            ntp_timestamp=_ntp(now),
            rtp_timestamp=(self._timestamp - self._frames + since) & 0xFFFFFFFF,
            packet_count=self._packets & 0xFFFFFFFF,
            octet_count=self._octets & 0xFFFFFFFF,
        )
        report = RtcpSrPacket(ssrc=self.ssrc, sender_info=sent)
        self.route.send(self._encryption.sealed_report(bytes(report)))

    def reception(self) -> Reception | None:
        """Return how well the listener hears; None while nothing arrives there."""
        now = self._clock()
        recent = [lost for at, lost in self._reports if now - at < _REPORT_COUNTS_S]
        if not self.connected or not recent:
            return None
        return Reception(self.channel, sum(recent) / len(recent), self._delay_ms)

    async def close(self) -> None:
        """Send nothing more."""
        self.connected = False
        try:
            await self._encryption.end()
        finally:
            self.route.close()
        if self._handshake is not None:
            await self._handshake

    async def _shake_hands(self, answer: Accepted) -> None:
        try:
            await self._encryption.start(RTCDtlsParameters(fingerprints=answer.fingerprints))
        except Exception as error:  # noqa: BLE001  a browser may send anything; only its own sound ends
            _log.info("a listener's browser could not agree on keys: %s", type(error).__name__)
            self._failed = True

    def _changed(self) -> None:
        self.connected = self._encryption.state == "connected"

    def _reported(self, report: RtcpReceiverInfo) -> None:
        if report.ssrc != self.ssrc:
            return
        self._reports.append((self._clock(), report.fraction_lost / 256))
        if report.lsr:
            both_ways = ((_ntp(time.time()) >> 16) - report.lsr - report.dlsr) & 0xFFFFFFFF  # of 1/65536 s
            self._delay_ms = both_ways / 65.536 / 2 if both_ways < 1 << 31 else 0.0


def _ntp(at: float) -> int:
    return int((at + _SECONDS_1900_TO_1970) * (1 << 32))
