# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
"""Sessions of one process after another, with the cascade's small models: they stay loaded, and nothing else does."""

import os
import shutil
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from interpreter.domain.audio import SynthesizedSpeech
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.steps import (
    AudioBlock,
    SpeechRequest,
    StepInput,
    StepOutput,
    Term,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks
from interpreter.ports.workers import Stepper
from interpreter.worker.client import WorkerProcess
from interpreter.worker.idle import IdleProcesses

if TYPE_CHECKING:
    from interpreter.engines.cascade.stepper import CascadeState

ENGINE = "interpreter.engines.cascade.engine:CascadeEngine"
TERMS = (Term("big cat", {"es": "Leo Mayor"}), Term("dog", {"es": "Ωμέγα"}))


def utterances(source: str) -> list[StepInput]:
    """One that ends, and one that is open at the end."""
    inputs: list[StepInput] = []
    for number in (1, 2):
        samples = np.random.default_rng(number).normal(0, 0.1, 16_000).astype(np.float32)
        halves = (
            AudioBlock(source, Ticks(60_000 * number + 3 * at), samples[at:][:8_000], number)
            for at in (0, 8_000)
        )
        inputs += [*halves, UtteranceEnded(source, number, Ticks(60_000 * number + 48_000))]
    return inputs[:-1]


def told(stepper: Stepper[Any], settings: WorkerSettings, inputs: Sequence[StepInput]) -> list[StepOutput]:
    """All that a session says, checkpoints included."""
    state, outputs = stepper.init(settings), list[StepOutput]()
    for value in inputs:
        state, more = stepper.step(state, [value])
        outputs += more
    return [*outputs, *stepper.finish(state)]


def cascade(
    recogniser: Path, translator: Path, *targets: str, terms: tuple[Term, ...] = ()
) -> WorkerSettings:
    options = {
        "recognition": str(recogniser),
        "translation": str(translator),
        "hop_ms": "500",
        "device": "cpu",
    }
    return WorkerSettings("en", targets, options=options, terms=terms)


@pytest.fixture(scope="module")
def translators(tmp_path_factory: pytest.TempPathFactory, _libraries: None) -> dict[str, Path]:
    from tests.engines.cascade.tiny_instruct import make_instruct
    from tests.engines.cascade.tiny_translation import make_m2m

    folder = tmp_path_factory.mktemp("translators")
    return {"m2m": make_m2m(folder / "m2m"), "instruct": make_instruct(folder / "instruct")}


@pytest.fixture(scope="module")
def recogniser(tmp_path_factory: pytest.TempPathFactory, _libraries: None) -> Path:
    from tests.engines.cascade.tiny_recognisers import moonshine

    return moonshine(tmp_path_factory.mktemp("moonshine"))


def remembered(engine: Stepper[Any], settings: WorkerSettings) -> list[object]:
    """What the translator of a session that begins knows of words and requests."""
    (model,) = engine.init(settings).translation._models
    rows = model._prefixes._rows if hasattr(model, "_prefixes") else []
    return [len(rows), getattr(model, "_stand_ins", {}), getattr(model, "_encoded", {})]


@pytest.mark.parametrize("kind", ["m2m", "instruct"])
def test_terms_contexts_and_drafts_of_a_session_do_not_show_in_the_next(
    recogniser: Path, translators: dict[str, Path], kind: str
) -> None:
    from interpreter.engines.cascade.engine import CascadeEngine

    first = cascade(recogniser, translators[kind], "es", "ca", terms=TERMS)
    second = cascade(recogniser, translators[kind], "es", terms=(Term("cat", {"es": "漢字"}),))
    engine = CascadeEngine()
    told(engine, first, utterances("hall"))
    said = told(engine, second, utterances("floor"))
    assert said == told(CascadeEngine(), second, utterances("floor"))
    assert remembered(engine, first) == remembered(CascadeEngine(), first)
    assert any(isinstance(one, Hypothesis) and one.language == "es" and one.committed for one in said)


def test_models_stay_until_a_session_wants_others_or_they_were_fetched_again(
    recogniser: Path, translators: dict[str, Path], tmp_path: Path
) -> None:
    from interpreter.engines.cascade.engine import CascadeEngine

    shutil.copytree(recogniser, copied := tmp_path / "recogniser")
    engine = CascadeEngine()

    def hearing(settings: WorkerSettings) -> object:
        state: CascadeState = engine.init(settings)
        return state.hearing

    plain = cascade(copied, translators["m2m"], "es")
    first = hearing(plain)
    assert hearing(replace(plain, targets=("ca",))) is first
    assert hearing(replace(plain, options={**(plain.options or {}), "precision": "int8"})) is not first
    again = hearing(plain)
    os.utime(copied / "model.safetensors", ns=(0, 0))
    assert hearing(plain) not in {first, again}


def test_the_next_session_has_the_voices_of_the_last_and_they_speak_as_new_ones(tmp_path: Path) -> None:
    from interpreter.engines.cascade.voice import CascadeVoice
    from tests.engines.cascade.tiny_voices import make_vits

    english = make_vits(tmp_path / "english", language=None, speakers=2, phonemize=True)
    settings = WorkerSettings("es", ("en",), options={"voice": str(english), "device": "cpu"})
    voice = CascadeVoice()
    first = voice.init(settings)
    list(voice.step(first, [SpeechRequest(1, "en", "seven dogs", 1.2, "2")])[1])
    voice.finish(first)
    second = voice.init(settings)
    assert second.voices["en"] is first.voices["en"]
    request = [SpeechRequest(1, "en", "the first vote", 1.0)]
    other = CascadeVoice()
    fresh = other.init(settings)
    said, said_afresh = (
        [one.samples for one in speaker.step(state, request)[1] if isinstance(one, SynthesizedSpeech)]
        for speaker, state in ((voice, second), (other, fresh))
    )
    voice.finish(second)
    other.finish(fresh)
    assert sum(map(len, said)) > 2_400
    assert np.array_equal(np.concatenate(said), np.concatenate(said_afresh))


@pytest.mark.slow
async def test_the_second_session_of_a_core_begins_at_once_in_the_process_of_the_first(
    recogniser: Path, translators: dict[str, Path], tmp_path: Path
) -> None:
    from tests.engines.cascade.tiny_recognisers import moonshine

    shutil.copytree(recogniser, copied := tmp_path / "recogniser")
    idle = IdleProcesses()
    first = await session(idle, settings := cascade(copied, translators["m2m"], "es"))
    second = await session(idle, settings)
    moonshine(copied, seed=5)
    third = await session(idle, settings)
    await idle.end()
    assert first.pid == second.pid == third.pid
    assert second.took_s < 0.5 * first.took_s
    assert first.said == second.said != third.said


@dataclass(frozen=True)
class Session:
    pid: int | None
    took_s: float
    said: list[StepOutput]


async def session(idle: IdleProcesses, settings: WorkerSettings) -> Session:
    worker = WorkerProcess("engine", ENGINE, settings, patience_s=30.0, idle=idle)
    began_s = time.perf_counter()
    await worker.start()
    took_s, pid = time.perf_counter() - began_s, worker.pid
    return Session(pid, took_s, [*await worker.step(utterances("floor")), *await worker.stop()])
