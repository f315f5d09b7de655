"""Session time: real, or virtual and exact."""

import asyncio
import time
from typing import Protocol

from interpreter.domain.timeline import Ticks, seconds_from_ticks, ticks_from_seconds


class SessionClock(Protocol):
    """Tells how much session time has passed."""

    def begin(self) -> None:
        """The session starts now."""
        ...

    def now(self) -> Ticks:
        """Ticks since the session started, 0 before; never goes back."""
        ...

    async def wait_until(self, moment: Ticks) -> None:
        """Return when `moment` has come."""
        ...


class RealtimeClock:
    """Follows the machine's monotonic clock."""

    def __init__(self) -> None:
        self._started_s: float | None = None

    def begin(self) -> None:
        """The session starts now."""
        self._started_s = time.monotonic()

    def now(self) -> Ticks:
        """Ticks since `begin`."""
        return Ticks(0) if self._started_s is None else ticks_from_seconds(time.monotonic() - self._started_s)

    async def wait_until(self, moment: Ticks) -> None:
        """Sleep until `moment`."""
        await asyncio.sleep(max(0.0, seconds_from_ticks(Ticks(moment - self.now()))))


class VirtualClock:
    """Stands still while anything is computed: waiting for a moment makes it come."""

    def __init__(self) -> None:
        self._now = Ticks(0)

    def begin(self) -> None:
        """Time stands at 0 until somebody waits."""

    def now(self) -> Ticks:
        """The latest moment waited for."""
        return self._now

    async def wait_until(self, moment: Ticks) -> None:
        """Move to `moment`, giving other tasks one turn."""
        self._now = Ticks(max(self._now, moment))
        await asyncio.sleep(0)
