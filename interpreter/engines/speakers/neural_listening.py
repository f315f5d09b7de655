"""Voice activity beside a diarization model: segments for every utterance, cut where the speaker changes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

import numpy as np
from numpy.typing import NDArray

from interpreter.domain.errors import UserMistake
from interpreter.domain.speech import SpeechSegment
from interpreter.domain.steps import MODEL_RATE_HZ, AudioBlock, StepInput, StepOutput, WorkerSettings
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_samples
from interpreter.engines.loaded import LoadedModels
from interpreter.engines.speakers.voice_activity import VoiceActivityStepper, saved

SAMPLE = ticks_from_samples(1, MODEL_RATE_HZ)
_SHORTEST_PIECE = ticks_from_ms(300)


@dataclass(frozen=True, slots=True)
class ListeningMemory:
    """What voice activity knows: its own checkpoint and the last segments of each source, by number."""

    activity: bytes
    spans: dict[str, dict[int, tuple[Ticks, Ticks | None]]]


class Listening:
    """Hears segments in any number of sources; `options` are those of VoiceActivityStepper."""

    def __init__(
        self,
        settings: WorkerSettings,
        options: Mapping[str, str],
        memory: ListeningMemory | None = None,
        *,
        models: LoadedModels | None = None,
    ) -> None:
        """Raises UserMistake for wrong options, MissingPart without silero-vad."""
        self._stepper = VoiceActivityStepper(models)
        checkpoint = memory.activity if memory else None
        self._state = self._stepper.init(replace(settings, options=dict(options), checkpoint=checkpoint))
        self._spans = {name: dict(spans) for name, spans in memory.spans.items()} if memory else {}

    @property
    def memory(self) -> ListeningMemory:
        """All that is needed to go on from here."""
        return ListeningMemory(saved(self._state), {name: dict(spans) for name, spans in self._spans.items()})

    def hear(self, item: StepInput) -> list[StepOutput]:
        """Take audio or the end of a source; return the segments that opened or closed."""
        self._state, outputs = self._stepper.step(self._state, [item])
        return self._noted([output for output in outputs if isinstance(output, SpeechSegment)])

    def voiced(self, source: str, start: Ticks, frames: int, frame: Ticks) -> NDArray[np.bool_]:
        """Say which of the `frames` from `start` on lie in a segment; earlier ones are not asked for again."""
        spans = self._spans.setdefault(source, {})
        for number in [number for number, (_, end) in spans.items() if end is not None and end <= start]:
            del spans[number]
        middles = start + frame // 2 + frame * np.arange(frames)
        voiced = np.zeros(frames, np.bool_)
        for first, end in spans.values():
            voiced |= (middles >= first) & (middles < (start + frame * frames if end is None else end))
        return voiced

    def cut(self, source: str, at: Ticks) -> list[StepOutput]:
        """Cut the open segment of a source where the speaker changed, if there is voice enough on both sides."""
        heard = self._state.sources.get(source)
        if heard is None:
            return []
        now = heard.segmentation.memory
        if now.open is None or not now.open.start + _SHORTEST_PIECE <= at < now.voice_end:
            return []
        return self._noted(heard.segmentation.cut(at))

    def finish(self) -> list[StepOutput]:
        """Close what is open."""
        return [*self._stepper.finish(self._state)]

    def _noted(self, segments: Sequence[SpeechSegment]) -> list[StepOutput]:
        for segment in segments:
            self._spans.setdefault(segment.source, {})[segment.segment] = (segment.start, segment.end)
        return [*segments]


def pieces_of(block: AudioBlock, first: int, wanted: Callable[[], int]) -> Iterator[AudioBlock]:
    """Yield the block from sample `first` on in pieces as long as is `wanted` each time; the last is shorter."""
    place = first
    while place < len(block.samples):
        samples = block.samples[place : place + wanted()]
        yield replace(block, start=Ticks(block.start + place * SAMPLE), samples=samples)
        place += len(samples)


def split_options(
    options: Mapping[str, str] | None, own: tuple[str, ...]
) -> tuple[dict[str, str], dict[str, str]]:
    """Split a worker's options into its own and those of voice activity. Raises UserMistake for misspelt own ones."""
    given = options or {}
    rest = {name: text for name, text in given.items() if name not in own}
    for name in rest:
        near = get_close_matches(name, own, 1, 0.7)
        if near:
            raise UserMistake(f"There is no option {name!r} for speakers; did you mean {near[0]!r}?")
    return {name: text for name, text in given.items() if name in own}, rest


def fraction(name: str, text: str) -> float:
    """Read an option that is a number from 0 to 1. Raises UserMistake."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0.0 <= number <= 1.0:
        raise UserMistake(f"The option {name} must be a number from 0 to 1, got {text!r}.")
    return number
