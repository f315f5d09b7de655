import numpy as np
import pytest
import soxr
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from interpreter.domain.timeline import EXACT_RATES_HZ
from interpreter.dsp.resampling import ModelResampler, StreamResampler


def noise(frames: int) -> NDArray[np.float32]:
    return np.random.default_rng(frames).normal(0, 0.2, frames).astype(np.float32)


def pushed(resampler: StreamResampler, samples: NDArray[np.float32], cuts: list[int]) -> NDArray[np.float32]:
    pieces = np.split(samples, sorted(cut % (len(samples) + 1) for cut in cuts))
    return np.concatenate([*(resampler.push(piece) for piece in pieces), resampler.finish()])


@settings(deadline=None, max_examples=60)
@given(
    in_hz=st.sampled_from([*EXACT_RATES_HZ, 22_050, 44_100]),
    out_hz=st.sampled_from(EXACT_RATES_HZ),
    frames=st.integers(0, 12_000),
    cuts=st.lists(st.integers(0, 12_000), max_size=8),
)
def test_any_chunking_gives_the_samples_of_the_whole(
    in_hz: int, out_hz: int, frames: int, cuts: list[int]
) -> None:
    samples = noise(frames)
    whole = samples if in_hz == out_hz else soxr.resample(samples, in_hz, out_hz)
    np.testing.assert_array_equal(pushed(StreamResampler(in_hz, out_hz), samples, cuts), whole)


@pytest.mark.parametrize("rate_hz", EXACT_RATES_HZ)
def test_a_sample_keeps_its_time(rate_hz: int) -> None:
    samples = np.zeros(rate_hz, np.float32)
    samples[rate_hz // 4] = 1.0
    samples[3 * rate_hz // 4] = -1.0
    resampled = pushed(ModelResampler(rate_hz), samples, [])
    assert len(resampled) == 16_000
    assert (resampled.argmax(), resampled.argmin()) == (4_000, 12_000)


@pytest.mark.parametrize(("rate_hz", "held_ms"), [(8_000, 120), (16_000, 0), (24_000, 40), (48_000, 40)])
def test_little_audio_is_held_back(rate_hz: int, held_ms: int) -> None:
    resampler = ModelResampler(rate_hz)
    heard = 0
    for hop in range(1, 101):
        heard += len(resampler.push(np.zeros(rate_hz // 100, np.float32)))
        assert hop * 10 - heard / 16 <= held_ms


def test_speech_frequencies_pass_and_what_would_fold_back_does_not() -> None:
    seconds = np.arange(48_000) / 48_000
    kept, folded = (
        pushed(ModelResampler(48_000), np.sin(2 * np.pi * hz * seconds).astype(np.float32), [])[800:-800]
        for hz in (6_500, 9_500)
    )
    assert np.abs(kept).max() == pytest.approx(1.0, abs=0.01)
    assert np.abs(folded).max() < 1e-3
