"""What a model process says reaches the core while it still computes the rest."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from interpreter.domain.audio import SynthesizedSpeech
from interpreter.domain.errors import WorkerFailed, WorkerLost
from interpreter.domain.steps import Capabilities, SpeechRequest, StepInput, StepOutput, WorkerSettings
from interpreter.ports.workers import Worker
from interpreter.worker.client import WorkerProcess
from interpreter.worker.supervisor import SupervisedWorker
from tests.fakes.voices import PiecewiseVoice

VOICE = "tests.fakes.voices:PiecewiseVoice"
REQUEST = SpeechRequest(7, "es", "abcde", 1.0)
WHOLE = [(7, sequence, sequence == 4) for sequence in range(5)]


@asynccontextmanager
async def process(*, patience_s: float = 3.0, **options: str) -> AsyncIterator[WorkerProcess]:
    worker = WorkerProcess(
        "voice", VOICE, WorkerSettings("en", ("es",), options=options), patience_s=patience_s
    )
    await worker.start()
    try:
        yield worker
    finally:
        await worker.stop()


@asynccontextmanager
async def supervised(**options: str) -> AsyncIterator[SupervisedWorker]:
    settings = WorkerSettings("en", ("es",), options=options)
    worker = SupervisedWorker(
        "voice", lambda settings: WorkerProcess("voice", VOICE, settings), settings, on_status=lambda _: None
    )
    await worker.start()
    try:
        yield worker
    finally:
        await worker.stop()


def said(outputs: list[StepOutput]) -> list[tuple[int, int, bool]]:
    pieces = [one for one in outputs if isinstance(one, SynthesizedSpeech)]
    assert len(pieces) == len(outputs)
    assert all((one.samples == (one.sequence + 1) / 100).all() for one in pieces)
    return [(one.clause, one.sequence, one.last) for one in pieces]


class Heard:
    """What a worker says of one clause, and when each piece of it came."""

    def __init__(self) -> None:
        self.outputs: list[StepOutput] = []
        self.after_s: list[float] = []

    async def listen(self, worker: Worker) -> None:
        began_s = time.monotonic()
        async for output in worker.stream([REQUEST]):
            self.outputs.append(output)
            self.after_s.append(time.monotonic() - began_s)


class Breaking:
    """A worker that says one piece more at every attempt, and breaks."""

    capabilities = Capabilities((), (), hop_ms=0, stateful=False)

    def __init__(self, attempt: int) -> None:
        self._attempt = attempt

    async def start(self) -> None:
        pass

    async def step(self, inputs: Sequence[StepInput]) -> Sequence[StepOutput]:
        raise NotImplementedError

    async def stream(self, inputs: Sequence[StepInput]) -> AsyncIterator[StepOutput]:
        for output in list(PiecewiseVoice().step({}, inputs)[1])[: self._attempt]:
            yield output
        raise WorkerLost("The voice process ended unexpectedly (status 3).")

    async def stop(self) -> Sequence[StepOutput]:
        return ()


async def test_the_first_piece_of_a_clause_is_there_long_before_the_last() -> None:
    heard = Heard()
    async with process(needs_ms="100") as worker:
        await heard.listen(worker)
        assert said(list(await worker.step([REQUEST]))) == WHOLE
    assert said(heard.outputs) == WHOLE
    assert heard.after_s[-1] >= 0.5
    assert heard.after_s[0] < heard.after_s[-1] - 0.3


async def test_a_process_may_take_its_whole_patience_for_every_piece_and_is_found_when_it_hangs() -> None:
    heard = Heard()
    async with process(patience_s=0.8, needs_ms="300", fault="hang", at="5") as worker:
        with pytest.raises(WorkerLost, match=r"no progress for 0\.8 s"):
            await heard.listen(worker)
    assert said(heard.outputs) == WHOLE[:4]
    assert heard.after_s[-1] >= 1.2


async def test_an_answer_that_was_left_alone_is_not_taken_for_the_next_one() -> None:
    async with process(needs_ms="20") as worker:
        async for _ in worker.stream([REQUEST]):
            break
        assert said(list(await worker.step([SpeechRequest(8, "es", "a", 1.0)]))) == [(8, 0, True)]


async def test_a_voice_that_breaks_in_the_middle_of_a_clause_goes_on_where_it_was(tmp_path: Path) -> None:
    heard = Heard()
    async with supervised(fault="exit", at="3", marker=str(tmp_path / "once")) as worker:
        await heard.listen(worker)
    assert said(heard.outputs) == WHOLE
    assert worker.restarts == 1


async def test_a_voice_that_breaks_again_and_again_says_what_it_can_and_nothing_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(SupervisedWorker, "_pause", lambda *_: asyncio.sleep(0))
    attempts, heard = itertools.count(1), Heard()
    worker = SupervisedWorker(
        "voice", lambda _: Breaking(next(attempts)), WorkerSettings("en", ("es",)), on_status=lambda _: None
    )
    await worker.start()
    with pytest.raises(WorkerFailed, match="broke too often"):
        await heard.listen(worker)
    assert said(heard.outputs) == WHOLE
    assert worker.restarts == 5
