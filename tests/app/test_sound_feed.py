"""What sounds on the channels of a core goes to the clients that asked for it, and to nobody at the cost of another."""

import asyncio
import base64
import time
from pathlib import Path

import numpy as np

from interpreter.app.broadcast import Broadcast, Outbox
from interpreter.app.protocol import Sounded, message_of
from interpreter.app.sound_feed import LATEST, sound_lines
from interpreter.domain.audio import AudioFrame, Samples
from interpreter.domain.timeline import TICKS_PER_SECOND, Ticks, ticks_from_ms
from tests.app.test_server import caption, connected, greeted, serving

POLL = ticks_from_ms(10)


def frame(name: str, start: int, samples: Samples | None = None) -> AudioFrame:
    sounds = np.zeros(POLL, np.float32) if samples is None else samples
    return AudioFrame(name, Ticks(start), TICKS_PER_SECOND, sounds)


def sounded(line: bytes) -> Sounded:
    message = message_of(line)
    assert isinstance(message, Sounded)
    return message


def test_all_channels_of_a_moment_are_one_line_of_signed_16_bits() -> None:
    samples = np.array([0.0, 0.5, 1.0, -1.0, 2.0, -2.0], np.float32)
    ((line, length),) = sound_lines(
        {"es": [frame("es", 960, samples)], "floor": [frame("floor", 955)], "fr": []}
    )
    told = sounded(line).channels
    assert set(told) == {"es", "floor"}
    assert told["es"][0] == 960
    assert np.frombuffer(told["es"][1], "<i2").tolist() == [0, 16384, 32767, -32767, 32767, -32768]
    assert told["floor"] == (955, bytes(960))
    assert length == POLL


def test_a_gap_on_one_channel_is_a_line_of_its_own_and_nothing_none() -> None:
    assert not list(sound_lines({"es": [], "floor": []}))
    first, second = sound_lines({"es": [frame("es", 0), frame("es", 9_600)], "floor": [frame("floor", 0)]})
    assert set(sounded(first[0]).channels) == {"es", "floor"}
    assert sounded(second[0]).channels["es"][0] == 9_600


def test_of_what_comes_at_once_no_more_is_told_than_may_wait() -> None:
    second = np.linspace(0, 1, TICKS_PER_SECOND, dtype=np.float32)
    ((line, length),) = sound_lines({"es": [frame("es", 480, second)]})
    start, samples = sounded(line).channels["es"]
    assert length == LATEST == len(samples) // 2
    assert start == 480 + TICKS_PER_SECOND - LATEST
    assert np.frombuffer(samples, "<i2")[-1] == 32_767


async def test_sound_waits_for_events_and_400_ms_at_most_and_what_is_dropped_is_counted() -> None:
    feed, outbox = Broadcast(), Outbox()
    feed.add(outbox, sound=True)
    await outbox.take()
    for number in range(100):
        feed.take({"es": [frame("es", number * POLL)]})
    outbox.put_event(b"event\n")
    assert await outbox.take() == b"event\n"
    starts = [sounded(await outbox.take()).channels["es"][0] for _ in range(40)]
    assert starts == [number * POLL for number in range(60, 100)]
    assert outbox.sound_dropped == 60 * POLL
    waiting = asyncio.create_task(outbox.take())
    await asyncio.sleep(0)
    assert not waiting.done()
    waiting.cancel()


def test_without_a_listener_nothing_is_made_of_sound() -> None:
    feed, outbox = Broadcast(), Outbox()
    feed.add(outbox)
    assert not feed.wanted
    broken = AudioFrame("es", Ticks(0), TICKS_PER_SECOND, None)  # type: ignore[arg-type]
    feed.take({"es": [broken]})
    feed.add(outbox, sound=True)
    assert feed.wanted
    feed.remove(outbox)
    assert not feed.wanted


async def test_a_client_that_asks_hears_and_events_are_not_held_up(tmp_path: Path) -> None:
    async with serving(tmp_path) as core:
        deaf, hearing = await greeted(core), await greeted(core)
        for client, wanted in ((deaf, {}), (hearing, {"sound": True})):
            client.say({"do": "subscribe", **wanted})
            assert await client.next() == {"done": True}
            await client.next()
        for number in range(300):  # twelve channels for three seconds, which it does not read
            core.feed.take({f"c{one}": [frame("c", number * POLL)] for one in range(12)})
        began_s = time.monotonic()
        core.publish(caption(1))
        assert (await deaf.next())["type"] == "caption"
        seen = [await hearing.next()]
        while seen[-1].get("type") != "caption":
            seen.append(await hearing.next())
        assert time.monotonic() - began_s < 1
        assert len(seen) < 50
        start, samples = (await hearing.next())["sound"]["c0"]
        assert start >= (300 - 40) * POLL
        assert len(base64.b64decode(samples)) == 2 * POLL


async def test_a_process_that_may_only_read_commands_nothing_and_keeps_no_core_alive(tmp_path: Path) -> None:
    async with serving(tmp_path) as core:
        way = core.server.way_in
        reader = await connected(core)
        reader.say({"token": way.token, "id": 0})
        assert await reader.next() == {"id": 0, "done": True}
        assert core.server.clients == 0
        reader.say({"do": "stop", "id": 1})
        assert "may read" in (await reader.next())["mistake"]
        assert core.asked == []
        reader.say({"do": "subscribe", "sound": True})
        await reader.next()
        assert core.feed.wanted
        await greeted(core)
        assert core.server.clients == 1
