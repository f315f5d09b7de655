"""Sessions of one process after another: the models stay, and nothing else does."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from interpreter.domain.steps import AudioBlock, StepInput, StepOutput, WorkerSettings
from interpreter.domain.timeline import Ticks
from interpreter.engines.speakers.diarizing import BuiltinSpeakers
from interpreter.engines.speakers.nemotron import NemotronSpeakers
from interpreter.ports.workers import Stepper
from tests.engines.speakers.test_diarizing import demo
from tests.engines.speakers.test_nemotron import noise, saved_model


def told(
    stepper: Stepper[Any], settings: WorkerSettings, inputs: Sequence[StepInput]
) -> tuple[object, list[StepOutput]]:
    """The model of a session, and all that it says, checkpoints included."""
    state = stepper.init(settings)
    state, outputs = stepper.step(state, inputs)
    return state.model, [*outputs, *stepper.finish(state)]


@pytest.mark.parametrize("speakers", [BuiltinSpeakers, NemotronSpeakers])
def test_the_next_session_has_the_same_model_and_tells_what_a_new_process_would(
    tmp_path: Path, speakers: Callable[[], Stepper[Any]]
) -> None:
    builtin = speakers is BuiltinSpeakers
    settings = WorkerSettings("en", (), model=None if builtin else str(saved_model(tmp_path)))
    samples = demo(8) if builtin else noise(3)
    first = [AudioBlock("hall", Ticks(960), np.ascontiguousarray(samples[::-1]))]
    second = [AudioBlock("floor", Ticks(0), samples)]
    stepper = speakers()
    model, _ = told(stepper, settings, first)
    same, said = told(stepper, settings, second)
    other, said_afresh = told(speakers(), settings, second)
    assert model is same
    assert model is not other
    assert said == said_afresh != []
