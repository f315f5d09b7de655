"""A live session without sound, for what holds, serves and shows one; also as a core process of its own."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from interpreter.app.core import OnStarted
from interpreter.app.core_process import main
from interpreter.app.places import data_folder
from interpreter.app.protocol import Levels
from interpreter.domain.captions import Caption
from interpreter.domain.channels import ChannelChanged, DeskChanged, Mode
from interpreter.domain.commands import AddChannel, Command, Mute, Pause
from interpreter.domain.devices import Device, DeviceListed, Direction
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.events import (
    MonitorChanged,
    Published,
    SessionChanged,
    SessionEvent,
    SessionState,
    SessionSummary,
    SourceChanged,
)
from interpreter.domain.health import EngineStatus, WorkerState
from interpreter.domain.setup import EventSetup
from interpreter.domain.timeline import Ticks, ticks_from_ms
from interpreter.ports.outlets import FeedSink, SoundAudience

FAULTS = {13: "broken", 14: "faulty", 15: "bug", 16: "slow", 17: "unknown"}
"""By the number of speakers, the engine does not start, breaks after a while, has an error in its code, loads until
the session is stopped, or does not exist.
"""
DEVICES = (
    Device("card.in", "Line in", Direction.INPUT, 2, 48_000),
    Device("card.out", "Speakers", Direction.OUTPUT, 4, 48_000),
)
SESSION = "20260101-000000-fake"


class SilentSession:
    """Says one word every 20 ms until it is stopped; what `setup.speakers` stands for in FAULTS goes wrong."""

    def __init__(self, setup: EventSetup, sinks: Sequence[FeedSink]) -> None:
        self._setup = setup
        self._fault = FAULTS.get(setup.speakers or 0, "")
        self._sinks = sinks
        self._sequence = 0
        self._at = Ticks(0)
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        self._stopping.set()

    def levels(self) -> Levels:
        return {source.source: (-6.0, -20.0) for source in self._setup.sources}

    def execute(self, command: Command) -> None:
        match command:
            case Mute(channel=channel, on=on):
                if channel not in {one.listener.channel for one in self._setup.channels}:
                    raise UserMistake(f"There is no channel {channel}.")
                self._publish(ChannelChanged(channel, channel, Mode.MACHINE, muted=on))
            case AddChannel(channel=added):
                self._publish(ChannelChanged(added.listener.channel, added.listener.language, Mode.MACHINE))
            case Pause():
                self._publish(self._state(SessionState.PAUSED))
            case _:
                raise UserMistake(f"{type(command).__name__} {command} was asked.")

    async def run(self) -> None:
        self._publish(EngineStatus("engine", WorkerState.STARTING))
        if self._fault == "broken":
            raise OpenBoothError("The engine could not start; choose another --engine.")
        if self._fault != "slow":
            await asyncio.sleep(0.05)
        else:
            await self._stopping.wait()
        self._publish(EngineStatus("engine", WorkerState.READY))
        self._publish(self._state(SessionState.RUNNING))
        self._tell_setup()
        await self._talk()
        self._publish(self._state(SessionState.STOPPED))
        self._publish(SessionSummary(self._at, 0.1))

    async def _talk(self) -> None:
        utterance = 0
        while not self._stopping.is_set():
            utterance += 1
            for language in (self._setup.source_language, *self._targets):
                text = f"{language} {utterance}"
                channel = None if language == self._setup.source_language else language
                self._publish(
                    Caption(
                        utterance,
                        1,
                        "mic",
                        "S1",
                        "Ana",
                        channel,
                        language,
                        text,
                        "",
                        "",
                        self._at,
                        self._at,
                        True,
                    )
                )
            await asyncio.sleep(0.02)
            self._at = Ticks(self._at + ticks_from_ms(20))
            if utterance == 5 and self._fault == "faulty":
                raise OpenBoothError("The engine process broke too often to be started again.")
            if utterance == 5 and self._fault == "bug":
                raise KeyError(utterance)

    def _tell_setup(self) -> None:
        self._publish(DeviceListed(DEVICES))
        for source in self._setup.sources:
            self._publish(SourceChanged(source.source, source.place))
        for channel in self._setup.channels:
            listener = channel.listener
            self._publish(
                ChannelChanged(listener.channel, listener.language, listener.mode, output=channel.output)
            )
        for desk in self._setup.desks:
            self._publish(DeskChanged(desk.desk))
        if self._setup.monitor is not None:
            self._publish(MonitorChanged(self._setup.monitor, None))

    @property
    def _targets(self) -> list[str]:
        return [channel.listener.language for channel in self._setup.channels]

    def _state(self, state: SessionState) -> SessionChanged:
        return SessionChanged(state, SESSION, self._setup.source_language, tuple(self._targets))

    def _publish(self, event: SessionEvent) -> None:
        for sink in self._sinks:
            sink.publish(Published(self._sequence, self._at, event))
        self._sequence += 1


async def run_live(
    setup: EventSetup,
    sinks: Sequence[FeedSink],
    on_started: OnStarted,
    audience: SoundAudience | None = None,  # noqa: ARG001 - it is silent
) -> None:
    """Stands in for the real one."""
    if FAULTS.get(setup.speakers or 0) == "unknown":
        raise UserMistake("There is no engine called “unknown”. Did you mean builtin?")
    session = SilentSession(setup, sinks)
    on_started(session, _folder())
    await session.run()


def _folder() -> Path:
    folder = data_folder() / "sessions" / SESSION
    folder.mkdir(parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    sys.exit(main(run_live))
