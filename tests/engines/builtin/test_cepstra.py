from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pocketsphinx import Decoder

from interpreter.domain.audio import Samples
from interpreter.engines.builtin.cepstra import CEPSTRA, Cepstra


@pytest.fixture(scope="module")
def sound() -> Samples:
    rng = np.random.default_rng(0)
    tone = np.sin(np.arange(24_000) ** 1.4 / 300) * np.linspace(0, 0.5, 24_000)
    return np.concatenate((np.zeros(900), tone + rng.normal(0, 0.01, 24_000))).astype(np.float32)


def test_cepstra_are_those_of_pocketsphinx(sound: Samples, tmp_path: Path) -> None:
    decoder = Decoder(loglevel="FATAL", samprate=16_000, mfclogdir=str(tmp_path))
    decoder.config["remove_noise"] = False  # the packaged model overrides the set-up's choice
    decoder.reinit_feat()
    decoder.start_utt()
    decoder.process_raw(np.rint(sound * 32768).astype("<i2").tobytes())
    decoder.end_utt()
    (log,) = tmp_path.iterdir()
    expected = np.fromfile(log, ">f4")[1:].reshape(-1, CEPSTRA)
    cepstra = Cepstra()
    ours = np.concatenate((cepstra.feed(sound), cepstra.rest()))
    np.testing.assert_allclose(ours, expected, atol=1e-3)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 24_900), max_size=8))
def test_any_chunking_gives_the_same_cepstra(sound: Samples, cuts: list[int]) -> None:
    whole, pieces = Cepstra(), Cepstra()
    expected = np.concatenate((whole.feed(sound), whole.rest()))
    fed = [pieces.feed(piece) for piece in np.split(sound, sorted(cuts))]
    np.testing.assert_allclose(np.concatenate((*fed, pieces.rest())), expected, atol=1e-9)


def test_no_audio_has_no_cepstra() -> None:
    assert Cepstra().feed(np.zeros(0, np.float32)).shape == (0, CEPSTRA)
    assert Cepstra().rest().shape == (0, CEPSTRA)
