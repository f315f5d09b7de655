from pathlib import Path

import numpy as np
import pocketsphinx
import pytest

from interpreter.domain.errors import MissingPart
from interpreter.engines.builtin.acoustic_model import AcousticModel, with_slopes
from interpreter.engines.builtin.adaptation import RunningMean, VoiceFitting, VoiceProfile, mapped
from interpreter.engines.builtin.cepstra import CEPSTRA, Frames

FOLDER = Path(pocketsphinx.get_model_path()) / "en-us" / "en-us"
IDENTITY = np.eye(CEPSTRA, CEPSTRA + 1)
PHONES = ("DH", "AH", "K", "AE", "T", "S", "IH", "N", "M", "OW", "ER", "L")


@pytest.fixture(scope="module")
def model() -> AcousticModel:
    return AcousticModel(FOLDER)


@pytest.fixture(scope="module")
def fitting(model: AcousticModel) -> VoiceFitting:
    return VoiceFitting(model)


def spoken(model: AcousticModel, phones: tuple[str, ...], seed: int = 0) -> Frames:
    """Cepstra as the model itself would say the phones, nine frames each."""
    rng = np.random.default_rng(seed)
    frames = []
    for name in phones:
        phone = model.phones.index(name)
        weights = model.weights[phone, 0] / model.weights[phone, 0].sum()
        for place in rng.choice(len(weights), 9, p=weights):
            spread = np.sqrt(model.variances[phone, 0, place])
            frames.append(rng.normal(model.means[phone, 0, place], spread))
    return np.array(frames)


def test_the_packaged_model_is_read_whole(model: AcousticModel) -> None:
    assert set(PHONES) < set(model.phones)
    assert model.means.shape == model.variances.shape == (42, 3, 128, 13)
    np.testing.assert_allclose(model.weights.sum(-1), 1)


def test_a_model_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingPart, match="run the installer again"):
        AcousticModel(tmp_path)


def test_slopes_reach_two_and_three_frames_and_stop_at_the_edges() -> None:
    ramp = np.repeat(np.arange(10.0)[:, None], CEPSTRA, axis=1)
    features = with_slopes(ramp)
    assert features.shape == (10, 3, CEPSTRA)
    assert features[5, :, 0].tolist() == [5, 4, 0]
    assert features[0, :, 0].tolist() == [0, 2, 2]


def test_alignment_finds_the_phones_one_after_the_other(model: AcousticModel) -> None:
    features = with_slopes(spoken(model, ("S", "OW")))
    occupied = model.occupations(features, ("S", "OW"))
    assert sorted(int(frame) for one in occupied for frame in one.frames) == list(range(18))
    first = [int(frame) for one in occupied if model.phones[one.phone] == "S" for frame in one.frames]
    assert 6 <= len(first) <= 12
    assert sorted(first) == list(range(len(first)))
    for one in occupied:
        np.testing.assert_allclose(one.posteriors.sum(-1), 1)


def test_words_shorter_than_their_phones_are_left_out(model: AcousticModel, fitting: VoiceFitting) -> None:
    assert model.occupations(with_slopes(spoken(model, ("S",))[:2]), ("S",)) == []
    learnt = fitting.learn(b"", spoken(model, ("S",)), IDENTITY, [(0, 2, ("S",))])
    np.testing.assert_allclose(fitting.map_for(learnt), IDENTITY)


def test_a_voice_never_heard_is_left_as_it_is(fitting: VoiceFitting) -> None:
    np.testing.assert_array_equal(fitting.map_for(b""), IDENTITY)


def test_a_voice_that_differs_is_brought_nearer_to_the_model(
    model: AcousticModel, fitting: VoiceFitting
) -> None:
    evidence, distances = b"", []
    for seed in range(12):
        native = spoken(model, PHONES, seed)
        strange = native * 1.15 + 2.0
        words = [(9 * place, 9 * place + 9, (name,)) for place, name in enumerate(PHONES)]
        evidence = fitting.learn(evidence, strange, fitting.map_for(evidence), words)
        fitted = mapped(strange, fitting.map_for(evidence))
        distances.append(float(np.mean(np.square(fitted - native)) / np.mean(np.square(strange - native))))
    assert max(distances) < 0.8


def test_the_mean_follows_the_voice_and_skips_what_has_no_energy() -> None:
    mean = RunningMean((0.0,) * CEPSTRA, 100)
    loud, silent = np.full((100, CEPSTRA), 4.0), np.full((50, CEPSTRA), -46.0)
    assert mean.take(loud)[0, 0] == 4.0
    assert mean.take(silent)[0, 0] == -46.0
    assert mean.mean[0] == 0.0
    mean.update()
    assert (mean.mean[0], mean.frames) == (2.0, 200)
    mean.take(np.full((800, CEPSTRA), 4.0))
    mean.update()
    assert mean.frames == 500


def test_a_stranger_keeps_the_room_but_not_the_voice() -> None:
    known = VoiceProfile((1.0,) * CEPSTRA, 500, b"evidence")
    stranger = known.stranger()
    assert stranger.mean == known.mean
    assert stranger.frames < known.frames
    assert stranger.evidence == b""
