"""Many listeners in a process of its own: `python -m interpreter.lab.listeners.crowd`.

Its one argument is a JSON object, `Crowd`. They join as a phone does: by HTTP, then by WebSocket, then by WebRTC. On
its output it says {"joined": […], "listened": …}, how many seconds each waited from the request to the first sound, and
all of them listened already; then for each line of input what arrived since the last one. It ends with its input.
"""

import asyncio
import json
import sys
import time
from contextlib import suppress
from typing import Any

import msgspec
from aioice import ice
from aiortc import RTCCertificate
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from interpreter.lab.listeners.receiver import Receiver, jitter_ms, lost

_PATIENCE_S = 60.0
_LONGEST_ANSWER = 65_536


class Crowd(msgspec.Struct, frozen=True):
    """Who comes, and where."""

    port: int
    link: str
    channel: str
    address: str
    """Our own address that sound is received at."""
    listeners: int
    over_s: float
    """They come one after the other within this time."""


def main() -> None:
    """Listen until the input ends."""
    crowd = msgspec.json.decode(sys.argv[1], type=Crowd)
    ice.get_host_addresses = lambda **_: [crowd.address]
    asyncio.run(_listen(crowd))


class _Phone:
    """One listener, from joining to leaving."""

    def __init__(self, crowd: Crowd, certificate: RTCCertificate) -> None:
        self._crowd = crowd
        self.receiver = Receiver(certificate)
        self._socket: ClientConnection | None = None
        self._reading: asyncio.Task[None] | None = None
        self.heard_at = 0.0

    async def join(self, after_s: float) -> float:
        """Come after so many seconds; return how long it took from the request to the first sound."""
        await asyncio.sleep(after_s)
        begin = time.monotonic()
        ticket = await self._ticket()
        address = f"127.0.0.1:{self._crowd.port}"
        self._socket = await connect(f"ws://{address}/listen", origin=f"http://{address}", compression=None)  # type: ignore[arg-type]
        await self._say(
            {"ticket": ticket, "channel": self._crowd.channel, "languages": [self._crowd.channel]}
        )
        await self._say({"hear": True})
        offer = await self._offer(self._socket)
        await self._say({"answer": await self.receiver.answer(offer)})
        await self.receiver.connect()
        await self.receiver.first_packet()
        self.heard_at = time.monotonic()
        self._reading = asyncio.create_task(self._read(self._socket))
        return self.heard_at - begin

    async def leave(self) -> None:
        """Go away."""
        if self._reading is not None:
            self._reading.cancel()
        if self._socket is not None:
            await self._socket.close()
        await self.receiver.close()

    async def _ticket(self) -> str:
        body = json.dumps({"link": self._crowd.link}).encode()
        host = f"127.0.0.1:{self._crowd.port}"
        head = (
            f"POST /join HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nContent-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
        )
        reading, writing = await asyncio.open_connection("127.0.0.1", self._crowd.port)
        writing.write(head.encode() + body)
        answer = await reading.read(_LONGEST_ANSWER)
        while b"}" not in answer and (more := await reading.read(_LONGEST_ANSWER)):
            answer += more
        writing.close()
        ticket: str = json.loads(answer.partition(b"\r\n\r\n")[2])["ticket"]
        return ticket

    async def _say(self, message: dict[str, Any]) -> None:
        assert self._socket is not None  # noqa: S101  for the type checker
        await self._socket.send(json.dumps(message))

    async def _offer(self, socket: ClientConnection) -> str:
        while True:
            message = json.loads(await socket.recv())
            if "offer" in message:
                return str(message["offer"])

    async def _read(self, socket: ClientConnection) -> None:
        """Read captions as a page does."""
        with suppress(ConnectionClosed):
            while True:
                await socket.recv()


async def _listen(crowd: Crowd) -> None:
    certificate = RTCCertificate.generateCertificate()
    phones = [_Phone(crowd, certificate) for _ in range(crowd.listeners)]
    pause_s = crowd.over_s / crowd.listeners
    async with asyncio.timeout(crowd.over_s + _PATIENCE_S):
        took = await asyncio.gather(*(phone.join(number * pause_s) for number, phone in enumerate(phones)))
    now = time.monotonic()
    _say({"joined": took, "listened": sum(now - phone.heard_at for phone in phones)})
    while await asyncio.to_thread(sys.stdin.readline):
        _say(_arrived(phones))
    await asyncio.gather(*(phone.leave() for phone in phones))


def _arrived(phones: list[_Phone]) -> dict[str, Any]:
    """Return what arrived, and forget it."""
    found: dict[str, Any] = {"lost": 0, "sent": 0, "silent": 0, "jitter_ms": []}
    for phone in phones:
        heard = phone.receiver.take()
        missing, sent = lost(heard)
        found["lost"] += missing
        found["sent"] += sent
        found["silent"] += not sent
        found["jitter_ms"] += [round(one, 3) for one in jitter_ms(heard)]
    return found


def _say(entry: dict[str, Any]) -> None:
    print(json.dumps(entry), flush=True)  # noqa: T201  what the bench waits for


if __name__ == "__main__":
    main()
