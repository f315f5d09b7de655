"""The cascade engine: a recogniser of Transformers hears, a translator follows, on this machine's own models."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

import msgspec
import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.errors import MissingPart
from interpreter.domain.steps import (
    AudioBlock,
    Capabilities,
    Checkpoint,
    GlossaryChanged,
    Hurried,
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
from interpreter.engines.loaded import LoadedModels, ModelKey, model_at
from interpreter.engines.torch_compat import Placement, placed
from interpreter.engines.translation import Translation
from interpreter.engines.utterance import OpenUtterance, Said, Text, Utterance, tell

RECOGNITION = "recognition"
TRANSLATION = "translation"
PREDICTION = "prediction"
DEVICE = "device"
PRECISION = "precision"
HOP_MS = "hop_ms"
"""Options of the worker: folders of models, where and how they run, and how often the text is revised."""
_USUAL_HOP_MS = 320

Translating = Callable[[WorkerSettings, Sequence[str], Placement], Translation]
"""Makes what translates from the languages spoken, by the settings, to run in that place."""


_Heard = Said | Checkpoint


def named_models(options: Mapping[str, str], role: str, placement: Placement) -> dict[ModelKey, Path]:
    """Return the folders of the models for a role that the options name, in their order."""
    folders = (Path(folder) for folder in options.get(role, "").split(os.pathsep) if folder)
    return {model_at(folder, role, placement): folder for folder in folders}


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
    translation: Translation
    targets: tuple[str, ...]
    spoken: SpokenLanguages = field(default_factory=SpokenLanguages)
    recognisers: dict[tuple[str, str], Recogniser] = field(default_factory=dict)
    """By source and language."""
    utterances: dict[str, Utterance] = field(default_factory=dict)
    hurried: tuple[str, ...] = ()


class CascadeStepper:
    """Recognises any number of sources with one model and translates them with another."""

    def __init__(self, translating: Translating, models: LoadedModels | None = None) -> None:
        """`models` is what `translating` has loaded and will load."""
        self._translating = translating
        self._models = models or LoadedModels()

    def init(self, settings: WorkerSettings) -> CascadeState:
        """Load the models named by `settings.options`. Raises MissingPart or UnsupportedLanguage."""
        options = settings.options or {}
        if RECOGNITION not in options:
            raise MissingPart(
                "The cascade engine has no recogniser; choose a profile with --model, as openbooth models list shows."
            )
        placement = placed(options.get(DEVICE), options.get(PRECISION))
        folder = Path(options[RECOGNITION])
        recogniser = model_at(folder, RECOGNITION, placement)
        others = (named_models(options, role, placement) for role in (TRANSLATION, PREDICTION))
        self._models.keep_only((recogniser, *chain.from_iterable(others)))
        hearing = self._models.get(recogniser, lambda: load_recogniser(folder, placement))
        languages = checked_languages(hearing, settings.spoken)
        state = CascadeState(
            hearing,
            languages,
            int(options.get(HOP_MS, _USUAL_HOP_MS)),
            self._translating(settings, languages, placement),
            settings.targets,
        )
        _restore(state, settings.checkpoint)
        _hurry(state, settings.hurried)
        return state

    def capabilities(self, state: CascadeState) -> Capabilities:
        """What the models that are loaded can do."""
        return Capabilities(state.hearing.languages, state.targets, state.hop_ms, predicts=True)

    def step(
        self, state: CascadeState, inputs: Sequence[StepInput]
    ) -> tuple[CascadeState, Sequence[StepOutput]]:
        """Take inputs in order; every utterance end is followed by a checkpoint.

        All is heard first, then translated, as many sources at once as there are; other languages and terms hold for
        what is heard from there on.
        """
        outputs: list[StepOutput] = []
        heard: list[_Heard] = []
        for value in inputs:
            match value:
                case AudioBlock():
                    heard.extend(_hear(state, value))
                case UtteranceEnded(source, utterance, at) if _is_open(state, source, utterance):
                    heard.extend(_end(state, source, at))
                case TurnChanged(turn):
                    state.spoken.note(turn)
                case TargetsChanged() | GlossaryChanged() | Hurried():
                    outputs += tell(heard, state.translation)
                    heard.clear()
                    _change(state, value)
                case _:
                    pass
        return state, [*outputs, *tell(heard, state.translation)]

    def finish(self, state: CascadeState) -> Sequence[StepOutput]:
        """End what is open."""
        heard = [one for source in list(state.utterances) for one in _end(state, source)]
        outputs = tell(heard, state.translation)
        state.translation.close()
        return outputs


def _change(state: CascadeState, change: TargetsChanged | GlossaryChanged | Hurried) -> None:
    """Translate otherwise from here on. Raises UnsupportedLanguage for other languages, changing nothing."""
    match change:
        case GlossaryChanged(terms):
            state.translation.set_terms(terms)
        case Hurried(languages):
            _hurry(state, languages)
        case TargetsChanged(targets):
            state.translation.set_targets(targets)
            state.targets = targets


def _hurry(state: CascadeState, languages: tuple[str, ...]) -> None:
    """Commit sooner in these languages from here on."""
    state.hurried = languages
    state.translation.hurry(languages)
    for utterance in state.utterances.values():
        utterance.hurry(languages)


def _is_open(state: CascadeState, source: str, utterance: int) -> bool:
    return source in state.utterances and state.utterances[source].utterance == utterance


def _hear(state: CascadeState, block: AudioBlock) -> Iterator[_Heard]:
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
        yield from _recognise(state, utterance, samples, state.hurried)
    elif utterance.frames >= TOLD_BY:
        yield from _tell_language(state, utterance)


def _begin(state: CascadeState, source: str, utterance: int, start: Ticks, spoken: str = "") -> None:
    only = state.languages[0] if len(state.languages) == 1 else ""
    state.utterances[source] = Utterance(utterance, source, start, spoken or only)
    state.utterances[source].hurry(state.hurried)
    if spoken or only:
        _recogniser(state, state.utterances[source]).begin(start)


def _recogniser(state: CascadeState, utterance: Utterance) -> Recogniser:
    key = utterance.source, utterance.spoken
    if key not in state.recognisers:
        state.recognisers[key] = state.hearing.recogniser(utterance.spoken, state.hop_ms)
    return state.recognisers[key]


def _recognise(
    state: CascadeState, utterance: Utterance, samples: Samples, hurried: tuple[str, ...]
) -> Iterator[Said]:
    """Hear more, sooner and less surely where any language is in a hurry."""
    recogniser = _recogniser(state, utterance)
    recogniser.hurry(on=bool(hurried))
    for heard in recogniser.feed(samples):
        yield _said(utterance, heard)


def _tell_language(state: CascadeState, utterance: Utterance) -> Iterator[Said]:
    """Find out in which language the utterance is said, and hear it in that one from its beginning."""
    audio = np.concatenate([np.zeros(0, np.float32), *utterance.audio])
    told = None
    if state.hearing.teller is not None and len(audio) >= LEAST_TOLD_BY:
        told = clearly(state.hearing.teller(audio[:TOLD_BY], state.languages))
    usual = state.spoken.usual(utterance.source, utterance.start)
    utterance.spoken = told or usual or state.languages[0]
    _recogniser(state, utterance).begin(utterance.start)
    for hurried, block in utterance.left().stretches():
        yield from _recognise(state, utterance, block.samples, hurried)


def _end(state: CascadeState, source: str, at: Ticks | None = None) -> Iterator[_Heard]:
    utterance = state.utterances.pop(source)
    if not utterance.spoken:
        yield from _tell_language(state, utterance)
    state.spoken.keep(source, utterance.start, utterance.spoken)
    yield _said(utterance, _recogniser(state, utterance).end(at))
    unfinished = [one.left() for one in state.utterances.values() if one.audio]
    yield Checkpoint(msgspec.msgpack.encode(Snapshot(unfinished, state.spoken)))


def _said(utterance: Utterance, heard: Heard) -> Said:
    return Said(utterance, Text(heard.committed, heard.provisional, heard.predicted), heard.final)


def _restore(state: CascadeState, checkpoint: bytes | None) -> None:
    """Take up where another process stopped; what it had already said is not said again."""
    if checkpoint is None:
        return
    snapshot = msgspec.msgpack.decode(checkpoint, type=Snapshot)
    state.spoken = snapshot.spoken
    for left in snapshot.unfinished:
        _begin(state, left.source, left.utterance, Ticks(left.start), left.spoken)
        for languages, block in left.stretches():
            _hurry(state, languages)
            tell(_hear(state, block), state.translation)
