"""Serves the clients of a core, or of one running session, on the loopback interface.

Where it listens stands, with a token, in files that only their user can read. A client that does not keep to the
protocol, or does not read, costs a bounded amount of memory and is sent away; it never holds up anybody else.
"""

import asyncio
import logging
import os
import secrets
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import TracebackType

from interpreter.app.broadcast import OUTBOX_BYTES, Broadcast, Outbox
from interpreter.app.feed import Json
from interpreter.app.protocol import (
    LONGEST_GREETING,
    LONGEST_LINE,
    Id,
    InputHeard,
    Levels,
    Machine,
    Subscribe,
    answer_line,
    id_in,
    inputs_line,
    line_of,
    machine_line,
    parsed,
    request_of,
)
from interpreter.domain.commands import Command
from interpreter.domain.errors import OpenBoothError, UserMistake

HOST = "127.0.0.1"
CONTROL_FILE = "control.json"
"""What a session's folder holds while it runs."""
_SILENCE_DB = -120.0
_LOG = logging.getLogger("openbooth.core")

Execute = Callable[[Command], Awaitable[None] | None]
"""Does a command, at once or, where it returns something to wait for, later. Raises OpenBoothError."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a client may cost."""

    clients: int = 32
    outbox_bytes: int = OUTBOX_BYTES
    greeting_s: float = 5.0
    """How long a client may take to show its token."""
    stalled_s: float = 30.0
    """How long a client may read nothing of what waits for it."""
    command_s: float = 0.002
    """The time from one command of a client to the next."""
    unanswered: int = 4
    """How many commands of a client may be under way."""
    meter_s: float = 0.1
    farewell_s: float = 2.0
    """How long clients are given to read what is left when the server ends."""


@dataclass(frozen=True, slots=True)
class WayIn:
    """Where a server listens on the loopback interface, and the token to show."""

    port: int
    token: str


class Server:
    """Use it as an asynchronous context."""

    def __init__(
        self,
        feed: Broadcast,
        execute: Execute,
        *,
        levels: Callable[[], Levels] = dict,
        limits: Limits | None = None,
    ) -> None:
        self._feed = feed
        self._execute = execute
        self._levels = levels
        self._limits = limits or Limits()
        self._was_needed = False
        self._token = secrets.token_hex(16)
        self._reading_token = secrets.token_hex(16)
        self._announced: set[Path] = set()
        self._listening: asyncio.Server | None = None
        self._clients: dict[asyncio.Task[None], Outbox] = {}
        self._reading: set[Outbox] = set()
        self._metered: set[Outbox] = set()
        self._surveyed: set[Outbox] = set()
        self._metering: asyncio.Task[None] | None = None

    @property
    def clients(self) -> int:
        """How many are connected, but for those that only read."""
        return len(self._clients) - len(self._reading)

    @property
    def way_in(self) -> "WayIn":
        """How a process of ours connects that may read everything and command nothing."""
        return WayIn(self._port, self._reading_token)

    @property
    def was_needed(self) -> bool:
        """Whether there ever was a client."""
        return self._was_needed

    @property
    def metered(self) -> bool:
        """Whether anybody wants to see levels and what the machine has to do."""
        return bool(self._metered)

    @property
    def surveyed(self) -> bool:
        """Whether anybody wants to see what every input hears while no session runs."""
        return bool(self._surveyed)

    async def __aenter__(self) -> "Server":
        """Listen; nobody knows where before `announce`."""
        self._listening = await asyncio.start_server(self._welcome, HOST, 0)
        self._metering = asyncio.create_task(self._meter(), name="meters")
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Listen no more; give clients the time to read what is left."""
        for file in tuple(self._announced):
            self.retract(file)
        if self._listening is not None:
            self._listening.close()
        with suppress(TimeoutError):
            async with asyncio.timeout(self._limits.farewell_s):
                await asyncio.gather(*(outbox.emptied() for outbox in self._clients.values()))
        ending = [*self._clients, *filter(None, [self._metering])]
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)

    def announce(self, file: Path) -> None:
        """Say in a file where to connect, and with which token. Raises OSError."""
        place = {
            "port": self._port,
            "token": self._token,
            "pid": os.getpid(),
            "version": version("openbooth"),
        }
        unfinished = file.with_suffix(".new")
        unfinished.unlink(missing_ok=True)
        unfinished.touch(mode=0o600)
        unfinished.write_bytes(line_of(place))
        unfinished.replace(file)
        self._announced.add(file)

    def retract(self, file: Path) -> None:
        """Take a file away again."""
        self._announced.discard(file)
        with suppress(OSError):
            file.unlink(missing_ok=True)

    @property
    def _port(self) -> int:
        if self._listening is None:
            raise RuntimeError("it does not listen")
        return int(self._listening.sockets[0].getsockname()[1])

    def _welcome(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if len(self._clients) >= self._limits.clients:
            writer.close()
            return
        self._was_needed = True
        outbox = Outbox(limit=self._limits.outbox_bytes)
        task = asyncio.create_task(self._serve(reader, writer, outbox), name="client")
        self._clients[task] = outbox
        task.add_done_callback(self._clients.pop)

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, outbox: Outbox
    ) -> None:
        sending = asyncio.create_task(self._send(outbox, writer), name="client's outbox")
        client = _Client(_Lines(reader), outbox, self, self._limits)
        hearing = asyncio.create_task(client.hear(), name="client's requests")
        try:
            await asyncio.wait([sending, hearing], return_when=asyncio.FIRST_COMPLETED)
            if hearing.done() and not sending.done():
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._limits.farewell_s):
                        await outbox.emptied()
        finally:
            self._feed.remove(outbox)
            self._metered.discard(outbox)
            self._surveyed.discard(outbox)
            self._reading.discard(outbox)
            for task in (sending, hearing):
                task.cancel()
            await asyncio.gather(sending, hearing, return_exceptions=True)
            writer.close()

    async def _send(self, outbox: Outbox, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, TimeoutError):
            while True:
                writer.write(await outbox.take())
                async with asyncio.timeout(self._limits.stalled_s):
                    await writer.drain()
        writer.transport.abort()

    def admit(self, outbox: Outbox, token: str) -> None:
        """Let a client in. Raises UserMistake for a wrong token."""
        if secrets.compare_digest(token.encode(), self._reading_token.encode()):
            self._reading.add(outbox)
        elif not secrets.compare_digest(token.encode(), self._token.encode()):
            raise UserMistake("The token is wrong.")

    def execute(self, outbox: Outbox, command: Command) -> Awaitable[None] | None:
        """Do what a client asks. Raises OpenBoothError."""
        if outbox in self._reading:
            raise UserMistake("This client may read, and command nothing.")
        return self._execute(command)

    def subscribe(self, outbox: Outbox, wanted: Subscribe) -> None:
        """Let a client follow the feed."""
        self._feed.add(outbox, sound=wanted.sound)
        for audience, joins in ((self._metered, wanted.meters), (self._surveyed, wanted.survey)):
            if joins:
                audience.add(outbox)
            else:
                audience.discard(outbox)

    def show_machine(self, machine: Machine) -> None:
        """Tell those who want to see it what the machine has to do."""
        line = machine_line(machine)
        for outbox in self._metered:
            outbox.put_newest("machine", line)

    def show_inputs(self, inputs: Mapping[str, InputHeard]) -> None:
        """Tell those who want to see it what every input hears."""
        line = inputs_line(inputs)
        for outbox in self._surveyed:
            outbox.put_newest("inputs", line)

    async def _meter(self) -> None:
        while True:
            await asyncio.sleep(self._limits.meter_s)
            if not self._metered:
                continue
            line = line_of({"meters": {name: _audible(*both) for name, both in self._levels().items()}})
            for outbox in self._metered:
                outbox.put_newest("meters", line)


class _Client:
    """One client's requests."""

    def __init__(self, lines: "_Lines", outbox: Outbox, server: Server, limits: Limits) -> None:
        self._lines = lines
        self._outbox = outbox
        self._server = server
        self._limits = limits
        self._under_way: set[asyncio.Task[None]] = set()

    async def hear(self) -> None:
        """Answer requests until the client leaves, or does not keep to the protocol."""
        with suppress(OSError, TimeoutError):
            try:
                await self._greet()
                while (line := await self._lines.next(LONGEST_LINE)) is not None:
                    await self._outbox.room()
                    self._take(_object_on(line))
                    await asyncio.sleep(self._limits.command_s)
            except UserMistake as mistake:
                self._outbox.put(answer_line(None, mistake))
        for task in self._under_way:
            task.cancel()
        await asyncio.gather(*self._under_way, return_exceptions=True)

    async def _greet(self) -> None:
        async with asyncio.timeout(self._limits.greeting_s):
            line = await self._lines.next(LONGEST_GREETING)
        if line is None:
            return
        entry = _object_on(line)
        self._server.admit(self._outbox, str(entry.get("token")))
        if "do" in entry:
            self._take(entry)
        else:
            self._outbox.put(answer_line(id_in(entry)))

    def _take(self, entry: Json) -> None:
        id_ = id_in(entry)
        try:
            later = self._begin(id_, entry)
        except OpenBoothError as error:
            self._outbox.put(answer_line(id_, error))
        except Exception:  # noqa: BLE001 - a command ends here, and nothing else because of it
            self._outbox.put(answer_line(id_, _own_fault()))
        else:
            if later is not None:
                task = asyncio.create_task(self._answer_later(id_, later), name="client's command")
                self._under_way.add(task)
                task.add_done_callback(self._under_way.discard)

    def _begin(self, id_: Id, entry: Json) -> Awaitable[None] | None:
        """Do what is asked and answer, or return what to wait for."""
        request = request_of(entry)
        if isinstance(request, Subscribe):
            self._outbox.put(answer_line(id_))
            self._server.subscribe(self._outbox, request)
            return None
        if len(self._under_way) >= self._limits.unanswered:
            raise UserMistake("Too much is under way already; wait for an answer first.")
        later = self._server.execute(self._outbox, request)
        if later is None:
            self._outbox.put(answer_line(id_))
        return later

    async def _answer_later(self, id_: Id, later: Awaitable[None]) -> None:
        try:
            await later
        except OpenBoothError as error:
            self._outbox.put(answer_line(id_, error))
        except Exception:  # noqa: BLE001 - a command ends here, and nothing else because of it
            self._outbox.put(answer_line(id_, _own_fault()))
        else:
            self._outbox.put(answer_line(id_))


class _Lines:
    """Splits what a client sends, holding one line and a piece of the next."""

    def __init__(self, reader: asyncio.StreamReader) -> None:
        self._reader = reader
        self._buffer = bytearray()

    async def next(self, longest: int) -> bytes | None:
        """Return the next line, None at the end. Raises UserMistake for one above `longest` bytes."""
        searched = 0
        while (end := self._buffer.find(b"\n", searched)) < 0:
            searched = len(self._buffer)
            if searched > longest:
                raise UserMistake(f"A line is longer than {longest} bytes; send less at once.")
            piece = await self._reader.read(65_536)
            if not piece:
                return None
            self._buffer += piece
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        return line


def _object_on(line: bytes) -> Json:
    try:
        return parsed(line)
    except ValueError as error:
        raise UserMistake(
            "The core does not understand this line; send one JSON object in UTF-8 per line."
        ) from error


def _own_fault() -> OpenBoothError:
    """Log the error being handled and return what to tell the client: nothing else ends because of it."""
    _LOG.exception("a command could not be done")
    return OpenBoothError("This could not be done because of an error in OpenBooth; its log says which.")


def _audible(peak_db: float, rms_db: float) -> tuple[float, float]:
    """Return levels that JSON has a form for."""
    return round(max(peak_db, _SILENCE_DB), 1), round(max(rms_db, _SILENCE_DB), 1)
