"""Answers every sound with one word: a model that takes a fixed time, so that all the rest can be measured.

The model is called `answer:STEP_MS`, or `answer:STEP_MS:FILE` where it writes down when it was asked and when it
answered. Every step with audio in it takes STEP_MS. Where sound sets in, the word `en-1` is committed at once as a
clause of its own, and its translation `es-1` in every target; the next is number 2, whatever the source.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Hypothesis, Origin, Word
from interpreter.domain.steps import (
    MODEL_RATE_HZ,
    AudioBlock,
    Capabilities,
    Checkpoint,
    StepInput,
    StepOutput,
    TargetsChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, ticks_from_samples
from interpreter.engines.scripted.manifest import LANGUAGES
from interpreter.engines.scripted.sounds import Quiet, Stamps, onsets

PREFIX = "answer:"
HOP_MS = 20
_LONGEST_STEP_MS = 2_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model is called with: how long a step takes, and where its times are written."""

    step_ms: int
    stamps: Path | None = None


def answer_of(model: str | None) -> Answer | None:
    """Return what `answer:STEP_MS[:FILE]` says, None for another model. Raises UserMistake for a wrong number."""
    if model is None or not model.startswith(PREFIX):
        return None
    step, _, path = model.removeprefix(PREFIX).partition(":")
    if not step.isdecimal() or int(step) > _LONGEST_STEP_MS:
        raise UserMistake(
            f"The model {model} does not say how long a step takes; write answer:20 for 20 ms, "
            f"{_LONGEST_STEP_MS} at most."
        )
    return Answer(int(step), Path(path) if path else None)


@dataclass(frozen=True, slots=True)
class AnsweringState:
    """How many sounds have been answered, what is open, and how long each source has been quiet."""

    answer: Answer
    spoken: str
    targets: tuple[str, ...]
    answered: int = 0
    quiet: dict[str, Quiet] = field(default_factory=dict)
    onsets: dict[int, tuple[tuple[int, Ticks], ...]] = field(default_factory=dict)
    """Open utterance → the number and the time of each of its words."""


class AnsweringStepper:
    """An engine that hears nothing but where sound sets in."""

    def init(self, settings: WorkerSettings) -> AnsweringState:
        """Take the model's name apart. Raises UserMistake for one that says no step time."""
        answer = answer_of(settings.model)
        if answer is None:
            raise UserMistake(f"There is no model {settings.model} that answers; write answer:20.")
        answered = int(settings.checkpoint.decode()) if settings.checkpoint else 0
        return AnsweringState(answer, settings.source_language, settings.targets, answered)

    def capabilities(self, state: AnsweringState) -> Capabilities:
        """Whatever language is asked for."""
        return Capabilities((state.spoken,), LANGUAGES, HOP_MS)

    def step(
        self, state: AnsweringState, inputs: Sequence[StepInput]
    ) -> tuple[AnsweringState, Sequence[StepOutput]]:
        """Take the step's time, and answer every sound that sets in."""
        came_s = time.monotonic()
        if any(isinstance(value, AudioBlock) for value in inputs):
            time.sleep(state.answer.step_ms / 1000)
        outputs: list[StepOutput] = []
        first = state.answered
        for value in inputs:
            if isinstance(value, TargetsChanged):
                state = replace(state, targets=value.targets)
            elif isinstance(value, AudioBlock) and value.utterance is not None:
                state = _heard(state, value, value.utterance, outputs)
            elif isinstance(value, UtteranceEnded):
                state = _ended(state, value, outputs)
        _stamp(state, first, came_s)
        return state, outputs

    def finish(self, state: AnsweringState) -> Sequence[StepOutput]:  # noqa: ARG002
        """Everything has been said."""
        return []


def _heard(
    state: AnsweringState, block: AudioBlock, utterance: int, outputs: list[StepOutput]
) -> AnsweringState:
    quiet, places = onsets(state.quiet.get(block.source, Quiet()), block.samples)
    state = replace(state, quiet=state.quiet | {block.source: quiet})
    for place in places:
        moment = Ticks(block.start + ticks_from_samples(place, MODEL_RATE_HZ))
        words = (*state.onsets.get(utterance, ()), (state.answered + 1, moment))
        state = replace(state, answered=state.answered + 1, onsets=state.onsets | {utterance: words})
        outputs.extend(_hypotheses(state, block.source, utterance, ended=False))
    return state


def _ended(state: AnsweringState, end: UtteranceEnded, outputs: list[StepOutput]) -> AnsweringState:
    if end.utterance in state.onsets:
        outputs.extend(_hypotheses(state, end.source, end.utterance, ended=True))
    outputs.append(Checkpoint(str(state.answered).encode()))
    left = {number: words for number, words in state.onsets.items() if number != end.utterance}
    return replace(state, onsets=left)


def _hypotheses(state: AnsweringState, source: str, utterance: int, *, ended: bool) -> Iterator[Hypothesis]:
    said = state.onsets[utterance]
    for language in (state.spoken, *state.targets):
        yield Hypothesis(
            utterance=utterance,
            revision=len(said) + ended,
            source=source,
            origin=Origin.FLOOR if language == state.spoken else Origin.MACHINE,
            language=language,
            committed=tuple(word for number, moment in said for word in _clause(language, number, moment)),
            ended=ended,
        )


def _clause(language: str, number: int, moment: Ticks) -> tuple[Word, Word]:
    """Return a word and its full stop; all that they rest on is the moment at which the sound set in."""
    return Word(f"{language}-{number}", moment, moment), Word(".", moment, moment)


def _stamp(state: AnsweringState, first: int, came_s: float) -> None:
    stamps, went_s = Stamps(state.answer.stamps), time.monotonic()
    for words in state.onsets.values():
        for number, moment in words:
            if number > first:
                stamps.write("engine", str(number), onset=moment, came_s=came_s, went_s=went_s)
