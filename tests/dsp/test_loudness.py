"""Loudness is what the standard says it is."""

import math
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from interpreter.dsp.loudness import SILENCE_LUFS, LoudnessMeter, clip_loudness, k_weighting, lufs

RATE_HZ = 48_000
Floats = NDArray[np.float32]


def tone(level_db: float, seconds: float, *, hz: float = 997.0, rate_hz: int = RATE_HZ) -> Floats:
    times = np.arange(int(seconds * rate_hz)) / rate_hz
    return (10 ** (level_db / 20) * np.sin(2 * np.pi * hz * times)).astype(np.float32)


def test_the_weighting_is_the_table_of_the_standard() -> None:
    shelf = [1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585]
    high_pass = [1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621]
    np.testing.assert_allclose(k_weighting(48_000), [shelf, high_pass], rtol=1e-9)


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 24_000, 44_100, 48_000])
def test_a_full_scale_sine_of_997_hertz_has_minus_3_lufs(rate_hz: int) -> None:
    assert clip_loudness(tone(0.0, 3.0, rate_hz=rate_hz), rate_hz) == pytest.approx(-3.01, abs=0.05)


def test_levels_add_to_loudness_one_to_one() -> None:
    assert clip_loudness(tone(-20.0, 20.0), RATE_HZ) == pytest.approx(-23.01, abs=0.05)
    assert clip_loudness(tone(-33.0, 20.0), RATE_HZ) == pytest.approx(-36.01, abs=0.05)


def test_quiet_stretches_are_gated_as_in_the_third_case_of_the_broadcasters_test_set() -> None:
    """EBU Tech 3341, case 3, in mono: −36, −23 and −36 dBFS tones give the loudness of the middle."""
    material = np.concatenate([tone(-36.0, 10.0), tone(-23.0, 60.0), tone(-36.0, 10.0)])
    assert clip_loudness(material, RATE_HZ) == pytest.approx(-26.01, abs=0.1)


def test_silence_is_not_counted_and_has_a_figure_of_its_own() -> None:
    material = np.concatenate([np.zeros(10 * RATE_HZ, np.float32), tone(-23.0, 10.0), tone(-75.0, 10.0)])
    assert clip_loudness(material, RATE_HZ) == pytest.approx(-26.01, abs=0.15)
    assert clip_loudness(np.zeros(RATE_HZ, np.float32), RATE_HZ) == SILENCE_LUFS
    assert clip_loudness(np.zeros(0, np.float32), RATE_HZ) == SILENCE_LUFS
    assert lufs(0.0) == SILENCE_LUFS


def test_a_word_shorter_than_a_block_has_a_loudness() -> None:
    assert clip_loudness(tone(-20.0, 0.2), RATE_HZ) == pytest.approx(-23.01, abs=0.1)


def test_low_rumble_is_heard_less_than_a_voice() -> None:
    assert clip_loudness(tone(-20.0, 3.0, hz=25.0), RATE_HZ) < clip_loudness(tone(-20.0, 3.0), RATE_HZ) - 9


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 30_000), max_size=12), st.integers(0, 99))
def test_any_chunking_gives_the_same_figures(cuts: list[int], seed: int) -> None:
    samples = np.random.default_rng(seed).normal(0, 0.1, 30_000).astype(np.float32)
    whole, pieces = LoudnessMeter(), LoudnessMeter()
    together = whole.push(samples)
    apart = [figure for piece in np.split(samples, sorted(cuts)) for figure in pieces.push(piece)]
    assert apart == list(together)
    assert pieces.integrated == whole.integrated
    assert len(together) == 6


def test_the_meter_agrees_with_the_whole_and_forgets_what_is_past_its_window() -> None:
    meter = LoudnessMeter(window_s=5.0)
    speech = np.concatenate([tone(-20.0, 4.0), tone(-50.0, 1.0)])
    meter.push(speech)
    assert meter.integrated == pytest.approx(clip_loudness(speech, RATE_HZ), abs=1e-6)
    meter.push(tone(-30.0, 5.0))
    assert meter.integrated == pytest.approx(-33.01, abs=0.1)
    meter.push(np.zeros(5 * RATE_HZ, np.float32))
    assert meter.integrated == SILENCE_LUFS


def test_momentary_loudness_is_that_of_the_last_400_milliseconds() -> None:
    meter = LoudnessMeter()
    assert meter.momentary == SILENCE_LUFS
    tenths = meter.push(tone(-20.0, 1.0))
    assert tenths[1:] == pytest.approx([-23.01] * 9, abs=0.05)
    assert meter.momentary == pytest.approx(-23.01, abs=0.05)
    assert meter.push(np.zeros(RATE_HZ // 5, np.float32))[-1] < -60
    assert meter.momentary == pytest.approx(-23.01 + 10 * math.log10(0.5), abs=0.1)


def test_what_is_not_a_number_does_no_lasting_harm() -> None:
    meter = LoudnessMeter()
    broken = tone(-20.0, 0.5)
    broken[100:103] = np.nan, np.inf, -np.inf
    meter.push(broken)
    assert meter.push(tone(-20.0, 2.0))[-1] == pytest.approx(-23.01, abs=0.05)


def test_ten_milliseconds_cost_next_to_nothing() -> None:
    meter, costs = LoudnessMeter(), []
    for _ in range(1_000):
        before = time.perf_counter()
        meter.push(tone(-20.0, 0.01))
        costs.append(time.perf_counter() - before)
    assert np.percentile(costs, 5) < 100e-6
