"""Speech becomes quicker or slower and keeps its pitch."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter.domain.audio import Samples
from interpreter.dsp.time_scaling import TimeScale

RATE_HZ = 24_000


def tone(seconds: float = 1.0, hz: float = 140.0) -> Samples:
    """A voice's fundamental with some of its harmonics."""
    time = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    return np.sum([np.sin(2 * np.pi * hz * k * time) / (8 * k) for k in (1, 2, 3, 5)], axis=0).astype(
        np.float32
    )


def scaled(samples: Samples, rate: float, *sizes: int) -> Samples:
    scale = TimeScale(RATE_HZ, rate)
    bounds = np.cumsum(sizes) if sizes else []
    pieces = [scale.push(piece) for piece in np.split(samples, bounds)]
    return np.concatenate([*pieces, scale.finish()])


@pytest.mark.parametrize("rate", [0.5, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 2.0])
def test_speech_lasts_as_long_as_the_rate_says_and_keeps_pitch_and_level(rate: float) -> None:
    before = tone()
    after = scaled(before, rate)
    assert after.dtype == np.float32
    assert len(after) == round(len(before) / rate)
    middle = after[len(after) // 4 : -len(after) // 4]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle)), 4 * RATE_HZ))
    assert spectrum.argmax() / 4 == pytest.approx(140, abs=2)
    assert middle.std() == pytest.approx(before.std(), rel=0.1)
    assert np.abs(np.diff(after)).max() < 1.5 * np.abs(np.diff(before)).max()


def test_the_usual_rate_changes_nothing() -> None:
    assert np.array_equal(scaled(tone(0.1), 1.0, 7, 100), tone(0.1))


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.integers(0, 3000), max_size=5), st.sampled_from([0.75, 1.1, 1.25, 1.5]), st.integers(0, 4000)
)
def test_any_chunking_gives_the_same_samples(sizes: list[int], rate: float, length: int) -> None:
    noise = np.random.default_rng(length).normal(0, 0.1, length).astype(np.float32)
    assert np.array_equal(scaled(noise, rate, *sizes), scaled(noise, rate))


def test_what_is_no_longer_needed_is_not_kept() -> None:
    scale = TimeScale(RATE_HZ, 1.25)
    for _ in range(20):
        scale.push(tone(0.1))
    assert len(scale._input) < 0.2 * RATE_HZ


def test_silence_and_nothing_stay_what_they_are() -> None:
    assert not scaled(np.zeros(5000, np.float32), 1.25).any()
    assert len(scaled(np.zeros(0, np.float32), 1.25)) == 0


@pytest.mark.parametrize("rate", [0.4, 2.1])
def test_a_rate_at_which_nobody_follows_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="between half and twice"):
        TimeScale(RATE_HZ, rate)
