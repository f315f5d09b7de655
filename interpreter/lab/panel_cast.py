"""Gives what a script says to other people."""

import random
from collections.abc import Sequence
from dataclasses import replace

from interpreter.lab.panel_script import Turn


def recast(
    turns: Sequence[Turn], speakers: Sequence[str], draw: random.Random, *, after: str | None = None
) -> tuple[Turn, ...]:
    """Return `turns` with speakers drawn so that all of them speak about as often and nobody twice in a row.

    Everybody has a turn before anybody has the next. `after` spoke just before. A lone speaker has all turns.
    """
    waiting: list[str] = []
    cast: list[Turn] = []
    for turn in turns:
        if not waiting:
            waiting = draw.sample(speakers, len(speakers))
            if waiting[0] == after:
                waiting.append(waiting.pop(0))
        after = waiting.pop(0)
        cast.append(replace(turn, speaker=after))
    return tuple(cast)
