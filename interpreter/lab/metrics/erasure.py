"""Flicker: how many shown words are taken back."""

from collections.abc import Iterable, Sequence


def erased(before: Sequence[str], after: Sequence[str]) -> int:
    """Return how many words of `before` must be deleted to reach `after` by deleting and adding at the end.

    That is everything behind the longest common prefix (Arivazhagan et al. 2020).
    """
    common = 0
    for old, new in zip(before, after, strict=False):
        if old != new:
            break
        common += 1
    return len(before) - common


def erased_in_all(revisions: Iterable[Sequence[str]]) -> int:
    """Return the words deleted over all revisions of one utterance, oldest first."""
    total = 0
    before: Sequence[str] = ()
    for after in revisions:
        total += erased(before, after)
        before = after
    return total


def normalized_erasure(deleted: int, final: int) -> float | None:
    """Return NE: deleted words over all updates / final words (Arivazhagan et al. 2020).

    None where nothing was shown; deletions that left no word at all count against one.
    """
    return deleted / max(1, final) if deleted or final else None


def correction_rate(erasure: float) -> float:
    """Return the share of displayed words that were later erased: c = NE / (1 + NE), as NE = c / (1 − c)."""
    return erasure / (1 + erasure)
