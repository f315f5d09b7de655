"""Models made once for all tests of the cascade; nothing is fetched."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interpreter.engines.torch_compat import prepare_torchaudio, stay_silent

if TYPE_CHECKING:
    from interpreter.engines.cascade.translation_model import TranslationModel


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


@pytest.fixture(scope="session")
def taught(tmp_path_factory: pytest.TempPathFactory, _libraries: None) -> "TranslationModel":
    """What `make_marian(folder, steps=320)` made: it translates word by word, and 40 into Spanish as 14."""
    from interpreter.engines.cascade.translation_model import TranslationModel  # noqa: PLC0415

    folder = tmp_path_factory.mktemp("taught") / "marian"
    shutil.copytree(Path(__file__).parents[2] / "assets" / "cascade" / "translation", folder)
    shutil.copy(folder / "source.spm", folder / "target.spm")
    return TranslationModel(folder)
