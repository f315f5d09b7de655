"""Shows what a core tells of its session, to the end of it; Ctrl-C ends the session."""

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType

import typer

from interpreter.app.client import CoreClient
from interpreter.app.engine_watch import EngineWatch, watch_of, with_way_out
from interpreter.app.protocol import Answer, Ended, Message, Situation, Subscribe
from interpreter.app.showing import shown
from interpreter.domain.commands import Start, Stop
from interpreter.domain.errors import OpenBoothError, UserMistake
from interpreter.domain.events import Published, SessionChanged, SessionState
from interpreter.domain.health import EngineStatus, WorkerState
from interpreter.domain.setup import EventSetup
from interpreter.ports.outlets import FeedSink

HOW_TO_BEGIN = "No session is running; start one as in: openbooth live --to es."
_ENDED = frozenset({WorkerState.STOPPED, WorkerState.FAILED})


class Watching:
    """One session as somebody watches it."""

    def __init__(self, client: CoreClient, events: str | None) -> None:
        """`events` is where the feed goes besides the terminal, or, where it is “-”, instead of it."""
        self._client = client
        self._events = events
        self._start: int | None = None
        self._watch: EngineWatch | None = None

    def start(self, setup: EventSetup) -> None:
        """Start a session and show it. Raises what kept it from that, or what ended it."""
        languages = [setup.source_language, *(channel.listener.language for channel in setup.channels)]
        self._client.ask(Subscribe())
        self._watch = watch = watch_of(setup)
        self._start = self._client.send(Start(setup))
        try:
            self._see_through(list(dict.fromkeys(languages)))
        except OpenBoothError as error:
            raise with_way_out(error, watch.instead(str(error))) from error

    def follow(self) -> None:
        """Show the session that runs. Raises UserMistake where none does, or what ended it."""
        self._client.ask(Subscribe())
        self._see_through([])

    def _see_through(self, languages: Sequence[str]) -> None:
        sinks = [*shown(languages, self._events), *filter(None, [self._watch])]
        ended: Ended | None = None
        try:
            with _on_interrupt(self._stop):
                for message in self._client.messages():
                    self._show(message, sinks)
                    if isinstance(message, Ended):
                        ended = message
                        break
        except KeyboardInterrupt:
            typer.echo("The session goes on until it has ended; openbooth live follows it.", err=True)
            raise typer.Exit(130) from None
        finally:
            for sink in sinks:
                sink.close()
        self._conclude(ended)

    def _show(self, message: Message, sinks: Sequence[FeedSink]) -> None:
        match message:
            case Published():
                _hand_on([message], sinks)
            case Situation(events=events):
                if self._start is None and not _runs(events):
                    raise UserMistake(HOW_TO_BEGIN)
                _hand_on(events, sinks)
            case Answer(id=number, error=error) if error is not None and number == self._start:
                raise error
            case _:
                pass

    def _stop(self) -> None:
        with suppress(OpenBoothError):
            self._client.send(Stop())

    def _conclude(self, ended: Ended | None) -> None:
        if ended is None:
            raise OpenBoothError(
                "The core has gone before the session ended; what was committed is on record, "
                "see: openbooth sessions."
            )
        if ended.error is not None:
            raise ended.error
        self._tell_way_out()
        if self._events != "-" and ended.session:
            typer.echo(
                f"Session {ended.session} is on record; see: openbooth export {ended.session} --format docx"
            )

    def _tell_way_out(self) -> None:
        """Say why the engine of a session never started that went on without it, and which one works here."""
        if self._watch is not None and (trouble := self._watch.trouble):
            told = with_way_out(OpenBoothError(trouble), self._watch.instead(trouble))
            typer.echo(f"openbooth: {told}", err=True)


def _hand_on(events: Sequence[Published], sinks: Sequence[FeedSink]) -> None:
    for published in events:
        for sink in sinks:
            sink.publish(published)


def _runs(events: Sequence[Published]) -> bool:
    """Whether a session runs, or is about to."""
    return any(
        (isinstance(event, SessionChanged) and event.state is not SessionState.STOPPED)
        or (isinstance(event, EngineStatus) and event.state not in _ENDED)
        for event in (published.event for published in events)
    )


@contextmanager
def _on_interrupt(act: Callable[[], None]) -> Iterator[None]:
    """Let the first Ctrl-C call `act`; the second one interrupts. Once all is over, none does anything any more."""

    def first(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        act()

    signal.signal(signal.SIGINT, first)
    yield
    signal.signal(signal.SIGINT, signal.SIG_IGN)
