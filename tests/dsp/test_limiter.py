"""Nothing that leaves an output is louder than −3 dBFS, and what is quieter is left alone."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray

from interpreter.dsp.limiter import CEILING, DELAY, RELEASE, Limiter

RATE_HZ = 48_000
Floats = NDArray[np.float32]


def limited(samples: Floats, cuts: list[int] | None = None) -> Floats:
    limiter = Limiter()
    cuts = sorted(cut % (len(samples) + 1) for cut in cuts or [])
    return np.concatenate([limiter.push(piece) for piece in np.split(samples, cuts)])


def tone(level: float, seconds: float, hz: float = 997.0) -> Floats:
    return (level * np.sin(2 * np.pi * hz * np.arange(int(seconds * RATE_HZ)) / RATE_HZ)).astype(np.float32)


def bursts(seed: int, frames: int) -> Floats:
    """Noise that is quiet, loud and absurdly loud by turns."""
    random = np.random.default_rng(seed)
    levels = np.repeat(random.choice([0.0, 0.1, 0.7, 1.0, 8.0, 1e6], frames // 400 + 1), 400)[:frames]
    return (random.normal(0, 1, frames) * levels).astype(np.float32)


def test_the_ceiling_is_three_decibels_below_full_scale() -> None:
    assert 20 * np.log10(float(CEILING)) == pytest.approx(-3.0, abs=1e-5)
    assert float(CEILING) <= 10 ** (-3 / 20)
    assert DELAY <= RATE_HZ // 1000


@settings(deadline=None, max_examples=150)
@given(arrays(np.float32, st.integers(1, 700), elements=st.floats(width=32)), st.lists(st.integers(0, 700)))
def test_no_input_whatsoever_exceeds_the_ceiling(samples: Floats, cuts: list[int]) -> None:
    out = limited(samples, cuts)
    assert out.shape == samples.shape
    assert np.all(np.abs(out) <= CEILING)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 1000), st.integers(1, 20_000), st.lists(st.integers(0, 20_000), max_size=12))
def test_any_chunking_gives_the_samples_of_the_whole(seed: int, frames: int, cuts: list[int]) -> None:
    samples = bursts(seed, frames)
    np.testing.assert_array_equal(limited(samples, cuts), limited(samples))


def test_what_stays_below_the_ceiling_comes_out_unchanged_a_millisecond_later() -> None:
    samples = np.random.default_rng(1).uniform(-CEILING, CEILING, 48_000).astype(np.float32)
    samples[5] = CEILING
    out = limited(samples, list(range(0, 48_000, 480)))
    assert not out[:DELAY].any()
    np.testing.assert_array_equal(out[DELAY:], samples[:-DELAY])


def test_after_a_shock_sound_is_the_same_to_the_bit_again_within_the_release() -> None:
    samples = tone(0.3, 1.0)
    samples[10_000:10_100] = 50.0
    out = limited(samples)
    back = 10_100 + RELEASE + 2 * DELAY
    np.testing.assert_array_equal(out[back + DELAY :], samples[back:-DELAY])
    assert np.all(np.abs(out) <= CEILING)


def test_a_full_scale_burst_is_turned_down_within_a_millisecond_and_not_before() -> None:
    samples = tone(0.5, 0.5)
    samples[12_000:] = tone(1.0, 0.5)[12_000:]
    out = limited(samples)
    np.testing.assert_array_equal(out[DELAY:12_000], samples[: 12_000 - DELAY])
    assert np.abs(out[14_000:]).max() == pytest.approx(float(CEILING), rel=0.01)


def test_the_gain_falls_on_a_line_and_rises_on_one() -> None:
    samples = np.full(RATE_HZ // 2, 0.5, np.float32)
    samples[10_000] = 2.0
    limiter = Limiter()
    gains = limiter.push(samples)[DELAY:] / samples[:-DELAY]
    falling = np.diff(gains[10_000 - DELAY : 10_001])
    assert falling == pytest.approx(np.full(DELAY, falling[0]), abs=1e-6)
    rising = np.diff(gains[10_100:12_000])
    assert rising == pytest.approx(np.full(len(rising), 1 / RELEASE), abs=1e-6)


def test_what_is_not_a_number_is_silence_and_does_no_lasting_harm() -> None:
    samples = tone(0.3, 0.5)
    samples[5_000], samples[5_001], samples[5_002] = np.nan, np.inf, -np.inf
    out = limited(samples, [5_001])
    assert np.isfinite(out).all()
    assert out[5_000 + DELAY] == 0.0
    np.testing.assert_array_equal(out[12_000 + DELAY :], samples[12_000:-DELAY])
    nothing = Limiter().push(np.full(2_000, np.nan, np.float32))
    assert not nothing.any()


def test_speech_that_is_too_loud_keeps_its_shape() -> None:
    loud = tone(1.4, 1.0, hz=220.0)
    out, kept = limited(loud)[DELAY + 4_800 :], loud[4_800:-DELAY]
    scale = np.dot(out, kept) / np.dot(kept, kept)
    assert np.std(out - scale * kept) < 0.03 * np.std(out)


def test_the_gain_can_be_shown() -> None:
    limiter = Limiter()
    limiter.push(tone(0.5, 0.01))
    assert limiter.gain == 1.0
    limiter.push(np.full(10, 2 * CEILING, np.float32))
    assert limiter.gain == pytest.approx(0.5)


def test_an_empty_block_is_no_harm() -> None:
    assert len(Limiter().push(np.zeros(0, np.float32))) == 0


def test_a_block_of_ten_milliseconds_costs_next_to_nothing() -> None:
    block = tone(1.2, 0.01)
    limiter, costs = Limiter(), []
    for _ in range(2_000):
        before = time.perf_counter()
        limiter.push(block)
        costs.append(time.perf_counter() - before)
    assert np.percentile(costs, 5) < 60e-6
