"""Audio read at any rate."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter.domain.audio import Samples
from interpreter.dsp.variable_rate import Interpolator


def sine(frames: int, rate_hz: int, tone_hz: float) -> Samples:
    return np.sin(2 * np.pi * tone_hz * np.arange(frames) / rate_hz).astype(np.float32)


@pytest.mark.parametrize("in_hz", [16_000, 44_100, 48_000, 96_000])
@pytest.mark.parametrize(("tone_hz", "least_db"), [(300.0, 90.0), (3_000.0, 72.0), (6_000.0, 65.0)])
def test_a_tone_is_true_at_a_rate_that_is_a_little_off(in_hz: int, tone_hz: float, least_db: float) -> None:
    interpolator = Interpolator(in_hz, 48_000)
    step = in_hz / 48_000 * (1 + 173e-6)
    heard = np.empty(9_600, np.float32)
    samples = sine(int(9_600 * step) + 300, in_hz, tone_hz)
    interpolator.read(samples, 100.25, step, heard)
    true = np.sin(2 * np.pi * tone_hz * (100.25 + step * np.arange(9_600)) / in_hz)
    assert 10 * np.log10(np.mean(true**2) / np.mean((heard - true) ** 2)) > least_db


def test_what_the_lower_rate_cannot_hold_is_kept_out() -> None:
    interpolator = Interpolator(96_000, 48_000)
    heard = np.empty(4_800, np.float32)
    interpolator.read(sine(12_000, 96_000, 30_000.0), 200.0, 2.0, heard)
    assert np.abs(heard).max() < 0.002


def test_an_equal_rate_gives_the_very_samples() -> None:
    samples = np.random.default_rng(2).uniform(-1, 1, 1_000).astype(np.float32)
    interpolator = Interpolator(48_000, 48_000)
    heard = np.empty(400, np.float32)
    interpolator.read(samples, 50.0, 1.0, heard)
    assert np.abs(heard - samples[50:450]).max() < 1e-6


@given(st.lists(st.integers(1, 200), min_size=1, max_size=8))
def test_any_chunking_gives_the_same(chunks: list[int]) -> None:
    samples = sine(3_000, 44_100, 500.0)
    interpolator = Interpolator(44_100, 48_000)
    whole = np.empty(sum(chunks), np.float32)
    step = 44_100 / 48_000
    interpolator.read(samples, 40.0, step, whole)
    pieces, done = [], 0
    for frames in chunks:
        piece = np.empty(frames, np.float32)
        interpolator.read(samples, 40.0 + done * step, step, piece)
        pieces.append(piece)
        done += frames
    assert np.abs(np.concatenate(pieces) - whole).max() < 2e-4  # within a phase of the table
