"""A clause of the machine on its way to a lane, piece by piece."""

import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_samples
from interpreter.dsp.loudness import clip_loudness
from interpreter.dsp.resampling import StreamResampler
from interpreter.policy.loudness import gain_for_clip

_SETTLED = 6 * TICKS_PER_SECOND


class ClauseSound:
    """Brings the pieces of one clause to 48 kHz, joined without a seam and as loud as everything else is made.

    The gain is that of all that has come so far: it moves within each piece from that of the one before. A clause that
    comes in one piece has one gain. What comes out is exactly as long as what went in.
    """

    def __init__(self, start: Ticks, rate_hz: int) -> None:
        """`rate_hz`, one of EXACT_RATES_HZ, is that of every piece."""
        self._rate_hz = rate_hz
        self._resampler = StreamResampler(rate_hz, TICKS_PER_SECOND)
        self._came: list[Samples] = []
        self._gain: float | None = None
        self._start = self._at = self._end = start

    def push(self, start: Ticks, samples: Samples) -> list[tuple[Ticks, Samples]]:
        """Take the next piece, mono float32; return what can be played, and from which tick on."""
        ready = []
        if start > self._end:
            ready.append(self.finish())
            self._resampler = StreamResampler(self._rate_hz, TICKS_PER_SECOND)
            self._at = self._end = start
        self._came.append(samples)
        self._end = Ticks(self._end + ticks_from_samples(len(samples), self._rate_hz))
        ready.append(self._placed(self._resampler.push(samples), self._aim()))
        return ready

    def finish(self) -> tuple[Ticks, Samples]:
        """Return what was held back."""
        rest = np.zeros(self._end - self._at, np.float32)
        held = self._resampler.finish()[: len(rest)]
        rest[: len(held)] = held
        return self._placed(rest, self._aim())

    def _aim(self) -> float:
        """The gain of what has come; after a few seconds it is known well enough."""
        if self._gain is not None and self._end - self._start > _SETTLED:
            return self._gain
        loudness = clip_loudness(np.concatenate(self._came), self._rate_hz)
        return float(10 ** (gain_for_clip(loudness) / 20))

    def _placed(self, samples: Samples, gain: float) -> tuple[Ticks, Samples]:
        before = gain if self._gain is None else self._gain
        ramp = np.linspace(before, gain, len(samples), dtype=np.float32)
        placed = self._at, (samples * ramp)[: max(0, self._end - self._at)]
        self._gain, self._at = gain, Ticks(self._at + len(placed[1]))
        return placed
