"""Hypothesis streams: all that an engine heard of a recording, hop by hop, before any policy saw it.

Of an engine whose policies cannot be replayed, what it told instead: its captions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from interpreter.domain.errors import UserMistake
from interpreter.domain.timeline import Ticks
from interpreter.engines.builtin.recogniser import Heard

FORMAT = 1


class Recorded(msgspec.Struct, frozen=True, tag="recorded"):
    """Opens a stream: the recording, by its path within the set, and what heard it."""

    name: str
    engine: str
    language: str
    commit: str | None
    format: int = FORMAT
    model: str | None = None
    targets: tuple[str, ...] = ()
    """The languages of the captions, where captions are all there is."""


class Reading(msgspec.Struct, frozen=True, tag="reading"):
    """What an utterance was heard as at session time `at`; `until` and `hold` as `SpokenText.revise` has them.

    Utterances are numbered in the order in which they were first heard.
    """

    at: Ticks
    utterance: int
    heard: Heard
    until: Ticks | None = None
    hold: bool = False


class ReadAgain(msgspec.Struct, frozen=True, tag="again"):
    """An utterance was heard anew from its beginning: these readings take the place of those so far."""

    utterance: int
    readings: tuple[Heard, ...]


class Caption(msgspec.Struct, frozen=True, tag="caption"):
    """What an engine told, as the public feed has it."""

    at_ms: float
    utterance: int
    revision: int
    channel: str | None
    language: str
    start_ms: float
    end_ms: float | None
    committed: str
    provisional: str
    predicted: str
    ended: bool


Heeded = Reading | ReadAgain
Entry = Recorded | Heeded | Caption


@dataclass(frozen=True, slots=True)
class Stream:
    """What was heard of one recording, or else what was told of it, in order."""

    recorded: Recorded
    entries: tuple[Heeded, ...] = ()
    told: tuple[Caption, ...] = ()


def line_of(entry: Entry) -> bytes:
    """Return an entry as one line of JSON."""
    return msgspec.json.encode(entry) + b"\n"


def written(streams: Iterable[Stream], path: Path) -> None:
    """Write streams to a file. Raises UserMistake."""
    try:
        with path.open("wb") as file:
            for stream in streams:
                file.writelines(line_of(entry) for entry in (stream.recorded, *stream.entries, *stream.told))
    except OSError as error:
        raise UserMistake(f"{path} cannot be written ({error.strerror}); choose another file.") from error


def read(path: Path) -> tuple[Stream, ...]:
    """Read a file of streams. Raises UserMistake where it is none."""
    try:
        with path.open("rb") as file:
            return _parted([_decoded(line) for line in file], path)
    except OSError as error:
        raise UserMistake(f"{path} cannot be read ({error.strerror}); choose another file.") from error
    except msgspec.MsgspecError as error:
        raise _no_streams(path) from error


def entries_of(lines: Iterable[bytes]) -> tuple[Heeded, ...]:
    """Return the entries that a recorder wrote, without an opening. Raises msgspec.MsgspecError."""
    return _heeded(map(_decoded, lines))


def captions_of(feed: Iterable[str]) -> tuple[Caption, ...]:
    """Return the captions among the lines of a feed. Raises msgspec.MsgspecError."""
    kinds = ((msgspec.json.decode(line, type=_Kind).type, line) for line in feed)
    return tuple(msgspec.json.decode(line, type=Caption) for kind, line in kinds if kind == "caption")


class _Kind(msgspec.Struct):
    type: str


def _heeded(entries: Iterable[Entry]) -> tuple[Heeded, ...]:
    return tuple(entry for entry in entries if isinstance(entry, Reading | ReadAgain))


def _decoded(line: bytes) -> Entry:
    entry: Entry = msgspec.json.decode(line, type=Entry)
    return entry


def _parted(entries: Sequence[Entry], path: Path) -> tuple[Stream, ...]:
    streams: list[tuple[Recorded, list[Entry]]] = []
    for entry in entries:
        if isinstance(entry, Recorded):
            streams.append((entry, []))
        elif streams:
            streams[-1][1].append(entry)
        else:
            raise _no_streams(path)
    if not streams:
        raise _no_streams(path)
    if any(recorded.format != FORMAT for recorded, _ in streams):
        raise UserMistake(f"{path} was written by another version of OpenBooth; remove it to record again.")
    return tuple(
        Stream(recorded, _heeded(found), tuple(one for one in found if isinstance(one, Caption)))
        for recorded, found in streams
    )


def _no_streams(path: Path) -> UserMistake:
    return UserMistake(f"{path} holds no hypothesis streams; name a file that --streams wrote, or a new one.")
