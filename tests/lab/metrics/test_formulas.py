"""Every formula against a vector worked out by hand."""

from dataclasses import replace

import pytest

from interpreter.lab.metrics.ear_voice import end_offset_ms, parts_of_span, proportional_place, sounding_at
from interpreter.lab.metrics.erasure import correction_rate, erased, erased_in_all, normalized_erasure
from interpreter.lab.metrics.integrity import engine_marks, only_appends, withdrawals
from interpreter.lab.metrics.prediction import Claim, better_than_a_constant, measured
from interpreter.lab.metrics.quality import WordErrors, translation_scores, word_errors
from interpreter.lab.metrics.statistics import percentile, quarter_change, theil_sen


def test_erasure_counts_everything_behind_the_common_prefix() -> None:
    assert erased(["a", "b", "c"], ["a", "b", "c", "d"]) == 0
    assert erased(["a", "b", "c"], ["a", "x", "c"]) == 2
    assert erased(["a", "b", "c"], []) == 3


def test_normalized_erasure_is_deleted_over_final() -> None:
    revisions = [["a"], ["a", "b", "c"], ["a", "d"], ["a", "d", "e"]]
    assert erased_in_all(revisions) == 2
    assert normalized_erasure(2, 3) == pytest.approx(2 / 3)
    assert normalized_erasure(0, 0) is None
    assert normalized_erasure(4, 0) == 4


def test_a_correction_rate_of_twelve_percent_is_an_erasure_of_136_thousandths() -> None:
    assert correction_rate(0.12 / 0.88) == pytest.approx(0.12)


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("we see", "we see four", True),
        ("we see", "we see.", True),
        ("twenty", "twenty-five", False),
        ("in 80", "in 80%", True),
        ("3", "3.5", False),
        ("we see", "we sea four", False),
        ("we see", "we seem", False),
        ("we see", "we", False),
        ("", "we", True),
    ],
)
def test_committed_text_may_only_grow_by_whole_words(before: str, after: str, *, kept: bool) -> None:
    assert only_appends(before, after) is kept


def test_every_withdrawal_is_counted() -> None:
    assert withdrawals(["a", "a b", "a", "a b", "a c"]) == 2


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("la *library nueva", 1),
        ("@ser #casa", 2),
        ("^casa/casa<n>$ x", 2),
        ("<sil> yes [NOISE] ++UM++ a(2)", 5),
        ("50 % de 3*4, mail a#b, «sí» (no) [aplausos]", 0),
        ("Número #1, 2 < 3 > 1", 0),
    ],
)
def test_engine_marks_are_told_from_text(text: str, marks: int) -> None:
    assert len(engine_marks(text)) == marks


def test_word_errors_are_counted_and_added() -> None:
    errors = word_errors("we see four thousand visitors", "we sea thousand visitors today")
    assert (errors.substitutions, errors.deletions, errors.insertions, errors.words) == (1, 1, 1, 5)
    assert errors.rate == pytest.approx(0.6)
    pooled = errors + word_errors("a b", "a b")
    assert pooled.rate == pytest.approx(3 / 7)


def test_empty_texts_have_word_errors_too() -> None:
    assert word_errors("", "a b") == WordErrors(insertions=2)
    assert word_errors("", "a b").rate is None
    assert word_errors("a b", "").rate == 1.0


def test_translation_scores_are_those_of_sacrebleu() -> None:
    same = translation_scores(["uno dos tres cuatro cinco"], ["uno dos tres cuatro cinco"])
    assert (same.chrf, same.bleu) == pytest.approx((100, 100))
    assert "nc:6" in same.signatures[0]
    assert "tok:13a" in same.signatures[1]
    assert translation_scores(["uno dos"], [""]).chrf == 0


def test_percentiles_interpolate_between_ranks() -> None:
    assert percentile([4, 1, 3, 2], 50) == 2.5
    assert percentile([0, 10], 90) == 9
    assert percentile([], 50) is None


def test_the_slope_ignores_an_outlier() -> None:
    assert theil_sen([0, 1, 2, 3, 4], [0, 2, 4, 6, 99]) == 2
    assert theil_sen([1], [1]) is None


def test_the_quarters_are_quarters_of_time() -> None:
    assert quarter_change([0, 1, 2, 6, 7, 8], [1, 2, 3, 7, 8, 9]) == 6
    assert quarter_change([], []) is None


@pytest.mark.parametrize(
    ("place", "of", "onto", "found"), [(1, 3, 6, 2), (2, 3, 6, 4), (1, 4, 2, 1), (3, 4, 2, 2)]
)
def test_target_words_are_laid_over_source_words_proportionally(
    place: int, of: int, onto: int, found: int
) -> None:
    assert proportional_place(place, of, onto) == found


def test_a_share_of_the_speech_is_found_across_pieces() -> None:
    pieces = [(1000.0, 500.0), (2000.0, 1500.0)]
    assert sounding_at(0, pieces) == (0, 1000)
    assert sounding_at(0.125, pieces) == (0, 1250)
    assert sounding_at(0.25, pieces) == (1, 2000)
    assert sounding_at(1, pieces) == (1, 3500)


def test_the_parts_of_a_span_add_up_to_it_whatever_lies_outside() -> None:
    assert parts_of_span((1000, 1800, 2300, 2900, 3500)) == (800, 500, 600, 600)
    assert parts_of_span((1000, 900, 2300, 2000, 3500)) == (0, 1300, 0, 1200)
    assert parts_of_span((1000, 4000, 5000, 6000, 3500)) == (2500, 0, 0, 0)
    assert parts_of_span((1000, 1800, 2300, 2900, 700)) == (-300, 0, 0, 0)


def test_the_end_offset_is_last_speech_after_last_word() -> None:
    assert end_offset_ms([4000, 9000], [7000, 6000]) == 2000
    assert end_offset_ms([], [7000]) is None


def test_predictions_are_judged_by_place_and_by_time() -> None:
    claims = [
        Claim("libraries", "libraries", shown_ms=1000, began_ms=1500),
        Claim("the", "the", shown_ms=1000, began_ms=1200),
        Claim("the", "a", shown_ms=1000, began_ms=1300),
        Claim("of", "of", shown_ms=1000, began_ms=1199),
        Claim("and", None, shown_ms=5000, began_ms=4000),
    ]
    found = measured(claims, ["the", "libraries", "of", "the", "a"], frozenset({"the", "a", "of", "and"}))
    assert (found.counted, found.hits) == (4, 2)
    assert found.accuracy == 0.5
    assert found.coverage == pytest.approx(0.4)
    assert found.attempted == pytest.approx(0.6)
    assert found.content_accuracy == 1.0
    assert found.function_accuracy == pytest.approx(1 / 3)
    assert found.lead_ms_p50 == 350
    assert found.constant_guess == pytest.approx(0.4)
    assert better_than_a_constant(found) is None
    assert better_than_a_constant(replace(found, counted=5)) is False


def test_silence_is_no_prediction() -> None:
    found = measured([], ["a"], frozenset())
    assert found.accuracy is None
    assert better_than_a_constant(found) is None
