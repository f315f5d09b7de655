"""The built-in engine: PocketSphinx hears, Apertium translates, no download and no accelerator."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter

import msgspec
import numpy as np

from interpreter.domain.errors import OpenBoothError, UnsupportedLanguage
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.steps import (
    MODEL_RATE_HZ,
    AudioBlock,
    Capabilities,
    Checkpoint,
    GlossaryChanged,
    Hurried,
    StepInput,
    StepOutput,
    TargetsChanged,
    Term,
    TurnChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, ticks_from_samples
from interpreter.domain.tuning import Tuning
from interpreter.engines.builtin.apertium import SOURCE_LANGUAGE, available_targets
from interpreter.engines.builtin.prediction import Predictor, common_words, packaged_vocabulary
from interpreter.engines.builtin.recogniser import HOP_SAMPLES, Heard, Recogniser
from interpreter.engines.builtin.spoken_text import SpokenText
from interpreter.engines.builtin.translation import Translator
from interpreter.engines.builtin.voices import NOBODY, Voices
from interpreter.engines.translation import Translation
from interpreter.engines.utterance import OpenUtterance, Said, Utterance, tell

HOP_MS = 1000 * HOP_SAMPLES // MODEL_RATE_HZ
_MOST_HEARD_AGAIN = 3 * MODEL_RATE_HZ
"""When the speaker becomes known later than this, in samples, the utterance goes on in the voice it was begun in."""
_NAMED_BY = MODEL_RATE_HZ * 3 // 2
"""Who is not named by then, in samples, is a stranger, not the last speaker going on; until then nothing is
committed, as it might be heard in the wrong voice."""


class Snapshot(msgspec.Struct, frozen=True):
    """What a checkpoint holds: voices as of the last utterance end of their source, and what is unfinished."""

    voices: Voices
    unfinished: list[OpenUtterance]


@dataclass(slots=True)
class HeardUtterance(Utterance):
    """An utterance that is heard in somebody's voice."""

    text: SpokenText = field(kw_only=True)
    speakers: list[tuple[int, str]] = field(kw_only=True)
    """Whose it was thought to be, and the frames that had been heard then."""
    heard_as: str = field(kw_only=True)
    """In whose voice it is heard."""


@dataclass(slots=True)
class BuiltinState:
    """Everything the engine knows."""

    translation: Translation
    first: Recogniser
    """Loaded at the start; its models are shared by all others."""
    text: Callable[[], SpokenText]
    """Makes what writes down a new utterance."""
    recognisers: dict[str, Recogniser] = field(default_factory=dict)
    voices: Voices = field(default_factory=Voices)
    utterances: dict[str, HeardUtterance] = field(default_factory=dict)
    hurried: tuple[str, ...] = ()
    """The languages in a hurry; where there is any, what is heard is committed sooner."""


class BuiltinStepper:
    """Recognises English from any number of sources and translates it with every installed Apertium pair."""

    def __init__(
        self,
        translate: Callable[[tuple[str, ...], tuple[Term, ...], Tuning], Translation] = Translator,
        write: Callable[[Predictor, Tuning], SpokenText] = SpokenText,
    ) -> None:
        self._translate = translate
        self._write = write

    def init(self, settings: WorkerSettings) -> BuiltinState:
        """Load everything and warm up. Raises MissingPart or UnsupportedLanguage."""
        if settings.source_language.partition("-")[0] != SOURCE_LANGUAGE:
            raise UnsupportedLanguage(
                f'The built-in engine hears English only, not "{settings.source_language}"; choose another engine.'
            )
        first = Recogniser()
        model = first.language_model
        predictor = Predictor(model, common_words(model, packaged_vocabulary()))
        translation = self._translate(settings.targets, settings.terms, settings.tuning)
        state = BuiltinState(translation, first, partial(self._write, predictor, settings.tuning))
        try:
            _restore(state, settings.checkpoint)
        except OpenBoothError:
            state.translation.close()
            raise
        _hurry(state, settings.hurried)
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
                case Hurried(languages):
                    _hurry(state, languages)
                case _:
                    pass
        return state, outputs

    def finish(self, state: BuiltinState) -> Sequence[StepOutput]:
        """End what is open and every process of the translator."""
        outputs = [output for source in list(state.utterances) for output in _end(state, source)]
        state.translation.close()
        return outputs


def _hurry(state: BuiltinState, languages: tuple[str, ...]) -> None:
    """Commit sooner in these languages from here on."""
    state.hurried = languages
    state.translation.hurry(languages)
    for utterance in state.utterances.values():
        utterance.hurry(languages)
        utterance.text.hurry(on=bool(languages))


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
    samples = utterance.abutting(block)
    for piece in np.split(samples, [max(0, _NAMED_BY - utterance.frames)]):
        utterance.take(piece)
        for heard in state.recognisers[block.source].feed(piece):
            yield from _tell(state, utterance, heard)
        if utterance.frames == _NAMED_BY and state.voices.is_stranger(block.source, utterance.start):
            _give(state, utterance, NOBODY)


def _begin(state: BuiltinState, source: str, utterance: int, start: Ticks, speaker: str) -> None:
    if source not in state.recognisers:
        first = state.first
        new = Recogniser(language_model=first.language_model, fitting=first.fitting)
        state.recognisers[source] = new if state.recognisers else first
    text = state.text()
    state.utterances[source] = HeardUtterance(
        utterance, source, start, SOURCE_LANGUAGE, text=text, speakers=[(0, speaker)], heard_as=speaker
    )
    _hurry(state, state.hurried)
    _listen(state, state.utterances[source], speaker)


def _listen(state: BuiltinState, utterance: HeardUtterance, speaker: str) -> None:
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


def _give(state: BuiltinState, utterance: HeardUtterance, speaker: str) -> None:
    """Give the utterance in progress to another speaker; near its beginning, hear it again in that voice."""
    utterance.speakers.append((utterance.frames, speaker))
    if utterance.frames > _MOST_HEARD_AGAIN or speaker == utterance.heard_as:
        return
    utterance.heard_as = speaker
    profile = state.voices.profile(utterance.source, speaker)
    recogniser = state.recognisers[utterance.source]
    utterance.text.hear_again(recogniser.hear_again(utterance.audio, profile, learn=speaker != NOBODY))


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


def _keep_voice(state: BuiltinState, utterance: HeardUtterance) -> None:
    """Remember how whoever said the utterance sounds, also when that is known only now."""
    source, speaker = utterance.source, utterance.speakers[-1][1]
    recogniser = state.recognisers[source]
    if speaker == utterance.heard_as:
        state.voices.keep(source, speaker, recogniser.profile)
    elif speaker != NOBODY:
        known = state.voices.profile(source, speaker)
        state.voices.keep(source, speaker, recogniser.learnt_for(known))


def _tell(
    state: BuiltinState, utterance: HeardUtterance, heard: Heard, until: Ticks | None = None
) -> Iterator[StepOutput]:
    soon = heard.upto - utterance.start < ticks_from_samples(_NAMED_BY, MODEL_RATE_HZ)
    hold = soon and state.voices.is_stranger(utterance.source, utterance.start)
    text = utterance.text.revise(heard, until, hold=hold)
    yield from tell([Said(utterance, text, heard.final)], state.translation)


def _snapshot(state: BuiltinState) -> bytes:
    unfinished = [one.left(one.speakers) for one in state.utterances.values() if one.audio]
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
    """Hear an unfinished utterance again, with what was known of it where it became known."""
    _hurry(state, ())
    _begin(state, left.source, left.utterance, Ticks(left.start), left.speakers[0][1])
    utterance, audio = state.utterances[left.source], left.samples
    changes: list[tuple[int, Callable[[], None]]] = [
        *((place, partial(_hurry, state, languages)) for place, languages in left.hurried),
        *((place, partial(_give, state, utterance, speaker)) for place, speaker in left.speakers if place),
    ]
    for place, change in [*sorted(changes, key=itemgetter(0)), (len(audio), lambda: None)]:
        piece = audio[utterance.frames : place]
        for _ in _hear(state, AudioBlock(left.source, utterance.end, piece, left.utterance)):
            pass
        change()
