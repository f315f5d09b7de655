"""Models that stay loaded from one session of a process to the next."""

import os
import weakref
from pathlib import Path

from interpreter.engines.loaded import LoadedModels, ModelKey, model_at


class Model:
    """Something that was loaded, and holds itself as networks do."""

    def __init__(self) -> None:
        self.itself = self


def test_a_model_is_loaded_once_as_long_as_nothing_about_it_changes(tmp_path: Path) -> None:
    (tmp_path / "weights").mkdir()
    (weights := tmp_path / "weights" / "model.safetensors").write_bytes(b"1234")
    models = LoadedModels()
    first = models.get(model_at(tmp_path, "cpu"), Model)
    assert models.get(model_at(tmp_path, "cpu"), Model) is first
    assert models.get(model_at(tmp_path, "cuda"), Model) is not first
    os.utime(weights, ns=(0, 0))
    assert models.get(model_at(tmp_path, "cpu"), Model) is not first


def test_a_file_that_was_fetched_again_is_another_model_and_a_name_stays_one(tmp_path: Path) -> None:
    (file := tmp_path / "weights.bin").write_bytes(b"1234")
    before = model_at(file)
    file.write_bytes(b"12345")
    assert model_at(file) != before
    assert model_at(Path("someone/a-model")) == ModelKey("someone/a-model", ())


def test_what_the_next_session_does_not_want_is_gone_before_anything_else_is_loaded() -> None:
    models = LoadedModels()
    wanted, unwanted = ModelKey("wanted"), ModelKey("unwanted")
    kept, dropped = models.get(wanted, Model), weakref.ref(models.get(unwanted, Model))
    models.keep_only((wanted, ModelKey("new")))
    assert dropped() is None
    assert models.get(wanted, Model) is kept
