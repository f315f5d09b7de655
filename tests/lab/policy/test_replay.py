"""What is replayed is what the engine says: exactly, and on the product's clock within one hop."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray
from typer.testing import CliRunner

from interpreter.domain.audio import frozen
from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Hypothesis, text_of
from interpreter.domain.steps import MODEL_RATE_HZ, AudioBlock, StepOutput, UtteranceEnded, WorkerSettings
from interpreter.domain.timeline import Ticks, ticks_from_samples
from interpreter.domain.tuning import Tuning
from interpreter.engines.builtin.apertium import available_targets
from interpreter.lab import product, references
from interpreter.lab.command_line import bench
from interpreter.lab.policy.plugin import KEPT_IN
from interpreter.lab.policy.recorder import OverheardStepper
from interpreter.lab.policy.recording import recorded
from interpreter.lab.policy.replay import Player
from interpreter.lab.policy.streams import Recorded, Stream, entries_of, written

pytestmark = pytest.mark.skipif("es" not in available_targets(), reason="Apertium is not installed")

DEMO = Path(__file__).parents[3] / "resources" / "demo" / "conference.flac"
HOP_MS = 100
Told = list[tuple[str | None, str, str, str]]


def opening(seconds: float) -> NDArray[np.float32]:
    samples, _ = soundfile.read(DEMO, frames=round(seconds * MODEL_RATE_HZ), dtype="float32")
    return cast("NDArray[np.float32]", samples)


@pytest.fixture(scope="module")
def player() -> Iterator[Player]:
    shared = Player("en", ("es",))
    yield shared
    shared.close()


@pytest.fixture(scope="module")
def overheard(tmp_path_factory: pytest.TempPathFactory) -> tuple[Stream, Told]:
    """Five seconds of the demo as the engine heard them in one utterance, and what it said."""
    folder = tmp_path_factory.mktemp("heard")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(KEPT_IN, str(folder))
        stepper = OverheardStepper()
    state = stepper.init(WorkerSettings("en", ("es",)))
    outputs: list[StepOutput] = []
    at = Ticks(0)
    for piece in np.split(opening(5), 25):
        block = AudioBlock("floor", at, frozen(piece), 1)
        at = Ticks(at + ticks_from_samples(len(piece), MODEL_RATE_HZ))
        outputs += stepper.step(state, [block])[1]
    outputs += stepper.step(state, [UtteranceEnded("floor", 1, at)])[1]
    outputs += stepper.finish(state)
    told = [
        (
            None if one.is_floor else one.language,
            text_of(one.committed),
            text_of(one.provisional),
            text_of(one.predicted),
        )
        for one in outputs
        if isinstance(one, Hypothesis)
    ]
    (file,) = folder.iterdir()
    lines = file.read_bytes().splitlines()
    return Stream(Recorded("opening", "builtin", "en", None), entries_of(lines)), told


def captions(lines: list[str]) -> Told:
    events = [json.loads(line) for line in lines]
    return [
        (one["channel"] and one["language"], one["committed"], one["provisional"], one["predicted"])
        for one in events
    ]


def test_a_replay_says_exactly_what_the_engine_said(player: Player, overheard: tuple[Stream, Told]) -> None:
    stream, told = overheard
    assert len(told) > 20
    assert captions(player.play(stream, Tuning())) == told


def test_a_replay_asks_the_translator_nothing_twice(player: Player, overheard: tuple[Stream, Told]) -> None:
    stream, _ = overheard
    first = player.play(stream, Tuning())
    asked = player.asked
    assert player.play(stream, Tuning()) == first
    assert player.asked == asked > 0


def test_a_stricter_policy_commits_later(player: Player, overheard: tuple[Stream, Told]) -> None:
    stream, _ = overheard
    moments = []
    for agreement in (2, 12):
        events = [json.loads(line) for line in player.play(stream, Tuning(agreement=agreement, age_ms=0))]
        moments.append(next(one["at_ms"] for one in events if one["committed"]))
    assert moments[0] < moments[1]


def test_the_bench_tells_every_setting_and_the_limit_from_streams_alone(
    panel: Path, overheard: tuple[Stream, Told], tmp_path: Path
) -> None:
    streams, sweep, told = (tmp_path / name for name in ("streams.jsonl", "sweep.toml", "told.jsonl"))
    heard, _ = overheard
    written([Stream(Recorded("panel", "builtin", "en", None), heard.entries)], streams)
    sweep.write_text("agreement = 3\n", encoding="utf-8")
    asked = ["policy", str(panel.parent), "--to", "es", "--streams", str(streams), "--json", str(told)]
    ended = CliRunner().invoke(bench, [*asked, "--sweep", str(sweep)])
    assert ended.exit_code == 0, ended.output
    lines = [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()]
    assert [(one["benchmark"], one["settings"], one["oracle"]) for one in lines] == [
        ("policy", {}, False),
        ("policy", {"agreement": 3}, False),
        ("policy", {}, True),
    ]
    assert lines[2]["metrics"]["correction_rate"] == 0
    assert lines[2]["metrics"]["chrf"] >= lines[0]["metrics"]["chrf"] > 0
    assert {"long_yaal_s", "lag_p50_s", "lag_p90_s", "ne_shown", "early_show", "early_lead_ms"} <= set(
        lines[0]["metrics"]
    )
    (tmp_path / "other").mkdir()
    shutil.copy(panel.with_suffix(".flac"), tmp_path / "other" / "other.flac")
    asked[1] = str(tmp_path / "other")
    assert isinstance(CliRunner().invoke(bench, asked).exception, UserMistake)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_product_commits_the_same_text_as_its_replay_within_one_hop(
    player: Player, tmp_path: Path
) -> None:
    base = tmp_path / "set" / "opening"
    base.parent.mkdir()
    soundfile.write(base.with_suffix(".flac"), opening(12), MODEL_RATE_HZ)
    order = product.Order("en", ("es",), "builtin")
    (stream,) = recorded(base.parent, order)
    audio = references.audio_of(base)
    assert audio is not None
    run = product.run(order, audio, tmp_path / "out")
    assert run.failure is None
    expected, replayed = commitments(run.lines), commitments(player.play(stream, Tuning()))
    assert [said for said, _ in replayed] == [said for said, _ in expected]
    assert max(abs(at - other) for (_, at), (_, other) in zip(replayed, expected, strict=True)) <= HOP_MS


def commitments(lines: tuple[str, ...] | list[str]) -> list[tuple[tuple[int, str, str], int]]:
    """Every committed text by utterance and language in order, with when it was first told, milliseconds."""
    first: dict[tuple[int, str, str], int] = {}
    for line in lines:
        event = json.loads(line)
        if event["type"] == "caption" and event["committed"]:
            first.setdefault((event["utterance"], event["language"], event["committed"]), event["at_ms"])
    return sorted(first.items())
