"""Tells the event feed to every client that listens, each at its own pace, and to those that come late from a snapshot.

Numbers are the core's own: they go on over sessions without a gap.
"""

import asyncio
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from interpreter.app.feed import json_of
from interpreter.app.protocol import line_of, snapshot_line
from interpreter.app.sound_feed import LATEST, sound_lines
from interpreter.domain.audio import AudioFrame
from interpreter.domain.captions import Caption
from interpreter.domain.events import Published, SessionChanged, SessionEvent
from interpreter.domain.timeline import Ticks
from interpreter.policy.snapshot import Snapshot
from interpreter.ports.outlets import FeedSink

OUTBOX_BYTES = 4 * 1024 * 1024
SNAPSHOT_BYTES = 2 * 1024 * 1024
"""Of captions no more than fit is told to those that come late, the newest utterances; a line has an end."""


class Outbox:
    """What one client is still to be sent, at most `limit` bytes and one line.

    Once it is full, events are counted instead of kept until everything in it has been taken; then the client is told
    how many were lost, and what holds. Answers are always kept: whoever asks has to wait for `room` first.
    """

    def __init__(self, *, limit: int = OUTBOX_BYTES) -> None:
        self._limit = limit
        self._lines: deque[bytes] = deque()
        self._bytes = 0
        self._lost = 0
        self._sound: deque[tuple[bytes, Ticks]] = deque()
        self._sound_length = 0
        self._newest: dict[str, bytes] = {}
        self.sound_dropped = 0
        """How much sound was left out because it was not read in time, in ticks."""
        self._feed: Broadcast | None = None
        self._changed = asyncio.Event()

    @property
    def empty(self) -> bool:
        """Whether nothing is left to be sent."""
        return not (self._lines or self._lost)

    def put(self, line: bytes) -> None:
        """Send a line, whatever its length."""
        self._lines.append(line)
        self._bytes += len(line)
        self._change()

    def put_event(self, line: bytes) -> None:
        """Send one line of the feed, or count it where there is no room."""
        if self._lost or self._bytes + len(line) > self._limit:
            self._lost += 1
            self._change()
        else:
            self.put(line)

    def put_sound(self, line: bytes, length: Ticks) -> None:
        """Send a piece of sound when no event is waiting; of more than LATEST in all, the oldest is dropped."""
        self._sound.append((line, length))
        self._sound_length += length
        while self._sound_length > LATEST:
            _, oldest = self._sound.popleft()
            self._sound_length -= oldest
            self.sound_dropped += oldest
        self._change()

    def put_newest(self, kind: str, line: bytes) -> None:
        """Send a figure in place of the one of its kind that has not been sent yet, when nothing else is waiting."""
        self._newest[kind] = line
        self._change()

    def subscribe(self, feed: "Broadcast") -> None:
        """Follow a feed from now on, or afresh."""
        self._feed = feed
        self.put(feed.snapshot())

    async def room(self) -> None:
        """Return when less than the limit is waiting."""
        while self._bytes >= self._limit:
            await self._next_change()

    async def emptied(self) -> None:
        """Return when everything has been taken."""
        while not self.empty:
            await self._next_change()

    async def take(self) -> bytes:
        """Return the next line, when there is one."""
        while True:
            if self._lines:
                line = self._lines.popleft()
                self._bytes -= len(line)
                self._change()
                return line
            if self._lost and self._feed is not None:
                self._lines.append(line_of({"lost": self._lost}))
                self._lost = 0
                self._lines.append(self._feed.snapshot())
                self._bytes = sum(map(len, self._lines))
            elif self._sound:
                line, length = self._sound.popleft()
                self._sound_length -= length
                return line
            elif self._newest:
                return self._newest.pop(next(iter(self._newest)))
            else:
                await self._next_change()

    async def _next_change(self) -> None:
        await self._changed.wait()

    def _change(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()


class Broadcast:
    """A sink of the feed that numbers the events of all sessions in one sequence and hands them to outboxes.

    It is the session's audience as well: what sounds goes to those outboxes that want it.
    """

    def __init__(self, sinks: Sequence[FeedSink] = ()) -> None:
        """`sinks` in this process take the same events under the same numbers; whoever made them closes them."""
        self._sinks = sinks
        self._snapshot = Snapshot()
        self._outboxes: set[Outbox] = set()
        self._hearing: set[Outbox] = set()

    @property
    def session(self) -> SessionChanged | None:
        """The state of the newest session, None before the first one."""
        return self._snapshot.session

    @property
    def holds(self) -> Iterator[SessionEvent]:
        """What holds now."""
        return (published.event for published in self._snapshot.events)

    def publish(self, published: Published) -> None:
        """Take one event of a session."""
        numbered = replace(published, sequence=self._snapshot.next)
        self._snapshot.take(numbered)
        for sink in self._sinks:
            sink.publish(numbered)
        if self._outboxes:
            line = line_of(json_of(numbered))
            for outbox in self._outboxes:
                outbox.put_event(line)

    @property
    def wanted(self) -> bool:
        """Whether anybody hears what sounds."""
        return bool(self._hearing)

    def take(self, sounded: Mapping[str, Sequence[AudioFrame]]) -> None:
        """Take what sounded since the last call."""
        if not self._hearing:
            return
        for line, length in sound_lines(sounded):
            for outbox in self._hearing:
                outbox.put_sound(line, length)

    def tell(self, line: bytes) -> None:
        """Send a line that is no event to every subscriber."""
        for outbox in self._outboxes:
            outbox.put(line)

    def close(self) -> None:
        """A session is over; the next one goes on in the same sequence."""

    def snapshot(self) -> bytes:
        """Return what holds now, as a line; of very long captions only the newest."""
        events, following = self._snapshot.events, self._snapshot.next
        line = snapshot_line(events, following)
        if len(line) <= SNAPSHOT_BYTES:
            return line
        return snapshot_line(_without_oldest(events, len(line) - SNAPSHOT_BYTES), following)

    def add(self, outbox: Outbox, *, sound: bool = False) -> None:
        """Tell what holds now, then everything that happens, and with `sound` what sounds."""
        outbox.subscribe(self)
        self._outboxes.add(outbox)
        (self._hearing.add if sound else self._hearing.discard)(outbox)

    def remove(self, outbox: Outbox) -> None:
        """Tell nothing more."""
        self._outboxes.discard(outbox)
        self._hearing.discard(outbox)


def _without_oldest(events: Sequence[Published], excess: int) -> list[Published]:
    """Leave out the captions of the oldest utterances, as many as make so many bytes."""
    lengths: Counter[int] = Counter()
    for published in events:
        if isinstance(published.event, Caption):
            lengths[published.event.utterance] += len(line_of(json_of(published)))
    left_out = set()
    for utterance in sorted(lengths):
        if excess <= 0:
            break
        left_out.add(utterance)
        excess -= lengths[utterance]
    return [one for one in events if not (isinstance(one.event, Caption) and one.event.utterance in left_out)]
