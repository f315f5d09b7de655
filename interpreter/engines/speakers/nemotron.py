"""Tells up to eight speakers apart while they speak, with NVIDIA's Nemotron-3 diarization model; made for a GPU.

The model keeps a cache of the people it has heard and so knows them again; each source has a cache of its own. Silero's
voice activity gives the segments, which are cut where the floor passes to somebody else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import assert_never

import msgspec
import numpy as np

from interpreter.domain.audio import Samples
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
from interpreter.engines.loaded import LoadedModels, model_at
from interpreter.engines.speakers.nemotron_model import FRAME, NEMOTRON, CacheMemory, NemotronModel
from interpreter.engines.speakers.nemotron_turns import SlotsMemory, SlotTurns
from interpreter.engines.speakers.neural_listening import (
    SAMPLE,
    Listening,
    ListeningMemory,
    pieces_of,
    split_options,
)
from interpreter.engines.speakers.voice_activity import VOICE_ACTIVITY, stepped
from interpreter.policy.activity import ActivitySettings

_ACTIVITY = ActivitySettings(enter=0.5, leave=0.4, shortest=25, pause=50)
_LEAST_SAMPLES = 512


@dataclass(slots=True)
class ChunkedSource:
    """What is known of one source: unbroken audio from `start`, of which the unfinished chunk is kept."""

    start: Ticks
    turns: SlotTurns
    audio: Samples
    frame: int = 0
    """The first frame of the unfinished chunk."""
    taken: int = 0
    cache: CacheMemory | None = None

    @property
    def end(self) -> Ticks:
        """The tick after the last sample."""
        return Ticks(self.start + self.taken * SAMPLE)

    def take(self, samples: Samples) -> None:
        """Add audio."""
        self.audio = np.concatenate((self.audio, samples))
        self.taken += len(samples)

    def between(self, first: int, last: int) -> Samples:
        """The audio of some samples, counted from the start."""
        behind = self.taken - len(self.audio)
        return self.audio[first - behind : last - behind]


@dataclass(slots=True)
class SlotState:
    """The state of NemotronSpeakers."""

    model: NemotronModel
    listening: Listening
    next_turn: int = 0
    used: int = 0
    """The highest number that a speaker has or had."""
    names: dict[str, dict[int, str]] = field(default_factory=dict)
    """Who the people of each source are."""
    merged: dict[str, str] = field(default_factory=dict)
    sources: dict[str, ChunkedSource] = field(default_factory=dict)
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

    def speaker(self, source: str, slot: int) -> str:
        """The id of a person of a source, or of whom he was merged into; a new one for a stranger."""
        names = self.names.setdefault(source, {})
        if slot not in names:
            self.used += 1
            names[slot] = f"S{self.used}"
        return self.resolved(names[slot])

    def resolved(self, speaker: str) -> str:
        """The speaker, or whom he was merged into."""
        while speaker in self.merged:
            speaker = self.merged[speaker]
        return speaker

    def merge(self, speaker: str, into: str) -> None:
        """Make one person of two."""
        speaker, into = self.resolved(speaker), self.resolved(into)
        if speaker != into:
            self.merged[speaker] = into

    def reserve(self, speaker: str) -> None:
        """Note that the operator uses an id, so that no stranger gets it."""
        self.merged.pop(speaker, None)
        number = speaker.removeprefix("S")
        if number != speaker and number.isdecimal():
            self.used = max(self.used, int(number))


@dataclass(frozen=True, slots=True)
class _SavedSource:
    start: Ticks
    turns: SlotsMemory
    audio: bytes
    frame: int
    taken: int
    cache: CacheMemory | None


@dataclass(frozen=True, slots=True)
class _Saved:
    next_turn: int
    used: int
    names: dict[str, dict[int, str]]
    merged: dict[str, str]
    listening: ListeningMemory
    sources: dict[str, _SavedSource]


class NemotronSpeakers:
    """Turns 16 kHz audio into speech segments and speaker turns; turns overlap where people do.

    Options (WorkerSettings.options): latency, one of low (1.04 s), very-low (0.64 s), ultra-low (0.32 s); and those of
    VoiceActivityStepper. A turn is settled half a second after its end. WorkerSettings.speakers is not used: the model
    counts up to eight people by itself.
    """

    def __init__(self) -> None:
        self._models = LoadedModels()

    def init(self, settings: WorkerSettings) -> SlotState:
        """Load and warm up the model. Raises UserMistake for wrong options, MissingPart where it cannot be had."""
        own, rest = split_options(settings.options, ("latency",))
        before = msgspec.msgpack.decode(settings.checkpoint, type=_Saved) if settings.checkpoint else None
        latency = own.get("latency", "low")
        key = model_at(Path(settings.model or NEMOTRON).expanduser(), latency)
        self._models.keep_only((key, VOICE_ACTIVITY))
        state = SlotState(
            self._models.get(key, lambda: NemotronModel(settings.model, latency)),
            Listening(settings, rest, before.listening if before else None, models=self._models),
        )
        return _resumed(state, before) if before else state

    def capabilities(self, state: SlotState) -> Capabilities:
        """Any language is heard; one decision per chunk."""
        hop_ms = state.model.step * FRAME // 16
        return Capabilities(source_languages=(), target_languages=(), hop_ms=hop_ms)

    def step(self, state: SlotState, inputs: Sequence[StepInput]) -> tuple[SlotState, Sequence[StepOutput]]:
        """Take blocks of any size; return segments and turns as they become known. Other inputs raise TypeError."""
        return state, stepped(state, inputs, (_taken, _saved), "speakers are told apart in audio, not in")

    def finish(self, state: SlotState) -> Sequence[StepOutput]:
        """Settle every turn and close every segment where its source ended."""
        outputs: list[StepOutput] = []
        for name, source in state.sources.items():
            outputs += _ended(state, name, source)
        state.sources.clear()
        return [*outputs, *state.listening.finish()]


def _taken(state: SlotState, item: SpeakersInput) -> Sequence[StepOutput]:
    match item:
        case AudioBlock():
            return _heard(state, item)
        case SourceEnded():
            source = state.sources.pop(item.source, None)
            settled = _ended(state, item.source, source) if source else []
            state.names.pop(item.source, None)
            return [*settled, *state.listening.hear(item)]
        case SpeakersMerged(speaker, into):
            state.merge(speaker, into)
        case TurnsReassigned(_, speaker):
            state.reserve(speaker)
        case _:
            assert_never(item)
    return [turn for source in state.sources.values() for turn in source.turns.correct(item)]


def _heard(state: SlotState, block: AudioBlock) -> list[StepOutput]:
    outputs: list[StepOutput] = []
    source = state.sources.get(block.source)
    if source is None or block.start >= source.end + SAMPLE:
        outputs += _ended(state, block.source, source) if source else []
        source = state.sources[block.source] = _new_source(state, block, source)
    known = max(0, -(-(source.end - block.start) // SAMPLE))
    for piece in pieces_of(block, known, lambda: _chunk_end(state, source) - source.taken):
        outputs += state.listening.hear(piece)
        source.take(piece.samples)
        if source.taken == _chunk_end(state, source):
            outputs += _judged(state, block.source, source)
    return outputs


def _new_source(state: SlotState, block: AudioBlock, before: ChunkedSource | None) -> ChunkedSource:
    """A source from its first block on, or from the first after a gap: then its people are known already."""
    turns = _turns(state, block.source, block.start)
    cache = before.cache if before else None
    return ChunkedSource(block.start, turns, np.zeros(0, np.float32), cache=cache)


def _turns(state: SlotState, name: str, start: Ticks, memory: SlotsMemory | None = None) -> SlotTurns:
    def speaker_of(slot: int) -> str:
        return state.speaker(name, slot)

    return SlotTurns((name, start), _ACTIVITY, speaker_of, state.next_id, memory)


def _chunk_end(state: SlotState, source: ChunkedSource) -> int:
    return state.model.first_sample(source.frame) + state.model.needed(source.frame)


def _judged(state: SlotState, name: str, source: ChunkedSource, *, last: bool = False) -> list[StepOutput]:
    """Judge the chunk that is complete, or what there is of the last one."""
    audio = source.between(state.model.first_sample(source.frame), source.taken)
    scores, source.cache = state.model.heard(audio, source.frame, source.cache, last=last)
    turns, changes = source.turns.hear(scores, source.end)
    source.frame += state.model.step
    kept = source.taken - state.model.first_sample(source.frame)
    source.audio = source.audio[max(0, len(source.audio) - max(0, kept)) :].copy()
    return [*turns, *(segment for change in changes for segment in state.listening.cut(name, change))]


def _ended(state: SlotState, name: str, source: ChunkedSource) -> list[StepOutput]:
    """Judge what is left of a source and settle its turns."""
    rest = _judged(state, name, source, last=True) if source.taken >= _LEAST_SAMPLES else []
    return [*rest, *source.turns.finish(source.end)]


def _saved(state: SlotState) -> bytes:
    sources = {
        name: _SavedSource(
            source.start,
            source.turns.memory,
            source.audio.tobytes(),
            source.frame,
            source.taken,
            source.cache,
        )
        for name, source in state.sources.items()
    }
    return msgspec.msgpack.encode(
        _Saved(state.next_turn, state.used, state.names, state.merged, state.listening.memory, sources)
    )


def _resumed(state: SlotState, before: _Saved) -> SlotState:
    state.next_turn, state.used = before.next_turn, before.used
    state.names, state.merged = before.names, before.merged
    for name, saved in before.sources.items():
        audio = np.frombuffer(saved.audio, np.float32)
        turns = _turns(state, name, saved.start, saved.turns)
        source = ChunkedSource(saved.start, turns, audio, saved.frame, saved.taken, saved.cache)
        state.sources[name] = source
        state.checked = max(state.checked, source.end)
    return state
