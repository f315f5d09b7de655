"""Follows the core for the server of phones: its events into the hall, its sound to those who hear it."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from interpreter.app.feed import json_of
from interpreter.app.protocol import (
    LONGEST_LINE,
    Situation,
    Sounded,
    Subscribe,
    entry_of,
    line_of,
    message_of,
)
from interpreter.app.server import HOST, WayIn
from interpreter.domain.channels import ChannelChanged
from interpreter.domain.events import Published, SessionChanged
from interpreter.domain.timeline import Ticks
from interpreter.network.hall import Hall
from interpreter.network.media import Media
from interpreter.policy.freshness import Freshness

_AGAIN_S = 0.5
_FULL_SCALE = np.float32(32_768)


@dataclass(frozen=True, slots=True)
class Hearers:
    """Those who are told: the hall, whoever sends sound, and who wants to know the languages of channels."""

    hall: Hall
    media: Media
    on_language: Callable[[str], None]


class CoreFeed:
    """Follows whoever `way_in` leads to, again and again until cancelled. Sound that was held up is not handed on."""

    def __init__(
        self, way_in: WayIn, hearers: Hearers, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._way_in = way_in
        self._hearers = hearers
        self._clock = clock
        self._freshness = Freshness()
        self._session = ""

    async def run(self) -> None:
        """Follow; a core that cannot be reached is tried again."""
        while True:
            with suppress(OSError, ValueError):
                await self._follow()
            await asyncio.sleep(_AGAIN_S)

    async def _follow(self) -> None:
        way = self._way_in
        reader, writer = await asyncio.open_connection(HOST, way.port, limit=LONGEST_LINE)
        try:
            writer.write(line_of({"token": way.token}) + line_of(entry_of(Subscribe(sound=True))))
            while line := await reader.readline():
                self._take(line)
        finally:
            writer.close()

    def _take(self, line: bytes) -> None:
        with suppress(ValueError):  # a newer core may say more
            match message_of(line):
                case Sounded() as sounded:
                    self._sound(sounded)
                case Published(event=event) as published:
                    self._note(event)
                    self._hearers.hall.take(published, line.rstrip())
                case Situation(events=events):
                    for published in events:
                        self._note(published.event)
                    self._hearers.hall.situation(events, [line_of(json_of(one)).rstrip() for one in events])
                case _:
                    pass

    def _sound(self, sounded: Sounded) -> None:
        now_s = self._clock()
        for channel, (start, pcm) in sounded.channels.items():
            samples = np.frombuffer(pcm, "<i2").astype(np.float32) / _FULL_SCALE
            if self._freshness.is_fresh(Ticks(start + len(samples)), now_s):
                self._hearers.media.sound(channel, Ticks(start), samples)

    def _note(self, event: object) -> None:
        match event:
            case ChannelChanged(language=language):
                self._hearers.on_language(language)
            case SessionChanged(session=session) if session != self._session:
                self._session = session
                self._freshness = Freshness()
            case _:
                pass
