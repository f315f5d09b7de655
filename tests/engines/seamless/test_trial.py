"""A device is tried with the engine's own listener, at the pace of speech, and every arm tells what it found."""

import json
import time
from typing import Any

import pytest

from interpreter.domain.errors import OpenBoothError, UnknownName, UserMistake
from interpreter.engines.seamless import trial
from interpreter.engines.seamless.loading import Loaded
from interpreter.engines.seamless.trial import Order, main, measure
from interpreter.engines.seamless.trial_arms import Bench
from interpreter.engines.seamless.trial_limits import streams
from interpreter.engines.seamless.trial_models import make
from interpreter.engines.seamless.trial_pace import HOP_S, OPEN_TOKENS, TOKENS_PER_S, PacedDraft
from interpreter.engines.torch_compat import Placement

QUICK = Order("tiny", sources=1, targets=2, device="cpu", seconds=0.64, patience_s=0.6)


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return make("tiny", Placement())


@pytest.mark.slow
def test_every_arm_tells_its_figures() -> None:
    found = {told["arm"]: told for told in measure(QUICK)}
    assert list(found) == ["model", *(name for name, _, _ in trial.ARMS)]
    assert not [told["error"] for told in found.values() if "error" in told]
    metrics: dict[str, Any] = {name: told["metrics"] for name, told in found.items()}
    assert 0 < metrics["hop"]["p50_ms"] <= metrics["hop"]["p95_ms"] <= metrics["hop"]["max_ms"]
    stages = {"features", "encoder", "audio keys", "prefill", "steps", "read", "text"}
    assert set(metrics["stages"]) == stages
    assert 0 < metrics["step"]["floor_ms"] < metrics["step"]["step_ms"]
    assert metrics["launches"]["operations"] > 100
    assert metrics["equality"]["one_by_one"]["tokens_equal"] == 1.0
    assert metrics["equality"]["one_by_one"]["states_apart"] < 1e-4
    assert metrics["alone"]["rows"] == 3
    assert metrics["alone"]["times_ours"] > 0 < metrics["generate"]["times_ours"]
    assert "1" in {str(count) for count in metrics["streams"]["tried"]}


def test_text_stands_at_the_pace_of_speech_and_windows_stay_bounded(loaded: Loaded) -> None:
    floor = Bench(loaded, 1, 1, 1.0).floor()
    (first,) = floor.speeches
    for _ in range(2):
        told = floor.hop()
    for draft in first.drafts.values():
        assert isinstance(draft, PacedDraft)
        heard_s = (first.window.end - first.told.start) / 48_000
        assert draft.count == pytest.approx(TOKENS_PER_S * heard_s, abs=2)
        assert len(draft.row(0, 3, 40, final=False).prefix) == 2 + draft.count
        assert draft.row(0, 3, 40, final=False).most == OPEN_TOKENS
    assert len(told) == 2
    longest = 0
    while floor.speeches[0] is first:
        floor.hop()
        longest = max(longest, first.window.frames)
    assert first.done
    assert longest * 0.16 < 12 + HOP_S


def test_an_arm_that_fails_is_told_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(bench: Bench, until: float) -> dict[str, Any]:
        raise RuntimeError(f"no {bench.device}\nleft until {until}")

    def sound(bench: Bench, until: float) -> dict[str, Any]:
        return {"sources": bench.sources, "begins": until > 0}

    monkeypatch.setattr(trial, "ARMS", (("hop", broken, 0.1), ("alone", sound, 0.1)))
    _, failed, other = measure(QUICK)
    assert failed["error"] == "RuntimeError: no cpu"
    assert other["metrics"] == {"sources": 1, "begins": True}


@pytest.mark.parametrize(
    ("order", "error", "reason"),
    [
        (Order("large", device="cpu"), UserMistake, "--shape small"),
        (Order("huge", device="cpu"), UnknownName, "small"),
        (Order("large", device="cuda"), UserMistake, "--device cpu"),
    ],
)
def test_what_cannot_be_tried_is_told(order: Order, error: type[OpenBoothError], reason: str) -> None:
    with pytest.raises(error, match=reason):
        next(measure(order))


def test_the_process_prints_a_line_for_each_arm(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    order = '{"shape": "tiny", "device": "cpu", "sources": 1, "targets": 1, "arms": ["equality"]}'
    monkeypatch.setattr("sys.argv", ["trial", order])
    assert main() == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["arm"] for line in lines] == ["model", "equality"]
    monkeypatch.setattr("sys.argv", ["trial", '{"shape": "large", "device": "cpu"}'])
    assert main() == 2
    assert "CUDA" in capsys.readouterr().err


@pytest.mark.parametrize(("limit", "found"), [(0, 0), (1, 1), (3, 3), (37, 36), (55, 54)])
def test_the_most_sources_that_keep_up_are_found_and_held(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch, limit: int, found: int
) -> None:
    held: list[int] = []

    def late(_: object, sources: int, count: int) -> float:
        held.append(count)
        return float(sources > limit)

    monkeypatch.setattr("interpreter.engines.seamless.trial_limits._Search._late", late)
    told = streams(Bench(loaded, 1, 8, 32.0), time.perf_counter() + 60)
    assert (told["sources"], told["streams"]) == (found, 8 * found)
    assert told["held_s"] == (32.0 if found else 0.0)
    assert held[-1] == (100 if found else held[0])
