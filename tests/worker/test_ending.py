"""Model processes that are ended while they answer, start or are revived."""

import asyncio
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from interpreter.domain.audio import SynthesizedSpeech
from interpreter.domain.errors import WorkerFailed
from interpreter.domain.health import EngineStatus, WorkerState
from interpreter.domain.steps import SpeechRequest, WorkerSettings
from interpreter.worker.child import ChildProcess
from interpreter.worker.client import WorkerProcess
from interpreter.worker.supervisor import SupervisedWorker

VOICE = "tests.fakes.voices:PiecewiseVoice"
LONG = SpeechRequest(7, "es", "abcdefgh", 1.0)


@dataclass
class Watched:
    """A supervised voice with its processes and what it told."""

    options: dict[str, str]
    implementation: str = VOICE
    processes: list[WorkerProcess] = field(default_factory=list)
    statuses: list[EngineStatus] = field(default_factory=list)

    def __post_init__(self) -> None:
        settings = WorkerSettings("en", ("es",), options=self.options)
        self.worker = SupervisedWorker("voice", self._spawn, settings, on_status=self.statuses.append)

    def _spawn(self, settings: WorkerSettings) -> WorkerProcess:
        self.processes.append(WorkerProcess("voice", self.implementation, settings, patience_s=3.0))
        return self.processes[-1]

    @property
    def running(self) -> list[int]:
        return [one.pid for one in self.processes if one.pid is not None and psutil.pid_exists(one.pid)]

    async def told(self, state: WorkerState) -> None:
        async with asyncio.timeout(10):
            while self.statuses[-1].state is not state:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.01)


async def test_a_worker_that_is_stopped_while_it_answers_ends_without_waiting_for_the_answer() -> None:
    voice = Watched({"needs_ms": "400"})
    await voice.worker.start()
    speaking = asyncio.create_task(voice.worker.step([LONG]))
    await asyncio.sleep(0.2)
    began_s = time.monotonic()
    assert await voice.worker.stop() == []
    assert time.monotonic() - began_s < 2
    with pytest.raises(WorkerFailed, match="stopped"):
        await speaking
    assert await voice.worker.stop() == []
    assert not voice.running


async def test_an_answer_that_is_nearly_there_is_still_heard_when_its_worker_is_stopped() -> None:
    process = WorkerProcess("voice", VOICE, WorkerSettings("en", ("es",), options={"needs_ms": "300"}))
    await process.start()
    speaking = asyncio.create_task(process.step([SpeechRequest(7, "es", "a", 1.0)]))
    await asyncio.sleep(0.1)
    assert await process.stop() == ()
    (said,) = await speaking
    assert isinstance(said, SynthesizedSpeech)


async def test_a_worker_can_be_stopped_while_it_is_revived_with_what_it_had_answered() -> None:
    voice = Watched({"needs_ms": "150"})
    await voice.worker.start()
    voice.worker._answered.append([LONG])
    voice.worker._given_up = True
    await voice.processes[0].stop()
    reviving = asyncio.create_task(voice.worker.revive())
    async with asyncio.timeout(10):
        while len(voice.processes) < 2 or not voice.processes[1]._asked > 1:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.01)
    assert await voice.worker.stop() == []
    await reviving
    assert not voice.running
    assert voice.statuses[-1].state is WorkerState.STOPPED


async def test_a_worker_that_two_people_revive_gets_one_process() -> None:
    voice = Watched({})
    await voice.worker.start()
    voice.worker._given_up = True
    await voice.processes[0].stop()
    await asyncio.gather(voice.worker.revive(), voice.worker.revive())
    assert len(voice.processes) == 2
    assert len(voice.running) == 1
    await voice.worker.stop()
    assert not voice.running


async def test_what_breaks_after_the_end_was_announced_is_not_started_again(tmp_path: Path) -> None:
    voice = Watched({"fault": "exit", "at": "2", "marker": str(tmp_path / "once"), "needs_ms": "50"})
    await voice.worker.start()
    voice.worker.hasten()
    assert len(await voice.worker.step([SpeechRequest(6, "es", "a", 1.0)])) == 1
    with pytest.raises(WorkerFailed):
        await voice.worker.step([LONG])
    await voice.worker.stop()
    assert len(voice.processes) == 1
    assert WorkerState.RESTARTING not in [one.state for one in voice.statuses]


async def test_the_pause_before_a_restart_ends_when_the_end_is_announced() -> None:
    voice = Watched({})
    await voice.worker.start()
    voice.implementation = "nothing:Here"
    await voice.processes[0].stop()
    speaking = asyncio.create_task(voice.worker.step([LONG]))
    async with asyncio.timeout(20):
        while voice.worker.restarts < 3:  # noqa: ASYNC110 - nobody tells; the third pause is of two seconds
            await asyncio.sleep(0.01)
    began_s = time.monotonic()
    voice.worker.hasten()
    with pytest.raises(WorkerFailed, match="stopped"):
        await speaking
    assert time.monotonic() - began_s < 1
    await voice.worker.stop()


@pytest.mark.parametrize("patient", [True, False])
async def test_a_process_that_still_starts_is_ended_when_the_end_is_announced(*, patient: bool) -> None:
    voice = Watched({}, "tests.fakes.troubled:SlowStarter")
    starting = asyncio.create_task(voice.worker.start(patient=patient))
    async with asyncio.timeout(10):
        while voice.processes[0].pid is None:  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.01)
    began_s = time.monotonic()
    voice.worker.hasten()
    (error,) = await asyncio.gather(starting, return_exceptions=True)
    assert time.monotonic() - began_s < 2
    assert isinstance(error, WorkerFailed) is not patient
    await voice.worker.stop()
    assert not voice.running


async def test_a_machine_that_can_start_no_process_is_told_of_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def refuse(**_: object) -> ChildProcess:
        raise OSError(12, "Cannot allocate memory")

    monkeypatch.setattr(ChildProcess, "spawn", refuse)
    with pytest.raises(
        WorkerFailed, match=r"could not be started \(Cannot allocate memory\); free some memory"
    ):
        await WorkerProcess("voice", VOICE, WorkerSettings("en", ("es",))).start()
