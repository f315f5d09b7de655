"""Keeps the captured audio of a session on disk by its place on the timeline.

One folder holds two append-only files per source: `<n>.pcm`, 16-bit little-endian mono samples, silence where audio is
missing; and `<n>.jsonl`, whose first line says source, rate and the tick of the first sample, each further line a gap:
its tick, its duration and, where the audio was captured but not written, the cause.
"""

import threading
from pathlib import Path
from typing import Final

import numpy as np

from interpreter.domain.audio import AudioFrame, Samples, frozen
from interpreter.domain.timeline import Ticks, samples_from_ticks, ticks_from_samples
from interpreter.storage.disk_thread import DiskThread
from interpreter.storage.journal import sync_folder
from interpreter.storage.reserve import require_margin
from interpreter.storage.spool_track import SAMPLE, Pcm, Piece, TrackFiles, TrackMemory, described

WAIT_S: Final = 0.005
"""How long `append` waits until the operating system has the audio."""

GATHER_S: Final = 0.8
SLOW_S: Final = 1.2
"""How long to wait for more before audio is synced, and how long that may take: two seconds are at stake at most."""

CLOSE_S: Final = 15.0
_FULL_SCALE = 32_768.0


class SpoolFiles:
    """A spool in a folder: what `append` took is with the operating system when it returns, so a kill loses nothing.

    After a loss of power at most two seconds are missing. A disk that is slow or refuses never stops the session: the
    last two minutes of each source are kept in memory meanwhile, `problem` says so, and what could not be written in
    time is a gap. Some space is left for more important things. Samples are kept with 16 bits and saturate beyond ±1.
    A folder that holds a spool already is read and continued. All methods may be called from any thread.
    """

    def __init__(self, folder: Path) -> None:
        """Open or create `folder`. Raises OSError where that fails, BrokenRecord for a description nobody can read."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._lock = threading.Lock()
        self._tracks: dict[str, _Track] = {}
        self._next = 0
        self._new_files = False
        for description in sorted(folder.glob("*.jsonl")):
            source, rate_hz, start = described(description)
            self._tracks[source] = _Track(source, rate_hz, start, TrackFiles(description), found=True)
            self._next = int(description.stem) + 1 if description.stem.isdecimal() else len(self._tracks)
        self._closed = self._lost = False
        self._syncing = DiskThread("spool-sync", self._sync, slow_s=SLOW_S, gather_s=GATHER_S)
        self._writing = DiskThread("spool-write", self._write, slow_s=SLOW_S)

    @property
    def problem(self) -> str | None:
        """What the operator must know, in one sentence, or None while everything reaches the disk. Any thread."""
        refusal = self._writing.refusal or self._syncing.refusal
        if refusal is not None:
            return (
                f"The audio of the session cannot be written ({refusal.strerror}) and only its last two minutes are "
                f"kept, in memory: free some space."
            )
        if self._writing.slow or self._syncing.slow:
            return "The disk is too slow for the audio of the session: end what else writes to this disk."
        return None

    @property
    def complete(self) -> bool:
        """Whether everything that was taken is on disk, or will be once the disk takes it."""
        return not self._lost and not (self._closed and self._writing.refusal)

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the sources of which something is kept."""
        return tuple(self._tracks)

    def append(self, frame: AudioFrame) -> None:
        """Keep a frame; one that starts after the last end leaves a gap of silence. Waits WAIT_S for the disk at most.

        Raises ValueError for a frame that overlaps what is kept or changes the rate; the spool stays usable.
        """
        with self._lock:
            track = self._tracks.get(frame.source) or self._begun(frame)
            track.append(frame)
        self._writing.prompt(wait_s=WAIT_S)

    def read(self, source: str, start: Ticks, end: Ticks) -> AudioFrame:
        """Return what is kept of [start, end), shorter where nothing more was captured.

        The frame starts on the sample at or just before `start`, or where the source begins. Raises KeyError for a
        source without any audio. The latest ten seconds never come from the disk.
        """
        with self._lock:
            track = self._tracks[source]
            first, last = track.frames_between(start, end)
            held = track.memory.holds(first)
            pcm = track.memory.read(first, last) if held else None
        if pcm is None:
            pcm = self._read_back(track, first, last)
        samples = pcm.astype(np.float32) / np.float32(_FULL_SCALE)
        return AudioFrame(source, track.tick(first), track.rate_hz, frozen(samples))

    def end(self, source: str) -> Ticks:
        """Return the tick after the last sample of `source`. Raises KeyError for a source without any audio."""
        with self._lock:
            return self._tracks[source].end

    def close(self) -> None:
        """Write what is left and release the files; takes a few seconds at most. May be called twice."""
        if self._closed:
            return
        self._closed = True
        written = self._writing.close(CLOSE_S)
        if self._syncing.close(CLOSE_S) and written:  # else a thread still uses the files
            for track in self._tracks.values():
                track.files.close()

    def _begun(self, frame: AudioFrame) -> "_Track":
        samples_from_ticks(frame.start, frame.rate_hz)
        place = self._folder / f"{self._next:03d}.jsonl"
        track = _Track(frame.source, frame.rate_hz, frame.start, TrackFiles(place), found=False)
        self._next += 1
        self._tracks[frame.source] = track
        return track

    def _read_back(self, track: "_Track", first: int, last: int) -> Pcm:
        """Join what is on disk with what came after it was looked for there."""
        from_disk = track.files.read(first, last)
        with self._lock:
            kept_from = max(first, min(last, track.memory.oldest))
            return np.concatenate((from_disk[: kept_from - first], track.memory.read(kept_from, last)))

    def _write(self) -> bool:
        """Bring every source up to date; one that the disk refuses does not keep the others waiting."""
        refusal: OSError | None = None
        for track in tuple(self._tracks.values()):
            try:
                self._write_track(track)
            except OSError as error:
                refusal = error
        self._syncing.prompt()
        if refusal is not None:
            raise refusal
        return True

    def _write_track(self, track: "_Track") -> None:
        if not track.described:
            require_margin(self._folder)
            track.describe()
            self._new_files = True
        while (piece := self._next_piece(track)) is not None:
            require_margin(self._folder)
            track.put(piece)
            with self._lock:
                track.memory.wrote(piece.end)
                self._lost |= piece.cause is not None

    def _next_piece(self, track: "_Track") -> Piece | None:
        with self._lock:
            return track.memory.unwritten()

    def _sync(self) -> bool:
        if self._new_files:
            self._new_files = False
            sync_folder(self._folder)
        for track in tuple(self._tracks.values()):
            track.files.sync()
        return True


class _Track:
    """One source; sample 0 lies at tick `start`."""

    def __init__(self, source: str, rate_hz: int, start: Ticks, files: TrackFiles, *, found: bool) -> None:
        self.source = source
        self.rate_hz = rate_hz
        self.files = files
        self.described = found
        self._start = start
        self.memory = TrackMemory(rate_hz, files.open() if found else 0)

    @property
    def end(self) -> Ticks:
        return self.tick(self.memory.end)

    def append(self, frame: AudioFrame) -> None:
        if frame.rate_hz != self.rate_hz:
            raise ValueError(f"{self.source} changed from {self.rate_hz} to {frame.rate_hz} Hz")
        if frame.start < self.end:
            raise ValueError(
                f"{self.source} already has audio up to tick {self.end}, got a frame at {frame.start}"
            )
        first = samples_from_ticks(Ticks(frame.start - self._start), self.rate_hz)
        self.memory.append(first, _pcm_of(frame.samples))

    def frames_between(self, start: Ticks, end: Ticks) -> tuple[int, int]:
        first = self._frame_at(start)
        return first, max(first, self._frame_at(end))

    def tick(self, frame: int) -> Ticks:
        return Ticks(self._start + ticks_from_samples(frame, self.rate_hz))

    def describe(self) -> None:
        self.files.describe({"source": self.source, "rate_hz": self.rate_hz, "start": self._start})
        self.files.open()
        self.described = True

    def put(self, piece: Piece) -> None:
        """Bring a piece to the disk. Raises OSError."""
        if piece.pcm:
            self.files.write(piece.first, piece.pcm)
            return
        gap: dict[str, str | int] = {
            "gap": self.tick(piece.first),
            "duration": ticks_from_samples(piece.end - piece.first, self.rate_hz),
        }
        self.files.note(gap if piece.cause is None else gap | {"cause": piece.cause})

    def _frame_at(self, tick: Ticks) -> int:
        return min(max(0, samples_from_ticks(Ticks(tick - self._start), self.rate_hz)), self.memory.end)


def _pcm_of(samples: Samples) -> Pcm:
    scaled = np.rint(np.nan_to_num(samples) * _FULL_SCALE)
    pcm: Pcm = np.clip(scaled, -_FULL_SCALE, _FULL_SCALE - 1).astype(SAMPLE)
    return pcm
