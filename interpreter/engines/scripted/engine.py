"""The scripted engine and its voice: what they do depends on the model they are started with."""

from collections.abc import Sequence
from typing import Any

from interpreter.domain.steps import Capabilities, StepInput, StepOutput, WorkerSettings
from interpreter.engines.builtin.voice import EspeakStepper
from interpreter.engines.scripted.answering import AnsweringStepper, answer_of
from interpreter.engines.scripted.stepper import ScriptedStepper
from interpreter.engines.scripted.tones import ToneStepper
from interpreter.ports.workers import Stepper


class _Chosen:
    """Passes everything on to the stepper that was chosen when it was started."""

    def __init__(self, written: Stepper[Any], answering: Stepper[Any]) -> None:
        self._stepper = written
        self._answering = answering

    def init(self, settings: WorkerSettings) -> Any:  # noqa: ANN401 - either stepper's state
        """Choose by the model's name. Raises what the chosen one raises."""
        if answer_of(settings.model) is not None:
            self._stepper = self._answering
        return self._stepper.init(settings)

    def capabilities(self, state: Any) -> Capabilities:  # noqa: ANN401
        """Those of the chosen one."""
        return self._stepper.capabilities(state)

    def step(self, state: Any, inputs: Sequence[StepInput]) -> tuple[Any, Sequence[StepOutput]]:  # noqa: ANN401
        """One step of the chosen one."""
        return self._stepper.step(state, inputs)

    def finish(self, state: Any) -> Sequence[StepOutput]:  # noqa: ANN401
        """The end of the chosen one."""
        return self._stepper.finish(state)


class ScriptedEngine(_Chosen):
    """Plays a written timeline; with a model `answer:STEP_MS`, answers every sound."""

    def __init__(self) -> None:
        super().__init__(ScriptedStepper(), AnsweringStepper())


class ScriptedVoice(_Chosen):
    """Speaks as the built-in voice does; with a model `answer:STEP_MS`, by a short tone."""

    def __init__(self) -> None:
        super().__init__(EspeakStepper(), ToneStepper())
