"""Steerable steppers: the real worker processes of the tests run these."""

import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from interpreter.domain.audio import SynthesizedSpeech
from interpreter.domain.errors import UserMistake
from interpreter.domain.hypothesis import Hypothesis, Origin, Word
from interpreter.domain.speech import SegmentEnd, SpeakerTurn, SpeechSegment
from interpreter.domain.steps import (
    AudioBlock,
    Capabilities,
    Checkpoint,
    SourceEnded,
    SpeechRequest,
    StepInput,
    StepOutput,
    TargetsChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, ticks_from_ms

WORD = ticks_from_ms(200)


@dataclass
class CountingState:
    """How many words were made in all, and in the open utterance."""

    settings: WorkerSettings
    options: dict[str, str]
    total: int = 0
    heard: dict[int, list[Word]] = field(default_factory=dict)
    starts: dict[int, Ticks] = field(default_factory=dict)


class CountingEngine:
    """Says one word, its running number, for every 200 ms of audio that is not zero; commits all but the last.

    Options: `commits` = late: nothing before the end; `fault` = exit | hang | labour | raise, at word number `at`, once
    per file `marker`, else always; `slow_ms`; `most` languages that it does not refuse.
    """

    def init(self, settings: WorkerSettings) -> CountingState:
        options = settings.options or {}
        if options.get("fault") == "refuse":
            raise UserMistake("The model is not for this; choose another with --model.")
        if options.get("fault") == "never starts":
            os._exit(3)
        state = CountingState(settings, options)
        if settings.checkpoint:
            state.total = json.loads(settings.checkpoint)
        return state

    def capabilities(self, state: CountingState) -> Capabilities:
        return Capabilities((state.settings.source_language,), ("ca", "es", "fr"), hop_ms=100)

    def step(
        self, state: CountingState, inputs: Sequence[StepInput]
    ) -> tuple[CountingState, Sequence[StepOutput]]:
        outputs: list[StepOutput] = []
        time.sleep(float(state.options.get("slow_ms", "0")) / 1000)
        for value in inputs:
            if isinstance(value, TargetsChanged):
                if len(value.targets) > int(state.options.get("most", "9")):
                    raise UserMistake("There is no memory for another language; remove one.")
                state.settings = replace(state.settings, targets=value.targets)
            elif isinstance(value, AudioBlock) and value.utterance is not None:
                outputs += self._hear(state, value, value.utterance)
            elif isinstance(value, UtteranceEnded):
                heard = state.heard.pop(value.utterance, [])
                words = [word for word in heard if word.start < value.at]
                outputs += self._hypotheses(state, value.source, value.utterance, words, ended=True)
                outputs.append(Checkpoint(json.dumps(state.total).encode()))
        return state, outputs

    def finish(self, state: CountingState) -> Sequence[StepOutput]:
        return ()

    def _hear(self, state: CountingState, block: AudioBlock, utterance: int) -> list[StepOutput]:
        words = state.heard.setdefault(utterance, [])
        if not np.any(block.samples):
            return []
        start = words[-1].end if words else state.starts.setdefault(utterance, block.start)
        grown = False
        while block.end - start >= WORD:
            state.total += 1
            _fault(state)
            words.append(Word(f"w{state.total}", start, Ticks(start + WORD)))
            start = words[-1].end
            grown = True
        return self._hypotheses(state, block.source, utterance, words, ended=False) if grown else []

    def _hypotheses(
        self, state: CountingState, source: str, utterance: int, words: list[Word], *, ended: bool
    ) -> list[StepOutput]:
        sure = 0 if state.options.get("commits") == "late" else max(0, len(words) - 1)
        cut = len(words) if ended else sure
        floor = (state.settings.source_language, Origin.FLOOR, "")
        targets = [(target, Origin.MACHINE, target) for target in state.settings.targets]
        return [
            Hypothesis(
                utterance=utterance,
                revision=len(words) + ended,
                source=source,
                origin=origin,
                language=language,
                committed=_marked(words[:cut], mark),
                provisional=_marked(words[cut:], mark),
                ended=ended,
            )
            for language, origin, mark in [floor, *targets]
        ]


def _marked(words: list[Word], mark: str) -> tuple[Word, ...]:
    return tuple(Word(word.text + mark, word.start, word.end) for word in words)


def _fault(state: CountingState) -> None:
    options = state.options
    if state.total != int(options.get("at", "-1")):
        return
    if marker := options.get("marker"):
        if Path(marker).exists():
            return
        Path(marker).touch()
    if options["fault"] == "exit":
        os._exit(3)
    if options["fault"] == "hang":
        time.sleep(60)
    if options["fault"] == "labour":
        _compute(0.9)
    if options["fault"] == "raise":
        raise RuntimeError("the secret phrase")


def _compute(seconds: float) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        pass


class LoudnessSpeakers:
    """Opens a segment where samples are not zero and closes it after 300 ms of zeros; no model needed."""

    def init(self, settings: WorkerSettings) -> dict[str, tuple[int, Ticks | None, Ticks]]:
        return {}

    def capabilities(self, state: object) -> Capabilities:
        return Capabilities((), (), hop_ms=20)

    def step(
        self, state: dict[str, tuple[int, Ticks | None, Ticks]], inputs: Sequence[StepInput]
    ) -> tuple[dict[str, tuple[int, Ticks | None, Ticks]], Sequence[StepOutput]]:
        outputs: list[StepOutput] = []
        for value in inputs:
            assert isinstance(value, AudioBlock | SourceEnded)
            number, opened, loud = state.get(value.source, (0, None, Ticks(0)))
            if isinstance(value, AudioBlock) and np.any(value.samples):
                if opened is None:
                    number, opened = number + 1, value.start
                    outputs.append(SpeechSegment(value.source, number, opened))
                loud = value.end
            at = value.end if isinstance(value, AudioBlock) else value.at
            if opened is not None and (isinstance(value, SourceEnded) or at - loud >= ticks_from_ms(300)):
                outputs.append(SpeechSegment(value.source, number, opened, loud, SegmentEnd.PAUSE))
                opened = None
            state[value.source] = (number, opened, loud)
        return state, outputs

    def finish(self, state: object) -> Sequence[StepOutput]:
        return ()


class ToldSpeakers:
    """Answers with what it was given, each thing when the audio has come to where it becomes known."""

    def __init__(self, *told: SpeechSegment | SpeakerTurn) -> None:
        self._told = sorted(told, key=lambda thing: thing.known_at)

    def init(self, settings: WorkerSettings) -> Ticks:
        return Ticks(-1)

    def capabilities(self, state: object) -> Capabilities:
        return Capabilities((), (), hop_ms=20)

    def step(self, state: Ticks, inputs: Sequence[StepInput]) -> tuple[Ticks, Sequence[StepOutput]]:
        ends = [value.end for value in inputs if isinstance(value, AudioBlock)]
        ends += [value.at for value in inputs if isinstance(value, SourceEnded)]
        heard = max([state, *ends])
        return heard, [thing for thing in self._told if state < thing.known_at <= heard]

    def finish(self, state: object) -> Sequence[StepOutput]:
        return ()


class BeepVoice:
    """Says every text as 50 ms of tone per character, faster at higher rates."""

    def init(self, settings: WorkerSettings) -> None:
        return None

    def capabilities(self, state: object) -> Capabilities:
        return Capabilities((), (), hop_ms=100, speaks=True, stateful=False, voices={"mul": ("high", "low")})

    def step(self, state: None, inputs: Sequence[StepInput]) -> tuple[None, Sequence[StepOutput]]:
        outputs: list[StepOutput] = []
        for value in inputs:
            assert isinstance(value, SpeechRequest)
            samples = np.full(round(len(value.text) * 0.05 / value.rate * 24_000), 0.25, np.float32)
            outputs.append(SynthesizedSpeech(value.clause, 0, 24_000, samples, last=True))
        return state, outputs

    def finish(self, state: object) -> Sequence[StepOutput]:
        return ()
