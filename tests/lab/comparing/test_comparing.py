"""Two kept results side by side: what is real is said, what is not is not claimed, what does not fit is refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from interpreter.domain.errors import UserMistake
from interpreter.lab.command_line import bench
from interpreter.lab.comparing.comparison import compare
from interpreter.lab.comparing.report import line, sentences
from interpreter.lab.comparing.results import read

Result = dict[str, Any]
Change = Callable[[int, Result], Result]
WORDS = ["uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"]


def _sentence(place: int) -> Result:
    lag = 1.0 + 0.1 * (place % 5)
    return {
        "start_s": 4.0 * place,
        "end_s": 4.0 * place + 3,
        "reference": f"{WORDS[place]} cosas muy distintas",
        "text": f"{WORDS[place]} cosas muy distintas",
        "chrf": 100.0,
        "yaal_s": lag,
        "laal_s": lag + 0.2,
        "ear_voice_s": lag + 1.5,
        "causes": {"said_s": 1.0, "hearing_s": 0.5, "translating_s": lag, "voice_s": 0.0},
    }


def _result(change: Change = lambda _, sentence: sentence, *, recordings: int = 1, **settings: str) -> Result:
    target = {
        "ne_shown": 0.1,
        "early_show": 0.9,
        "voice": {"end_offset_s": 2.0},
        "prediction": {"coverage": 0.2},
    }
    text = [change(place, _sentence(place)) for place in range(len(WORDS))]
    names = [f"talk{number}" for number in range(recordings)]
    figures = {"wer": 0.1, "source": {"ne_shown": 0.05}, "targets": {"es": target}}
    return {
        "benchmark": "quality",
        "settings": {"set": "dev", "language": "en", "engine": "builtin", **settings},
        "metrics": {"rtf": 0.3, "peak_pss_mb": 900.0, "targets": {}},
        "recordings": dict.fromkeys(names, figures),
        "details": {name: {"targets": {"es": {"sentences": text}}} for name in names},
    }


def _later(_: int, sentence: Result) -> Result:
    return sentence | {"yaal_s": sentence["yaal_s"] + 0.3}


def _noisy(place: int, sentence: Result) -> Result:
    return sentence | {"yaal_s": sentence["yaal_s"] + (-1) ** place * (0.2 + 0.013 * place)}


def test_a_result_is_no_better_than_itself() -> None:
    found = compare([_result(recordings=5)], [_result(recordings=5)])
    assert found.verdict == "none"
    assert {one.real for figures in found.languages.values() for one in figures.values()} == {False}
    assert set(found.languages) == {"es", "en"}
    assert found.languages["es"]["chrF"].a == 100


def test_a_steady_difference_is_real_and_its_size_is_told() -> None:
    found = compare([_result()], [_result(_later, engine="cascade")])
    lag = found.languages["es"]["YAAL s"]
    assert lag.difference is not None
    assert lag.difference.mean == pytest.approx(0.3)
    assert (lag.real, lag.better, lag.pairs) == (True, "a", 12)
    assert found.languages["es"]["LAAL s"].real is False
    assert found.verdict == "a"
    told = sentences(found)
    assert told[0] == "A and B were asked differently: engine: builtin → cascade."
    assert told[1] == "Real: es YAAL s (A by 0.3)."
    assert told[-1].startswith("Where they differ, A is better.")


def test_a_difference_that_goes_both_ways_is_not_real() -> None:
    found = compare([_result()], [_result(_noisy)])
    assert found.languages["es"]["YAAL s"].real is False
    assert found.verdict == "none"


def test_lost_translations_cost_quality_and_unspoken_sentences_ten_seconds() -> None:
    def lost(place: int, sentence: Result) -> Result:
        return sentence | ({"text": "", "ear_voice_s": None, "causes": None} if place % 2 else {})

    spanish = compare([_result()], [_result(lost)]).languages["es"]
    assert spanish["chrF"].better == "a"
    assert spanish["chrF"].b < 75
    assert (spanish["ear-voice p90 s"].b, spanish["ear-voice p90 s"].better) == (10, "a")
    assert (spanish["ear-voice, hearing s"].pairs, spanish["ear-voice, hearing s"].real) == (6, None)


def test_captions_without_a_voice_are_not_compared_by_voice() -> None:
    def silent(_: int, sentence: Result) -> Result:
        return sentence | {"ear_voice_s": None, "causes": None}

    spanish = compare([_result()], [_result(silent)]).languages["es"]
    assert not {name for name in spanish if name.startswith("ear-voice")}


def test_figures_of_recordings_need_several_of_them() -> None:
    few = compare([_result()], [_result()]).languages["es"]["NE shown"]
    assert (few.a, few.real, few.better) == (0.1, None, None)
    calmer = _result(recordings=5)
    calmer["recordings"]["talk0"]["targets"]["es"]["ne_shown"] = 0.05
    spanish = compare([_result(recordings=5)], [calmer]).languages["es"]
    assert spanish["NE shown"].better == "b"
    assert spanish["prediction coverage"].real is False


def test_time_and_memory_are_told_but_never_judged() -> None:
    slow = _result()
    slow["metrics"]["rtf"] = 3.0
    found = compare([_result()], [slow])
    assert found.once["RTF"] == (0.3, 3.0)
    assert found.verdict == "none"
    assert (
        "One run each proves nothing of what depends on the computer's load: RTF, peak PSS MB."
        in sentences(found)
    )


def test_results_of_several_sets_are_taken_together() -> None:
    a = [_result(), _result(set="talks")]
    found = compare(a, [_result(_later, set="talks"), _result(_later)])
    assert found.languages["es"]["YAAL s"].pairs == 24
    assert not found.once


def test_results_of_different_sets_are_refused() -> None:
    with pytest.raises(UserMistake, match="One result is of dev and the other of talks"):
        compare([_result()], [_result(set="talks")])


def test_too_few_sentences_are_refused() -> None:
    few = _result()
    spanish = few["details"]["talk0"]["targets"].pop("es")
    few["details"]["talk0"]["targets"]["ca"] = spanish
    with pytest.raises(
        UserMistake, match="share 0 sentences of one language, and fewer than 10 prove nothing"
    ):
        compare([_result()], [few])


def test_references_that_changed_are_refused() -> None:
    def renamed(place: int, sentence: Result) -> Result:
        return sentence | ({"reference": "otra cosa"} if place == 3 else {})

    with pytest.raises(UserMistake, match="references of talk0 have changed"):
        compare([_result()], [_result(renamed)])


def test_two_files_are_compared_on_the_command_line(tmp_path: Path) -> None:
    a, b, told = tmp_path / "a.jsonl", tmp_path / "b.jsonl", tmp_path / "told.jsonl"
    a.write_text(json.dumps(_result()) + "\n", encoding="utf-8")
    b.write_text(json.dumps(_result()) + "\n" + json.dumps(_result(_later)) + "\n", encoding="utf-8")
    ended = CliRunner().invoke(bench, ["compare", str(a), str(b), "--json", str(told)])
    assert ended.exit_code == 0, ended.output
    assert "A is better" in ended.output
    line = json.loads(told.read_text(encoding="utf-8"))
    assert (line["benchmark"], line["verdict"], line["seed"]) == ("compare", "a", 0)
    assert set(line["metrics"]["es"]["YAAL s"]) == {
        "a",
        "b",
        "mean",
        "low",
        "high",
        "real",
        "better",
        "pairs",
    }
    assert line["once"]["RTF"] == [0.3, 0.3]


def test_the_seed_is_in_the_line_and_changes_nothing_but_the_interval() -> None:
    first, second = (compare([_result()], [_result(_noisy)], seed=seed) for seed in (1, 2))
    one, other = (found.languages["es"]["YAAL s"] for found in (first, second))
    assert one.difference != other.difference
    assert (one.a, one.b, one.real) == (other.a, other.b, other.real)
    assert json.loads(line(first, files=("a", "b"), seed=1))["seed"] == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no json", "is no file of results"),
        ('{"benchmark": "ui", "settings": {}}', "is no file of results|holds no result"),
        ("", "holds no result with sentences"),
        (None, "cannot be read"),
    ],
)
def test_other_files_are_a_mistake(text: str | None, said: str, tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(UserMistake, match=said):
        read(path)
