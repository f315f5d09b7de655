"""Listeners hear through a real Janus, and through another when it ends."""

import asyncio
import itertools
import logging
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress

import numpy as np
import pytest
from aiortc import MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamError
from numpy.typing import NDArray

from interpreter.domain.audio import Samples
from interpreter.domain.errors import NoRoom, UserMistake
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks
from interpreter.lab.janus_server import JanusServer, janus_can_run, janus_server
from interpreter.network.janus import JanusMedia
from interpreter.network.janus_mountpoint import Mountpoint

pytestmark = pytest.mark.skipif(not janus_can_run(), reason="needs Janus, and a network")

PIECE = 480
TONES_HZ = {"es": 440, "fr": 1000, "floor": 2000}
NOTICE_HZ = 3000


def tone(hz: float, seconds: float) -> Samples:
    return melody(np.full(round(seconds * 20), hz))


def melody(steps_hz: NDArray[np.float64]) -> Samples:
    """Tones of 50 ms each."""
    turns = np.cumsum(np.repeat(steps_hz, TICKS_PER_SECOND // 20)) / TICKS_PER_SECOND
    return (0.4 * np.sin(2 * np.pi * turns)).astype(np.float32)


SOUNDS = {channel: tone(hz, 1) for channel, hz in TONES_HZ.items()}
SOUNDS["de"] = melody(np.random.default_rng(1).uniform(300, 1200, 20))


class Listener:
    """A receive-only browser that hides where it is, and keeps what it hears."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.heard: list[tuple[float, Samples]] = []
        self._peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self._peer.on("track", self._track)
        self._reading: asyncio.Task[None] | None = None

    async def answer(self, offer: str) -> str:
        await self._peer.setRemoteDescription(RTCSessionDescription(offer, "offer"))
        await self._peer.setLocalDescription(await self._peer.createAnswer())
        lines = self._peer.localDescription.sdp.splitlines(keepends=True)
        return "".join(line for line in lines if not line.startswith("a=candidate"))

    async def hear(self, media: JanusMedia, channel: str, notice: Samples | None = None) -> None:
        await media.answer(self.name, await self.answer(await media.offer(self.name, channel, notice)))

    async def hear_soon(self, media: JanusMedia, channel: str) -> None:
        """Hear a channel as soon as a node works."""
        async with asyncio.timeout(5):
            while True:
                with suppress(NoRoom):
                    return await self.hear(media, channel)
                await asyncio.sleep(0.1)

    async def hears(self, hz: float, *, patience_s: float = 5.0) -> float:
        """Wait for a tone; return when it was first heard."""
        async with asyncio.timeout(patience_s):
            while True:
                for at, samples in self.heard:
                    if pitch(samples) == pytest.approx(hz, abs=30):
                        self.heard.clear()
                        return at
                await asyncio.sleep(0.01)

    def latest(self, samples: int) -> Samples:
        return np.concatenate([np.zeros(0, np.float32), *(heard for _, heard in self.heard)])[-samples:]

    async def leave(self) -> None:
        await self._peer.close()
        if self._reading is not None:
            await asyncio.wait([self._reading])

    def _track(self, track: MediaStreamTrack) -> None:
        self._reading = asyncio.create_task(self._read(track))

    async def _read(self, track: MediaStreamTrack) -> None:
        with suppress(MediaStreamError):
            while True:
                frame = await track.recv()
                stereo = frame.to_ndarray().reshape(-1)
                self.heard.append((time.monotonic(), stereo[::2].astype(np.float32) / 32768))


def pitch(samples: Samples) -> float | None:
    """The frequency of a tone; None for silence."""
    if np.abs(samples).max() < 0.1:
        return None
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), 8192))
    return float(np.argmax(spectrum) * TICKS_PER_SECOND / 8192)


@asynccontextmanager
async def sounding(*nodes: str, key: str = "", crowded: bool = False) -> AsyncIterator[JanusMedia]:
    """Sound for listeners: one second on each channel, over and over."""
    media = JanusMedia(nodes, crowded, key=key)

    async def play() -> None:
        begin, at = time.monotonic(), 0
        while True:
            for channel, sound in SOUNDS.items():
                media.sound(channel, Ticks(at), sound[at % len(sound) :][:PIECE])
            at += PIECE
            await asyncio.sleep(max(0.0, begin + at / TICKS_PER_SECOND - time.monotonic()))

    playing = asyncio.create_task(play())
    try:
        yield media
    finally:
        playing.cancel()
        await asyncio.wait([playing])
        await media.close()


@pytest.fixture(scope="module")
def janus() -> Iterator[JanusServer]:
    with janus_server() as server:
        yield server


@pytest.fixture
def other() -> Iterator[JanusServer]:
    with janus_server() as server:
        yield server


async def test_a_listener_hears_the_channel_they_chose_and_another_at_once(janus: JanusServer) -> None:
    async with sounding(janus.address) as media:
        listener = Listener("a")
        await listener.hear(media, "es")
        await listener.hears(TONES_HZ["es"])
        switched = time.monotonic()
        await media.switch("a", "fr")
        assert await listener.hears(TONES_HZ["fr"]) - switched < 0.5
        await listener.leave()


async def test_what_is_heard_is_what_sounds(janus: JanusServer) -> None:
    async with sounding(janus.address) as media:
        listener = Listener("a")
        await listener.hear(media, "de")
        likeness = 0.0
        for _ in range(100):
            await asyncio.sleep(0.1)
            likeness = alike(listener.latest(TICKS_PER_SECOND), SOUNDS["de"])
            if likeness > 0.9:
                break
        assert likeness > 0.9
        await listener.leave()


def alike(heard: Samples, sound: Samples) -> float:
    """The correlation of what is heard with what sounds over and over, however late it is heard."""
    if len(heard) < len(sound):
        return 0.0
    overlap = np.fft.irfft(np.fft.rfft(heard) * np.conj(np.fft.rfft(sound)))
    return float(overlap.max() / (np.linalg.norm(heard) * np.linalg.norm(sound) + 1e-9))


async def test_the_notice_is_heard_before_the_channel(janus: JanusServer) -> None:
    async with sounding(janus.address, crowded=True) as media:
        listener = Listener("a")
        await listener.hear(media, "es", tone(NOTICE_HZ, 0.6))
        begin = await listener.hears(NOTICE_HZ)
        await media.switch("a", "fr")
        after = await listener.hears(TONES_HZ["fr"])
        assert 0.4 < after - begin < 1.2
        await listener.leave()


async def test_a_notice_stands_in_place_of_the_channel_for_one_listener_alone(janus: JanusServer) -> None:
    async with sounding(janus.address) as media:
        told, other = Listener("a"), Listener("b")
        for listener in (told, other):
            await listener.hear(media, "es")
            await listener.hears(TONES_HZ["es"])
        for _ in range(2):
            assert await media.tell("a", tone(NOTICE_HZ, 0.4))
            await media.switch("a", "fr")
            begin = await told.hears(NOTICE_HZ)
            assert 0.2 < await told.hears(TONES_HZ["fr"]) - begin < 1.0
            await media.switch("a", "es")
            await told.hears(TONES_HZ["es"])
        assert not any(pitch(samples) == pytest.approx(NOTICE_HZ, abs=30) for _, samples in other.heard)
        (node,) = media._nodes
        assert node._free == ["notice 1"]
        for listener in (told, other):
            await listener.leave()
        assert not await media.tell("nobody", tone(NOTICE_HZ, 0.4))


async def test_listeners_are_spread_and_come_back_when_a_node_is_killed(
    janus: JanusServer, other: JanusServer, logged: list[logging.LogRecord]
) -> None:
    async with sounding(janus.address, other.address) as media:
        listeners = [Listener(name) for name in "abcd"]
        for listener in listeners:
            await listener.hear(media, "es")
            await listener.hears(TONES_HZ["es"])
        other.kill()
        killed = time.monotonic()
        lost = await broken(media)
        assert len(lost) == 2
        assert time.monotonic() - killed < 3
        again = [Listener(name) for name in lost]
        for listener in again:
            await listener.hear(media, "es")
            await listener.hears(TONES_HZ["es"])
        assert time.monotonic() - killed < 10
        for listener in listeners + again:
            await listener.leave()
    assert_said(logged, other)


async def broken(media: JanusMedia) -> frozenset[str]:
    async with asyncio.timeout(5):
        while True:
            if lost := media.broken():
                return lost
            await asyncio.sleep(0.02)


def assert_said(logged: list[logging.LogRecord], *lost: JanusServer) -> None:
    said = [record.getMessage() for record in logged]
    assert [line.partition(" (")[0] for line in said] == [
        f"The Janus node {node.place} is lost" for node in lost
    ]
    logged.clear()


async def test_a_node_that_hangs_is_not_waited_for_and_is_used_when_it_goes_on(
    other: JanusServer, logged: list[logging.LogRecord]
) -> None:
    async with sounding(other.address) as media:
        listener = Listener("a")
        await listener.hear(media, "es")
        await listener.hears(TONES_HZ["es"])
        other.hang()
        hung = time.monotonic()
        assert await broken(media) == {"a"}
        assert time.monotonic() - hung < 3.5
        with pytest.raises(NoRoom):
            await media.offer("a", "es")
        other.go_on()
        again = Listener("a")
        await again.hear_soon(media, "es")
        await again.hears(TONES_HZ["es"])
        await listener.leave()
        await again.leave()
    assert_said(logged, other)


async def test_whoever_closes_the_page_is_noticed(janus: JanusServer) -> None:
    async with sounding(janus.address) as media:
        listener = Listener("a")
        await listener.hear(media, "es")
        await listener.hears(TONES_HZ["es"])
        assert media.receptions()["a"].channel == "es"
        await listener.leave()
        assert await broken(media) == {"a"}
        assert not media.receptions()
        assert not media.broken()


async def test_what_a_killed_process_left_at_a_node_is_replaced(janus: JanusServer) -> None:
    async with sounding(janus.address, key="of the room") as killed:
        await killed.offer("a", "es")
        async with sounding(janus.address, key="of the room") as media:
            listener = Listener("a")
            await listener.hear(media, "es")
            await listener.hears(TONES_HZ["es"])
            await listener.leave()


async def test_an_answer_that_is_none_is_the_listeners_mistake(janus: JanusServer) -> None:
    async with sounding(janus.address) as media:
        await media.offer("a", "es")
        with pytest.raises(UserMistake):
            await media.answer("a", "v=0\r\n")
        await media.leave("a")


async def test_what_gets_lost_on_the_way_is_told(janus: JanusServer, monkeypatch: pytest.MonkeyPatch) -> None:
    send, sent = Mountpoint.send, itertools.count()

    def send_most(mountpoint: Mountpoint, payload: bytes) -> None:
        kept = mountpoint._socket
        mountpoint._socket = kept if next(sent) % 5 else None
        send(mountpoint, payload)
        mountpoint._socket = kept

    async with sounding(janus.address) as media:
        listener = Listener("a")
        await listener.hear(media, "es")
        await listener.hears(TONES_HZ["es"])
        assert media.receptions()["a"].loss == 0.0
        monkeypatch.setattr(Mountpoint, "send", send_most)
        async with asyncio.timeout(10):
            while True:
                await asyncio.sleep(0.1)
                if media.receptions()["a"].loss > 0:
                    break
        await listener.leave()


async def test_where_no_node_works_the_operator_reads_what_to_do(janus: JanusServer) -> None:
    stranger = f"ws://wrong@{janus.place}"
    media = JanusMedia([stranger, "ws://127.0.0.1:9"])
    with pytest.raises(NoRoom, match=r"does not let us in .* Start Janus there") as raised:
        await media.offer("a", "es")
    assert "wrong" not in str(raised.value)
    await media.close()
