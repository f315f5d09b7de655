"""Faults that are written into a timeline end real processes, and the text survives them."""

import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from interpreter.domain.audio import SynthesizedSpeech, frozen
from interpreter.domain.errors import UserMistake
from interpreter.domain.health import EngineStatus, WorkerState
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.steps import AudioBlock, SpeechRequest, StepInput, UtteranceEnded, WorkerSettings
from interpreter.domain.timeline import ticks_from_ms
from interpreter.engines.scripted.manifest import MANIFEST
from interpreter.worker.client import WorkerProcess
from interpreter.worker.supervisor import SupervisedWorker

WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight"]


def settings(folder: Path, fault: str | None, *, once: bool = True) -> WorkerSettings:
    """Eight words, one every 100 ms, in two utterances; the fault after the sixth."""
    entries: list[dict[str, object]] = [
        {
            "at_ms": 100 * (n + 1),
            "utterance": 1 + n // 4,
            "language": "en",
            "committed": " ".join(WORDS[n - n % 4 : n + 1]),
            "ended": n % 4 == 3,
        }
        for n in range(len(WORDS))
    ]
    if fault is not None:
        entries.insert(6, {"at_ms": 650, "fault": fault})
    path = folder / f"{fault}.json"
    path.write_text(json.dumps({"source_language": "en", "entries": entries}), "utf-8")
    options = {"marker": str(folder / "happened")} if once else None
    return WorkerSettings("en", (), model=str(path), options=options)


def floor() -> list[StepInput]:
    silence = frozen(np.zeros(1_600, np.float32))
    inputs: list[StepInput] = [
        AudioBlock("floor", ticks_from_ms(100 * n), silence, 1 + n // 4) for n in range(8)
    ]
    inputs.insert(4, UtteranceEnded("floor", 1, ticks_from_ms(400)))
    return inputs


async def heard(started: WorkerSettings, told: list[EngineStatus]) -> list[Hypothesis]:
    worker = SupervisedWorker(
        "engine",
        lambda now: WorkerProcess("engine", MANIFEST.implementation, now, patience_s=1.0),
        started,
        on_status=told.append,
    )
    await worker.start()
    try:
        outputs = [output for value in floor() for output in await worker.step([value])]
    finally:
        rest = await worker.stop()
    return [one for one in itertools.chain(outputs, rest) if isinstance(one, Hypothesis)]


@pytest.mark.parametrize("fault", ["exit", "hang", "oom"])
async def test_the_text_is_the_same_whatever_happens_to_the_process(tmp_path: Path, fault: str) -> None:
    undisturbed = await heard(settings(tmp_path, None), [])
    told: list[EngineStatus] = []
    assert await heard(settings(tmp_path, fault), told) == undisturbed
    assert [status.state for status in told].count(WorkerState.RESTARTING) == 1
    assert len(undisturbed) == len(WORDS)


async def test_a_mistake_in_the_timeline_is_told_before_anything_starts(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text("{", "utf-8")
    with pytest.raises(UserMistake, match=r"broken\.json is not JSON at line 1"):
        await heard(WorkerSettings("en", (), model=str(path)), [])


async def test_the_voice_of_the_engine_speaks_from_its_own_process() -> None:
    voice = WorkerProcess("voice", MANIFEST.voice or "", WorkerSettings("en", ("es",)))
    await voice.start()
    try:
        (speech,) = await voice.step([SpeechRequest(1, "es", "Hola a todos.", 1.0)])
        assert voice.capabilities.speaks
        assert not voice.capabilities.stateful
    finally:
        await voice.stop()
    assert isinstance(speech, SynthesizedSpeech)
    assert 0.4 < len(speech.samples) / speech.rate_hz < 1.5
