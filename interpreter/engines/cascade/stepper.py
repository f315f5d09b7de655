"""The cascade engine: a recogniser of Transformers hears, a translator follows, on this machine's own models."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.errors import MissingPart, UnsupportedLanguage
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.steps import (
    AudioBlock,
    Capabilities,
    Checkpoint,
    GlossaryChanged,
    StepInput,
    StepOutput,
    TargetsChanged,
    TurnChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks
from interpreter.engines.cascade.hearing import Heard, Hearing, Recogniser, checked_languages
from interpreter.engines.cascade.loading import load_recogniser
from interpreter.engines.cascade.spoken_language import LEAST_TOLD_BY, TOLD_BY, SpokenLanguages, clearly
from interpreter.engines.torch_compat import Placement, placed
from interpreter.engines.translation import Translation
from interpreter.engines.utterance import OpenUtterance, Text, Utterance

RECOGNITION = "recognition"
TRANSLATION = "translation"
DEVICE = "device"
PRECISION = "precision"
HOP_MS = "hop_ms"
"""Options of the worker: folders of models, where and how they run, and how often the text is revised."""
_USUAL_HOP_MS = 320

Translating = Callable[[WorkerSettings, Sequence[str], Placement], dict[str, Translation]]
"""Makes a translator from each of the languages spoken, by the settings, to run in that place."""


class Snapshot(msgspec.Struct, frozen=True):
    """What a checkpoint holds."""

    unfinished: list[OpenUtterance]
    spoken: SpokenLanguages


@dataclass(slots=True)
class CascadeState:
    """Everything the engine knows. Models are shared by all sources."""

    hearing: Hearing
    languages: tuple[str, ...]
    """Those spoken, the usual one first."""
    hop_ms: int
    translations: dict[str, Translation]
    """By the language spoken."""
    targets: tuple[str, ...]
    spoken: SpokenLanguages = field(default_factory=SpokenLanguages)
    recognisers: dict[tuple[str, str], Recogniser] = field(default_factory=dict)
    """By source and language."""
    utterances: dict[str, Utterance] = field(default_factory=dict)


class CascadeStepper:
    """Recognises any number of sources with one model and translates them with another."""

    def __init__(self, translating: Translating) -> None:
        self._translating = translating

    def init(self, settings: WorkerSettings) -> CascadeState:
        """Load the models named by `settings.options`. Raises MissingPart or UnsupportedLanguage."""
        options = settings.options or {}
        if RECOGNITION not in options:
            raise MissingPart(
                "The cascade engine has no recogniser; choose a profile with --model, as openbooth models list shows."
            )
        placement = placed(options.get(DEVICE), options.get(PRECISION))
        hearing = load_recogniser(Path(options[RECOGNITION]), placement)
        languages = checked_languages(hearing, settings.spoken)
        state = CascadeState(
            hearing,
            languages,
            int(options.get(HOP_MS, _USUAL_HOP_MS)),
            self._translating(settings, languages, placement),
            settings.targets,
        )
        _restore(state, settings.checkpoint)
        return state

    def capabilities(self, state: CascadeState) -> Capabilities:
        """What the models that are loaded can do."""
        return Capabilities(state.hearing.languages, state.targets, state.hop_ms, predicts=True)

    def step(
        self, state: CascadeState, inputs: Sequence[StepInput]
    ) -> tuple[CascadeState, Sequence[StepOutput]]:
        """Take inputs in order; every utterance end is followed by a checkpoint."""
        outputs: list[StepOutput] = []
        for value in inputs:
            match value:
                case AudioBlock():
                    outputs.extend(_hear(state, value))
                case UtteranceEnded(source, utterance, at) if _is_open(state, source, utterance):
                    outputs.extend(_end(state, source, at))
                case TurnChanged(turn):
                    state.spoken.note(turn)
                case TargetsChanged(targets):
                    _set_targets(state, targets)
                case GlossaryChanged(terms):
                    for translation in state.translations.values():
                        translation.set_terms(terms)
                case _:
                    pass
        return state, outputs

    def finish(self, state: CascadeState) -> Sequence[StepOutput]:
        """End what is open."""
        outputs = [output for source in list(state.utterances) for output in _end(state, source)]
        for translation in state.translations.values():
            translation.close()
        return outputs


def _set_targets(state: CascadeState, targets: tuple[str, ...]) -> None:
    """Translate into these languages from here on. Raises UnsupportedLanguage, changing nothing."""
    try:
        for translation in state.translations.values():
            translation.set_targets(targets)
    except UnsupportedLanguage:
        for translation in state.translations.values():
            translation.set_targets(state.targets)
        raise
    state.targets = targets


def _is_open(state: CascadeState, source: str, utterance: int) -> bool:
    return source in state.utterances and state.utterances[source].utterance == utterance


def _hear(state: CascadeState, block: AudioBlock) -> Iterator[StepOutput]:
    if block.utterance is None:
        return
    if not _is_open(state, block.source, block.utterance):
        if block.source in state.utterances:
            yield from _end(state, block.source)
        _begin(state, block.source, block.utterance, block.start)
    utterance = state.utterances[block.source]
    samples = utterance.abutting(block)
    utterance.take(samples)
    if utterance.spoken:
        yield from _recognise(state, utterance, samples)
    elif utterance.frames >= TOLD_BY:
        yield from _tell_language(state, utterance)


def _begin(state: CascadeState, source: str, utterance: int, start: Ticks, spoken: str = "") -> None:
    only = state.languages[0] if len(state.languages) == 1 else ""
    state.utterances[source] = Utterance(utterance, source, start, spoken or only)
    if spoken or only:
        _recogniser(state, state.utterances[source]).begin(start)


def _recogniser(state: CascadeState, utterance: Utterance) -> Recogniser:
    key = utterance.source, utterance.spoken
    if key not in state.recognisers:
        state.recognisers[key] = state.hearing.recogniser(utterance.spoken, state.hop_ms)
    return state.recognisers[key]


def _recognise(state: CascadeState, utterance: Utterance, samples: Samples) -> Iterator[StepOutput]:
    for heard in _recogniser(state, utterance).feed(samples):
        yield from _tell(state, utterance, heard)


def _tell_language(state: CascadeState, utterance: Utterance) -> Iterator[StepOutput]:
    """Find out in which language the utterance is said, and hear it in that one from its beginning."""
    audio = np.concatenate([np.zeros(0, np.float32), *utterance.audio])
    told = None
    if state.hearing.teller is not None and len(audio) >= LEAST_TOLD_BY:
        told = clearly(state.hearing.teller(audio[:TOLD_BY], state.languages))
    usual = state.spoken.usual(utterance.source, utterance.start)
    utterance.spoken = told or usual or state.languages[0]
    _recogniser(state, utterance).begin(utterance.start)
    yield from _recognise(state, utterance, audio)


def _end(state: CascadeState, source: str, at: Ticks | None = None) -> Iterator[StepOutput]:
    utterance = state.utterances.pop(source)
    if not utterance.spoken:
        yield from _tell_language(state, utterance)
    state.spoken.keep(source, utterance.start, utterance.spoken)
    yield from _tell(state, utterance, _recogniser(state, utterance).end(at))
    unfinished = [one.left() for one in state.utterances.values() if one.audio]
    yield Checkpoint(msgspec.msgpack.encode(Snapshot(unfinished, state.spoken)))


def _tell(state: CascadeState, utterance: Utterance, heard: Heard) -> Iterator[Hypothesis]:
    text = Text(heard.committed, heard.provisional, heard.predicted)
    yield from utterance.tell(text, state.translations[utterance.spoken], ended=heard.final)


def _restore(state: CascadeState, checkpoint: bytes | None) -> None:
    """Take up where another process stopped; what it had already said is not said again."""
    if checkpoint is None:
        return
    snapshot = msgspec.msgpack.decode(checkpoint, type=Snapshot)
    state.spoken = snapshot.spoken
    for left in snapshot.unfinished:
        _begin(state, left.source, left.utterance, Ticks(left.start), left.spoken)
        for _ in _hear(state, AudioBlock(left.source, Ticks(left.start), left.samples, left.utterance)):
            pass
