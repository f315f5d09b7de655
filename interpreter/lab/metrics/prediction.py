"""How honest predicted words are."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from interpreter.lab.metrics.statistics import percentile

LEAST_LEAD_MS = 200.0
FEWEST = 5
"""Fewer predictions than this show nothing about how honest they are."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A word shown as predicted at one place of an utterance.

    `final` is the word that came to stand there, None when the utterance ended before; `began_ms` is when the source
    word under it began.
    """

    word: str
    final: str | None
    shown_ms: float
    began_ms: float

    @property
    def counts(self) -> bool:
        """Only what stood at least 200 ms before the word began is a prediction; the rest is recognition."""
        return self.final is None or self.began_ms - self.shown_ms >= LEAST_LEAD_MS

    @property
    def came_true(self) -> bool:
        """The word stands in its place in the final text."""
        return self.counts and self.word == self.final

    @property
    def lead_ms(self) -> float:
        """How long before the source word began it stood on the screen."""
        return self.began_ms - self.shown_ms


@dataclass(frozen=True, slots=True)
class Predictions:
    """Figures of one language."""

    counted: int
    hits: int
    accuracy: float | None
    coverage: float | None
    """Share of final words that were predicted rightly."""
    attempted: float | None
    """Share of final words for which any prediction counted."""
    content_accuracy: float | None
    function_accuracy: float | None
    lead_ms_p50: float | None
    constant_guess: float | None
    """What always predicting the commonest final word would have hit: accuracy must exceed it."""


def measured(claims: Sequence[Claim], final: Sequence[str], function_words: frozenset[str]) -> Predictions:
    """Judge all claims of one language against its final words, both lower case."""
    counted = [claim for claim in claims if claim.counts]
    hits = [claim for claim in counted if claim.came_true]
    commonest = Counter(final).most_common(1)
    return Predictions(
        counted=len(counted),
        hits=len(hits),
        accuracy=_share(len(hits), len(counted)),
        coverage=_share(len(hits), len(final)),
        attempted=_share(sum(claim.final is not None for claim in counted), len(final)),
        content_accuracy=_accuracy([claim for claim in counted if claim.word not in function_words]),
        function_accuracy=_accuracy([claim for claim in counted if claim.word in function_words]),
        lead_ms_p50=percentile([claim.lead_ms for claim in hits], 50),
        constant_guess=commonest[0][1] / len(final) if commonest else None,
    )


def better_than_a_constant(figures: Predictions) -> bool | None:
    """Tell whether the predictions know more than the commonest word of the language; None where too few counted."""
    if figures.counted < FEWEST or figures.accuracy is None or figures.constant_guess is None:
        return None
    content = figures.content_accuracy
    return figures.accuracy > 2 * figures.constant_guess and (
        content is None or content > figures.constant_guess
    )


def _accuracy(claims: Sequence[Claim]) -> float | None:
    return _share(sum(claim.came_true for claim in claims), len(claims))


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
