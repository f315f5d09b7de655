"""Patience counts waking time: who was stopped with everybody else has not hung."""

import asyncio
import os
import signal
import sys
import time
from pathlib import Path

import pytest

from interpreter.worker.waking import within_waking


async def answer(after_s: float) -> str:
    await asyncio.sleep(after_s)
    return "here"


async def beats(count: int) -> str:
    for _ in range(count):
        await asyncio.sleep(0.05)
    return "here"


async def test_an_answer_in_time_comes_back_and_one_that_fails_raises_its_own_error() -> None:
    assert await within_waking(1.0, answer(0.02)) == "here"

    async def broken() -> None:
        raise EOFError

    with pytest.raises(EOFError):
        await within_waking(1.0, broken())


async def test_a_hang_is_found_when_the_patience_is_over_and_what_was_asked_is_cancelled() -> None:
    began_s = time.monotonic()
    with pytest.raises(TimeoutError):
        await within_waking(0.5, answer(60))
    assert 0.5 <= time.monotonic() - began_s < 1.0
    assert len(asyncio.all_tasks()) == 1


async def test_time_that_was_slept_through_does_not_count() -> None:
    asyncio.get_running_loop().call_later(0.12, time.sleep, 1.5)
    assert await within_waking(0.9, beats(8)) == "here"


async def test_where_nobody_waits_work_is_no_hang_but_not_for_ever() -> None:
    assert await within_waking(0.1, answer(0.3), works=lambda: True) == "here"
    began_s = time.monotonic()
    with pytest.raises(TimeoutError):
        await within_waking(0.02, answer(60), works=lambda: True)
    assert 0.4 <= time.monotonic() - began_s < 1.5


async def test_who_asks_can_be_cancelled_and_nothing_is_left() -> None:
    asking = asyncio.create_task(within_waking(60.0, answer(60)))
    await asyncio.sleep(0.05)
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert len(asyncio.all_tasks()) == 1


CORE = """
import asyncio, time
import numpy as np
from interpreter.domain.steps import AudioBlock, WorkerSettings
from interpreter.worker.client import WorkerProcess
from interpreter.worker.supervisor import SupervisedWorker
async def main():
    settings = WorkerSettings("en", ("es",), options={"slow_ms": "900"})
    def spawn(chosen):
        return WorkerProcess("engine", "tests.fakes.steppers:CountingEngine", chosen, patience_s=1.2)
    told = []
    worker = SupervisedWorker("engine", spawn, settings, on_status=lambda status: told.append(status.state))
    await worker.start()
    print("ready", flush=True)
    for index in range(2):
        await worker.step([AudioBlock("mic", index * 9600, np.ones(3200, np.float32), 1)])
        print(index, flush=True)
    await worker.stop()
    print(*told, flush=True)
asyncio.run(main())
"""


async def test_an_engine_that_was_stopped_together_with_the_core_is_not_taken_for_hung() -> None:
    core = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        CORE,
        stdout=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parents[2],
        start_new_session=True,
    )
    assert core.stdout is not None
    assert await core.stdout.readline() == b"ready\n"
    await asyncio.sleep(0.3)
    os.killpg(core.pid, signal.SIGSTOP)
    await asyncio.sleep(2.0)
    os.killpg(core.pid, signal.SIGCONT)
    continued_s = time.monotonic()
    assert await core.stdout.readline() == b"0\n"
    assert time.monotonic() - continued_s < 3.0
    rest = await core.stdout.read()
    assert rest.splitlines()[-1] == b"starting ready stopped"
    assert await core.wait() == 0
