"""A stream that hears what an output plays, and hears silence while nothing plays.

Neither Windows nor macOS promises blocks from an output that nobody plays on. Silence at the pace of the clock stands
in for them, so that the input counts as there and its time goes on.
"""

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from interpreter.audio.native import StreamSettings

QUIET_AFTER_S = 0.1
"""Without a block for so long nothing plays; a device in use is suspect later than that."""

_MOST_AT_ONCE_S = 1.0
_MOST_WAITING = 200
_LOOK_S = 0.25


class OutputTap(Protocol):
    """What a package opened on an output."""

    @property
    def goes_on(self) -> bool:
        """Whether blocks may still come; no longer so once the output was unplugged or changed."""
        ...

    def close(self) -> None:
        """Release the output. Blocks; may raise whatever the package raises."""
        ...


Give = Callable[[NDArray[np.float32], bool], None]
"""Takes a block, shape (frames, channels), float32 in -1..1, and whether sound was lost before it. Any one thread."""

Begin = Callable[[Give], OutputTap]
"""Opens and starts on an output, which gives its blocks from then on. Blocks; raises what keeps it from that."""


class SilencePace:
    """Tells how much silence is due; all times are seconds of one clock, all amounts are frames.

    What was short of the clock when sound ends is made up for by silence, never within sound.
    """

    def __init__(self, rate_hz: int, block: int, now_s: float) -> None:
        self._rate_hz = rate_hz
        self._block = block
        self._most = round(_MOST_AT_ONCE_S * rate_hz)
        self._end_s = now_s
        self._arrived_s = now_s
        self._quiet = True

    def before(self, frames: int, arrived_s: float) -> int:
        """Return the silence due before a block that has just come, which was over by `arrived_s`."""
        due = min(self._due(arrived_s) - frames, self._most) if self._quiet else 0
        length_s = frames / self._rate_hz
        self._end_s = arrived_s if self._quiet else min(arrived_s, self._end_s + length_s)
        self._arrived_s, self._quiet = arrived_s, False
        return max(0, due)

    def by(self, now_s: float) -> int:
        """Return the silence due by now, whole blocks; one block is held back, for sound may come in its place."""
        if not self._quiet and now_s - self._arrived_s < QUIET_AFTER_S:
            return 0
        self._quiet = True
        self._end_s = max(self._end_s, now_s - _MOST_AT_ONCE_S)
        frames = max(0, self._due(now_s) // self._block - 1) * self._block
        self._end_s += frames / self._rate_hz
        return frames

    def _due(self, now_s: float) -> int:
        return round((now_s - self._end_s) * self._rate_hz)


@dataclass(frozen=True, slots=True)
class _Arrived:
    """A block on its way, shape (frames, channels)."""

    block: NDArray[np.float32]
    lost: bool
    at_s: float


class LoopbackStream:
    """A NativeStream on what an output plays; `settings.callback` runs in a thread of its own."""

    def __init__(self, settings: StreamSettings, begin: Begin) -> None:
        self._settings = settings
        self._begin = begin
        self._waiting: queue.SimpleQueue[_Arrived] = (
            queue.SimpleQueue()
        )  # bounded by `_take`, which drops the new one
        self._dropped = 0  # changed by the package's thread only
        self._told = 0  # changed by the thread that delivers only
        self._stopped = False
        self._tap: OutputTap | None = None
        block = max(1, round(settings.rate_hz * settings.block_ms / 1000))
        self._silence: NDArray[np.float32] = np.zeros((block, settings.channels), np.float32)
        self._thread = threading.Thread(target=self._deliver, name="loopback", daemon=True)

    def start(self) -> None:
        """Let callbacks come. Blocks; raises what keeps the output from being heard."""
        self._tap = self._begin(self._take)
        self._thread.start()

    def abort(self, ignore_errors: bool = True) -> None:
        """Stop, dropping what waits. Blocks."""
        self._stopped = True
        if self._thread.is_alive():
            self._thread.join()
        tap, self._tap = self._tap, None
        if tap is None:
            return
        try:
            tap.close()
        except Exception:
            if not ignore_errors:
                raise

    def close(self, ignore_errors: bool = True) -> None:
        """Release the output. Blocks."""
        self.abort(ignore_errors)

    def _take(self, block: NDArray[np.float32], lost: bool) -> None:
        """Keep a block for the thread that delivers; runs in the package's thread."""
        if self._waiting.qsize() >= _MOST_WAITING:
            self._dropped += 1
            return
        self._waiting.put(_Arrived(block, lost, time.perf_counter()))

    def _deliver(self) -> None:
        beat_s = self._settings.block_ms / 1000
        pace = SilencePace(self._settings.rate_hz, len(self._silence), time.perf_counter())
        looked_s = time.perf_counter()
        while not self._stopped:
            try:
                arrived = self._waiting.get(timeout=beat_s)
            except queue.Empty:
                self._be_silent(pace.by(time.perf_counter()))
            else:
                self._be_silent(pace.before(len(arrived.block), arrived.at_s))
                self._call(arrived.block, arrived.lost or self._lost_more())
            if time.perf_counter() - looked_s > _LOOK_S:
                looked_s = time.perf_counter()
                if not self._goes_on():
                    self._settings.finished()
                    return

    def _lost_more(self) -> bool:
        told, self._told = self._told, self._dropped
        return told != self._told

    def _goes_on(self) -> bool:
        tap = self._tap
        try:
            return tap is None or tap.goes_on
        except Exception:  # noqa: BLE001 - whatever the package raises: it is over, and the stream is opened anew
            return False

    def _be_silent(self, frames: int) -> None:
        while frames > 0 and not self._stopped:
            block = self._silence[:frames]
            frames -= len(block)
            self._call(block, lost=False)

    def _call(self, block: NDArray[np.float32], lost: bool) -> None:
        if not self._stopped:
            self._settings.callback(block, len(block), None, lost)
