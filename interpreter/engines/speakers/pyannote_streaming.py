"""Tells speakers apart while they speak, with pyannote.audio's models over a rolling window.

Every half second the segmentation model judges the last ten seconds; two people who speak at once have two turns that
overlap. Silero's voice activity gives the segments, which are cut where the floor passes to somebody else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import assert_never

import msgspec
import numpy as np
from numpy.typing import NDArray

from interpreter.domain.audio import Samples
from interpreter.domain.errors import UserMistake
from interpreter.domain.speech import SpeakersMerged, TurnsReassigned
from interpreter.domain.steps import (
    AudioBlock,
    Capabilities,
    SourceEnded,
    SpeakersInput,
    StepInput,
    StepOutput,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks
from interpreter.engines.loaded import LoadedModels
from interpreter.engines.speakers.neural_listening import (
    SAMPLE,
    Listening,
    ListeningMemory,
    fraction,
    pieces_of,
    split_options,
)
from interpreter.engines.speakers.pyannote_models import FRAME, EmbeddingModel, SegmentationModel, model_place
from interpreter.engines.speakers.pyannote_turns import (
    FRAME_TICKS,
    PIECES,
    PeopleMemory,
    PeopleSettings,
    PeopleTurns,
    PrintsOf,
)
from interpreter.engines.speakers.voice_activity import VOICE_ACTIVITY, stepped
from interpreter.policy.voices import Voices, VoiceSettings, VoicesMemory

HOP = 8_000
"""Samples from one window to the next: half a second."""

_HOP_FRAMES = HOP // FRAME
_LEAST_FRAMES = 13
_MODEL_OPTIONS = ("segmentation", "embedding")
_LIKENESS = {"same": 0.5, "quick": 0.45, "margin": 0.1, "one_person": 0.85, "adapting": 0.5}
"""How alike two of WeSpeaker's prints must be; see VoiceSettings."""


@dataclass(slots=True)
class WindowedSource:
    """What is known of one source: the audio of the last window and of the unfinished hop. Counts are in samples."""

    start: Ticks
    turns: PeopleTurns
    audio: Samples
    heard: int = 0
    """Up to the end of the last window."""
    taken: int = 0
    """In all."""

    @property
    def end(self) -> Ticks:
        """The tick after the last sample."""
        return Ticks(self.start + self.taken * SAMPLE)

    @property
    def pending(self) -> int:
        """What follows the last window."""
        return self.taken - self.heard

    def between(self, first: int, last: int) -> Samples:
        """The audio of frames, counted from the start of the source."""
        behind = self.taken - len(self.audio)
        return self.audio[first * FRAME - behind : last * FRAME - behind]

    def take(self, samples: Samples) -> None:
        """Add audio."""
        self.audio = np.concatenate((self.audio, samples))
        self.taken += len(samples)


@dataclass(slots=True)
class DiarizingState:
    """The state of PyannoteSpeakers."""

    segmentation: SegmentationModel
    embedding: EmbeddingModel
    listening: Listening
    voices: Voices
    people: PeopleSettings
    next_turn: int = 0
    sources: dict[str, WindowedSource] = field(default_factory=dict)
    checked: Ticks = Ticks(0)
    """Where the last checkpoint was taken."""

    @property
    def heard(self) -> Ticks:
        """Up to where the source that is furthest has been heard."""
        return max((source.end for source in self.sources.values()), default=Ticks(0))

    def next_id(self) -> int:
        """Return the number of a new turn."""
        self.next_turn += 1
        return self.next_turn - 1

    @property
    def span(self) -> int:
        """Frames of a window."""
        return self.segmentation.span // FRAME


@dataclass(frozen=True, slots=True)
class _SavedSource:
    """A WindowedSource as plain values; audio is raw float32."""

    start: Ticks
    people: PeopleMemory
    audio: bytes
    heard: int
    taken: int


@dataclass(frozen=True, slots=True)
class _Saved:
    next_turn: int
    listening: ListeningMemory
    voices: VoicesMemory
    sources: dict[str, _SavedSource]


class PyannoteSpeakers:
    """Turns 16 kHz audio of any number of sources into speech segments and speaker turns.

    Options (WorkerSettings.options): segmentation, embedding (model files in place of a folder); same, quick, margin,
    one_person (how alike voices are, from 0 to 1); and those of VoiceActivityStepper. Turns of one source overlap where
    people do; one is settled about a second after its end.
    """

    def __init__(self) -> None:
        self._models = LoadedModels()

    def init(self, settings: WorkerSettings) -> DiarizingState:
        """Load and warm up the models. Raises UserMistake for wrong options, MissingPart where they cannot be had."""
        own, rest = split_options(settings.options, (*_MODEL_OPTIONS, *_LIKENESS))
        place = model_place(settings.model, own)
        likeness = _LIKENESS | {name: fraction(name, own[name]) for name in _LIKENESS if name in own}
        before = msgspec.msgpack.decode(settings.checkpoint, type=_Saved) if settings.checkpoint else None
        segmentation, embedding = place.key("segmentation"), place.key("embedding")
        self._models.keep_only((segmentation, embedding, VOICE_ACTIVITY))
        state = DiarizingState(
            self._models.get(segmentation, lambda: SegmentationModel(place)),
            self._models.get(embedding, lambda: EmbeddingModel(place)),
            Listening(settings, rest, before.listening if before else None, models=self._models),
            Voices(_voice_settings(likeness, settings), before.voices if before else None),
            PeopleSettings(),
        )
        state.embedding.prints(np.zeros(2 * HOP, np.float32), np.ones((1, 2 * _HOP_FRAMES), np.bool_))
        return _resumed(state, before) if before else state

    def capabilities(self, state: DiarizingState) -> Capabilities:  # noqa: ARG002
        """Any language is heard; one decision per half second."""
        return Capabilities(source_languages=(), target_languages=(), hop_ms=500)

    def step(
        self, state: DiarizingState, inputs: Sequence[StepInput]
    ) -> tuple[DiarizingState, Sequence[StepOutput]]:
        """Take blocks of any size; return segments and turns as they become known. Other inputs raise TypeError."""
        return state, stepped(state, inputs, (_taken, _saved), "speakers are told apart in audio, not in")

    def finish(self, state: DiarizingState) -> Sequence[StepOutput]:
        """Settle every turn and close every segment where its source ended."""
        outputs: list[StepOutput] = []
        for name, source in state.sources.items():
            outputs += _ended(state, name, source)
        state.sources.clear()
        return [*outputs, *state.listening.finish()]


def _taken(state: DiarizingState, item: SpeakersInput) -> Sequence[StepOutput]:
    match item:
        case AudioBlock():
            return _heard(state, item)
        case SourceEnded():
            source = state.sources.pop(item.source, None)
            settled = _ended(state, item.source, source) if source else []
            return [*settled, *state.listening.hear(item)]
        case SpeakersMerged(speaker, into):
            state.voices.merge(speaker, into)
        case TurnsReassigned(turns, speaker):
            prints = (turn * PIECES + piece for turn in turns for piece in range(PIECES))
            state.voices.reassign(prints, speaker)
        case _:
            assert_never(item)
    return [turn for source in state.sources.values() for turn in source.turns.correct(item)]


def _heard(state: DiarizingState, block: AudioBlock) -> list[StepOutput]:
    outputs: list[StepOutput] = []
    source = state.sources.get(block.source)
    if source is None or block.start >= source.end + SAMPLE:
        outputs += _ended(state, block.source, source) if source else []
        source = state.sources[block.source] = _new_source(state, block)
    known = max(0, -(-(source.end - block.start) // SAMPLE))
    for piece in pieces_of(block, known, lambda: HOP - source.pending):
        outputs += state.listening.hear(piece)
        source.take(piece.samples)
        if source.pending == HOP:
            outputs += _judged(state, block.source, source, _HOP_FRAMES)
    return outputs


def _new_source(state: DiarizingState, block: AudioBlock) -> WindowedSource:
    turns = PeopleTurns((block.source, block.start), state.people, state.voices, state.next_id)
    return WindowedSource(block.start, turns, np.zeros(0, np.float32))


def _judged(state: DiarizingState, name: str, source: WindowedSource, new: int) -> list[StepOutput]:
    """Judge the window that ends `new` frames after the last one."""
    source.heard += new * FRAME
    last = source.heard // FRAME
    first = max(0, last - state.span)
    start = Ticks(source.start + first * FRAME_TICKS)
    voiced = state.listening.voiced(name, start, last - first, FRAME_TICKS)
    scores = state.segmentation.activities(source.between(first, last)) * voiced[:, None]
    turns, changes = source.turns.hear(scores, new, _prints_of(state, source))
    source.audio = source.audio[max(0, len(source.audio) - source.pending - state.span * FRAME) :].copy()
    return [*turns, *(segment for change in changes for segment in state.listening.cut(name, change))]


def _ended(state: DiarizingState, name: str, source: WindowedSource) -> list[StepOutput]:
    """Judge what is left of a source and settle its turns."""
    new = source.pending // FRAME
    enough = new and source.taken // FRAME >= _LEAST_FRAMES
    rest = _judged(state, name, source, new) if enough else []
    return [*rest, *source.turns.finish(_prints_of(state, source))]


def _prints_of(state: DiarizingState, source: WindowedSource) -> PrintsOf:
    def prints_of(first: int, alone: NDArray[np.bool_]) -> NDArray[np.floating]:
        return state.embedding.prints(source.between(first, first + alone.shape[1]), alone)

    return prints_of


def _voice_settings(likeness: dict[str, float], settings: WorkerSettings) -> VoiceSettings:
    most = max(settings.most_speakers or VoiceSettings().most, settings.speakers or 1)
    try:
        return VoiceSettings(**likeness, most=most, expected=settings.speakers)  # type: ignore[arg-type]
    except ValueError as error:
        raise UserMistake(f"Speakers cannot be told apart with these options: {error}.") from error


def _saved(state: DiarizingState) -> bytes:
    sources = {
        name: _SavedSource(
            source.start, source.turns.memory, source.audio.tobytes(), source.heard, source.taken
        )
        for name, source in state.sources.items()
    }
    return msgspec.msgpack.encode(
        _Saved(state.next_turn, state.listening.memory, state.voices.memory, sources)
    )


def _resumed(state: DiarizingState, before: _Saved) -> DiarizingState:
    state.next_turn = before.next_turn
    for name, saved in before.sources.items():
        turns = PeopleTurns((name, saved.start), state.people, state.voices, state.next_id, saved.people)
        audio = np.frombuffer(saved.audio, np.float32)
        state.sources[name] = WindowedSource(saved.start, turns, audio, saved.heard, saved.taken)
        state.checked = max(state.checked, state.sources[name].end)
    return state
