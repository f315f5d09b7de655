"""One track of a session on record on its way to an output, a little ahead of what is heard of it."""

import asyncio
from concurrent.futures import Executor

import numpy as np

from interpreter.domain.audio import Samples, frozen
from interpreter.domain.channels import Heard
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_ms
from interpreter.dsp.loudness import LoudnessMeter
from interpreter.dsp.resampling import StreamResampler
from interpreter.policy.loudness import LoudnessSteering
from interpreter.ports.outlets import ChannelOutput, RecordedSound, ReplayOutput, Track
from interpreter.session.clock import SessionClock

AHEAD = ticks_from_ms(400)
"""What is handed over before it is heard, so that a slow disk or a busy computer makes no gap."""
LEAD = ticks_from_ms(40)
"""From the first sample that is handed over until it is heard."""
_PIECE = ticks_from_ms(100)
_RISE = np.linspace(0.0, 1.0, ticks_from_ms(10), dtype=np.float32)


class Replay:
    """Plays a track from one place to its end, as loud as everything else is played; begun by the first `feed`."""

    def __init__(
        self,
        output: ChannelOutput,
        track: Track,
        at: Ticks,
        clock: SessionClock,
        *,
        before: "Replay | None" = None,
    ) -> None:
        """`clock` is that of the output's timeline. What the output played before fades out now.

        What was learnt `before` of how loud the track is holds on.
        """
        self.track = track
        self._output = output
        self._clock = clock
        self._from = self._read_to = Ticks(max(0, min(at, track.duration)))
        self._begun: Ticks | None = None
        self._placed = 0
        self._resampler: StreamResampler | None = None
        self.evenly: Evenly = before.evenly if before is not None and before.track == track else Evenly()
        output.let_through(Heard())

    @property
    def sounds(self) -> bool:
        """Whether anything was handed over, or nothing will be."""
        return self._begun is not None or self._is_read

    @property
    def over(self) -> bool:
        """Whether the end has been heard."""
        return self._is_read and self.heard() >= self._from + self._placed

    def heard(self) -> Ticks:
        """Return which place of the record is heard now."""
        if self._begun is None:
            return self._from
        behind = self._output.behind if isinstance(self._output, ReplayOutput) else 0
        passed = self._clock.now() - self._begun - behind
        return Ticks(self._from + max(0, min(passed, self._placed)))

    async def feed(self, sound: RecordedSound, reading: Executor) -> None:
        """Hand over the next 100 ms, where so much is wanted; `sound` is read on a thread of `reading`."""
        if self._is_read or self._from + self._placed - self.heard() > AHEAD:
            return
        end = Ticks(min(self._read_to + _PIECE, self.track.duration))
        loop = asyncio.get_running_loop()
        frame = await loop.run_in_executor(reading, sound.read, self.track, self._read_to, end)
        self._read_to = end
        if self._resampler is None:
            self._resampler = StreamResampler(frame.rate_hz, TICKS_PER_SECOND)
        samples = self._resampler.push(frame.samples)
        if self._is_read:
            samples = np.concatenate((samples, self._resampler.finish()))
        self._hand_over(self._softened(self.evenly.played(samples)))

    @property
    def _is_read(self) -> bool:
        return self._read_to >= self.track.duration

    def _softened(self, samples: Samples) -> Samples:
        """Let the first piece begin and the last one end without a click."""
        softened = samples.copy()
        rise = _RISE[: len(samples)]
        if self._begun is None:
            softened[: len(rise)] *= rise
        if self._is_read:
            softened[len(samples) - len(rise) :] *= rise[::-1]
        return softened

    def _hand_over(self, samples: Samples) -> None:
        if not len(samples):
            return
        if self._begun is None:
            self._begun = Ticks(self._clock.now() + LEAD)
            self._output.let_through(Heard(machine=True))
        start = Ticks(self._begun + self._placed)
        if isinstance(self._output, ReplayOutput):
            self._output.replay(start, frozen(samples))
        else:
            self._output.play(start, TICKS_PER_SECOND, frozen(samples))
        self._placed += len(samples)


class Evenly:
    """Brings a record to the loudness of everything else; the gain moves slowly, and only while somebody speaks."""

    def __init__(self) -> None:
        self._meter = LoudnessMeter()
        self._steering = LoudnessSteering()
        self._gain = 1.0

    def played(self, samples: Samples) -> Samples:
        """Return the next samples of the record, mono at 48 kHz, as they are to be played."""
        before = self._gain
        for loudness in self._meter.push(samples):
            self._gain = float(10 ** (self._steering.observe(loudness) / 20))
        if before == self._gain == 1.0:
            return samples
        return samples * np.linspace(before, self._gain, len(samples), dtype=np.float32)
