"""Reads the captured audio of a session, whether it runs or not, and changes nothing.

The files are those of storage.spool; what a session that runs has not written yet is not there.
"""

from pathlib import Path

import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.errors import BrokenRecord
from interpreter.domain.timeline import Ticks, samples_from_ticks, ticks_from_samples
from interpreter.storage.spool_track import SAMPLE, TrackFiles, described

_FULL_SCALE = np.float32(32_768)


class KeptSource:
    """What was captured of one source, from disk alone, as much as there is when it is opened."""

    def __init__(self, description: Path) -> None:
        """Open the source of a description. Raises BrokenRecord for one that nobody can read."""
        try:
            self.name, self.rate_hz, self._start = described(description)
            samples = description.with_suffix(".pcm")
            self._frames = samples.stat().st_size // SAMPLE.itemsize if samples.exists() else 0
        except OSError as error:
            raise BrokenRecord(f"{description} cannot be read ({error.strerror}).") from error
        self._files = TrackFiles(description)

    @property
    def end(self) -> Ticks:
        """The tick after the last sample."""
        return Ticks(self._start + ticks_from_samples(self._frames, self.rate_hz))

    def read(self, start: Ticks, frames: int) -> Samples:
        """Return `frames` mono samples from the one at or just before `start` on, silence where nothing is kept."""
        samples = np.zeros(frames, np.float32)
        first = samples_from_ticks(Ticks(start - self._start), self.rate_hz)
        begin, end = max(0, first), min(first + frames, self._frames)
        if begin < end:
            samples[begin - first : end - first] = self._files.read(begin, end) / _FULL_SCALE
        return samples

    def close(self) -> None:
        """Nothing is held open between two readings."""


def kept_sources(folder: Path) -> tuple[KeptSource, ...]:
    """Return every source in the folder of a spool, none where there is no such folder. Raises BrokenRecord."""
    return tuple(KeptSource(description) for description in sorted(folder.glob("*.jsonl")))
