"""Places what an input heard on the session's timeline, whatever its device's clock and whatever is missing."""

from collections.abc import Iterable, Sequence

import numpy as np

from interpreter.domain.audio import AudioFrame, Samples, frozen
from interpreter.domain.health import Gap
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_seconds
from interpreter.dsp.rings import Block
from interpreter.dsp.variable_rate import Interpolator
from interpreter.policy.device_states import SUSPECT_AFTER_S
from interpreter.policy.drift import DeviceClock, steer
from interpreter.ports.sound import LIVE_RATE_HZ

TOO_BUSY = "this computer was too busy to take in the sound"
CUT_SHORT = "the device left out some sound"
LOST = "the device was lost"
_ORIGIN_LEAK_S = 1e-6


class _Run:
    """Sound of one opening without a hole, read at the session's rate."""

    def __init__(self, block: Block, clock: DeviceClock) -> None:
        self.opening = block.opening
        self.rate_hz = block.rate_hz
        self.clock = clock
        self.placed = False
        self.next = block.first
        self.latest_s = block.at_s
        self._position = float(block.first)
        self._interpolator = Interpolator(block.rate_hz, LIVE_RATE_HZ)
        reach = self._interpolator.reach
        self._held: Samples = np.zeros(reach, np.float32)
        self._held_first = block.first - reach

    @property
    def time_s(self) -> float:
        """When the next sample to be read was there."""
        return self.clock.time_of(self._position)

    def append(self, block: Block) -> None:
        """Take the next block."""
        self._held = np.concatenate((self._held, block.samples))
        self.next = block.first + len(block.samples)
        self.latest_s = block.at_s
        self.clock.observe(self.next, block.at_s)

    def skip(self, seconds: float) -> None:
        """Leave out sound, as far as there is any."""
        self._position = min(float(self.next), self._position + seconds * self.rate_hz)

    def read(self, correction: float) -> Samples:
        """Return all that can be told by now, at LIVE_RATE_HZ, read `correction` faster than real time."""
        step = self.rate_hz / LIVE_RATE_HZ * (1.0 + correction)
        reach = self._interpolator.reach
        frames = max(0, int((self._held_first + len(self._held) - reach - 1 - self._position) / step))
        samples: Samples = np.zeros(frames, np.float32)
        if frames:
            self._interpolator.read(self._held, self._position - self._held_first, step, samples)
            self._position += frames * step
            spent = max(0, int(self._position) - reach - self._held_first)
            self._held = self._held[spent:]
            self._held_first += spent
        return samples

    def finish(self) -> Samples:
        """Return the rest."""
        self._held = np.concatenate((self._held, np.zeros(self._interpolator.reach + 1, np.float32)))
        return self.read(0.0)


class SourceTimeline:
    """Turns the blocks of one source into frames and gaps that abut, mono at LIVE_RATE_HZ.

    Its clock is the one that blocks are timed by, in seconds. Sound begins 100 ms after a device was opened, none of it
    left out, and follows the device's clock from then on.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._run: _Run | None = None
        self._began: Ticks | None = None
        self._end: Ticks | None = None
        self._origin_s: float | None = None
        self._pieces: list[AudioFrame | Gap] = []

    def take(
        self, now: Ticks, now_s: float, blocks: Iterable[Block], *, lost: bool = False
    ) -> Sequence[AudioFrame | Gap]:
        """Place `blocks`, `now` being the session time at or just before `now_s`; return what can be told by now.

        While the device is `lost`, gaps come once nothing was heard for 250 ms, that much behind `now`.
        """
        self._follow(now, now_s)
        for block in blocks:
            self._join(block)
        if self._run is not None:
            self._read(self._run)
        if lost:
            self._go_without(now, now_s)
        pieces, self._pieces = self._pieces, []
        return pieces

    def _follow(self, now: Ticks, now_s: float) -> None:
        """Find out when the session began; the earliest answer is the best, for `now` is never late."""
        if self._began is None:
            self._began = now
        origin_s = now_s - now / TICKS_PER_SECOND
        self._origin_s = (
            origin_s if self._origin_s is None else min(origin_s, self._origin_s + _ORIGIN_LEAK_S)
        )

    def _ticks(self, at_s: float) -> Ticks:
        return ticks_from_seconds(at_s - (self._origin_s or 0.0))

    def _join(self, block: Block) -> None:
        run = self._run
        if run is None or block.opening != run.opening:
            self._finish()
            run = _Run(block, DeviceClock(block.rate_hz))
        elif block.first != run.next:
            self._finish()
            self._miss(ticks_from_seconds((block.first - run.next) / run.rate_hz), TOO_BUSY)
            run = _Run(block, run.clock)
            run.placed = self._end is not None
        run.append(block)
        self._run = run

    def _read(self, run: _Run, *, last: bool = False) -> None:
        if not run.placed and not run.clock.settled and not last:
            return
        end = self._end if self._end is not None and run.placed else self._put(run)
        decision = steer((end - self._ticks(run.time_s)) / TICKS_PER_SECOND)
        self._miss(ticks_from_seconds(decision.missing_s), CUT_SHORT)
        run.skip(decision.surplus_s)
        self._keep(run.read(decision.correction))
        if last:
            self._keep(run.finish())

    def _put(self, run: _Run) -> Ticks:
        """Find the place of a run: after a gap, or leaving out what was given up for lost already."""
        run.placed = True
        start = self._ticks(run.time_s)
        if self._end is None:
            self._end = Ticks(max(0, start))
        self._miss(Ticks(start - self._end), LOST)
        run.skip((self._end - start) / TICKS_PER_SECOND)
        return self._end

    def _finish(self) -> None:
        if self._run is not None:
            self._read(self._run, last=True)
            self._run = None

    def _go_without(self, now: Ticks, now_s: float) -> None:
        """Let time go on while nothing comes, a little behind, so that what comes late still finds its place."""
        if self._run is not None:
            if now_s - self._run.latest_s < SUSPECT_AFTER_S:
                return
            self._finish()
        if self._end is None:
            self._end = self._began or Ticks(0)
        self._miss(Ticks(now - ticks_from_seconds(SUSPECT_AFTER_S) - self._end), LOST)

    def _keep(self, samples: Samples) -> None:
        if len(samples) and self._end is not None:
            frame = AudioFrame(self._source, self._end, LIVE_RATE_HZ, frozen(samples))
            self._end = frame.end
            self._pieces.append(frame)

    def _miss(self, duration: Ticks, cause: str) -> None:
        if duration > 0 and self._end is not None:
            self._pieces.append(Gap(self._source, self._end, duration, cause))
            self._end = Ticks(self._end + duration)
