"""How far the interpreted voice is behind the speaker."""

from collections.abc import Sequence
from itertools import pairwise

UNSPOKEN_MS = 10_000.0


def proportional_place(place: int, of: int, onto: int) -> int:
    """Return the 1-based place ⌈k·m/n⌉ among m = `onto` that word k = `place` of n = `of` counts from."""
    return -(-place * onto // of)


def sounding_at(share: float, pieces: Sequence[tuple[float, float]]) -> tuple[int, float]:
    """Return in which of `pieces` (start, duration), in order, speech has come through `share` of it all, and when.

    At the seam of two pieces the later one and its start are meant.
    """
    left = share * sum(duration for _, duration in pieces)
    for place, (start, duration) in enumerate(pieces[:-1]):
        if left < duration - 1e-6:
            return place, start + left
        left -= duration
    start, duration = pieces[-1]
    return len(pieces) - 1, start + min(left, duration)


def parts_of_span(moments: Sequence[float]) -> tuple[float, ...]:
    """Return what lies between successive moments, the first where a span starts and the last where it ends.

    A moment outside the span, or before an earlier one, is taken as the nearest that is in order: the parts add up
    to the span, and none but the first of a span that ends before it starts is negative.
    """
    last = moments[-1]
    ordered = [moments[0]]
    for moment in moments[1:]:
        ordered.append(min(max(moment, ordered[-1]), last))
    return tuple(after - before for before, after in pairwise(ordered))


def end_offset_ms(speech_ends_ms: Sequence[float], source_ends_ms: Sequence[float]) -> float | None:
    """Return the end of the last translated speech minus the end of the last source word."""
    return max(speech_ends_ms) - max(source_ends_ms) if speech_ends_ms and source_ends_ms else None
