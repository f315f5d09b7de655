"""The devices of a PulseAudio or PipeWire server, told by `pactl`.

A listing is taken at every event of `pactl subscribe`, and every few seconds in case one was missed.
"""

import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from interpreter.audio.devices import Listing, Seen
from interpreter.audio.native import NativeStream, PortAudio, StreamSettings
from interpreter.domain.devices import Device, Direction

_PATIENCE_S = 1.0
_REFRESH_S = 5.0
_RETRY_S = 0.25
_RARE_RETRY_S = 1.0
_EAGER_S = 60.0
_MOST_CHANNELS = 32
_TAG = "openbooth.stream"
_CONCERNED = (b" on sink", b" on source", b" on server", b" on card")


class PulseDevices:
    """Keeps a listing of the sound server's sinks and sources, on threads of its own."""

    def __init__(self, portaudio: PortAudio) -> None:
        self._portaudio = portaudio
        self._now = Listing()
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
            self._subscribe()
            listing = _ask()
            if listing is None:
                failing_since_s = failing_since_s or time.monotonic()
                self._lose()
                rare = time.monotonic() - failing_since_s > _EAGER_S
                self._stirred.wait(_RARE_RETRY_S if rare else _RETRY_S)
                continue
            failing_since_s = None
            self._now = listing
            self._stirred.wait(_REFRESH_S)
        self._end_subscription()

    def _lose(self) -> None:
        """Nobody answers. What was seen stays seen while the server only hangs, which its open connection tells."""
        hangs = self._subscription is not None and self._subscription.poll() is None
        self._now = Listing(self._now.devices, self._now.routes) if hangs else Listing()

    def _subscribe(self) -> None:
        if self._closed or (self._subscription is not None and self._subscription.poll() is None):
            return
        self._end_subscription()
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

    def _read(self, subscription: subprocess.Popen[bytes]) -> None:
        assert subscription.stdout is not None  # noqa: S101 - opened as a pipe
        for line in subscription.stdout:
            if any(concerned in line for concerned in _CONCERNED):
                self._stirred.set()
        subscription.stdout.close()
        subscription.wait()
        self._stirred.set()

    def _end_subscription(self) -> None:
        if self._subscription is not None:
            with suppress(OSError):
                self._subscription.kill()


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


def _ask() -> Listing | None:
    """Take a listing; None while the server does not answer."""
    asked_s = time.monotonic()
    server = _told("info")
    told = _told("list") if server is not None else None
    if told is None or server is None:
        return None
    return listing_of(told, server, asked_s)


def _told(question: str) -> dict[str, Any] | None:
    try:
        answer = subprocess.run(  # noqa: S603 - no shell, our own arguments
            [_pactl(), "-f", "json", question],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=os.environ | {"LC_ALL": "C"},
            timeout=_PATIENCE_S,
            check=True,
        )
        told = json.loads(answer.stdout.decode("utf-8", "replace"))
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return told if isinstance(told, dict) else None


def listing_of(told: Mapping[str, Any], server: Mapping[str, Any], asked_s: float = 0.0) -> Listing:
    """Read what `pactl -f json list` and `pactl -f json info` say."""
    seen: dict[tuple[Direction, str], Seen] = {}
    routes: dict[str, str] = {}
    for direction, many, streams, one in (
        (Direction.INPUT, "sources", "source_outputs", "source"),
        (Direction.OUTPUT, "sinks", "sink_inputs", "sink"),
    ):
        for entry in told.get(many, ()):
            device = _device(entry, direction, server.get(f"default_{one}_name"))
            seen[direction, device.name] = Seen(device, str(entry["index"]))
        for entry in told.get(streams, ()):
            tag = entry.get("properties", {}).get(_TAG)
            if tag:
                routes[tag] = str(entry[one])
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
