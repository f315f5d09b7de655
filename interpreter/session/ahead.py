"""Hears recordings ahead of their time where nobody waits for the clock.

Who speaks when does not depend on what the engine says, so the speakers process works while the engine is still busy
with what was before. What it finds out is told when the time of its audio has come: the same events as without.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from interpreter.domain.audio import AudioFrame
from interpreter.domain.timeline import Ticks
from interpreter.session.floor import Floor
from interpreter.session.listening import Listening

_MOST_BLOCKS = 10


@dataclass(frozen=True, slots=True)
class HeardBlock:
    """What was captured at once, and what passes on the segments and turns that are known with it."""

    frames: list[AudioFrame]
    tell: Callable[[], object]

    @property
    def end(self) -> Ticks:
        """When it has been said."""
        return max(frame.end for frame in self.frames)


class HearingAhead:
    """Captures recordings and hears them, up to 200 ms before their time."""

    def __init__(self, floor: Floor, listening: Listening) -> None:
        self._floor = floor
        self._listening = listening
        self._waits_when_full: asyncio.Queue[HeardBlock | None] = asyncio.Queue(_MOST_BLOCKS)

    async def run(self, follow: Callable[[HeardBlock], Awaitable[None]]) -> None:
        """Hand over block by block to `follow` until the floor ends."""
        async with stages() as beside:
            beside.create_task(self._hear(), name="hearing")
            while (block := await self._waits_when_full.get()) is not None:
                await follow(block)
                self._waits_when_full.task_done()

    async def _hear(self) -> None:
        """Hear until the floor ends. What is to be corrected waits until everything heard before is told."""
        while frames := self._floor.capture():
            if self._listening.to_correct:
                await self._waits_when_full.join()
            tell = await self._listening.hear()
            await self._waits_when_full.put(HeardBlock(frames, tell))
        await self._waits_when_full.put(None)


@asynccontextmanager
async def stages() -> AsyncIterator[asyncio.TaskGroup]:
    """Run tasks side by side until all have ended; the first one that fails ends the others and is raised itself."""
    try:
        async with asyncio.TaskGroup() as group:
            yield group
    except BaseExceptionGroup as failed:
        raise failed.exceptions[0] from failed
