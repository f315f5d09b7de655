"""Encodes what sounds on a channel, once for all who hear it: Opus (RFC 6716, 7587), mono, at 48 kHz."""

import asyncio
import hashlib
from collections.abc import Iterator
from fractions import Fraction

import av
import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.timeline import TICKS_PER_MS, TICKS_PER_SECOND, Ticks

PACKET_MS = 20
CROWDED_PACKET_MS = 60
"""A third of the packets: what a wireless network runs out of is turns to send, not bits."""

_BITS_PER_SECOND = 32_000
_EXPECTED_LOSS_PERCENT = 10  # the encoder spends bits on holding enough of the packet before
_JUMP = TICKS_PER_SECOND  # a start further away than this belongs to another clock
_MOST_SILENCE = 400 * TICKS_PER_MS
_MOST_AHEAD_S = 0.4
_MOST_NOTICES = 64
_PATIENCE_S = 0.2  # how long sound may be late before silence takes its place
_PLAYED_PER_SECOND = 1.0005  # devices run up to some hundred millionths faster than our clock


class OpusEncoder:
    """Encodes pieces of `frames` samples each, with what makes good the loss of single packets."""

    def __init__(self, packet_ms: int = PACKET_MS) -> None:
        self.frames = packet_ms * TICKS_PER_MS
        self._encoded = 0
        self._codec = av.CodecContext.create("libopus", "w")
        self._codec.sample_rate = TICKS_PER_SECOND
        self._codec.layout = "mono"
        self._codec.format = "flt"
        self._codec.bit_rate = _BITS_PER_SECOND
        self._codec.time_base = Fraction(1, TICKS_PER_SECOND)
        self._codec.options = {
            "application": "voip",
            "frame_duration": str(packet_ms),
            "fec": "1",
            "packet_loss": str(_EXPECTED_LOSS_PERCENT),
        }

    def encode(self, samples: Samples) -> bytes:
        """Return the packet of the next `frames` samples. Raises ValueError for another number."""
        if samples.shape != (self.frames,):
            raise ValueError(f"expected samples of shape ({self.frames},), got {samples.shape}")
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples[None]), format="flt", layout="mono")
        frame.sample_rate = TICKS_PER_SECOND
        frame.time_base = Fraction(1, TICKS_PER_SECOND)
        frame.pts = self._encoded
        self._encoded += self.frames
        return b"".join(bytes(packet) for packet in self._codec.encode(frame))


def encoded(samples: Samples, packet_ms: int = PACKET_MS) -> tuple[bytes, ...]:
    """Return the packets of a whole piece, which ends in silence where it does not fill the last one."""
    encoder = OpusEncoder(packet_ms)
    whole = np.append(samples, np.zeros(-len(samples) % encoder.frames, np.float32))
    return tuple(encoder.encode(piece) for piece in whole.reshape(-1, encoder.frames))


class EncodedNotices:
    """The packets of spoken notices, of which there is one for each language and its voice; the latest 64 are kept."""

    def __init__(self, packet_ms: int) -> None:
        self._packet_ms = packet_ms
        self._known: dict[bytes, tuple[bytes, ...]] = {}

    async def of(self, notice: Samples) -> tuple[bytes, ...]:
        """Return the packets of a notice; one that is new is encoded on a thread."""
        name = hashlib.blake2b(notice.tobytes()).digest()
        if name not in self._known:
            if len(self._known) == _MOST_NOTICES:
                del self._known[next(iter(self._known))]
            self._known[name] = await asyncio.to_thread(encoded, notice, self._packet_ms)
        return self._known[name]


class PacketClock:
    """Makes packets of equal length from what sounds on one channel, in pieces of any length, and never stops.

    A piece that starts later than the last one ended is preceded by silence, what came before already is left out,
    and where nothing arrives for 0.2 s silence is sent until something does. What comes much faster than it can be
    played is left out as well: listeners are never more than 0.4 s behind.
    """

    def __init__(self, now: float, packet_ms: int = PACKET_MS) -> None:
        self._encoder = OpusEncoder(packet_ms)
        self._packet_s = packet_ms / 1000
        self._waiting = np.zeros(0, np.float32)  # less than one packet
        self._end: Ticks | None = None  # of what was taken
        self._silence = 0  # samples of it sent since then
        self._ahead_s = 0.0  # what listeners have not played yet; below 0 they wait
        self._at = now
        self._silent = True

    def take(self, start: Ticks, samples: Samples, now: float) -> list[bytes]:
        """Return the packets that are full with what sounds from `start` on."""
        ahead_s = max(0.0, self._level(now))
        gap = 0 if self._end is None else start - self._end
        self._end = Ticks(start + len(samples))
        if abs(gap) > _JUMP:
            gap = 0
        if ahead_s > _MOST_AHEAD_S:
            return []
        silence = min(_MOST_SILENCE, max(0, gap - self._silence))
        self._silent, self._silence, self._ahead_s = False, 0, ahead_s
        return list(self._packets(np.append(np.zeros(silence, np.float32), samples[max(0, -gap) :])))

    def silence(self, now: float) -> list[bytes]:
        """Return the packets that are due because nothing arrives."""
        late_s = -self._level(now)
        if late_s < (self._packet_s if self._silent else _PATIENCE_S):
            return []
        self._silent = True
        self._ahead_s = -min(late_s, _MOST_AHEAD_S)
        packets = max(1, int(-self._ahead_s / self._packet_s))
        samples = packets * self._encoder.frames - len(self._waiting)
        self._silence += samples
        return list(self._packets(np.zeros(samples, np.float32)))

    def _level(self, now: float) -> float:
        """Return how far listeners are behind; both that and the time are kept."""
        self._ahead_s -= (now - self._at) * _PLAYED_PER_SECOND
        self._at = now
        return self._ahead_s

    def _packets(self, samples: Samples) -> Iterator[bytes]:
        waiting = np.append(self._waiting, samples)
        frames = self._encoder.frames
        full = len(waiting) - len(waiting) % frames
        self._waiting = waiting[full:]
        self._ahead_s += full // frames * self._packet_s
        for first in range(0, full, frames):
            yield self._encoder.encode(waiting[first : first + frames])
