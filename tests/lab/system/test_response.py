"""From a burst to its answer, and where the time between went."""

import json

import pytest

from interpreter.lab.bars import verdict
from interpreter.lab.system import report
from interpreter.lab.system.response import STAGES, Moments, figures, responses, stamps_of


def moments(delays_ms: list[float]) -> Moments:
    """Bursts a second apart; an answer takes as long as its number says, and passes all parts 56 ms after it."""
    bursts = tuple(10.0 + n for n in range(len(delays_ms)))
    return Moments(
        bursts=bursts,
        answers=tuple(b + d / 1000 for b, d in zip(bursts, delays_ms, strict=True)),
        speakers=tuple((b + 0.020, b + 0.021) for b in bursts),
        engine=tuple((b + 0.025, b + 0.045) for b in bursts),
        voice=tuple((b + 0.050, b + 0.052) for b in bursts),
        captions=tuple(b + 0.047 for b in bursts),
        speech=tuple(b + 0.056 for b in bursts),
    )


def test_the_stages_add_up_to_the_whole() -> None:
    for one in responses(moments([80.0, 95.0, 110.0])):
        assert one.stages_ms is not None
        assert len(one.stages_ms) == len(STAGES)
        assert sum(one.stages_ms) == pytest.approx(one.whole_ms)
    found = figures(moments([80.0, 95.0, 110.0]))
    assert found.stages["engine"].p50_ms == pytest.approx(20.0)
    assert found.stages["device in and capture"].max_ms == pytest.approx(20.0)
    assert found.stages["device out"].p50_ms == pytest.approx(95 - 56)
    assert found.whole.p50_ms == pytest.approx(95.0)


def test_an_answer_that_is_too_late_is_none() -> None:
    found = figures(moments([80.0, 650.0, 110.0]))
    assert (found.bursts, found.answered) == (3, 2)


def test_a_sound_before_the_first_burst_answers_nothing() -> None:
    early = Moments(bursts=(10.0,), answers=(9.9,))
    assert responses(early) == []


def test_without_stamps_only_the_whole_is_known() -> None:
    (found,) = responses(Moments(bursts=(10.0,), answers=(10.1,)))
    assert found.whole_ms == pytest.approx(100.0)
    assert found.stages_ms is None


def test_stamps_are_read_by_part_and_by_what_was_answered() -> None:
    lines = [
        json.dumps({"part": "voice", "name": "es-2", "onset_ms": None, "came_s": 3.0, "went_s": 3.5}),
        json.dumps({"part": "voice", "name": "es-1", "onset_ms": None, "came_s": 1.0, "went_s": 1.5}),
        json.dumps({"part": "voice", "name": "A notice", "onset_ms": None, "came_s": 0.0, "went_s": 0.1}),
        json.dumps({"part": "engine", "name": "1", "onset_ms": 5, "came_s": 0.5, "went_s": 0.6}),
    ]
    assert stamps_of(lines, "voice", prefix="es-") == ((1.0, 1.5), (3.0, 3.5))
    assert stamps_of(lines, "engine") == ((0.5, 0.6),)


def test_the_bars_are_the_products() -> None:
    assert verdict(report.bars(figures(moments([100.0] * 20)))) == "pass"
    assert verdict(report.bars(figures(moments([130.0] * 20)))) == "fail"
    assert verdict(report.bars(figures(moments([100.0] * 18 + [190.0] * 2)))) == "fail"
    assert verdict(report.bars(figures(moments([100.0] * 19 + [700.0])))) == "fail"


def test_a_result_says_what_it_was_measured_on() -> None:
    told = json.loads(report.line(figures(moments([100.0])), {"step_ms": 20}))
    assert told["benchmark"] == "system"
    assert told["machine"]["cpus"]
    assert told["metrics"]["whole"]["p50_ms"] == pytest.approx(100.0)
    assert report.table(figures(moments([100.0]))).row_count == len(STAGES) + 1
