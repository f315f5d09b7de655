"""What an output plays is heard as it is, and silence while nothing plays."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.audio.loopback_stream import Give, LoopbackStream, SilencePace
from interpreter.audio.native import StreamSettings
from interpreter.domain.devices import Direction

RATE_HZ = 48_000
BLOCK = 480
STALL_S = 0.4
"""How long a busy machine may hold up a thread."""


@dataclass
class Tap:
    goes_on: bool = True
    closed: int = 0
    broken: bool = False

    def close(self) -> None:
        self.closed += 1
        if self.broken:
            raise OSError("the output is gone")


@dataclass
class Ear:
    """Hears what the stream's callback gets."""

    blocks: list[np.ndarray] = field(default_factory=list)
    statuses: list[object] = field(default_factory=list)
    threads: set[int] = field(default_factory=set)
    ended: threading.Event = field(default_factory=threading.Event)

    def heard(self, block: np.ndarray, frames: int, _time: object, status: object) -> None:
        assert block.shape == (frames, 2)
        assert block.dtype == np.float32
        self.blocks.append(block.copy())
        self.statuses.append(status)
        self.threads.add(threading.get_ident())

    @property
    def samples(self) -> np.ndarray:
        return np.concatenate(self.blocks) if self.blocks else np.zeros((0, 2), np.float32)

    def settings(self) -> StreamSettings:
        return StreamSettings(Direction.INPUT, 2, RATE_HZ, self.heard, self.ended.set, 10.0, 20.0)


class Player:
    """An open stream on an output that nobody plays on but us."""

    def __init__(self) -> None:
        self.ear, self.tap = Ear(), Tap()
        self.give: Give | None = None
        self.stream = LoopbackStream(self.ear.settings(), self._begin)

    def play(self, samples: np.ndarray, *, lost: bool = False) -> None:
        assert self.give is not None
        self.give(samples, lost)

    def _begin(self, give: Give) -> Tap:
        self.give = give
        return self.tap


def wait_for(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "did not happen"
        time.sleep(0.002)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), min_size=1, max_size=6),
    st.sampled_from([8_000, 44_100, 48_000]),
    st.data(),
)
def test_silence_and_sound_together_last_as_long_as_the_clock_says(
    turns: list[tuple[int, int]], rate_hz: int, data: st.DataObject
) -> None:
    block = rate_hz // 100
    pace = SilencePace(rate_hz, block, 0.0)
    given_frames, now_ms = 0, 0
    for quiet_ticks, loud_ticks in [*turns, (20, 0)]:
        for tick in range(quiet_ticks):
            now_ms += 10
            given_frames += pace.by(now_ms / 1000)
            behind_s = now_ms / 1000 - given_frames / rate_hz
            assert behind_s > -0.001 * len(turns)
            assert tick <= 10 or behind_s < 0.0211
        now_ms += 10 * (loud_ticks > 0)
        for number in range(loud_ticks):
            late_ms = data.draw(st.integers(0, 8)) if number else 0
            silence = pace.before(block, (now_ms + late_ms) / 1000)
            assert number == 0 or silence == 0
            given_frames += silence + block
            assert pace.by(now_ms / 1000 + 0.05) == 0
            now_ms += 10 * (number < loud_ticks - 1)


def test_a_machine_that_slept_is_not_made_up_for_with_hours_of_silence() -> None:
    pace = SilencePace(RATE_HZ, BLOCK, 0.0)
    assert pace.by(3_600.0) <= RATE_HZ
    assert pace.before(BLOCK, 7_200.0) <= RATE_HZ


def test_where_nothing_plays_there_is_silence_at_the_pace_of_the_clock() -> None:
    player = Player()
    player.stream.start()
    began_s = time.monotonic()
    time.sleep(0.6)
    player.stream.close()
    lasted_s = time.monotonic() - began_s
    heard = player.ear.samples
    assert not heard.any()
    assert lasted_s - STALL_S < len(heard) / RATE_HZ <= lasted_s
    assert not any(player.ear.statuses)


def test_what_plays_is_heard_sample_by_sample_between_silences() -> None:
    player = Player()
    player.stream.start()
    sound = np.random.default_rng(1).uniform(0.1, 0.5, (40 * BLOCK, 2)).astype(np.float32)
    time.sleep(0.15)
    for number in range(40):
        player.play(sound[number * BLOCK : (number + 1) * BLOCK])
    wait_for(lambda: np.count_nonzero(player.ear.samples) == sound.size)
    silent_from = len(player.ear.samples)
    wait_for(lambda: len(player.ear.samples) > silent_from)
    player.stream.close()
    heard = player.ear.samples
    first = int(np.flatnonzero(heard[:, 0])[0])
    assert np.array_equal(heard[first : first + len(sound)], sound)
    assert not heard[:first].any()
    assert not heard[first + len(sound) :].any()
    assert len(player.ear.threads) == 1


def test_lost_sound_is_told_with_the_block_after_it() -> None:
    player = Player()
    player.stream.start()
    player.play(np.full((BLOCK, 2), 0.25, np.float32))
    player.play(np.full((BLOCK, 2), 0.5, np.float32), lost=True)
    wait_for(lambda: any(block.max() == 0.5 for block in player.ear.blocks))
    player.stream.close()
    told = {
        float(block.max()): status
        for block, status in zip(player.ear.blocks, player.ear.statuses, strict=True)
    }
    assert not told[0.25]
    assert told[0.5]


def test_blocks_that_nobody_takes_are_dropped_and_counted_instead_of_kept() -> None:
    player, release = Player(), threading.Event()
    form = player.ear.settings()

    def hanging(*heard: object) -> None:
        release.wait(60.0)
        form.callback(*heard)

    stream = LoopbackStream(
        StreamSettings(Direction.INPUT, 2, RATE_HZ, hanging, form.finished, 10.0, 20.0), player._begin
    )
    stream.start()
    for _ in range(1_000):
        player.play(np.full((BLOCK, 2), 0.5, np.float32))
    release.set()
    try:
        wait_for(lambda: any(player.ear.statuses))
    finally:
        stream.close()
    assert np.count_nonzero(player.ear.samples) // 2 < 250 * BLOCK


@pytest.mark.parametrize("broken", [False, True])
def test_a_closed_stream_has_released_its_output_and_calls_no_more(broken: bool) -> None:
    player = Player()
    player.tap.broken = broken
    player.stream.start()
    wait_for(lambda: bool(player.ear.blocks))
    player.stream.abort()
    player.stream.close()
    heard = len(player.ear.blocks)
    player.play(np.ones((BLOCK, 2), np.float32))
    time.sleep(0.05)
    assert len(player.ear.blocks) == heard
    assert player.tap.closed == 1
    assert not player.stream._thread.is_alive()


def test_an_output_that_is_gone_ends_the_stream() -> None:
    player = Player()
    player.stream.start()
    assert not player.ear.ended.wait(0.4)
    player.tap.goes_on = False
    assert player.ear.ended.wait(30.0)
    player.stream.close()
