"""Lets phones listen: owns the keys to the room, and the process that serves them, which it starts again if it breaks.

Sharing does not end with a session, but with the core.
"""

import asyncio
import logging
import secrets
import time
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

import msgspec

from interpreter.app.addresses import shown_address
from interpreter.app.feed import Json
from interpreter.app.listener_child import LISTENER_PROCESS, ListenerChild, Order
from interpreter.app.server import WayIn
from interpreter.domain.commands import RevokeLink, Share, StopSharing
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.events import SessionEvent
from interpreter.domain.sharing import AudienceCounted, SharingChanged, SharingSetup
from interpreter.network.order import RoomOrder
from interpreter.policy.event_setup import mistakes_in_sharing

_CODE_LETTERS = "CDFGHJKLMNPQRTVWXY3479"
"""No two look alike, and they make no words."""
_CODE_LENGTH = 6
_BROKEN = "The server for phones has ended and is started again; phones come back by themselves."
_SILENT = "The server for phones could not be started; the log of the core says why."
_LOG = logging.getLogger("openbooth.sharing")

SharingCommand = Share | StopSharing | RevokeLink
Publish = Callable[[SessionEvent], None]


@dataclass(frozen=True, slots=True)
class Times:
    """How long to wait for the process that serves phones."""

    start_s: float = 30.0
    """Until it listens."""
    silent_s: float = 10.0
    """For a word of it; one that says nothing hangs, and is replaced."""
    pauses_s: tuple[float, ...] = (0.0, 1.0, 2.0, 5.0)
    """Before it is started again, the first time, the second, …"""
    lived_well_s: float = 30.0
    """One that served for so long is started again at once."""
    read_s: float = 10.0
    """For reading why phones join as before, and not as a session wanted."""


@dataclass(frozen=True, slots=True)
class _Room:
    """What is shared now."""

    order: RoomOrder
    trouble: str = ""
    mentioned: str = ""
    """What was wanted in vain, for as long as it takes to read."""

    @property
    def told(self) -> SharingChanged:
        """What clients are told of it."""
        setup = self.order.setup
        address = shown_address(setup.host, setup.address, setup.port)
        link = f"http://{address}/#{self.order.link}"
        trouble = self.trouble or self.mentioned
        return SharingChanged(True, setup, link, address, self.order.code, self.order.read_token, trouble)


@dataclass(slots=True)
class _Serving:
    """How far one process has come."""

    begun: bool = False
    """Whether it listens."""
    kept_by: UserMistake | None = None
    """What keeps it from that."""


class Sharing:
    """Shares, or does not. Everything is called from one asyncio loop."""

    def __init__(
        self,
        publish: Publish,
        way_in: Callable[[], WayIn],
        *,
        command: Sequence[str] = LISTENER_PROCESS,
        times: Times | None = None,
    ) -> None:
        """`publish` tells clients, and nobody else; `way_in` says how the process reads what they read."""
        self._publish = publish
        self._way_in = way_in
        self._command = command
        self._times = times or Times()
        self._turn = asyncio.Lock()
        self._room: _Room | None = None
        self._kept: RoomOrder | None = None
        self._told: SharingChanged | None = None
        self._child: ListenerChild | None = None
        self._attending: asyncio.Task[None] | None = None
        self._asked: set[asyncio.Task[None]] = set()
        self._obeyed = asyncio.Event()

    @property
    def pid(self) -> int | None:
        """The process that serves phones, None while there is none."""
        return None if self._child is None else self._child.pid

    def execute(self, command: SharingCommand) -> Awaitable[None]:
        """Do what a client asks, also if it leaves meanwhile. Raises UserMistake."""
        match command:
            case Share(setup=setup):
                asked = self._see_to(self.share(setup))
            case StopSharing():
                asked = self._see_to(self.stop())
            case RevokeLink():
                asked = self._see_to(self.revoke())
        return asyncio.shield(asked)

    async def share(self, setup: SharingSetup) -> None:
        """Let phones join, or otherwise than before; return when they can.

        Raises UserMistake where they cannot, and then all is as before, if that can still be.
        """
        if mistakes := mistakes_in_sharing(setup):
            raise UserMistake(" ".join(mistakes))
        async with self._turn:
            before = self._room
            if before is None:
                order = _new_order(setup) if self._kept is None else replace(self._kept, setup=setup)
                await self._begin(_Room(order))
                return
            wanted = _Room(
                replace(before.order, setup=_with_port_of(before.order.setup, setup)), before.trouble
            )
            if _place(before) == _place(wanted) and self._child is not None:
                await self._change(wanted)
                return
            await self._end()
            try:
                await self._begin(wanted)
            except OpenBoothError as error:
                await self._restore(before, setup, error)
                raise

    async def _restore(self, before: _Room, wanted: SharingSetup, error: OpenBoothError) -> None:
        """Go back to where phones joined before; nobody is invited to where they cannot any more."""
        try:
            await self._begin(before)
        except OpenBoothError:
            self._tell_none_can(wanted, error)

    def begin(self, setup: SharingSetup) -> None:
        """Let phones join as soon as they can; what keeps them from it is published, and nothing else suffers."""
        self._see_to(self._share_if_possible(setup))

    async def revoke(self) -> None:
        """Make new keys: whoever has the old ones is sent away. Raises UserMistake where nothing is shared.

        Where sharing has stopped, the keys that it would have gone on with are forgotten.
        """
        async with self._turn:
            kept, self._kept = self._kept, None
            if self._room is None:
                if kept is None:
                    raise UserMistake("Phones cannot join, so there is no link; share first.")
                return
            await self._change(_Room(_new_order(self._room.order.setup), self._room.trouble))

    async def stop(self) -> None:
        """Let nobody join any more, and send away who is there; with the same keys they come back when it goes on."""
        async with self._turn:
            last = self._kept if self._room is None else self._room.order
            await self._end()
            self._kept = last
            self._publish(SharingChanged(on=False, setup=last.setup if last else SharingSetup()))

    async def close(self) -> None:
        """Share no more."""
        for task in self._asked:
            task.cancel()
        await asyncio.gather(*self._asked, return_exceptions=True)
        async with self._turn:
            await self._end()

    def _see_to(self, asked: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(asked, name="sharing as asked")
        self._asked.add(task)
        task.add_done_callback(self._asked.discard)
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
        return task

    async def _share_if_possible(self, setup: SharingSetup) -> None:
        try:
            await self.share(setup)
        except OpenBoothError as error:
            if self._room is None:
                self._tell_none_can(setup, error)
            else:
                await self._mention(str(error))

    async def _mention(self, trouble: str) -> None:
        """Tell what does not keep phones from joining as they did before, for a while."""
        if self._room is not None:
            self._room = replace(self._room, mentioned=trouble)
            self._tell()
        await asyncio.sleep(self._times.read_s)
        if self._room is not None and self._room.mentioned == trouble:
            self._room = replace(self._room, mentioned="")
            self._tell()

    async def _begin(self, room: _Room) -> None:
        self._room = room
        listening: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._attending = asyncio.create_task(self._attend(listening), name="sharing")
        try:
            async with asyncio.timeout(self._times.start_s):
                await listening
        except TimeoutError:
            await self._end()
            raise OpenBoothError(_SILENT) from None
        except BaseException:
            await self._end()
            raise

    async def _end(self) -> None:
        attending, self._attending = self._attending, None
        if attending is not None:
            attending.cancel()
            await asyncio.wait([attending])
        if self._room is not None:
            self._publish(AudienceCounted())
        self._room = self._told = None

    async def _change(self, room: _Room) -> None:
        """Have the process go on otherwise, and tell clients once it does; one that cannot is started again so."""
        self._room = room
        if self._child is not None:
            self._obeyed.clear()
            self._child.tell(Order(self._way_in(), room.order))
            with suppress(TimeoutError):
                async with asyncio.timeout(self._times.silent_s):
                    await self._obeyed.wait()
        self._tell()

    async def _attend(self, listening: "asyncio.Future[None]") -> None:
        """Keep the process running; one that never came to listen is not started again."""
        failures = 0
        while True:
            began_s = time.monotonic()
            trouble = await self._serve(listening)
            if not listening.done():
                listening.set_exception(trouble)
                return
            _LOG.warning("the server for phones has ended and is started again")
            failures = 0 if time.monotonic() - began_s > self._times.lived_well_s else failures
            self._publish(AudienceCounted())
            self._note(str(trouble))
            await asyncio.sleep(self._times.pauses_s[min(failures, len(self._times.pauses_s) - 1)])
            failures += 1

    async def _serve(self, listening: "asyncio.Future[None]") -> OpenBoothError:
        """Run one process to its end; return why it ended."""
        if self._room is None:
            raise RuntimeError("there is nothing to share")
        serving = _Serving()
        try:
            child = self._child = await ListenerChild.spawn(self._command)
        except OSError as error:
            return OpenBoothError(f"The server for phones could not be started ({error.strerror}).")
        try:
            child.tell(Order(self._way_in(), self._room.order))
            while (entry := await self._next(child, listening)) is not None:
                self._take(entry, listening, serving)
        finally:
            self._child = None
            self._obeyed.set()
            await child.end()
        return serving.kept_by or OpenBoothError(_BROKEN if listening.done() else _SILENT)

    async def _next(self, child: ListenerChild, listening: "asyncio.Future[None]") -> Json | None:
        """Return what the process says next, None where it has ended or hangs."""
        try:
            async with asyncio.timeout(self._times.silent_s if listening.done() else None):
                return await child.said()
        except TimeoutError:
            _LOG.warning("the server for phones says nothing any more")
            child.kill()
            return None

    def _take(self, entry: Json, listening: "asyncio.Future[None]", serving: _Serving) -> None:
        """Take what the process says."""
        match entry:
            case {"listening": int(port)}:
                serving.begun, serving.kept_by = True, None
                self._obeyed.set()
                self._listens(port)
                if not listening.done():
                    listening.set_result(None)
            case {"obeyed": True}:
                self._obeyed.set()
            case {"trouble": str(sentence)} if serving.begun:
                self._note(sentence)
            case {"trouble": str(sentence)}:
                serving.kept_by = UserMistake(sentence)
            case {"audience": dict(counted)}:
                with suppress(msgspec.ValidationError):
                    self._publish(msgspec.convert(counted, AudienceCounted))
            case _:
                self._tell()

    def _listens(self, port: int) -> None:
        """Phones can join from now on; a server that is started again listens there again."""
        if self._room is not None:
            order = self._room.order
            self._room = _Room(replace(order, setup=replace(order.setup, port=port)))
            self._tell()

    def _note(self, trouble: str) -> None:
        if self._room is not None:
            self._room = replace(self._room, trouble=trouble)
            self._tell()

    def _tell(self) -> None:
        """Tell clients what is shared, where that has changed; so does the address of a machine that is moved."""
        if self._room is not None and self._room.told != self._told:
            self._told = self._room.told
            self._publish(self._told)

    def _tell_none_can(self, wanted: SharingSetup, error: OpenBoothError) -> None:
        """Tell clients that no phone can join, and why."""
        told = SharingChanged(on=False, setup=wanted, trouble=str(error))
        if told != self._told:
            self._told = told
            self._publish(told)


def _new_order(setup: SharingSetup) -> RoomOrder:
    code = "".join(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))
    return RoomOrder(setup, secrets.token_hex(16), code, secrets.token_hex(16), secrets.token_hex(32))


def _with_port_of(before: SharingSetup, setup: SharingSetup) -> SharingSetup:
    """Return the set-up, on the port that is in use where any will do."""
    return setup if setup.port or setup.host != before.host else replace(setup, port=before.port)


def _place(room: _Room) -> tuple[object, ...]:
    """Return what cannot be changed while the process runs."""
    setup = room.order.setup
    return setup.host, setup.port, setup.crowded, setup.janus
