"""People who talk all the time, each for two blocks of 100 ms, and what becomes of it as in processes of their own."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

from interpreter.domain.hypothesis import Hypothesis, Origin, Word
from interpreter.domain.speech import SegmentEnd, SpeakerTurn, SpeechSegment
from interpreter.domain.steps import (
    AudioBlock,
    Capabilities,
    Checkpoint,
    StepInput,
    StepOutput,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.ports.workers import StreamingStepper
from interpreter.worker.messages import LENGTH_BYTES, Kind, pack, unpack
from interpreter.worker.supervisor import SupervisedWorker

BLOCK = ticks_from_ms(100)
WORDS = 20


class Chatter:
    """Hears somebody else in every two blocks."""

    def init(self, settings: WorkerSettings) -> int:
        return 0

    def capabilities(self, state: int) -> Capabilities:
        return Capabilities((), (), hop_ms=100)

    def step(self, state: int, inputs: Sequence[StepInput]) -> tuple[int, Sequence[StepOutput]]:
        outputs: list[StepOutput] = []
        for block in inputs:
            if isinstance(block, AudioBlock) and len(block.samples):
                number, ends = divmod(state, 2)
                begin = Ticks(number * 2 * BLOCK)
                end = block.end if ends else None
                cause = SegmentEnd.PAUSE if ends else None
                speaker = f"S{number % 3}"
                outputs += [
                    SpeechSegment(block.source, number, begin, end, cause, block.end),
                    SpeakerTurn(number, block.source, speaker, "en", begin, end, 0.9, bool(ends), block.end),
                ]
                state += 1
        return state, [*outputs, Checkpoint(b"x")]

    def finish(self, state: int) -> Sequence[StepOutput]:
        return ()


class Prattler:
    """Says twenty words at the end of every utterance, in two languages, and is unsure of them before."""

    def init(self, settings: WorkerSettings) -> None:
        return None

    def capabilities(self, state: None) -> Capabilities:
        return Capabilities(("en",), ("es",), hop_ms=100)

    def step(self, state: None, inputs: Sequence[StepInput]) -> tuple[None, Sequence[StepOutput]]:
        outputs: list[StepOutput] = []
        for value in inputs:
            if isinstance(value, AudioBlock) and value.utterance is not None and len(value.samples):
                outputs += self._said(value.source, value.utterance, value.end, ended=False)
            elif isinstance(value, UtteranceEnded):
                outputs += self._said(value.source, value.utterance, value.at, ended=True)
                outputs.append(Checkpoint(b"x"))
        return state, outputs

    def _said(self, source: str, utterance: int, at: Ticks, *, ended: bool) -> list[StepOutput]:
        words = tuple(
            Word(f"word{n}", Ticks(at - WORDS + n), Ticks(at - WORDS + n + 1)) for n in range(WORDS)
        )
        return [
            Hypothesis(
                utterance,
                1 + ended,
                source,
                origin,
                language,
                *((words, ()) if ended else ((), words)),
                ended=ended,
            )
            for origin, language in ((Origin.FLOOR, "en"), (Origin.MACHINE, "es"))
        ]

    def finish(self, state: None) -> Sequence[StepOutput]:
        return ()


class Piped:
    """A stepper in this process to which everything goes as to one of its own: nothing said is the same object."""

    def __init__(self, stepper: StreamingStepper[Any], settings: WorkerSettings) -> None:
        self._stepper = stepper
        self._state = stepper.init(settings)
        self.capabilities = stepper.capabilities(self._state)

    async def start(self) -> None:
        pass

    async def step(self, inputs: Sequence[StepInput]) -> Sequence[StepOutput]:
        return [output async for output in self.stream(inputs)]

    async def stream(self, inputs: Sequence[StepInput]) -> AsyncIterator[StepOutput]:
        self._state, outputs = self._stepper.step(self._state, _sent(Kind.STEP, inputs))
        for output in _sent(Kind.ANSWER, tuple(outputs)):
            yield output

    async def stop(self) -> Sequence[StepOutput]:
        return ()


def _sent(kind: Kind, values: Sequence[Any]) -> Sequence[Any]:
    return unpack(pack(kind, 1, values)[LENGTH_BYTES:]).values


def piped(stepper: StreamingStepper[Any]) -> SupervisedWorker:
    settings = WorkerSettings("en", ("es",))
    return SupervisedWorker("piped", lambda now: Piped(stepper, now), settings, on_status=lambda _: None)
