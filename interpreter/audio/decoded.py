"""A recording that is played in real time: decoded ahead of time, and heard at its place on the session's timeline."""

import logging
import threading
from collections.abc import Callable
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from interpreter.audio.lanes import LONGEST_BLOCK, Moment
from interpreter.domain.audio import Samples
from interpreter.domain.timeline import TICKS_PER_SECOND
from interpreter.dsp.variable_rate import Interpolator

AHEAD = 3 * TICKS_PER_SECOND
"""What is decoded before it is taken, in samples at 48 kHz."""
_KEPT = TICKS_PER_SECOND
_PIECE = TICKS_PER_SECOND // 10

_LOG = logging.getLogger("interpreter.audio")
_READY = TICKS_PER_SECOND // 20
_LEAP = TICKS_PER_SECOND // 20
_INAUDIBLE = 1e-3
_FASTEST = 0.002
_URGENCY_PER_S = 0.2
_SMOOTHING_S = 0.5
_RISE: NDArray[np.float32] = ((np.arange(96) + 0.5) / 96).astype(np.float32)


class Readable(Protocol):
    """An open recording, mono at 48 kHz."""

    def read(self, frames: int) -> Samples:
        """Return the next samples, at most `frames`; none after its end."""
        ...

    def close(self) -> None:
        """Release the file."""
        ...


class Decoded:
    """Keeps four seconds of a recording, three of them ahead of what was taken, decoded on a thread of its own.

    One task takes; `copy` and `holds` are fit for a callback. A closed one gives no more.
    """

    def __init__(self, recording: Readable) -> None:
        """Begin to decode; the recording is closed by the thread."""
        self._recording = recording
        self._ring: NDArray[np.float32] = np.zeros(AHEAD + _KEPT, np.float32)
        self._written = 0  # changed by the thread only
        self._over = False
        self._taken = 0  # changed by the task only
        self._closed = False
        self._room = threading.Event()
        self._thread = threading.Thread(target=self._decode, name="recording", daemon=True)
        self._thread.start()

    @property
    def over(self) -> bool:
        """Whether all of the recording has been decoded."""
        return self._over

    @property
    def length(self) -> int:
        """How much has been decoded so far, in samples."""
        return self._written

    def take(self, first: int, frames: int) -> Samples:
        """Return the samples from `first` on that are decoded by now, at most `frames`; earlier ones are given up."""
        samples = np.zeros(min(frames, max(0, self._written - first), AHEAD), np.float32)
        self.copy(first, samples)
        self._taken = first + len(samples)
        if self._wants_more:
            self._room.set()
        return samples

    def holds(self, end: float) -> bool:
        """Whether everything before `end` has been decoded, or nothing more will be."""
        return self._over or end <= self._written

    def copy(self, first: int, out: Samples) -> None:
        """Fill `out`, shape (frames,), with the samples from `first` on; what is not there is silence."""
        begin = max(first, 0, self._written + _PIECE - len(self._ring))
        end = min(first + len(out), self._written)
        out.fill(0.0)
        if begin >= end:
            return
        wanted = out[begin - first : end - first]
        at = begin % len(self._ring)
        head = min(len(wanted), len(self._ring) - at)
        wanted[:head] = self._ring[at : at + head]
        wanted[head:] = self._ring[: len(wanted) - head]

    def close(self) -> None:
        """Decode no more and release the file, on the thread. May be called twice."""
        self._closed = True
        self._room.set()

    def join(self, timeout_s: float) -> bool:
        """Wait until the file is released; return whether it is. Blocks."""
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    @property
    def _wants_more(self) -> bool:
        return self._written - self._taken <= AHEAD - _PIECE

    def _decode(self) -> None:
        try:
            while not self._closed and self._decode_next():
                pass
        except Exception as error:  # noqa: BLE001 - the thread ends here
            _LOG.warning("a recording cannot be decoded any further: %s", type(error).__name__)
        finally:
            self._over = True
            self._recording.close()

    def _decode_next(self) -> bool:
        """Decode a tenth of a second once there is room for it; say whether more may come."""
        if not self._wants_more:
            self._room.wait()
            self._room.clear()
            return True
        samples = self._recording.read(_PIECE)
        at = self._written % len(self._ring)
        head = min(len(samples), len(self._ring) - at)
        self._ring[at : at + head] = samples[:head]
        self._ring[: len(samples) - head] = samples[head:]
        self._written += len(samples)  # last: it is what lets the others see them
        return bool(len(samples))


class PlayedBack:
    """One output's way to a recording: it sounds at the very ticks at which the session takes it.

    The clock of the device is followed by reading a trifle faster or slower, by no more than 0.2 %, which nobody hears,
    and at once where nothing can be heard or where it leaps by more than 50 ms. Where the decoder is late there is
    silence, with ramps of 2 ms.
    """

    passes = True

    def __init__(self, decoded: Decoded, began: Callable[[], int | None]) -> None:
        """`began` tells the tick of the first sample, None before it is known."""
        self._decoded = decoded
        self._began = began
        self._position: float | None = None
        self._error = 0.0
        self._interpolator = Interpolator(TICKS_PER_SECOND, TICKS_PER_SECOND)
        reach = self._interpolator.reach
        self._around: Samples = np.zeros(2 * (LONGEST_BLOCK + reach) + 2, np.float32)

    def read(self, block: Samples, when: Moment) -> bool:
        """Write what sounds from `when.tick` on into `block`, LONGEST_BLOCK at most."""
        began = self._began()
        if began is None:
            return False
        aim = when.tick - began
        begins = self._position is None
        if self._position is None:
            if not self._decoded.holds(aim + _READY):
                return False
            self._position, self._error = float(round(aim)), 0.0
        if self._decoded.over and self._position > self._decoded.length + self._interpolator.reach:
            return False
        error = aim - self._position
        self._fill(block, self._position, error)
        if begins:
            _fade_in(block)
        if abs(error) > _LEAP or not self._decoded.holds(self._position + _READY):
            _fade_in(block[::-1])
            self._position = None
        elif float(np.abs(block).max(initial=0.0)) < _INAUDIBLE:
            self._position, self._error = aim + len(block), 0.0
        return True

    def _fill(self, block: Samples, position: float, error: float) -> None:
        self._error += (error - self._error) * min(1.0, len(block) / (_SMOOTHING_S * TICKS_PER_SECOND))
        hurry = self._error / TICKS_PER_SECOND * _URGENCY_PER_S
        step = 1.0 + min(_FASTEST, max(-_FASTEST, hurry))
        reach = self._interpolator.reach
        first = int(np.floor(position)) - reach
        around = self._around[: int(np.ceil(step * len(block))) + 2 * reach + 2]
        self._decoded.copy(first, around)
        self._interpolator.read(around, position - first, step, block)
        self._position = position + step * len(block)


def _fade_in(block: Samples) -> None:
    """Let `block` begin softly; turned round, end softly."""
    rise = _RISE[: len(block)]
    block[: len(rise)] *= rise
