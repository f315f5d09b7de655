"""The built-in engine: PocketSphinx hears, Apertium translates, no download and no accelerator."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import msgspec
import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.errors import OpenBoothError, UnsupportedLanguage
from interpreter.domain.hypothesis import Hypothesis, Origin, Words
from interpreter.domain.steps import (
    MODEL_RATE_HZ,
    AudioBlock,
    Capabilities,
    Checkpoint,
    GlossaryChanged,
    StepInput,
    StepOutput,
    TargetsChanged,
    Term,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, samples_from_ticks, ticks_from_samples
from interpreter.engines.builtin.apertium import SOURCE_LANGUAGE, available_targets
from interpreter.engines.builtin.prediction import Predictor, common_words, packaged_vocabulary
from interpreter.engines.builtin.recogniser import HOP_SAMPLES, Heard, Recogniser
from interpreter.engines.builtin.spoken_text import SpokenText, Text
from interpreter.engines.builtin.translation import Translator

HOP_MS = 1000 * HOP_SAMPLES // MODEL_RATE_HZ


class Translation(Protocol):
    """What the stepper needs of a translator; `engines.builtin.translation.Translator` is one."""

    def revise(  # noqa: PLR0913, PLR0917 - the parts of a hypothesis, each by its name
        self,
        source: str,
        utterance: int,
        committed: Words,
        provisional: Words,
        predicted: Words,
        ended: bool,
    ) -> dict[str, tuple[Words, Words, Words]]:
        """Return committed, provisional and predicted words per target language."""
        ...

    def set_targets(self, targets: tuple[str, ...]) -> None:
        """Translate into these languages from here on."""
        ...

    def set_terms(self, terms: tuple[Term, ...]) -> None:
        """Honour these terms from here on."""
        ...

    def close(self) -> None:
        """End every process."""
        ...


class OpenUtterance(msgspec.Struct, frozen=True):
    """As much of an unfinished utterance as another process needs to take it up: its audio as little-endian float32."""

    source: str
    utterance: int
    start: int
    audio: bytes


class Snapshot(msgspec.Struct, frozen=True):
    """What a checkpoint holds: cepstral means per source as of their last utterance end, and what is unfinished."""

    means: dict[str, str]
    unfinished: list[OpenUtterance]


@dataclass(slots=True)
class Utterance:
    """An utterance that is being said, and what was last shown of it per language."""

    utterance: int
    source: str
    start: Ticks
    text: SpokenText
    audio: list[Samples] = field(default_factory=list)
    frames: int = 0
    shown: dict[str, Text] = field(default_factory=dict)
    revisions: dict[str, int] = field(default_factory=dict)

    @property
    def end(self) -> Ticks:
        """The tick after the last sample taken."""
        return Ticks(self.start + ticks_from_samples(self.frames, MODEL_RATE_HZ))

    def show(self, language: str, text: Text, *, ended: bool) -> Iterator[Hypothesis]:
        """Yield the next revision in one language if there is anything new in it."""
        before = self.shown.get(language, Text())
        if before.shown == text.shown and not (ended and self.shown):
            return
        self.shown[language] = text
        self.revisions[language] = self.revisions.get(language, 0) + 1
        yield Hypothesis(
            self.utterance,
            self.revisions[language],
            self.source,
            Origin.FLOOR if language == SOURCE_LANGUAGE else Origin.MACHINE,
            language,
            text.committed,
            text.provisional,
            text.predicted,
            ended,
        )


@dataclass(slots=True)
class BuiltinState:
    """Everything the engine knows."""

    translation: Translation
    predictor: Predictor
    first: Recogniser
    """Loaded at the start; its models are shared by all others."""
    recognisers: dict[str, Recogniser] = field(default_factory=dict)
    means: dict[str, str] = field(default_factory=dict)
    utterances: dict[str, Utterance] = field(default_factory=dict)


class BuiltinStepper:
    """Recognises English from any number of sources and translates it with every installed Apertium pair."""

    def __init__(
        self, translate: Callable[[tuple[str, ...], tuple[Term, ...]], Translation] = Translator
    ) -> None:
        self._translate = translate

    def init(self, settings: WorkerSettings) -> BuiltinState:
        """Load everything and warm up. Raises MissingPart or UnsupportedLanguage."""
        if settings.source_language.partition("-")[0] != SOURCE_LANGUAGE:
            raise UnsupportedLanguage(
                f'The built-in engine hears English only, not "{settings.source_language}"; choose another engine.'
            )
        first = Recogniser()
        model = first.language_model
        predictor = Predictor(model, common_words(model, packaged_vocabulary()))
        state = BuiltinState(self._translate(settings.targets, settings.terms), predictor, first)
        try:
            _restore(state, settings.checkpoint)
        except OpenBoothError:
            state.translation.close()
            raise
        return state

    def capabilities(self, state: BuiltinState) -> Capabilities:  # noqa: ARG002 - the same for every state
        """English into what Apertium has here."""
        return Capabilities((SOURCE_LANGUAGE,), tuple(available_targets()), HOP_MS, predicts=True)

    def step(
        self, state: BuiltinState, inputs: Sequence[StepInput]
    ) -> tuple[BuiltinState, Sequence[StepOutput]]:
        """Take inputs in order; every utterance end is followed by a checkpoint."""
        outputs: list[StepOutput] = []
        for value in inputs:
            match value:
                case AudioBlock():
                    outputs.extend(_hear(state, value))
                case UtteranceEnded(source, utterance) if _is_open(state, source, utterance):
                    outputs.extend(_end(state, source))
                case TargetsChanged(targets):
                    state.translation.set_targets(targets)
                case GlossaryChanged(terms):
                    state.translation.set_terms(terms)
                case _:
                    pass
        return state, outputs

    def finish(self, state: BuiltinState) -> Sequence[StepOutput]:
        """End what is open and every process of the translator."""
        outputs = [output for source in list(state.utterances) for output in _end(state, source)]
        state.translation.close()
        return outputs


def _is_open(state: BuiltinState, source: str, utterance: int) -> bool:
    return source in state.utterances and state.utterances[source].utterance == utterance


def _hear(state: BuiltinState, block: AudioBlock) -> Iterator[StepOutput]:
    if block.utterance is None:
        return
    if not _is_open(state, block.source, block.utterance):
        if block.source in state.utterances:
            yield from _end(state, block.source)
        _begin(state, block.source, block.utterance, block.start)
    utterance = state.utterances[block.source]
    samples = _abutting(utterance, block)
    utterance.audio.append(samples)
    utterance.frames += len(samples)
    for heard in state.recognisers[block.source].feed(samples):
        yield from _tell(state, utterance, heard)


def _begin(state: BuiltinState, source: str, utterance: int, start: Ticks) -> None:
    if source not in state.recognisers:
        state.recognisers[source] = _new_recogniser(state, source)
    state.recognisers[source].begin(start)
    state.utterances[source] = Utterance(utterance, source, start, SpokenText(state.predictor))


def _new_recogniser(state: BuiltinState, source: str) -> Recogniser:
    shared = state.first.language_model
    recogniser = Recogniser(language_model=shared) if state.recognisers else state.first
    if source in state.means:
        recogniser.cepstral_mean = state.means[source]
    return recogniser


def _abutting(utterance: Utterance, block: AudioBlock) -> Samples:
    """Return the block's samples from the end of the last one on: a gap is silence, a repetition is dropped."""
    ahead = samples_from_ticks(Ticks(block.start - utterance.end), MODEL_RATE_HZ)
    if ahead > 0:
        return np.concatenate((np.zeros(ahead, np.float32), block.samples))
    return block.samples[-ahead:] if ahead < 0 else block.samples


def _end(state: BuiltinState, source: str) -> Iterator[StepOutput]:
    utterance = state.utterances.pop(source)
    recogniser = state.recognisers[source]
    heard = recogniser.end()
    state.means[source] = recogniser.cepstral_mean
    yield from _tell(state, utterance, heard)
    yield Checkpoint(_snapshot(state))


def _tell(state: BuiltinState, utterance: Utterance, heard: Heard) -> Iterator[Hypothesis]:
    text = utterance.text.revise(heard)
    spoken = list(utterance.show(SOURCE_LANGUAGE, text, ended=heard.final))
    if not spoken:
        return
    yield from spoken
    translated = state.translation.revise(
        utterance.source,
        utterance.utterance,
        text.committed,
        text.provisional,
        text.predicted,
        heard.final,
    )
    for language, parts in translated.items():
        yield from utterance.show(language, Text(*parts), ended=heard.final)
    if heard.final:
        yield from _dropped(utterance, translated)


def _dropped(utterance: Utterance, translated: Iterable[str]) -> Iterator[Hypothesis]:
    """End the languages that are no longer translated as they stand."""
    for language in utterance.shown.keys() - {SOURCE_LANGUAGE, *translated}:
        yield from utterance.show(language, Text(utterance.shown[language].committed), ended=True)


def _snapshot(state: BuiltinState) -> bytes:
    unfinished = [
        OpenUtterance(
            utterance.source,
            utterance.utterance,
            utterance.start,
            np.concatenate(utterance.audio).astype("<f4").tobytes(),
        )
        for utterance in state.utterances.values()
        if utterance.audio
    ]
    return msgspec.msgpack.encode(Snapshot(state.means, unfinished))


def _restore(state: BuiltinState, checkpoint: bytes | None) -> None:
    """Take up where another process stopped; what it had already said is not said again."""
    if checkpoint is None:
        return
    snapshot = msgspec.msgpack.decode(checkpoint, type=Snapshot)
    state.means.update(snapshot.means)
    for left in snapshot.unfinished:
        audio = np.frombuffer(left.audio, "<f4").astype(np.float32)
        for _ in _hear(state, AudioBlock(left.source, Ticks(left.start), audio, left.utterance)):
            pass
