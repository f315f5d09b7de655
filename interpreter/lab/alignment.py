"""Levenshtein alignment of two word sequences under a gate that says which words may meet at all."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_NEVER = 1 << 20


@dataclass(frozen=True, slots=True)
class Pair:
    """Reference word and hypothesis word that stand for each other; `equal` when they are the same word."""

    reference: int
    hypothesis: int
    equal: bool


def aligned(
    reference: Sequence[str], hypothesis: Sequence[str], gate: NDArray[np.bool_] | None = None
) -> tuple[Pair, ...]:
    """Return the pairs of a cheapest alignment (insertion, deletion, substitution cost 1 each), in order.

    `gate`, shape (reference, hypothesis), is False where two words may not meet, because they are too far apart in
    time: without it a long recording that repeats itself is matched across its repeats. Among equally cheap
    alignments one with more equal pairs near the end is taken.
    """
    numbers = {word: number for number, word in enumerate({*reference, *hypothesis})}
    said = np.array([numbers[word] for word in reference], np.int32)
    heard = np.array([numbers[word] for word in hypothesis], np.int32)
    meeting = np.ones((len(said), len(heard)), np.bool_) if gate is None else gate
    costs = _costs(said, heard, meeting)
    return _traced(costs, said, heard, meeting)


def _costs(
    said: NDArray[np.int32], heard: NDArray[np.int32], meeting: NDArray[np.bool_]
) -> NDArray[np.int32]:
    """Return the edit distances of all prefixes, shape (said + 1, heard + 1)."""
    across = np.arange(len(heard) + 1, dtype=np.int32)
    costs = np.empty((len(said) + 1, len(heard) + 1), np.int32)
    costs[0] = across
    for row, word in enumerate(said):
        step = np.where(meeting[row], (heard != word).astype(np.int32), _NEVER)
        best = costs[row] + 1
        best[1:] = np.minimum(best[1:], costs[row][:-1] + step)
        costs[row + 1] = np.minimum.accumulate(best - across) + across
    return costs


def _traced(
    costs: NDArray[np.int32], said: NDArray[np.int32], heard: NDArray[np.int32], meeting: NDArray[np.bool_]
) -> tuple[Pair, ...]:
    row, column = len(said), len(heard)
    pairs: list[Pair] = []
    while row and column:
        equal = bool(said[row - 1] == heard[column - 1])
        here = costs[row, column]
        if meeting[row - 1, column - 1] and here == costs[row - 1, column - 1] + (not equal):
            row, column = row - 1, column - 1
            pairs.append(Pair(row, column, equal))
        elif here == costs[row - 1, column] + 1:
            row -= 1
        else:
            column -= 1
    return tuple(reversed(pairs))
