# ruff: noqa: PLC0415 - only the tests that run pay for the model libraries
"""A model that cannot be used is refused in one sentence that says what to do."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from interpreter.domain.errors import MissingPart
from interpreter.domain.steps import WorkerSettings

LARGE = 9_240_000_000


def settings(folder: Path) -> WorkerSettings:
    return WorkerSettings("en", ("fr",), options={"interpretation": str(folder)})


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A folder as large as the released model; nothing in it can be loaded."""
    with (tmp_path / "model-00001-of-00001.safetensors").open("wb") as file:
        file.truncate(LARGE)
    return tmp_path


@pytest.fixture
def _no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interpreter.engines.torch_compat.best_device", lambda: "cpu")


@pytest.mark.usefixtures("_no_card")
def test_a_large_model_is_not_loaded_where_no_graphics_card_can_be_used(large: Path) -> None:
    from interpreter.engines.seamless.stepper import SeamlessStepper

    with pytest.raises(MissingPart, match=r"9 GB needs a graphics card.*--engine cascade.*--model seamless"):
        SeamlessStepper().init(settings(large))


@pytest.mark.usefixtures("_no_card")
def test_who_names_a_large_model_may_try_it_all_the_same(large: Path) -> None:
    from interpreter.engines.seamless.stepper import SeamlessStepper

    with pytest.raises(MissingPart, match="holds no SeamlessM4T v2 model"):
        SeamlessStepper().init(replace(settings(large), model=str(large)))


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda folder: (folder / "model.safetensors").write_bytes(b"\xff" * 64), "can be loaded"),
        (lambda folder: (folder / "tokenizer.json").unlink(), "tokenizer.*absent"),
    ],
    ids=["weights", "tokenizer"],
)
def test_wrong_files_are_told_with_what_to_do(
    damage: Callable[[Path], object], words: str, taught_folder: Path, tmp_path: Path
) -> None:
    from interpreter.engines.seamless.stepper import SeamlessStepper

    folder = shutil.copytree(taught_folder, tmp_path / "model")
    damage(folder)
    with pytest.raises(MissingPart, match=f"{words}.*openbooth models get") as told:
        SeamlessStepper().init(settings(folder))
    assert str(told.value).count(". ") == 0, "one sentence"
