# ruff: noqa: ANN401 - what Transformers makes has no types
"""What the encoder hears is what the released feature extractor makes of the audio, however it comes."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from interpreter.domain.audio import Samples
from interpreter.engines.seamless.features import FRAME_SAMPLES, FeatureWindow, Matrix, Statistics
from interpreter.engines.seamless.trial_models import make
from interpreter.engines.torch_compat import Placement

NOTHING = Statistics(np.zeros(80, np.float32), np.ones(80, np.float32))
"""Leaves features as they are."""


@cache
def _extractor() -> Any:
    return make("tiny", Placement()).extractor


def _released(audio: Samples, *, normalised: bool) -> Matrix:
    heard = _extractor()(
        audio, sampling_rate=16_000, do_normalize_per_mel_bins=normalised, return_tensors="np"
    )
    rows: Matrix = heard["input_features"][0][heard["attention_mask"][0].astype(bool)]
    return rows


def _audio(samples: int) -> Samples:
    noise = np.random.default_rng(samples).normal(0, 0.1, samples)
    noise[samples // 3 : samples // 2] = 0
    return noise.astype(np.float32)


@pytest.mark.parametrize("samples", [560, 5_120, 5_121, 25_439, 31_999])
def test_features_are_those_of_the_extractor(samples: int) -> None:
    window = FeatureWindow(_extractor(), NOTHING)
    window.append(_audio(samples))
    np.testing.assert_allclose(window.normalised(), _released(_audio(samples), normalised=False), atol=1e-4)


def test_audio_in_pieces_gives_the_same_features_normalised_as_a_whole() -> None:
    window, audio = FeatureWindow(_extractor()), _audio(25_600)
    for piece in np.split(audio, [100, 700, 5_000, 5_001, 16_384]):
        window.append(piece)
    np.testing.assert_allclose(window.normalised(), _released(audio, normalised=True), atol=2e-4)


def test_a_window_that_lost_its_beginning_has_the_features_of_the_rest() -> None:
    window, audio = FeatureWindow(_extractor(), NOTHING), _audio(25_600)
    window.append(audio)
    window.cut(3)
    rest = _released(audio[3 * FRAME_SAMPLES :], normalised=False)
    np.testing.assert_allclose(window.normalised(), rest, atol=1e-4)
    assert window.frames == len(rest) // 8 + 1
