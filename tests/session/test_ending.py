"""How a session ends: everything is spoken, nothing is waited for in vain, nothing that breaks ends it early."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from interpreter.domain import commands as ask
from interpreter.domain.audio import Samples, SynthesizedSpeech
from interpreter.domain.captions import Caption
from interpreter.domain.errors import UnsupportedLanguage
from interpreter.domain.settings import Pace
from interpreter.domain.steps import (
    Capabilities,
    SpeechRequest,
    StepInput,
    StepOutput,
    TargetsChanged,
    UtteranceEnded,
    WorkerSettings,
)
from interpreter.domain.timeline import Ticks
from interpreter.session.processes import Processes
from interpreter.worker.client import WorkerProcess
from interpreter.worker.supervisor import SupervisedWorker
from tests.fakes.steppers import CountingEngine, CountingState
from tests.fakes.world import InlineWorker, Recorder, Stage, talk
from tests.session.live_event import Event, channel, voice

SETTINGS = WorkerSettings("en", ("es",))
ENGINE = 0.75
"""What the engine sounds like; the voice beeps at another level."""


class SpeakingEngine(CountingEngine):
    """Says what it wrote itself."""

    def capabilities(self, state: CountingState) -> Capabilities:
        return replace(super().capabilities(state), speaks=True, voices={"es": ("0",)})

    def step(
        self, state: CountingState, inputs: Sequence[StepInput]
    ) -> tuple[CountingState, Sequence[StepOutput]]:
        asked = [one for one in inputs if isinstance(one, SpeechRequest)]
        state, outputs = super().step(state, [one for one in inputs if not isinstance(one, SpeechRequest)])
        samples = np.full(2_400, ENGINE, np.float32)
        return state, [
            *outputs,
            *(SynthesizedSpeech(one.clause, 0, 24_000, samples, last=True) for one in asked),
        ]


class Narrow(CountingEngine):
    """Refuses a second language when it is there already."""

    def step(
        self, state: CountingState, inputs: Sequence[StepInput]
    ) -> tuple[CountingState, Sequence[StepOutput]]:
        if any(isinstance(one, TargetsChanged) and len(one.targets) > 1 for one in inputs):
            raise UnsupportedLanguage("There is no memory for another language; remove one.")
        return super().step(state, inputs)


class Heard(Recorder):
    """An output that notes how loud the speech on it is."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: list[float] = []

    def play(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        super().play(start, rate_hz, samples)
        self.levels += [float(samples[0])] if len(samples) else []


def speaking_stage() -> tuple[Stage, Heard]:
    spoken_to_the_end = talk((0.2, 2.0), (0.4, 2.0))[:-8_000]
    stage = Stage(spoken_to_the_end, engine=InlineWorker(SpeakingEngine(), SETTINGS))
    heard = stage.outputs["es"] = Heard()
    return stage, heard


async def test_the_last_words_are_said_by_the_engine_that_wrote_them() -> None:
    stage, heard = speaking_stage()
    summary = await stage.session.run()
    assert set(heard.levels) == {ENGINE}
    assert len(heard.levels) >= 2
    assert not summary.skipped_words["es"]
    assert stage.engine.stopped


async def test_what_is_open_when_the_speakers_process_is_gone_is_finished_and_spoken() -> None:
    stage, heard = speaking_stage()
    stage.speakers._fails_at = 80
    await stage.session.run()
    assert isinstance(stage.engine.inputs[-1], SpeechRequest)
    assert len([one for one in stage.engine.inputs if isinstance(one, UtteranceEnded)]) == 1
    assert [one.ended for one in stage.recorder.events if isinstance(one, Caption)][-1]
    assert set(heard.levels) == {ENGINE}


async def test_whoever_stops_a_session_hastens_all_of_its_processes() -> None:
    stage = Stage(talk((0.2, 0.5)))
    stage.session.stop()
    await stage.session.run()
    assert stage.voice is not None
    assert all(worker.hastened for worker in (stage.engine, stage.speakers, stage.voice))


@pytest.mark.parametrize("pace", list(Pace))
async def test_a_session_that_is_stopped_while_its_models_load_ends_at_once_and_in_order(pace: Pace) -> None:
    def spawn(settings: WorkerSettings) -> WorkerProcess:
        return WorkerProcess("engine", "tests.fakes.troubled:SlowStarter", settings)

    engine = SupervisedWorker("engine", spawn, SETTINGS, on_status=lambda _: None)
    stage = Stage(talk((0.2, 0.5)), pace=pace, engine=engine)  # type: ignore[arg-type]
    running = asyncio.create_task(stage.session.run())
    await asyncio.sleep(0.2)
    began_s = time.monotonic()
    stage.session.stop()
    summary = await running
    assert time.monotonic() - began_s < 3
    assert summary.duration == 0


async def test_a_process_that_two_people_start_again_is_started_once() -> None:
    begun: list[str] = []

    class Slow(InlineWorker):
        async def revive(self) -> None:
            begun.append("engine")
            await asyncio.sleep(0)

    processes = Processes({"engine": Slow(CountingEngine(), SETTINGS)})
    processes.revive("engine")
    processes.revive("engine")
    await asyncio.sleep(0.01)
    assert len(begun) == 1
    processes.revive("engine")
    await processes.stop()
    assert len(begun) == 2


async def test_a_language_that_the_engine_refuses_in_a_step_does_not_end_the_event(tmp_path: Path) -> None:
    event = Event(tmp_path)
    event.engine._stepper = Narrow()
    async with event:
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(3)
        event.do(ask.AddChannel(channel("ca", "fm")))
        await event.pass_time(0.5)
        event.do(ask.RemoveChannel("ca"))
        await event.pass_time(0.5)
        event.sound.sources["podium"].push(voice(1.0))
        await event.pass_time(3)
    assert len(event.words("es")) == 10
    assert not event.words("ca")
