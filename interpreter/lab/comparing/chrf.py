"""chrF2 of many resampled corpora at once (Popović 2015), equal to sacrebleu's corpus score.

sacrebleu itself computes a corpus score from texts only; two thousand resamples need its counts added up instead.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sacrebleu.metrics.helpers import extract_all_char_ngrams

from interpreter.lab.metrics.bootstrap import Draws

ORDER = 6
_BETA = 2

Counts = NDArray[np.int64]
"""Per sentence and order: n-grams of the translation, of the reference, and in both; shape (sentences, 3, ORDER)."""


def counts(references: Sequence[str], translations: Sequence[str]) -> Counts:
    """Count the n-grams of characters, spaces left out, of every sentence; at least one sentence."""
    return np.array(
        [_counted(*texts) for texts in zip(references, translations, strict=True)], np.int64
    ).reshape(-1, 3, ORDER)


def scores(counted: Counts, draws: Draws) -> NDArray[np.float64]:
    """Return the corpus score, 0 to 100, of the sentences of each draw, shape (rounds,)."""
    times = np.array([np.bincount(draw, minlength=len(counted)) for draw in draws])
    summed = np.tensordot(times, counted, axes=1)
    theirs, expected, both = summed[:, 0], summed[:, 1], summed[:, 2]
    counting = (theirs > 0) & (expected > 0)
    orders = np.maximum(counting.sum(axis=1), 1)
    precision = (counting * both / np.maximum(theirs, 1)).sum(axis=1) / orders
    recall = (counting * both / np.maximum(expected, 1)).sum(axis=1) / orders
    weighed = _BETA**2 * precision + recall
    found: NDArray[np.float64] = 100 * (1 + _BETA**2) * precision * recall / np.where(weighed > 0, weighed, 1)
    return found


def _counted(reference: str, translation: str) -> list[list[int]]:
    said = extract_all_char_ngrams(reference, ORDER)
    got = extract_all_char_ngrams(translation, ORDER)
    return [
        [ours.total() if theirs else 0 for ours, theirs in zip(got, said, strict=True)],
        [theirs.total() for theirs in said],
        [(ours & theirs).total() for ours, theirs in zip(got, said, strict=True)],
    ]
