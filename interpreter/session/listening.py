"""The first stage: where is speech, and whose is it."""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress

import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.errors import UserMistake, WorkerFailed
from interpreter.domain.speech import SpeakerTurn, SpeechSegment
from interpreter.domain.steps import AudioBlock, SourceEnded, SpeakersInput
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.dsp.resampling import ModelResampler
from interpreter.ports.workers import Worker
from interpreter.session.floor import Floor

LARGEST_STEP = ticks_from_ms(500)


class ModelAudio:
    """Reads one source from `start` on as 16 kHz blocks that abut, whatever its own rate."""

    def __init__(self, floor: Floor, source: str, start: Ticks) -> None:
        self._floor = floor
        self._source = source
        self._resampler: ModelResampler | None = None
        self._sent = start
        self.position = start
        """Up to where the source has been read."""

    def take(self, end: Ticks, utterance: int | None = None) -> AudioBlock:
        """Return the audio up to `end`; a resampler may keep the last milliseconds for the next block."""
        frame = self._floor.read(self._source, self.position, end)
        if self._resampler is None:
            self._resampler = ModelResampler(frame.rate_hz)
        self.position = end
        return self._block(self._resampler.push(frame.samples), utterance)

    def finish(self, utterance: int | None = None) -> AudioBlock:
        """Return what the resampler kept; nothing can be taken after it."""
        kept = np.zeros(0, np.float32) if self._resampler is None else self._resampler.finish()
        return self._block(kept, utterance)

    def _block(self, samples: Samples, utterance: int | None) -> AudioBlock:
        block = AudioBlock(self._source, self._sent, samples, utterance)
        self._sent = block.end
        return block


class Listening:
    """Feeds the speakers process with everything captured and passes on segments and turns."""

    def __init__(
        self,
        floor: Floor,
        speakers: Worker,
        *,
        on_segment: Callable[[SpeechSegment], None],
        on_turn: Callable[[SpeakerTurn], None],
    ) -> None:
        self._floor = floor
        self._speakers = speakers
        self._on_segment = on_segment
        self._on_turn = on_turn
        self.failed = False
        self._corrections: deque[Callable[[], SpeakersInput]] = deque()
        self._heard = {source: Ticks(0) for source in floor.sources}
        self._audio = {source: ModelAudio(floor, source, Ticks(0)) for source in floor.sources}

    def heard(self, source: str) -> Ticks:
        """Up to where segments of `source` are known."""
        return self._heard[source]

    def correct(self, correction: Callable[[], SpeakersInput]) -> None:
        """Have `correction` made when no step is under way, and tell the speakers process what it returns."""
        self._corrections.append(correction)

    async def advance(self) -> bool:
        """Take up to half a second of every source; say whether there was anything to take."""
        blocks = self._corrected()
        for source, audio in self._audio.items():
            end = min(self._floor.captured(source), Ticks(audio.position + LARGEST_STEP))
            if end > audio.position:
                blocks.append(audio.take(end))
        if blocks:
            await self._step(blocks)
            self._heard = {source: audio.position for source, audio in self._audio.items()}
        return bool(blocks)

    async def finish(self) -> None:
        """All audio has been taken: close what is open."""
        rest = [audio.finish() for audio in self._audio.values()]
        ended = [SourceEnded(source, at) for source, at in self._heard.items()]
        await self._step([*self._corrected(), *rest, *ended])

    def _corrected(self) -> list[SpeakersInput]:
        made: list[SpeakersInput] = []
        while self._corrections:
            with suppress(UserMistake):  # it was possible when it was asked for
                made.append(self._corrections.popleft()())
        return made

    async def _step(self, inputs: Sequence[SpeakersInput]) -> None:
        """Hand over inputs; a speakers process that has failed for good gets nothing more and hears no speech."""
        if self.failed:
            return
        try:
            outputs = await self._speakers.step(inputs)
        except WorkerFailed:
            self.failed = True
            return
        for output in outputs:
            if isinstance(output, SpeechSegment):
                self._on_segment(output)
            elif isinstance(output, SpeakerTurn):
                self._on_turn(output)
