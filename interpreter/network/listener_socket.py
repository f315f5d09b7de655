"""One listener's WebSocket."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from starlette.websockets import WebSocket, WebSocketDisconnect

from interpreter.domain.errors import NoRoom, UserMistake
from interpreter.domain.sharing import FLOOR
from interpreter.network.closing import Close
from interpreter.network.hall import News, Reader
from interpreter.network.page_messages import (
    Asked,
    Hello,
    NotUnderstood,
    asked_in,
    captions_message,
    hello_in,
    message,
    session_fields,
)
from interpreter.network.room import Room, Seat
from interpreter.policy.captioning import is_right_to_left

_CAPTIONS_AT_ONCE = 20
_LETTERS_AT_ONCE = 32 * 1024


@dataclass(frozen=True, slots=True)
class Pace:
    """The times of a listener's socket."""

    hello_s: float = 5.0
    """Until a page has said who comes."""
    filled_s: float = 2.0
    """Until the hall is filled, in a process that has just begun: what a phone missed is not known before."""
    captions_s: float = 0.1
    """From one batch of captions to the next; what changes meanwhile is told together."""


class ListenerSocket:
    """Tells a page what happens, does what it asks, and ends with a code where it has to."""

    def __init__(
        self,
        websocket: WebSocket,
        room: Room,
        *,
        clock: Callable[[], float],
        language_name: Callable[[str], str],
        pace: Pace,
    ) -> None:
        self._websocket = websocket
        self._room = room
        self._clock = clock
        self._language_name = language_name
        self._pace = pace
        self._offering = asyncio.Lock()
        self._broken = asyncio.Event()
        self._ended: asyncio.Future[Close | None] = asyncio.get_running_loop().create_future()

    def end(self, code: Close) -> None:
        """Say farewell."""
        if not self._ended.done():
            self._ended.set_result(code)

    def renew(self) -> None:
        """Offer the sound again."""
        self._broken.set()

    async def serve(self) -> None:
        """Return when the page has gone, or was sent away."""
        with suppress(WebSocketDisconnect):
            await self._websocket.accept()
            code = await self._welcomed()
            if code is not None:
                await self._websocket.close(code)

    async def _welcomed(self) -> Close | None:
        try:
            async with asyncio.timeout(self._pace.hello_s):
                hello = hello_in(await self._text())
        except TimeoutError:
            return Close.TOO_SLOW
        except NotUnderstood:
            return Close.NOT_UNDERSTOOD
        with suppress(TimeoutError):
            async with asyncio.timeout(self._pace.filled_s):
                await self._room.hall.filled.wait()
        listener = self._room.tickets.listener_of(hello.ticket)
        if listener is None:
            return Close.BAD_TICKET
        if not self._room.guest(listener).visits.take(self._clock()):
            return Close.TOO_MANY
        seat = self._room.sit(listener, self)
        if seat is None:
            await self._send(trouble="full")
            return Close.TOO_MANY
        try:
            return await self._seated(seat, hello)
        finally:
            await self._room.stand_up(seat, self, self._clock())

    async def _seated(self, seat: Seat, hello: Hello) -> Close | None:
        seat.languages = hello.languages
        seat.wanted = hello.channel or seat.wanted
        moved = self._room.settle(seat)
        reader = self._reader(seat, hello)
        self._room.hall.add(reader)
        tasks: list[asyncio.Task[Close | None]] = [
            asyncio.create_task(self._tell(seat, reader, moved=moved), name="listener's captions"),
            asyncio.create_task(self._hear(seat, reader), name="listener's wishes"),
            asyncio.create_task(self._mend(seat), name="listener's sound"),
        ]
        try:
            await asyncio.wait([*tasks, self._ended], return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._room.hall.remove(reader)
            for task in tasks:
                task.cancel()
            results = await asyncio.gather(*tasks, return_exceptions=True)
        for result in results:
            if isinstance(result, Exception) and not isinstance(result, WebSocketDisconnect):
                raise result
        if self._ended.done():
            return self._ended.result()
        return next((result for result in results if isinstance(result, Close)), None)

    def _reader(self, seat: Seat, hello: Hello) -> Reader:
        """Return what they are to read: what they missed, if they were here before."""
        hall = self._room.hall
        session = None if hall.session is None else hall.session.session
        reader = Reader(hall, seat.channel)
        been_here = hello.session is not None and (hello.session, hello.channel) == (session, seat.channel)
        if hello.since is not None and been_here:
            reader.catch_up(hello.since)
        return reader

    async def _tell(self, seat: Seat, reader: Reader, *, moved: bool) -> Close | None:
        session = session_fields(self._room.hall.session)
        await self._send(welcome=session | {"channel": seat.channel, "hears": seat.hears})
        await self._send(channels=self._channels())
        if moved:
            await self._room.follow(seat)
        reader.wake(lag=True)
        while True:
            channel, news = reader.channel, reader.take()
            if news.session:
                await self._send(session=session_fields(self._room.hall.session))
            if news.channels:
                await self._send(channels=self._channels())
                if self._room.settle(seat):
                    await self._chosen(seat, reader)
            await self._read_out(news, channel, reader)
            await asyncio.sleep(self._pace.captions_s)
            await reader.changed()

    async def _read_out(self, news: News, channel: str, reader: Reader) -> None:
        """Tell what is new on a channel, as long as it is the one that they read."""
        if news.lag_ms is not None and reader.channel == channel:
            await self._send(lag_ms=news.lag_ms)
        for batch in _batches([held.text for held in news.captions]):
            if reader.channel == channel:
                await self._websocket.send_text(captions_message(batch))

    async def _hear(self, seat: Seat, reader: Reader) -> Close | None:
        while True:
            try:
                asked = asked_in(await self._text())
                if not seat.guest.messages.take(self._clock()):
                    return Close.TOO_MANY
                await self._do(seat, reader, asked)
            except (NotUnderstood, UserMistake):
                return Close.NOT_UNDERSTOOD

    async def _do(self, seat: Seat, reader: Reader, asked: Asked) -> None:
        if asked.choose is not None:
            if self._room.hall.has(asked.choose):
                seat.wanted = seat.channel = asked.choose
            await self._chosen(seat, reader)
        if asked.hear is not None:
            seat.wants_sound = asked.hear
            await self._offer(seat)
        if asked.answer is not None:
            await self._room.answer(seat, asked.answer)
        if asked.press is not None:
            self._room.press(seat, asked.press, self._clock())
        if asked.ping is not None:
            await self._send(pong=asked.ping)

    async def _chosen(self, seat: Seat, reader: Reader) -> None:
        reader.choose(seat.channel)
        await self._send(chosen=seat.channel)
        await self._room.follow(seat)

    async def _mend(self, seat: Seat) -> Close | None:
        while True:
            await self._broken.wait()
            self._broken.clear()
            await self._offer(seat)

    async def _offer(self, seat: Seat) -> None:
        """Offer the sound, unless they want none, or none any more when their turn has come."""
        async with self._offering:
            if seat.wants_sound:
                await asyncio.sleep(seat.guest.offers.reserve(self._clock()))
            if not seat.wants_sound:
                await self._room.silence(seat)
                return
            try:
                sdp = await self._room.offer(seat)
            except NoRoom:
                seat.offered = False
                await self._send(trouble="full")
            else:
                await self._send(offer=sdp)

    def _channels(self) -> list[dict[str, object]]:
        hall = self._room.hall
        floor = _described(FLOOR, hall.floor_language, "floor", self._language_name)
        return [floor] + [
            _described(one.channel, one.language, one.mode, self._language_name) | {"muted": one.muted}
            for one in hall.channels
        ]

    async def _send(self, **fields: object) -> None:
        await self._websocket.send_text(message(**fields))

    async def _text(self) -> str:
        """Return the next message. Raises NotUnderstood for one that is no text, and WebSocketDisconnect."""
        received = await self._websocket.receive()
        if received["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(received.get("code", 1006))
        text = received.get("text")
        if not isinstance(text, str):
            raise NotUnderstood("not text")
        return text


def _batches(captions: Iterable[str]) -> Iterator[list[str]]:
    """Yield captions a few at a time, so that little waits for who does not read."""
    batch: list[str] = []
    for caption in captions:
        if batch and (len(batch) == _CAPTIONS_AT_ONCE or sum(map(len, batch)) > _LETTERS_AT_ONCE):
            yield batch
            batch = []
        batch.append(caption)
    if batch:
        yield batch


def _described(channel: str, language: str, mode: str, name: Callable[[str], str]) -> dict[str, object]:
    return {
        "channel": channel,
        "language": language,
        "name": name(language) if language else "",
        "mode": mode,
        "muted": False,
        "right_to_left": is_right_to_left(language),
    }
