"""Whoever says something before it could be known is found out by another future."""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from interpreter.domain.errors import UserMistake
from interpreter.lab import product
from interpreter.lab.command_line import bench as command_line
from interpreter.lab.invariance import bench, futures, openings, report
from interpreter.lab.invariance.futures import Sound
from interpreter.lab.invariance.openings import Answer
from interpreter.lab.selftest import material
from interpreter.lab.selftest.bench import ADAPTER, ORACLE
from interpreter.lab.selftest.conversation import CONVERSATION

ORDER = product.Order("en", ("es",), "oracle")
PLAN = bench.Plan(cuts=1, seconds=None, futures=("noise",))
DEMO = Path(__file__).parents[3] / "resources" / "demo" / "conference.flac"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A set for the oracle of the self-test."""
    return material.write(tmp_path / "set", CONVERSATION[:3]).parent


def _events(*events: dict[str, object]) -> Answer:
    return Answer([json.dumps(event) for event in events])


def test_an_honest_product_passes_and_the_line_says_what_was_tried(place: Path, tmp_path: Path) -> None:
    knobs = tmp_path / "knobs.toml"
    knobs.write_text("agreement = 2\n", encoding="utf-8")
    found = bench.invariance(place, replace(ORDER, tuning=knobs), PLAN, command=ORACLE)
    assert found.verdict == "pass"
    assert [one.future for one in found.tried] == ["noise"]
    assert all(one.events > 5 for one in found.tried)
    told = json.loads(found.line)
    assert (told["benchmark"], told["verdict"], told["metrics"]["tried"]) == ("invariance", "pass", 1)
    assert told["settings"]["tuning"] == {"agreement": 2}
    assert report.sentences(found) == [
        "Whatever came after a moment, everything said before it stayed the same."
    ]


def test_the_command_fails_where_the_future_is_known(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cheat = [*ADAPTER, "peeks_a_little", str(tmp_path / "cache"), *ORACLE, "--"]
    real = bench.invariance
    monkeypatch.setattr(bench, "invariance", lambda *asked: real(*asked, command=cheat))
    ended = CliRunner().invoke(
        command_line, ["invariance", str(place), "--engine", "oracle", "--to", "es", "--cuts", "1"]
    )
    assert ended.exit_code == 1
    assert "CHANGED" in ended.output
    assert "conversation, noise from" in ended.output


def test_a_product_that_breaks_down_or_is_live_cannot_be_told(place: Path) -> None:
    broken = [
        sys.executable,
        "-c",
        'import sys; print(\'{"type": "lag", "at_ms": 0}\'); sys.exit(\'Broken.\')',
    ]
    with pytest.raises(UserMistake, match="broke down while it was measured: Broken"):
        bench.invariance(place, ORDER, PLAN, command=broken)
    live = product.Order("en", ("es",), "oracle", pace="realtime")
    with pytest.raises(UserMistake, match="--pace fast"):
        bench.invariance(place, live, PLAN, command=ORACLE)


def test_another_future_changes_nothing_before_the_cut() -> None:
    rising = Sound(np.linspace(0, 0.5, 100, dtype=np.float32).reshape(50, 2), 1_000)
    for future in futures.FUTURES:
        other = futures.altered(rising, 20.0, future, seed=1)
        assert other.samples.shape == rising.samples.shape
        assert np.array_equal(other.samples[:20], rising.samples[:20])
        assert not np.array_equal(other.samples[20:], rising.samples[20:])
    assert not futures.altered(rising, 20.0, "silence", seed=1).samples[20:].any()


def test_a_recording_is_given_on_bit_by_bit(tmp_path: Path) -> None:
    opening = futures.read(DEMO, seconds=0.9)
    futures.write(opening, tmp_path / "again.wav")
    again = futures.read(tmp_path / "again.wav")
    assert np.array_equal(again.samples, opening.samples)
    assert (again.subtype, again.duration_ms) == ("PCM_16", 900)


def test_only_what_the_clock_on_the_wall_decides_is_not_compared() -> None:
    first = _events(
        {"type": "status", "sequence": 0, "at_ms": 0, "worker": "voice"},
        {"type": "status", "sequence": 1, "at_ms": 0, "worker": "engine"},
        {"type": "session", "sequence": 2, "at_ms": 0, "session": "monday"},
        {"type": "status", "sequence": 3, "at_ms": 500, "worker": "engine"},
    )
    second = _events(
        {"type": "status", "sequence": 0, "at_ms": 0, "worker": "engine"},
        {"type": "status", "sequence": 1, "at_ms": 0, "worker": "voice"},
        {"type": "session", "sequence": 2, "at_ms": 0, "session": "tuesday"},
        {"type": "status", "sequence": 3, "at_ms": 500, "worker": "voice"},
    )
    assert openings.difference(first, second, 400) is None
    broken = openings.difference(first, second, 500)
    assert broken is not None
    assert broken.expected == '{"type": "status", "sequence": 3, "at_ms": 500, "worker": "engine"}'


def test_what_a_busy_computer_disturbed_is_tried_again_and_proves_nothing() -> None:
    calm = _events({"type": "lag", "at_ms": 10})
    restarted = _events({"type": "status", "at_ms": 10, "state": "restarting"})
    slow_disk = _events({"type": "alarm", "at_ms": 10, "matter": "journal"})
    sound = Sound(np.zeros((1_000, 1), np.float32), 1_000)
    once = iter([restarted, slow_disk, *[calm] * 9])
    tried = bench.trials("talk", sound, lambda _: next(once), PLAN)
    assert tried is not None
    assert not tried[0].broken
    assert bench.trials("talk", sound, lambda _: slow_disk, PLAN) is None


def test_an_event_too_many_is_a_difference() -> None:
    one, two = {"type": "lag", "at_ms": 10}, {"type": "lag", "at_ms": 20}
    assert openings.difference(_events(one), _events(one, two), 15) is None
    assert openings.difference(_events(one), _events(one, two), 20) == openings.Broken(
        None, '{"type": "lag", "at_ms": 20}'
    )


@pytest.mark.parametrize(("changed_at", "until_ms", "differs"), [(15, 15, False), (14, 15, True)])
def test_what_sounds_is_compared_to_the_sample(changed_at: int, until_ms: float, differs: bool) -> None:
    quiet = np.zeros((40, 1), np.float32)
    loud = quiet.copy()
    loud[changed_at] = 0.5
    first, second = (Answer([], {"channel.es.flac": Sound(one, 1_000)}) for one in (quiet, loud))
    assert (openings.difference(first, second, until_ms) is not None) is differs
    assert (openings.difference(Answer([]), second, until_ms) is not None) is differs


def test_what_is_no_feed_is_a_mistake() -> None:
    lines: Sequence[str] = ["hello"]
    with pytest.raises(UserMistake, match="no event"):
        openings.opening(lines, 10)
