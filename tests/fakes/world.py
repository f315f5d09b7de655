"""The session's world in memory: every port has a steerable stand-in here."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import numpy as np

from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.channels import Heard, ListenerChannel
from interpreter.domain.errors import WorkerFailed
from interpreter.domain.events import Published, SessionEvent
from interpreter.domain.records import Record
from interpreter.domain.settings import Pace, SessionSettings
from interpreter.domain.steps import Capabilities, StepInput, StepOutput, WorkerSettings
from interpreter.domain.timeline import Ticks, samples_from_ticks, ticks_from_samples
from interpreter.dsp.mixing import mix
from interpreter.ports.workers import StreamingStepper
from interpreter.session.clock import RealtimeClock, VirtualClock
from interpreter.session.session import Session
from interpreter.session.surroundings import Surroundings
from tests.fakes.steppers import BeepVoice, CountingEngine, LoudnessSpeakers

RATE_HZ = 16_000


class InlineWorker:
    """Runs a stepper in this process; `fails_at` counts steps from 1, `delay_s` is how long each takes."""

    def __init__(
        self,
        stepper: StreamingStepper[Any],
        settings: WorkerSettings,
        *,
        fails_at: int | None = None,
        delay_s: float = 0.0,
    ) -> None:
        self._stepper = stepper
        self.delay_s = delay_s
        self._settings = settings
        self._fails_at = fails_at
        self._state: Any = None
        self.inputs: list[StepInput] = []
        self.steps = 0
        self.stopped = False
        self.hastened = False

    @property
    def capabilities(self) -> Capabilities:
        return self._stepper.capabilities(self._state)

    async def start(self, *, patient: bool = False) -> None:
        self._state = self._stepper.init(self._settings)

    async def revive(self) -> None:
        self._fails_at = None

    async def step(self, inputs: Sequence[StepInput]) -> Sequence[StepOutput]:
        return [output async for output in self.stream(inputs)]

    async def stream(self, inputs: Sequence[StepInput]) -> AsyncIterator[StepOutput]:
        self.steps += 1
        if self.stopped:
            raise WorkerFailed("The engine process was stopped.")
        if self._fails_at is not None and self.steps >= self._fails_at:
            raise WorkerFailed("The engine process broke too often to be started again.")
        self.inputs += inputs
        await asyncio.sleep(self.delay_s)
        self._state, outputs = self._stepper.step(self._state, inputs)
        for output in outputs:
            yield output

    def hasten(self) -> None:
        self.hastened = True

    async def stop(self) -> Sequence[StepOutput]:
        if self.stopped:
            return ()
        self.stopped = True
        return self._stepper.finish(self._state)


class MemorySource:
    """A recording in memory."""

    duration: Ticks | None = None

    def __init__(self, samples: Samples, *, name: str = "mic", rate_hz: int = RATE_HZ) -> None:
        self.name = name
        self.rate_hz = rate_hz
        self._left = samples

    def read(self, frames: int) -> Samples:
        block, self._left = self._left[:frames], self._left[frames:]
        return block

    def close(self) -> None:
        self._left = self._left[:0]


class MemorySpool:
    """Keeps audio in memory; frames must abut."""

    problem: str | None = None

    def __init__(self) -> None:
        self.kept: dict[str, list[Samples]] = {}
        self._rates: dict[str, int] = {}

    def append(self, frame: AudioFrame) -> None:
        self.kept.setdefault(frame.source, []).append(frame.samples)
        self._rates[frame.source] = frame.rate_hz

    def read(self, source: str, start: Ticks, end: Ticks) -> AudioFrame:
        rate_hz = self._rates[source]
        whole = np.concatenate(self.kept[source])
        first, last = samples_from_ticks(start, rate_hz), samples_from_ticks(end, rate_hz)
        return AudioFrame(source, start, rate_hz, whole[first:last])

    def close(self) -> None:
        pass


class Recorder:
    """Journal, feed sink and channel output at once: notes everything in the order in which it came."""

    problem: str | None = None

    def __init__(self) -> None:
        self.seen: list[Published | Record] = []
        self.played: list[tuple[Ticks, Ticks]] = []
        self.clauses = 0
        self.closed_at: Ticks | None = None
        self.heard = Heard()
        self.muted = False

    def append(self, record: Record) -> None:
        self.seen.append(record)

    def publish(self, published: Published) -> None:
        self.seen.append(published)

    def play(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        self.played.append((start, Ticks(start + ticks_from_samples(len(samples), rate_hz))))

    def play_piece(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        self.play(start, rate_hz, samples)

    def end_clause(self) -> None:
        self.clauses += 1

    def let_through(self, heard: Heard) -> None:
        self.heard = heard

    def mute(self, muted: bool) -> None:
        self.muted = muted

    def silence_source(self, source: str, silent: bool) -> None:
        pass

    def set_volume(self, volume_db: float) -> None:
        pass

    def take_floor(self, frames: Sequence[AudioFrame]) -> None:
        if self.heard.sources and frames:
            self.play(frames[0].start, frames[0].rate_hz, mix([frame.samples for frame in frames]))

    def rendered(self) -> Sequence[AudioFrame]:
        return ()

    def close(self, end: Ticks | None = None) -> None:
        self.closed_at = end if end is not None else self.closed_at

    @property
    def events(self) -> list[SessionEvent]:
        return [entry.event for entry in self.seen if isinstance(entry, Published)]

    @property
    def published(self) -> list[Published]:
        return [entry for entry in self.seen if isinstance(entry, Published)]

    @property
    def records(self) -> list[Record]:
        return [entry for entry in self.seen if not isinstance(entry, Published)]


class Stage:
    """A session in memory, ready to run."""

    def __init__(
        self,
        samples: Samples | list[MemorySource],
        *,
        pace: Pace = Pace.FAST,
        engine: InlineWorker | None = None,
        speakers: StreamingStepper[Any] | None = None,
        channels: tuple[ListenerChannel, ...] = (ListenerChannel("es", "es"),),
        voice: bool = True,
        **options: str,
    ) -> None:
        self.settings = SessionSettings("en", channels, "fake", pace=pace)
        worker = WorkerSettings("en", self.settings.targets, options=options)
        self.engine = engine or InlineWorker(CountingEngine(), worker)
        self.speakers = InlineWorker(speakers or LoudnessSpeakers(), worker)
        self.voice = InlineWorker(BeepVoice(), worker) if voice else None
        self.recorder = Recorder()
        self.outputs = {channel.channel: Recorder() for channel in channels}
        self.spool = MemorySpool()
        sources = samples if isinstance(samples, list) else [MemorySource(samples)]
        self.session = Session(
            "test",
            self.settings,
            Surroundings(
                clock=VirtualClock() if pace is Pace.FAST else RealtimeClock(),
                sinks=[self.recorder],
                sources=sources,
                spool=self.spool,
                journal=self.recorder,
                speakers=self.speakers,
                engine=self.engine,
                voice=self.voice,
                outputs=self.outputs,
            ),
        )


async def until(condition: Callable[[], bool]) -> None:
    """Wait until something in memory has come about."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - nobody tells
            await asyncio.sleep(0.02)


def talk(*parts: tuple[float, float]) -> Samples:
    """Audio made of (seconds of silence, seconds of voice) pairs, then half a second of silence."""
    pieces = [np.zeros(round(s * RATE_HZ), np.float32) for s, _ in parts]
    voiced = [np.full(round(v * RATE_HZ), 0.5, np.float32) for _, v in parts]
    woven = [piece for pair in zip(pieces, voiced, strict=True) for piece in pair]
    return np.concatenate([*woven, np.zeros(RATE_HZ // 2, np.float32)])
