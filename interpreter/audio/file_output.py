"""A listener channel whose only output is a file: what it lets through is written there."""

from collections.abc import Sequence

from interpreter.audio.channel_file import ChannelFile
from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.channels import Heard
from interpreter.domain.timeline import Ticks, ticks_from_samples
from interpreter.dsp.mixing import mix


class FileOutput:
    """Writes the machine's voice or the floor, whichever is let through, at its exact place in `file`.

    A disk that takes no more never stops the session: silence is in its place, and `problem` says so from then on.
    """

    def __init__(self, file: ChannelFile) -> None:
        self._file = file
        self.problem: str | None = None
        self._heard = Heard(machine=True)
        self._muted = False
        self._silent: set[str] = set()
        self._gain = 1.0
        self._end = Ticks(0)

    def play(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        """Write the machine's voice while it is let through."""
        if self._heard.machine:
            self._write(start, rate_hz, samples)

    def play_piece(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        """Write the next piece of a clause; the file joins what abuts."""
        self.play(start, rate_hz, samples)

    def end_clause(self) -> None:
        """Nothing: the file holds back no sound of its own."""

    def let_through(self, heard: Heard) -> None:
        """Write something else from now on; what was handed over stays."""
        self._heard = heard

    def mute(self, muted: bool) -> None:
        """Write silence."""
        self._muted = muted

    def silence_source(self, source: str, silent: bool) -> None:
        """Leave one source out."""
        (self._silent.add if silent else self._silent.discard)(source)

    def set_volume(self, volume_db: float) -> None:
        """Write louder or softer."""
        self._gain = 10 ** (volume_db / 20)

    def take_floor(self, frames: Sequence[AudioFrame]) -> None:
        """Write the sources that are let through. They begin together and have one rate."""
        heard = [
            frame.samples
            for frame in frames
            if frame.source in self._heard.sources and frame.source not in self._silent
        ]
        if heard and frames[0].start >= self._end:
            self._write(frames[0].start, frames[0].rate_hz, mix(heard))

    def rendered(self) -> Sequence[AudioFrame]:
        """Nothing: the file is what sounded."""
        return ()

    def close(self, end: Ticks) -> None:
        """Complete the file."""
        try:
            self._file.close(end)
        except (OSError, RuntimeError) as error:
            self._failed(error)

    def _write(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        if self._muted:
            return
        self._end = Ticks(start + ticks_from_samples(len(samples), rate_hz))
        try:
            self._file.play(start, rate_hz, samples * self._gain if self._gain != 1.0 else samples)
        except (OSError, RuntimeError) as error:
            self._failed(error)

    def _failed(self, error: OSError | RuntimeError) -> None:
        reason = getattr(error, "strerror", None) or "the disk refused it"
        self.problem = f"What sounded is not in the file everywhere ({reason}); free some space."
