"""Models made once for all tests of the cascade; nothing is fetched."""

from pathlib import Path

import pytest

from interpreter.engines.torch_compat import prepare_torchaudio, stay_silent


@pytest.fixture(scope="session", autouse=True)
def _libraries() -> None:
    import torch  # noqa: PLC0415 - only the tests that run pay for the model libraries

    stay_silent()
    prepare_torchaudio()
    torch.set_num_threads(1)


@pytest.fixture(scope="session", params=["whisper", "moonshine", "nemotron"])
def recogniser_folder(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, _libraries: None
) -> Path:
    """A recogniser of each family."""
    from tests.engines.cascade import tiny_recognisers  # noqa: PLC0415

    make = getattr(tiny_recognisers, request.param)
    return Path(make(tmp_path_factory.mktemp(request.param)))
