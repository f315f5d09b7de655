"""A diarizer without a model: everything that is heard of a source is speech, and nobody's."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from interpreter.domain.speech import SegmentEnd, SpeechSegment
from interpreter.domain.steps import (
    MODEL_RATE_HZ,
    AudioBlock,
    Capabilities,
    Checkpoint,
    SourceEnded,
    StepInput,
    StepOutput,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, ticks_from_samples, ticks_from_seconds
from interpreter.engines.scripted.answering import HOP_MS
from interpreter.engines.scripted.sounds import Quiet, Stamps, onsets

LONGEST = ticks_from_seconds(10)
"""A segment that has lasted so long ends, and the next begins where it ended: utterances stay short."""
_CHECKPOINT_EVERY = ticks_from_seconds(1)


@dataclass(slots=True)
class OpenSegment:
    """The segment of a source that goes on, and up to where the source has been heard."""

    segment: int
    start: Ticks
    heard: Ticks


@dataclass(slots=True)
class WholeSourceState:
    """The open segment of every source. `stamps` is where it is written down when a sound was heard of."""

    stamps: Path | None
    segments: dict[str, OpenSegment] = field(default_factory=dict)
    quiet: dict[str, Quiet] = field(default_factory=dict)
    opened: int = 0
    checked: Ticks = Ticks(0)


@dataclass(frozen=True, slots=True)
class _Saved:
    segments: dict[str, OpenSegment]
    opened: int


class WholeSourceStepper:
    """Holds that people always speak. Its model, if any, is a file for its times."""

    def init(self, settings: WorkerSettings) -> WholeSourceState:
        """Begin, or go on from a checkpoint."""
        state = WholeSourceState(Path(settings.model) if settings.model else None)
        if settings.checkpoint:
            saved = msgspec.msgpack.decode(settings.checkpoint, type=_Saved)
            state.segments, state.opened = saved.segments, saved.opened
            state.checked = _heard_upto(state)
        return state

    def capabilities(self, state: WholeSourceState) -> Capabilities:  # noqa: ARG002
        """Any language is heard."""
        return Capabilities((), (), HOP_MS)

    def step(
        self, state: WholeSourceState, inputs: Sequence[StepInput]
    ) -> tuple[WholeSourceState, Sequence[StepOutput]]:
        """Take blocks of any size; open a segment with the first, and another wherever one has become too long."""
        came_s = time.monotonic()
        outputs: list[StepOutput] = []
        for value in inputs:
            if isinstance(value, AudioBlock) and len(value.samples):
                _stamp(state, value, came_s)
                outputs.extend(_segments(state, value))
            elif isinstance(value, SourceEnded):
                outputs.extend(_closed(state, value.source, SegmentEnd.STREAM))
        if _heard_upto(state) - state.checked >= _CHECKPOINT_EVERY:
            state.checked = _heard_upto(state)
            outputs.append(Checkpoint(msgspec.msgpack.encode(_Saved(state.segments, state.opened))))
        return state, outputs

    def finish(self, state: WholeSourceState) -> Sequence[StepOutput]:
        """Close what is open."""
        return [told for source in list(state.segments) for told in _closed(state, source, SegmentEnd.STREAM)]


def _segments(state: WholeSourceState, block: AudioBlock) -> Iterator[SpeechSegment]:
    here = state.segments.get(block.source)
    if here is not None and block.end - here.start >= LONGEST:
        here.heard = block.end
        yield from _closed(state, block.source, SegmentEnd.LENGTH)
        yield _opened(state, block.source, block.end, block.end)
    elif here is not None:
        here.heard = block.end
    else:
        yield _opened(state, block.source, block.start, block.end)


def _opened(state: WholeSourceState, source: str, start: Ticks, heard: Ticks) -> SpeechSegment:
    state.segments[source] = OpenSegment(state.opened, start, heard)
    state.opened += 1
    return SpeechSegment(source, state.segments[source].segment, start, known_at=heard)


def _closed(state: WholeSourceState, source: str, cause: SegmentEnd) -> Iterator[SpeechSegment]:
    here = state.segments.pop(source, None)
    if here is not None:
        yield SpeechSegment(source, here.segment, here.start, here.heard, cause, known_at=here.heard)


def _heard_upto(state: WholeSourceState) -> Ticks:
    return max((one.heard for one in state.segments.values()), default=state.checked)


def _stamp(state: WholeSourceState, block: AudioBlock, came_s: float) -> None:
    if state.stamps is None:
        return
    state.quiet[block.source], places = onsets(state.quiet.get(block.source, Quiet()), block.samples)
    for place in places:
        moment = Ticks(block.start + ticks_from_samples(place, MODEL_RATE_HZ))
        Stamps(state.stamps).write(
            "speakers", block.source, onset=moment, came_s=came_s, went_s=time.monotonic()
        )
