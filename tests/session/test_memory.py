"""What a session keeps of what was said hours ago."""

import asyncio
import gc
import itertools
import tracemalloc
from collections import deque

import numpy as np
import pytest

from interpreter.app.broadcast import Broadcast, Outbox
from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.channels import ListenerChannel
from interpreter.domain.records import Record
from interpreter.domain.settings import Pace, SessionSettings
from interpreter.domain.timeline import Ticks, samples_from_ticks
from interpreter.engines.scripted.tones import ToneStepper
from interpreter.session.clock import VirtualClock
from interpreter.session.nowhere import Nowhere
from interpreter.session.session import Session
from interpreter.session.surroundings import Surroundings
from tests.fakes.talk import BLOCK, Chatter, Prattler, piped

RATE_HZ = 16_000
WARM_UP, MEASURED = 700, 300
"""Utterances, each of two blocks: the session's clock makes nothing larger or smaller."""
AN_HOUR = 3600
"""Utterances and turns of an hour in which somebody else speaks every second."""
MOST_PER_HOUR = 1_000_000
"""Twice what the turns need: they can be renamed, merged and given away until the session ends."""
MOST_AT_ONCE = 2_000_000
"""What the texts that may yet become somebody else's take, with all else that a session fills once."""


class Weighed:
    """A floor of noise that looks, at the given blocks, how much memory there is."""

    name, rate_hz, duration = "floor", RATE_HZ, None

    def __init__(self, *at: int) -> None:
        self._at = at
        self._blocks = itertools.count()
        self.bytes: list[int] = []

    def read(self, frames: int) -> Samples:
        block = next(self._blocks)
        if block in self._at:
            gc.collect()
            self.bytes.append(tracemalloc.get_traced_memory()[0])
        return np.full(0 if block >= self._at[-1] else frames, 0.5, np.float32)

    def close(self) -> None:
        pass


class LatestSpool:
    """Keeps the last seconds; frames must abut."""

    problem = None

    def __init__(self) -> None:
        self._frames: deque[AudioFrame] = deque(maxlen=20)

    def append(self, frame: AudioFrame) -> None:
        self._frames.append(frame)

    def read(self, source: str, start: Ticks, end: Ticks) -> AudioFrame:
        whole = np.concatenate([frame.samples for frame in self._frames])
        first, last = (samples_from_ticks(Ticks(at - self._frames[0].start), RATE_HZ) for at in (start, end))
        return AudioFrame(source, start, RATE_HZ, whole[first:last])


class Unkept:
    """A journal that keeps nothing."""

    problem = None

    def append(self, record: Record) -> None:
        pass


class Unheard(Nowhere):
    """An output that plays into the void, and has a voice."""


async def weighed(*at: int, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return how many bytes Python holds when the session has taken so many blocks of 100 ms."""
    for module in ("session", "floor"):
        monkeypatch.setattr(f"interpreter.session.{module}.BLOCK", BLOCK)
    floor, feed, client = Weighed(*at), Broadcast(), Outbox()
    feed.add(client)
    session = Session(
        "test",
        SessionSettings("en", (ListenerChannel("es", "es"),), "fake", pace=Pace.FAST),
        Surroundings(
            clock=VirtualClock(),
            sinks=[feed],
            sources=[floor],
            spool=LatestSpool(),
            journal=Unkept(),
            speakers=piped(Chatter()),
            engine=piped(Prattler()),
            voice=piped(ToneStepper()),
            outputs={"es": Unheard()},
        ),
    )
    reading = asyncio.create_task(read(client))
    tracemalloc.start()
    try:
        await session.run()
    finally:
        tracemalloc.stop()
        reading.cancel()
    assert len(session.turns.turns) == at[-1] // 2
    return floor.bytes


async def read(client: Outbox) -> None:
    while True:
        await client.take()


@pytest.mark.slow
async def test_an_hour_of_talk_costs_little_more_than_its_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh, warm, later = await weighed(20, 2 * WARM_UP, 2 * (WARM_UP + MEASURED), monkeypatch=monkeypatch)
    an_hour = (later - warm) * AN_HOUR / MEASURED
    assert an_hour < MOST_PER_HOUR
    assert warm - fresh < MOST_AT_ONCE
