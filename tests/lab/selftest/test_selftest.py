"""The lab catches every product that cheats, and says so itself when it does not."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from typer.testing import CliRunner

from interpreter.lab import checks
from interpreter.lab.bench import quality
from interpreter.lab.command_line import bench as command_line
from interpreter.lab.invariance.bench import NOISY, Plan
from interpreter.lab.product import Run
from interpreter.lab.sabotage import SABOTEURS
from interpreter.lab.selftest import adapter, bench, material, report
from interpreter.lab.selftest.conversation import CONVERSATION

QUICK = Plan(cuts=1, seconds=None, futures=("other speech",))
SPEECH = {"type": "speech", "channel": "es", "start_ms": 100, "duration_ms": 400}


def test_every_saboteur_is_caught_and_the_honest_product_is_not_accused() -> None:
    found = bench.selftest(QUICK)
    assert found.verdict == "pass", report.sentences(found)
    caught = {row.saboteur for row in found.rows}
    assert caught == {*SABOTEURS, *adapter.OTHERS}
    told = json.loads(found.line)
    assert (told["benchmark"], told["verdict"], told["seed"]) == ("selftest", "pass", 0)
    assert all(row["honest"] != row["sabotaged"] for row in told["metrics"]["saboteurs"])
    assert report.table(found).row_count == len(caught)


@pytest.fixture
def one_saboteur(monkeypatch: pytest.MonkeyPatch) -> None:
    """A self-test of delays only, with a figure that does not notice them."""
    row = bench.Row("fabricates_its_clock", "clock off s", 0.0, 1.0, "≤ 0.5", clean=True, caught=True)
    monkeypatch.setattr(bench, "BY_BAR", {"delays": "es chrF"})
    monkeypatch.setattr(bench, "CHECKS", ())
    monkeypatch.setattr(bench, "clock_row", lambda _: (row, []))


@pytest.mark.usefixtures("one_saboteur")
def test_a_saboteur_that_gets_through_fails_the_command(tmp_path: Path) -> None:
    told = tmp_path / "told.jsonl"
    ended = CliRunner().invoke(command_line, ["selftest", "--cuts", "1", "--json", str(told)])
    assert ended.exit_code == 1
    assert "Not caught: delays. Do not trust the lab until they are." in ended.output
    assert json.loads(told.read_text(encoding="utf-8"))["verdict"] == "fail"


@pytest.mark.usefixtures("one_saboteur")
def test_a_product_that_answers_otherwise_each_time_makes_the_test_invalid(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    moody = tmp_path / "moody.py"
    moody.write_text(
        "import time\n"
        "from interpreter.lab.selftest import oracle\n"
        'print(f\'{{"type": "lag", "at_ms": 0, "lag_ms": {time.time_ns()}}}\')\n'
        "oracle.main()\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(bench, "ORACLE", (sys.executable, str(moody)))
    found = bench.selftest(QUICK)
    assert found.verdict == NOISY
    assert report.sentences(found) == [
        f"{NOISY}: the honest product answered otherwise when it heard the same again. "
        "Nothing can be told; end other programs and try again."
    ]


def test_speech_that_was_told_has_to_sound(tmp_path: Path) -> None:
    assert checks.silent_speech([], tmp_path) is None
    assert checks.silent_speech([SPEECH], tmp_path) == 1
    sound = np.zeros(8_000, np.float32)
    sound[4_000:] = 0.1
    soundfile.write(tmp_path / "channel.es.flac", sound, 8_000)
    later = SPEECH | {"start_ms": 450}
    assert checks.silent_speech([SPEECH, later, SPEECH | {"start_ms": 5_000}], tmp_path) == pytest.approx(
        2 / 3
    )


def test_what_comes_after_the_last_word_was_not_listened_to() -> None:
    assert checks.not_listened_to_s([{"at_ms": 4_000}, {"at_ms": 6_500}], 10_000) == 3.5
    assert checks.not_listened_to_s([{"at_ms": 10_500}], 10_000) == 0
    assert checks.not_listened_to_s([], 10_000) == 10


@pytest.mark.parametrize(("claimed_ms", "error_s"), [([0, 1_000, 2_000], 0.0), ([0, 500, 1_500], 0.5)])
def test_a_clock_is_held_against_the_observers(claimed_ms: list[int], error_s: float) -> None:
    lines = tuple(json.dumps({"at_ms": at_ms}) for at_ms in claimed_ms)
    run = Run(lines, (0.3, 1.3, 2.3), 3.0, 0.0, 0.0, None)
    assert checks.clock_error_s(run) == pytest.approx(error_s)


@pytest.mark.parametrize(
    ("saboteur", "caught_by"),
    [
        ("emits_silence", "share of told speech that is silent"),
        ("returns_early", "s of a recording not listened to"),
    ],
)
def test_a_bench_catches_them_too(saboteur: str, caught_by: str, tmp_path: Path) -> None:
    place = material.write(tmp_path / "set", CONVERSATION[:2]).parent
    cheat = [*bench.ADAPTER, saboteur, str(tmp_path / "cache"), *bench.ORACLE, "--"]
    found = quality(place, bench.ORDER, command=cheat)
    assert caught_by in {bar.name for bar in found.bars if bar.met is False}
