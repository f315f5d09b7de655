"""Finds out after the event who spoke when, with the whole recording: pyannote's own pipeline."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.speech import SpeakerTurn
from interpreter.domain.steps import (
    MODEL_RATE_HZ,
    AudioBlock,
    Capabilities,
    StepInput,
    StepOutput,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, ticks_from_seconds
from interpreter.engines.speakers.neural_listening import SAMPLE
from interpreter.engines.speakers.pyannote_models import fetched, pipeline_place, prepare_pyannote
from interpreter.engines.torch_compat import best_device

_SHORTEST_S = 0.1

Span = tuple[float, float]


@dataclass(slots=True)
class Recording:
    """The audio of one source, from `start` on; what was not recorded is silence."""

    start: Ticks
    pieces: list[tuple[Ticks, Samples]] = field(default_factory=list)

    @property
    def end(self) -> Ticks:
        """The tick after the last sample."""
        return max((Ticks(start + len(piece) * SAMPLE) for start, piece in self.pieces), default=self.start)

    @property
    def samples(self) -> Samples:
        """All of it, shape (samples,)."""
        audio = np.zeros((self.end - self.start) // SAMPLE, np.float32)
        for start, piece in self.pieces:
            first = (start - self.start) // SAMPLE
            audio[first : first + len(piece)] = piece
        return audio


def note(recordings: dict[str, Recording], inputs: Sequence[StepInput]) -> None:
    """Add audio to the recordings of its source; other inputs say nothing of a recording."""
    for item in inputs:
        if isinstance(item, AudioBlock):
            recording = recordings.setdefault(item.source, Recording(item.start))
            recording.pieces.append((item.start, item.samples))


@dataclass(slots=True)
class PipelineState:
    """The state of OfflinePyannote."""

    pipeline: Any
    speakers: int | None
    recordings: dict[str, Recording] = field(default_factory=dict)


class OfflinePyannote:
    """Takes the audio of whole recordings, answers when it finishes: settled turns, those at once included.

    `model` is a folder as speaker-diarization-community-1 has it, or a name on the hub; `speakers`, where known, is how
    many people speak. Each source is a recording of its own with speakers of its own.
    """

    def init(self, settings: WorkerSettings) -> PipelineState:
        """Load the pipeline. Raises UserMistake or MissingPart where it cannot be had."""
        place = pipeline_place(settings.model)
        prepare_pyannote()
        import torch  # noqa: PLC0415 - only the model process pays for it
        from pyannote.audio import Pipeline  # noqa: PLC0415

        pipeline = fetched(place, lambda: Pipeline.from_pretrained(place.checkpoint))
        pipeline.to(torch.device(best_device()))
        return PipelineState(pipeline, settings.speakers)

    def capabilities(self, state: PipelineState) -> Capabilities:  # noqa: ARG002
        """Any language is heard."""
        return Capabilities(source_languages=(), target_languages=(), hop_ms=10_000)

    def step(
        self, state: PipelineState, inputs: Sequence[StepInput]
    ) -> tuple[PipelineState, Sequence[StepOutput]]:
        """Keep the audio; nothing is answered yet."""
        note(state.recordings, inputs)
        return state, ()

    def finish(self, state: PipelineState) -> Sequence[StepOutput]:
        """Return all turns by their start."""
        turns: list[SpeakerTurn] = []
        people = 0
        for source, recording in state.recordings.items():
            found = list(_diarized(state, recording))
            names = {label: f"S{number}" for number, label in enumerate(_by_arrival(found), people + 1)}
            people += len(names)
            turns += [_turn(source, recording, span, names[label]) for span, label in found]
        state.recordings.clear()
        return [replace(turn, turn=number) for number, turn in enumerate(sorted(turns, key=_place))]


def _diarized(state: PipelineState, recording: Recording) -> Iterator[tuple[Span, str]]:
    """Who speaks from when to when, in seconds from the start of the recording, by start."""
    import torch  # noqa: PLC0415

    samples = recording.samples
    if len(samples) < _SHORTEST_S * MODEL_RATE_HZ:
        return
    audio = {"waveform": torch.from_numpy(samples)[None], "sample_rate": MODEL_RATE_HZ, "uri": "recording"}
    output = state.pipeline(audio, num_speakers=state.speakers)
    annotation = getattr(output, "speaker_diarization", output)
    for span, _, label in annotation.itertracks(yield_label=True):
        yield (span.start, span.end), str(label)


def _by_arrival(found: Iterable[tuple[Span, str]]) -> list[str]:
    return list(dict.fromkeys(label for _, label in sorted(found)))


def _turn(source: str, recording: Recording, span: Span, speaker: str) -> SpeakerTurn:
    start = Ticks(recording.start + max(0, ticks_from_seconds(span[0])))
    end = max(start, min(recording.end, Ticks(recording.start + ticks_from_seconds(span[1]))))
    return SpeakerTurn(0, source, speaker, None, start, end, 1.0, settled=True, known_at=recording.end)


def _place(turn: SpeakerTurn) -> tuple[Ticks, str]:
    return turn.start, turn.speaker or ""
