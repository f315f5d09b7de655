"""Reads what listeners of a channel heard from its FLAC file, also one whose session was killed or still runs."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import av
import numpy as np

from interpreter.domain.audio import Samples
from interpreter.domain.errors import BrokenRecord
from interpreter.domain.timeline import EXACT_RATES_HZ, Ticks, samples_from_ticks, ticks_from_samples

_FULL_SCALE = np.float32(32_768)


class KeptChannel:
    """A file of audio.channel_file, read piece by piece; its first sample lies at tick 0. Any one thread.

    What cannot be decoded is silence.
    """

    def __init__(self, path: Path) -> None:
        """Open `path`. Raises BrokenRecord for a file without a sound that can be read."""
        try:
            self._file = av.open(path)
        except (OSError, ValueError) as error:  # av's errors are either
            raise BrokenRecord(f"{path} cannot be read; what was heard there is lost.") from error
        streams = self._file.streams.audio
        self.rate_hz = int(streams[0].rate) if streams else 0
        self._frames = self._length() if self.rate_hz in EXACT_RATES_HZ else 0
        if not self._frames:
            self.close()
            raise BrokenRecord(f"{path} holds no sound of a session.")
        self._blocks = self._decoded(0)
        self._block: tuple[int, Samples] = (0, np.zeros(0, np.float32))
        self._next = 0

    @property
    def end(self) -> Ticks:
        """The tick after the last sample."""
        return ticks_from_samples(self._frames, self.rate_hz)

    def read(self, start: Ticks, frames: int) -> Samples:
        """Return `frames` mono samples from the one at or just before `start` on, silence where nothing is kept."""
        samples = np.zeros(frames, np.float32)
        first = samples_from_ticks(start, self.rate_hz)
        begin, end = max(0, first), min(first + frames, self._frames)
        if begin >= end:
            return samples
        if begin != self._next:
            self._blocks = self._decoded(begin)
            self._block = (begin, samples[:0])
        self._next = end
        self._copy(samples, first, end)
        return samples

    def close(self) -> None:
        """Release the file. May be called twice."""
        self._file.close()

    def _copy(self, samples: Samples, first: int, end: int) -> None:
        """Fill in what lies between `first` and `end`; the block that reaches beyond is kept for the next piece."""
        while True:
            at, block = self._block
            piece = block[max(0, first - at) : max(0, end - at)]
            place = max(0, at - first)
            samples[place : place + len(piece)] = piece
            if at + len(block) >= end:
                return
            following = next(self._blocks, None)
            if following is None:
                return
            self._block = following

    def _decoded(self, first: int) -> Iterator[tuple[int, Samples]]:
        """Yield the blocks from the one with sample `first` on, each with its first sample."""
        stream = self._file.streams.audio[0]
        self._seek(first)
        with suppress(OSError, ValueError):
            for packet in self._file.demux(stream):
                with suppress(OSError, ValueError):
                    for frame in packet.decode():
                        if frame.pts is not None:
                            whole = frame.to_ndarray().reshape(-1)
                            yield frame.pts, whole.astype(np.float32) / _FULL_SCALE

    def _seek(self, first: int) -> None:
        """Go to `first` or before it: close to its end, a file cannot be entered everywhere."""
        for earlier in (0, self.rate_hz, 10 * self.rate_hz, first):
            with suppress(OSError, ValueError):
                self._file.seek(max(0, first - earlier), stream=self._file.streams.audio[0])
                return

    def _length(self) -> int:
        """Return how many samples there are; a file that was not completed does not say so itself."""
        if self._file.streams.audio[0].duration:
            return int(self._file.streams.audio[0].duration)
        last = 0
        with suppress(OSError, ValueError):
            for packet in self._file.demux(audio=0):
                if packet.pts is not None and packet.duration:
                    last = packet.pts
        return max((at + len(block) for at, block in self._decoded(last)), default=last)
