"""What was said and what it becomes: one passage per utterance, in the order of time."""

import sys
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import msgspec

from interpreter.domain.captions import Caption
from interpreter.domain.health import Gap
from interpreter.domain.timeline import Ticks, seconds_from_ticks

FLOOR = ""
"""The column of the language spoken on the floor; the other columns are called by their language."""

_MANY = 500
"""Rows from which on going through all of them is quicker than looking each one up."""

_LOOSE = 512
"""Passages that were told of last and stay as they are; the others are packed, to a tenth of the memory."""

Key = tuple[int, int, int]
"""Where a row belongs: its time, gaps before passages, and a number. It never changes."""


class Text(NamedTuple):
    """An utterance in one language as last told."""

    committed: str
    provisional: str = ""
    predicted: str = ""
    ended: bool = False
    right_to_left: bool = False
    channel: str | None = None
    revision: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.committed or self.provisional or self.predicted)

    def looks_like(self, other: "Text | None") -> bool:
        """Whether it is shown as the other one is, whoever told it."""
        return other is not None and self[:5] == other[:5]


_PACKED: msgspec.msgpack.Decoder[dict[str, Text]] = msgspec.msgpack.Decoder(dict[str, Text])


@dataclass(slots=True)
class Passage:
    """One utterance in every language."""

    key: Key
    utterance: int
    speaker: str | None
    speaker_name: str | None
    is_empty: bool = True
    """Whether everything was taken back."""
    _texts: dict[str, Text] | bytes = field(default_factory=dict)

    @property
    def start_s(self) -> float:
        """When it began, in seconds of session time."""
        return seconds_from_ticks(Ticks(self.key[0]))

    def texts(self) -> Mapping[str, Text]:
        """Return the text of every column that has one."""
        return _PACKED.decode(self._texts) if isinstance(self._texts, bytes) else self._texts

    def text(self, column: str) -> Text | None:
        """Return the text in a column."""
        return self.texts().get(column)

    def set_text(self, column: str, text: Text) -> None:
        """Show another text in a column."""
        self._texts = {**self.texts(), column: text}
        self.is_empty = all(one.is_empty for one in self._texts.values())

    def pack(self) -> None:
        """Keep the texts in little memory; reading them takes some microseconds from now on."""
        if not isinstance(self._texts, bytes):
            self._texts = msgspec.msgpack.encode(self._texts)


@dataclass(frozen=True, slots=True)
class Missing:
    """Sound that was lost."""

    key: Key
    source: str
    duration_s: float
    cause: str


Row = Passage | Missing


@dataclass(frozen=True, slots=True)
class Changes:
    """What became different, as places of rows now.

    `inserted` ascends; `changed` has the rows that look different. After a `reset` every row is new.
    """

    inserted: tuple[int, ...] = ()
    changed: frozenset[int] = frozenset()
    reset: bool = False


class Conversation:
    """Every passage of a session. It holds text only, so that hours of it stay small."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._passages: dict[int, Passage] = {}
        self._loose: dict[int, Passage] = {}
        self._gaps: set[tuple[str, int]] = set()
        self._merged: dict[str, str] = {}
        self._new: set[Key] = set()
        self._touched: set[Key] = set()
        self._reset = False

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def __getitem__(self, place: int) -> Row:
        """Return a row by its place in time."""
        return self._rows[place]

    def clear(self) -> None:
        """Forget everything; another session begins."""
        for held in (self._rows, self._passages, self._loose, self._gaps, self._merged):
            held.clear()
        self._new.clear()
        self._touched.clear()
        self._reset = True

    def take_all(self, told: Iterable[Caption | Gap]) -> None:
        """Take captions and gaps, in any order."""
        for one in told:
            if isinstance(one, Caption):
                self.take(one)
            else:
                self.take_gap(one)

    def take(self, caption: Caption) -> None:
        """Take a revision; an older one than is known changes nothing."""
        column = FLOOR if caption.channel is None else caption.language
        text = _text(caption)
        passage = self._passages.get(caption.utterance)
        if passage is None:
            if text.is_empty:
                return
            passage = self._begin(caption)
        known = passage.text(column)
        if known is not None:
            if not _replaces(text, known):
                return
            text = _succeeding(text, known)
        named = (self._who(caption.speaker), caption.speaker_name)
        if text.looks_like(known) and named == (passage.speaker, passage.speaker_name):
            return
        if caption.revision >= 0 or passage.speaker is None:
            passage.speaker, passage.speaker_name = named
        passage.set_text(column, text)
        self._touched.add(passage.key)
        self._keep_loose(passage)

    def merge(self, merged: Mapping[str, str]) -> None:
        """Give what somebody said, and will be told to have said, to whom they turned out to be."""
        if merged == self._merged:
            return
        self._merged = dict(merged)
        for passage in self._passages.values():
            if passage.speaker is not None and passage.speaker in merged:
                passage.speaker = merged[passage.speaker]
                self._touched.add(passage.key)

    def take_gap(self, gap: Gap) -> None:
        """Take note of sound that is missing; the same gap twice is one."""
        if (gap.source, gap.start) in self._gaps:
            return
        self._gaps.add((gap.source, gap.start))
        key = (int(gap.start), 0, len(self._gaps))
        self._insert(Missing(key, gap.source, seconds_from_ticks(gap.duration), gap.cause))

    def drain(self) -> Changes:
        """Return what changed since the last time."""
        if self._reset:
            self._reset = False
            self._new.clear()
            self._touched.clear()
            return Changes(reset=True)
        if not (self._new or self._touched):
            return Changes()
        inserted = tuple(sorted(self._places(self._new)))
        changed = {*self._places(self._touched - self._new), *inserted}
        follow = {place + 1 for place in changed if place + 1 < len(self._rows)}
        self._new.clear()
        self._touched.clear()
        return Changes(inserted, frozenset(changed | follow))

    def place(self, key: Key) -> int:
        """Return where the row with this key stands, or where it would."""
        return bisect_left(self._rows, key, key=_key)

    def find(self, utterance: int) -> Passage | None:
        """Return the passage of an utterance."""
        return self._passages.get(utterance)

    def opens(self, place: int) -> bool:
        """Whether the speaker of this row is another one than before, so that the name is shown."""
        row = self._rows[place]
        if isinstance(row, Missing):
            return False
        for before in range(place - 1, -1, -1):
            earlier = self._rows[before]
            if isinstance(earlier, Missing):
                return True
            if not earlier.is_empty:
                return earlier.speaker != row.speaker
        return True

    def _places(self, keys: set[Key]) -> list[int]:
        if len(keys) < _MANY:
            return [self.place(key) for key in keys]
        return [place for place, row in enumerate(self._rows) if row.key in keys]

    def _begin(self, caption: Caption) -> Passage:
        key = (int(caption.start), 1, caption.utterance)
        passage = Passage(key, caption.utterance, self._who(caption.speaker), caption.speaker_name)
        self._passages[caption.utterance] = passage
        self._insert(passage)
        return passage

    def _who(self, speaker: str | None) -> str | None:
        return None if speaker is None else self._merged.get(speaker, speaker)

    def _keep_loose(self, passage: Passage) -> None:
        self._loose.pop(passage.utterance, None)
        self._loose[passage.utterance] = passage
        if len(self._loose) > _LOOSE:
            self._loose.pop(next(iter(self._loose))).pack()

    def _insert(self, row: Row) -> None:
        if not self._rows or self._rows[-1].key < row.key:
            self._rows.append(row)
        else:
            self._rows.insert(self.place(row.key), row)
        self._new.add(row.key)


def _key(row: Row) -> Key:
    return row.key


def _text(caption: Caption) -> Text:
    return Text(
        caption.committed,
        caption.provisional,
        caption.predicted,
        caption.ended,
        caption.right_to_left,
        None if caption.channel is None else sys.intern(caption.channel),
        caption.revision,
    )


def _replaces(text: Text, known: Text) -> bool:
    """Of two channels in one language the first one is shown.

    What was recalled gives way to what is told, and stands in for what was not told: the end of an utterance, or words
    beyond those that are known.
    """
    if known.revision < 0:
        return True
    if text.revision < 0:
        return not known.ended and (text.ended or _extends(text, known))
    return text.channel == known.channel and text.revision >= known.revision


def _extends(text: Text, known: Text) -> bool:
    return len(text.committed) > len(known.committed) and text.committed.startswith(known.committed)


def _succeeding(text: Text, known: Text) -> Text:
    """Let what is recalled count as what it stands in for, so that nothing older comes back over it."""
    if text.revision >= 0 or known.revision < 0:
        return text
    return text._replace(channel=known.channel, revision=known.revision)
