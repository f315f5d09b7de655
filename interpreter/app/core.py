"""The core: holds at most one running session and does what clients ask of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from interpreter.app.broadcast import Broadcast
from interpreter.app.control import RunningSession
from interpreter.app.playing import RecordPlayer
from interpreter.app.protocol import Ended, Levels, ended_line
from interpreter.app.server import CONTROL_FILE, Limits, Server
from interpreter.app.sharing import Sharing
from interpreter.app.surveying import Audience, OpenSound, Survey
from interpreter.domain.commands import (
    Command,
    PlayRecord,
    Quit,
    RevokeLink,
    Share,
    Start,
    Stop,
    StopPlaying,
    StopSharing,
    TestTone,
)
from interpreter.domain.devices import OutputPlace
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.events import Published, SessionChanged, SessionEvent, SessionState
from interpreter.domain.setup import EventSetup
from interpreter.domain.timeline import Ticks
from interpreter.policy.event_setup import mistakes_in
from interpreter.ports.outlets import FeedSink, SoundAudience
from interpreter.worker.idle import IdleProcesses

OnStarted = Callable[[RunningSession, Path], None]
RunLive = Callable[[EventSetup, Sequence[FeedSink], OnStarted, SoundAudience], Awaitable[object]]
"""Runs a session to its end; tells of it, with its folder, once it can be commanded. Raises OpenBoothError."""

_LOG = logging.getLogger("openbooth.core")
_GLANCE_S = 0.1
_MACHINE_S = 1.0


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a core without a session waits for a client before it ends."""

    first_s: float = 30.0
    """For the first one."""
    next_s: float = 1.0
    """For another one, once the last has left."""


class Core:
    """Serves clients from `run` until `quit`, or until nobody needs it; one session at a time.

    While none runs, it surveys the sound devices for those who ask for it; once a second it tells what the machine has
    to do. It lets phones listen, whether a session runs or not.
    """

    def __init__(
        self,
        run_live: RunLive,
        *,
        limits: Limits | None = None,
        patience: Patience | None = None,
        open_sound: OpenSound | None = None,
        idle: IdleProcesses | None = None,
    ) -> None:
        """`open_sound` opens the sound system to survey: that of this machine unless another one is given.

        `idle` are the model processes that `run_live` leaves for its next session; they end with the core.
        """
        self._run_live = run_live
        self._idle = idle or IdleProcesses()
        self._patience = patience or Patience()
        self._feed = Broadcast()
        self._server = Server(self._feed, self.execute, levels=self._levels, limits=limits)
        self._sharing = Sharing(self._publish, lambda: self._server.way_in)
        self._quitting = asyncio.Event()
        self._running: _Running | None = None
        audience = Audience(lambda: self._server.surveyed, self._publish, self._server.show_inputs)
        self._survey = Survey(audience, open_sound)
        self._player = RecordPlayer(self._publish, open_sound)

    def execute(self, command: Command) -> Awaitable[None] | None:
        """Do a command; `Start` is done when the session runs. Raises UserMistake."""
        match command:
            case Start(setup=setup):
                return self._start(setup)
            case TestTone(output=place):
                return self._sound_tone(place)
            case PlayRecord():
                return self._play(command)
            case StopPlaying():
                return self._player.stop()
            case Share() | StopSharing() | RevokeLink():
                return self._sharing.execute(command)
            case Quit():
                self.quit()
            case Stop():
                self._session().stop()
            case _:
                self._session().execute(command)
        return None

    def quit(self) -> None:
        """End the session in order, and then the core."""
        self._quitting.set()
        if self._running is not None:
            self._running.stop()

    async def run(self, place: Path) -> None:
        """Serve until the end; `place` is the file that says how to connect."""
        async with self._server:
            beside = [
                asyncio.create_task(self._survey.run(), name="survey"),
                asyncio.create_task(self._tell_of_machine(place.parent), name="machine"),
            ]
            self._server.announce(place)
            await self._until_nobody_needs_it()
            self._server.retract(place)
            if self._running is not None:
                await self._running.over.wait()
            await self._sharing.close()
            with suppress(OpenBoothError):
                await self._player.release()
            await self._idle.end()
            for task in beside:
                task.cancel()
            await asyncio.gather(*beside, return_exceptions=True)

    async def _tell_of_machine(self, folder: Path) -> None:
        from interpreter.app.machine import MachineWatch, recorded_bytes_per_s  # noqa: PLC0415 - clients need none

        watch = MachineWatch(folder)
        while True:
            await asyncio.sleep(_MACHINE_S)
            if self._server.metered:
                rate = recorded_bytes_per_s(self._feed.holds)
                self._server.show_machine(await asyncio.to_thread(watch.measure, rate, self._idle.pids))

    def _publish(self, event: SessionEvent) -> None:
        """Tell of something that belongs to no session."""
        self._feed.publish(Published(0, Ticks(0), event))

    async def _until_nobody_needs_it(self) -> None:
        alone_s = 0.0
        while alone_s < (self._patience.next_s if self._server.was_needed else self._patience.first_s):
            with suppress(TimeoutError):
                await asyncio.wait_for(self._quitting.wait(), _GLANCE_S)
                return
            needed = self._server.clients > 0 or self._running is not None
            alone_s = 0.0 if needed else alone_s + _GLANCE_S

    def _start(self, setup: EventSetup) -> Awaitable[None]:
        if self._running is not None:
            raise UserMistake(
                "A session runs already; follow it with openbooth live, or end it with openbooth control stop."
            )
        if self._quitting.is_set():
            raise UserMistake("This core is about to end; try again in a moment.")
        if mistakes := mistakes_in(setup):
            raise UserMistake(" ".join(mistakes))
        running = self._running = _Running(setup, self._feed, self._server)
        if setup.sharing is not None:
            sharing = setup.sharing
            self._sharing.begin(replace(sharing, notice=sharing.notice and setup.notice))
        running.task = asyncio.create_task(self._see_through(setup, running), name="session")
        return running.begun

    def _sound_tone(self, place: OutputPlace) -> Awaitable[None]:
        if self._running is not None:
            raise UserMistake("A session runs, and its listeners would hear the test tone; stop it first.")
        return self._survey.sound_tone(place)

    def _play(self, wanted: PlayRecord) -> Awaitable[None]:
        if self._running is not None:
            raise UserMistake("A session runs, and its listeners would hear the record; stop it first.")
        return self._player.play(wanted)

    async def _see_through(self, setup: EventSetup, running: "_Running") -> None:
        error: OpenBoothError | None = None
        try:
            await self._player.release()
            await self._survey.hold()
            await self._run_live(setup, [running], running.take, self._feed)
        except OpenBoothError as raised:
            _LOG.error("the session ended: %s", raised)
            error = raised
        except Exception as raised:  # noqa: BLE001 - the session's task ends here, and must not end the core
            _LOG.exception("the session ended because of an error in OpenBooth")
            error = OpenBoothError(
                f"The session ended because of an error in OpenBooth ({type(raised).__name__}); the log of the core "
                "has it, and what was committed is on record."
            )
        finally:
            self._running = None
            running.end(error)
            self._survey.go_on()

    def _session(self) -> "_Running":
        if self._running is None:
            raise UserMistake("No session is running; start one with openbooth live.")
        return self._running

    def _levels(self) -> Levels:
        return {} if self._running is None else self._running.levels()


class _Running:
    """One session on its way from `Start` to its end; a sink of its feed."""

    def __init__(self, setup: EventSetup, feed: Broadcast, server: Server) -> None:
        """`begun` is done when the session runs, and raises what kept it from that."""
        self._setup = setup
        self._feed = feed
        self._server = server
        self._session: RunningSession | None = None
        self._control: Path | None = None
        self._state: SessionChanged | None = None
        self._stopping = False
        self._at = Ticks(0)
        self.begun: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.begun.add_done_callback(lambda begun: begun.cancelled() or begun.exception())
        self.task: asyncio.Task[None] | None = None
        self.over = asyncio.Event()

    def take(self, session: RunningSession, folder: Path) -> None:
        """It can be commanded from now on."""
        self._session = session
        self._control = folder / CONTROL_FILE
        self._server.announce(self._control)
        if self._stopping:
            session.stop()

    def publish(self, published: Published) -> None:
        """Take one event of the session."""
        self._at = published.at
        self._feed.publish(published)
        if isinstance(published.event, SessionChanged):
            self._state = published.event
            self._tell_that_it_began(None)

    def close(self) -> None:
        """The session's feed is over; the core's goes on."""

    def execute(self, command: Command) -> None:
        """Do what is asked of the session. Raises UserMistake."""
        if self._session is None:
            raise UserMistake("The session is still being prepared; try again in a moment.")
        self._session.execute(command)

    def stop(self) -> None:
        """End it in order, however far it has come."""
        self._stopping = True
        if self._session is not None:
            self._session.stop()

    def levels(self) -> Levels:
        """The levels of this moment."""
        return {} if self._session is None else self._session.levels()

    def end(self, error: OpenBoothError | None) -> None:
        """Tell that it is over, also for a session that could not do so itself."""
        if self._control is not None:
            self._server.retract(self._control)
        state = self._state or SessionChanged(SessionState.RUNNING, "", self._setup.source_language, ())
        if state.state is not SessionState.STOPPED:
            self._feed.publish(Published(0, self._at, replace(state, state=SessionState.STOPPED)))
        self._tell_that_it_began(error)
        self._feed.tell(ended_line(Ended(state.session, error)))
        self.over.set()

    def _tell_that_it_began(self, error: OpenBoothError | None) -> None:
        """Answer the client that started it, unless it was told already or has left."""
        if self.begun.done():
            return
        if error is None:
            self.begun.set_result(None)
        else:
            self.begun.set_exception(error)
