"""The meter shows what a source really sounds like."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from interpreter.domain.levels import LOWEST_DB
from interpreter.dsp.levels import LevelMeter

RATE_HZ = 48_000


def tone(level: float, seconds: float) -> NDArray[np.float32]:
    times = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    return (level * np.sin(2 * np.pi * 440 * times)).astype(np.float32)


def test_a_tone_of_half_scale_has_minus_6_peak_and_minus_9_rms_whatever_its_offset() -> None:
    for offset in (0.0, 0.3):
        (level,) = LevelMeter().push(tone(0.5, 0.1) + np.float32(offset))
        assert level.rms_db == pytest.approx(-9.03, abs=0.05)
        assert not level.clipped
    (level,) = LevelMeter().push(tone(0.5, 0.1))
    assert level.peak_db == pytest.approx(-6.02, abs=0.05)


def test_silence_and_what_is_not_a_number_have_the_lowest_level() -> None:
    for nothing in (np.zeros(4_800, np.float32), np.full(4_800, np.nan, np.float32)):
        (level,) = LevelMeter().push(nothing)
        assert (level.peak_db, level.rms_db, level.clipped) == (LOWEST_DB, LOWEST_DB, False)


def test_sound_at_full_scale_is_clipped_and_a_single_peak_is_not() -> None:
    (clipped,) = LevelMeter().push(np.clip(tone(1.5, 0.1), -1, 1))
    assert clipped.clipped
    peak = tone(0.5, 0.1)
    peak[1_000] = 1.0
    (level,) = LevelMeter().push(peak)
    assert not level.clipped


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 20_000), max_size=12))
def test_any_chunking_gives_the_same_figures(cuts: list[int]) -> None:
    samples = np.random.default_rng(1).normal(0, 0.3, 20_000).astype(np.float32)
    meter = LevelMeter()
    apart = [level for piece in np.split(samples, sorted(cuts)) for level in meter.push(piece)]
    assert apart == list(LevelMeter().push(samples))
    assert len(apart) == 4
