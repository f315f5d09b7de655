"""The events that whoever has the read token is told, each reader at their own pace."""

import asyncio
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from interpreter.domain.captions import Caption
from interpreter.domain.channels import ChannelChanged, NoticePlayed, SpeechPlayed, SpeechSkipped
from interpreter.domain.events import (
    PredictionScored,
    Published,
    SessionChanged,
    SessionEvent,
    SessionSummary,
)
from interpreter.domain.health import Gap, StageLag
from interpreter.domain.speech import SpeakerNamed, SpeakerTurn

PUBLIC = (
    Caption,
    ChannelChanged,
    Gap,
    NoticePlayed,
    PredictionScored,
    SessionChanged,
    SessionSummary,
    SpeakerNamed,
    SpeakerTurn,
    SpeechPlayed,
    SpeechSkipped,
    StageLag,
)
"""Never sharing, devices or desks."""
_UTTERANCES_HELD = 20
_BYTES = 4 * 1024 * 1024
_LINES = 20_000

_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class FeedLine:
    """An event as its public JSON object; `sequence` is the core's number."""

    sequence: int
    line: bytes


def is_of_session(published: Published) -> int:
    """Return by what to sort a situation: a session stands before what belongs to it, though it was paused later."""
    return 0 if isinstance(published.event, SessionChanged) else 1


class PublicFeed:
    """The public events of late, and those that still hold.

    It is bounded by bytes and lines, for all readers together; whoever falls behind what is kept begins again with
    what holds.
    """

    def __init__(self, *, most_bytes: int = _BYTES, most_lines: int = _LINES) -> None:
        self._most_bytes, self._most_lines = most_bytes, most_lines
        self._recent: deque[FeedLine] = deque()
        self._bytes = 0
        self._known_after = -1
        self._holds: dict[_Key, FeedLine] = {}
        self._utterances: dict[int, None] = {}
        self._session = ""
        self._changed = asyncio.Event()

    @property
    def newest(self) -> int:
        """The sequence number of the newest public event, -1 before the first one."""
        return self._recent[-1].sequence if self._recent else self._known_after

    def situation(self, events: Sequence[Published], lines: Sequence[bytes]) -> None:
        """Take what holds in place of everything known."""
        self._recent.clear()
        self._bytes = 0
        self._holds, self._utterances = {}, {}
        self._session = ""
        told = sorted(zip(events, lines, strict=True), key=lambda one: is_of_session(one[0]))
        for published, line in told:
            self._hold(published.event, FeedLine(published.sequence, line))
        self._known_after = max((published.sequence for published in events), default=-1)
        self._wake()

    def take(self, published: Published, line: bytes) -> None:
        """Take the next event, public or not."""
        if not isinstance(published.event, PUBLIC):
            return
        taken = FeedLine(published.sequence, line)
        self._recent.append(taken)
        self._bytes += len(line)
        while self._bytes > self._most_bytes or len(self._recent) > self._most_lines:
            dropped = self._recent.popleft()
            self._bytes -= len(dropped.line)
            self._known_after = dropped.sequence
        self._hold(published.event, taken)
        self._wake()

    def holds(self) -> list[FeedLine]:
        """Return what holds: the session, and what belongs to it in the order in which it happened."""
        session = self._holds.get((SessionChanged,))
        return sorted(self._holds.values(), key=lambda held: (held is not session, held.sequence))

    def after(self, sequence: int) -> list[FeedLine] | None:
        """Return what happened after a sequence number; None where that is not known, or not any more."""
        if not self._known_after <= sequence <= self.newest:
            return None
        following = list(takewhile(lambda kept: kept.sequence > sequence, reversed(self._recent)))
        return following[::-1]

    async def changed(self) -> None:
        """Return after the next event."""
        await self._changed.wait()

    def _wake(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    def _hold(self, event: SessionEvent, line: FeedLine) -> None:
        match event:
            case SessionChanged(session=session):
                if session != self._session:
                    self._session, self._holds, self._utterances = session, {}, {}
                self._holds[SessionChanged,] = line
            case ChannelChanged(channel=channel, removed=True):
                self._holds.pop((ChannelChanged, channel), None)
            case ChannelChanged(channel=channel):
                self._holds[ChannelChanged, channel] = line
            case Caption():
                self._hold_caption(event, line)
            case StageLag(language=about) | PredictionScored(language=about) | SpeakerNamed(speaker=about):
                self._holds[type(event), about] = line
            case _:
                pass

    def _hold_caption(self, caption: Caption, line: FeedLine) -> None:
        """Hold the captions of the newest utterances only."""
        self._holds[Caption, caption.utterance, caption.channel] = line
        self._utterances[caption.utterance] = None
        if len(self._utterances) > _UTTERANCES_HELD:
            oldest = next(iter(self._utterances))
            del self._utterances[oldest]
            self._holds = {k: v for k, v in self._holds.items() if k[0] is not Caption or k[1] != oldest}
