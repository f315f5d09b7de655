"""Models made or unpacked once for all tests of the seamless engine; nothing is fetched."""

from pathlib import Path

import pytest

from interpreter.engines.torch_compat import prepare_torchaudio, stay_silent


@pytest.fixture(scope="session", autouse=True)
def _libraries() -> None:
    import torch  # noqa: PLC0415 - only the tests that run pay for the model libraries

    stay_silent()
    prepare_torchaudio()
    torch.set_num_threads(1)


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory, _libraries: None) -> Path:
    """A model with random weights."""
    from tests.engines.seamless.tiny_seamless import make  # noqa: PLC0415

    return make(tmp_path_factory.mktemp("seamless"))


@pytest.fixture(scope="session")
def taught_folder(_libraries: None) -> Path:
    """A model that was taught sixteen words, to look at them, and to guess; its weights have 16 bits."""
    return Path(__file__).parents[2] / "assets" / "seamless" / "taught"
