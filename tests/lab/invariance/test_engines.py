# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
"""What an engine has said does not depend on what is said next: every engine, by itself, at random moments."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from interpreter.domain.steps import (
    AudioBlock,
    Capabilities,
    Checkpoint,
    StepInput,
    StepOutput,
    WorkerSettings,
)
from interpreter.engines.scripted.engine import ScriptedEngine
from interpreter.lab.invariance.bench import Plan, Tried
from interpreter.lab.invariance.futures import FUTURES, Sound, read
from interpreter.lab.invariance.steps import stepped
from interpreter.ports.workers import Stepper

ROOT = Path(__file__).parents[3]
DEMO = ROOT / "resources" / "demo" / "conference.flac"
ASSETS = ROOT / "tests" / "assets"
MANY = Plan(cuts=2, seed=7)
SECONDS = 5.0

needs_flite = pytest.mark.skipif(shutil.which("flite") is None, reason="flite is not installed")


@pytest.fixture(scope="module")
def speech() -> Sound:
    """The opening of the demo conference."""
    return read(DEMO, seconds=SECONDS)


def spoken(folder: Path, text: str) -> Sound:
    """What flite says at 16 kHz, half a second of silence before and after."""
    file = folder / "said.wav"
    subprocess.run(["flite", "-voice", "slt", "-t", text, "-o", str(file)], check=True, timeout=30)
    said = read(file)
    silence = np.zeros((8_000, 1), np.float32)
    return Sound(np.concatenate([silence, said.samples, silence]), said.rate_hz)


def assert_the_same(tried: list[Tried] | None, *, events: int) -> None:
    """Everything was told, more than so many events stood before the cuts, and none of them changed."""
    assert tried is not None
    assert len(tried) == MANY.cuts * len(FUTURES)
    assert not [one for one in tried if one.broken]
    assert sum(one.events for one in tried) > events


class Remembering:
    """Says whether a block is the loudest that it ever heard, in whatever session: that is the fault."""

    def __init__(self) -> None:
        self.loudest = 0.0

    def init(self, _: WorkerSettings) -> int:
        return 0

    def capabilities(self, _: int) -> Capabilities:
        return Capabilities(("en",), ("es",), hop_ms=100)

    def step(self, state: int, inputs: Sequence[StepInput]) -> tuple[int, list[StepOutput]]:
        said: list[StepOutput] = []
        for value in inputs:
            if isinstance(value, AudioBlock):
                loud = float(np.abs(value.samples).max())
                said.append(Checkpoint(str(loud > self.loudest).encode()))
                self.loudest = max(self.loudest, loud)
        return state, said

    def finish(self, _: int) -> list[StepOutput]:
        return []


def test_what_a_model_keeps_from_one_session_to_the_next_is_seen(speech: Sound) -> None:
    settings = WorkerSettings("en", ())
    assert stepped("remembering", Remembering(), settings, (speech, Plan(cuts=1))) is None


@pytest.mark.parametrize("model", [None, "answer:0"])
def test_the_scripted_engine_does_not_know_the_future(speech: Sound, model: str | None) -> None:
    settings = WorkerSettings("en", ("es", "ca"), model=model)
    tried = stepped("scripted", ScriptedEngine(), settings, (speech, MANY))
    assert_the_same(tried, events=0)


@pytest.mark.slow
def test_the_builtin_engine_does_not_know_the_future(speech: Sound) -> None:
    from interpreter.engines.builtin.stepper import BuiltinStepper

    tried = stepped("builtin", BuiltinStepper(), WorkerSettings("en", ("es", "ca")), (speech, MANY))
    assert_the_same(tried, events=20)


@pytest.mark.slow
@pytest.mark.parametrize("diarizer", ["BuiltinSpeakers", "VoiceActivityStepper"])
def test_who_tells_speakers_apart_does_not_know_the_future(speech: Sound, diarizer: str) -> None:
    from interpreter.engines.speakers import diarizing, voice_activity

    stepper = getattr(diarizing, diarizer, None) or getattr(voice_activity, diarizer)
    tried = stepped(diarizer, stepper(), WorkerSettings("en", ()), (speech, MANY), utterances=False)
    assert_the_same(tried, events=5)


@pytest.mark.slow
def test_neural_models_that_tell_speakers_apart_do_not_know_the_future(speech: Sound, tmp_path: Path) -> None:
    from interpreter.engines.speakers.nemotron import NemotronSpeakers
    from interpreter.engines.speakers.pyannote_streaming import PyannoteSpeakers
    from tests.engines.speakers.taught import taught_folder
    from tests.engines.speakers.test_nemotron import saved_model

    models: list[tuple[Stepper[Any], Path]] = [
        (NemotronSpeakers(), saved_model(tmp_path / "nemotron")),
        (PyannoteSpeakers(), taught_folder(tmp_path)),
    ]
    for stepper, folder in models:
        settings = WorkerSettings("en", (), model=str(folder))
        tried = stepped(folder.name, stepper, settings, (speech, MANY), utterances=False)
        assert_the_same(tried, events=0)


def cascade_of(folder: Path, recogniser: str, translator: str) -> dict[str, str]:
    """The folders of such models by role; the translator m2m has a model beside it that predicts."""
    from tests.engines.cascade import tiny_instruct, tiny_recognisers, tiny_translation

    folders = {"recognition": ASSETS / "cascade" / "recognition", "translation": folder / "translation"}
    if recogniser != "taught":
        folders["recognition"] = getattr(tiny_recognisers, recogniser)(folder / recogniser)
    if translator == "taught":
        shutil.copytree(ASSETS / "cascade" / "translation", folders["translation"])
        shutil.copy(folders["translation"] / "source.spm", folders["translation"] / "target.spm")
    elif translator == "m2m":
        tiny_translation.make_m2m(folders["translation"])
        folders["prediction"] = tiny_instruct.make_instruct(folder / "prediction")
    else:
        tiny_instruct.make_instruct(folders["translation"])
    return {role: str(place) for role, place in folders.items()}


@pytest.mark.slow
@needs_flite
@pytest.mark.parametrize(
    ("recogniser", "translator"),
    [
        ("taught", "taught"), ("whisper", "taught"), ("nemotron", "taught"), ("moonshine", "m2m"),
        ("taught", "instruct"),
    ],
)  # fmt: skip
def test_the_cascade_does_not_know_the_future(recogniser: str, translator: str, tmp_path: Path) -> None:
    from interpreter.engines.cascade.engine import CascadeEngine

    options = {**cascade_of(tmp_path, recogniser, translator), "device": "cpu"}
    settings = WorkerSettings("en", ("es",), options=options)
    said = spoken(tmp_path, "big dog sees forty cat, house and water, cat eats seven bread")
    tried = stepped("cascade", CascadeEngine(), settings, (said, MANY))
    assert_the_same(tried, events=0)


@pytest.mark.slow
@needs_flite
@pytest.mark.parametrize("model", ["taught", "random"])
def test_seamless_does_not_know_the_future(model: str, tmp_path: Path) -> None:
    from interpreter.engines.seamless.stepper import SeamlessStepper
    from tests.engines.seamless import tiny_seamless

    folder = (
        ASSETS / "seamless" / "taught"
        if model == "taught"
        else tiny_seamless.make(tmp_path / "model", seed=8)
    )
    options = {"interpretation": str(folder), "device": "cpu"}
    said = spoken(
        tmp_path, "ladies and gentlemen. water brings music. good morning everybody. children finds bread"
    )
    settings = WorkerSettings("en", ("fr", "es"), options=options)
    tried = stepped("seamless", SeamlessStepper(), settings, (said, MANY))
    assert_the_same(tried, events=0)
