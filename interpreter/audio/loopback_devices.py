"""Inputs that hear what the outputs play, added to a list of devices that has none."""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from interpreter.audio.devices import DeviceList, Listing, Seen
from interpreter.audio.loopback_extra import MONITOR
from interpreter.audio.loopback_stream import LoopbackStream
from interpreter.audio.native import NativeStream, StreamSettings
from interpreter.domain.devices import Device, Direction
from interpreter.domain.errors import MissingPart

LOOPBACK_TITLE = " [Loopback]"
"""What the title of a loopback ends with, after the name of the output."""

_LOG = logging.getLogger("interpreter.audio")
_REFRESH_S = 3.0
_PREFIX = "loopback "
_MOST_CHANNELS = 32


@dataclass(frozen=True, slots=True)
class Loopback:
    """An output that can be heard; its provider knows it by `key`, another one once streams on it cannot go on."""

    output: str
    channels: int
    rate_hz: int
    key: str


class LoopbackProvider(Protocol):
    """A package that hears outputs. Every method blocks."""

    def loopbacks(self) -> Sequence[Loopback]:
        """Return what can be heard now. Raises MissingPart without the package, OSError where the system fails."""
        ...

    def stream(self, key: str, settings: StreamSettings) -> LoopbackStream:
        """Return a stream on the loopback of this key, not yet started."""
        ...


class LoopbackDevices:
    """The devices of another list, and a loopback input for each output that a provider hears.

    A loopback is called after its output, as in `Speakers.monitor`. Where the package is missing, there is none.
    """

    def __init__(self, others: DeviceList, provider: LoopbackProvider) -> None:
        self._others = others
        self._provider = provider
        self._loopbacks: tuple[Seen, ...] = ()
        self._merged: tuple[Listing, tuple[Seen, ...], Listing] | None = None
        self._stirred = threading.Event()
        self._closed = False
        self._thread = threading.Thread(target=self._look, name="loopbacks", daemon=True)
        self._thread.start()

    @property
    def now(self) -> Listing:
        """What is there, as last seen."""
        others, loopbacks, merged = self._others.now, self._loopbacks, self._merged
        if merged is None or merged[0] is not others or merged[1] is not loopbacks:
            merged = (others, loopbacks, _with_loopbacks(others, loopbacks))
            self._merged = merged
        return merged[2]

    def stir(self) -> None:
        """Ask for a new listing soon."""
        self._others.stir()
        self._stirred.set()

    def open(self, seen: Seen, tag: str, settings: StreamSettings) -> NativeStream:
        """Open a stream; a loopback raises what its provider raises."""
        if not seen.key.startswith(_PREFIX):
            return self._others.open(seen, tag, settings)
        stream = self._provider.stream(seen.key.removeprefix(_PREFIX), settings)
        stream.start()
        return stream

    def release(self, stream: NativeStream) -> None:
        """Close a stream."""
        if isinstance(stream, LoopbackStream):
            stream.close()
        else:
            self._others.release(stream)

    def close(self) -> None:
        """Look no longer."""
        self._closed = True
        self._stirred.set()
        self._others.close()

    def join(self, timeout_s: float) -> bool:
        """Wait for the thread to end; return whether it did. Blocks."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _look(self) -> None:
        while not self._closed:
            self._stirred.clear()
            try:
                found = tuple(_seen(loopback) for loopback in self._provider.loopbacks())
            except MissingPart as error:
                _LOG.info("%s", error)
                return
            except Exception as error:  # noqa: BLE001 - whatever the package raises; it is asked again
                _LOG.info("the loopbacks cannot be listed (%s)", type(error).__name__)
                found = ()
            if found != self._loopbacks:
                self._loopbacks = found
            self._stirred.wait(_REFRESH_S)


def _seen(loopback: Loopback) -> Seen:
    device = Device(
        name=loopback.output + MONITOR,
        title=loopback.output + LOOPBACK_TITLE,
        direction=Direction.INPUT,
        channels=min(_MOST_CHANNELS, loopback.channels),
        rate_hz=loopback.rate_hz,
        monitor_of=loopback.output,
    )
    return Seen(device, _PREFIX + loopback.key)


def _with_loopbacks(others: Listing, loopbacks: Sequence[Seen]) -> Listing:
    """Add loopbacks; those that PortAudio lists by itself are left out, for they are given up while nothing plays."""
    devices = {place: seen for place, seen in others.devices.items() if not place[1].endswith(LOOPBACK_TITLE)}
    for seen in loopbacks:
        devices.setdefault((Direction.INPUT, seen.device.name), seen)
    return replace(others, devices=devices)
