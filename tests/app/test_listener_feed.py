"""The server for phones follows the core: its events, its sound, the notice in its languages."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import numpy as np

from interpreter.app.broadcast import SNAPSHOT_BYTES
from interpreter.app.listener_feed import CoreFeed, Hearers
from interpreter.app.server import WayIn
from interpreter.app.spoken_notice import SpokenNotices
from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.channels import ChannelChanged, Mode
from interpreter.domain.events import SessionChanged, SessionState
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_ms
from interpreter.network.hall import Hall
from interpreter.network.media import Reception
from tests.app.test_server import Core, caption, serving
from tests.fakes.world import until

POLL = ticks_from_ms(10)


class KeptMedia:
    """Keeps what it is to send."""

    def __init__(self) -> None:
        self.pieces: list[tuple[str, Ticks, Samples]] = []

    def sound(self, channel: str, start: Ticks, samples: Samples) -> None:
        self.pieces.append((channel, start, samples))

    def forget(self, channel: str) -> None:
        raise NotImplementedError

    async def offer(self, listener: str, channel: str, notice: Samples | None = None) -> str:
        raise NotImplementedError

    async def answer(self, listener: str, sdp: str) -> None:
        raise NotImplementedError

    async def switch(self, listener: str, channel: str) -> None:
        raise NotImplementedError

    async def tell(self, listener: str, notice: Samples) -> bool:
        raise NotImplementedError

    async def leave(self, listener: str) -> None:
        raise NotImplementedError

    def receptions(self) -> dict[str, Reception]:
        return {}

    def broken(self) -> frozenset[str]:
        return frozenset()

    async def close(self) -> None:
        raise NotImplementedError


class Follower:
    """A follower of a core, whose clock obeys the test."""

    def __init__(self, way_in: WayIn) -> None:
        self.hall, self.media, self.languages = Hall(), KeptMedia(), list[str]()
        self.now_s = 7.0
        hearers = Hearers(self.hall, self.media, self.languages.append)
        self.feed = CoreFeed(way_in, hearers, clock=lambda: self.now_s)

    async def hears(self, core: Core, start: int, *, at_s: float) -> Samples | None:
        """Let the core sound for 10 ms, then something that is surely heard; return what came of it."""
        self.now_s = at_s
        before = len(self.media.pieces)
        core.feed.take(
            {"es": [AudioFrame("es", Ticks(start), TICKS_PER_SECOND, np.full(POLL, 0.5, np.float32))]}
        )
        core.publish(caption(start))
        await until(lambda: bool(self.hall.newest("es")) and self.hall.newest("es")[-1] == start)
        await asyncio.sleep(0.05)
        return self.media.pieces[-1][2] if len(self.media.pieces) > before else None


@asynccontextmanager
async def following(core: Core) -> AsyncIterator[Follower]:
    follower = Follower(core.server.way_in)
    running = asyncio.create_task(follower.feed.run())
    try:
        await until(lambda: core.feed.wanted)
        yield follower
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)


async def test_what_a_core_says_and_sounds_reaches_the_hall_and_the_media(tmp_path: Path) -> None:
    async with serving(tmp_path) as core:
        core.publish(SessionChanged(SessionState.RUNNING, "one", "en", ("es",), "Panel"))
        core.publish(ChannelChanged("es", "es", Mode.MACHINE))
        async with following(core) as follower:
            await until(lambda: follower.hall.session is not None)
            assert [one.channel for one in follower.hall.channels] == ["es"]
            assert follower.languages == ["es"]
            sound = await follower.hears(core, 480, at_s=7.0)
            assert sound is not None
            assert np.allclose(sound, 0.5, atol=1e-4)
            assert follower.media.pieces == [("es", 480, sound)]


async def test_of_more_text_than_a_line_holds_the_newest_utterances_are_told(tmp_path: Path) -> None:
    async with serving(tmp_path) as core:
        core.publish(ChannelChanged("es", "es", Mode.MACHINE))
        for utterance in range(50):
            core.publish(caption(utterance, text="ñ" * 50_000))
        assert 0.8 * SNAPSHOT_BYTES < len(core.feed.snapshot()) <= SNAPSHOT_BYTES
        async with following(core) as follower:
            await until(lambda: follower.hall.newest("es")[-1:] == [49])
            assert follower.languages == ["es"]


async def test_sound_that_was_held_up_is_left_out_and_the_next_session_is_heard_at_once(
    tmp_path: Path,
) -> None:
    async with serving(tmp_path) as core, following(core) as follower:
        assert await follower.hears(core, 48_000, at_s=7.0) is not None
        assert await follower.hears(core, 48_480, at_s=7.5) is None
        core.publish(SessionChanged(SessionState.RUNNING, "two", "en", ("es",)))
        assert await follower.hears(core, 0, at_s=8.0) is not None


async def test_a_core_that_lets_go_is_followed_again(tmp_path: Path) -> None:
    async with serving(tmp_path) as core, following(core) as follower:
        (connection,) = core.server._clients
        connection.cancel()
        await until(lambda: not core.feed.wanted)
        await until(lambda: core.feed.wanted)
        assert await follower.hears(core, 480, at_s=9.0) is not None


async def test_the_notice_is_spoken_once_a_language_and_only_where_there_is_a_voice() -> None:
    notices = SpokenNotices()
    try:
        for language in ("es", "pt-BR", "es", "tlh"):
            notices.prepare(language)
        assert notices.of("es") is None
        await until(lambda: notices.of("pt-BR") is not None)
        spoken = notices.of("es")
        assert spoken is not None
        assert 1 < len(spoken) / TICKS_PER_SECOND < 5
        assert 0.1 < np.abs(spoken).max() <= 1
        notices.prepare("es")
        assert notices.of("es") is spoken
        assert notices.of("tlh") is None
    finally:
        await notices.close()
