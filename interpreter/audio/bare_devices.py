"""The devices that PortAudio itself knows: all there is where no sound server can be asked."""

import logging
import threading
import time
from collections.abc import Mapping, Sequence
from typing import Any

from interpreter.audio.devices import Listing, Seen
from interpreter.audio.native import NativeStream, PortAudio, StreamSettings
from interpreter.domain.devices import Device, Direction

BARE = "bare"
"""The key of a device that is opened by its name in PortAudio."""

_LOG = logging.getLogger("interpreter.audio")
_REFRESH_S = 3.0
_MOST_CHANNELS = 32
_SERVERS = ("pulse", "pipewire")


class BareDevices:
    """Keeps a listing on a thread of its own. PortAudio sees new devices only while no stream is open."""

    def __init__(self, portaudio: PortAudio) -> None:
        self._portaudio = portaudio
        self._now = Listing()
        self._stirred = threading.Event()
        self._closed = False
        self._thread = threading.Thread(target=self._look, name="sound devices", daemon=True)
        self._thread.start()

    @property
    def now(self) -> Listing:
        """What is there, as last seen."""
        return self._now

    def stir(self) -> None:
        """Ask for a new listing soon."""
        self._stirred.set()

    def open(self, seen: Seen, tag: str, settings: StreamSettings) -> NativeStream:  # noqa: ARG002 - nobody routes it
        """Open a stream on a device."""
        return self._portaudio.open(seen.device.name, settings)

    def release(self, stream: NativeStream) -> None:
        """Close a stream."""
        self._portaudio.release(stream)

    def close(self) -> None:
        """Look no longer."""
        self._closed = True
        self._stirred.set()

    def join(self, timeout_s: float) -> bool:
        """Wait for the thread to end; return whether it did. Blocks."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _look(self) -> None:
        while not self._closed:
            self._stirred.clear()
            self._now = bare_listing(self._portaudio, time.monotonic())
            self._stirred.wait(_REFRESH_S)


def bare_listing(portaudio: PortAudio, asked_s: float) -> Listing:
    """Ask PortAudio; nothing is there where it is not installed. Blocks."""
    try:
        return read_listing(portaudio.devices(), asked_s)
    except Exception as error:  # noqa: BLE001 - the thread that looks has to go on
        _LOG.info("%s", error)
        return Listing(answers=True, asked_s=asked_s)


def read_listing(known: Sequence[Mapping[str, Any]], asked_s: float = 0.0) -> Listing:
    """Read what PortAudio says of its devices."""
    seen: dict[tuple[Direction, str], Seen] = {}
    for entry in known:
        for direction, kind in ((Direction.INPUT, "input"), (Direction.OUTPUT, "output")):
            channels = min(_MOST_CHANNELS, int(entry[f"max_{kind}_channels"]))
            name = str(entry["name"])
            if not channels or name in _SERVERS or (direction, name) in seen:
                continue
            device = Device(name, name, direction, channels, round(entry["default_samplerate"]))
            seen[direction, name] = Seen(device, BARE)
    return Listing(seen, answers=True, asked_s=asked_s)
