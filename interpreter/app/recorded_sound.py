"""The sound of a session on record: what was captured of every source, and what was heard on every channel."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

import numpy as np

from interpreter.app.forms import did_you_mean
from interpreter.app.records import session_store
from interpreter.audio.kept_channel import KeptChannel
from interpreter.domain.audio import AudioFrame, Samples, frozen
from interpreter.domain.channels import SpeechPlayed
from interpreter.domain.errors import BrokenRecord, UnknownName
from interpreter.domain.records import ChannelHeld, Record, SessionOpened
from interpreter.domain.sharing import FLOOR
from interpreter.domain.timeline import Ticks, samples_from_ticks, ticks_from_ms, ticks_from_samples
from interpreter.dsp.resampling import StreamResampler
from interpreter.ports.outlets import Track
from interpreter.storage.journal import decode_record, inspect_journal
from interpreter.storage.kept_audio import kept_sources

_JOURNAL, _SPOOL, _CHANNELS = "journal.jsonl", "spool", "channels"
_CHANNEL_FILE = re.compile(r"channel\.(?P<name>.+?)(?:\.(?P<number>\d{1,3}))?\.flac")
_COMMON_STEP = 6
"""Every sixth tick is a sample at each of the exact rates."""
_MARGIN = ticks_from_ms(120)
"""What a resampler looks at on both sides, and more; a multiple of the common step."""
_UNDETERMINED = "und"


class Kept(Protocol):
    """One file of sound at its place on the timeline."""

    @property
    def rate_hz(self) -> int:
        """One of EXACT_RATES_HZ."""
        ...

    @property
    def end(self) -> Ticks:
        """The tick after the last sample."""
        ...

    def read(self, start: Ticks, frames: int) -> Samples:
        """Return `frames` samples from the one at or just before `start` on, silence where nothing is kept."""
        ...

    def close(self) -> None:
        """Release the file."""
        ...


class SessionSound:
    """The port `RecordedSound` over the folder of a session. Nothing is written, and no more held than is read.

    All frames of a track have one rate: its own, or the highest of the files that it was written to. They abut: each
    begins on the sample at or just before the tick that was asked for, and ends before that of the next.
    """

    def __init__(self, session: str, parts: Mapping[Track, Sequence[Kept]]) -> None:
        """`session` is the whole id; `parts` are added up where they overlap."""
        self.session = session
        self._parts = dict(parts)
        sources = [track for track in parts if not track.channel]
        self._floor: Track | None = None
        if sources:
            duration = max(track.duration for track in sources)
            self._floor = Track(FLOOR, channel=False, language=sources[0].language, duration=duration)

    @property
    def tracks(self) -> Sequence[Track]:
        """What there is: the sources, then the channels."""
        return tuple(self._parts)

    def track(self, name: str) -> Track:
        """Return the track of a name; “floor” is all sources together. Raises UnknownName."""
        if name == FLOOR and self._floor is not None:
            return self._floor
        for track in self._parts:
            if track.name == name:
                return track
        if not self._parts:
            raise UnknownName(f"The sound of session {self.session} is not kept; its text can still be read.")
        names = dict.fromkeys((FLOOR, *(track.name for track in self._parts)))
        raise UnknownName(
            f"There is no track “{name}” in session {self.session}; {did_you_mean(name, names)}"
        )

    def read(self, track: Track, start: Ticks, end: Ticks) -> AudioFrame:
        """Return what sounded between two times, mono; silence where nothing was kept."""
        parts = self._parts_of(track)
        rate_hz = max(part.rate_hz for part in parts)
        first, last = samples_from_ticks(start, rate_hz), samples_from_ticks(end, rate_hz)
        begin = ticks_from_samples(first, rate_hz)
        mixed = np.zeros(max(0, last - first), np.float32)
        for part in parts:
            mixed += _at_rate(part, rate_hz, begin, len(mixed))
        if len(parts) > 1:
            np.clip(mixed, -1.0, 1.0, out=mixed)
        return AudioFrame(track.name, begin, rate_hz, frozen(mixed))

    def close(self) -> None:
        """Release the files. May be called twice."""
        for parts in self._parts.values():
            for part in parts:
                part.close()

    def __enter__(self) -> Self:
        """Nothing more to do."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Release the files."""
        self.close()

    def _parts_of(self, track: Track) -> list[Kept]:
        if track == self._floor and track not in self._parts:
            return [part for one, parts in self._parts.items() if not one.channel for part in parts]
        return list(self._parts[track])


def open_recorded_sound(session: str) -> SessionSound:
    """Open the sound of a session by its id, the beginning of one, or “last”; it may run meanwhile.

    There are no tracks where nothing is kept. Raises UnknownName, or BrokenRecord for a record that cannot be read.
    """
    folder = session_store().folder_of(session)
    spoken, languages = _languages(folder)
    parts: dict[Track, Sequence[Kept]] = {}
    for source in kept_sources(folder / _SPOOL):
        parts[Track(source.name, channel=False, language=spoken, duration=source.end)] = (source,)
    for name, files in _channels(folder / _CHANNELS, languages).items():
        duration = max(file.end for file in files)
        language = languages.get(name, _UNDETERMINED)
        parts[Track(name, channel=True, language=language, duration=duration)] = files
    return SessionSound(folder.name, parts)


def _languages(folder: Path) -> tuple[str, dict[str, str]]:
    """Return what is usually spoken, and the language of every channel that is known of.

    The first record tells it of all channels but those that were added on the way; a long journal takes a second.
    """
    spoken, languages = _told_by(_opening(folder / _JOURNAL))
    there = {name for name, _ in _channel_files(folder / _CHANNELS, languages)}
    if there <= languages.keys() and spoken != _UNDETERMINED:
        return spoken, languages
    return _told_by(inspect_journal(folder / _JOURNAL).records)


def _opening(journal: Path) -> Sequence[Record]:
    with suppress(OSError), journal.open("rb") as file:
        first = decode_record(file.readline().rstrip(b"\n"))
        return () if first is None else (first,)
    return ()


def _told_by(records: Sequence[Record]) -> tuple[str, dict[str, str]]:
    spoken, channels = _UNDETERMINED, dict[str, str]()
    for record in records:
        match record:
            case SessionOpened(settings=settings):
                spoken = settings.source_language
                channels |= {one.channel: one.language for one in settings.channels}
            case (
                SpeechPlayed(channel=channel, language=language)
                | ChannelHeld(channel=channel, language=language)
            ):
                channels.setdefault(channel, language)
            case _:
                pass
    return spoken, channels


def _channels(folder: Path, known: Mapping[str, str]) -> dict[str, list[KeptChannel]]:
    """Return the files of every channel in the order of the set-up, leaving out those that hold nothing."""
    found: dict[str, list[KeptChannel]] = {}
    for name, path in sorted(_channel_files(folder, known), key=lambda one: _rank(one[0], known)):
        with suppress(BrokenRecord):
            found.setdefault(name, []).append(KeptChannel(path))
    return {name: files for name, files in found.items() if files}


def _channel_files(folder: Path, known: Mapping[str, str]) -> Iterator[tuple[str, Path]]:
    """Yield the files of channels with the names of these; one that was added again has a number behind its name."""
    for path in sorted(folder.glob("channel.*.flac")):
        matched = _CHANNEL_FILE.fullmatch(path.name)
        if matched is not None:
            whole = path.name.removeprefix("channel.").removesuffix(".flac")
            yield (whole if whole in known else matched["name"]), path


def _rank(name: str, known: Mapping[str, str]) -> tuple[int, str]:
    return (list(known).index(name) if name in known else len(known)), name


def _at_rate(part: Kept, rate_hz: int, start: Ticks, frames: int) -> Samples:
    """Return `frames` samples at `rate_hz`, the first of which lies at `start`, whichever pieces they are read in."""
    if part.rate_hz == rate_hz:
        return part.read(start, frames)
    begin = Ticks((start - _MARGIN) // _COMMON_STEP * _COMMON_STEP)
    end = Ticks(start + ticks_from_samples(frames, rate_hz) + _MARGIN)
    resampler = StreamResampler(part.rate_hz, rate_hz)
    heard = resampler.push(part.read(begin, samples_from_ticks(Ticks(end - begin), part.rate_hz)))
    skipped = samples_from_ticks(Ticks(start - begin), rate_hz)
    return np.concatenate((heard, resampler.finish()))[skipped : skipped + frames]
