"""The built-in engine: PocketSphinx hears, Apertium translates, no download and no accelerator."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import msgspec
import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.errors import OpenBoothError, UnsupportedLanguage
from interpreter.domain.hypothesis import Hypothesis, Origin, Words
from interpreter.domain.speech import SpeakerTurn
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
    TurnChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, samples_from_ticks, ticks_from_samples
from interpreter.engines.builtin.apertium import SOURCE_LANGUAGE, available_targets
from interpreter.engines.builtin.prediction import Predictor, common_words, packaged_vocabulary
from interpreter.engines.builtin.recogniser import HOP_SAMPLES, Heard, Recogniser
from interpreter.engines.builtin.spoken_text import SpokenText, Text
from interpreter.engines.builtin.translation import Translator
from interpreter.engines.builtin.voices import NOBODY, Voices

HOP_MS = 1000 * HOP_SAMPLES // MODEL_RATE_HZ
_MOST_HEARD_AGAIN = 3 * MODEL_RATE_HZ
"""When the speaker becomes known later than this, in samples, the utterance goes on in the voice it was begun in."""
_NAMED_BY = MODEL_RATE_HZ * 3 // 2
"""Who is not named by then, in samples, is a stranger, not the last speaker going on; until then nothing is
committed, as it might be heard in the wrong voice."""


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
    """As much of an unfinished utterance as another process needs to take it up: its audio as little-endian float32.

    `speakers` says after how many samples it was thought to be whose.
    """

    source: str
    utterance: int
    start: int
    audio: bytes
    speakers: list[tuple[int, str]]


class Snapshot(msgspec.Struct, frozen=True):
    """What a checkpoint holds: voices as of the last utterance end of their source, and what is unfinished."""

    voices: Voices
    unfinished: list[OpenUtterance]


@dataclass(slots=True)
class Utterance:
    """An utterance that is being said, and what was last shown of it per language."""

    utterance: int
    source: str
    start: Ticks
    text: SpokenText
    speakers: list[tuple[int, str]]
    """Whose it was thought to be, and the frames that had been heard then."""
    heard_as: str
    """In whose voice it is heard."""
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
    voices: Voices = field(default_factory=Voices)
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
                case UtteranceEnded(source, utterance, at) if _is_open(state, source, utterance):
                    outputs.extend(_end(state, source, at))
                case TurnChanged(turn):
                    _learn_speaker(state, turn)
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
        speaker = state.voices.speaker(block.source, block.start)
        _begin(state, block.source, block.utterance, block.start, speaker)
    utterance = state.utterances[block.source]
    samples = _abutting(utterance, block)
    for piece in np.split(samples, [max(0, _NAMED_BY - utterance.frames)]):
        utterance.audio.append(piece)
        utterance.frames += len(piece)
        for heard in state.recognisers[block.source].feed(piece):
            yield from _tell(state, utterance, heard)
        if utterance.frames == _NAMED_BY and state.voices.is_stranger(block.source, utterance.start):
            _give(state, utterance, NOBODY)


def _begin(state: BuiltinState, source: str, utterance: int, start: Ticks, speaker: str) -> None:
    if source not in state.recognisers:
        first = state.first
        new = Recogniser(language_model=first.language_model, fitting=first.fitting)
        state.recognisers[source] = new if state.recognisers else first
    text = SpokenText(state.predictor)
    state.utterances[source] = Utterance(utterance, source, start, text, [(0, speaker)], speaker)
    _listen(state, state.utterances[source], speaker)


def _listen(state: BuiltinState, utterance: Utterance, speaker: str) -> None:
    """Hear the utterance from its beginning in the voice of this speaker."""
    utterance.heard_as = speaker
    profile = state.voices.profile(utterance.source, speaker)
    state.recognisers[utterance.source].begin(utterance.start, profile, learn=speaker != NOBODY)


def _learn_speaker(state: BuiltinState, turn: SpeakerTurn) -> None:
    state.voices.note(turn)
    utterance = state.utterances.get(turn.source)
    if utterance is None:
        return
    speaker = state.voices.speaker(turn.source, utterance.start)
    if speaker != utterance.speakers[-1][1]:
        _give(state, utterance, speaker)


def _give(state: BuiltinState, utterance: Utterance, speaker: str) -> None:
    """Give the utterance in progress to another speaker; near its beginning, hear it again in that voice."""
    utterance.speakers.append((utterance.frames, speaker))
    if utterance.frames > _MOST_HEARD_AGAIN or speaker == utterance.heard_as:
        return
    _listen(state, utterance, speaker)
    recogniser = state.recognisers[utterance.source]
    utterance.text.hear_again([heard for samples in utterance.audio for heard in recogniser.feed(samples)])


def _abutting(utterance: Utterance, block: AudioBlock) -> Samples:
    """Return the block's samples from the end of the last one on: a gap is silence, a repetition is dropped."""
    ahead = samples_from_ticks(Ticks(block.start - utterance.end), MODEL_RATE_HZ)
    if ahead > 0:
        return np.concatenate((np.zeros(ahead, np.float32), block.samples))
    return block.samples[-ahead:] if ahead < 0 else block.samples


def _end(state: BuiltinState, source: str, at: Ticks | None = None) -> Iterator[StepOutput]:
    """End the open utterance of a source; what was said from `at` on belongs to somebody else, whose voice it is."""
    utterance = state.utterances.pop(source)
    recogniser = state.recognisers[source]
    heard = recogniser.end()
    cut = at is not None and at < utterance.end
    if not cut:
        _keep_voice(state, utterance)
    yield from _tell(state, utterance, heard, at if cut else None)
    yield Checkpoint(_snapshot(state))


def _keep_voice(state: BuiltinState, utterance: Utterance) -> None:
    """Remember how whoever said the utterance sounds, also when that is known only now."""
    source, speaker = utterance.source, utterance.speakers[-1][1]
    recogniser = state.recognisers[source]
    if speaker == utterance.heard_as:
        state.voices.keep(source, speaker, recogniser.profile)
    elif speaker != NOBODY:
        known = state.voices.profile(source, speaker)
        state.voices.keep(source, speaker, recogniser.learnt_for(known))


def _tell(
    state: BuiltinState, utterance: Utterance, heard: Heard, until: Ticks | None = None
) -> Iterator[Hypothesis]:
    soon = heard.upto - utterance.start < ticks_from_samples(_NAMED_BY, MODEL_RATE_HZ)
    hold = soon and state.voices.is_stranger(utterance.source, utterance.start)
    text = utterance.text.revise(heard, until, hold=hold)
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
            utterance.speakers,
        )
        for utterance in state.utterances.values()
        if utterance.audio
    ]
    return msgspec.msgpack.encode(Snapshot(state.voices, unfinished))


def _restore(state: BuiltinState, checkpoint: bytes | None) -> None:
    """Take up where another process stopped; what it had already said is not said again."""
    if checkpoint is None:
        return
    snapshot = msgspec.msgpack.decode(checkpoint, type=Snapshot)
    state.voices = snapshot.voices
    for left in snapshot.unfinished:
        _take_up(state, left)


def _take_up(state: BuiltinState, left: OpenUtterance) -> None:
    audio = np.frombuffer(left.audio, "<f4").astype(np.float32)
    places = [place for place, _ in left.speakers]
    _begin(state, left.source, left.utterance, Ticks(left.start), left.speakers[0][1])
    utterance = state.utterances[left.source]
    for (place, speaker), end in zip(left.speakers, [*places[1:], len(audio)], strict=True):
        if place:
            _give(state, utterance, speaker)
        for _ in _hear(state, AudioBlock(left.source, utterance.end, audio[place:end], left.utterance)):
            pass
