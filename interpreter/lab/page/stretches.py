"""Stretches of time as sorted pairs of start and end in seconds: what two have in common, and what one has alone."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from interpreter.lab.page.results import Turn

Stretch = tuple[float, float]


def by_speaker(turns: Iterable[Turn]) -> dict[str, list[Stretch]]:
    """Return when each speaker spoke, in order of first speaking, overlapping stretches of one speaker joined."""
    found: dict[str, list[Stretch]] = {}
    for speaker, start, end in sorted(turns, key=lambda turn: turn[1:]):
        mine = found.setdefault(speaker, [])
        if mine and start <= mine[-1][1]:
            mine[-1] = (mine[-1][0], max(mine[-1][1], end))
        elif end > start:
            mine.append((start, end))
    return found


def common(one: Sequence[Stretch], other: Sequence[Stretch]) -> list[Stretch]:
    """Return what lies in both."""
    shared = ((max(a, c), min(b, d)) for a, b in one for c, d in other if a < d and c < b)
    return sorted(shared)


def without(one: Sequence[Stretch], other: Sequence[Stretch]) -> list[Stretch]:
    """Return what lies in `one` alone."""
    left = []
    for start, end in one:
        for taken_from, until in common([(start, end)], other):
            if taken_from > start:
                left.append((start, taken_from))
            start = until  # noqa: PLW2901 - what is left of it
        if end > start:
            left.append((start, end))
    return left


def length(stretches: Iterable[Stretch]) -> float:
    """Return how long they are together, in seconds."""
    return sum(end - start for start, end in stretches)


def paired(truth: Mapping[str, Sequence[Stretch]], told: Mapping[str, Sequence[Stretch]]) -> dict[str, str]:
    """Return label → person, one to one, so that the most time is right, as the diarization error rate counts it."""
    people, labels = list(truth), list(told)
    if not people or not labels:
        return {}
    shared = np.array(
        [[length(common(truth[person], told[label_])) for label_ in labels] for person in people]
    )
    chosen = zip(*linear_sum_assignment(shared, maximize=True), strict=True)
    return {labels[at]: people[who] for who, at in chosen if shared[who, at] > 0}
