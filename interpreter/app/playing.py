"""Plays the sound of sessions on record while no session runs."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING

from interpreter.domain.commands import PlayRecord
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.events import SessionEvent

if TYPE_CHECKING:
    from interpreter.app.deck import Order
    from interpreter.ports.sound import SoundSystem

OpenSound = Callable[[], "AbstractAsyncContextManager[SoundSystem]"]

_LOG = logging.getLogger("openbooth.core")
_RELEASED_WITHIN_S = 5.0
"""A sound server that takes longer than this to release a device does not answer."""


class RecordPlayer:
    """Plays one record at a time; the next one takes its place at once. All calls from the core's task."""

    def __init__(self, publish: Callable[[SessionEvent], None], open_sound: OpenSound | None = None) -> None:
        """`open_sound` opens the sound system of this machine unless another one is given."""
        self._publish = publish
        self._open_sound = open_sound
        self._task: asyncio.Task[None] | None = None
        self._waiting: Order | None = None
        self._unanswered: list[Order] = []

    async def play(self, wanted: PlayRecord) -> None:
        """Play; done when it sounds, or when something else was asked for meanwhile. Raises OpenBoothError."""
        await self._ask(wanted)

    async def stop(self) -> None:
        """Play no longer."""
        if self._task is not None and not self._task.done():
            await self._ask(None)

    async def release(self) -> None:
        """Play no longer; return when no device is used any more.

        Raises OpenBoothError where the sound server does not release it.
        """
        if self._task is None or self._task.done():
            return
        self._task.cancel()
        done, _ = await asyncio.wait([self._task], timeout=_RELEASED_WITHIN_S)
        if not done:
            raise OpenBoothError(
                "The sound server does not answer; restart it, or wait a moment and try again."
            )

    async def _ask(self, wanted: PlayRecord | None) -> None:
        from interpreter.app.deck import Order  # noqa: PLC0415 - a core that plays nothing needs no sound

        before = self._waiting
        order = self._waiting = Order(wanted, asyncio.get_running_loop().create_future())
        self._unanswered = [*(one for one in self._unanswered if not one.answer.done()), order]
        if before is not None:
            before.done()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._serve(), name="playback")
        await order.answer

    def _take(self) -> "Order | None":
        order, self._waiting = self._waiting, None
        return order

    async def _serve(self) -> None:
        """Have the devices open as long as something plays, and a moment longer."""
        try:
            while self._waiting is not None:
                await self._play()
            for order in self._unanswered:
                order.done()
        except asyncio.CancelledError:
            self._give_up(
                OpenBoothError("Nothing is played now because a session begins; try again after it.")
            )
            raise
        except OpenBoothError as error:
            self._give_up(error)
        except Exception as error:  # noqa: BLE001 - the playback ends here, and nothing else because of it
            _LOG.exception("a record cannot be played")
            name = type(error).__name__
            self._give_up(OpenBoothError(f"It cannot be played because of an error in OpenBooth ({name})."))

    async def _play(self) -> None:
        from interpreter.app.deck import Deck  # noqa: PLC0415
        from interpreter.app.sound import opened_sound  # noqa: PLC0415

        reading = ThreadPoolExecutor(1, "record")
        try:
            async with (self._open_sound or opened_sound)() as sound:
                await Deck(sound, self._publish, reading).serve(self._take)
        finally:
            reading.shutdown(wait=False)

    def _give_up(self, error: OpenBoothError) -> None:
        """Tell everybody who still waits."""
        self._waiting = None
        for order in self._unanswered:
            order.refuse(error)
