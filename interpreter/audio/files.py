"""Audio and video files as sources of the floor.

FFmpeg, through PyAV, decodes them all: it reads every common container and goes on after a broken packet.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

import av
import numpy as np
from numpy.typing import NDArray

from interpreter.domain.audio import Samples, frozen
from interpreter.domain.errors import UnreadableAudio
from interpreter.domain.timeline import EXACT_RATES_HZ, Ticks, ticks_from_seconds
from interpreter.dsp.resampling import StreamResampler

_RESAMPLED_HZ = 48_000
_PLAUSIBLE_HZ = range(4_000, 768_001)
_LONGEST_SECONDS = 30 * 24 * 3_600.0
_SMALLEST_GAP_SECONDS = 0.05
_SHORT_OF_END_SECONDS = 0.25
_LOUDEST = 16.0
_SAMPLE_TYPES = {"u8": "u1", "s16": "i2", "s32": "i4", "s64": "i8", "flt": "f4", "dbl": "f8"}

# Playlists and reference movies must not make FFmpeg open anything but the file itself.
_NO_OTHER_FILES = {"protocol_whitelist": "none"}


class _Block(NamedTuple):
    rate_hz: int
    samples: Samples


def open_recording(
    path: Path, *, name: str | None = None, rate_hz: int | None = None, channel: int | None = None
) -> "Recording":
    """Open an audio or video file as a source called `name`, by default the file's name without its suffix.

    `rate_hz`, one of EXACT_RATES_HZ, is wanted of several sources that are mixed. `channel`, counted from 1, is heard
    alone; without it, or where there is none of that number, all are mixed. Of several tracks FFmpeg chooses the main
    one. Raises UnreadableAudio, one sentence, when the file is absent or no audio in it can be decoded.
    """
    file = _open_file(path)
    try:
        return Recording(_Track(path, file, channel), name or path.stem, rate_hz)
    except BaseException:
        file.close()
        raise


class Recording:
    """A file mixed to mono, decoded as it is read; a second of audio at most is held in memory.

    Rates that do not divide the tick are resampled to 48 kHz. What cannot be decoded is replaced by silence where the
    timestamps tell its length; `damage` then says so.
    """

    def __init__(self, track: "_Track", name: str, rate_hz: int | None = None) -> None:
        self._track = track
        self._name = name
        self._blocks = self._track.blocks()
        first = next(self._blocks, None)
        if first is None:
            self._track.close()
            raise UnreadableAudio(
                f"No audio in {track.path} can be decoded; convert it or choose another file."
            )
        own = first.rate_hz if first.rate_hz in EXACT_RATES_HZ else _RESAMPLED_HZ
        self._rate_hz = rate_hz or own
        self._resampler = StreamResampler(first.rate_hz, self._rate_hz)
        self._pending = self._converted(first)
        self._ended = False

    @property
    def name(self) -> str:
        """Unique within the session."""
        return self._name

    @property
    def rate_hz(self) -> int:
        """The rate that was wanted, or the file's if it is one of EXACT_RATES_HZ, else 48 kHz."""
        return self._rate_hz

    @property
    def duration(self) -> Ticks | None:
        """What the file's header promises, None where it says nothing."""
        return self._track.duration

    @property
    def damage(self) -> str | None:
        """What was wrong with the audio read so far, in one sentence, or None."""
        return self._track.damage

    def read(self, frames: int) -> Samples:
        """Return the next `frames` samples, fewer only at the end of the file, none after it."""
        while len(self._pending) < frames and not self._ended:
            self._pending = np.concatenate((self._pending, self._decode_more()))
        taken, self._pending = self._pending[:frames], self._pending[frames:]
        return frozen(taken)

    def close(self) -> None:
        """Release the file. May be called twice."""
        self._ended = True
        self._pending = np.zeros(0, np.float32)
        self._track.close()

    def _decode_more(self) -> Samples:
        block = next(self._blocks, None)
        if block is not None:
            return self._converted(block)
        self._ended = True
        return _within_range(self._resampler.finish())

    def _converted(self, block: _Block) -> Samples:
        if block.rate_hz == self._resampler.in_hz:
            return _within_range(self._resampler.push(block.samples))
        before = self._resampler.finish()
        self._resampler = StreamResampler(block.rate_hz, self._rate_hz)
        return _within_range(np.concatenate((before, self._resampler.push(block.samples))))


class _Track:
    """The main audio track of a container, decoded packet by packet, with silence for what is missing."""

    def __init__(self, path: Path, file: IO[bytes], channel: int | None = None) -> None:
        self.path = path
        self._file = file
        self._channel = channel
        try:
            self._container = av.open(file, mode="r", options=dict(_NO_OTHER_FILES), metadata_errors="ignore")
        except (av.FFmpegError, OSError, ValueError) as error:
            raise UnreadableAudio(f"{path} is not a readable audio or video file; choose another.") from error
        try:
            self._stream = _main_track(path, self._container)
        except UnreadableAudio:
            self._container.close()
            raise
        self._begin: float | None = None
        self._reached = 0.0
        self._broken = False
        self._missing_seconds = 0.0

    @property
    def duration(self) -> Ticks | None:
        seconds = self._seconds
        return None if seconds is None else ticks_from_seconds(seconds)

    @property
    def damage(self) -> str | None:
        if self._missing_seconds:
            return f"{self.path} is damaged: {self._missing_seconds:.1f} s of its sound are missing."
        return f"{self.path} is damaged: parts of it cannot be decoded." if self._broken else None

    def blocks(self) -> Iterator[_Block]:
        """Decode to the end; what the timestamps show to be missing comes as silence."""
        rate_hz = 0
        for frame in self._frames():
            if frame.sample_rate not in _PLAUSIBLE_HZ or not frame.samples:
                continue
            if rate_hz:
                yield from self._silence(self._gap_before(frame), rate_hz)
            rate_hz = frame.sample_rate
            self._advance(frame)
            yield _Block(rate_hz, _mono(frame, self._channel))
        self._note_early_end()

    def close(self) -> None:
        self._container.close()
        self._file.close()

    @property
    def _seconds(self) -> float | None:
        if self._stream.duration and self._stream.time_base:
            seconds = float(self._stream.duration * self._stream.time_base)
        else:
            seconds = (self._container.duration or 0) / av.time_base
        return seconds if 0.0 < seconds < _LONGEST_SECONDS else None

    def _frames(self) -> Iterator[av.AudioFrame]:
        for packet in self._packets():
            self._broken |= packet.is_corrupt
            try:
                yield from packet.decode()
            except (av.FFmpegError, ValueError):
                self._broken = True

    def _packets(self) -> Iterator["av.Packet[av.AudioStream]"]:
        try:
            yield from self._container.demux(self._stream)
        except (av.FFmpegError, OSError, ValueError):
            self._broken = True

    def _gap_before(self, frame: av.AudioFrame) -> float:
        """Seconds missing before `frame` by its timestamp, never more than the file may hold."""
        if frame.time is None or self._begin is None or self._seconds is None:
            return 0.0
        gap = frame.time - self._reached
        fits = frame.time - self._begin <= self._seconds
        return gap if fits and gap >= _SMALLEST_GAP_SECONDS else 0.0

    def _silence(self, seconds: float, rate_hz: int) -> Iterator[_Block]:
        self._missing_seconds += seconds
        frames = round(seconds * rate_hz)
        while frames > 0:
            yield _Block(rate_hz, np.zeros(min(frames, rate_hz), np.float32))
            frames -= rate_hz

    def _advance(self, frame: av.AudioFrame) -> None:
        start = self._reached if frame.time is None else frame.time
        self._begin = start if self._begin is None else self._begin
        self._reached = start + frame.samples / frame.sample_rate

    def _note_early_end(self) -> None:
        """Compare with what the track promises; a container's own length may be that of its pictures."""
        if self._stream.duration is None or self._seconds is None or self._begin is None:
            return
        missing = self._seconds - (self._reached - self._begin)
        if missing > max(_SHORT_OF_END_SECONDS, 0.01 * self._seconds):
            self._missing_seconds += missing


def _open_file(path: Path) -> IO[bytes]:
    if path.is_dir():
        raise UnreadableAudio(f"{path} is a folder; name an audio or video file in it.")
    try:
        file = path.open("rb")
    except FileNotFoundError as error:
        raise UnreadableAudio(f"There is no file {path}; check the path.") from error
    except (OSError, ValueError) as error:
        raise UnreadableAudio(f"{path} cannot be opened; check its permissions.") from error
    if file.seekable() and not path.stat().st_size:
        file.close()
        raise UnreadableAudio(f"{path} is empty; choose another file.")
    return file


def _main_track(path: Path, container: "av.container.InputContainer") -> "av.AudioStream":
    track = container.streams.best("audio")
    if not isinstance(track, av.AudioStream):
        raise UnreadableAudio(f"{path} holds no audio track; choose a file with sound.")
    if track.codec_context is None:
        raise UnreadableAudio(f"{path} uses an unknown audio format; convert it or choose another file.")
    if track.codec_context.name == "flac":  # without it a broken frame comes out as a blast of noise
        track.codec_context.options = {"err_detect": "crccheck+explode"}
    return track


def _mono(frame: av.AudioFrame, channel: int | None) -> Samples:
    """Mean of the channels, or the one of this number where there is one; integers are scaled to -1..1.

    FFmpeg's own mixer would let float tracks exceed 1.
    """
    dtype, channels = _SAMPLE_TYPES[frame.format.packed.name], frame.layout.nb_channels
    if (
        frame.format.is_planar
    ):  # frame.to_ndarray() takes memory beyond eight planes for more of them and crashes
        planes = [np.frombuffer(bytes(plane), dtype, frame.samples) for plane in frame.planes[:channels]]
        raw: NDArray[np.generic] = np.stack(planes)
    else:
        raw = np.frombuffer(bytes(frame.planes[0]), dtype, frame.samples * channels).reshape(-1, channels).T
    if raw.dtype.kind == "f":
        raw = np.nan_to_num(raw, posinf=1.0, neginf=-1.0).clip(-_LOUDEST, _LOUDEST)
    if channel is not None and 1 <= channel <= len(raw):
        raw = raw[channel - 1 : channel]
    mixed = raw.mean(axis=0, dtype=np.float64)
    if raw.dtype.kind == "u":
        mixed -= 1 << 7
    if raw.dtype.kind in "iu":
        mixed /= 1 << (8 * raw.dtype.itemsize - 1)
    mono: Samples = mixed.astype(np.float32)
    return mono


def _within_range(samples: Samples) -> Samples:
    return np.clip(samples, -1.0, 1.0)
