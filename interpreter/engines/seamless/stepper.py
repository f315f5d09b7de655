"""The seamless engine: SeamlessM4T v2 hears, translates into several languages and speaks, in one process."""

from collections import OrderedDict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import numpy as np

from interpreter.domain.errors import MissingPart, UnsupportedLanguage
from interpreter.domain.steps import (
    AudioBlock,
    Capabilities,
    Checkpoint,
    Hurried,
    SpeechRequest,
    StepInput,
    StepOutput,
    TargetsChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks
from interpreter.engines.loaded import LoadedModels, model_at
from interpreter.engines.seamless.admission import admit, languages_that_fit
from interpreter.engines.seamless.drafts import Draft
from interpreter.engines.seamless.listening import HOP_SAMPLES, Listener, Speech
from interpreter.engines.seamless.loading import Loaded, check_pace, enough_memory, load
from interpreter.engines.seamless.speech import RATE_HZ, UnitVoice, pieces_of
from interpreter.engines.speech_shaping import in_pieces, possible_rate, unspoken
from interpreter.engines.torch_compat import placed
from interpreter.engines.utterance import OpenUtterance

MODEL = "interpretation"
DEVICE = "device"
PRECISION = "precision"
"""Options of the worker: the folder of the model, where and how it runs."""
_HOP_MS = 320
_REMEMBERED = 256
"""Utterances, each in one language, that can still be spoken."""
_SLOWEST_S = 30.0


class Snapshot(msgspec.Struct, frozen=True):
    """What a checkpoint holds."""

    unfinished: list[OpenUtterance]


@dataclass(slots=True)
class SeamlessState:
    """Everything the engine knows."""

    loaded: Loaded
    listener: Listener
    voice: UnitVoice
    language: str
    targets: tuple[str, ...]
    most: int | None = None
    """Languages that the graphics card has memory for."""
    lines: dict[str, deque[Speech]] = field(default_factory=dict)
    """By source, the utterances that are not told to their end, the oldest first."""
    spoken: OrderedDict[tuple[int, str], Draft] = field(default_factory=OrderedDict)
    """What may be asked to be spoken."""


class SeamlessStepper:
    """Any number of sources and languages, one model."""

    def __init__(self) -> None:
        self._models = LoadedModels()

    def init(self, settings: WorkerSettings) -> SeamlessState:
        """Load the model that `settings.options` name. Raises MissingPart or UnsupportedLanguage."""
        options = settings.options or {}
        if MODEL not in options:
            raise MissingPart(
                "The seamless engine has no model; name its folder with --model, or get it with openbooth models get."
            )
        folder, placement = Path(options[MODEL]), placed(options.get(DEVICE), options.get(PRECISION))
        key = model_at(folder, placement)
        if settings.model is None and DEVICE not in options:
            check_pace(folder, placement)
        self._models.keep_only((key,))
        loaded = self._models.get(key, lambda: load(folder, placement))
        if len(settings.spoken) > 1:
            raise UnsupportedLanguage(
                "The seamless engine does not tell languages apart; name one with --from, or choose --engine cascade."
            )
        (language,) = _known(loaded, settings.spoken)
        targets = settings.targets
        _known(loaded, targets)
        most = languages_that_fit(loaded.model)
        admit(len({language, *targets}), most)
        state = SeamlessState(loaded, Listener(loaded, language), UnitVoice(loaded), language, targets, most)
        with enough_memory():
            _warm_up(state)
        _restore(state, settings.checkpoint)
        _hurry(state, settings.hurried)
        return state

    def capabilities(self, state: SeamlessState) -> Capabilities:
        """What the model that is loaded can do."""
        languages = tuple(sorted(state.loaded.codes))
        voices = dict.fromkeys(sorted(state.loaded.voices), state.voice.names)
        return Capabilities(
            languages,
            languages,
            _HOP_MS,
            predicts=True,
            speaks=True,
            most_targets=None if state.most is None else max(0, state.most - 1),
            slowest_s=_SLOWEST_S,
            voices=voices,
        )

    def step(
        self, state: SeamlessState, inputs: Sequence[StepInput]
    ) -> tuple[SeamlessState, Sequence[StepOutput]]:
        """Take inputs in order, the audio of all sources together; a checkpoint follows where an utterance ended."""
        outputs: list[StepOutput] = []
        for value in inputs:
            match value:
                case AudioBlock():
                    _take(state, value)
                case UtteranceEnded(source, utterance, at):
                    _close(state, source, utterance, at)
                case TargetsChanged(targets):
                    outputs.extend(_advance(state))
                    state.targets = _possible(state, targets)
                case Hurried(languages):
                    outputs.extend(_advance(state))
                    _hurry(state, languages)
                case SpeechRequest():
                    outputs.extend(_speak(state, value))
                case _:
                    pass
        outputs.extend(_advance(state))
        if any(isinstance(value, UtteranceEnded) for value in inputs):
            outputs.append(Checkpoint(msgspec.msgpack.encode(_snapshot(state))))
        return state, outputs

    def finish(self, state: SeamlessState) -> Sequence[StepOutput]:
        """End what is open."""
        for line in state.lines.values():
            for speech in line:
                speech.ended = True
        return list(_advance(state))


def _hurry(state: SeamlessState, languages: tuple[str, ...]) -> None:
    """Commit sooner in these languages from here on."""
    state.listener.hurried = languages
    for line in state.lines.values():
        for speech in line:
            speech.told.hurry(languages)


def _possible(state: SeamlessState, targets: Sequence[str]) -> tuple[str, ...]:
    """Return those that the model knows, as many as fit: a session asks before it adds one, and never stops for it."""
    known = [language for language in targets if language in state.loaded.codes]
    others = [language for language in known if language != state.language]
    spare = others if state.most is None else others[: max(0, state.most - 1)]
    return tuple(language for language in known if language == state.language or language in spare)


def _known(loaded: Loaded, languages: Sequence[str]) -> tuple[str, ...]:
    """Return languages as the model is asked for them. Raises UnsupportedLanguage."""
    for language in languages:
        if language not in loaded.codes:
            known = ", ".join(sorted(loaded.codes))
            raise UnsupportedLanguage(
                f'This model knows {known}, not "{language}"; choose another engine for it.'
            )
    return tuple(languages)


def _take(state: SeamlessState, block: AudioBlock) -> None:
    if block.utterance is None:
        return
    line = state.lines.setdefault(block.source, deque())
    if not line or line[-1].told.utterance != block.utterance:
        if line:
            line[-1].ended = True
        line.append(state.listener.begin(block.utterance, block.source, block.start))
        line[-1].told.hurry(state.listener.hurried)
    speech = line[-1]
    samples = speech.told.abutting(block)
    speech.told.take(samples)
    speech.waiting = np.concatenate((speech.waiting, samples))


def _close(state: SeamlessState, source: str, utterance: int, at: Ticks) -> None:
    for speech in state.lines.get(source, ()):
        if speech.told.utterance == utterance:
            speech.ended, speech.until = True, at


def _advance(state: SeamlessState) -> Iterator[StepOutput]:
    """Hear everything that is due, a hop of every source at a time."""
    while due := [line[0] for line in state.lines.values() if line and line[0].is_due]:
        yield from state.listener.advance(due, state.targets)
        for speech in due:
            for draft in speech.drafts.values():
                if draft.speaks:
                    _remember(state, speech.told.utterance, draft)
            if speech.done:
                state.lines[speech.told.source].popleft()


def _remember(state: SeamlessState, utterance: int, draft: Draft) -> None:
    state.spoken[utterance, draft.language] = draft
    while len(state.spoken) > _REMEMBERED:
        state.spoken.popitem(last=False)


def _speak(state: SeamlessState, request: SpeechRequest) -> Iterator[StepOutput]:
    draft = state.spoken.get((request.utterance or 0, request.language))
    rate, said = possible_rate(request.rate), None
    if draft is not None:
        said = state.voice.speak(draft, request.text, rate=rate, voice=request.voice)
    if said is None:
        yield unspoken(request.clause)
    else:
        yield from in_pieces(request.clause, pieces_of(said), RATE_HZ)


def _warm_up(state: SeamlessState) -> None:
    """Hear a second of silence in all languages, so that the first speaker does not wait."""
    speech = state.listener.begin(0, "", Ticks(0))
    speech.waiting, speech.ended = np.zeros(3 * HOP_SAMPLES, np.float32), True
    while not speech.done:
        list(state.listener.advance([speech], state.targets))


def _snapshot(state: SeamlessState) -> Snapshot:
    return Snapshot([one.told.left() for line in state.lines.values() for one in line if one.told.audio])


def _restore(state: SeamlessState, checkpoint: bytes | None) -> None:
    """Take up where another process stopped; what it had already said is not said again."""
    if checkpoint is None:
        return
    for left in msgspec.msgpack.decode(checkpoint, type=Snapshot).unfinished:
        for languages, block in left.stretches():
            _hurry(state, languages)
            _take(state, block)
            for _ in _advance(state):
                pass
