"""OmniSTEval's SoftSegmenter alignment, cell by cell the same, fast enough for a recording of an hour.

Polák et al. 2025, "Better Late Than Never: Evaluation of Latency Metrics for Simultaneous Speech-to-Text
Translation". A gap costs nothing, so the best score left of a cell is a running maximum, and a whole row can be
computed at once by the same additions and comparisons that `omnisteval.alignment.align_sequences` makes one by one.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from omnisteval.alignment import ALL_PUNCT, Word

_MATCH, _DELETE, _INSERT = 0, 1, 2
Aligned = tuple[list[Word | None], list[Word | None]]


def align(said: Sequence[Word], heard: Sequence[Word]) -> Aligned:
    """Return what `align_sequences(said, heard, False)` returns: both sequences with None for gaps.

    Memory is one byte for every pair of words.
    """
    if not said or not heard:
        return [*said, *[None] * len(heard)], [*[None] * len(said), *heard]
    left: list[Word | None] = []
    right: list[Word | None] = []
    for row, column in _path(_steps(_likeness(said, heard), *_numbered(said, heard))):
        left.append(None if row is None else said[row])
        right.append(None if column is None else heard[column])
    return left[::-1], right[::-1]


def _numbered(said: Sequence[Word], heard: Sequence[Word]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return for every word which of the distinct words of its side it is, in the order of their appearance."""
    numbers = ({text: number for number, text in enumerate(_distinct(side))} for side in (said, heard))
    first, second = numbers
    return np.array([first[word.text] for word in said]), np.array([second[word.text] for word in heard])


def _distinct(words: Sequence[Word]) -> list[str]:
    return list(dict.fromkeys(word.text for word in words))


def _likeness(said: Sequence[Word], heard: Sequence[Word]) -> NDArray[np.float64]:
    """Return the Jaccard likeness of the letters of all distinct words; punctuation meets punctuation only."""
    letters = {letter: number for number, letter in enumerate({c for w in (*said, *heard) for c in w.text})}
    ours, theirs = (_indicators(_distinct(side), letters) for side in (said, heard))
    shared = ours @ theirs.T
    every = ours.sum(axis=1)[:, np.newaxis] + theirs.sum(axis=1) - shared
    likeness: NDArray[np.float64] = np.divide(shared, every, out=np.zeros(shared.shape), where=every > 0)
    marks = [np.array([text in ALL_PUNCT for text in _distinct(side)]) for side in (said, heard)]
    likeness[marks[0][:, np.newaxis] ^ marks[1]] = -np.inf
    return likeness


def _indicators(words: Sequence[str], letters: dict[str, int]) -> NDArray[np.float64]:
    """Return 1 where a word has a letter, shape (words, letters)."""
    found = np.zeros((len(words), len(letters)))
    for row, word in enumerate(words):
        found[row, [letters[letter] for letter in word]] = 1
    return found


def _steps(
    likeness: NDArray[np.float64], said: NDArray[np.intp], heard: NDArray[np.intp]
) -> NDArray[np.uint8]:
    """Return the last step of the best alignment of all prefixes, shape (said + 1, heard + 1).

    Among equally good steps a match goes before a deletion, and that before an insertion.
    """
    steps = np.full((len(said) + 1, len(heard) + 1), _INSERT, np.uint8)
    steps[1:, 0] = _DELETE
    above, here = np.zeros(len(heard) + 1), np.zeros(len(heard) + 1)
    for row, word in enumerate(said, 1):
        match, delete = above[:-1] + likeness[word, heard], above[1:]
        np.maximum.accumulate(np.maximum(match, delete), out=here[1:])
        insert = here[:-1]
        steps[row, 1:][delete >= insert] = _DELETE
        steps[row, 1:][(match >= delete) & (match >= insert)] = _MATCH
        above, here = here, above
    return steps


def _path(steps: NDArray[np.uint8]) -> list[tuple[int | None, int | None]]:
    """Return the pairs of indices of the best alignment from its end, None for a gap."""
    row, column = steps.shape[0] - 1, steps.shape[1] - 1
    found: list[tuple[int | None, int | None]] = []
    while row or column:
        step = int(steps[row, column])
        down, right = step != _INSERT, step != _DELETE
        found.append((row - 1 if down else None, column - 1 if right else None))
        row, column = row - down, column - right
    return found
