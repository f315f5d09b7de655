"""RTTM and UEM as people write them."""

from pathlib import Path

import pytest

from interpreter.domain.errors import UserMistake
from interpreter.lab.speakers import truth
from interpreter.lab.speakers.stretches import Stretch


def _written(tmp_path: Path, rttm: str, uem: str | None = None) -> Path:
    (tmp_path / "talk.rttm").write_text(rttm, encoding="utf-8")
    if uem is not None:
        (tmp_path / "talk.uem").write_text(uem, encoding="utf-8")
    return tmp_path / "talk"


def _row(start: float, duration: float, speaker: str, recording: str = "talk") -> str:
    return f"SPEAKER {recording} 1 {start} {duration} <NA> <NA> {speaker} <NA> <NA>\n"


def test_comments_other_kinds_and_other_recordings_are_passed_over(tmp_path: Path) -> None:
    rttm = (
        ";; by hand\n\n"
        + _row(1, 2, "Ann")
        + _row(5, 1, "Ben", "other")
        + "SPKR-INFO talk 1 <NA> <NA> <NA> x Ann <NA>\n"
    )
    with pytest.raises(UserMistake, match="SPKR-INFO"):
        truth.load(_written(tmp_path, rttm))
    read = truth.load(_written(tmp_path, rttm.replace("SPKR-INFO talk 1 <NA> <NA>", "NOSCORE talk 1 0 1")))
    assert read.stretches == (Stretch(1000, 3000, "Ann"),)


def test_an_rttm_with_one_recording_under_another_name_is_taken_for_this_one(tmp_path: Path) -> None:
    assert truth.load(_written(tmp_path, _row(1, 2, "Ann", "elsewhere"))).stretches[0].label == "Ann"


def test_touching_rows_of_one_person_are_one_stretch_and_two_people_may_overlap(tmp_path: Path) -> None:
    read = truth.load(
        _written(tmp_path, _row(0, 2, "Ann") + _row(1, 2, "Ann") + _row(3, 1, "Ann") + _row(2, 3, "Ben"))
    )
    assert read.stretches == (Stretch(0, 4000, "Ann"), Stretch(2000, 5000, "Ben"))


def test_only_what_the_uem_names_is_judged(tmp_path: Path) -> None:
    read = truth.load(
        _written(tmp_path, _row(0, 4, "Ann") + _row(8, 4, "Ben"), "talk NA 1.0 3.0\ntalk NA 9 10\n"),
        duration_ms=20_000,
    )
    assert read.stretches == (Stretch(1000, 3000, "Ann"), Stretch(9000, 10_000, "Ben"))
    assert (read.scored_ms, read.duration_ms) == (3000, 20_000)


def test_without_a_uem_the_whole_recording_is_judged(tmp_path: Path) -> None:
    assert truth.load(_written(tmp_path, _row(0, 4, "Ann")), duration_ms=9000).scored == ((0, 9000),)


@pytest.mark.parametrize("row", ["SPEAKER talk 1 one 2 <NA> <NA> Ann <NA> <NA>", "SPEAKER talk 1 1.0"])
def test_a_broken_row_is_one_sentence(tmp_path: Path, row: str) -> None:
    with pytest.raises(UserMistake, match=r"talk\.rttm is broken at “SPEAKER talk"):
        truth.load(_written(tmp_path, row))


def test_a_recording_without_rttm_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserMistake, match=r"talk has no talk\.rttm; say there who spoke when"):
        truth.load(tmp_path / "talk")
