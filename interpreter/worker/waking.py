"""Patience that counts only the time in which this process was awake.

A laptop lid, a debugger or a stop signal halts core and model processes alike; when they go on, nobody has hung.
Nor has, where nobody waits for it, a process that still computes on a computer that is busy with other things.
"""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, TypeVar

BEAT_S = 0.1
"""How often to look; a beat that comes much later was slept through."""

_LONGEST_BEAT_S = 2 * BEAT_S
_MOST_PATIENCE = 20
"""Work prolongs patience to so many times what it was."""

Answer = TypeVar("Answer")


async def within_waking(
    patience_s: float, asked: Coroutine[Any, Any, Answer], *, works: Callable[[], bool] = lambda: False
) -> Answer:
    """Return what `asked` returns. Cancels it and raises TimeoutError once it took `patience_s` of waking time.

    Patience begins anew whenever `works` tells of work since it was last asked; it ends after twenty times as long.
    """
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(asked)
    awake_s = idle_s = 0.0
    try:
        while idle_s < patience_s and awake_s < _MOST_PATIENCE * patience_s:
            began_s = loop.time()
            await asyncio.wait((task,), timeout=min(BEAT_S, patience_s - idle_s))
            if task.done():
                return task.result()
            passed_s = min(loop.time() - began_s, _LONGEST_BEAT_S)
            awake_s += passed_s
            idle_s = 0.0 if works() else idle_s + passed_s
        raise TimeoutError
    finally:
        if not task.done():
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
