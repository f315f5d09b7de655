"""The listener server as those who share hold it: a process that is told what to do, and says how it fares."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import msgspec

from interpreter.app.feed import Json
from interpreter.app.protocol import line_of, parsed
from interpreter.app.server import WayIn
from interpreter.domain.processes import SAFE_PATH
from interpreter.network.order import RoomOrder

LISTENER_PROCESS = (sys.executable, "-m", "interpreter.app.listener_process")
_LONGEST_LINE = 1024 * 1024
_GRACE_S = 3.0


class Order(msgspec.Struct):
    """One line to the process: where the core is, and what to do."""

    core: WayIn
    room: RoomOrder


class ListenerChild:
    """One process; it ends by itself when its input ends. What it complains of goes to the log of this one.

    It has a process group of its own, so that no Ctrl-C ends it before listeners are told.
    """

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def spawn(cls, command: Sequence[str] = LISTENER_PROCESS) -> "ListenerChild":
        """Start one. Raises OSError."""
        return cls(
            await asyncio.create_subprocess_exec(
                *command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                env=os.environ | SAFE_PATH,
                limit=_LONGEST_LINE,
                **_apart(),
            )
        )

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def tell(self, order: Order) -> None:
        """Let it do this from now on; nothing happens where it has ended."""
        if self._process.stdin is not None and not self._process.stdin.is_closing():
            self._process.stdin.write(line_of(order))

    async def said(self) -> Json | None:
        """Return what it says next, None once it has ended; what is no line of ours is passed over."""
        stream = self._process.stdout
        while stream is not None:
            with suppress(ValueError):
                line = await stream.readline()
                return parsed(line) if line else None
        return None

    def kill(self) -> None:
        """End it where it does not answer."""
        with suppress(ProcessLookupError):
            self._process.kill()

    async def end(self) -> None:
        """Make sure that it is gone."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        try:
            async with asyncio.timeout(_GRACE_S):
                await self._process.wait()
        except TimeoutError:
            self.kill()
        await self._process.wait()
        if self._process.stdin is not None:
            with suppress(OSError):
                await self._process.stdin.wait_closed()


def _apart() -> dict[str, Any]:
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}
