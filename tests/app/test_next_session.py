"""Sessions of one core after another take up each other's model processes; they end with the core."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

import psutil

from interpreter.app.composition import Workers
from interpreter.app.core import Core, OnStarted
from interpreter.app.engine_models import EngineModels
from interpreter.app.plugins import engine
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.settings import SessionSettings
from interpreter.domain.setup import EventSetup
from interpreter.ports.outlets import FeedSink, SoundAudience
from interpreter.worker.idle import IdleProcesses

SCRIPTED = SessionSettings(
    "en", (ListenerChannel("es", "es"),), engine="scripted", model="answer:20", diarizer="scripted"
)


async def run_session(idle: IdleProcesses | None, settings: SessionSettings = SCRIPTED) -> frozenset[int]:
    """Start and stop the processes of a session; return the ids of those that waited when all ran."""
    workers = Workers(settings, engine("scripted"), EngineModels(), idle=idle)
    await workers.make_room()
    all_workers = [one for one in (workers.speakers, workers.engine, workers.voice) if one is not None]
    await asyncio.gather(*(worker.start() for worker in all_workers))
    waiting = idle.pids if idle is not None else frozenset()
    await asyncio.gather(*(worker.stop() for worker in all_workers))
    return waiting


async def test_a_session_takes_up_what_the_last_one_left_and_the_rest_ends(tmp_path: Path) -> None:
    idle = IdleProcesses()
    await run_session(idle)
    left = idle.pids
    assert len(left) == 3
    assert not await run_session(idle)
    assert idle.pids == left
    other = SessionSettings("en", SCRIPTED.channels, engine="scripted", model="answer:20", diarizer="builtin")
    assert not await run_session(idle, other)
    assert len(idle.pids & left) == 2
    assert sum(map(psutil.pid_exists, left)) == 2
    await _run_core(idle, tmp_path)
    assert not any(map(psutil.pid_exists, left))


async def test_a_session_of_its_own_leaves_nothing() -> None:
    before = set(psutil.Process().children(recursive=True))
    await run_session(None)
    assert set(psutil.Process().children(recursive=True)) == before


async def _run_core(idle: IdleProcesses, folder: Path) -> None:
    async def run_live(
        setup: EventSetup, sinks: Sequence[FeedSink], on_started: OnStarted, audience: SoundAudience
    ) -> None:
        raise AssertionError((setup, sinks, on_started, audience))

    core = Core(run_live, idle=idle)
    running = asyncio.create_task(core.run(folder / "core.json"))
    core.quit()
    await running
