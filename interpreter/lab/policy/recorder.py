"""The built-in engine with an ear at the seam between what it hears and what it makes of that.

A plug-in for the time of one run: `recording.py` puts it before the product's eyes.
"""

import os
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path

from interpreter.domain.steps import AudioBlock, Capabilities, StepInput, StepOutput
from interpreter.domain.timeline import Ticks
from interpreter.domain.tuning import Tuning
from interpreter.engines.builtin.prediction import Predictor
from interpreter.engines.builtin.recogniser import Heard
from interpreter.engines.builtin.spoken_text import SpokenText
from interpreter.engines.builtin.stepper import BuiltinState, BuiltinStepper
from interpreter.engines.utterance import Text
from interpreter.lab.policy.plugin import KEPT_IN
from interpreter.lab.policy.streams import Heeded, ReadAgain, Reading, line_of

_PATIENCE_S = 120.0


class Ear:
    """Writes down what is heard, each entry as it comes."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / f"{os.getpid()}.jsonl").open("wb", buffering=0)
        self._numbers = count(1)
        self.now = Ticks(0)

    def number(self) -> int:
        """Return the number of the next utterance."""
        return next(self._numbers)

    def note(self, entry: Heeded) -> None:
        """Keep an entry."""
        self._file.write(line_of(entry))

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class OverheardText(SpokenText):
    """The text of an utterance; all that comes in is noted."""

    def __init__(self, ear: Ear, predictor: Predictor, tuning: Tuning) -> None:
        super().__init__(predictor, tuning)
        self._ear = ear
        self._number = ear.number()

    def hear_again(self, readings: Iterable[Heard]) -> None:
        """Note the readings that take the place of those so far."""
        again = tuple(readings)
        self._ear.note(ReadAgain(self._number, again))
        super().hear_again(again)

    def revise(self, heard: Heard, until: Ticks | None = None, *, hold: bool = False) -> Text:
        """Note a reading."""
        self._ear.note(Reading(self._ear.now, self._number, heard, until, hold))
        return super().revise(heard, until, hold=hold)


class OverheardStepper(BuiltinStepper):
    """The built-in engine; a busy machine is no reason to give it up."""

    def __init__(self) -> None:
        self._ear = Ear(Path(os.environ[KEPT_IN]))
        super().__init__(write=lambda predictor, tuning: OverheardText(self._ear, predictor, tuning))

    def capabilities(self, state: BuiltinState) -> Capabilities:
        """As the engine has them, with much time for an answer."""
        own = super().capabilities(state)
        return Capabilities(
            own.source_languages,
            own.target_languages,
            own.hop_ms,
            predicts=own.predicts,
            slowest_s=_PATIENCE_S,
        )

    def step(
        self, state: BuiltinState, inputs: Sequence[StepInput]
    ) -> tuple[BuiltinState, Sequence[StepOutput]]:
        """Take inputs; what is heard of them stands at the end of their audio."""
        ends = [value.end for value in inputs if isinstance(value, AudioBlock)]
        self._ear.now = max([self._ear.now, *ends])
        return super().step(state, inputs)

    def finish(self, state: BuiltinState) -> Sequence[StepOutput]:
        """End what is open, and the file."""
        outputs = super().finish(state)
        self._ear.close()
        return outputs
