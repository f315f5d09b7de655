"""The first stage: where is speech, and whose is it."""

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

import numpy as np

from interpreter.domain.audio import Samples, frozen
from interpreter.domain.errors import UserMistake, WorkerFailed
from interpreter.domain.speech import SpeakerTurn, SpeechSegment
from interpreter.domain.steps import AudioBlock, SourceEnded, SpeakersInput, StepOutput
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
        self._corrections: deque[Callable[[], SpeakersInput]] = deque()
        self._heard = {source: Ticks(0) for source in floor.sources}
        self._audio: dict[str, ModelAudio] = {}
        self._ignored: set[str] = set()

    def heard(self, source: str) -> Ticks:
        """Up to where segments of `source` are known."""
        return self._heard[source]

    def ignore(self, source: str, *, ignored: bool) -> None:
        """Hear silence on a source from now on, or its sound again."""
        (self._ignored.add if ignored else self._ignored.discard)(source)

    def correct(self, correction: Callable[[], SpeakersInput]) -> None:
        """Have `correction` made when no step is under way, and tell the speakers process what it returns."""
        self._corrections.append(correction)

    async def advance(self) -> bool:
        """Take up to half a second of every source; say whether there was anything to take."""
        return (await self.hear())()

    @property
    def to_correct(self) -> bool:
        """Whether a correction waits for the next step."""
        return bool(self._corrections)

    async def hear(self) -> Callable[[], bool]:
        """Take up to half a second of every source; what is returned passes on what follows, and says if there was any.

        Between the two, more may be heard; what it says is passed on in the same order.
        """
        inputs = self._corrected()
        for source in self._floor.sources:
            inputs.extend(self._next(source))
        outputs = await self._asked(inputs) if inputs else ()
        heard = {source: audio.position for source, audio in self._audio.items()}

        def tell() -> bool:
            self._pass_on(outputs)
            self._heard |= heard
            return bool(inputs)

        return tell

    async def finish(self) -> None:
        """All audio has been taken: close what is open."""
        ended = [last for source in list(self._audio) for last in self._last(source)]
        self._pass_on(await self._asked([*self._corrected(), *ended]))

    def _next(self, source: str) -> list[SpeakersInput]:
        """Return what is to be heard next of one source: its audio, or its end once it was removed."""
        audio, captured = self._audio.get(source), self._floor.captured(source)
        removed = self._floor.removed(source)
        if audio is None:
            if removed:
                return []
            self._audio[source] = audio = ModelAudio(self._floor, source, self._floor.began(source))
            self._heard[source] = audio.position
        if removed and audio.position >= captured:
            return self._last(source)
        end = min(captured, Ticks(audio.position + LARGEST_STEP))
        if end <= audio.position:
            return []
        block = audio.take(Ticks(end))
        if source in self._ignored:
            block = replace(block, samples=frozen(np.zeros_like(block.samples)))
        return [block]

    def _last(self, source: str) -> list[SpeakersInput]:
        audio = self._audio.pop(source)
        return [audio.finish(), SourceEnded(source, audio.position)]

    def _corrected(self) -> list[SpeakersInput]:
        made: list[SpeakersInput] = []
        while self._corrections:
            with suppress(UserMistake):  # it was possible when it was asked for
                made.append(self._corrections.popleft()())
        return made

    async def _asked(self, inputs: Sequence[SpeakersInput]) -> Sequence[StepOutput]:
        """Hand over inputs; while the speakers process is given up, no speech is heard."""
        try:
            return await self._speakers.step(inputs)
        except (WorkerFailed, UserMistake):  # its status tells
            return ()

    def _pass_on(self, outputs: Sequence[StepOutput]) -> None:
        for output in outputs:
            if isinstance(output, SpeechSegment):
                self._on_segment(output)
            elif isinstance(output, SpeakerTurn):
                self._on_turn(output)
