"""Decides from counts how a decoder is to be listened to: at which layer and heads, how late, and how boldly.

What is decided is what AlignAtt (Papi et al., 2023) leaves open: the heads whose attention follows the audio, and the
margin `f`, the least that keeps a budget of words that differ from what is written with all of the audio; beside them
the least confidence that keeps a budget of predictions that do not come true.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interpreter.policy.stability import edits_of_openings

Heads = tuple[int, tuple[int, ...]]
"""A layer, and those of its heads that are read together; none for all."""

FOLLOWS = 0.5
"""A layer that looks at the right audio less often than this does not follow it."""
MOST_EARLY = 0.25
"""A margin with which more words are committed before their audio is over does not wait for it."""
WITHHELD = 1.01
"""A confidence that nothing reaches: predictions are not worth showing."""
_NEAR_THE_BEST = 0.8
_FEWEST_GUESSES = 10
_CONFIDENCES = tuple(step / 100 for step in range(5, 100))


@dataclass(frozen=True, slots=True)
class MarginTrial:
    """What came of a margin, in frames, in one language.

    Of the `words` that are written with all of the audio, `differing` were written otherwise. Of the committed words
    whose audio is known, `timed`, `early` were committed before it was over; all of them on average `lag_ms` after it.
    """

    margin: int
    words: int
    differing: int
    timed: int
    early: int
    lag_ms: float

    @property
    def differing_share(self) -> float:
        """How many words were written otherwise, 0–1."""
        return self.differing / max(1, self.words)

    @property
    def early_share(self) -> float:
        """How many committed words did not wait for their audio, 0–1."""
        return self.early / max(1, self.timed)


@dataclass(frozen=True, slots=True)
class Guess:
    """A word that could be shown as predicted: how likely it was at best, and whether it came true."""

    probability: float
    came_true: bool


@dataclass(frozen=True, slots=True)
class GuessTrial:
    """What comes of showing guesses from a confidence on: how many, how many of them wrong, of so many words in all."""

    shown: int
    wrong: int
    words: int

    @property
    def wrong_share(self) -> float:
        """How many of the guesses shown did not come true, 0–1."""
        return self.wrong / max(1, self.shown)

    @property
    def coverage(self) -> float:
        """How many of all words stood there before they were heard, 0–1."""
        return (self.shown - self.wrong) / max(1, self.words)


def candidates(hits: Sequence[Sequence[int]]) -> tuple[Heads, ...]:
    """Return what is worth trying, given how often each head of each layer looks at the right audio.

    Of every layer that is all its heads together, and those that are nearly as good as its best one.
    """
    tried: list[Heads] = []
    for layer, by_head in enumerate(hits):
        least = _NEAR_THE_BEST * max(by_head)
        near = tuple(head for head, count in enumerate(by_head) if count >= least)
        tried.append((layer, ()))
        if len(near) < len(by_head):
            tried.append((layer, near))
    return tuple(tried)


def chosen_heads(hits: Mapping[Heads, int], tokens: int) -> Heads | None:
    """Return what looks at the right audio most often, the first of equals; None where nothing follows the audio."""
    best = max(hits, key=lambda heads: hits[heads], default=None)
    return best if best is not None and hits[best] >= FOLLOWS * max(1, tokens) else None


def chosen_margin(trials: Sequence[MarginTrial], budget: float) -> int:
    """Return the least margin that waits for the audio, with a share of differing words within the budget.

    Where no margin keeps the budget, it is counted from the most faithful one. Words that are right although their
    audio was not waited for were guessed: by fidelity alone a margin that is too small, or a layer that does not follow
    the audio, would pass. Where none waits, the one that does so least seldom is taken.
    """
    patient = [trial for trial in trials if trial.early_share <= MOST_EARLY]
    patient = patient or [min(trials, key=lambda trial: trial.early_share)]
    best = min(trial.differing_share for trial in patient)
    most = budget if best <= budget else best + budget
    return min(trial.margin for trial in patient if trial.differing_share <= most)


def chosen_confidence(guesses: Sequence[Guess], budget: float) -> float | None:
    """Return the least confidence that keeps the share of wrong predictions within the budget.

    `WITHHELD` where none does, None where there are too few guesses to tell.
    """
    if len(guesses) < _FEWEST_GUESSES:
        return None
    for confidence in _CONFIDENCES:
        trial = guess_trial(guesses, confidence, 0)
        if trial.shown >= _FEWEST_GUESSES and trial.wrong_share <= budget:
            return confidence
    return WITHHELD


def guess_trial(guesses: Sequence[Guess], confidence: float, words: int) -> GuessTrial:
    """Count what would have been shown from a confidence on, of `words` that were committed."""
    shown = [guess for guess in guesses if guess.probability >= confidence]
    return GuessTrial(len(shown), sum(not guess.came_true for guess in shown), words)


def edits(right: Sequence[str], written: Sequence[str]) -> int:
    """How many words have to be added, dropped or replaced to make one text of the other (Levenshtein)."""
    return edits_of_openings(right, written)[-1]
