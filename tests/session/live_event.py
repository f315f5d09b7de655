"""A live event in memory: devices, desks and time obey the test."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import numpy as np

from interpreter.domain import commands as ask
from interpreter.domain.captions import Caption
from interpreter.domain.channels import (
    Interlock,
    ListenerChannel,
)
from interpreter.domain.devices import InputPlace, OutputPlace
from interpreter.domain.errors import UserMistake
from interpreter.domain.settings import Pace, SessionSettings
from interpreter.domain.setup import ChannelSetup, DeskSetup, EventSetup, SourceSetup
from interpreter.domain.steps import WorkerSettings
from interpreter.domain.timeline import ticks_from_seconds
from interpreter.ports.outlets import SoundAudience
from interpreter.session.clock import VirtualClock
from interpreter.session.commands import CommandedSession
from interpreter.session.live import LiveWorld
from interpreter.session.surroundings import Surroundings
from interpreter.storage.spool import SpoolFiles
from tests.fakes.sound import FakeOutput, FakeSoundSystem, loudspeaker, microphone
from tests.fakes.steppers import BeepVoice, CountingEngine, LoudnessSpeakers
from tests.fakes.world import InlineWorker, Recorder

RATE_HZ = 48_000
DEVICES = [
    *map(microphone, ("podium", "panel", "booth", "booth 2")),
    *map(loudspeaker, ("hall", "fm", "ears")),
]


def voice(seconds: float) -> np.ndarray:
    noise = np.random.default_rng(7).uniform(-0.5, 0.5, round(seconds * RATE_HZ))
    return noise.astype(np.float32)


def channel(language: str, device: str | None = None, **options: object) -> ChannelSetup:
    listener = ListenerChannel(language, language, **options)  # type: ignore[arg-type]
    return ChannelSetup(listener, None if device is None else OutputPlace(device))


def desk(name: str, microphone: str = "booth", *, recorded: bool = False, **options: object) -> DeskSetup:
    return DeskSetup(name, InputPlace(microphone, recording=recorded), **options)  # type: ignore[arg-type]


class Event:
    """A live event in memory, whose time passes only while it is waited for."""

    def __init__(
        self,
        tmp_path: Path,
        *,
        sources: tuple[str, ...] = ("podium",),
        channels: tuple[ChannelSetup, ...] = (channel("es", "hall"),),
        desks: tuple[DeskSetup, ...] = (),
        interlock: Interlock = Interlock.REFUSE,
        notice: bool = False,
        names: tuple[str, ...] = (),
        audience: SoundAudience | None = None,
        **options: object,
    ) -> None:
        setups = tuple(
            SourceSetup(name, InputPlace(name, recording=Path(name).suffix == ".mp4")) for name in sources
        )
        self.setup = EventSetup("en", setups, channels, desks, names=names, **options)  # type: ignore[arg-type]
        self.sound = FakeSoundSystem(DEVICES)
        self.recorder = Recorder()
        self.recordings: dict[str, Recorder] = {}
        self.refused = False
        listeners = tuple(one.listener for one in channels)
        settings = SessionSettings(
            "en",
            listeners,
            "fake",
            pace=Pace.FAST,
            interlock=interlock,
            notice=notice,
            also_spoken=self.setup.also_spoken,
            tuning=self.setup.tuning,
        )
        worker = WorkerSettings("en", settings.targets)
        self.engine = InlineWorker(CountingEngine(), worker)
        self.voice = InlineWorker(BeepVoice(), worker)
        self.clock = VirtualClock()
        self.spool = SpoolFiles(tmp_path / "spool")
        self.session = CommandedSession(
            "test",
            settings,
            Surroundings(
                clock=self.clock,
                sinks=[self.recorder],
                sources=(),
                spool=self.spool,
                journal=self.recorder,
                speakers=InlineWorker(LoudnessSpeakers(), worker),
                engine=self.engine,
                voice=self.voice,
                outputs={},
                live=LiveWorld(self.sound, self.setup, self._recording, audience),
            ),
        )

    def _recording(self, name: str) -> Recorder:
        if self.refused:
            raise UserMistake(f"channel.{name}.flac cannot be written; choose another output folder.")
        self.recordings[name] = Recorder()
        return self.recordings[name]

    async def __aenter__(self) -> "Event":
        self.running = asyncio.create_task(self.session.run())
        await self.until(lambda: self.clock.now() > 0)
        return self

    async def __aexit__(self, kind: object, error: object, trace: object) -> None:
        self.session.stop()
        await self.running
        self.spool.close()

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while not condition() and not self.running.done():  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0)

    async def pass_time(self, seconds: float) -> None:
        end = self.clock.now() + ticks_from_seconds(seconds)
        await self.until(lambda: self.clock.now() >= end)

    def do(self, command: ask.Command) -> None:
        self.session.execute(command)

    def of(self, kind: type) -> list:
        return [event for event in self.recorder.events if isinstance(event, kind)]

    def output(self, name: str) -> FakeOutput:
        return self.sound.outputs[name]

    def words(self, language: str) -> list[str]:
        lines = (caption for caption in self.of(Caption) if caption.language == language and caption.ended)
        return [word for line in lines for word in line.committed.split()]
