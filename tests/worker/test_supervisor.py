"""Model processes: real ones are spawned, killed, stopped and broken here."""

import asyncio
import contextlib
import functools
import operator
import os
import signal
import sys
import time
from pathlib import Path

import numpy as np
import psutil
import pytest

from interpreter.domain.errors import UserMistake, WorkerFailed, WorkerLost
from interpreter.domain.health import EngineStatus, WorkerState
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.steps import (
    AudioBlock,
    Hurried,
    StepInput,
    StepOutput,
    TargetsChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.worker.client import WorkerProcess
from interpreter.worker.supervisor import SupervisedWorker

ENGINE = "tests.fakes.steppers:CountingEngine"
LATE = "tests.fakes.troubled:LateStarter"


def settings(**options: str) -> WorkerSettings:
    return WorkerSettings("en", ("es",), options=options)


def utterances(count: int, *, blocks: int = 10) -> list[list[StepInput]]:
    """`count` utterances of `blocks` × 100 ms, one batch per block, half a second apart."""
    batches: list[list[StepInput]] = []
    for number in range(1, count + 1):
        for index in range(blocks):
            start = ticks_from_ms(number * 1_500 + index * 100)
            batches.append([AudioBlock("mic", start, np.ones(1_600, np.float32), number)])
        batches[-1].append(UtteranceEnded("mic", number, ticks_from_ms(number * 1_500 + blocks * 100)))
    return batches


class Run:
    """One supervised worker with everything it said."""

    def __init__(self, *, patience_s: float = 3.0, engine: str = ENGINE, **options: str) -> None:
        self.statuses: list[EngineStatus] = []
        self.outputs: list[StepOutput] = []
        self.processes: list[WorkerProcess] = []
        self.patience_s = patience_s
        self.engine = engine
        self.worker = SupervisedWorker(
            "engine", self.spawn, settings(**options), on_status=self.statuses.append
        )

    def spawn(self, chosen: WorkerSettings) -> WorkerProcess:
        self.processes.append(WorkerProcess("engine", self.engine, chosen, patience_s=self.patience_s))
        return self.processes[-1]

    @property
    def states(self) -> list[WorkerState]:
        return [status.state for status in self.statuses]

    async def __aenter__(self) -> "Run":
        await self.worker.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.worker.stop()

    async def step(self, batch: list[StepInput]) -> None:
        self.outputs += await self.worker.step(batch)


def pid_of(run: Run) -> int:
    pid = run.processes[-1].pid
    assert pid is not None
    return pid


async def undisturbed(count: int) -> list[StepOutput]:
    async with Run() as run:
        for batch in utterances(count):
            await run.step(batch)
    assert run.states == [WorkerState.STARTING, WorkerState.READY, WorkerState.STOPPED]
    return run.outputs


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses before restarts, none of which is really made."""
    noted: list[float] = []

    async def note(_: SupervisedWorker, seconds: float) -> None:
        noted.append(seconds)
        await asyncio.sleep(0)

    monkeypatch.setattr(SupervisedWorker, "_pause", note)
    return noted


async def test_an_engine_killed_at_any_block_says_exactly_what_it_would_have_said() -> None:
    expected = await undisturbed(2)
    async with Run() as run:
        for index, batch in enumerate(utterances(2)):
            if index in {0, 4, 9, 13}:
                os.kill(pid_of(run), signal.SIGKILL)
            await run.step(batch)
    assert run.outputs == expected
    assert run.worker.restarts == 4


@pytest.mark.parametrize("fault", ["exit", "raise"])
async def test_an_engine_that_breaks_in_the_middle_of_a_block_repeats_it_after_the_restart(
    fault: str, tmp_path: Path
) -> None:
    async with Run(fault=fault, at="8", marker=str(tmp_path / "once")) as run:
        for batch in utterances(2):
            await run.step(batch)
    assert run.outputs == await undisturbed(2)
    assert WorkerState.RESTARTING in run.states


async def test_a_hanging_engine_is_found_by_its_lack_of_progress_and_replaced(tmp_path: Path) -> None:
    began = time.monotonic()
    async with Run(patience_s=1.0, fault="hang", at="3", marker=str(tmp_path / "once")) as run:
        for batch in utterances(1):
            await run.step(batch)
    assert run.outputs == await undisturbed(1)
    assert time.monotonic() - began < 20
    assert "no progress" in next(s.detail for s in run.statuses if s.state is WorkerState.RESTARTING)


async def test_where_nobody_waits_a_process_that_computes_has_not_hung(tmp_path: Path) -> None:
    for unhurried in (True, False):
        marker = str(tmp_path / f"{unhurried}")
        order = settings(fault="labour", at="1", marker=marker)
        worker = WorkerProcess("engine", ENGINE, order, patience_s=0.4, unhurried=unhurried)
        await worker.start()
        with contextlib.nullcontext() if unhurried else pytest.raises(WorkerLost, match="no progress"):
            for batch in utterances(1, blocks=3):
                await worker.step(batch)
        await worker.stop()


async def test_a_stopped_engine_process_is_found_within_three_seconds() -> None:
    async with Run() as run:
        batches = utterances(1)
        await run.step(batches[0])
        pid = pid_of(run)
        os.kill(pid, signal.SIGSTOP)
        began = time.monotonic()
        with pytest.raises(WorkerLost, match="no progress for 3 s"):
            await run.processes[0].step(batches[1])
        assert time.monotonic() - began < 4.0
        assert not psutil.pid_exists(pid)
        await run.step(batches[1])
    assert len(run.processes) == 2


async def test_an_engine_that_always_breaks_is_given_up_with_a_reason(pauses: list[float]) -> None:
    async with Run(fault="exit", at="2") as run:
        with pytest.raises(WorkerFailed, match="broke too often"):
            await run.step(functools.reduce(operator.iadd, utterances(1), []))
    assert pauses == [0.0, 1.0, 2.0, 5.0, 10.0]
    assert run.states[-2] is WorkerState.FAILED


async def test_a_restart_starts_with_the_targets_and_the_hurry_of_the_moment(tmp_path: Path) -> None:
    async with Run(fault="exit", at="8", marker=str(tmp_path / "once")) as run:
        first, second = utterances(2)[:10], utterances(2)[10:]
        await run.step([TargetsChanged(("ca",)), Hurried(("ca",)), *first[0]])
        for batch in first[1:] + second:
            await run.step(batch)
    again = run.processes[1]._order.settings
    assert (again.targets, again.hurried) == (("ca",), ("ca",))


async def test_an_engine_that_never_starts_is_reported_not_retried() -> None:
    run = Run(fault="never starts")
    with pytest.raises(WorkerFailed, match="status 3"):
        await run.worker.start()
    await run.worker.stop()
    assert len(run.processes) == 1


async def test_a_live_session_waits_for_an_engine_that_dies_at_its_first_starts(
    tmp_path: Path, pauses: list[float]
) -> None:
    run = Run(engine=LATE, deaths="2", marker=str(tmp_path / "deaths"))
    await run.worker.start(patient=True)
    for batch in utterances(1):
        await run.step(batch)
    await run.worker.stop()
    assert run.outputs == await undisturbed(1)
    assert pauses == [0.0, 1.0]
    restarting = WorkerState.RESTARTING
    assert run.states == [
        WorkerState.STARTING, restarting, restarting, WorkerState.READY, WorkerState.STOPPED,
    ]  # fmt: skip


async def test_an_engine_that_says_why_it_does_not_start_is_asked_twice_and_no_more(
    pauses: list[float],
) -> None:
    run = Run(engine="tests.fakes.troubled:Refuser")
    await run.worker.start(patient=True)
    assert pauses == [0.0]
    assert len(run.processes) == 2
    assert run.statuses[-1].state is WorkerState.FAILED
    assert run.statuses[-1].detail.endswith("too little free memory for en; close other programs.")
    await run.worker.stop()


async def test_an_engine_that_dies_at_every_start_is_given_up_and_can_be_revived_by_the_operator(
    tmp_path: Path, pauses: list[float]
) -> None:
    run = Run(engine=LATE, deaths="10", marker=str(tmp_path / "deaths"))
    await run.worker.start(patient=True)
    assert pauses == [0.0, 1.0, 2.0, 5.0, 10.0]
    assert len(run.processes) == 6
    assert not run.worker.ready
    assert run.statuses[-1].state is WorkerState.FAILED
    assert "status 3" in run.statuses[-1].detail
    assert "start it again" in run.statuses[-1].detail
    with pytest.raises(WorkerFailed, match="does not run"):
        await run.step(utterances(1)[0])
    with pytest.raises(WorkerFailed):
        _ = run.worker.capabilities
    await run.worker.revive()
    assert run.worker.ready
    assert len(run.processes) == 11
    for batch in utterances(1):
        await run.step(batch)
    await run.worker.revive()
    await run.worker.stop()
    assert run.outputs == await undisturbed(1)


@pytest.mark.usefixtures("pauses")
async def test_a_revived_engine_goes_on_from_what_it_had_said() -> None:
    batches = utterances(2)
    async with Run() as run:
        for batch in batches[:15]:
            await run.step(batch)
        run.engine = "nothing:Here"
        os.kill(pid_of(run), signal.SIGKILL)
        with pytest.raises(WorkerFailed, match="broke too often"):
            await run.step(batches[15])
        run.engine = ENGINE
        await run.worker.revive()
        for batch in batches[15:]:
            await run.step(batch)
    assert run.outputs == await undisturbed(2)


@pytest.mark.usefixtures("pauses")
async def test_a_revived_engine_knows_what_changed_while_there_was_none() -> None:
    batches = utterances(3)
    async with Run() as run:
        for batch in batches[:5]:
            await run.step(batch)
        run.engine = "nothing:Here"
        os.kill(pid_of(run), signal.SIGKILL)
        for batch in [[TargetsChanged(("ca",)), *batches[5]], batches[9], batches[19]]:
            with pytest.raises(WorkerFailed):
                await run.step(batch)
        run.engine = ENGINE
        run.outputs.clear()
        await run.worker.revive()
        for batch in batches[20:]:
            await run.step(batch)
    said = [output for output in run.outputs if isinstance(output, Hypothesis)]
    assert {output.utterance for output in said} == {3}
    assert {output.language for output in said} == {"en", "ca"}


@pytest.mark.usefixtures("pauses")
async def test_what_breaks_a_revived_engine_again_is_left_out() -> None:
    async with Run() as run:
        for batch in utterances(1)[:6]:
            await run.step(batch)
        os.kill(pid_of(run), signal.SIGKILL)
        run.worker._settings = settings(fault="exit", at="2")
        with pytest.raises(WorkerFailed, match="broke too often"):
            await run.step(utterances(1)[6])
        await run.worker.revive()
        assert run.worker.ready
        assert run.states[-1] is WorkerState.READY


async def test_a_session_that_ends_while_an_engine_restarts_leaves_no_process(tmp_path: Path) -> None:
    run = Run(engine=LATE, deaths="10", marker=str(tmp_path / "deaths"))
    starting = asyncio.create_task(run.worker.start(patient=True))
    while run.states.count(WorkerState.RESTARTING) < 2:  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0.02)
    await run.worker.stop()
    await starting
    assert not run.worker.ready
    assert not any(psutil.pid_exists(process.pid or 0) for process in run.processes if process.pid)


async def test_a_set_up_that_became_wrong_is_given_up_at_once() -> None:
    async with Run() as run:
        await run.step(utterances(1)[0])
        run.worker._settings = settings(fault="refuse")
        os.kill(pid_of(run), signal.SIGKILL)
        with pytest.raises(WorkerFailed, match="choose another with --model"):
            await run.step(utterances(1)[1])
    assert len(run.processes) == 2


async def test_a_language_that_is_refused_is_left_out_and_the_rest_goes_on() -> None:
    batches = utterances(2)
    async with Run(most="1") as run:
        await run.step(batches[0])
        await run.step([TargetsChanged(("es", "ca")), *batches[1]])
        for batch in batches[2:]:
            await run.step(batch)
    assert run.outputs == await undisturbed(2)
    (restarting,) = [one for one in run.statuses if one.state is WorkerState.RESTARTING]
    assert restarting.detail == "There is no memory for another language; remove one."


async def test_a_voice_that_is_ready_says_whose_voices_it_has() -> None:
    run = Run(engine="tests.fakes.steppers:BeepVoice")
    await run.worker.start()
    await run.worker.stop()
    assert [one.voices for one in run.statuses] == [{}, {"mul": ("high", "low")}, {}]


async def test_wrong_settings_are_the_users_mistake() -> None:
    run = Run(fault="refuse")
    with pytest.raises(UserMistake, match="choose another with --model"):
        await run.worker.start()
    await run.worker.stop()


async def test_what_a_worker_complains_of_never_quotes_speech(tmp_path: Path) -> None:
    async with Run(fault="raise", at="1", marker=str(tmp_path / "once")) as run:
        await run.step(utterances(1)[1])
        await run.step(utterances(1)[2])
    detail = " ".join(status.detail for status in run.statuses)
    assert "RuntimeError" in detail
    assert "secret" not in detail


async def test_workers_end_when_the_core_is_killed() -> None:
    script = (
        "import asyncio\n"
        "from interpreter.worker.client import WorkerProcess\n"
        "from interpreter.domain.steps import WorkerSettings\n"
        "async def main():\n"
        f"    worker = WorkerProcess('engine', '{ENGINE}', WorkerSettings('en', ('es',)))\n"
        "    await worker.start()\n"
        "    print(worker.pid, flush=True)\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    core = await asyncio.create_subprocess_exec(sys.executable, "-c", script, stdout=asyncio.subprocess.PIPE)
    assert core.stdout is not None
    pid = int(await core.stdout.readline())
    core.kill()
    await core.wait()
    for _ in range(50):
        if not psutil.pid_exists(pid):
            return
        await asyncio.sleep(0.1)
    pytest.fail("the worker outlived its core")


async def test_answers_come_back_with_their_times_untouched() -> None:
    outputs = await undisturbed(1)
    last = outputs[-1]
    assert isinstance(last, Hypothesis)
    assert last.committed[-1].end == Ticks(ticks_from_ms(2_500))
    assert [word.text for word in last.committed] == ["w1es", "w2es", "w3es", "w4es", "w5es"]
