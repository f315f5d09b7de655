"""Hears where somebody speaks: Silero's voice activity model (silero-vad 6) with the segmentation policy.

The model judges windows of 512 samples at 16 kHz, each with the 64 samples before it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Protocol, TypeVar, assert_never

import msgspec
import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.errors import MissingPart, UserMistake
from interpreter.domain.speech import SpeakersMerged, SpeechSegment, TurnsReassigned
from interpreter.domain.steps import (
    MODEL_RATE_HZ,
    AudioBlock,
    Capabilities,
    Checkpoint,
    SourceEnded,
    SpeakersInput,
    StepInput,
    StepOutput,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_samples
from interpreter.engines.loaded import LoadedModels, ModelKey
from interpreter.policy.segmentation import WINDOW, Segmentation, SegmentationMemory, SegmentationSettings

if TYPE_CHECKING:
    import torch

VOICE_ACTIVITY = ModelKey("silero-vad")
_WINDOW_SAMPLES = 512
_CONTEXT_SAMPLES = 64
_SAMPLE = ticks_from_samples(1, MODEL_RATE_HZ)
_WARM_UP_WINDOWS = 4
_CHECKPOINT_EVERY = ticks_from_ms(1_000)

_THRESHOLDS = {"enter": "enter", "leave": "leave"}
_DURATIONS_MS = {
    "minimum_speech_ms": "minimum_speech",
    "pre_roll_ms": "pre_roll",
    "hangover_ms": "hangover",
    "pause_ms": "pause",
    "short_pause_ms": "short_pause",
    "soft_max_ms": "soft_maximum",
    "max_ms": "hard_maximum",
}


@dataclass(slots=True)
class Hearing:
    """Cuts the audio of one source into windows: the unfinished window and the model's memory of the past."""

    next_start: Ticks
    pending: Samples
    context: Samples
    memory: "torch.Tensor"

    @property
    def end(self) -> Ticks:
        """The tick after the last sample that was heard."""
        return Ticks(self.next_start + ticks_from_samples(len(self.pending), MODEL_RATE_HZ))


@dataclass(frozen=True, slots=True)
class JudgedWindow:
    """A window of 512 samples from tick `start`, and the probability that somebody speaks in it."""

    start: Ticks
    samples: Samples
    probability: float


@dataclass(slots=True)
class HeardSource:
    """What is known of one source."""

    segmentation: Segmentation
    hearing: Hearing


@dataclass(slots=True)
class ListeningState:
    """The state of a voice activity stepper."""

    model: "VoiceModel"
    settings: SegmentationSettings
    next_segment: int
    sources: dict[str, HeardSource] = field(default_factory=dict)
    checked: Ticks = Ticks(0)
    """Where the last checkpoint was taken."""

    @property
    def heard(self) -> Ticks:
        """Up to where the source that is furthest has been heard."""
        return max((source.hearing.end for source in self.sources.values()), default=Ticks(0))

    def next_id(self) -> int:
        """Return the number of a new segment."""
        self.next_segment += 1
        return self.next_segment - 1


class Checkpointed(Protocol):
    """The state of a stepper that saves itself every second of audio."""

    checked: Ticks
    """Where the last checkpoint was taken."""

    @property
    def heard(self) -> Ticks:
        """Up to where the source that is furthest has been heard."""
        ...


State = TypeVar("State", bound=Checkpointed)


def stepped(
    state: State,
    inputs: Sequence[StepInput],
    ways: tuple[Callable[[State, SpeakersInput], Iterable[StepOutput]], Callable[[State], bytes]],
    refusal: str,
) -> list[StepOutput]:
    """Take inputs one by one and return what became known, with a checkpoint after each second of audio.

    `ways` are how one input is taken and how the state is saved. Raises TypeError, `refusal` with its kind, for an
    input that is not for a speakers process.
    """
    take, save = ways
    outputs: list[StepOutput] = []
    for item in inputs:
        if not isinstance(item, SpeakersInput):
            raise TypeError(f"{refusal} {type(item).__name__}")
        outputs.extend(take(state, item))
    heard = state.heard
    if heard - state.checked >= _CHECKPOINT_EVERY:
        state.checked = heard
        outputs.append(Checkpoint(save(state)))
    return outputs


class VoiceActivityStepper:
    """Turns 16 kHz audio of any number of sources into speech segments; numbers are unique over all sources.

    Options (WorkerSettings.options): enter, leave (probabilities); minimum_speech_ms, pre_roll_ms, hangover_ms,
    pause_ms, short_pause_ms, soft_max_ms, max_ms.
    """

    def __init__(self, models: LoadedModels | None = None) -> None:
        """`models` are what the process has loaded, where it has more than this."""
        self._models = models or LoadedModels()

    def init(self, settings: WorkerSettings) -> ListeningState:
        """Load and warm up the model. Raises UserMistake for wrong options, MissingPart without silero-vad."""
        options = settings.options or {}
        segmentation = segmentation_settings(options)
        state = ListeningState(self._models.get(VOICE_ACTIVITY, VoiceModel), segmentation, 0)
        return resumed(state, settings.checkpoint) if settings.checkpoint else state

    def capabilities(self, state: ListeningState) -> Capabilities:  # noqa: ARG002
        """Any language is heard; one decision per 32 ms."""
        return Capabilities(source_languages=(), target_languages=(), hop_ms=32)

    def step(
        self, state: ListeningState, inputs: Sequence[StepInput]
    ) -> tuple[ListeningState, Sequence[StepOutput]]:
        """Take blocks of any size; return the segments that opened or closed. Other inputs raise TypeError."""
        return state, stepped(state, inputs, (_taken, saved), "voice activity takes audio, not")

    def finish(self, state: ListeningState) -> Sequence[StepOutput]:
        """Close the open segment of every source where its audio ended."""
        outputs: list[SpeechSegment] = []
        for heard in state.sources.values():
            outputs.extend(heard.segmentation.finish(heard.hearing.end))
        state.sources.clear()
        return outputs


class VoiceModel:
    """Silero's network as a pure function of a window and its memory. One thread."""

    def __init__(self) -> None:
        try:
            import torch  # noqa: PLC0415 - only the model process pays for it
            from silero_vad import load_silero_vad  # noqa: PLC0415
        except ImportError as error:
            raise MissingPart("silero-vad is not installed; run installer/run.py again.") from error
        torch.set_num_threads(1)
        self._torch = torch
        self._network = dict(load_silero_vad().named_children())["_model"]
        memory = self.blank()
        for _ in range(_WARM_UP_WINDOWS):
            _, memory = self.probability(np.zeros(_CONTEXT_SAMPLES + _WINDOW_SAMPLES, np.float32), memory)

    def blank(self) -> "torch.Tensor":
        """The memory of a model that has heard nothing."""
        return self._torch.zeros(2, 1, 128)

    def memory_of(self, raw: bytes) -> "torch.Tensor":
        """The memory whose raw float32 values are given."""
        return self._torch.frombuffer(bytearray(raw), dtype=self._torch.float32).reshape(2, 1, 128)

    def probability(self, window: Samples, memory: "torch.Tensor") -> tuple[float, "torch.Tensor"]:
        """Judge the last 512 of 576 samples; return the probability of voice and the new memory."""
        with self._torch.inference_mode():
            voice, after = self._network(self._torch.from_numpy(window)[None], memory)
        return float(voice), after


@dataclass(frozen=True, slots=True)
class SavedHearing:
    """A Hearing as plain values; arrays are raw float32."""

    next_start: Ticks
    pending: bytes
    context: bytes
    memory: bytes


@dataclass(frozen=True, slots=True)
class _SavedSource:
    segmentation: SegmentationMemory
    hearing: SavedHearing


@dataclass(frozen=True, slots=True)
class _Saved:
    next_segment: int
    sources: dict[str, _SavedSource]


def saved_hearing(hearing: Hearing) -> SavedHearing:
    """Return everything that is needed to hear on from here."""
    arrays = hearing.pending, hearing.context, hearing.memory.numpy()
    return SavedHearing(hearing.next_start, *(array.tobytes() for array in arrays))


def resumed_hearing(saved: SavedHearing, model: "VoiceModel") -> Hearing:
    """Return the hearing that was saved."""
    return Hearing(
        saved.next_start,
        np.frombuffer(saved.pending, np.float32),
        np.frombuffer(saved.context, np.float32),
        model.memory_of(saved.memory),
    )


def saved(state: ListeningState) -> bytes:
    """Return everything that a fresh process needs to hear on from here."""
    sources = {
        name: _SavedSource(source.segmentation.memory, saved_hearing(source.hearing))
        for name, source in state.sources.items()
    }
    return msgspec.msgpack.encode(_Saved(state.next_segment, sources))


def resumed(state: ListeningState, checkpoint: bytes) -> ListeningState:
    """Return `state` as it was when `checkpoint` was saved."""
    before = msgspec.msgpack.decode(checkpoint, type=_Saved)
    state.next_segment = before.next_segment
    for name, source in before.sources.items():
        segmentation = Segmentation(name, state.settings, next_id=state.next_id, memory=source.segmentation)
        state.sources[name] = HeardSource(segmentation, resumed_hearing(source.hearing, state.model))
        state.checked = max(state.checked, state.sources[name].hearing.end)
    return state


def segmentation_settings(options: Mapping[str, str]) -> SegmentationSettings:
    """Read the segmentation's settings from a worker's options. Raises UserMistake, naming the near option."""
    known = [*_THRESHOLDS, *_DURATIONS_MS]
    values: dict[str, float] = {}
    for option, text in options.items():
        if option not in known:
            near = get_close_matches(option, known, 1, 0.0)[0]
            raise UserMistake(f"Voice activity has no option {option!r}; did you mean {near!r}?")
        number = _number(option, text)
        if option in _THRESHOLDS:
            values[_THRESHOLDS[option]] = number
        elif option in _DURATIONS_MS:
            values[_DURATIONS_MS[option]] = ticks_from_ms(number)
    try:
        return SegmentationSettings(**values)  # type: ignore[arg-type]
    except ValueError as error:
        raise UserMistake(f"Voice activity cannot work with these options: {error}.") from error


def blank_hearing(start: Ticks, model: "VoiceModel") -> Hearing:
    """Return the hearing of a source whose audio begins at `start`."""
    nothing = np.zeros(0, np.float32)
    return Hearing(start, nothing, np.zeros(_CONTEXT_SAMPLES, np.float32), model.blank())


def follows(hearing: Hearing, block: AudioBlock) -> bool:
    """Whether a block goes on where the audio ended, or before; else audio is missing and hearing starts afresh."""
    return block.start < hearing.end + _SAMPLE


def judged(hearing: Hearing, block: AudioBlock, model: "VoiceModel") -> Iterator[JudgedWindow]:
    """Judge every window that `block` completes. What was heard before is passed over."""
    known = -(-(hearing.end - block.start) // _SAMPLE)
    audio = np.concatenate((hearing.context, hearing.pending, block.samples[max(0, known) :]))
    windows = (len(audio) - _CONTEXT_SAMPLES) // _WINDOW_SAMPLES
    rest = audio[windows * _WINDOW_SAMPLES :]
    hearing.context, hearing.pending = rest[:_CONTEXT_SAMPLES].copy(), rest[_CONTEXT_SAMPLES:].copy()
    for first in range(0, windows * _WINDOW_SAMPLES, _WINDOW_SAMPLES):
        window = audio[first : first + _CONTEXT_SAMPLES + _WINDOW_SAMPLES]
        probability, hearing.memory = model.probability(window, hearing.memory)
        start, hearing.next_start = hearing.next_start, Ticks(hearing.next_start + WINDOW)
        yield JudgedWindow(start, window[_CONTEXT_SAMPLES:], probability)


def _taken(state: ListeningState, item: SpeakersInput) -> Sequence[SpeechSegment]:
    match item:
        case AudioBlock():
            return _heard(state, item)
        case SourceEnded():
            heard = state.sources.pop(item.source, None)
            return heard.segmentation.finish(max(item.at, heard.hearing.end)) if heard else ()
        case SpeakersMerged() | TurnsReassigned():
            return ()
        case _:
            assert_never(item)


def _heard(state: ListeningState, block: AudioBlock) -> list[SpeechSegment]:
    source = state.sources.get(block.source)
    if source is None:
        segmentation = Segmentation(block.source, state.settings, next_id=state.next_id)
        source = HeardSource(segmentation, blank_hearing(block.start, state.model))
        state.sources[block.source] = source
    elif not follows(source.hearing, block):
        source.hearing = blank_hearing(block.start, state.model)
    segments: list[SpeechSegment] = []
    for window in judged(source.hearing, block, state.model):
        segments.extend(source.segmentation.hear(window.start, window.probability))
    return segments


def _number(option: str, text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not np.isfinite(number) or number < 0:
        raise UserMistake(f"The voice activity option {option} must be a number of at least 0, got {text!r}.")
    return number
