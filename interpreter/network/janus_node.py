"""One Janus node: what is published there, and whom it serves."""

import asyncio
import itertools
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from interpreter.domain.errors import UserMistake
from interpreter.domain.sharing import place_of
from interpreter.domain.timeline import TICKS_PER_MS
from interpreter.network.janus_api import INVALID_SDP, LOST, JanusSession, Told, connected
from interpreter.network.janus_mountpoint import Mountpoint
from interpreter.network.janus_sdp import answer_for_janus, offer_from_janus
from interpreter.network.media import Reception

_LOG = logging.getLogger("interpreter.network")
_AGAIN_S = 1.0
_EXISTS = 456
_FAREWELL_S = 1.0
_NOTICE = "notice"
_RECENT_S = 10.0
_MOST_REPORTS = 16


@dataclass(eq=False, slots=True)
class _Seat:
    """One listener."""

    listener: str
    handle: int
    channel: str
    """What they chose."""
    shown: str
    """The name of the mountpoint that Janus sends them; empty for none that is known."""
    notice: deque[bytes]
    """What they are still to hear before that."""
    up: bool = False
    moving: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while Janus is asked to send them something else."""
    lost: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=_MOST_REPORTS))
    """When packets were lost, and how many."""


class JanusNode:
    """Serves listeners through the Janus server at one address, as long as it is there and whenever it is back."""

    def __init__(
        self,
        address: str,
        key: str,
        *,
        packet_ms: int,
        tell: Callable[[], None],
        clock: Callable[[], float],
    ) -> None:
        """`tell` is called whenever the node was tried: it works now, or it does not."""
        self._address = address
        self._clock = clock
        self._key = key
        self._packet_ms = packet_ms
        self._tell = tell
        self._session: JanusSession | None = None
        self._tasks: asyncio.TaskGroup | None = None
        self._served = False  # since it was last lost
        self._manager = 0
        self._making = asyncio.Lock()
        self._mountpoints: dict[str, Mountpoint] = {}
        self._numbers = itertools.count(1)
        self._free: list[str] = []  # mountpoints for notices that nobody hears
        self._seats: dict[str, _Seat] = {}
        self._by_handle: dict[int, _Seat] = {}
        self._before: set[_Seat] = set()  # who hears a notice, or is to
        self._preparing = 0
        self._broken: set[str] = set()
        self.tried = False
        self.trouble = "it was not reached yet"

    @property
    def place(self) -> str:
        """Where it is, without what it is asked with."""
        return place_of(self._address)

    @property
    def working(self) -> bool:
        """Whether it can serve listeners."""
        return self._session is not None

    @property
    def load(self) -> int:
        """How many it serves, or is about to."""
        return len(self._seats) + self._preparing

    async def run(self) -> None:
        """Keep in touch with the node until cancelled."""
        while True:
            try:
                async with connected(self._address) as session:
                    await self._serve(session)
            except* LOST as errors:
                self._lament(errors)
            self._try_is_over()
            await asyncio.sleep(_AGAIN_S)

    def send(self, channel: str, payloads: Sequence[bytes]) -> None:
        """Publish the next packets of a channel; to whom a notice comes first, as much of that is sent."""
        published = self._mountpoints.get(_channel(channel))
        if published is None or self._tasks is None:
            return
        for payload in payloads:
            published.send(payload)
            for seat in [one for one in self._before if one.up and one.channel == channel]:
                if seat.notice:
                    self._mountpoints[seat.shown].send(seat.notice.popleft())
                else:
                    self._before.remove(seat)
                    self._tasks.create_task(self._show_chosen(seat))

    async def offer(self, listener: str, channel: str, notice: Sequence[bytes]) -> str:
        """Prepare to serve a listener; return the offer. Raises what is in LOST."""
        self._broken.discard(listener)
        self._preparing += 1
        try:
            session = self._there()
            shown = await self._published(_channel(channel))
            if notice:
                shown = await self._published(self._place_for_notice())
            seat = _Seat(listener, await session.attach(), channel, shown.name, deque(notice))
        finally:
            self._preparing -= 1
        self._seats[listener] = self._by_handle[seat.handle] = seat
        if notice:
            self._before.add(seat)
        try:
            return await self._offered(session, seat, shown)
        except BaseException:
            self._end(seat)
            raise

    async def answer(self, listener: str, sdp: str) -> None:
        """Begin to serve a listener. Raises UserMistake for what is no answer."""
        answer = answer_for_janus(sdp)
        seat = self._seats.get(listener)
        if seat is None or self._session is None:
            return
        with suppress(*LOST):
            told = await self._session.say(seat.handle, {"request": "start"}, answer)
            if told.code in INVALID_SDP:
                raise UserMistake("This browser answers what Janus does not understand; try another browser.")
            if told.code:
                self._break(seat)

    async def switch(self, listener: str, channel: str) -> None:
        """Serve another channel; after the notice, where that is heard first."""
        if (seat := self._seats.get(listener)) is not None:
            seat.channel = channel
            await self._show_chosen(seat)

    async def tell(self, listener: str, notice: Sequence[bytes]) -> bool:
        """Have a listener hear a notice before what comes next on their channel; return whether they do."""
        seat = self._seats.get(listener)
        if seat is None or not seat.up:
            return False
        with suppress(*LOST):
            async with seat.moving:
                if seat not in self._before and await self._show_notice(seat):
                    seat.notice.extend(notice)
                    self._before.add(seat)
        return seat in self._before

    async def leave(self, listener: str) -> None:
        """Serve a listener no more."""
        if (seat := self._seats.get(listener)) is not None:
            self._forget(seat)
            await self._detach(seat)

    def receptions(self) -> dict[str, Reception]:
        """How well listeners hear: Janus tells what got lost, not how long the rest takes."""
        since = self._clock() - _RECENT_S
        packets = _RECENT_S * 1000 / self._packet_ms
        return {
            name: Reception(
                seat.channel, min(1.0, sum(lost for at, lost in seat.lost if at > since) / packets)
            )
            for name, seat in self._seats.items()
            if seat.up
        }

    def broken(self) -> set[str]:
        """Whose sound has ended, each told once."""
        broken, self._broken = self._broken, set()
        return broken

    async def close(self) -> None:
        """Leave nothing behind at the node; `run` is to be cancelled afterwards."""
        with suppress(*LOST):
            async with asyncio.timeout(_FAREWELL_S):
                for mountpoint in self._mountpoints.values():
                    await self._there().say(self._manager, mountpoint.removal())

    async def _serve(self, session: JanusSession) -> None:
        """Serve listeners for as long as the session lasts. Raises what is in LOST, in a group."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._until_lost(session.listen(self._hear)))
                tasks.create_task(self._until_lost(session.keep_alive()))
                await session.create()
                self._manager = await session.attach()
                self._session, self._tasks, self._served = session, tasks, True
                _LOG.info("The Janus node %s serves listeners.", self.place)
                self._try_is_over()
        finally:
            self._lose()

    async def _until_lost(self, lasting: Awaitable[None]) -> None:
        """Wait for what ends with the session; nothing is begun there from that moment on."""
        try:
            await lasting
        finally:
            self._lose()

    def _try_is_over(self) -> None:
        self.tried = True
        self._tell()

    async def _offered(self, session: JanusSession, seat: _Seat, shown: Mountpoint) -> str:
        told = await session.say(seat.handle, shown.watching())
        if told.jsep is None:
            raise ConnectionError(f"it prepares no sound (code {told.code})")
        return offer_from_janus(told.jsep.sdp)

    def _there(self) -> JanusSession:
        if self._session is None:
            raise ConnectionError(self.trouble)
        return self._session

    async def _published(self, name: str) -> Mountpoint:
        """Return the mountpoint of this name, which is made where there is none yet."""
        async with self._making:
            if name not in self._mountpoints:
                self._mountpoints[name] = await self._made(name)
            return self._mountpoints[name]

    async def _made(self, name: str) -> Mountpoint:
        session = self._there()
        made = Mountpoint(self._key, name, frames=self._packet_ms * TICKS_PER_MS)
        asked = made.creation(session.host, session.secret)
        told = await session.say(self._manager, asked)
        if told.code == _EXISTS:
            await session.say(self._manager, made.removal())
            told = await session.say(self._manager, asked)
        if told.code:
            raise ConnectionError(f"it takes no sound (code {told.code})")
        made.open(session.host, told.plugindata.data["stream"]["ports"][0]["port"])
        return made

    def _place_for_notice(self) -> str:
        return self._free.pop() if self._free else _notice(next(self._numbers))

    async def _show_notice(self, seat: _Seat) -> bool:
        """Have Janus send what is told to this listener alone; return whether it does."""
        place = await self._published(self._place_for_notice())
        if seat.handle not in self._by_handle:
            self._free.append(place.name)
            return False
        seat.shown = place.name
        try:
            refused = (await self._there().say(seat.handle, place.switching())).code
        except BaseException:
            if self._tasks is not None:
                self._tasks.create_task(self._show_chosen(seat))
            raise
        if refused:
            self._break(seat)
        return seat.handle in self._by_handle

    async def _show_chosen(self, seat: _Seat) -> None:
        """Have Janus send what the listener chose, also where that changes meanwhile; a notice is heard out first."""
        with suppress(*LOST):
            async with seat.moving:
                await self._show_channel(seat)

    async def _show_channel(self, seat: _Seat) -> None:
        while seat.handle in self._by_handle and seat.shown != (name := _channel(seat.channel)):
            chosen = await self._published(name)
            if seat in self._before:
                break
            if (await self._there().say(seat.handle, chosen.switching())).code:
                self._break(seat)
                break
            self._give_back(seat)
            seat.shown = name

    def _hear(self, told: Told) -> None:
        """Take what Janus says of its own accord."""
        if (seat := self._by_handle.get(told.sender)) is None:
            return
        match told.janus:
            case "webrtcup":
                seat.up = True
            case "hangup" | "detached":
                self._break(seat)
            case "slowlink":
                seat.lost.append((self._clock(), told.lost))
            case _:
                pass

    def _break(self, seat: _Seat) -> None:
        """What a listener hears has ended."""
        if seat.handle in self._by_handle:
            self._broken.add(seat.listener)
            self._end(seat)

    def _end(self, seat: _Seat) -> None:
        """A listener is served no more, without waiting for the node to say so."""
        if seat.handle in self._by_handle and self._tasks is not None:
            self._forget(seat)
            self._tasks.create_task(self._detach(seat))

    def _forget(self, seat: _Seat) -> None:
        del self._by_handle[seat.handle], self._seats[seat.listener]
        self._before.discard(seat)

    async def _detach(self, seat: _Seat) -> None:
        with suppress(*LOST):
            await self._there().detach(seat.handle)
            self._give_back(seat)

    def _give_back(self, seat: _Seat) -> None:
        if seat.shown.startswith(_NOTICE):
            self._free.append(seat.shown)
        seat.shown = ""

    def _lament(self, errors: BaseExceptionGroup[Exception]) -> None:
        self.trouble = "; ".join(str(error) or "it does not answer" for error in _single(errors))
        served, self._served = self._served, False
        if served:
            _LOG.warning(
                "The Janus node %s is lost (%s); its listeners go to others.", self.place, self.trouble
            )

    def _lose(self) -> None:
        """Nothing is left of what was at the node."""
        self._session = self._tasks = None
        for mountpoint in self._mountpoints.values():
            mountpoint.close()
        self._broken.update(self._seats)
        for kept in (self._mountpoints, self._free, self._seats, self._by_handle, self._before):
            kept.clear()


def _channel(channel: str) -> str:
    return f"channel {channel}"


def _notice(number: int) -> str:
    return f"{_NOTICE} {number}"


def _single(errors: BaseExceptionGroup[Exception]) -> Iterator[Exception]:
    for error in errors.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from _single(error)
        else:
            yield error
