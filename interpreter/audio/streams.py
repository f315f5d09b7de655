"""Streams that stay on their device whatever happens to it."""

import itertools
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from interpreter.audio.devices import DeviceList, Seen
from interpreter.audio.native import NativeStream, StreamSettings
from interpreter.domain.devices import DeviceState, Direction
from interpreter.domain.errors import OpenBoothError
from interpreter.policy.device_states import Action, DeviceWatch, Sighting, Trouble

Block = NDArray[np.float32]
"""Interleaved audio of a device, shape (frames, channels), float32 in -1..1; belongs to PortAudio."""

Callback = Callable[[Block, float], None]
"""Copies a block out, or fills one in place, zeroed before; gets the monotonic time. Never blocks, never raises."""

_MOST_HANGING = 4
_PATIENCE_S = 3.0

_numbers = itertools.count(1)

_DETAILS = {
    Trouble.NONE: "",
    Trouble.ABSENT: "{device} is not there; plug it in.",
    Trouble.NO_SERVER: "The sound server does not answer; restart it if this lasts.",
    Trouble.REFUSED: "{device} cannot be opened; see whether another program holds it.",
    Trouble.SILENT: "{device} does not go on; it is being opened anew.",
}


@dataclass(frozen=True, slots=True)
class Pace:
    """How long the blocks of a stream are, and how much the sound server is to hold."""

    block_ms: float = 10.0
    latency_ms: float = 20.0


@dataclass(frozen=True, slots=True)
class StreamChange:
    """A device in use came to fare otherwise; `detail` says in plain words what to do."""

    state: DeviceState
    detail: str


class _OpenStream:
    """One PortAudio stream for as long as it lives; `beat` runs in its audio thread."""

    def __init__(self, owner: "DeviceStream", seen: Seen) -> None:
        self.seen = seen
        self.number = next(_numbers)
        self.tag = f"openbooth-{self.number}"
        self.ended = False
        self.released = False
        self.called_s: float | None = None
        self.opened_s = time.monotonic()
        self.stream: NativeStream | None = None
        self._owner = owner

    def beat(self, status: object) -> bool:
        """Count a callback; return whether the block is ours to use."""
        if self.released:
            return False
        self.called_s = time.monotonic()
        owner = self._owner
        owner.opening = self.number
        owner.channels, owner.rate_hz = self.seen.device.channels, self.seen.device.rate_hz
        if status:
            owner.xruns += 1
        return not self.released and owner.listing.now.there(self.seen, self.tag)

    def heard(self, block: Block, _frames: int, _time: object, status: object) -> None:
        """Take a captured block."""
        if self.beat(status):
            self._owner.callback(block, self.called_s or 0.0)

    def wanted(self, block: Block, _frames: int, _time: object, status: object) -> None:
        """Fill a block to be played; silence where it is not ours."""
        block.fill(0.0)
        if self.beat(status):
            self._owner.callback(block, self.called_s or 0.0)

    def finished(self) -> None:
        """PortAudio gave up on it."""
        self.ended = True


class DeviceStream:
    """Keeps one PortAudio stream on a named device: opens, watches and reopens it on threads of its own.

    `callback` runs in PortAudio's thread. Everything else is called from one task, and nothing blocks. `channels` and
    `rate_hz` are those of the device as of the latest callback, 0 before the first; `opening` is another number after
    the stream was opened anew. `xruns` counts the blocks that the
    callback could not deliver or fill in time.
    """

    def __init__(
        self,
        device: str,
        direction: Direction,
        callback: Callback,
        *,
        devices: DeviceList,
        pace: Pace = Pace(),
    ) -> None:
        self.device = device
        self.direction = direction
        self.callback = callback
        self.listing = devices
        self.xruns = 0
        self.opening = 0
        self.channels = 0
        self.rate_hz = 0
        self._pace = pace
        self._watch = DeviceWatch(time.monotonic())
        self._stream: _OpenStream | None = None
        self._task: threading.Thread | None = None
        self._task_began_s = 0.0
        self._hanging: list[threading.Thread] = []
        self._refused = False
        self._reason = ""
        self._closed = False

    @property
    def state(self) -> DeviceState:
        """How the device fared at the last `poll`."""
        return self._watch.state

    @property
    def lost(self) -> bool:
        """Whether the device is lost, and not just being opened for the first time."""
        return self._watch.lost

    def poll(self, now_s: float) -> Sequence[StreamChange]:
        """Look after the stream, about every 10 ms; return what changed. `now_s` is time.monotonic()."""
        if self._closed:
            return ()
        self._abandon(now_s)
        verdict = self._watch.observe(now_s, self._sighting())
        match verdict.action:
            case Action.OPEN:
                self._start(now_s, self._open)
            case Action.CLOSE:
                self._drop(now_s)
            case Action.NONE:
                pass
        if not verdict.changed:
            return ()
        if verdict.state is not DeviceState.RUNNING:
            self.listing.stir()
        told = self._reason if verdict.trouble is Trouble.REFUSED else ""
        return (StreamChange(verdict.state, told or _DETAILS[verdict.trouble].format(device=self.device)),)

    def close(self) -> None:
        """Release the device, on a thread. May be called twice."""
        if not self._closed:
            self._closed = True
            self._drop(time.monotonic())

    def join(self, timeout_s: float) -> bool:
        """Wait until what was closed is released; return whether it is. Blocks."""
        deadline = time.monotonic() + timeout_s
        for thread in self._threads():
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads())

    def _threads(self) -> list[threading.Thread]:
        return [*self._hanging, *([self._task] if self._task else [])]

    def _sighting(self) -> Sighting:
        listing = self.listing.now
        stream = self._stream
        if stream is None:
            listed = (self.direction, self.device) in listing.devices
            self._refused = self._refused and listed
        else:
            listed = listing.there(stream.seen, stream.tag)
        return Sighting(
            listed=listed,
            answers=listing.answers,
            asked_s=listing.asked_s,
            busy=(self._task is not None and self._task.is_alive()) or len(self._hanging) >= _MOST_HANGING,
            opened_s=stream.opened_s if stream else None,
            called_s=stream.called_s if stream else None,
            ended=stream.ended if stream else False,
            refused=self._refused,
        )

    def _abandon(self, now_s: float) -> None:
        """Let go of a thread that hangs in the sound server; what it opens in the end it closes itself."""
        self._hanging = [thread for thread in self._hanging if thread.is_alive()]
        if self._task and self._task.is_alive() and now_s - self._task_began_s > _PATIENCE_S:
            self._hanging.append(self._task)
            self._task = None

    def _start(self, now_s: float, work: Callable[[], None]) -> None:
        self._task = threading.Thread(target=work, name=f"stream {self.device}", daemon=True)
        self._task_began_s = now_s
        self._task.start()

    def _drop(self, now_s: float) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.released = True
            if self._task and self._task.is_alive():
                self._hanging.append(self._task)
            self._start(now_s, lambda: self._release(stream))

    def _open(self) -> None:
        """Open the stream; runs on a thread that is `_task` unless it was abandoned meanwhile."""
        seen = self.listing.now.devices.get((self.direction, self.device))
        if seen is None:
            return
        opened = _OpenStream(self, seen)
        try:
            self._begin(opened)
        except Exception as error:  # noqa: BLE001 - the thread ends here; the watch tells it and tries again
            self._reason = str(error) if isinstance(error, OpenBoothError) else ""
            self._refused = True
            self._release(opened)
            return
        if self._closed or self._task is not threading.current_thread():
            self._release(opened)
            return
        self._refused = False
        opened.opened_s = time.monotonic()
        self._stream = opened

    def _begin(self, opened: _OpenStream) -> None:
        device = opened.seen.device
        settings = StreamSettings(
            self.direction,
            device.channels,
            device.rate_hz,
            opened.heard if self.direction is Direction.INPUT else opened.wanted,
            opened.finished,
            self._pace.block_ms,
            self._pace.latency_ms,
        )
        opened.stream = self.listing.open(opened.seen, opened.tag, settings)

    def _release(self, opened: _OpenStream) -> None:
        opened.released = True
        if opened.stream is not None:
            self.listing.release(opened.stream)
