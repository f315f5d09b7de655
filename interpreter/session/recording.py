"""Keeps on disk what listeners of a channel really heard."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence

from interpreter.domain.audio import AudioFrame
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.ports.outlets import Recording

GATHERED = ticks_from_seconds(0.5)
MOST_WAITING = ticks_from_seconds(60)


class ChannelRecording:
    """Writes rendered sound on a thread, half a second at a time, so that a slow disk holds up nobody.

    When a minute waits to be written, the oldest is dropped: a silence in the recording. `problem` says why.
    """

    def __init__(self, begin: Callable[[], Recording]) -> None:
        """`begin` makes the recording, with the first that is to be written."""
        self._begin = begin
        self._recording: Recording | None = None
        self._waiting: deque[AudioFrame] = deque()
        self._length = 0
        self._writing: asyncio.Task[None] | None = None
        self.problem: str | None = None

    def take(self, frames: Sequence[AudioFrame]) -> None:
        """Take what sounded; returns at once."""
        self._waiting.extend(frames)
        self._length += sum(frame.end - frame.start for frame in frames)
        while self._length > MOST_WAITING:
            oldest = self._waiting.popleft()
            self._length -= oldest.end - oldest.start
        if self._length >= GATHERED and (self._writing is None or self._writing.done()):
            self._writing = asyncio.create_task(
                asyncio.to_thread(self._write, self._batch()), name="recording"
            )

    async def close(self, end: Ticks) -> None:
        """Write what waits and complete the file at `end`."""
        if self._writing is not None:
            await self._writing
        await asyncio.to_thread(self._finish, self._batch(), end)

    def _opened(self) -> Recording:
        if self._recording is None:
            self._recording = self._begin()
        return self._recording

    def _batch(self) -> list[AudioFrame]:
        batch = list(self._waiting)
        self._waiting.clear()
        self._length = 0
        return batch

    def _write(self, frames: Sequence[AudioFrame]) -> None:
        try:
            recording = self._opened()
            for frame in frames:
                recording.play(frame.start, frame.rate_hz, frame.samples)
        except (OSError, RuntimeError, ValueError, OpenBoothError):
            self.problem = "A channel's recording cannot be written; free some space."
        else:
            self.problem = None

    def _finish(self, frames: Sequence[AudioFrame], end: Ticks) -> None:
        self._write(frames)
        try:
            self._opened().close(end)
        except (OSError, RuntimeError, OpenBoothError):
            self.problem = "A channel's recording could not be completed; free some space."
