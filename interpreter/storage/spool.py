"""Keeps the captured audio of a session on disk by its place on the timeline.

One folder holds two append-only files per source: `<n>.pcm`, 16-bit little-endian mono samples, silence where audio is
missing; and `<n>.jsonl`, whose first line says source, rate and the tick of the first sample, each further line a gap.
"""

import json
import threading
from pathlib import Path
from typing import IO

import numpy as np

from interpreter.domain.audio import AudioFrame, Samples, frozen
from interpreter.domain.errors import BrokenRecord
from interpreter.domain.timeline import EXACT_RATES_HZ, Ticks, samples_from_ticks, ticks_from_samples

_SAMPLE = np.dtype("<i2")
_FULL_SCALE = 32_768.0


class SpoolFiles:
    """A spool in a folder: what `append` took is with the operating system when it returns, so a kill loses nothing.

    Samples are kept with 16 bits and saturate beyond ±1. A folder that holds a spool already is read and continued.
    All methods may be called from any thread.
    """

    def __init__(self, folder: Path) -> None:
        """Open or create `folder`. Raises OSError where that fails, BrokenRecord for a description nobody can read."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lock = threading.Lock()
        self._tracks: dict[str, _Track] = {}
        for description in sorted(folder.glob("*.jsonl")):
            source, rate_hz, start = _described(description)
            self._tracks[source] = _Track(description.with_suffix(".pcm"), rate_hz, start)

    @property
    def problem(self) -> str | None:
        """What the operator must know, in one sentence, or None while everything reaches the disk. Any thread."""
        return None

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the sources of which something is kept."""
        return tuple(self._tracks)

    def append(self, frame: AudioFrame) -> None:
        """Keep a frame; one that starts after the last end leaves a gap of silence.

        Raises ValueError for a frame that overlaps what is kept or changes the rate, OSError when the disk is full;
        the spool stays usable.
        """
        with self._lock:
            track = self._tracks.get(frame.source) or self._begun(frame)
            if frame.rate_hz != track.rate_hz:
                raise ValueError(f"{frame.source} changed from {track.rate_hz} to {frame.rate_hz} Hz")
            end = track.end
            if frame.start < end:
                raise ValueError(
                    f"{frame.source} already has audio up to tick {end}, got a frame at {frame.start}"
                )
            track.append(frame.start, frame.samples)

    def read(self, source: str, start: Ticks, end: Ticks) -> AudioFrame:
        """Return what is kept of [start, end), shorter where nothing more was captured.

        The frame starts on the sample at or just before `start`, or where the source begins. Raises KeyError for a
        source without any audio.
        """
        with self._lock:
            track = self._tracks[source]
            first, samples = track.read(start, end)
        return AudioFrame(source, first, track.rate_hz, frozen(samples))

    def end(self, source: str) -> Ticks:
        """Return the tick after the last sample of `source`. Raises KeyError for a source without any audio."""
        with self._lock:
            return self._tracks[source].end

    def close(self) -> None:
        """Release the files. May be called twice."""
        with self._lock:
            for track in self._tracks.values():
                track.close()

    def _begun(self, frame: AudioFrame) -> "_Track":
        place = self._folder / f"{len(self._tracks):03d}.jsonl"
        description = {"source": frame.source, "rate_hz": frame.rate_hz, "start": frame.start}
        samples_from_ticks(frame.start, frame.rate_hz)
        unfinished = place.with_suffix(".new")
        unfinished.write_text(json.dumps(description) + "\n", encoding="utf-8")
        unfinished.replace(place)
        track = _Track(place.with_suffix(".pcm"), frame.rate_hz, frame.start)
        self._tracks[frame.source] = track
        return track


class _Track:
    """The samples of one source; sample 0 lies at tick `start`."""

    def __init__(self, path: Path, rate_hz: int, start: Ticks) -> None:
        self.rate_hz = rate_hz
        self._start = start
        self._gaps = path.with_suffix(".jsonl")
        self._file: IO[bytes] = path.open("r+b" if path.exists() else "w+b", buffering=0)
        self._frames = path.stat().st_size // _SAMPLE.itemsize

    @property
    def end(self) -> Ticks:
        return self._tick(self._frames)

    def append(self, start: Ticks, samples: Samples) -> None:
        place = samples_from_ticks(Ticks(start - self._start), self.rate_hz)
        if place > self._frames:
            self._write_gap(place)
        pcm = np.clip(np.rint(np.nan_to_num(samples) * _FULL_SCALE), -_FULL_SCALE, _FULL_SCALE - 1)
        self._file.seek(place * _SAMPLE.itemsize)
        _write_all(self._file, memoryview(pcm.astype(_SAMPLE).tobytes()))
        self._frames = place + len(samples)

    def read(self, start: Ticks, end: Ticks) -> tuple[Ticks, Samples]:
        first = self._frame_at(start)
        last = max(first, self._frame_at(end))
        self._file.seek(first * _SAMPLE.itemsize)
        pcm = np.frombuffer(_read_all(self._file, (last - first) * _SAMPLE.itemsize), _SAMPLE)
        return self._tick(first), pcm.astype(np.float32) / np.float32(_FULL_SCALE)

    def close(self) -> None:
        self._file.close()

    def _frame_at(self, tick: Ticks) -> int:
        return min(max(0, samples_from_ticks(Ticks(tick - self._start), self.rate_hz)), self._frames)

    def _tick(self, frame: int) -> Ticks:
        return Ticks(self._start + ticks_from_samples(frame, self.rate_hz))

    def _write_gap(self, place: int) -> None:
        """Note the gap and make its silence, a hole in the file."""
        gap = {"gap": self.end, "duration": ticks_from_samples(place - self._frames, self.rate_hz)}
        with self._gaps.open("a", encoding="utf-8") as file:
            file.write(json.dumps(gap) + "\n")
        self._file.truncate(place * _SAMPLE.itemsize)


def _described(path: Path) -> tuple[str, int, Ticks]:
    try:
        with path.open(encoding="utf-8") as file:
            first = json.loads(file.readline())
        source, rate_hz, start = str(first["source"]), int(first["rate_hz"]), int(first["start"])
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenRecord(f"{path} is damaged; move it away to go on without its audio.") from error
    if rate_hz not in EXACT_RATES_HZ:
        raise BrokenRecord(f"{path} names a rate of {rate_hz} Hz; move it away to go on without its audio.")
    return source, rate_hz, Ticks(start)


def _write_all(file: IO[bytes], rest: memoryview) -> None:
    while rest:
        rest = rest[file.write(rest) :]


def _read_all(file: IO[bytes], size: int) -> bytes:
    parts: list[bytes] = []
    while size > 0 and (part := file.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
