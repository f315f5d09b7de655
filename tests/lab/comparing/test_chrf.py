"""chrF of resampled corpora is sacrebleu's."""

import numpy as np
import pytest
from sacrebleu.metrics.chrf import CHRF

from interpreter.lab.comparing import chrf

REFERENCES = [
    "Vemos unos 4000 visitantes por semana.",
    "Eso me sorprende.",
    "Sí.",
    "Los niños volvieron primero.",
]
TRANSLATIONS = ["Vemos cuatro mil visitantes a la semana.", "", "Sí.", "Los chicos volvieron primeros."]


@pytest.mark.parametrize("draw", [[0, 1, 2, 3], [3, 3, 0, 2], [1, 1, 1, 1], [2, 2, 2, 2]])
def test_the_score_of_a_draw_is_sacrebleus_score_of_its_sentences(draw: list[int]) -> None:
    counted = chrf.counts(REFERENCES, TRANSLATIONS)
    expected = CHRF().corpus_score([TRANSLATIONS[n] for n in draw], [[REFERENCES[n] for n in draw]]).score
    assert chrf.scores(counted, np.array([draw]))[0] == pytest.approx(expected)


def test_one_sentence_can_be_worked_out_by_hand() -> None:
    """`ab` for `abc`: of 1-grams 2 of 2 and 2 of 3, of 2-grams 1 of 1 and 1 of 2; no longer ones in both."""
    precision, recall = 1.0, (2 / 3 + 1 / 2) / 2
    expected = 100 * 5 * precision * recall / (4 * precision + recall)
    assert chrf.scores(chrf.counts(["abc"], ["ab"]), np.array([[0]]))[0] == pytest.approx(expected)
