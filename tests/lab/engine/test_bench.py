"""What is said of a computer follows from the figures of its trial."""

import io
import json
import sys
from typing import Any

import pytest
from rich.console import Console
from typer.testing import CliRunner

from interpreter.domain.errors import OpenBoothError, UnknownName, UserMistake
from interpreter.lab.command_line import bench as command_line
from interpreter.lab.engine.bench import Order, engine
from interpreter.lab.engine.report import NOTHING_MEANT, Figures, page, sentence

STAGE = {"rtf": 0.1, "calls": 40, "p50_ms": 10.0, "p95_ms": 12.0, "max_ms": 20.0}


def told(recognition: float, **languages: float) -> dict[str, Any]:
    by_count = languages or {"1": 0.1, "2": 0.15, "4": 0.25}
    return {
        "models": {"recognition": "big/ears", "translation": "big/mouth"},
        "device": "cpu",
        "numbers": "float32",
        "threads": 2,
        "hops": 10,
        "hop": {"p50_ms": 80.0, "p95_ms": 100.0, "max_ms": 120.0},
        "recognition_rtf": recognition,
        "translation_rtf": 0.15,
        "stages": dict.fromkeys(("recognition encoder", "recognition decoder"), STAGE),
        "languages": by_count,
        "voice": {"model": "small/mouth", "rtf": 0.21, "first_ms": 80.0},
        "others": 0.34,
        "memory_mb": 1500,
        "device_memory_mb": None,
    }


def answering(answer: dict[str, Any]) -> list[str]:
    """A trial that answers so, and what it was asked."""
    program = f"import json, sys; print(json.dumps(dict({answer!r}, asked=json.loads(sys.argv[1]))))"
    return [sys.executable, "-c", program]


@pytest.mark.parametrize(
    ("recognition", "said"),
    [
        (
            0.05,
            "fast enough for 2 sources × 2 languages; 4 sources × 4 languages would need one that is 1.5 times",
        ),
        (0.6, "fast enough for 1 source × 2 languages; 4 sources"),
        (1.0, "1 source × 1 language would need one that is 1.4 times as fast, or about 500 ms"),
        (30.0, "would need one that is 37.7 times as fast; choose lighter models, as"),
    ],
)
def test_a_sentence_says_what_the_computer_is_fast_enough_for(recognition: float, said: str) -> None:
    assert said in sentence(Figures(1, 2, 320, told(recognition)))


def test_a_strong_computer_is_fast_enough_for_all() -> None:
    figures = Figures(1, 2, 320, told(0.01, **{"1": 0.02, "2": 0.03, "4": 0.05}))
    assert sentence(figures) == "This computer is fast enough for 4 sources × 4 languages."


def test_languages_between_those_that_were_measured_are_read_off_a_line() -> None:
    figures = Figures(1, 2, 320, told(0.0))
    assert figures.load(2, 3) == pytest.approx(0.4)
    assert figures.load(1, 8) == pytest.approx(0.5)


def test_the_page_shows_stages_memory_and_that_the_text_means_nothing() -> None:
    console = Console(width=160, record=True, file=io.StringIO())
    console.print(page(Figures(2, 2, 320, told(0.1))))
    shown = console.export_text()
    for words in (
        "big/ears, big/mouth",
        "recognition encoder",
        "small/mouth",
        "0.50",
        "1500 MB",
        NOTHING_MEANT,
        "fast enough",
        "Other programs took 34%",
    ):
        assert words in shown


def test_a_trial_is_asked_for_the_profiles_models_those_fetched_with_it_first() -> None:
    order = Order("cascade", "laptop", models=("UsefulSensors/moonshine-streaming-tiny",), device="cpu")
    found = engine(order, answering(told(0.1)))
    asked = found.figures.told["asked"]
    assert asked["recognition"][:2] == ["UsefulSensors/moonshine-streaming-tiny", "openai/whisper-small"]
    assert asked["translation"][0] == "facebook/m2m100_418M"
    assert (asked["hop_ms"], asked["device"], asked["precision"]) == (320, "cpu", "int8")
    slow = engine(Order("cascade", "laptop"), answering(told(0.1))).figures
    assert slow.hop_ms == slow.told["asked"]["hop_ms"] > 1000
    line = json.loads(found.line)
    assert (line["benchmark"], line["verdict"]) == ("engine", "pass")
    assert line["metrics"]["sentence"] == sentence(found.figures)
    assert [bar.met for bar in found.bars] == [True, True]


@pytest.mark.parametrize(
    ("order", "error", "reason"),
    [
        (Order("builtin", "laptop"), UserMistake, "--engine cascade"),
        (Order("cascade", "labtop"), UnknownName, "laptop"),
        (Order("cascade", "laptop", models=("Qwen/Qwen3-0.6B-Base",)), UserMistake, "models list"),
    ],
)
def test_what_cannot_be_tried_is_told(order: Order, error: type[OpenBoothError], reason: str) -> None:
    with pytest.raises(error, match=reason):
        engine(order, answering({}))


@pytest.mark.parametrize(("status", "error"), [(2, UserMistake), (1, OpenBoothError)])
def test_a_trial_that_fails_is_told_by_its_last_line(status: int, error: type[OpenBoothError]) -> None:
    failing = [sys.executable, "-c", f"import sys; print('no card', file=sys.stderr); sys.exit({status})"]
    with pytest.raises(error, match="no card"):
        engine(Order("cascade", "laptop"), failing)


def test_the_command_line_asks_for_a_profile() -> None:
    ended = CliRunner().invoke(command_line, ["engine", "--engine", "cascade"])
    assert ended.exit_code == 2
    assert "--random-weights" in ended.output
