"""One output device and the lanes that are played on its pairs of channels."""

from collections.abc import Sequence

import numpy as np

from interpreter.audio.devices import DeviceList
from interpreter.audio.lanes import Lane, Moment
from interpreter.audio.streams import Block, DeviceStream, Pace, StreamChange
from interpreter.domain.audio import Samples
from interpreter.domain.devices import DeviceState, Direction
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks
from interpreter.dsp.limiter import CEILING
from interpreter.dsp.variable_rate import Interpolator

PACE = Pace(block_ms=5.0, latency_ms=10.0)
"""A device holds no more than two blocks ahead, so that a mute key is heard within 20 ms."""
HEARD_AFTER_S = 0.010
"""From the callback to the ear: those two blocks, and what the sound server holds."""
_LEAP_S = 1.0
_LOUDEST = CEILING - 2**-15  # what a device of 16 bits may round up


class SessionTime:
    """Where the session's timeline lies on the machine's monotonic clock.

    Of all that it is told it believes what was told soonest after it was measured; a leap of a second it follows.
    """

    def __init__(self) -> None:
        self._origin_s: float | None = None

    def follow(self, now: Ticks, now_s: float) -> None:
        """The session was at tick `now` when the monotonic clock showed `now_s`, or a little earlier."""
        origin_s = now_s - now / TICKS_PER_SECOND
        late_s = 0.0 if self._origin_s is None else origin_s - self._origin_s
        if self._origin_s is None or late_s < 0 or late_s > _LEAP_S:
            self._origin_s = origin_s

    def tick(self, moment_s: float) -> float:
        """Return the tick of a moment. Fit for a callback."""
        return 0.0 if self._origin_s is None else (moment_s - self._origin_s) * TICKS_PER_SECOND


class Seat:
    """A lane at the rate of a device, and the first of its pair of channels there, counted from 1.

    Where the rate is not 48 kHz, it is heard a third of a millisecond later.
    """

    def __init__(self, lane: Lane, first: int) -> None:
        self.lane = lane
        self.first = first
        self._rate_hz = TICKS_PER_SECOND
        self._step = 1.0
        self._interpolator = Interpolator(TICKS_PER_SECOND, TICKS_PER_SECOND)
        self._held: Samples = np.zeros(0, np.float32)
        self._first = 0.0

    def render(self, out: Samples, when: Moment, rate_hz: int) -> None:
        """Fill `out`, shape (frames,), at `rate_hz` with what is heard from `when` on."""
        if rate_hz != self._rate_hz:
            self._change_rate(rate_hz)
        if rate_hz == TICKS_PER_SECOND:
            self.lane.render(out, when)
            return
        reach = self._interpolator.reach
        last = self._first + self._step * (len(out) - 1)
        fresh = np.zeros(max(0, int(last) + reach + 1 - len(self._held)), np.float32)
        self.lane.render(fresh, when)
        samples = np.concatenate((self._held, fresh))
        self._interpolator.read(samples, self._first, self._step, out)
        passed = int(last + self._step) - reach
        self._held = samples[passed:]
        self._first = last + self._step - passed

    def _change_rate(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._step = TICKS_PER_SECOND / rate_hz
        self._interpolator = Interpolator(TICKS_PER_SECOND, rate_hz)
        self._held = np.zeros(2 * self._interpolator.reach, np.float32)
        self._first = float(self._interpolator.reach)


class PlaybackDevice:
    """Plays any number of lanes; one that comes, moves or goes does not disturb the others."""

    def __init__(self, device: str, *, devices: DeviceList, time: SessionTime) -> None:
        self.stream = DeviceStream(device, Direction.OUTPUT, self._fill, devices=devices, pace=PACE)
        self._seats: tuple[tuple[Seat, int], ...] = ()
        self._time = time
        self._mono: Samples = np.zeros(0, np.float32)
        self.live = False
        """Whether callbacks render the lanes; else that is for the session's task to do, against the clock."""

    @property
    def block_ms(self) -> float:
        """How much a callback that comes too late loses."""
        return PACE.block_ms

    @property
    def lanes(self) -> Sequence[Lane]:
        """What lives here."""
        return [seat.lane for seat, _ in self._seats]

    def seat(self, lane: Lane, first: int) -> None:
        """Play a lane here from the next block on, or on another pair than before."""
        self._arrange([*self._others(lane), Seat(lane, first)])

    def poll(self, now_s: float) -> Sequence[StreamChange]:
        """Look after the stream, about every 10 ms; return what changed."""
        changes = self.stream.poll(now_s)
        self.live = self.stream.state is not DeviceState.LOST
        return changes

    def close(self) -> None:
        """Release the device, on a thread. May be called twice."""
        self.live = False
        self.stream.close()

    def join(self, timeout_s: float) -> bool:
        """Wait until the device is released; return whether it is. Blocks."""
        return self.stream.join(timeout_s)

    def leave(self, lane: Lane) -> None:
        """Play a lane here no longer."""
        self._arrange(self._others(lane))

    def _others(self, lane: Lane) -> list[Seat]:
        return [seat for seat, _ in self._seats if seat.lane is not lane]

    def _arrange(self, seats: Sequence[Seat]) -> None:
        """Give every lane its pair; where another lane begins on the second channel of it, the first one."""
        taken = {seat.first for seat in seats}
        self._seats = tuple((seat, seat.first + (seat.first + 1 not in taken)) for seat in seats)

    def _fill(self, block: Block, at_s: float) -> None:
        """Render every lane and add it to its pair; runs in PortAudio's thread."""
        if not self.live:
            return
        frames, channels = block.shape
        if len(self._mono) < frames:
            self._mono = np.zeros(frames, np.float32)
        mono = self._mono[:frames]
        when = Moment(at_s, self._time.tick(at_s + HEARD_AFTER_S))
        for seat, last in self._seats:
            seat.render(mono, when, self.stream.rate_hz)
            if seat.first <= channels:
                block[:, seat.first - 1 : last] += mono[:, None]
        np.clip(block, -_LOUDEST, _LOUDEST, out=block)
