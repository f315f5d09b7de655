"""Model processes that wait for the next session, as real ones."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import numpy as np
import psutil
import pytest

from interpreter.domain.errors import UserMistake, WorkerLost
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.steps import AudioBlock, StepInput, StepOutput, UtteranceEnded, WorkerSettings
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.worker.client import WorkerProcess
from interpreter.worker.idle import IdleProcesses
from tests.fakes.steppers import BeepVoice, CountingEngine, CountingState

ENGINE = "tests.fakes.steppers:CountingEngine"
VOICE = f"{BeepVoice.__module__}:{BeepVoice.__name__}"
SETTINGS = WorkerSettings("en", ("es",))
UTTERANCE: Sequence[StepInput] = (
    AudioBlock("mic", Ticks(0), np.ones(16_000, np.float32), 1),
    UtteranceEnded("mic", 1, ticks_from_ms(1_000)),
)


class OneSessionEngine(CountingEngine):
    """Breaks when it is to begin a second session."""

    def __init__(self) -> None:
        self._began = False

    def init(self, settings: WorkerSettings) -> CountingState:
        if self._began:
            raise RuntimeError("no memory is left on the card")
        self._began = True
        return super().init(settings)


ONCE = f"{OneSessionEngine.__module__}:{OneSessionEngine.__name__}"


@asynccontextmanager
async def idle_for(kept_s: float = 60.0) -> AsyncIterator[IdleProcesses]:
    idle = IdleProcesses(kept_s=kept_s)
    try:
        yield idle
    finally:
        await idle.end()
        assert not idle.pids


async def session(
    idle: IdleProcesses | None, implementation: str = ENGINE, settings: WorkerSettings = SETTINGS
) -> tuple[int, list[StepOutput]]:
    """Run a whole session; return the id of its process, and what it said."""
    worker = WorkerProcess("engine", implementation, settings, idle=idle)
    await worker.start()
    pid = worker.pid
    assert pid is not None
    outputs = [*await worker.step(UTTERANCE), *await worker.stop()]
    return pid, outputs


async def gone(pid: int) -> bool:
    for _ in range(50):
        if not psutil.pid_exists(pid):
            return True
        await asyncio.sleep(0.1)
    return False


async def test_the_next_session_takes_up_the_process_and_says_what_a_new_one_would_say() -> None:
    async with idle_for() as idle:
        first, said = await session(idle)
        assert idle.pids == {first}
        changed = WorkerSettings("de", ("ca",))
        second, said_then = await session(idle, settings=changed)
        assert second == first
    fresh, said_afresh = await session(None, settings=changed)
    assert fresh != first
    assert said_then == said_afresh != said
    assert await gone(first)


async def test_processes_of_different_engines_are_never_shared_and_only_the_wanted_ones_stay() -> None:
    async with idle_for() as idle:
        engine, _ = await session(idle)
        voice = WorkerProcess("voice", VOICE, SETTINGS, idle=idle)
        await voice.start()
        spoken_by = voice.pid
        await voice.stop()
        assert idle.pids == {engine, spoken_by}
        assert engine != spoken_by
        await idle.end(but=(VOICE,))
        assert idle.pids == {spoken_by}
        assert not psutil.pid_exists(engine)


async def test_a_process_that_failed_or_refused_is_not_kept() -> None:
    async with idle_for() as idle:
        broken = WorkerProcess(
            "engine", ENGINE, WorkerSettings("en", (), options={"fault": "raise", "at": "1"})
        )
        refusing = WorkerProcess(
            "engine", ENGINE, WorkerSettings("en", (), options={"fault": "refuse"}), idle=idle
        )
        await broken.start()
        with pytest.raises(WorkerLost):
            await broken.step(UTTERANCE)
        with pytest.raises(UserMistake):
            await refusing.start()
        for worker in (broken, refusing):
            await worker.stop()
        assert not idle.pids


async def test_an_answer_that_nobody_waited_for_is_not_told_to_the_next_session() -> None:
    async with idle_for() as idle:
        slow = WorkerSettings("en", ("fr",), options={"slow_ms": "300"})
        worker = WorkerProcess("engine", ENGINE, slow, idle=idle)
        await worker.start()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(worker.step(UTTERANCE), 0.1)
        await worker.stop()
        kept = idle.pids
        pid, said = await session(idle)
        assert kept == {pid}
        texts = [word.text for one in said if isinstance(one, Hypothesis) for word in one.committed]
        assert texts[-1] == "w5es"
        assert "w5fr" not in texts


async def test_a_session_gets_a_new_process_where_the_one_that_waited_is_dead_or_breaks() -> None:
    async with idle_for() as idle:
        killed, _ = await session(idle, ONCE)
        os.kill(killed, signal.SIGKILL)
        first, _ = await session(idle, ONCE)
        second, said = await session(idle, ONCE)
        assert len({killed, first, second}) == 3
        assert said
        assert idle.pids == {second}
        assert not psutil.pid_exists(first)


async def test_a_process_waits_for_a_limited_time() -> None:
    async with idle_for(0.2) as idle:
        pid, _ = await session(idle)
        assert await gone(pid)
        assert not idle.pids


async def test_a_process_that_waits_ends_when_the_core_is_killed() -> None:
    script = (
        "import asyncio\n"
        "from tests.worker.test_idle import IdleProcesses, session\n"
        "async def main():\n"
        "    pid, _ = await session(IdleProcesses())\n"
        "    print(pid, flush=True)\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    core = await asyncio.create_subprocess_exec(sys.executable, "-c", script, stdout=asyncio.subprocess.PIPE)
    assert core.stdout is not None
    pid = int(await core.stdout.readline())
    assert psutil.pid_exists(pid)
    core.kill()
    await core.wait()
    assert await gone(pid)
