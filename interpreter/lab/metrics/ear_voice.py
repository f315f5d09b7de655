"""How far the interpreted voice is behind the speaker."""

from collections.abc import Sequence

UNSPOKEN_MS = 10_000.0


def proportional_place(place: int, of: int, onto: int) -> int:
    """Return the 1-based place ⌈k·m/n⌉ among m = `onto` that word k = `place` of n = `of` counts from."""
    return -(-place * onto // of)


def moment_at(share: float, pieces: Sequence[tuple[float, float]]) -> float:
    """Return when speech in `pieces` (start, duration), in order, has come through `share` of its whole length.

    At the seam of two pieces the later one's start is meant.
    """
    left = share * sum(duration for _, duration in pieces)
    for start, duration in pieces[:-1]:
        if left < duration - 1e-6:
            return start + left
        left -= duration
    start, duration = pieces[-1]
    return start + min(left, duration)


def end_offset_ms(speech_ends_ms: Sequence[float], source_ends_ms: Sequence[float]) -> float | None:
    """Return the end of the last translated speech minus the end of the last source word."""
    return max(speech_ends_ms) - max(source_ends_ms) if speech_ends_ms and source_ends_ms else None
