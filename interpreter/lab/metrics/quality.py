"""How good the text is: word error rate, chrF, BLEU."""

from collections.abc import Sequence
from dataclasses import dataclass

import jiwer
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF


@dataclass(frozen=True, slots=True)
class WordErrors:
    """Counts of one comparison, so that recordings can be pooled by adding."""

    substitutions: int = 0
    deletions: int = 0
    insertions: int = 0
    words: int = 0
    """Reference words."""

    def __add__(self, other: "WordErrors") -> "WordErrors":
        return WordErrors(
            self.substitutions + other.substitutions,
            self.deletions + other.deletions,
            self.insertions + other.insertions,
            self.words + other.words,
        )

    @property
    def rate(self) -> float | None:
        """(S + D + I) / N, None where the reference has no word."""
        return (self.substitutions + self.deletions + self.insertions) / self.words if self.words else None


@dataclass(frozen=True, slots=True)
class TranslationScores:
    """Corpus scores of one language, 0..100, with the signatures that make them repeatable."""

    chrf: float
    bleu: float
    signatures: tuple[str, str]


def word_errors(reference: str, hypothesis: str) -> WordErrors:
    """Count the errors between two comparable texts (words.comparable) by Levenshtein distance, with jiwer."""
    if not reference:
        return WordErrors(insertions=len(hypothesis.split()))
    if not hypothesis:
        return WordErrors(deletions=len(reference.split()), words=len(reference.split()))
    found = jiwer.process_words(reference, hypothesis)
    return WordErrors(
        found.substitutions,
        found.deletions,
        found.insertions,
        found.hits + found.substitutions + found.deletions,
    )


def translation_scores(references: Sequence[str], hypotheses: Sequence[str]) -> TranslationScores:
    """Score whole recordings, each concatenated to one segment, as one corpus (chrF2 and BLEU of sacrebleu)."""
    chrf, bleu = CHRF(), BLEU()
    scores = (
        chrf.corpus_score(hypotheses, [references]).score,
        bleu.corpus_score(hypotheses, [references]).score,
    )
    return TranslationScores(*scores, (str(chrf.get_signature()), str(bleu.get_signature())))


def sentence_chrf(reference: str, hypothesis: str) -> float:
    """Return the chrF2 of one sentence, 0..100."""
    return float(CHRF().sentence_score(hypothesis, [reference]).score)
