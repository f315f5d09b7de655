"""The second stage: speech segments become utterances, and the engine makes text of them."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from interpreter.domain.errors import WorkerFailed
from interpreter.domain.health import Overload
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.speech import SegmentEnd, SpeechSegment
from interpreter.domain.steps import AudioBlock, EngineInput, UtteranceEnded
from interpreter.domain.timeline import Ticks, ticks_from_ms, ticks_from_seconds
from interpreter.ports.workers import Worker
from interpreter.session.floor import Floor
from interpreter.session.listening import LARGEST_STEP, Listening, ModelAudio

_OVERLOADED = ticks_from_seconds(2)


@dataclass(slots=True)
class _Utterance:
    """One segment on its way to the engine."""

    utterance: int
    source: str
    audio: ModelAudio
    close: Ticks | None = None


class Translating:
    """Feeds the engine with the audio of open utterances, never further than segments are known.

    An engine that is late catches up from the spool. One that has failed for good gets nothing more: the floor is still
    kept, and what it missed is counted in `dropped`.
    """

    def __init__(
        self,
        floor: Floor,
        listening: Listening,
        engine: Worker,
        *,
        on_hypothesis: Callable[[Hypothesis], None],
        on_overload: Callable[[Overload], None],
    ) -> None:
        self._floor = floor
        self._listening = listening
        self._engine = engine
        self._on_hypothesis = on_hypothesis
        self._on_overload = on_overload
        self._waiting: dict[str, deque[_Utterance]] = {source: deque() for source in floor.sources}
        self._notices: list[EngineInput] = []
        self._cut: dict[str, Ticks] = {}  # where an utterance ended that was cut in the middle of speech
        self._next = 1
        self._overloaded = False
        self.failed = False
        self.dropped = Ticks(0)

    def segment(self, segment: SpeechSegment) -> None:
        """Take a segment that opened or closed."""
        queue = self._waiting[segment.source]
        if segment.end is None:
            start = max(segment.start, self._cut.pop(segment.source, segment.start))
            audio = ModelAudio(self._floor, segment.source, start)
            queue.append(_Utterance(self._next, segment.source, audio))
            self._next += 1
        elif queue:
            queue[-1].close = segment.end
            if segment.cause is SegmentEnd.LENGTH:
                self._cut[segment.source] = max(segment.end, queue[-1].audio.position)

    def notify(self, notice: EngineInput) -> None:
        """Hand `notice` to the engine before the next audio."""
        self._notices.append(notice)

    async def advance(self) -> bool:
        """Take up to half a second of every source; say whether there was anything to take."""
        inputs, self._notices = list(self._notices), []
        for queue in self._waiting.values():
            if queue:
                inputs.extend(self._inputs(queue))
        if not inputs:
            return False
        await self._step(inputs)
        self._watch()
        return True

    async def finish(self) -> None:
        """The floor is over and every segment closed: take what the engine still has to say."""
        while await self.advance():
            pass
        for output in await self._engine.stop():
            self._pass_on(output)

    def _inputs(self, queue: deque[_Utterance]) -> list[EngineInput]:
        """Return the next audio of the oldest open utterance, in whole hops unless it ends, and its end if it does."""
        utterance, audio = queue[0], queue[0].audio
        heard = self._listening.heard(utterance.source)
        end = heard if utterance.close is None else min(heard, utterance.close)
        end = min(end, Ticks(audio.position + LARGEST_STEP))
        if utterance.close is None and end - audio.position < self._hop:
            return []
        inputs: list[EngineInput] = []
        if end > audio.position:
            inputs.append(audio.take(end, utterance.utterance))
        if utterance.close is not None and audio.position >= utterance.close:
            inputs.append(audio.finish(utterance.utterance))
            inputs.append(UtteranceEnded(utterance.source, utterance.utterance, audio.position))
            queue.popleft()
        return inputs

    @property
    def _hop(self) -> Ticks:
        return ticks_from_ms(self._engine.capabilities.hop_ms)

    async def _step(self, inputs: list[EngineInput]) -> None:
        if not self.failed:
            try:
                for output in await self._engine.step(inputs):
                    self._pass_on(output)
            except WorkerFailed:
                self.failed = True
        if self.failed:
            lost = sum(value.end - value.start for value in inputs if isinstance(value, AudioBlock))
            self.dropped = Ticks(self.dropped + lost)

    def _pass_on(self, output: object) -> None:
        if isinstance(output, Hypothesis):
            self._on_hypothesis(output)

    def _watch(self) -> None:
        """Say when the engine falls more than two seconds behind, and when it has caught up."""
        behind = max(
            (
                self._floor.captured(source) - queue[0].audio.position
                for source, queue in self._waiting.items()
                if queue
            ),
            default=0,
        )
        if behind > _OVERLOADED and not self._overloaded:
            self._overloaded = True
            self._on_overload(Overload("engine", Ticks(behind)))
        elif self._overloaded and behind < _OVERLOADED // 2:
            self._overloaded = False
            self._on_overload(Overload("engine", Ticks(0)))
