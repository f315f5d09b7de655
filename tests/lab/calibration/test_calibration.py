"""A set is taken apart into utterances with word times, and what the engine finds of its model is shown."""

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from rich.console import Console
from typer.testing import CliRunner

from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.lab.calibration import running
from interpreter.lab.calibration.command_line import calibrate as command_line
from interpreter.lab.calibration.report import page, sentences
from interpreter.lab.calibration.running import Order, calibrate
from interpreter.lab.calibration.utterances import utterances

OUTCOME = {
    "margin": 3,
    "confidence": 0.6,
    "heard": {"margin": 3, "words": 50, "differing": 2, "timed": 40, "early": 4, "lag_ms": 480.0},
    "guessed": {"shown": 20, "wrong": 1, "words": 100},
}
FOUND: dict[str, Any] = {
    "utterances": 2,
    "tokens": 60,
    "before": {"layer": 15, "heads": [], "share": 0.41},
    "after": {"layer": 11, "heads": [2, 5], "share": 0.93},
    "calibrated": True,
    "languages": {
        "fr": {
            "before": OUTCOME,
            "after": OUTCOME | {"confidence": 1.01},
            "margins": [OUTCOME["heard"]],
            "guesses": 30,
        }
    },
    "budget": 0.05,
    "written": "model/streaming.json",
    "kept": "model/streaming.json.old",
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A set of one recording, 6 s at 8 kHz, with two sentences."""
    folder = tmp_path / "set"
    folder.mkdir()
    soundfile.write(folder / "a.wav", np.linspace(0, 0.5, 48_000), 8_000)
    (folder / "a.stm").write_text(
        "a 1 x 1.0 3.0 <o> Five o'clock – twenty-five.\na 1 x 3.2 5.0 <o> Welcome, everybody.\n", "utf-8"
    )
    (folder / "a.ctm").write_text(
        "a x 1.0 0.5 five\na x 1.5 0.6 o'clock\na x 2.2 0.3 twenty\na x 2.6 0.4 five\na x 3.2 0.8 welcome\n",
        "utf-8",
    )
    (folder / "a.fr.txt").write_text("Cinq heures.\nBonjour.\n", "utf-8")
    return folder


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A folder that looks like one with a model."""
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "config.json").write_text("{}", "utf-8")
    return folder


def answering(found: dict[str, Any], status: int = 0) -> list[str]:
    """An engine that finds this, and what it was asked."""
    program = (
        "import json, sys\n"
        "asked = json.load(sys.stdin)\n"
        "print('a library says something')\n"
        "print(json.dumps({'done': 0.5}))\n"
        f"print(json.dumps({{'found': dict({found!r}, asked=asked)}}))\n"
        f"if {status}: sys.exit(print('nothing to hear', file=sys.stderr) or {status})"
    )
    return [sys.executable, "-c", program]


def test_sentences_are_cut_out_with_their_words_as_written_and_the_times_of_those_that_were_said(
    place: Path, tmp_path: Path
) -> None:
    (folder := tmp_path / "audio").mkdir()
    first, second = utterances(place, folder, language="en")
    assert [word for word, _ in first.words] == ["Five", "o'clock", "–", "twenty-five."]
    assert [times for _, times in first.words] == [
        pytest.approx((100, 600)),
        pytest.approx((600, 1200)),
        None,
        pytest.approx((1300, 2100)),
    ]
    assert second.words[1] == ("everybody.", None)
    one, other = (np.load(utterance.audio) for utterance in (first, second))
    assert len(one) == pytest.approx(2.3 * 16_000, abs=1)
    assert len(other) == pytest.approx(2.2 * 16_000, abs=1)
    assert one.dtype == np.float32
    assert one[16_000] == pytest.approx(0.5 * 1.9 / 6, abs=1e-3)


def test_the_engine_is_asked_for_the_languages_of_the_set_and_keeps_what_it_finds_beside_the_weights(
    place: Path, model: Path
) -> None:
    heard: list[float] = []
    found = calibrate(Order(place, str(model), "en"), heard.append, answering(FOUND))
    asked = found["asked"]
    assert heard == [0.5]
    assert (asked["targets"], asked["language"], asked["model"]) == (["fr"], "en", str(model))
    assert asked["out"] == str(model / "streaming.json")
    assert asked["utterances"][0]["words"][0] == {"text": "Five", "times_ms": [100.0, 600.0]}
    elsewhere = Order(place, str(model), "en", ("es",), model / "mine.json")
    asked = calibrate(elsewhere, heard.append, answering(FOUND))["asked"]
    assert (asked["targets"], asked["out"]) == (["es"], str(model / "mine.json"))


def test_a_set_without_recordings_or_without_word_times_says_what_to_put_there(
    place: Path, model: Path, tmp_path: Path
) -> None:
    (empty := tmp_path / "empty").mkdir()
    with pytest.raises(UserMistake, match="holds no recording"):
        calibrate(Order(empty, str(model), "en"), print, answering(FOUND))
    (place / "a.ctm").unlink()
    with pytest.raises(UserMistake, match="put an STM and a CTM file beside each"):
        calibrate(Order(place, str(model), "en"), print, answering(FOUND))


def test_what_the_engine_refuses_is_a_mistake_and_what_it_breaks_on_is_not(place: Path, model: Path) -> None:
    with pytest.raises(UserMistake, match=r"^nothing to hear$"):
        calibrate(Order(place, str(model), "en"), lambda _: None, answering(FOUND, 2))
    with pytest.raises(OpenBoothError, match=r"failed \(nothing to hear\); try it with --device cpu"):
        calibrate(Order(place, str(model), "en"), lambda _: None, answering(FOUND, 1))


def test_before_and_after_stand_beside_each_other() -> None:
    console = Console(width=160, record=True)
    console.print(page(FOUND))
    lines = [line.split("│") for line in console.export_text().splitlines()]
    told = {cells[1].strip(): [cell.strip() for cell in cells[2:-1]] for cells in lines if len(cells) > 3}
    assert told["layer, heads"] == ["15, all", "11, 2 5"]
    assert told["on the right audio"] == ["41.0 %", "93.0 %"]
    assert told["fr margin"] == ["3 (480 ms)", "3 (480 ms)"]
    assert told["fr otherwise than offline"] == ["4.0 %", "4.0 %"]
    assert told["fr lag"] == ["0.48 s", "0.48 s"]
    assert told["fr before its audio"] == ["10.0 %", "10.0 %"]
    assert told["fr confidence"] == ["0.60", "none is enough"]
    assert told["fr wrong predictions"] == ["5.0 %", "5.0 %"]
    assert told["fr predicted before heard"] == ["19.0 %", "19.0 %"]


def test_it_is_said_where_things_are_kept_and_when_they_do_not_count() -> None:
    assert sentences(FOUND) == [
        "Kept in model/streaming.json.",
        "What was there before is in model/streaming.json.old.",
    ]
    *_, last = sentences(FOUND | {"calibrated": False})
    assert "uncalibrated" in last
    *_, last = sentences(FOUND | {"budget": 0.02})
    assert last.startswith("With every margin more than 2.0 % of the words differ")
    assert "in fr;" in last


def test_the_command_line_asks_for_it(monkeypatch: pytest.MonkeyPatch, place: Path) -> None:
    orders: list[Order] = []

    def found(order: Order, _: object) -> dict[str, Any]:
        orders.append(order)
        return FOUND

    monkeypatch.setattr(running, "calibrate", found)
    asked = ["seamless", "--set", str(place), "--from", "en", "--to", "fr,es", "--erasures", "0.05"]
    told = CliRunner().invoke(command_line, asked)
    assert told.exit_code == 0
    assert "Kept in model/streaming.json." in told.output
    assert orders == [Order(place, None, "en", ("fr", "es"), erasures=0.05)]
