"""What a result keeps of every sentence, and the figures that are made of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import mean

import pytest

from interpreter.lab.bars import bars
from interpreter.lab.details import Details, details
from interpreter.lab.evidence import Evidence
from interpreter.lab.figures import Figures, figures
from interpreter.lab.quality import score
from interpreter.lab.sabotage import Event, as_lines, delays, in_order

Changed = Callable[[str], list[Event]]


def _score(events: list[Event], panel: Path) -> Evidence:
    return score(as_lines(events), panel, language="en", targets=["es"])


def _spanish(events: list[Event], panel: Path) -> Figures:
    found: Figures = figures([_score(events, panel)], ["es"])["targets"]["es"]
    return found


def _sentences(events: list[Event], panel: Path) -> list[Details]:
    found: list[Details] = details(_score(events, panel), panel)["targets"]["es"]["sentences"]
    return found


def test_every_sentence_is_told_with_what_it_waited_for(oracle: list[Event], panel: Path) -> None:
    first, *_ = found = _sentences(oracle, panel)
    assert len(found) == 6
    assert (first["start_s"], first["end_s"], first["speaker"]) == (0.5, 2.9, "Anna")
    assert first["source"] == "We see about 4,000 visitors a week."
    assert first["reference"] == first["text"] == "Vemos unos 4000 visitantes por semana."
    assert first["chrf"] == 100
    # One of six words is committed when the voice starts. It rests on the second of eight words, which the floor's
    # caption of seven words holds back until the third.
    assert first["ear_voice_s"] == 1.5
    assert first["causes"] == {"said_s": 0.6, "hearing_s": 0.7, "translating_s": 0.2, "voice_s": 0.0}
    for one in found:
        assert sum(one["causes"].values()) == pytest.approx(one["ear_voice_s"], abs=0.002)


def test_the_means_of_the_sentences_are_the_pooled_figures(changed: Changed, panel: Path) -> None:
    events = changed("drops_sentences")
    pooled, sentences = _spanish(events, panel), _sentences(events, panel)
    assert pooled["empty_sentences"] == 2
    assert [one["text"] for one in sentences].count("") == 2
    assert mean(one["laal_s"] for one in sentences) == pytest.approx(pooled["stream_laal_s"], abs=1e-3)
    assert mean(one["yaal_s"] for one in sentences) == pytest.approx(pooled["long_yaal_s"], abs=1e-3)
    assert pooled["omnisteval_long_yaal_s"] < 2 < pooled["long_yaal_s"]
    assert [one["causes"] for one in sentences].count(None) == 2


def test_a_slow_voice_is_the_voice_and_a_slow_translation_the_translation(
    oracle: list[Event], panel: Path
) -> None:
    honest = _spanish(oracle, panel)["voice"]
    late = in_order(
        event | {key: event[key] + 700 for key in ("at_ms", "start_ms")}
        if event["type"] == "speech"
        else event
        for event in oracle
    )
    slow_voice = _spanish(late, panel)["voice"]
    assert slow_voice["ear_voice_p50_s"] == pytest.approx(honest["ear_voice_p50_s"] + 0.7)
    assert slow_voice["hearing_p50_s"] == pytest.approx(honest["hearing_p50_s"])
    spanish = [event for event in oracle if event.get("language") == "es"]
    others = [event for event in oracle if event.get("language") != "es"]
    slow = _spanish(in_order([*others, *delays(spanish, by_ms=1_000)]), panel)["voice"]
    assert slow["ear_voice_p50_s"] == pytest.approx(honest["ear_voice_p50_s"] + 1)
    assert slow["translating_p50_s"] == pytest.approx(honest["translating_p50_s"] + 1)


def test_points_and_turns_are_those_of_the_reference(oracle: list[Event], panel: Path) -> None:
    found = details(_score(oracle, panel), panel)
    assert found["duration_s"] == pytest.approx(18.2)
    assert found["targets"]["es"]["points"][0] == [1.1, 0.9]
    assert {lag for _, lag in found["targets"]["es"]["points"]} == {0.9}
    assert found["turns"]["reference"][0] == ("Anna", 0.5, 2.9)
    assert found["turns"]["told"] == []
    rttm = "SPEAKER panel 1 0.500 2.000 <NA> <NA> A <NA> <NA>\n"
    panel.with_suffix(".rttm").write_text(rttm, encoding="utf-8")
    assert details(_score(oracle, panel), panel)["turns"]["reference"] == [("A", 0.5, 2.5)]


def test_words_shown_early_are_counted_with_how_long_they_stood(oracle: list[Event], panel: Path) -> None:
    found = _spanish(oracle, panel)
    assert found["early_show"] == 31 / 32, "two words of one sentence rest on the same word"
    assert found["early_show_200_ms"] == 31 / 32
    assert found["early_show_lead_ms_p50"] == 300
    none_early = [event | {"provisional": ""} if "provisional" in event else event for event in oracle]
    blind = _spanish(none_early, panel)
    assert blind["early_show"] == 0
    assert blind["early_show_lead_ms_p50"] == 0
    judged = {bar.name: bar.met for bar in bars(figures([_score(none_early, panel)], ["es"]), ["es"])}
    assert judged["es shown early"] is False


def test_corrections_of_what_is_shown_and_of_predictions_are_two_figures(
    changed: Changed, panel: Path
) -> None:
    found = _spanish(changed("repeats_function_words"), panel)
    assert found["correction_rate_shown"] == 0
    assert found["correction_rate"] == pytest.approx(found["ne_predicted"] / (1 + found["ne_predicted"]))
    assert found["correction_rate"] > 0.3


def test_a_lag_that_grows_is_drift_of_text_and_voice(oracle: list[Event], panel: Path) -> None:
    growing = in_order(
        event
        | {"at_ms": event["at_ms"] * 1.01}
        | ({"start_ms": event["start_ms"] * 1.01} if event["type"] == "speech" else {})
        for event in oracle
    )
    found = _spanish(growing, panel)
    assert found["lag_drift_s_per_h"] == pytest.approx(36, rel=0.05)
    assert found["voice"]["drift_s_per_h"] == pytest.approx(36, rel=0.05)
    assert found["voice"]["end_offset_p95_s"] == found["voice"]["end_offset_s"]


def test_short_recordings_tell_nothing_of_drift_beside_long_ones(oracle: list[Event], panel: Path) -> None:
    growing = in_order(event | {"at_ms": event["at_ms"] * 1.01} for event in oracle)
    steady, drifting = _score(oracle, panel), _score(growing, panel)
    long, short = replace(steady, duration_ms=700_000), replace(drifting, duration_ms=60_000)
    found = figures([long, short], ["es"])
    assert found["source"]["lag_drift_s_per_h"] == pytest.approx(0)
    assert found["targets"]["es"]["lag_drift_s_per_h"] == pytest.approx(0)
    assert {bar.name for bar in bars(found, ["es"])} >= {"es drift s/h", "es last quarter later s"}
    assert figures([steady, drifting], ["es"])["targets"]["es"]["lag_drift_s_per_h"] > 30
