import asyncio
from dataclasses import replace

import pytest

from interpreter.domain.channels import ChannelChanged, DeskChanged, Mode
from interpreter.domain.devices import DeviceListed
from interpreter.domain.events import Published, SessionChanged, SessionEvent, SessionState
from interpreter.domain.health import StageLag
from interpreter.domain.sharing import SharingChanged
from interpreter.domain.speech import SpeakerNamed
from interpreter.domain.timeline import Ticks
from interpreter.network.feed_readers import Cursor
from interpreter.network.public_feed import FeedLine, PublicFeed
from tests.fakes.room import spoken

SESSION = SessionChanged(SessionState.RUNNING, "s1", "en", ("es",))
SPANISH = ChannelChanged("es", "es", Mode.MACHINE)


def take(feed: PublicFeed, first: int, *events: SessionEvent) -> None:
    for sequence, event in enumerate(events, first):
        feed.take(Published(sequence, Ticks(0), event), b"%d" % sequence)


def numbers(lines: list[FeedLine] | None) -> list[int] | None:
    return None if lines is None else [line.sequence for line in lines]


def test_keys_devices_and_desks_are_never_told() -> None:
    feed = PublicFeed()
    secret = SharingChanged(on=True, link="http://here/#1", code="X")
    take(feed, 0, SESSION, secret, DeskChanged("d1"), DeviceListed(()), SPANISH)
    assert numbers(feed.after(-1)) == numbers(feed.holds()) == [0, 4]


def test_whoever_comes_is_told_what_holds() -> None:
    feed = PublicFeed()
    take(feed, 0, SESSION, SPANISH, replace(SPANISH, muted=True), spoken(1, "uno"), spoken(1, "uno, dos"))
    take(feed, 5, StageLag("es", Ticks(1)), StageLag("es", Ticks(2)), SpeakerNamed("S1", "Ana"))
    assert numbers(feed.holds()) == [0, 2, 4, 6, 7]
    take(feed, 8, *(spoken(n, "más") for n in range(2, 22)), replace(SPANISH, removed=True))
    assert numbers(feed.holds()) == [0, 6, 7, *range(8, 28)]
    take(feed, 29, replace(SESSION, session="s2"))
    assert numbers(feed.holds()) == [29]


def test_whoever_comes_back_is_told_what_happened_since_as_far_as_it_is_known() -> None:
    feed = PublicFeed(most_lines=5)
    take(feed, 0, SESSION, *(spoken(n, "hola") for n in range(9)))
    assert numbers(feed.after(7)) == [8, 9]
    assert numbers(feed.after(9)) == []
    assert numbers(feed.after(4)) == [5, 6, 7, 8, 9]
    assert feed.after(3) is None
    assert feed.after(10) is None


def test_what_is_kept_is_bounded_by_bytes_too() -> None:
    feed = PublicFeed(most_bytes=100)
    for sequence in range(1000):
        feed.take(Published(sequence, Ticks(0), spoken(sequence, "hola")), b"x" * 30)
    assert numbers(feed.after(996)) == [997, 998, 999]
    assert feed.after(995) is None


def test_a_situation_is_where_the_known_begins() -> None:
    feed = PublicFeed()
    take(feed, 0, SESSION, SPANISH)
    held = [Published(50, Ticks(0), SPANISH), Published(70, Ticks(0), SESSION)]
    feed.situation(held, [b"50", b"70"])
    assert numbers(feed.holds()) == [70, 50]
    assert feed.after(1) is None
    assert numbers(feed.after(70)) == []


async def test_a_slow_reader_begins_again_with_what_holds() -> None:
    feed = PublicFeed(most_lines=10)
    cursor = Cursor(feed, None)
    waiting = asyncio.create_task(cursor.next())
    await asyncio.sleep(0)
    take(feed, 0, SESSION)
    assert numbers(await waiting) == [0]
    take(feed, 1, spoken(1, "uno"))
    assert numbers(await cursor.next()) == [1]
    take(feed, 2, *(spoken(2, "dos" * n) for n in range(50)))
    assert numbers(await cursor.next()) == [0, 1, 51]
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(cursor.next(), 0.01)
