"""The listener server with one channel that sounds, a process: `python -m interpreter.lab.listeners.room`.

Its one argument is a JSON object, `Room`; it says {"listening": PORT} and ends with its input.
"""

import asyncio
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress

import msgspec
import numpy as np

from interpreter.app.places import resources_folder
from interpreter.domain.audio import Samples
from interpreter.domain.channels import ChannelChanged, Mode
from interpreter.domain.events import Published, SessionChanged, SessionEvent, SessionState
from interpreter.domain.sharing import AudienceCounted, SharingSetup
from interpreter.domain.timeline import TICKS_PER_MS, TICKS_PER_SECOND, Ticks
from interpreter.network.hall import Hall
from interpreter.network.janus import JanusMedia
from interpreter.network.media import Media, Reception
from interpreter.network.order import RoomOrder
from interpreter.network.pages import Pages
from interpreter.network.peers import Peers
from interpreter.network.server import ListenerServer

HOST = "127.0.0.1"
LINK = "11" * 16
CHANNEL = "es"
_PIECE = 10 * TICKS_PER_MS
_SOUND_S = 10


class Room(msgspec.Struct, frozen=True):
    """What is served."""

    seed: int
    crowded: bool = False
    each_alone: bool = False
    """Encode for every listener anew, as a server does that has one encoder in each connection."""
    janus: tuple[str, ...] = ()


class EachAlone:
    """Sends a channel as if every listener had one of their own."""

    def __init__(self, peers: Peers) -> None:
        self._peers = peers
        self._hearing: dict[str, str] = {}

    def sound(self, channel: str, start: Ticks, samples: Samples) -> None:
        """Encode what sounds for each listener anew."""
        for listener, heard in self._hearing.items():
            if heard == channel:
                self._peers.sound(f"{channel} for {listener}", start, samples)

    def forget(self, channel: str) -> None:
        """A channel was taken away; silence follows by itself."""

    async def offer(self, listener: str, channel: str, notice: Samples | None = None) -> str:
        """Prepare to send a channel to a listener."""
        self._hearing[listener] = channel
        return await self._peers.offer(listener, f"{channel} for {listener}", notice)

    async def answer(self, listener: str, sdp: str) -> None:
        """Begin to send."""
        await self._peers.answer(listener, sdp)

    async def switch(self, listener: str, channel: str) -> None:
        """Send another channel from now on."""
        self._hearing[listener] = channel
        await self._peers.switch(listener, f"{channel} for {listener}")

    async def tell(self, listener: str, notice: Samples) -> bool:
        """Have a listener hear a notice."""
        return await self._peers.tell(listener, notice)

    async def leave(self, listener: str) -> None:
        """Send nothing more to a listener."""
        self._hearing.pop(listener, None)
        await self._peers.leave(listener)

    def receptions(self) -> Mapping[str, Reception]:
        """How well each listener hears."""
        return self._peers.receptions()

    def broken(self) -> frozenset[str]:
        """The listeners whose sound has ended."""
        return self._peers.broken()

    async def close(self) -> None:
        """Send nothing more to anybody."""
        await self._peers.close()


def main() -> None:
    """Serve until the input ends."""
    asyncio.run(_serve(msgspec.json.decode(sys.argv[1], type=Room)))


async def _serve(room: Room) -> None:
    media, sound = _media(room), _speech(room.seed)
    server = ListenerServer(
        _hall(),
        media,
        Pages.of(resources_folder() / "listener"),
        notice=_no_notice,
        on_audience=_tell_nobody,
        language_name=str,
    )
    setup = SharingSetup(host=HOST, port=0, most=5_000, crowded=room.crowded, janus=room.janus)
    port = await server.serve(RoomOrder(setup, LINK, "ABCDEF", "22" * 16, "33" * 32))
    print(msgspec.json.encode({"listening": port}).decode(), flush=True)  # noqa: T201  what the bench waits for
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    threading.Thread(target=_wait_for_end, args=(loop, over), daemon=True).start()
    sounding = asyncio.create_task(_sound(media, sound))
    await over.wait()
    sounding.cancel()
    with suppress(asyncio.CancelledError):
        await sounding
    await server.close()
    await media.close()


def _media(room: Room) -> Media:
    if room.janus:
        return JanusMedia(room.janus, room.crowded)
    peers = Peers(room.crowded, host=HOST)
    return EachAlone(peers) if room.each_alone else peers


def _hall() -> Hall:
    hall = Hall()
    events: tuple[SessionEvent, ...] = (
        SessionChanged(SessionState.RUNNING, "bench", "en", (CHANNEL,)),
        ChannelChanged(CHANNEL, CHANNEL, Mode.MACHINE),
    )
    for sequence, event in enumerate(events, 1):
        hall.take(Published(sequence, Ticks(0), event), b"{}")
    return hall


async def _sound(media: Media, sound: Samples) -> None:
    """Let the channel sound as a core does: 10 ms every 10 ms."""
    loop = asyncio.get_running_loop()
    begin, first = loop.time(), 0
    while True:
        at = first % len(sound)
        media.sound(CHANNEL, Ticks(first), sound[at : at + _PIECE])
        first += _PIECE
        await asyncio.sleep(max(0.0, begin + first / TICKS_PER_SECOND - loop.time()))


def _speech(seed: int) -> Samples:
    """Return what costs an encoder what speech does: voiced, restless, and breathy."""
    generator = np.random.default_rng(seed)
    frames = np.arange(_SOUND_S * TICKS_PER_SECOND)
    corners = np.arange(0, len(frames) + TICKS_PER_SECOND, TICKS_PER_SECOND // 8)
    hertz = np.interp(frames, corners, generator.uniform(100, 220, len(corners)))
    loudness = np.interp(frames, corners, generator.uniform(0.05, 1, len(corners)))
    phase = 2 * np.pi * np.cumsum(hertz) / TICKS_PER_SECOND
    voiced = np.sum([np.sin(harmonic * phase) / harmonic for harmonic in range(1, 16)], axis=0)
    sound = (voiced + 0.3 * generator.normal(size=len(frames))) * loudness
    return np.asarray(0.3 * sound / np.abs(sound).max(), np.float32)


def _no_notice(language: str) -> None:  # noqa: ARG001  it is for every language
    return None


def _tell_nobody(audience: AudienceCounted) -> None:
    """Count for nobody."""


def _wait_for_end(loop: asyncio.AbstractEventLoop, over: asyncio.Event) -> None:
    sys.stdin.read()
    loop.call_soon_threadsafe(over.set)


if __name__ == "__main__":
    main()
