"""Model processes whose session is over, kept for the next one with their models loaded."""

import asyncio
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass

from interpreter.worker.child import ChildProcess

KEPT_S = 600.0
"""How long a process waits for the next session."""


@dataclass(frozen=True, slots=True)
class _Kept:
    child: ChildProcess
    watch: asyncio.Task[None]


class IdleProcesses:
    """Keeps one idle process of each implementation, for `kept_s` at most. All calls from one event loop.

    They occupy memory that nobody uses: whoever begins a session ends those that it does not take.
    """

    def __init__(self, *, kept_s: float = KEPT_S) -> None:
        self._kept_s = kept_s
        self._kept: dict[str, _Kept] = {}
        self._watches: set[asyncio.Task[None]] = set()

    @property
    def pids(self) -> frozenset[int]:
        """The process ids of those that wait."""
        return frozenset(kept.child.pid for kept in self._kept.values())

    async def keep(self, implementation: str, child: ChildProcess) -> None:
        """Let a process that finished its session in order wait; another one of that implementation ends."""
        before = self._released(implementation) if implementation in self._kept else None
        watch = asyncio.create_task(self._watch(implementation, child), name=f"idle {child.pid}")
        self._watches.add(watch)
        watch.add_done_callback(self._watches.discard)
        self._kept[implementation] = _Kept(child, watch)
        if before is not None:
            await before.end()

    def take(self, implementation: str) -> ChildProcess | None:
        """Return the process of an implementation that waits, which is the caller's from here on; None without one."""
        kept = self._kept.get(implementation)
        if kept is None or not kept.child.alive:
            return None
        return self._released(implementation)

    async def end(self, *, but: Collection[str] = ()) -> None:
        """End all `but` those of some implementations; return once they are gone, and so are those that just left."""
        unwanted = [one for one in self._kept if one not in but]
        await asyncio.gather(*(self._released(one).end() for one in unwanted))
        leaving = self._watches - {kept.watch for kept in self._kept.values()}
        await asyncio.gather(*leaving, return_exceptions=True)

    def _released(self, implementation: str) -> ChildProcess:
        kept = self._kept.pop(implementation)
        kept.watch.cancel()
        return kept.child

    async def _watch(self, implementation: str, child: ChildProcess) -> None:
        """End a process whose time is over, and clear up after one that died."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._kept_s):
                await child.gone()
        del self._kept[implementation]
        await child.end()
