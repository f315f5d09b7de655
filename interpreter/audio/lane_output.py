"""A lane as the session sees it: the output of one listener channel or headphone."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from interpreter.audio.clause_sound import ClauseSound
from interpreter.audio.lanes import Lane, Part, Sounding, Speech, Tapped
from interpreter.domain.audio import AudioFrame, Samples, frozen
from interpreter.domain.channels import Heard
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks
from interpreter.dsp.device_time import Stitching
from interpreter.dsp.taps import Tap


class SoundDirectory(Protocol):
    """Knows what can be heard by name."""

    def source(self, name: str) -> Sounding | None:
        """A way of hearing a source or a desk's microphone; None where there is none, or not yet."""
        ...

    def channel(self, name: str) -> Tap | None:
        """What sounds on a channel; None where there is none, or not yet."""
        ...

    def gain_of(self, source: str) -> float:
        """The gain with which a source is as loud as everything else."""
        ...


class LaneOutput:
    """Steers a lane. All calls from the session's task; what they change is heard with the next block."""

    def __init__(
        self, name: str, directory: SoundDirectory, lane: Lane, on_close: Callable[[str], None]
    ) -> None:
        self.name = name
        self.lane = lane
        self._directory = directory
        self._on_close = on_close
        self._heard = Heard()
        self._speech: tuple[Speech, Part] | None = None
        self._clause: ClauseSound | None = None
        self._sources: dict[str, Part] = {}
        self._channel: tuple[str, Part] | None = None
        self._silent: set[str] = set()
        self._stitching = Stitching()

    @property
    def heard(self) -> Heard:
        """What is let through."""
        return self._heard

    def play(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        """Let the machine say mono `samples` (float32, one of EXACT_RATES_HZ) as loudly as everything else."""
        self.end_clause()
        self.play_piece(start, rate_hz, samples)
        self.end_clause()

    def play_piece(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        """Let the machine say the next piece of a clause."""
        if self._speech is None:
            return
        if self._clause is None:
            self._clause = ClauseSound(start, rate_hz)
        for at, ready in self._clause.push(start, samples):
            self._speech[0].fifo.put(at, ready)

    def end_clause(self) -> None:
        """Let the machine say what was held back of a clause."""
        if self._speech is not None and self._clause is not None:
            self._speech[0].fifo.put(*self._clause.finish())
        self._clause = None

    def replay(self, start: Ticks, samples: Samples) -> None:
        """Play a record at its place and as loud as it is, mono at 48 kHz, shape (frames,)."""
        if self._speech is not None:
            self._speech[0].fifo.put(start, samples)

    @property
    def behind(self) -> Ticks:
        """By how much what sounds now comes after its place; what was not played yet counts for nothing."""
        return Ticks(0 if self._speech is None else round(self._speech[0].fifo.behind))

    def let_through(self, heard: Heard) -> None:
        """Switch to what is heard from now on; what stays goes on undisturbed."""
        self._heard = heard
        if not heard.machine:
            self._speech = self._clause = None
        elif self._speech is None:
            speech = Speech()
            self._speech = speech, Part(speech)
        self._sources = {name: part for name, part in self._sources.items() if name in heard.sources}
        if self._channel is not None and self._channel[0] != heard.channel:
            self._channel = None
        self.refresh()

    def refresh(self) -> None:
        """Listen to what has come since, where it is let through."""
        for name in self._heard.sources:
            if name not in self._sources and (source := self._directory.source(name)) is not None:
                self._sources[name] = Part(source, gain=self._directory.gain_of(name))
                self._sources[name].silent = name in self._silent
        channel = self._heard.channel
        if channel is not None and self._channel is None:
            tap = self._directory.channel(channel)
            self._channel = None if tap is None else (channel, Part(Tapped(tap)))
        self._show()

    def forget_source(self, name: str) -> None:
        """A source was taken away, or is another one from now on."""
        if self._sources.pop(name, None) is not None:
            self._show()

    def forget_channel(self, name: str) -> None:
        """A channel was taken away."""
        if self._channel is not None and self._channel[0] == name:
            self._channel = None
            self._show()

    def steer(self, source: str) -> None:
        """Let the gain of a source follow its loudness."""
        if source in self._sources:
            self._sources[source].gain = self._directory.gain_of(source)

    def mute(self, muted: bool) -> None:
        """Silence everything within a few milliseconds of the next block, or let it be heard again."""
        self.lane.scene = replace(self.lane.scene, muted=muted)

    def silence_source(self, source: str, silent: bool) -> None:
        """Silence one source here within a few milliseconds of the next block, or let it be heard again."""
        (self._silent.add if silent else self._silent.discard)(source)
        if source in self._sources:
            self._sources[source].silent = silent

    def set_volume(self, volume_db: float) -> None:
        """Play louder or softer, below the same ceiling."""
        self.lane.scene = replace(self.lane.scene, volume=10 ** (volume_db / 20))

    def take_floor(self, frames: Sequence[AudioFrame]) -> None:
        """Nothing: sources are heard on the short way from device to device."""

    def rendered(self) -> Sequence[AudioFrame]:
        """Return what sounded since the last call, at the ticks at which it was heard."""
        for position, samples in self.lane.record.take():
            self._stitching.push(position, samples)
        return [
            AudioFrame(self.name, start, TICKS_PER_SECOND, frozen(samples))
            for start, samples in self._stitching.take()
        ]

    def close(self, end: Ticks) -> None:  # noqa: ARG002 - a device is silent by itself
        """Release the output."""
        self._on_close(self.name)

    def _show(self) -> None:
        parts = [*([self._speech[1]] if self._speech else []), *self._sources.values()]
        if self._channel is not None:
            parts.append(self._channel[1])
        self.lane.scene = replace(self.lane.scene, parts=tuple(parts))
