"""Looks after the sound devices while no session runs: which there are, what every input hears, and a test tone."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interpreter.app.protocol import InputHeard
from interpreter.domain.devices import Device, DeviceListed, OutputPlace
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.events import SessionEvent
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks

if TYPE_CHECKING:
    from interpreter.app.sound import InputMeters
    from interpreter.ports.sound import SoundSystem

OpenSound = Callable[[], "AbstractAsyncContextManager[SoundSystem]"]

_LOG = logging.getLogger("openbooth.core")
_FRAME_S = 0.1
_KNOWN_AFTER = Ticks(2 * TICKS_PER_SECOND)
"""How long after it was opened a sound system that lists no device has none."""
_AFTER_AN_ERROR_S = 5.0
_RELEASED_WITHIN_S = 5.0
"""A sound server that takes longer than this to release a device does not answer."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Whom a survey is for: whether there is anybody, and how they are told."""

    wanted: Callable[[], bool]
    publish: Callable[[SessionEvent], None]
    show: Callable[[Mapping[str, InputHeard]], None]


class Survey:
    """Has the sound system open while somebody wants to see it and it is not held; at most one test tone at a time."""

    def __init__(self, audience: Audience, open_sound: OpenSound | None = None) -> None:
        """`open_sound` opens that of this machine unless another one is given."""
        self._audience = audience
        self._open_sound = open_sound or _sound_of_this_machine
        self._held = False
        self._released = asyncio.Event()
        self._released.set()
        self._tone: asyncio.Task[None] | None = None

    async def run(self) -> None:
        """Survey whenever somebody wants it, until cancelled."""
        while True:
            if not self._is_due:
                await asyncio.sleep(_FRAME_S)
                continue
            self._released.clear()
            try:
                await self._survey()
            except Exception:  # noqa: BLE001 - the survey ends here, and nothing else because of it
                _LOG.exception("the devices cannot be surveyed")
                self._released.set()
                await asyncio.sleep(_AFTER_AN_ERROR_S)
            finally:
                self._released.set()

    async def hold(self) -> None:
        """Use no device any more; return when every one is released.

        Raises OpenBoothError where the sound server does not release them.
        """
        self._held = True
        try:
            async with asyncio.timeout(_RELEASED_WITHIN_S):
                await self._release()
        except TimeoutError:
            raise OpenBoothError(
                "The sound server does not answer; restart it, or wait a moment and try again."
            ) from None

    def go_on(self) -> None:
        """The devices may be used again."""
        self._held = False

    async def sound_tone(self, place: OutputPlace) -> None:
        """Sound a test tone to its end. Raises UserMistake for an output that is not there or does not play."""
        if self._tone is not None:
            raise UserMistake("A test tone sounds already; wait until it has ended.")
        self._tone = asyncio.create_task(self._play(place), name="test tone")
        try:
            await self._tone
        except asyncio.CancelledError:
            if self._held:
                raise UserMistake("The test tone was ended because a session begins.") from None
            raise
        finally:
            self._tone = None

    async def _release(self) -> None:
        if self._tone is not None:
            self._tone.cancel()
            await asyncio.wait([self._tone])
        await self._released.wait()

    @property
    def _is_due(self) -> bool:
        return not self._held and self._audience.wanted()

    async def _survey(self) -> None:
        from interpreter.app.sound import InputMeters  # noqa: PLC0415 - clients that look for a core need no sound

        async with self._open_sound() as sound:
            meters = InputMeters(sound)
            try:
                await self._follow(sound, meters)
            finally:
                meters.close()

    async def _follow(self, sound: "SoundSystem", meters: "InputMeters") -> None:
        told: Sequence[Device] | None = None
        while self._is_due:
            there = sound.devices()
            if there != told and (there or told or meters.now() > _KNOWN_AFTER):
                told = there
                self._audience.publish(DeviceListed(tuple(there)))
            await meters.listen(_FRAME_S)
            self._audience.show(meters.heard())

    async def _play(self, place: OutputPlace) -> None:
        from interpreter.app.device_names import output_place  # noqa: PLC0415
        from interpreter.app.sound import InputMeters, listed, play_tone  # noqa: PLC0415

        async with self._open_sound() as sound:
            known = output_place(f"{place.device}:{place.first}", await listed(sound))
            meters = InputMeters(sound, listens=False)
            await play_tone(sound, meters, known)


def _sound_of_this_machine() -> "AbstractAsyncContextManager[SoundSystem]":
    from interpreter.app.sound import opened_sound  # noqa: PLC0415

    return opened_sound()
