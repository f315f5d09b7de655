from dataclasses import replace

import pytest

from interpreter.lab.metrics import longform
from interpreter.lab.metrics.longform import (
    ReferenceSegment,
    Segment,
    laal_ms,
    long_yaal_ms,
    resegmented,
    stream_laal_ms,
    yaal_ms,
)


def _segment(delays: tuple[float, ...], *, source_ms: float, reference: str, rest_ms: float) -> Segment:
    return Segment(reference, ("w",) * len(delays), delays, source_ms, rest_ms)


def test_laal_follows_its_formula() -> None:
    late = _segment((1000, 2000, 4000, 4500), source_ms=4000, reference="a b", rest_ms=4000)
    assert laal_ms(late) == pytest.approx((1000 + 1000 + 2000) / 3)
    short = _segment((1000, 2000), source_ms=4000, reference="a b c d", rest_ms=4000)
    assert laal_ms(short) == pytest.approx((1000 + 1000) / 2)
    assert laal_ms(_segment((5000, 5000), source_ms=4000, reference="a b c d", rest_ms=4000)) == 5000


def test_yaal_counts_words_after_the_sentence_but_none_after_the_recording() -> None:
    late = _segment((1000, 2000, 4000, 4500), source_ms=4000, reference="a b", rest_ms=4400)
    assert yaal_ms(late) == pytest.approx((1000 + 1000 + 2000) / 3)
    assert yaal_ms(replace(late, rest_ms=9000)) == pytest.approx((1000 + 1000 + 2000 + 1500) / 4)
    assert yaal_ms(replace(late, rest_ms=900)) is None
    assert yaal_ms(replace(late, source_ms=0)) is None


def test_words_are_shared_out_among_the_sentences_they_translate() -> None:
    found = resegmented(
        [
            ReferenceSegment("Vemos unos visitantes.", 0, 2000),
            ReferenceSegment("Esa cifra crece.", 3000, 5000),
        ],
        [("Vemos", 1000), ("visitantes.", 2500), ("Esa", 3500), ("cifra", 4000), ("crece.", 5500)],
    )
    assert found is not None
    assert [segment.words for segment in found] == [("Vemos", "visitantes."), ("Esa", "cifra", "crece.")]
    assert found[1].delays_ms == (500, 1000, 2500)
    assert found[1].rest_ms == 2000
    assert found[0].rest_ms == 5000


def test_an_empty_sentence_costs_ten_seconds() -> None:
    good = Segment("uno dos", ("uno", "dos"), (1000, 2000), 2000, 9000)
    lost = Segment("tres", (), (), 1000, 5000)
    assert stream_laal_ms([good]) == pytest.approx(1000)
    assert stream_laal_ms([good, lost]) == pytest.approx(5500)
    assert long_yaal_ms([good]) == pytest.approx(1000)
    assert long_yaal_ms([good, lost]) == pytest.approx(5500)
    assert stream_laal_ms([good, lost], empty_ms=None) == pytest.approx(1000)
    assert long_yaal_ms([good, lost], empty_ms=None) == pytest.approx(1000)


def test_a_recording_without_a_word_leaves_every_sentence_empty() -> None:
    found = resegmented([ReferenceSegment("Sí.", 0, 500)], [])
    assert found is not None
    assert found[0].words == ()
    assert stream_laal_ms(found) == 10_000
    assert stream_laal_ms([]) is None


def test_a_recording_of_many_hours_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(longform, "MOST_CELLS", 5)
    assert resegmented([ReferenceSegment("a b", 0, 1)], [("a", 0.0)] * 3) is None
    assert resegmented([ReferenceSegment("a b", 0, 1)], [("a", 0.0)] * 2) is not None
