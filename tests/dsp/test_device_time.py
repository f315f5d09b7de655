import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from interpreter.dsp.device_time import DeviceTime, Stitching

BLOCK = 240


@given(st.lists(st.floats(-96, 96), min_size=20, max_size=200))
def test_a_block_s_tick_moves_far_less_than_the_callbacks_jitter(jitter: list[float]) -> None:
    time = DeviceTime()
    ticks = [time.advance(number * BLOCK + off, BLOCK) for number, off in enumerate([0.0, *jitter])]
    assert np.abs(np.diff(ticks) - BLOCK).max() <= 0.01 * 192 + 1e-6


def test_the_ticks_follow_a_device_that_runs_too_slowly() -> None:
    time = DeviceTime()
    for number in range(100_000):
        at = number * BLOCK * 1.0002
        tick = time.advance(at, BLOCK)
        assert abs(tick - at) < 6


def test_a_leap_is_followed_at_once() -> None:
    time = DeviceTime()
    time.advance(0.0, BLOCK)
    assert time.advance(48_000.0, BLOCK) == 48_000.0


@given(st.floats(-0.001, 0.001), st.booleans())
def test_what_was_heard_stays_within_30_ms_of_its_time_and_abuts(drift: float, loud: bool) -> None:
    stitching = Stitching()
    samples = np.full(BLOCK, 0.5 if loud else 0.0, np.float32)
    end = 0
    for number in range(8_000):
        position = number * BLOCK * (1 + drift)
        stitching.push(position, samples)
        if number % 100 == 99:
            runs = stitching.take()
            assert len(runs) == 1
            assert runs[0][0] == end
            end += len(runs[0][1])
            assert abs(end - position - BLOCK) < 1_440 + BLOCK


def test_silence_is_slipped_before_speech_is() -> None:
    stitching = Stitching()
    loud, quiet = np.full(BLOCK, 0.5, np.float32), np.zeros(BLOCK, np.float32)
    stitching.push(0, loud)
    stitching.push(BLOCK + 600, loud)
    stitching.push(2 * BLOCK + 600, quiet)
    ((start, samples),) = stitching.take()
    assert start == 0
    assert np.flatnonzero(samples).tolist() == list(range(2 * BLOCK))
    assert len(samples) == 3 * BLOCK + 600


def test_a_lost_device_leaves_a_gap() -> None:
    stitching = Stitching()
    samples = np.ones(BLOCK, np.float32)
    stitching.push(0, samples)
    stitching.push(48_000, samples)
    assert [(start, len(run)) for start, run in stitching.take()] == [(0, BLOCK), (48_000, BLOCK)]
    assert stitching.take() == []


def test_what_comes_twice_is_kept_once() -> None:
    stitching = Stitching()
    for position in (48_000, 0, 24_000, 48_000 + BLOCK - 100):
        stitching.push(position, np.full(BLOCK, position, np.float32))
    ((start, samples),) = stitching.take()
    assert start == 48_000
    assert len(samples) in {2 * BLOCK - 100, 2 * BLOCK}


def test_what_sounded_before_the_session_began_counts_from_its_beginning() -> None:
    stitching = Stitching()
    stitching.push(-50.0, np.ones(BLOCK, np.float32))
    assert stitching.take()[0][0] == 0
