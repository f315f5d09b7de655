"""Whose words the transcript says they are."""

import json
from pathlib import Path

from interpreter.lab.feed import Shown, Utterance
from interpreter.lab.speakers.stretches import Stretch
from interpreter.lab.speakers.truth import Truth
from interpreter.lab.speakers.words import Attributed, WordCounts, captioned, counted, transcribed

TRUTH = Truth("talk", (Stretch(0, 4000, "Ann"), Stretch(3000, 8000, "Ben")), ((0, 20_000),), 20_000)
PEOPLE = {"S1": "Ann", "S2": "Ben"}


def _counted(*words: tuple[float, str | None]) -> WordCounts:
    return counted([Attributed("x", at, label) for at, label in words], TRUTH, PEOPLE)


def test_a_word_is_right_if_its_label_stands_for_somebody_who_speaks_in_its_middle() -> None:
    assert _counted((1000, "S1"), (1000, "S2"), (1000, None), (1000, "S9")) == WordCounts(1, 2, 1, 0)


def test_where_two_speak_either_is_right() -> None:
    assert _counted((3500, "S1"), (3500, "S2"), (3500, "S3")) == WordCounts(2, 1, 0, 0)


def test_a_word_at_the_edge_of_a_pause_goes_to_the_nearest_voice_and_farther_off_to_nobody() -> None:
    assert _counted((8400, "S2"), (8600, "S2"), (30_000, "S2")) == WordCounts(1, 0, 0, 2)


def test_shares_are_of_what_somebody_said() -> None:
    counts = WordCounts(3, 1, 0, 7)
    assert counts.share(counts.right) == 0.75
    assert WordCounts(stray=2).share(0) is None


def test_words_of_captions_are_spread_over_their_utterance() -> None:
    shown = (
        Shown(900, 0, 900, "We", "", "", "S9"),
        Shown(2000, 0, 2000, "We see , them again.", "", "", "S1"),
    )
    assert captioned([Utterance(1, shown)]) == [
        Attributed("We", 250, "S1"), Attributed("see", 750, "S1"), Attributed("them", 1250, "S1"),
        Attributed("again", 1750, "S1"),
    ]  # fmt: skip


def test_words_of_a_transcript_keep_their_own_times_and_marks_are_no_words(tmp_path: Path) -> None:
    words = [{"text": "We", "start_ms": 100, "end_ms": 300}, {"text": ".", "start_ms": 300, "end_ms": 300}]
    document = tmp_path / "transcript.json"
    document.write_text(json.dumps({"lines": [{"speaker": "S2", "words": words}]}), encoding="utf-8")
    assert transcribed(document) == [Attributed("We", 200, "S2")]
    document.write_text("{", encoding="utf-8")
    assert transcribed(document) is None
    assert transcribed(tmp_path / "none") is None
