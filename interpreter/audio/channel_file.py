"""The translated voice of one listener channel as a FLAC file on the session's timeline."""

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path

import av
import numpy as np
import soundfile

from interpreter.domain.audio import Samples
from interpreter.domain.errors import UserMistake
from interpreter.domain.timeline import Ticks, samples_from_ticks, ticks_from_samples
from interpreter.dsp.resampling import StreamResampler

LEFT_FREE_BYTES = 1 << 20
"""Left on the disk for text, which matters more than this."""

_LENGTH_PLACE = 18
"""Where the header holds rate, channels, resolution and, in the last 36 of 64 bits, the number of samples."""
_LENGTH_BITS = 36
_DISCLOSURE = "Synthetic voice: this is an AI interpretation."


class ChannelFile:
    """Writes pieces of speech at their exact places with silence between them; memory stays below a second of audio.

    A disk that is nearly full gets no more of it: silence is in the place of what is left out. Where the disk fails all
    the same, the file ends with the last piece that is whole.
    """

    def __init__(self, path: Path, rate_hz: int = 24_000) -> None:
        """Create or replace `path`; `rate_hz` is one of EXACT_RATES_HZ. Raises UserMistake where that is impossible."""
        self._path = path
        self._step = int(ticks_from_samples(1, rate_hz))
        self._rate_hz = rate_hz
        try:
            self._file = soundfile.SoundFile(
                path, "w", samplerate=rate_hz, channels=1, format="FLAC", subtype="PCM_16"
            )
        except (OSError, RuntimeError) as error:
            raise UserMistake(f"{path} cannot be written; choose another output folder.") from error
        self._file.comment = _DISCLOSURE
        self._resampler = StreamResampler(rate_hz, rate_hz)
        self._written = 0
        self._whole_bytes = 0
        self._surplus = 0
        self._end = Ticks(0)

    def play(self, start: Ticks, rate_hz: int, samples: Samples) -> None:
        """Write mono float32 `samples` at `start`.

        Raises ValueError when that lies before the end of the last piece, OSError when the disk is nearly full and the
        piece is left out, RuntimeError when the file is broken for good.
        """
        if start < self._end:
            raise ValueError(f"speech at tick {start} would sound before the last piece ends at {self._end}")
        if shutil.disk_usage(self._path.parent).free < LEFT_FREE_BYTES:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        if start > self._end or rate_hz != self._resampler.in_hz:
            self._break_until(start)
            self._resampler = StreamResampler(rate_hz, self._rate_hz)
        for first in range(0, len(samples), rate_hz // 4):
            self._write(self._resampler.push(samples[first : first + rate_hz // 4]))
        self._end = Ticks(start + ticks_from_samples(len(samples), rate_hz))

    def close(self, end: Ticks) -> None:
        """Fill with silence up to `end` and complete the file. May be called twice.

        Raises OSError or RuntimeError when the disk does not take all of it; what it took can be read.
        """
        if self._file.closed:
            return
        try:
            self._break_until(end)
            self._file.close()
        except (OSError, RuntimeError):
            with suppress(OSError, RuntimeError):
                self._file.close()
            mend(self._path, self._whole_bytes)
            raise

    def _break_until(self, start: Ticks) -> None:
        self._write(self._resampler.finish())
        self._resampler = StreamResampler(self._rate_hz, self._rate_hz)
        missing = samples_from_ticks(start, self._rate_hz) - self._written
        self._surplus = max(0, -missing)
        while missing > 0:
            piece = min(missing, self._rate_hz // 4)
            self._write(np.zeros(piece, np.float32))
            missing -= piece

    def _write(self, samples: Samples) -> None:
        """Append, leaving out the sample by which rounding made the piece before too long."""
        late = min(self._surplus, len(samples))
        self._surplus -= late
        self._file.write(np.clip(samples[late:], -1.0, 1.0))
        self._written += len(samples) - late
        self._whole_bytes = self._path.stat().st_size


def mend(path: Path, whole_bytes: int) -> None:
    """Make a FLAC file that was cut readable again; of its bytes, the first `whole_bytes` are whole frames.

    Its length is entered in the header (RFC 9639, 8.2); a file without any frame is removed. Raises OSError.
    """
    os.truncate(path, whole_bytes)
    length = _readable_samples(path)
    if not length:
        path.unlink()
        return
    with path.open("r+b") as file:
        file.seek(_LENGTH_PLACE)
        fields = int.from_bytes(file.read(8), "big") >> _LENGTH_BITS << _LENGTH_BITS
        file.seek(_LENGTH_PLACE)
        file.write((fields | length).to_bytes(8, "big"))


def _readable_samples(path: Path) -> int:
    length = 0
    with suppress(OSError, ValueError), av.open(path) as file:  # av's errors are either
        for frame in file.decode(audio=0):
            length += frame.samples
    return length
