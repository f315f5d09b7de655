"""What listens in tests of sound: real WebRTC by aiortc, over loopback only, and a network between that is worse."""

import asyncio
import random
import re
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import numpy as np
from aiortc import MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError

from interpreter.domain.audio import Samples
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks
from interpreter.network.media import Media

LOOPBACK = "127.0.0.1"
PIECE = 480
_CANDIDATE = re.compile(r"(a=candidate:\S+ 1 udp \d+ )(\S+) (\d+)")


@dataclass
class Heard:
    """What a listener's browser decoded, and when."""

    pieces: list[tuple[float, Samples]] = field(default_factory=list)

    @property
    def samples(self) -> Samples:
        """All of it."""
        return np.concatenate([np.zeros(0, np.float32), *(samples for _, samples in self.pieces)])

    def since(self, at: float) -> Samples:
        """What was decoded after a moment."""
        later = [samples for when, samples in self.pieces if when >= at]
        return np.concatenate([np.zeros(0, np.float32), *later])


class Listener:
    """A browser's part, played by aiortc."""

    def __init__(self) -> None:
        self.heard = Heard()
        self.connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self.connection.on("track", self._begin)
        self._reading: list[asyncio.Task[None]] = []

    async def answer(self, offer: str) -> str:
        """Return what it answers to an offer."""
        await self.connection.setRemoteDescription(RTCSessionDescription(offer, "offer"))
        await self.connection.setLocalDescription(await self.connection.createAnswer())
        return self.connection.localDescription.sdp

    async def close(self) -> None:
        """Leave."""
        await self.connection.close()
        for task in self._reading:
            task.cancel()
        await asyncio.gather(*self._reading, return_exceptions=True)

    def _begin(self, track: MediaStreamTrack) -> None:
        self._reading.append(asyncio.create_task(self._read(track)))

    async def _read(self, track: MediaStreamTrack) -> None:
        with suppress(MediaStreamError):
            while True:
                frame = await track.recv()
                left = frame.to_ndarray().reshape(-1, 2)[:, 0].astype(np.float32) / 32768
                self.heard.pieces.append((time.monotonic(), left))


@asynccontextmanager
async def listening(
    media: Media,
    name: str,
    channel: str,
    *,
    notice: Samples | None = None,
    way: Callable[[str], str] = lambda offer: offer,
) -> AsyncIterator[Listener]:
    """Have somebody hear a channel; their side is connected at the start. `way` changes where they think we are."""
    listener = Listener()
    try:
        answer = await listener.answer(way(await media.offer(name, channel, notice)))
        await media.answer(name, answer)
        await until(lambda: listener.connection.connectionState == "connected")
        yield listener
    finally:
        await listener.close()


async def until(come: Callable[[], bool]) -> None:
    """Wait until something has come; for long, as computers may be slow."""
    async with asyncio.timeout(20):
        while not come():  # noqa: ASYNC110  nothing tells us
            await asyncio.sleep(0.01)


async def broken(media: Media) -> frozenset[str]:
    """Wait until somebody's sound has ended, and return whose."""
    found: frozenset[str] = frozenset()

    def look() -> bool:
        nonlocal found
        found = media.broken()
        return bool(found)

    await until(look)
    return found


class Talk:
    """Something that sounds on channels as it does in a room: 10 ms every 10 ms, without end."""

    def __init__(self, media: Media, **channels: Samples) -> None:
        self._media = media
        self._channels = channels
        self.said_at: list[float] = []

    async def run(self) -> None:
        """Talk until cancelled."""
        begin = time.monotonic()
        while True:
            first = len(self.said_at) * PIECE
            for channel, sound in self._channels.items():
                self._media.sound(
                    channel, Ticks(first), np.take(sound, range(first, first + PIECE), mode="wrap")
                )
            self.said_at.append(time.monotonic())
            await asyncio.sleep(
                max(0.0, begin + len(self.said_at) * PIECE / TICKS_PER_SECOND - time.monotonic())
            )


@asynccontextmanager
async def talking(media: Media, **channels: Samples) -> AsyncIterator[Talk]:
    """Have channels sound meanwhile."""
    talk = Talk(media, **channels)
    task = asyncio.create_task(talk.run())
    try:
        yield talk
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


def voice(seconds: float = 8.0, seed: int = 1) -> Samples:
    """Return a voice that hums, up and down, loud and soft, of which no two parts are alike."""
    generator = np.random.default_rng(seed)
    frames = np.arange(int(seconds * TICKS_PER_SECOND))
    corners = np.arange(0, len(frames) + TICKS_PER_SECOND, TICKS_PER_SECOND // 4)
    hertz = np.interp(frames, corners, generator.uniform(100, 220, len(corners)))
    loudness = np.interp(frames, corners, generator.uniform(0.1, 1, len(corners)))
    phase = 2 * np.pi * np.cumsum(hertz) / TICKS_PER_SECOND
    hum = np.sum([np.sin(harmonic * phase) / harmonic for harmonic in range(1, 9)], axis=0) * loudness
    return (0.4 * hum / np.abs(hum).max()).astype(np.float32)


def tone(hertz: float, seconds: float = 1.0) -> Samples:
    """Return a pure tone."""
    return (
        0.3 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * TICKS_PER_SECOND)) / TICKS_PER_SECOND)
    ).astype(np.float32)


def pitch(samples: Samples) -> float:
    """Return the strongest frequency; 0 for silence."""
    if len(samples) == 0 or np.abs(samples).max() < 0.01:
        return 0.0
    return float(np.argmax(np.abs(np.fft.rfft(samples)))) * TICKS_PER_SECOND / len(samples)


class PoorNetwork:
    """Stands between listeners and us, loses datagrams, holds them up, and can change the listeners' addresses."""

    def __init__(self, *, loss: float = 0.0, jitter_s: float = 0.0) -> None:
        self.loss = loss
        self._jitter_s = jitter_s
        self._chance = random.Random(7)  # noqa: S311  no secret
        self._server = ("", 0)
        self._front: asyncio.DatagramTransport | None = None
        self._backs: dict[tuple[str, int], asyncio.DatagramTransport] = {}

    async def __aenter__(self) -> "PoorNetwork":
        self._front = await _opened(self._from_listener)
        return self

    async def __aexit__(self, *error: object) -> None:
        for transport in (*self._backs.values(), self._front):
            if transport is not None:
                transport.close()
        await asyncio.sleep(0)

    def between(self, offer: str) -> str:
        """Return the offer as a listener on this network gets it."""
        assert self._front is not None
        candidate = _CANDIDATE.search(offer)
        assert candidate is not None
        self._server = (candidate[2], int(candidate[3]))
        host, port = self._front.get_extra_info("sockname")
        return _CANDIDATE.sub(rf"\g<1>{host} {port}", offer)

    def move(self) -> None:
        """Give every listener another address."""
        for back in self._backs.values():
            back.close()
        self._backs.clear()

    def _from_listener(self, datagram: bytes, listener: tuple[str, int]) -> None:
        asyncio.get_running_loop().create_task(self._pass_on(datagram, listener)).add_done_callback(_checked)

    async def _pass_on(self, datagram: bytes, listener: tuple[str, int]) -> None:
        if listener not in self._backs:
            back = await _opened(lambda answer, _: self._to_listener(answer, listener))
            self._backs.setdefault(listener, back)
        back = self._backs[listener]
        self._later(back, datagram, self._server)

    def _to_listener(self, datagram: bytes, listener: tuple[str, int]) -> None:
        if self._front is not None:
            self._later(self._front, datagram, listener)

    def _later(self, by: asyncio.DatagramTransport, datagram: bytes, to: tuple[str, int]) -> None:
        def send() -> None:
            if not by.is_closing():
                by.sendto(datagram, to)

        if self._chance.random() >= self.loss:
            asyncio.get_running_loop().call_later(self._chance.uniform(0, self._jitter_s), send)


class _Datagrams(asyncio.DatagramProtocol):
    def __init__(self, received: Callable[[bytes, tuple[str, int]], None]) -> None:
        self._received = received

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        self._received(data, addr)


async def _opened(received: Callable[[bytes, tuple[str, int]], None]) -> asyncio.DatagramTransport:
    transport, _ = await asyncio.get_running_loop().create_datagram_endpoint(
        lambda: _Datagrams(received), local_addr=(LOOPBACK, 0)
    )
    return transport


def _checked(task: asyncio.Task[None]) -> None:
    if not task.cancelled():
        task.result()
