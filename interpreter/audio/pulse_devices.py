"""The devices of a PulseAudio or PipeWire server, told by `pactl`.

A listing is taken at every event of `pactl subscribe`, and every few seconds in case one was missed. On a machine where
no server has answered yet, there is what PortAudio itself knows.
"""

import json
import os
import re
import shutil
import subprocess
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from interpreter.audio.bare_devices import BARE, BareDevices, bare_listing
from interpreter.audio.devices import Listing, Seen
from interpreter.audio.native import NativeStream, PortAudio, StreamSettings
from interpreter.domain.devices import Device, Direction

_PATIENCE_S = 1.0
_REFRESH_S = 5.0
_SETTLE_S = 0.05
_RETRY_S = 0.25
_RARE_RETRY_S = 1.0
_EAGER_S = 60.0
_MOST_CHANNELS = 32
_MOST_GONE = 64
_TAG = "openbooth.stream"
_GONE = re.compile(rb"Event 'remove' on (?P<kind>sink|source) #(?P<index>\d+)")
_CONCERNED = (b" on sink", b" on source", b" on server", b" on card")


class PulseDevices:
    """Keeps a listing of the sound server's sinks and sources, on threads of its own."""

    def __init__(self, portaudio: PortAudio) -> None:
        self._portaudio = portaudio
        self._now = Listing()
        self._gone: deque[tuple[float, Direction, str]] = deque(maxlen=_MOST_GONE)
        self._answered = False
        self._closed = False
        self._stirred = threading.Event()
        self._subscription: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._look, name="sound devices", daemon=True)
        self._thread.start()

    @property
    def now(self) -> Listing:
        """What is there, as last seen."""
        return self._now

    def stir(self) -> None:
        """Ask for a new listing soon."""
        self._stirred.set()

    def open(self, seen: Seen, tag: str, settings: StreamSettings) -> NativeStream:
        """Open a stream. libpulse reads the sink or source from the environment while PortAudio opens `pulse`."""
        if seen.key == BARE:
            return self._portaudio.open(seen.device.name, settings)
        wanted = {
            "PULSE_SOURCE" if seen.device.direction is Direction.INPUT else "PULSE_SINK": seen.device.name,
            "PULSE_PROP": f"{_TAG}={tag} node.dont-reconnect=true",
        }
        return self._portaudio.open("pulse", settings, _environment(wanted))

    def release(self, stream: NativeStream) -> None:
        """Close a stream."""
        self._portaudio.release(stream)

    def close(self) -> None:
        """Look no longer."""
        self._closed = True
        self._stirred.set()
        self._end_subscription()

    def join(self, timeout_s: float) -> bool:
        """Wait for the threads to end; return whether they did. Blocks."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _look(self) -> None:
        failing_since_s: float | None = None
        while not self._closed:
            self._stirred.clear()
            wait_s = _REFRESH_S
            try:
                self._take(_ask())
                self._answered, failing_since_s = True, None
                if self._subscribe():
                    wait_s = _SETTLE_S
            except (
                OSError,
                subprocess.SubprocessError,
                ValueError,
                TypeError,
                LookupError,
                AttributeError,
            ) as error:
                failing_since_s = failing_since_s or time.monotonic()
                self._lose(hangs=isinstance(error, subprocess.TimeoutExpired))
                wait_s = _RETRY_S if time.monotonic() - failing_since_s < _EAGER_S else _RARE_RETRY_S
            self._stirred.wait(wait_s)
        self._end_subscription()

    def _take(self, listing: Listing) -> None:
        """Take a listing without what was told to be gone since it was asked for."""
        for told_s, direction, index in list(self._gone):
            if told_s >= listing.asked_s:
                listing = listing.without(direction, index)
        self._now = listing

    def _lose(self, *, hangs: bool) -> None:
        """Nobody answers. What was seen stays seen while the server only hangs."""
        if hangs:
            self._now = Listing(self._now.devices, self._now.routes)
        elif self._answered:
            self._now = Listing()
        elif not self._now.answers or time.monotonic() - self._now.asked_s > _REFRESH_S:
            self._now = bare_listing(self._portaudio, time.monotonic())

    def _subscribe(self) -> bool:
        """Be told of events; return whether that begins only now."""
        if self._closed or (self._subscription is not None and self._subscription.poll() is None):
            return False
        with suppress(OSError):
            self._subscription = subprocess.Popen(  # noqa: S603 - no shell, our own arguments
                [*_dying_with_us(), _pactl(), "subscribe"],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"LC_ALL": "C"},
            )
            reader = threading.Thread(
                target=self._read, args=(self._subscription,), name="sound device events", daemon=True
            )
            reader.start()
        return True

    def _read(self, subscription: subprocess.Popen[bytes]) -> None:
        assert subscription.stdout is not None  # noqa: S101 - opened as a pipe
        for line in subscription.stdout:
            gone = _GONE.match(line)
            if gone is not None:
                direction = Direction.OUTPUT if gone["kind"] == b"sink" else Direction.INPUT
                self._gone.append((time.monotonic(), direction, gone["index"].decode()))
                self._take(self._now)
            if any(concerned in line for concerned in _CONCERNED):
                self._stirred.set()
        subscription.stdout.close()
        subscription.wait()
        self._stirred.set()

    def _end_subscription(self) -> None:
        if self._subscription is not None:
            with suppress(OSError):
                self._subscription.kill()


def devices_here() -> PulseDevices | BareDevices:
    """Begin to look for the devices of this machine."""
    return PulseDevices(PortAudio()) if shutil.which("pactl") else BareDevices(PortAudio())


def _pactl() -> str:
    return shutil.which("pactl") or "pactl"


def _dying_with_us() -> Sequence[str]:
    setpriv = shutil.which("setpriv")
    return (setpriv, "--pdeathsig", "KILL") if setpriv else ()


@contextmanager
def _environment(wanted: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _ask() -> Listing:
    """Take a listing. Raises OSError, subprocess.SubprocessError or ValueError while there is no answer."""
    asked_s = time.monotonic()
    return listing_of(_told("list"), _told("info"), asked_s)


def _told(question: str) -> Mapping[str, Any]:
    answer = subprocess.run(  # noqa: S603 - no shell, our own arguments
        [_pactl(), "-f", "json", question],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=os.environ | {"LC_ALL": "C"},
        timeout=_PATIENCE_S,
        check=True,
    )
    told: Mapping[str, Any] = json.loads(answer.stdout.decode("utf-8", "replace"))
    return told


def listing_of(told: Mapping[str, Any], server: Mapping[str, Any], asked_s: float = 0.0) -> Listing:
    """Read what `pactl -f json list` and `pactl -f json info` say; what has not the form of a device is left out."""
    seen: dict[tuple[Direction, str], Seen] = {}
    routes: dict[str, str] = {}
    for direction, many, streams, one in (
        (Direction.INPUT, "sources", "source_outputs", "source"),
        (Direction.OUTPUT, "sinks", "sink_inputs", "sink"),
    ):
        for entry in told.get(many, ()):
            with suppress(LookupError, TypeError, ValueError):
                device = _device(entry, direction, server.get(f"default_{one}_name"))
                seen[direction, device.name] = Seen(device, str(entry["index"]))
        for entry in told.get(streams, ()):
            with suppress(LookupError, TypeError):
                routes[entry["properties"][_TAG]] = str(entry[one])
    return Listing(seen, routes, answers=True, asked_s=asked_s)


def _device(entry: Mapping[str, Any], direction: Direction, default: str | None) -> Device:
    _, channels, rate = str(entry["sample_specification"]).split()
    monitored = entry.get("monitor_source") if direction is Direction.INPUT else None
    return Device(
        name=entry["name"],
        title=entry.get("description") or entry["name"],
        direction=direction,
        channels=min(_MOST_CHANNELS, int(channels.removesuffix("ch"))),
        rate_hz=int(rate.removesuffix("Hz")),
        monitor_of=monitored or None,
        default=entry["name"] == default,
    )
