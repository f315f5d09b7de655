"""Steady noise is taken out of what is heard, and what holds no noise stays as it is."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from pocketsphinx import get_model_path

from interpreter.domain.audio import Samples
from interpreter.domain.timeline import Ticks
from interpreter.engines.builtin.acoustic_model import AcousticModel
from interpreter.engines.builtin.adaptation import FIRST_MEAN, VoiceProfile
from interpreter.engines.builtin.cepstra import Cepstra
from interpreter.engines.builtin.noise import CleanSpeech, LogBands, Noise, NoiseRemoval
from interpreter.engines.builtin.recogniser import Recogniser
from tests.engines.builtin.conftest import SENTENCE

MEAN = np.array(FIRST_MEAN)
HOP = 10


@pytest.fixture(scope="module")
def speech() -> CleanSpeech:
    return CleanSpeech.of(AcousticModel(Path(get_model_path("en-us/en-us"))))


def noise(frames: int) -> Samples:
    """Pink noise, root mean square 1."""
    spectrum = np.fft.rfft(np.random.default_rng(3).standard_normal(frames))
    spectrum /= np.sqrt(np.arange(1, len(spectrum) + 1))
    drawn = np.fft.irfft(spectrum, frames)
    return (drawn / np.sqrt(np.mean(drawn**2))).astype(np.float32)


def bands_of(samples: Samples) -> LogBands:
    seen: list[LogBands] = []

    def keep(bands: LogBands) -> LogBands:
        seen.append(bands)
        return bands

    Cepstra(keep).feed(samples)
    return np.concatenate(seen)


def cleaned(removal: NoiseRemoval, heard: LogBands) -> LogBands:
    return np.concatenate(
        [removal.without_noise(heard[at : at + HOP], MEAN) for at in range(0, len(heard), HOP)]
    )


def noisy(spoken: Samples, snr_db: float) -> Samples:
    level = float(np.sqrt(np.mean(spoken**2)))
    return spoken + noise(len(spoken)) * np.float32(level * 10 ** (-snr_db / 20))


def off(bands: LogBands, clean: LogBands) -> float:
    """How far what is loudest in the clean speech is from it, in nepers of power."""
    loud: NDArray[np.bool_] = clean > np.quantile(clean, 0.5)
    return float(np.mean(np.abs(bands - clean)[loud]))


def test_speech_in_noise_comes_near_to_what_it_was(speech: CleanSpeech, spoken: Samples) -> None:
    clean, heard = bands_of(spoken), bands_of(noisy(spoken, 10))
    assert off(cleaned(NoiseRemoval(speech, Noise()), heard), clean) < 0.75 * off(heard, clean)


def test_speech_without_noise_stays_as_it_is(speech: CleanSpeech, spoken: Samples) -> None:
    clean = bands_of(spoken)
    assert off(cleaned(NoiseRemoval(speech, Noise()), clean), clean) < 0.05


def test_the_noise_is_known_while_somebody_speaks(speech: CleanSpeech, spoken: Samples) -> None:
    removal = NoiseRemoval(speech, Noise())
    cleaned(removal, bands_of(noisy(spoken, 10)))
    alone = bands_of(noisy(spoken, 10) - spoken).mean(axis=0)
    assert np.mean(np.abs(np.array(removal.noise.bands) - alone)) < 0.5


def test_what_is_known_of_the_noise_is_all_that_another_process_needs(
    speech: CleanSpeech, spoken: Samples
) -> None:
    heard = bands_of(noisy(spoken, 10))
    first = NoiseRemoval(speech, Noise())
    cleaned(first, heard[:100])
    second = NoiseRemoval(speech, first.noise)
    np.testing.assert_array_equal(cleaned(first, heard[100:]), cleaned(second, heard[100:]))


def test_a_sentence_in_noise_is_understood(spoken: Samples) -> None:
    recogniser = Recogniser()
    recogniser.begin(Ticks(0), VoiceProfile())
    for _ in recogniser.feed(noisy(spoken, 20)):
        pass
    heard = [word.text for word in recogniser.end().words]
    assert sum(word in heard for word in SENTENCE.split()) >= 7
