"""A whole event while listeners join: `openbooth live` captures a room, answers what it hears, and lets phones in."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psutil

from interpreter.app.client import CORE_FILE, attach
from interpreter.app.places import DATA_VARIABLE
from interpreter.app.protocol import Message, Situation, Subscribe
from interpreter.domain.devices import Direction
from interpreter.domain.errors import OpenBoothError
from interpreter.domain.events import Published
from interpreter.domain.sharing import SharingChanged
from interpreter.lab.listeners.room import HOST
from interpreter.lab.system.live import LiveRun
from interpreter.lab.system.material import bursts
from interpreter.lab.system.room import ANSWERING, Room

CHANNEL = "es"
_FLOOR, _BOOTH = "floor", "booth"
_PATIENCE_S = 30.0


@dataclass(frozen=True, slots=True)
class Event:
    """A session whose phones have a page of their own."""

    port: int
    link: str
    server: int
    """The process id of the listener server."""
    live: LiveRun

    def xruns(self, direction: Direction) -> int:
        """Return how often sound was lost between devices and us."""
        return sum(told["direction"] == direction for told in self.live.of("xrun"))


@contextmanager
def event(seconds: float) -> Iterator[Event]:
    """Hold an event in which something is heard for so long. Raises MissingPart without PulseAudio."""
    with tempfile.TemporaryDirectory() as scratch, Room(Path(scratch), _FLOOR, _BOOTH) as room:
        arguments = ["--input", f"{_FLOOR}.monitor", "--from", "en", "--to", CHANNEL]
        arguments += ["--output", f"{CHANNEL}={_BOOTH}", "--serve", f"{HOST}:0", *ANSWERING]
        with LiveRun(arguments, room.environment) as live:
            live.wait_to_run()
            data = room.environment[DATA_VARIABLE]
            address = urlsplit(_link(Path(data)))
            speaker = room.play(_FLOOR, bursts(seconds))
            yield Event(address.port or 80, address.fragment, _server(data), live)
            speaker.stop()


def _link(data: Path) -> str:
    """Return what the QR code says, once phones can join."""
    with attach(data / CORE_FILE) as client:
        client.send(Subscribe())
        for message in client.messages(patience_s=_PATIENCE_S):
            for published in _told(message):
                if (
                    isinstance(published.event, SharingChanged)
                    and published.event.on
                    and published.event.link
                ):
                    return published.event.link
    raise OpenBoothError("The event lets no phones in; look at what openbooth live --serve says.")


def _told(message: Message) -> tuple[Published, ...]:
    match message:
        case Situation(events):
            return events
        case Published():
            return (message,)
        case _:
            return ()


def _server(data: str) -> int:
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            ours = process.environ().get(DATA_VARIABLE) == data
            if ours and "interpreter.app.listener_process" in process.cmdline():
                return process.pid
    raise OpenBoothError("No listener server runs.")
