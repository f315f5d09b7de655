"""Tells speakers apart while they speak: voice activity, voice prints and the policies of voices and turns."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import assert_never

import msgspec
import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.errors import UserMistake
from interpreter.domain.speech import SpeakersMerged, SpeakerTurn, SpeechSegment, TurnsReassigned
from interpreter.domain.steps import (
    MODEL_RATE_HZ,
    AudioBlock,
    Capabilities,
    SourceEnded,
    SpeakersInput,
    StepInput,
    StepOutput,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, samples_from_ticks, ticks_from_ms, ticks_from_samples
from interpreter.engines.loaded import LoadedModels
from interpreter.engines.speakers.voice_activity import (
    VOICE_ACTIVITY,
    Hearing,
    JudgedWindow,
    SavedHearing,
    VoiceModel,
    blank_hearing,
    follows,
    judged,
    resumed_hearing,
    saved_hearing,
    segmentation_settings,
    stepped,
)
from interpreter.engines.speakers.voice_prints import VOICE_PRINTS, Noise, Print, VoiceEncoder
from interpreter.policy.segmentation import WINDOW, Segmentation, SegmentationMemory, SegmentationSettings
from interpreter.policy.turns import OwnTurns, TurnMemory, Turns, TurnSettings
from interpreter.policy.voices import Voices, VoiceSettings, VoicesMemory

_KEPT = ticks_from_ms(1_000)
"""Audio that is kept between segments, for what the next one reaches back."""
_SILENCE = 0.1
"""Probability of voice below which there is nothing but noise."""
_SOURCE_IS_SPEAKER = "source_is_speaker"

Told = Iterator[SpeechSegment | SpeakerTurn]


class RecentAudio:
    """The last audio of a source by its position; what is missing is silence."""

    def __init__(self, pieces: Sequence[tuple[Ticks, Samples]] = ()) -> None:
        self.pieces = list(pieces)

    def add(self, start: Ticks, samples: Samples) -> None:
        """Keep audio that begins at `start`, after all that is kept."""
        self.pieces.append((start, samples))

    def forget(self, before: Ticks) -> None:
        """Let go of what ended before a position."""
        while self.pieces and self.pieces[0][0] + WINDOW <= before:
            del self.pieces[0]

    def between(self, start: Ticks, end: Ticks) -> Samples:
        """Return the audio from `start` to `end` at 16 kHz."""
        audio = np.zeros(samples_from_ticks(Ticks(end - start), MODEL_RATE_HZ), np.float32)
        for place, samples in self.pieces:
            first = (place - start) // ticks_from_samples(1, MODEL_RATE_HZ)
            last = min(first + len(samples), len(audio))
            if last > max(first, 0):
                audio[max(first, 0) : last] = samples[max(-first, 0) : last - first]
        return audio


@dataclass(slots=True)
class DiarizedSource:
    """What is known of one source."""

    hearing: Hearing
    segmentation: Segmentation
    turns: Turns | OwnTurns
    audio: RecentAudio
    noise: Noise = field(default_factory=Noise)


@dataclass(frozen=True, slots=True)
class DiarizationSettings:
    """What a built-in diarizer goes by."""

    segmentation: SegmentationSettings
    voices: VoiceSettings
    turns: TurnSettings = field(default_factory=TurnSettings)
    source_is_speaker: bool = False


@dataclass(slots=True)
class DiarizingState:
    """The state of a built-in diarizer."""

    settings: DiarizationSettings
    model: VoiceModel
    encoder: VoiceEncoder | None
    """None where nobody's voice is looked at."""
    voices: Voices
    next_segment: int = 0
    next_turn: int = 0
    sources: dict[str, DiarizedSource] = field(default_factory=dict)
    checked: Ticks = Ticks(0)
    """Where the last checkpoint was taken."""

    @property
    def heard(self) -> Ticks:
        """Up to where the source that is furthest has been heard."""
        return max((source.hearing.end for source in self.sources.values()), default=Ticks(0))

    def segment_id(self) -> int:
        """Return the number of a new segment."""
        self.next_segment += 1
        return self.next_segment - 1

    def turn_id(self) -> int:
        """Return the number of a new turn."""
        self.next_turn += 1
        return self.next_turn - 1


class BuiltinSpeakers:
    """Turns 16 kHz audio of any number of sources into speech segments and speaker turns.

    Options (WorkerSettings.options): those of voice activity; source_is_speaker
    "yes" where every source is one person's, whose turns then bear the name of the source. WorkerSettings.speakers is
    the number of people who are expected.
    """

    def __init__(self) -> None:
        self._models = LoadedModels()

    def init(self, settings: WorkerSettings) -> DiarizingState:
        """Load and warm up the models. Raises UserMistake for wrong options, MissingPart where something is missing."""
        diarization = diarization_settings(settings)
        encoder = None if diarization.source_is_speaker else self._models.get(VOICE_PRINTS, VoiceEncoder)
        model = self._models.get(VOICE_ACTIVITY, VoiceModel)
        state = DiarizingState(diarization, model, encoder, Voices(diarization.voices))
        return resumed(state, settings.checkpoint) if settings.checkpoint else state

    def capabilities(self, state: DiarizingState) -> Capabilities:  # noqa: ARG002
        """Any language is heard; one decision per 32 ms."""
        return Capabilities(source_languages=(), target_languages=(), hop_ms=32)

    def step(
        self, state: DiarizingState, inputs: Sequence[StepInput]
    ) -> tuple[DiarizingState, Sequence[StepOutput]]:
        """Take blocks of any size and corrections; return what became known. Other inputs raise TypeError."""
        return state, stepped(state, inputs, (_taken, saved), "diarization takes audio and corrections, not")

    def finish(self, state: DiarizingState) -> Sequence[StepOutput]:
        """Close the open segment and settle the open turn of every source where its audio ended."""
        outputs: list[StepOutput] = []
        for source in state.sources.values():
            outputs.extend(_ended(state, source, source.hearing.end))
        state.sources.clear()
        return outputs


def diarization_settings(settings: WorkerSettings) -> DiarizationSettings:
    """Read a worker's settings. Raises UserMistake, naming what is wrong."""
    options = dict(settings.options or {})
    own = options.pop(_SOURCE_IS_SPEAKER, "no")
    if own not in ("yes", "no"):
        raise UserMistake(f"{_SOURCE_IS_SPEAKER} must be yes or no, got {own!r}.")
    for number in (settings.speakers, settings.most_speakers):
        if number is not None and number < 1:
            raise UserMistake(f"At least one speaker must be possible, got {number}.")
    most = max(settings.most_speakers or VoiceSettings().most, settings.speakers or 1)
    voices = VoiceSettings(most=most, expected=settings.speakers)
    return DiarizationSettings(segmentation_settings(options), voices, source_is_speaker=own == "yes")


@dataclass(frozen=True, slots=True)
class _SavedSource:
    hearing: SavedHearing
    segmentation: SegmentationMemory
    turns: TurnMemory
    audio: tuple[tuple[Ticks, bytes], ...]
    noise: Noise = field(default_factory=Noise)


@dataclass(frozen=True, slots=True)
class _Saved:
    next_segment: int
    next_turn: int
    voices: VoicesMemory
    sources: dict[str, _SavedSource]


def saved(state: DiarizingState) -> bytes:
    """Return everything that a fresh process needs to go on from here."""
    sources = {
        name: _SavedSource(
            saved_hearing(source.hearing),
            source.segmentation.memory,
            source.turns.memory,
            tuple((start, samples.tobytes()) for start, samples in source.audio.pieces),
            source.noise,
        )
        for name, source in state.sources.items()
    }
    return msgspec.msgpack.encode(_Saved(state.next_segment, state.next_turn, state.voices.memory, sources))


def resumed(state: DiarizingState, checkpoint: bytes) -> DiarizingState:
    """Return `state` as it was when `checkpoint` was saved."""
    before = msgspec.msgpack.decode(checkpoint, type=_Saved)
    state.next_segment, state.next_turn = before.next_segment, before.next_turn
    state.voices = Voices(state.settings.voices, before.voices)
    for name, source in before.sources.items():
        pieces = [(start, np.frombuffer(raw, np.float32)) for start, raw in source.audio]
        state.sources[name] = DiarizedSource(
            resumed_hearing(source.hearing, state.model),
            Segmentation(
                name, state.settings.segmentation, next_id=state.segment_id, memory=source.segmentation
            ),
            _turns(state, name, source.turns),
            RecentAudio(pieces),
            source.noise,
        )
        state.checked = max(state.checked, state.sources[name].hearing.end)
    return state


def _taken(state: DiarizingState, item: SpeakersInput) -> Told:
    match item:
        case AudioBlock():
            yield from _heard(state, item)
        case SourceEnded():
            source = state.sources.pop(item.source, None)
            if source is not None:
                yield from _ended(state, source, max(item.at, source.hearing.end))
        case SpeakersMerged():
            state.voices.merge(item.speaker, item.into)
        case TurnsReassigned():
            state.voices.reassign(item.turns, item.speaker)
        case _:
            assert_never(item)


def _heard(state: DiarizingState, block: AudioBlock) -> Told:
    source = state.sources.get(block.source)
    if source is None:
        source = state.sources[block.source] = _new_source(state, block)
    elif not follows(source.hearing, block):
        source.hearing = blank_hearing(block.start, state.model)
    for window in judged(source.hearing, block, state.model):
        yield from _listened(state, source, window)


def _new_source(state: DiarizingState, block: AudioBlock) -> DiarizedSource:
    return DiarizedSource(
        blank_hearing(block.start, state.model),
        Segmentation(block.source, state.settings.segmentation, next_id=state.segment_id),
        _turns(state, block.source),
        RecentAudio(),
    )


def _turns(state: DiarizingState, source: str, memory: TurnMemory | None = None) -> Turns | OwnTurns:
    if state.settings.source_is_speaker:
        return OwnTurns(lambda: state.voices.resolved(source), state.turn_id, memory)
    return Turns(state.settings.turns, state.voices, state.turn_id, memory)


def _listened(state: DiarizingState, source: DiarizedSource, window: JudgedWindow) -> Told:
    segments = source.segmentation.hear(window.start, window.probability)
    source.audio.add(window.start, window.samples)
    if source.segmentation.memory.voiced:
        source.turns.voiced(window.start)
    elif state.encoder is not None and window.probability < _SILENCE:
        source.noise = state.encoder.noise_with(source.noise, window.samples)
    for segment in segments:
        yield from _followed(state, source, segment)
    now, voice_prints = Ticks(window.start + WINDOW), _prints(state, source)
    yield from source.turns.heard(now, voice_prints)
    while (change := source.turns.change) is not None:
        for segment in source.segmentation.cut(change):
            yield from _followed(state, source, segment)
        yield from source.turns.heard(now, voice_prints)
    needed = source.turns.needed_from
    source.audio.forget(Ticks(now - _KEPT) if needed is None else min(needed, Ticks(now - _KEPT)))


def _followed(state: DiarizingState, source: DiarizedSource, segment: SpeechSegment) -> Told:
    """The segment, and the turn that opens or is settled with it."""
    yield segment
    if segment.end is None:
        yield source.turns.opened(segment)
    else:
        yield source.turns.closed(segment.end, segment.known_at, _prints(state, source))


def _ended(state: DiarizingState, source: DiarizedSource, at: Ticks) -> Told:
    for segment in source.segmentation.finish(at):
        yield from _followed(state, source, segment)


def _prints(state: DiarizingState, source: DiarizedSource) -> Callable[[Ticks, Ticks], Print]:
    def print_of(start: Ticks, end: Ticks) -> Print:
        if state.encoder is None:
            raise RuntimeError("where a source is a speaker, nobody's voice is looked at")
        return state.encoder.print_of(source.audio.between(start, end), source.noise)

    return print_of
