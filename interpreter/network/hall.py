"""What listeners can choose and read, kept so that each of them can be told it at their own pace."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from interpreter.domain.captions import Caption
from interpreter.domain.channels import ChannelChanged, Mode, NoticePlayed
from interpreter.domain.events import Published, SessionChanged, SessionEvent
from interpreter.domain.health import StageLag
from interpreter.domain.sharing import FLOOR
from interpreter.domain.timeline import ms_from_ticks
from interpreter.network.page_messages import caption_text
from interpreter.network.public_feed import PublicFeed, is_of_session

UTTERANCES_KEPT = 200
UTTERANCES_AT_FIRST = 20


@dataclass(frozen=True, slots=True)
class HeldCaption:
    """The newest revision of an utterance on one channel. `text` is its JSON object for pages."""

    sequence: int
    caption: Caption
    text: str


@dataclass(frozen=True, slots=True)
class News:
    """What a reader has not been told yet."""

    session: bool
    channels: bool
    captions: tuple[HeldCaption, ...]
    lag_ms: int | None


class Hall:
    """Takes the core's events, and wakes readers. One asyncio loop's thread."""

    def __init__(self, *, utterances: int = UTTERANCES_KEPT) -> None:
        self._most = utterances
        self.feed = PublicFeed()
        self.filled = asyncio.Event()
        """Set once the core has said what holds."""
        self.session: SessionChanged | None = None
        self._channels: dict[str, ChannelChanged] = {}
        self._captions: dict[str, dict[int, HeldCaption]] = {}
        self._utterances: dict[int, None] = {}
        self._forgotten = -1
        self._lags_ms: dict[str, int] = {}
        self._noticed: set[str] = set()
        self._removed: set[str] = set()
        self._readers: set[Reader] = set()

    @property
    def channels(self) -> tuple[ChannelChanged, ...]:
        """The listener channels, in their order; the floor is not among them."""
        return tuple(self._channels.values())

    @property
    def floor_language(self) -> str:
        """What is spoken in the room; empty where that is not known."""
        return "" if self.session is None else self.session.source_language

    def channel(self, channel: str) -> ChannelChanged | None:
        """Return how a channel stands; None for the floor, and for one that there is not."""
        return self._channels.get(channel)

    def has(self, channel: str) -> bool:
        """Whether a channel can be chosen."""
        return channel == FLOOR or channel in self._channels

    def lag_ms(self, channel: str) -> int | None:
        """Return how late the newest words of a channel were shown; None until that is known."""
        known = self._channels.get(channel)
        return self._lags_ms.get(self.floor_language if known is None else known.language)

    def situation(self, events: Sequence[Published], lines: Sequence[bytes]) -> None:
        """Take what the core says to hold, in place of everything known; `lines` are the events' public objects."""
        before, session = self._captions, self.session
        readers, self._readers = self._readers, set()
        self.session = None
        self._begin()
        for published in sorted(events, key=is_of_session):
            self._take(published.sequence, published.event)
        self._readers = readers
        same = session is not None and self.session is not None and session.session == self.session.session
        for reader in readers:
            reader.begin_again(before.get(reader.place, {}) if same else {})
        self.feed.situation(events, lines)
        self.filled.set()

    def take(self, published: Published, line: bytes) -> None:
        """Take an event; `line` is its public object as JSON."""
        self._take(published.sequence, published.event)
        self.feed.take(published, line)
        self.filled.set()

    def _take(self, sequence: int, event: SessionEvent) -> None:
        match event:
            case SessionChanged():
                self._turn_over(event)
            case ChannelChanged():
                self._change(event)
            case Caption():
                self._show(sequence, event)
            case StageLag(language=language, lag=lag):
                self._lags_ms[language] = ms_from_ticks(lag)
                self._wake(lag=True)
            case NoticePlayed(channel=channel):
                self._noticed.add(channel)
            case _:
                pass

    def noticed(self) -> frozenset[str]:
        """Return the channels on which the AI notice was said to everybody, each once."""
        noticed, self._noticed = frozenset(self._noticed), set()
        return noticed

    def removed(self) -> frozenset[str]:
        """Return the channels that were taken away, each once."""
        removed, self._removed = frozenset(self._removed), set()
        return removed

    def place_of(self, channel: str) -> str:
        """Return where the captions of a channel are: with the floor's, where it is in the only language spoken."""
        known, session = self._channels.get(channel), self.session
        if known is None or session is None:
            return channel
        alone = not set(session.also_spoken) - {session.source_language}
        return FLOOR if alone and known.language == session.source_language else channel

    def captions(self, place: str, utterances: Iterable[int] | None = None) -> list[HeldCaption]:
        """Return the captions at a place, all or those of some utterances, in the order in which they changed."""
        kept = self._captions.get(place, {})
        chosen = kept.values() if utterances is None else (kept[one] for one in utterances if one in kept)
        return sorted(chosen, key=lambda held: held.sequence)

    def newest(self, place: str) -> list[int]:
        """Return the utterances that whoever comes reads first."""
        return list(self._captions.get(place, {}))[-UTTERANCES_AT_FIRST:]

    def add(self, reader: "Reader") -> None:
        """Wake a reader from now on."""
        self._readers.add(reader)

    def remove(self, reader: "Reader") -> None:
        """Wake a reader no longer."""
        self._readers.discard(reader)

    def _begin(self) -> None:
        self._channels, self._captions, self._utterances = {}, {}, {}
        self._forgotten, self._lags_ms = -1, {}
        self._wake(channels=True)

    def _turn_over(self, changed: SessionChanged) -> None:
        if self.session is None or self.session.session != changed.session:
            self._begin()
        self.session = changed
        self._wake(session=True)

    def _change(self, changed: ChannelChanged) -> None:
        if changed.removed:
            self._channels.pop(changed.channel, None)
            self._removed.add(changed.channel)
        else:
            self._channels[changed.channel] = changed
            self._removed.discard(changed.channel)
        self._wake(channels=True)

    def _show(self, sequence: int, caption: Caption) -> None:
        utterance = caption.utterance
        if utterance not in self._utterances:
            if utterance <= self._forgotten:
                return
            self._utterances[utterance] = None
        place = FLOOR if caption.channel is None else caption.channel
        known = self._channels.get(place)
        mode = Mode.FLOOR if place == FLOOR else Mode.MACHINE if known is None else known.mode
        held = HeldCaption(sequence, caption, caption_text(sequence, caption, mode))
        self._captions.setdefault(place, {})[utterance] = held
        for reader in self._readers:
            reader.note(place, utterance)
        self._forget()

    def _forget(self) -> None:
        while len(self._utterances) > self._most:
            oldest = next(iter(self._utterances))
            del self._utterances[oldest]
            self._forgotten = max(self._forgotten, oldest)
            for kept in self._captions.values():
                kept.pop(oldest, None)
            for reader in self._readers:
                reader.forget(oldest)

    def _wake(self, *, session: bool = False, channels: bool = False, lag: bool = False) -> None:
        for reader in self._readers:
            reader.wake(session=session, channels=channels, lag=lag)


class Reader:
    """What one listener is still to be told: at most one revision of every utterance that the hall keeps."""

    def __init__(self, hall: Hall, channel: str) -> None:
        self._hall = hall
        self.channel = channel
        self._waiting: dict[int, None] = dict.fromkeys(hall.newest(self.place))
        self._session = self._channels = self._lag = False
        self._changed = asyncio.Event()
        self._changed.set()

    @property
    def place(self) -> str:
        """Where the captions of its channel are."""
        return self._hall.place_of(self.channel)

    def catch_up(self, since: int) -> None:
        """Have everything told that changed after a sequence number, in place of the newest utterances."""
        held = self._hall.captions(self.place)
        self._waiting = {one.caption.utterance: None for one in held if one.sequence > since}
        self._changed.set()

    def begin_again(self, told: dict[int, HeldCaption]) -> None:
        """Have told what is not among `told`: the hall was filled anew."""
        held = self._hall.captions(self.place)
        known = {utterance: one.caption for utterance, one in told.items()}
        self._waiting = {
            one.caption.utterance: None
            for one in held
            if one.caption.utterance in self._waiting or known.get(one.caption.utterance) != one.caption
        }
        self.wake(session=True, channels=True, lag=True)

    def choose(self, channel: str) -> None:
        """Read another channel, beginning with its newest utterances."""
        self.channel = channel
        self._waiting = dict.fromkeys(self._hall.newest(self.place))
        self.wake(lag=True)

    def note(self, place: str, utterance: int) -> None:
        """An utterance changed."""
        if place == self.place:
            self._waiting[utterance] = None
            self._changed.set()

    def forget(self, utterance: int) -> None:
        """An utterance is kept no longer."""
        self._waiting.pop(utterance, None)

    def wake(self, *, session: bool = False, channels: bool = False, lag: bool = False) -> None:
        """Something else changed."""
        self._session |= session
        self._channels |= channels
        self._lag |= lag
        self._changed.set()

    async def changed(self) -> None:
        """Return as soon as there is something to tell."""
        await self._changed.wait()

    def take(self) -> News:
        """Return what is to be told, which from then on counts as told."""
        captions = tuple(self._hall.captions(self.place, self._waiting))
        lag = self._hall.lag_ms(self.channel) if self._lag else None
        news = News(self._session, self._channels, captions, lag)
        self._waiting = {}
        self._session = self._channels = self._lag = False
        self._changed.clear()
        return news
