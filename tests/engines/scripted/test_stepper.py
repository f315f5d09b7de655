"""The scripted engine plays its timeline by what it has heard of the floor."""

import importlib
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.domain.audio import frozen
from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Hypothesis, text_of
from interpreter.domain.steps import (
    AudioBlock,
    Checkpoint,
    GlossaryChanged,
    StepInput,
    StepOutput,
    TargetsChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import ticks_from_ms
from interpreter.engines.scripted.manifest import MANIFEST
from interpreter.engines.scripted.stepper import DEMO_TIMELINE, ScriptedState, ScriptedStepper

DEMO_MS = 48_000


def audio(start_ms: int, end_ms: int, source: str = "floor") -> AudioBlock:
    samples = frozen(np.zeros((end_ms - start_ms) * 16, np.float32))
    return AudioBlock(source, ticks_from_ms(start_ms), samples)


def demo(*targets: str) -> ScriptedState:
    return ScriptedStepper().init(WorkerSettings("en", targets or ("es", "ca")))


def settings_of(folder: Path, *entries: dict[str, object], **options: str) -> WorkerSettings:
    path = folder / "timeline.json"
    path.write_text(json.dumps({"source_language": "en", "entries": entries}), "utf-8")
    targets = tuple({str(entry["language"]) for entry in entries if "language" in entry} - {"en"})
    return WorkerSettings("en", targets, model=str(path), options=options)


def said(at_ms: int, text: str, language: str = "en") -> dict[str, object]:
    return {"at_ms": at_ms, "utterance": 1, "language": language, "committed": text}


def played(state: ScriptedState, inputs: Sequence[StepInput]) -> list[StepOutput]:
    """Everything that follows from inputs given one by one, and from the end."""
    outputs: list[StepOutput] = []
    for value in inputs:
        state, more = ScriptedStepper().step(state, [value])
        outputs += more
    return outputs + list(ScriptedStepper().finish(state))


def texts(outputs: Sequence[StepOutput]) -> list[str]:
    return [text_of(one.committed) for one in outputs if isinstance(one, Hypothesis)]


def test_a_hypothesis_appears_when_the_audio_has_reached_it(tmp_path: Path) -> None:
    stepper = ScriptedStepper()
    state = stepper.init(settings_of(tmp_path, said(500, "one"), said(501, "one two")))
    state, outputs = stepper.step(state, [audio(0, 499)])
    assert outputs == []
    state, outputs = stepper.step(state, [audio(499, 500)])
    assert texts(outputs) == ["one"]
    assert texts(stepper.finish(state)) == ["one two"]


def test_hypotheses_belong_to_the_source_that_is_heard(tmp_path: Path) -> None:
    entries = (said(10, "a"), said(20, "a b"), said(30, "a b c") | {"source": "stage"}, said(99, "a b c d"))
    state = ScriptedStepper().init(settings_of(tmp_path, *entries))
    outputs = played(state, [audio(0, 10, "left"), audio(10, 40, "right")])
    sources = [one.source for one in outputs if isinstance(one, Hypothesis)]
    assert sources == ["left", "right", "stage", "right"]


@settings(deadline=None)
@given(st.lists(st.integers(1, DEMO_MS - 1), max_size=12, unique=True))
def test_any_chunking_gives_the_same_text(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), DEMO_MS]
    blocks = [audio(start, end) for start, end in pairwise(edges)]
    state = demo()
    assert played(state, blocks) == played(state, [audio(0, DEMO_MS)])
    together = ScriptedStepper().step(state, blocks)[1]
    assert list(together) == played(state, blocks)


def test_only_the_wanted_targets_are_played() -> None:
    state = demo("ca")
    languages = {one.language for one in played(state, [audio(0, DEMO_MS)]) if isinstance(one, Hypothesis)}
    assert languages == {"en", "ca"}
    changed = played(state, [GlossaryChanged(()), TargetsChanged(("es",)), audio(0, DEMO_MS)])
    assert {one.language for one in changed if isinstance(one, Hypothesis)} == {"en", "es"}


@settings(deadline=None)
@given(st.integers(1, DEMO_MS - 1))
def test_a_process_that_goes_on_from_a_checkpoint_says_what_the_first_would_have_said(cut: int) -> None:
    first = ScriptedStepper()
    state, outputs = first.step(demo(), [audio(0, cut), UtteranceEnded("floor", 1, ticks_from_ms(cut))])
    (checkpoint,) = (one for one in outputs if isinstance(one, Checkpoint))
    again = ScriptedStepper().init(WorkerSettings("en", ("es", "ca"), checkpoint=checkpoint.state))
    assert again == state
    assert played(again, [audio(cut, DEMO_MS)]) == played(state, [audio(cut, DEMO_MS)])


def test_the_end_of_an_utterance_moves_the_timeline_on(tmp_path: Path) -> None:
    state = ScriptedStepper().init(settings_of(tmp_path, said(500, "one")))
    _, outputs = ScriptedStepper().step(state, [UtteranceEnded("floor", 1, ticks_from_ms(500))])
    assert texts(outputs) == ["one"]


def test_running_out_of_memory_happens_once_with_a_marker(tmp_path: Path) -> None:
    stepper, marker = ScriptedStepper(), str(tmp_path / "happened")
    settings = settings_of(tmp_path, {"at_ms": 5, "fault": "oom"}, said(6, "on"), marker=marker)
    with pytest.raises(MemoryError):
        stepper.step(stepper.init(settings), [audio(0, 10)])
    assert texts(stepper.step(stepper.init(settings), [audio(0, 10)])[1]) == ["on"]


def test_without_a_marker_a_fault_happens_every_time(tmp_path: Path) -> None:
    stepper = ScriptedStepper()
    settings = settings_of(tmp_path, {"at_ms": 5, "fault": "oom"})
    for _ in range(2):
        with pytest.raises(MemoryError):
            stepper.step(stepper.init(settings), [audio(0, 10)])


def _process(settings: WorkerSettings) -> subprocess.Popen[bytes]:
    code = (
        "import sys, numpy as np\n"
        "from interpreter.domain.steps import AudioBlock, WorkerSettings\n"
        "from interpreter.engines.scripted.stepper import ScriptedStepper\n"
        "settings = WorkerSettings('en', (), model=sys.argv[1], options={'marker': sys.argv[2]})\n"
        "stepper = ScriptedStepper()\n"
        "block = AudioBlock('floor', 0, np.zeros(16000, np.float32))\n"
        "stepper.step(stepper.init(settings), [block])\n"
    )
    assert settings.model is not None
    marker = (settings.options or {})["marker"]
    return subprocess.Popen([sys.executable, "-c", code, settings.model, marker])


def test_an_exit_ends_the_process_once(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, {"at_ms": 5, "fault": "exit"}, marker=str(tmp_path / "happened"))
    assert _process(settings).wait(30) == 70
    assert _process(settings).wait(30) == 0


def test_a_hang_keeps_the_process_silent_until_it_is_killed(tmp_path: Path) -> None:
    marker = tmp_path / "happened"
    settings = settings_of(tmp_path, {"at_ms": 5, "fault": "hang"}, marker=str(marker))
    process = _process(settings)
    deadline = time.monotonic() + 30
    while not marker.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.3)
    process.kill()
    process.wait(30)
    assert _process(settings).wait(30) == 0


def test_a_step_takes_as_long_as_is_written(tmp_path: Path) -> None:
    path = tmp_path / "slow.json"
    path.write_text('{"source_language": "en", "entries": [], "step_ms": 60}', "utf-8")
    stepper = ScriptedStepper()
    state = stepper.init(WorkerSettings("en", (), model=str(path)))
    began = time.monotonic()
    stepper.step(state, [audio(0, 20)])
    assert time.monotonic() - began >= 0.06


@pytest.mark.parametrize(("source", "targets", "absent"), [("en", ("fr",), "fr"), ("de", ("es",), "de")])
def test_a_language_that_is_not_written_is_refused(
    source: str, targets: tuple[str, ...], absent: str
) -> None:
    with pytest.raises(UserMistake, match=rf"no text in {absent}; it holds en → ca es"):
        ScriptedStepper().init(WorkerSettings(source, targets))


def test_capabilities_are_those_of_the_timeline(tmp_path: Path) -> None:
    stepper = ScriptedStepper()
    capabilities = stepper.capabilities(demo())
    assert capabilities.source_languages == ("en",)
    assert set(capabilities.target_languages) == {"es", "ca"}
    assert capabilities.predicts
    assert not stepper.capabilities(stepper.init(settings_of(tmp_path, said(5, "a")))).predicts


def test_the_manifest_names_classes_that_exist() -> None:
    for path in (MANIFEST.implementation, MANIFEST.voice or ""):
        module, _, name = path.partition(":")
        assert callable(getattr(importlib.import_module(module), name))
    offer = MANIFEST.offers()
    assert {"en", "es", "ca"} <= set(offer.target_languages)
    assert offer.missing == ""
    assert DEMO_TIMELINE.exists()
