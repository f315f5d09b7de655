import pytest
from hypothesis import given
from hypothesis import strategies as st
from omnisteval.data import Instance
from omnisteval.scoring import LAALScorer

from interpreter.lab.metrics.longform import (
    ReferenceSegment,
    Segment,
    laal,
    long_yaal_ms,
    resegmented,
    stream_laal_ms,
)


def test_laal_follows_its_formula() -> None:
    assert laal([1000, 2000, 4000, 4500], 4000, 2) == pytest.approx((1000 + 1000 + 2000) / 3)
    assert laal([1000, 2000], 4000, 4) == pytest.approx((1000 + 1000) / 2)
    assert laal([5000, 5000], 4000, 4) == 5000


@given(
    st.lists(st.integers(1, 9000), min_size=1, max_size=12).map(sorted),
    st.integers(100, 8000),
    st.integers(1, 12),
)
def test_laal_is_that_of_omnisteval(delays: list[int], source: int, words: int) -> None:
    instance = Instance(
        reference=" ".join("w" * words), source_length=source, emission_cu=[float(d) for d in delays]
    )
    assert laal(delays, source, words) == pytest.approx(LAALScorer().compute(instance))


def test_words_are_shared_out_among_the_sentences_they_translate() -> None:
    found = resegmented(
        [
            ReferenceSegment("Vemos unos visitantes.", 0, 2000),
            ReferenceSegment("Esa cifra crece.", 3000, 5000),
        ],
        [("Vemos", 1000), ("visitantes.", 2500), ("Esa", 3500), ("cifra", 4000), ("crece.", 5500)],
        recording_ms=6000,
    )
    assert found is not None
    assert [segment.words for segment in found] == [("Vemos", "visitantes."), ("Esa", "cifra", "crece.")]
    assert found[1].delays_ms == (500, 1000, 2500)
    assert found[1].rest_ms == 3000


def test_an_empty_sentence_costs_ten_seconds() -> None:
    good = Segment("uno dos", ("uno", "dos"), (1000, 2000), 2000, 9000)
    lost = Segment("tres", (), (), 1000, 5000)
    assert stream_laal_ms([good]) == pytest.approx(1000)
    assert stream_laal_ms([good, lost]) == pytest.approx(5500)
    assert long_yaal_ms([good]) == pytest.approx(1000)
    assert long_yaal_ms([good, lost]) == pytest.approx(5500)


def test_a_recording_without_a_word_leaves_every_sentence_empty() -> None:
    found = resegmented([ReferenceSegment("Sí.", 0, 500)], [], recording_ms=1000)
    assert found is not None
    assert found[0].words == ()
    assert stream_laal_ms(found) == 10_000
    assert stream_laal_ms([]) is None


def test_a_very_long_recording_is_left_out() -> None:
    words = [("a", 0.0)] * 2001
    assert resegmented([ReferenceSegment("a " * 2000, 0, 1)], words, recording_ms=1) is None
