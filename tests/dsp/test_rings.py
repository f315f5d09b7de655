"""Audio on its way out of a callback."""

import threading
import time

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.domain.audio import Samples
from interpreter.dsp.rings import CaptureRing


def ramp(first: int, frames: int) -> Samples:
    return np.arange(first, first + frames, dtype=np.float32)


def test_blocks_come_out_as_they_went_in() -> None:
    ring = CaptureRing()
    ring.push(ramp(0, 480), 1.0, 48_000, 1)
    ring.push(ramp(480, 480), 1.01, 48_000, 1)
    ring.push(ramp(0, 441), 2.0, 44_100, 2)
    taken = list(ring.take())
    assert [(block.opening, block.rate_hz, block.first, block.at_s) for block in taken] == [
        (1, 48_000, 0, 1.0),
        (1, 48_000, 480, 1.01),
        (2, 44_100, 0, 2.0),
    ]
    assert np.array_equal(np.concatenate([taken[0].samples, taken[1].samples]), ramp(0, 960))
    assert len(taken[2].samples) == 441
    assert list(ring.take()) == []


def test_a_full_ring_drops_the_new_block_and_counts_it() -> None:
    ring = CaptureRing(0.1)
    for number in range(15):
        ring.push(ramp(480 * number, 480), number * 0.01, 48_000, 1)
    assert ring.dropped == 5
    assert round(ring.dropped_s, 6) == 0.05
    assert len(list(ring.take())) == 10
    ring.push(ramp(0, 480), 1.0, 48_000, 1)
    (block,) = ring.take()
    assert block.first == 15 * 480  # what was dropped is missing from the count


def test_a_ring_of_tiny_blocks_is_full_when_it_has_no_slot_left() -> None:
    ring = CaptureRing(0.1)
    for number in range(25):
        ring.push(ramp(number, 1), number * 0.001, 48_000, 1)
    assert ring.dropped == 5
    assert len(list(ring.take())) == 20


@settings(max_examples=50)
@given(st.lists(st.tuples(st.booleans(), st.integers(1, 3000)), max_size=60))
def test_whatever_the_turns_of_writer_and_reader_each_sample_comes_once_or_is_counted(
    turns: list[tuple[bool, int]],
) -> None:
    ring = CaptureRing(0.2)
    pushed, taken = 0, []
    for writes, frames in turns:
        if writes:
            ring.push(ramp(pushed, frames), 0.0, 48_000, 1)
            pushed += frames
        else:
            taken += list(ring.take())
    taken += list(ring.take())
    for block in taken:
        assert np.array_equal(block.samples, ramp(block.first, len(block.samples)))
    heard_s = sum(len(block.samples) for block in taken) / 48_000
    assert abs(heard_s + ring.dropped_s - pushed / 48_000) < 1e-9


def test_a_writer_and_a_reader_of_their_own_threads_lose_nothing() -> None:
    ring = CaptureRing()
    blocks = 2000

    def write() -> None:
        for number in range(blocks):
            ring.push(ramp(240 * number, 240), 0.0, 48_000, 1)
            if number % 50 == 0:
                time.sleep(0.001)

    writer = threading.Thread(target=write)
    writer.start()
    expected = 0
    while writer.is_alive() or expected < blocks * 240 - ring.dropped * 240:
        for block in ring.take():
            assert np.array_equal(block.samples, ramp(block.first, 240))
            expected += 240
        time.sleep(0.001)
    writer.join()
    assert expected + 240 * ring.dropped == blocks * 240
