"""Error rates whose sums were done by hand."""

import subprocess
import sys

import pytest

from interpreter.lab.speakers import errors
from interpreter.lab.speakers.stretches import Stretch
from interpreter.lab.speakers.truth import Truth

ANN, BEN = Stretch(0, 10_000, "Ann"), Stretch(12_000, 20_000, "Ben")
TRUTH = Truth("talk", (ANN, BEN), ((0, 30_000),), 30_000)


def test_what_is_right_under_other_labels_is_right() -> None:
    found = [Stretch(0, 10_000, "S7"), Stretch(12_000, 20_000, "Ann")]
    assert errors.errors(TRUTH, found, strict=True) == errors.Errors(18.0, 0, 0, 0)
    assert errors.mapping(TRUTH, found) == {"S7": "Ann", "Ann": "Ben"}


def test_miss_false_alarm_and_confusion_are_told_apart() -> None:
    found = [
        Stretch(0, 7000, "S1"),
        Stretch(12_000, 16_000, "S2"),
        Stretch(16_000, 20_000, "S1"),
        Stretch(22_000, 23_000, "S2"),
    ]
    counted = errors.errors(TRUTH, found, strict=True)
    assert counted == errors.Errors(18.0, miss_s=3.0, false_alarm_s=1.0, confusion_s=4.0)
    assert counted.rate == pytest.approx(8 / 18)


def test_a_quarter_of_a_second_around_each_boundary_is_forgiven() -> None:
    found = [Stretch(240, 10_240, "S1"), Stretch(11_760, 20_240, "S2")]
    assert errors.errors(TRUTH, found).rate == 0
    late = errors.errors(TRUTH, [Stretch(1000, 10_000, "S1"), Stretch(12_000, 20_000, "S2")])
    assert late.miss_s == pytest.approx(0.75)
    assert late.total_s == pytest.approx(17.0)


def test_overlap_counts_only_where_asked_for() -> None:
    both = Truth("talk", (ANN, Stretch(8000, 14_000, "Ben")), ((0, 30_000),), 30_000)
    found = [Stretch(0, 8000, "S1"), Stretch(8000, 14_000, "S2")]
    assert errors.errors(both, found).rate == 0
    assert errors.errors(both, found, strict=True) == errors.Errors(16.0, miss_s=2.0)


def test_two_turns_of_one_label_at_once_are_one_voice() -> None:
    found = [Stretch(0, 6000, "S1"), Stretch(4000, 10_000, "S1"), Stretch(12_000, 20_000, "S2")]
    assert errors.errors(TRUTH, found, strict=True).rate == 0


def test_what_lies_outside_the_scored_regions_does_not_count() -> None:
    part = Truth("talk", (Stretch(0, 5000, "Ann"),), ((0, 5000),), 30_000)
    assert errors.errors(part, [Stretch(0, 30_000, "S1")], strict=True) == errors.Errors(5.0)


def test_nothing_found_is_all_missed_and_nothing_said_has_no_rate() -> None:
    assert errors.errors(TRUTH, []).rate == 1
    assert errors.errors(Truth("quiet", (), ((0, 9000),), 9000), [Stretch(0, 1000, "S1")]).rate is None


def test_recordings_are_pooled_by_time() -> None:
    pooled = errors.Errors(10, 1, 0, 0) + errors.Errors(30, 0, 2, 1)
    assert pooled.rate == pytest.approx(4 / 40)


def test_the_scorer_loads_no_model() -> None:
    program = (
        "import sys, interpreter.lab.speakers.bench, pyannote.core, pyannote.metrics.diarization\n"
        "sys.exit(bool({'torch', 'transformers', 'pyannote.audio', 'silero_vad'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
