"""Finds out after the event who spoke when, with the whole recording and without a download.

Prints of all voice are clustered bottom up (average linkage on the cosine); then each 0.4 s of voice goes to the
nearest speaker along the likeliest path (Viterbi 1967), on which a change of speaker has its price.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from interpreter.domain.audio import Samples
from interpreter.domain.speech import SpeakerTurn, SpeechSegment
from interpreter.domain.steps import (
    AudioBlock,
    Capabilities,
    StepInput,
    StepOutput,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks
from interpreter.engines.speakers.neural_listening import SAMPLE, split_options
from interpreter.engines.speakers.offline import Recording, note
from interpreter.engines.speakers.voice_activity import VoiceActivityStepper
from interpreter.engines.speakers.voice_prints import VoiceEncoder

_WINDOW = 25_600
_HOP = 6_400
_LEAST = 4_800
_EVERY = 4
"""Each so many windows one is clustered: they do not overlap."""
_ALIKE = 0.28
"""Mean likeness of two groups of prints from which they are one speaker's."""
_CHANGE = 0.25
"""What a change of speaker must gain in likeness."""
_LEAST_WINDOWS = 8
"""Who has less voice than so many windows is no speaker, unless the number of speakers is known."""

Prints = NDArray[np.float32]


@dataclass(slots=True)
class PrintsState:
    """The state of OfflineBuiltin."""

    encoder: VoiceEncoder
    settings: WorkerSettings
    alike: float
    recordings: dict[str, Recording] = field(default_factory=dict)


class OfflineBuiltin:
    """Takes the audio of whole recordings, answers when it finishes: settled turns, one person at a time.

    `speakers`, where known, is how many people speak. Each source is a recording of its own with speakers of its own.
    """

    def init(self, settings: WorkerSettings) -> PrintsState:
        """Load the models. Raises MissingPart without them."""
        return PrintsState(VoiceEncoder(), settings, _ALIKE)

    def capabilities(self, state: PrintsState) -> Capabilities:  # noqa: ARG002
        """Any language is heard."""
        return Capabilities(source_languages=(), target_languages=(), hop_ms=10_000)

    def step(
        self, state: PrintsState, inputs: Sequence[StepInput]
    ) -> tuple[PrintsState, Sequence[StepOutput]]:
        """Keep the audio; nothing is answered yet."""
        note(state.recordings, inputs)
        return state, ()

    def finish(self, state: PrintsState) -> Sequence[StepOutput]:
        """Return all turns by their start."""
        turns: list[SpeakerTurn] = []
        people = 0
        for source, recording in state.recordings.items():
            found = list(_diarized(state, source, recording))
            names = {label: f"S{n}" for n, label in enumerate(dict.fromkeys(t[1] for t in found), people + 1)}
            people += len(names)
            turns += [replace(turn, speaker=names[label]) for turn, label in found]
        state.recordings.clear()
        ordered = sorted(turns, key=lambda turn: (turn.start, turn.source))
        return [replace(turn, turn=number) for number, turn in enumerate(ordered)]


def _diarized(state: PrintsState, source: str, recording: Recording) -> Iterator[tuple[SpeakerTurn, int]]:
    samples = recording.samples
    segments = _segments(state.settings, recording.start, samples)
    windows = [_windows(first, last) for first, last in segments]
    prints = [
        np.array([state.encoder.print_of(samples[a:b]) for a, b in places]).reshape(-1, 256)
        for places in windows
    ]
    centres = speakers_of(np.concatenate([one[::_EVERY] for one in prints]) if prints else _none(), state)
    for (first, last), one in zip(segments, prints, strict=True):
        if not len(one) or not len(centres):
            continue
        path = likeliest(one @ centres.T)
        edges = [0, *(np.flatnonzero(np.diff(path)) + 1).tolist(), len(path)]
        for begin, end in pairwise(edges):
            start = first if begin == 0 else first + begin * _HOP + (_WINDOW - _HOP) // 2
            stop = last if end == len(path) else first + end * _HOP + (_WINDOW - _HOP) // 2
            yield _turn(source, recording, min(start, last), min(stop, last)), int(path[begin])


def speakers_of(prints: Prints, state: PrintsState) -> Prints:
    """Return a mean print per speaker, shape (speakers, 256), of all prints, shape (prints, 256)."""
    if len(prints) < 2:
        return prints
    tree = linkage(prints.astype(np.float64), "average", "cosine")
    wanted = state.settings.speakers
    criterion = "maxclust" if wanted else "distance"
    labels = fcluster(tree, wanted or 1.0 - state.alike, criterion)
    counts = np.bincount(labels)
    least = 1 if wanted else min(_LEAST_WINDOWS // _EVERY, int(counts.max()))
    kept = [label for label in np.unique(labels) if counts[label] >= least]
    centres = np.array([prints[labels == label].mean(axis=0) for label in kept])
    return np.asarray(centres / np.linalg.norm(centres, axis=1, keepdims=True), np.float32)


def likeliest(likeness: NDArray[np.floating]) -> NDArray[np.int_]:
    """Return the speaker of each window, shape (windows,), from how alike each is, shape (windows, speakers)."""
    best, came = likeness[0].astype(np.float64), np.zeros(likeness.shape, np.int_)
    for index in range(1, len(likeness)):
        change = int(best.argmax())
        changes = best[change] - _CHANGE > best
        came[index] = np.where(changes, change, np.arange(len(best)))
        best = np.where(changes, best[change] - _CHANGE, best) + likeness[index]
    path = np.zeros(len(likeness), np.int_)
    path[-1] = best.argmax()
    for index in range(len(likeness) - 1, 0, -1):
        path[index - 1] = came[index, path[index]]
    return path


def _segments(settings: WorkerSettings, start: Ticks, samples: Samples) -> list[tuple[int, int]]:
    """Where somebody speaks, in samples from the start."""
    stepper = VoiceActivityStepper()
    _, rest = split_options(settings.options, ())
    listening = stepper.init(replace(settings, options=rest, checkpoint=None))
    listening, heard = stepper.step(listening, [AudioBlock("", start, samples)])
    outputs = [*heard, *stepper.finish(listening)]
    return [
        ((one.start - start) // SAMPLE, (one.end - start) // SAMPLE)
        for one in outputs
        if isinstance(one, SpeechSegment) and one.end is not None and one.end - one.start >= _LEAST * SAMPLE
    ]


def _windows(first: int, last: int) -> list[tuple[int, int]]:
    count = max(1, 1 + (last - first - _WINDOW) // _HOP)
    return [(first + n * _HOP, min(last, first + n * _HOP + _WINDOW)) for n in range(count)]


def _turn(source: str, recording: Recording, first: int, last: int) -> SpeakerTurn:
    start, end = Ticks(recording.start + first * SAMPLE), Ticks(recording.start + last * SAMPLE)
    return SpeakerTurn(0, source, None, None, start, end, 0.5, settled=True, known_at=recording.end)


def _none() -> Prints:
    return np.zeros((0, 256), np.float32)
