"""The scorer must see through every saboteur, and must not accuse an honest feed."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from interpreter.lab.bars import bars, verdict
from interpreter.lab.figures import Figures, figures
from interpreter.lab.quality import score
from interpreter.lab.report import table
from interpreter.lab.sabotage import SABOTEURS, Event, as_lines

Changed = Callable[[str], list[Event]]


def _figures(events: list[Event], panel: Path) -> Figures:
    return figures([score(as_lines(events), panel, language="en", targets=["es"])], ["es"])


def _missed(found: Figures) -> set[str]:
    return {bar.name for bar in bars(found, ["es"]) if bar.met is False}


def test_an_honest_feed_gets_the_figures_it_was_made_with(oracle: list[Event], panel: Path) -> None:
    found = _figures(oracle, panel)
    source, spanish = found["source"], found["targets"]["es"]
    assert found["wer"] == 0
    assert source["lag_p50_s"] == pytest.approx(0.4)
    assert source["lag_p90_s"] < 0.7
    assert spanish["chrf"] == pytest.approx(100)
    assert spanish["sentence_chrf"] == pytest.approx(100)
    assert 0.9 < spanish["stream_laal_s"] < 1.5
    assert spanish["lag_p50_s"] == pytest.approx(0.9)
    assert spanish["lag_p90_s"] == pytest.approx(0.9)
    assert spanish["voice"]["ear_voice_p50_s"] == pytest.approx(1.5)
    assert spanish["voice"]["end_offset_s"] == pytest.approx(1.5 + 3 * 0.25 - 6 * 0.3)
    assert spanish["voice"]["drift_s_per_h"] == pytest.approx(0)
    assert source["ne_shown"] == 0
    assert verdict(bars(found, ["es"])) == "pass"


def test_dropped_sentences_cost_quality_and_ten_seconds_each(changed: Changed, panel: Path) -> None:
    found = _figures(changed("drops_sentences"), panel)
    spanish = found["targets"]["es"]
    assert found["wer"] > 0.3
    assert spanish["chrf"] < 80
    assert spanish["lost_sentences"] == 2
    assert spanish["lag_p90_s"] == pytest.approx(10)
    assert spanish["voice"]["unspoken_sentences"] == 2
    assert spanish["voice"]["ear_voice_p90_s"] == pytest.approx(10)
    assert {"WER", "source lag p90 s", "es lag p90 s", "es ear-voice p90 s"} <= _missed(found)


def test_two_seconds_of_delay_are_two_seconds_of_lag(changed: Changed, panel: Path) -> None:
    found = _figures(changed("delays"), panel)
    assert found["source"]["lag_p50_s"] == pytest.approx(2.4)
    assert found["targets"]["es"]["lag_p50_s"] == pytest.approx(2.9)
    assert found["targets"]["es"]["voice"]["ear_voice_p50_s"] == pytest.approx(3.5)
    assert {"source lag p50 s", "es lag p50 s", "es lag p90 s"} <= _missed(found)


def test_flicker_is_erasure_of_what_is_shown_only(changed: Changed, panel: Path) -> None:
    found = _figures(changed("flickers"), panel)
    assert found["source"]["ne_shown"] > 3
    assert found["source"]["ne_committed"] == 0
    assert {"source NE shown", "es NE shown"} <= _missed(found)


def test_taking_committed_text_back_is_seen(changed: Changed, panel: Path) -> None:
    found = _figures(changed("withdraws"), panel)
    assert found["source"]["ne_committed"] > 1
    assert {"source committed text taken back", "es committed text taken back"} <= _missed(found)


def test_a_constant_function_word_is_no_prediction(changed: Changed, panel: Path) -> None:
    found = _figures(changed("repeats_function_words"), panel)
    assert found["source"]["ne_predicted"] > 0.5
    assert found["source"]["prediction"]["counted"] > 0
    assert "source predictions better than a constant" in _missed(found)


def test_where_nothing_is_predicted_nothing_is_missed_and_the_report_says_so(
    oracle: list[Event], panel: Path
) -> None:
    silent = [one | {"predicted": ""} if one["type"] == "caption" else one for one in oracle]
    found = _figures(silent, panel)
    assert found["source"]["prediction"]["counted"] == 0
    assert not any("predictions" in bar.name for bar in bars(found, ["es"]))
    page = StringIO()
    Console(file=page, width=100).print(table({"panel": found}, ["es"]))
    assert page.getvalue().count("none made") == 2


def test_committing_before_the_word_is_said_is_seen(changed: Changed, panel: Path) -> None:
    found = _figures(changed("peeks_ahead"), panel)
    assert found["source"]["committed_before_said"] == 1
    assert "source words committed before said" in _missed(found)


def test_silence_on_a_channel_counts_ten_seconds_a_sentence(changed: Changed, panel: Path) -> None:
    voice = _figures(changed("stays_silent"), panel)["targets"]["es"]["voice"]
    assert voice["unspoken_sentences"] == 3
    assert voice["ear_voice_p90_s"] == pytest.approx(10)


def test_marks_of_an_engine_are_seen(changed: Changed, panel: Path) -> None:
    assert {"source engine marks", "es engine marks"} <= _missed(_figures(changed("leaves_marks"), panel))


def test_no_saboteur_passes(changed: Changed, panel: Path) -> None:
    verdicts = {name: verdict(bars(_figures(changed(name), panel), ["es"])) for name in SABOTEURS}
    assert set(verdicts.values()) == {"fail"}, verdicts


def test_an_empty_feed_loses_everything(panel: Path) -> None:
    found = _figures([], panel)
    assert found["wer"] == 1.0
    assert found["source"]["lag_p50_s"] == 10
    assert found["targets"]["es"]["chrf"] == 0
    assert found["targets"]["es"]["lost_sentences"] == 6
    assert found["targets"]["es"]["voice"] is None
    assert verdict(bars(found, ["es"])) == "fail"
