"""One running interpretation: the floor goes in, captions, voices and the record come out."""

import asyncio
import itertools
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from interpreter.domain.channels import ChannelChanged, Mode
from interpreter.domain.events import SessionChanged, SessionState, SessionSummary
from interpreter.domain.health import EngineStatus, WorkerState
from interpreter.domain.hypothesis import Hypothesis
from interpreter.domain.records import SessionClosed
from interpreter.domain.settings import Pace, SessionSettings
from interpreter.domain.speech import SpeakersMerged, SpeakerTurn, SpeechSegment, TurnsReassigned
from interpreter.domain.timeline import Ticks, ms_from_ticks, seconds_from_ticks
from interpreter.dsp.mixing import mix
from interpreter.policy.attribution import TurnBook
from interpreter.policy.corrections import merged, named, reassigned
from interpreter.ports.floor import FloorSource, Spool
from interpreter.ports.outlets import ChannelOutput, FeedSink, Journal
from interpreter.ports.workers import Worker
from interpreter.session.captioning import Captioning
from interpreter.session.chronicle import Chronicle
from interpreter.session.clock import SessionClock
from interpreter.session.floor import BLOCK, Floor
from interpreter.session.listening import Listening
from interpreter.session.speaking import ChannelVoice
from interpreter.session.translating import Translating

Corrected = TypeVar("Corrected", SpeakersMerged, TurnsReassigned)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything the session needs from the world. `voice` is None where the engine has none.

    All sources have one rate.
    """

    clock: SessionClock
    sinks: Sequence[FeedSink]
    sources: Sequence[FloorSource]
    spool: Spool
    journal: Journal
    speakers: Worker
    engine: Worker
    voice: Worker | None
    outputs: Mapping[str, ChannelOutput]
    """By channel id; a channel without one is captioned only."""


class Session:
    """Runs once, from the first block of the floor to the last word of the voices.

    At realtime pace every stage is a task of its own, so that a late engine never holds up the capture. At fast pace
    the stages run in turn after every 20 ms of audio: nothing is released before everything that follows from the last
    block has happened, so session times are exact and computing counts zero.
    """

    def __init__(self, name: str, settings: SessionSettings, world: Surroundings) -> None:
        """`name` is the session's id, under which `world.journal` has been opened."""
        self._name = name
        self._settings = settings
        self._world = world
        self._stopping = False
        self._restarts = 0
        self._tick = asyncio.Event()
        self._chronicle = Chronicle(world.clock, world.journal, world.sinks)
        self._floor = Floor(world.sources, world.spool)
        self._captioning = Captioning(self._chronicle, settings.channels, on_translation=self._on_translation)
        self._listening = Listening(
            self._floor, world.speakers, on_segment=self._on_segment, on_turn=self._on_turn
        )
        self._translating = Translating(
            self._floor,
            self._listening,
            world.engine,
            on_hypothesis=self._captioning.take,
            on_overload=self._chronicle.publish,
        )
        self._voices = self._channel_voices()
        self._floor_outputs = [
            world.outputs[channel.channel]
            for channel in settings.channels
            if channel.mode is Mode.FLOOR and channel.channel in world.outputs
        ]

    def stop(self) -> None:
        """Take no more audio, finish what was said, give up speech that has not begun. Safe at any time."""
        self._stopping = True
        self._floor.stop()
        self._wake()

    @property
    def turns(self) -> TurnBook:
        """Who has spoken so far, as corrected."""
        return self._captioning.turns

    def name(self, speaker: str, name: str) -> None:
        """Call a speaker `name` in every language and in the record. Raises UserMistake."""
        self._captioning.correct(named(self.turns, speaker, name))

    def merge(self, speaker: str, into: str) -> None:
        """Let two speakers be one, in the past and from now on. Raises UserMistake."""
        merged(self.turns, speaker, into)
        self._listening.correct(lambda: self._corrected(merged(self.turns, speaker, into)))

    def reassign(self, turns: Sequence[int], speaker: str | None = None) -> None:
        """Give turns to a speaker, or to a new one: that splits whose they were. Raises UserMistake."""
        reassigned(self.turns, turns, speaker)
        self._listening.correct(lambda: self._corrected(reassigned(self.turns, turns, speaker)))

    async def run(self) -> SessionSummary:
        """Interpret until the floor ends or `stop`; everything is recorded when this returns or raises."""
        await self._start_workers()
        began_s = time.monotonic()
        self._world.clock.begin()
        self._open()
        try:
            if self._settings.pace is Pace.FAST:
                await self._run_in_turn()
            else:
                await self._run_side_by_side()
        finally:
            await self._close()
        summary = self._summarise(time.monotonic() - began_s)
        self._chronicle.publish(summary)
        return summary

    def report(self, status: EngineStatus) -> None:
        """Publish how a model process fares."""
        self._restarts += status.state is WorkerState.RESTARTING
        self._chronicle.publish(status)

    async def _start_workers(self) -> None:
        """Load all models at once. Raises WorkerFailed or UserMistake, with every process ended."""
        workers = [self._world.speakers, self._world.engine]
        if self._world.voice is not None:
            workers.append(self._world.voice)
        results = await asyncio.gather(*(worker.start() for worker in workers), return_exceptions=True)
        errors = [result for result in results if isinstance(result, BaseException)]
        if errors:
            await asyncio.gather(*(worker.stop() for worker in workers))
            raise errors[0]

    def _open(self) -> None:
        self._chronicle.publish(self._state(SessionState.RUNNING))
        for channel in self._settings.channels:
            self._chronicle.publish(ChannelChanged(channel.channel, channel.language, channel.mode))

    async def _run_in_turn(self) -> None:
        while await self._capture():
            await self._settle()
        await self._listening.finish()
        await self._translating.finish()
        self._finish_text()
        while not self._silent:
            await self._next_block()
            await self._speak()

    async def _settle(self) -> None:
        while await self._listening.advance():
            pass
        while await self._translating.advance():
            pass
        await self._speak()

    async def _run_side_by_side(self) -> None:
        heard, written, spoken = asyncio.Event(), asyncio.Event(), asyncio.Event()
        try:
            async with asyncio.TaskGroup() as stages:
                stages.create_task(self._pace(spoken), name="floor")
                stages.create_task(self._listen(heard), name="listening")
                stages.create_task(self._translate(heard, written), name="translating")
                stages.create_task(self._speak_until(written, spoken), name="speaking")
        except BaseExceptionGroup as group:
            raise group.exceptions[0] from group

    async def _pace(self, spoken: asyncio.Event) -> None:
        while await self._capture():
            self._wake()
        while not spoken.is_set():
            await self._next_block()
            self._wake()

    async def _listen(self, heard: asyncio.Event) -> None:
        await self._repeat(self._listening.advance, until=lambda: self._floor.ended)
        await self._listening.finish()
        heard.set()

    async def _translate(self, heard: asyncio.Event, written: asyncio.Event) -> None:
        await self._repeat(self._translating.advance, until=heard.is_set)
        await self._translating.finish()
        self._finish_text()
        written.set()

    async def _speak_until(self, written: asyncio.Event, spoken: asyncio.Event) -> None:
        while not (written.is_set() and self._silent):
            await self._next_tick()
            await self._speak()
        spoken.set()

    async def _repeat(self, advance: Callable[[], Awaitable[bool]], *, until: Callable[[], bool]) -> None:
        """Call `advance` whenever there may be something to do, until there is nothing left and never will be."""
        while True:
            last = until()
            if await advance():
                continue
            if last:
                return
            await self._next_tick()

    def _wake(self) -> None:
        """Let every stage look once for work: those that wait now, wait for this event."""
        self._tick.set()
        self._tick = asyncio.Event()

    async def _next_tick(self) -> None:
        await self._tick.wait()

    async def _next_block(self) -> None:
        now = self._world.clock.now()
        await self._world.clock.wait_until(Ticks(now - now % BLOCK + BLOCK))

    async def _capture(self) -> bool:
        """Wait for the next 20 ms of the floor and keep them; say whether there were any."""
        await self._world.clock.wait_until(Ticks(self._floor.end + BLOCK))
        if self._stopping:
            return False
        frames = self._floor.capture()
        if frames:
            mixed = mix([frame.samples for frame in frames])
            for output in self._floor_outputs:
                output.play(frames[0].start, frames[0].rate_hz, mixed)
        return bool(frames)

    async def _speak(self) -> None:
        for voice in self._voices.values():
            await voice.advance()

    def _finish_text(self) -> None:
        self._captioning.finish()
        for voice in self._voices.values():
            if self._stopping:
                voice.stop()
            else:
                voice.finish()

    @property
    def _silent(self) -> bool:
        return all(voice.silent for voice in self._voices.values())

    def _channel_voices(self) -> dict[str, ChannelVoice]:
        world, ids = self._world, itertools.count(1)
        return {
            channel.channel: ChannelVoice(
                channel,
                world.outputs[channel.channel],
                world.voice,
                self._chronicle,
                ids=ids,
            )
            for channel in self._settings.channels
            if channel.mode is Mode.MACHINE and channel.channel in world.outputs
        }

    def _on_segment(self, segment: SpeechSegment) -> None:
        self._chronicle.publish(segment)
        self._translating.segment(segment)

    def _corrected(self, correction: Corrected) -> Corrected:
        self._captioning.correct(correction)
        return correction

    def _on_turn(self, turn: SpeakerTurn) -> None:
        self._captioning.turn(turn)
        self._translating.turn(turn)

    def _on_translation(self, channel: str, hypothesis: Hypothesis) -> None:
        if channel in self._voices:
            self._voices[channel].take(hypothesis)

    def _state(self, state: SessionState) -> SessionChanged:
        settings = self._settings
        return SessionChanged(state, self._name, settings.source_language, settings.targets)

    def _summarise(self, wall_s: float) -> SessionSummary:
        duration = self._floor.end
        return SessionSummary(
            duration=duration,
            rtf=round(wall_s / max(seconds_from_ticks(duration), 0.02), 4),
            lag=self._captioning.lag_figures(),
            prediction=self._captioning.prediction_figures(),
            dropped_ms=ms_from_ticks(self._translating.dropped),
            skipped_words={name: voice.skipped_words for name, voice in self._voices.items()},
            restarts=self._restarts,
        )

    async def _close(self) -> None:
        now = Ticks(max(self._chronicle.now(), self._floor.end))
        for worker in (self._world.speakers, self._world.engine, self._world.voice):
            if worker is not None:
                await worker.stop()
        for voice in self._voices.values():
            voice.close(now)
        for output in self._floor_outputs:
            output.close(now)
        self._chronicle.record(SessionClosed(self._floor.end))
        self._chronicle.publish(self._state(SessionState.STOPPED))
