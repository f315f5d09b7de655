"""One running interpretation: the floor goes in, captions, voices and the record come out."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from interpreter.domain.errors import UserMistake, WorkerFailed
from interpreter.domain.events import SessionChanged, SessionState, SessionSummary, TermsChanged
from interpreter.domain.health import Alarm, EngineStatus, Matter, WorkerState
from interpreter.domain.records import SessionClosed
from interpreter.domain.settings import Pace, SessionSettings
from interpreter.domain.setup import EventSetup
from interpreter.domain.speech import SpeakersMerged, SpeakerTurn, SpeechSegment, TurnsReassigned
from interpreter.domain.steps import GlossaryChanged, TargetsChanged, Term
from interpreter.domain.timeline import Ticks, ms_from_ticks, seconds_from_ticks, ticks_from_ms
from interpreter.policy.attribution import TurnBook
from interpreter.policy.corrections import merged, named, reassigned
from interpreter.session.ahead import HeardBlock, HearingAhead, stages
from interpreter.session.captioning import Captioning
from interpreter.session.channel import ChannelRules
from interpreter.session.channels import Channels
from interpreter.session.checking import check_language
from interpreter.session.chronicle import Chronicle
from interpreter.session.floor import BLOCK, Floor
from interpreter.session.keeping_up import KeepingUp
from interpreter.session.listening import Listening
from interpreter.session.live import Live, LiveParts
from interpreter.session.nowhere import Nowhere
from interpreter.session.processes import Processes
from interpreter.session.standing import Standing
from interpreter.session.surroundings import Surroundings
from interpreter.session.translating import Translating
from interpreter.session.watching import Watch

_NEEDED = ("engine", "speakers")
"""Without these nothing is translated."""
_TOLD = (WorkerState.READY, WorkerState.FAILED)

Corrected = TypeVar("Corrected", SpeakersMerged, TurnsReassigned)

HEARTBEAT = ticks_from_ms(10)
LONGEST_START_S = 10.0
"""A live session waits no longer for its models: what is said until they are there is heard afterwards."""


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
        setup = EventSetup(settings.source_language, terms=settings.terms, also_spoken=settings.also_spoken)
        self._event = setup if world.live is None else world.live.setup
        self._stopping = False
        self._restarts = 0
        self._failed: set[str] = set()
        self._tick = asyncio.Event()
        self._chronicle = Chronicle(world.clock, world.journal, world.sinks)
        self._floor = Floor(world.sources, world.spool, on_gap=self._chronicle.record_and_publish)
        self._channels = Channels(
            self._chronicle,
            ChannelRules(settings, self._floor_sources, world.voice, world.engine),
        )
        self._captioning = Captioning(
            self._chronicle, self._channels.routes, on_translation=self._channels.take
        )
        self._listening = Listening(
            self._floor, world.speakers, on_segment=self._on_segment, on_turn=self._on_turn
        )
        self._translating = Translating(
            self._floor,
            self._listening,
            world.engine,
            on_hypothesis=self._captioning.take,
            on_overload=self._chronicle.publish,
            hurried=lambda: self._channels.hurried,
        )
        workers = {"speakers": world.speakers, "engine": world.engine, "voice": world.voice}
        self._processes = Processes({name: one for name, one in workers.items() if one is not None})
        self._keeping_up = KeepingUp(self._chronicle, self._translating, self._captioning, self._channels)
        self._standing = Standing(self._captioning, self._channels)
        self._watch = Watch(
            self._chronicle,
            {
                Matter.JOURNAL: lambda: world.journal.problem,
                Matter.SPOOL: lambda: world.spool.problem,
                Matter.RECORDING: lambda: None if self._live is None else self._live.problem,
            },
            ignore=lambda source, ignored: self._listening.ignore(source, ignored=ignored),
        )
        parts = LiveParts(
            self._chronicle,
            self._floor,
            self._channels,
            self._watch,
            self._change_targets,
            self._check_language,
        )
        self._live = None if world.live is None else Live(world.live, parts)

    def stop(self) -> None:
        """Take no more audio, finish what was said, give up speech that has not begun. Safe at any time."""
        self._stopping = True
        self._floor.stop()
        self._channels.stop()
        self._processes.hasten()
        self._wake()

    def pause(self) -> None:
        """Go off the record: nothing is recognised, written or recorded until `resume`; the room hears the floor."""
        self._go(off_the_record=True)

    def resume(self) -> None:
        """Go back on the record."""
        self._go(off_the_record=False)

    @property
    def live(self) -> Live:
        """The live side. Raises UserMistake in a session that interprets recordings."""
        if self._live is None:
            raise UserMistake("This session interprets recordings; devices belong to openbooth live.")
        return self._live

    @property
    def channels(self) -> Channels:
        """The listener channels."""
        return self._channels

    @property
    def turns(self) -> TurnBook:
        """Who has spoken so far, as corrected."""
        return self._captioning.turns

    def levels(self) -> dict[str, tuple[float, float]]:
        """By source and channel, peak and mean level of the last 100 ms in dBFS; empty for recordings."""
        return {name: (level.peak_db, level.rms_db) for name, level in self._watch.levels.items()}

    def set_terms(self, terms: Sequence[Term]) -> None:
        """Honour these terms from here on, beside the names that are never translated."""
        names = () if self._live is None else self._live.names
        self._translating.notify(GlossaryChanged((*terms, *names)))
        self._chronicle.publish(TermsChanged(tuple(terms)))

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
        starting = asyncio.create_task(self._processes.start(patient=self._live is not None), name="starting")
        await asyncio.wait({starting}, timeout=None if self._live is None else LONGEST_START_S)
        if starting.done() and (error := starting.exception()) is not None:
            if self._live is not None:
                await self._live.close(Ticks(0))
            raise error
        began_s = time.monotonic()
        self._world.clock.begin()
        try:
            self._open()
            if self._settings.pace is Pace.FAST:
                await self._run_in_turn()
            else:
                await self._run_side_by_side(starting)
        finally:
            await self._close()
        summary = self._summarise(time.monotonic() - began_s)
        self._chronicle.publish(summary)
        return summary

    def report(self, status: EngineStatus) -> None:
        """Publish how a model process fares; without an engine the machine's channels carry the floor."""
        self._restarts += status.state is WorkerState.RESTARTING
        self._chronicle.publish(status)
        if self._live is None or status.worker not in _NEEDED or status.state not in _TOLD:
            return
        failed = status.state is WorkerState.FAILED
        if failed != (status.worker in self._failed):
            (self._failed.add if failed else self._failed.discard)(status.worker)
            self._channels.engine_failed = bool(self._failed)
            self._chronicle.publish(Alarm(Matter.ENGINE, status.worker, failed, status.detail))
            self._live.settle()

    def settle(self) -> None:
        """After any change: let everything follow at once."""
        if self._live is not None:
            self._live.settle()
        self._wake()

    def restart_worker(self, worker: str) -> None:
        """Start a model process once more that was given up. Raises UserMistake for an unknown one."""
        self._processes.revive(worker)

    def _open(self) -> None:
        self._tell_state()
        if self._event.terms:
            self._chronicle.publish(TermsChanged(self._event.terms))
        if self._live is not None:
            self._live.begin()
        for channel in self._settings.channels:
            if self._live is None:
                self._channels.add(channel, self._world.outputs.get(channel.channel, Nowhere()))

    async def _run_in_turn(self) -> None:
        if self._live is None:
            await HearingAhead(self._floor, self._listening).run(self._follow)
        while await self._capture():
            while await self._listening.advance():
                pass
            await self._settle()
        await self._listening.finish()
        await self._translating.finish()
        self._finish_text()
        while not self._channels.silent:
            await self._next_block()
            await self._channels.speak()

    async def _follow(self, block: HeardBlock) -> None:
        await self._wait_until(block.end)
        self._channels.take_floor(block.frames)
        self._watch.advance(self._world.clock.now())
        block.tell()
        await self._settle()

    async def _settle(self) -> None:
        while await self._translating.advance():
            pass
        await self._channels.speak()

    async def _run_side_by_side(self, starting: asyncio.Task[None]) -> None:
        heard, written, spoken = asyncio.Event(), asyncio.Event(), asyncio.Event()
        async with stages() as beside:
            beside.create_task(self._pace(spoken), name="floor")
            await starting
            beside.create_task(self._listen(heard), name="listening")
            beside.create_task(self._translate(heard, written), name="translating")
            beside.create_task(self._speak_until(written, spoken), name="speaking")

    async def _pace(self, spoken: asyncio.Event) -> None:
        while await self._capture():
            self._keeping_up.advance(self._world.clock.now())
            self._wake()
        while not spoken.is_set():
            await self._next_block()
            self._wake()

    async def _listen(self, heard: asyncio.Event) -> None:
        await self._repeat(self._listening.advance, until=lambda: self._ended)
        await self._listening.finish()
        heard.set()

    async def _translate(self, heard: asyncio.Event, written: asyncio.Event) -> None:
        await self._repeat(self._translating.advance, until=heard.is_set)
        await self._translating.finish()
        self._finish_text()
        written.set()

    async def _speak_until(self, written: asyncio.Event, spoken: asyncio.Event) -> None:
        while not (written.is_set() and self._channels.silent):
            await self._tick.wait()
            await self._channels.speak()
        spoken.set()

    async def _repeat(self, advance: Callable[[], Awaitable[bool]], *, until: Callable[[], bool]) -> None:
        """Call `advance` whenever there may be something to do, until there is nothing left and never will be."""
        while True:
            last = until()
            if await advance():
                self._wake()
                continue
            if last:
                return
            await self._tick.wait()

    def _wake(self) -> None:
        """Let every stage look once for work: those that wait now, wait for this event."""
        self._tick.set()
        self._tick = asyncio.Event()

    async def _next_block(self) -> None:
        now, length = self._world.clock.now(), BLOCK if self._live is None else HEARTBEAT
        await self._wait_until(Ticks(now - now % length + length))
        if self._live is not None:
            self._live.poll(self._world.clock.now())

    async def _wait_until(self, moment: Ticks) -> None:
        await self._world.clock.wait_until(moment)
        self._standing.advance(self._world.clock.now())

    async def _capture(self) -> bool:
        """Wait for what comes next of the floor and keep it; say whether more may come."""
        if self._live is not None:
            await self._next_block()
            return not self._ended
        await self._wait_until(Ticks(self._floor.end + BLOCK))
        if self._stopping:
            return False
        frames = self._floor.capture()
        self._channels.take_floor(frames)
        self._watch.advance(self._world.clock.now())
        return bool(frames)

    @property
    def _ended(self) -> bool:
        return self._floor.ended if self._live is None else self._stopping or self._live.over

    def _floor_sources(self) -> Sequence[str]:
        return self._floor.sources if self._live is None else self._live.floor_sources()

    def _check_language(self, language: str) -> None:
        with suppress(WorkerFailed):  # one that has never run tells later
            check_language(self._world.engine.capabilities, language, self._channels.languages)

    def _change_targets(self) -> None:
        self._translating.notify(TargetsChanged(self._channels.languages))
        self._tell_state()

    def _go(self, *, off_the_record: bool) -> None:
        if self._floor.off_the_record != off_the_record:
            self._floor.off_the_record = off_the_record
            self._tell_state()

    def _finish_text(self) -> None:
        self._captioning.finish()
        self._captioning.tell_predictions(last=True)
        self._channels.finish(give_up=self._stopping)

    def _on_segment(self, segment: SpeechSegment) -> None:
        self._chronicle.publish(segment)
        self._translating.segment(segment)

    def _corrected(self, correction: Corrected) -> Corrected:
        self._captioning.correct(correction)
        return correction

    def _on_turn(self, turn: SpeakerTurn) -> None:
        self._captioning.turn(turn)
        self._translating.turn(turn)
        name = None if self._live is None else self._live.speaker_of(turn.source)
        if name is not None and turn.speaker is not None and turn.speaker not in self.turns.names:
            with suppress(UserMistake):  # somebody else has that name by now
                self.name(turn.speaker, name)

    def _tell_state(self, state: SessionState | None = None) -> None:
        paused = SessionState.PAUSED if self._floor.off_the_record else SessionState.RUNNING
        targets = (
            self._settings.targets if self._live is None else self._channels.targets or self._settings.targets
        )
        self._chronicle.publish(
            SessionChanged(
                state or paused,
                self._name,
                self._settings.source_language,
                targets,
                self._event.title,
                self._settings.engine,
                self._event.names,
                self._world.models,
                self._settings.spoken[1:],
            )
        )

    def _summarise(self, wall_s: float) -> SessionSummary:
        duration = self._floor.end
        return SessionSummary(
            duration=duration,
            rtf=round(wall_s / max(seconds_from_ticks(duration), 0.02), 4),
            lag=self._captioning.lag_figures(),
            prediction=self._captioning.prediction_figures(),
            dropped_ms=ms_from_ticks(self._translating.dropped),
            skipped_words=self._channels.skipped_words,
            restarts=self._restarts,
        )

    async def _close(self) -> None:
        now = Ticks(max(self._chronicle.now(), self._floor.end))
        await self._processes.stop()
        self._channels.close(now)
        if self._live is not None:
            await self._live.close(now)
        self._chronicle.record(SessionClosed(self._floor.end))
        self._tell_state(SessionState.STOPPED)
