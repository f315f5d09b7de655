"""Patience that counts only the time in which this process was awake.

A laptop lid, a debugger or a stop signal halts core and model processes alike; when they go on, nobody has hung.
"""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, TypeVar

BEAT_S = 0.1
"""How often to look; a beat that comes much later was slept through."""

_LONGEST_BEAT_S = 2 * BEAT_S

Answer = TypeVar("Answer")


async def within_waking(patience_s: float, asked: Coroutine[Any, Any, Answer]) -> Answer:
    """Return what `asked` returns. Cancels it and raises TimeoutError once it took `patience_s` of waking time."""
    loop = asyncio.get_running_loop()
    task = asyncio.ensure_future(asked)
    awake_s = 0.0
    try:
        while awake_s < patience_s:
            began_s = loop.time()
            await asyncio.wait((task,), timeout=min(BEAT_S, patience_s - awake_s))
            if task.done():
                return task.result()
            awake_s += min(loop.time() - began_s, _LONGEST_BEAT_S)
        raise TimeoutError
    finally:
        if not task.done():
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
