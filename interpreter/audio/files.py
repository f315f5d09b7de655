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
_LONGEST_PATCH_SECONDS = 1.0

# Playlists and reference movies must not make FFmpeg open anything but the file itself.
_NO_OTHER_FILES = {"protocol_whitelist": "none"}


class _Block(NamedTuple):
    rate_hz: int
    samples: Samples


def open_recording(path: Path, *, name: str | None = None) -> "Recording":
    """Open an audio or video file as a source called `name`, by default the file's name without its suffix.

    Several tracks: FFmpeg's choice of the main one. Raises UnreadableAudio, one sentence, when the file is absent or
    no audio in it can be decoded.
    """
    file = _open_file(path)
    try:
        return Recording(path, file, name or path.stem)
    except BaseException:
        file.close()
        raise


class Recording:
    """A file mixed to mono, decoded as it is read; a second of audio at most is held in memory.

    Rates that do not divide the tick are resampled to 48 kHz. What cannot be decoded is replaced by silence where its
    length is known; `damage` then says so.
    """

    def __init__(self, path: Path, file: IO[bytes], name: str) -> None:
        self._track = _Track(path, file)
        self._name = name
        self._blocks = self._track.blocks()
        first = next(self._blocks, None)
        if first is None:
            self._track.close()
            raise UnreadableAudio(f"No audio in {path} can be decoded; convert it or choose another file.")
        self._rate_hz = first.rate_hz if first.rate_hz in EXACT_RATES_HZ else _RESAMPLED_HZ
        self._resampler = StreamResampler(first.rate_hz, self._rate_hz)
        self._pending = self._converted(first)
        self._ended = False

    @property
    def name(self) -> str:
        """Unique within the session."""
        return self._name

    @property
    def rate_hz(self) -> int:
        """The file's rate if it is one of EXACT_RATES_HZ, else 48 kHz."""
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
    """The main audio track of a container, decoded packet by packet."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self._path = path
        self._file = file
        self._broken = 0
        self._cut = False
        try:
            self._container = av.open(file, mode="r", options=dict(_NO_OTHER_FILES), metadata_errors="ignore")
        except (av.FFmpegError, OSError, ValueError) as error:
            raise UnreadableAudio(f"{path} is not a readable audio or video file; choose another.") from error
        stream = self._container.streams.best("audio")
        if not isinstance(stream, av.AudioStream):
            self._container.close()
            raise UnreadableAudio(f"{path} holds no audio track; choose a file with sound.")
        self._stream = stream

    @property
    def duration(self) -> Ticks | None:
        if self._stream.duration and self._stream.time_base:
            return ticks_from_seconds(float(self._stream.duration * self._stream.time_base))
        if self._container.duration:
            return ticks_from_seconds(self._container.duration / av.time_base)
        return None

    @property
    def damage(self) -> str | None:
        if self._cut:
            return f"{self._path} breaks off before its end."
        if self._broken:
            return f"{self._path} is damaged: {self._broken} of its parts could not be decoded."
        return None

    def blocks(self) -> Iterator[_Block]:
        rate_hz = 0
        for packet in self._packets():
            try:
                frames = packet.decode()
            except (av.FFmpegError, ValueError):
                self._broken += 1
                if rate_hz:
                    yield _Block(rate_hz, np.zeros(round(_seconds(packet) * rate_hz), np.float32))
                continue
            for frame in frames:
                if frame.sample_rate in _PLAUSIBLE_HZ and frame.samples:
                    rate_hz = frame.sample_rate
                    yield _Block(rate_hz, _mono(frame))

    def close(self) -> None:
        self._container.close()
        self._file.close()

    def _packets(self) -> Iterator["av.Packet[av.AudioStream]"]:
        try:
            yield from self._container.demux(self._stream)
        except (av.FFmpegError, OSError, ValueError):
            self._cut = True


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


def _mono(frame: av.AudioFrame) -> Samples:
    """Mean of the channels; integers are scaled to -1..1. FFmpeg's own mixer would let float tracks exceed 1."""
    raw: NDArray[np.generic] = frame.to_ndarray()
    channels = raw if frame.format.is_planar else raw.reshape(-1, frame.layout.nb_channels).T
    mixed = channels.mean(axis=0, dtype=np.float64)
    if raw.dtype.kind == "u":
        mixed = mixed - (1 << 7)
    if raw.dtype.kind in "iu":
        mixed /= 1 << (8 * raw.dtype.itemsize - 1)
    mono: Samples = mixed.astype(np.float32)
    return mono


def _seconds(packet: "av.Packet[av.AudioStream]") -> float:
    if not packet.duration or not packet.time_base:
        return 0.0
    seconds = float(packet.duration * packet.time_base)
    return seconds if 0.0 < seconds <= _LONGEST_PATCH_SECONDS else 0.0


def _within_range(samples: Samples) -> Samples:
    kept: Samples = np.nan_to_num(samples, posinf=1.0, neginf=-1.0).clip(-1.0, 1.0)
    return kept
