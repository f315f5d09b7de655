"""The cascade engine: a recogniser of Transformers hears, a translator follows, on this machine's own models."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from interpreter.domain.errors import MissingPart
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.steps import (
    AudioBlock,
    Capabilities,
    Checkpoint,
    GlossaryChanged,
    StepInput,
    StepOutput,
    TargetsChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks
from interpreter.engines.cascade.hearing import Heard, Hearing, Recogniser, checked_language
from interpreter.engines.cascade.loading import load_recogniser
from interpreter.engines.torch_compat import Placement, placed
from interpreter.engines.translation import Translation
from interpreter.engines.utterance import OpenUtterance, Text, Utterance

RECOGNITION = "recognition"
TRANSLATION = "translation"
DEVICE = "device"
HOP_MS = "hop_ms"
"""Options of the worker: folders of models, where they run, and how often the text is revised."""
_USUAL_HOP_MS = 320

Translating = Callable[[WorkerSettings, str, Placement], Translation]
"""Makes a translator from the settings, the language spoken and where it shall run."""


class Snapshot(msgspec.Struct, frozen=True):
    """What a checkpoint holds."""

    unfinished: list[OpenUtterance]


@dataclass(slots=True)
class CascadeState:
    """Everything the engine knows. Models are shared by all sources."""

    hearing: Hearing
    language: str
    hop_ms: int
    translation: Translation
    targets: tuple[str, ...]
    recognisers: dict[str, Recogniser] = field(default_factory=dict)
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
        placement = placed(options.get(DEVICE))
        hearing = load_recogniser(Path(options[RECOGNITION]), placement)
        language = checked_language(hearing, settings.source_language)
        state = CascadeState(
            hearing,
            language,
            int(options.get(HOP_MS, _USUAL_HOP_MS)),
            self._translating(settings, language, placement),
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
                case TargetsChanged(targets):
                    state.translation.set_targets(targets)
                    state.targets = targets
                case GlossaryChanged(terms):
                    state.translation.set_terms(terms)
                case _:
                    pass
        return state, outputs

    def finish(self, state: CascadeState) -> Sequence[StepOutput]:
        """End what is open."""
        outputs = [output for source in list(state.utterances) for output in _end(state, source)]
        state.translation.close()
        return outputs


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
    for heard in state.recognisers[block.source].feed(samples):
        yield from _tell(state, utterance, heard)


def _begin(state: CascadeState, source: str, utterance: int, start: Ticks) -> None:
    if source not in state.recognisers:
        state.recognisers[source] = state.hearing.recogniser(state.language, state.hop_ms)
    state.recognisers[source].begin(start)
    state.utterances[source] = Utterance(utterance, source, start, state.language)


def _end(state: CascadeState, source: str, at: Ticks | None = None) -> Iterator[StepOutput]:
    utterance = state.utterances.pop(source)
    yield from _tell(state, utterance, state.recognisers[source].end(at))
    unfinished = [one.left() for one in state.utterances.values() if one.audio]
    yield Checkpoint(msgspec.msgpack.encode(Snapshot(unfinished)))


def _tell(state: CascadeState, utterance: Utterance, heard: Heard) -> Iterator[Hypothesis]:
    text = Text(heard.committed, heard.provisional, heard.predicted)
    yield from utterance.tell(text, state.translation, ended=heard.final)


def _restore(state: CascadeState, checkpoint: bytes | None) -> None:
    """Take up where another process stopped; what it had already said is not said again."""
    if checkpoint is None:
        return
    for left in msgspec.msgpack.decode(checkpoint, type=Snapshot).unfinished:
        for _ in _hear(state, AudioBlock(left.source, Ticks(left.start), left.samples, left.utterance)):
            pass
