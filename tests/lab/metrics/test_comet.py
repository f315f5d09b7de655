"""COMET is taken from a model at hand, and never fetched."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from interpreter.domain.errors import UserMistake
from interpreter.lab.details import details
from interpreter.lab.figures import figures
from interpreter.lab.metrics.comet import Translated, judge
from interpreter.lab.quality import judged_with, score
from interpreter.lab.sabotage import Event, as_lines


class Likeness:
    """A stand-in with the interface of a COMET model: words of the reference that stand in the translation."""

    def predict(self, samples: list[dict[str, str]], *, gpus: int, **_: object) -> SimpleNamespace:
        assert gpus == 0
        shares = [
            len(set(one["mt"].split()) & set(one["ref"].split())) / len(one["ref"].split()) for one in samples
        ]
        return SimpleNamespace(scores=shares, system_score=sum(shares) / len(shares))


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    checkpoint = tmp_path / "comet" / "checkpoints" / "model.ckpt"
    checkpoint.parent.mkdir(parents=True)
    checkpoint.touch()
    (tmp_path / "comet" / "hparams.yaml").touch()

    def load_from_checkpoint(path: str, *, local_files_only: bool) -> Likeness:
        assert local_files_only
        if path != str(checkpoint):
            raise OSError("no such file")
        return Likeness()

    package: Any = ModuleType("comet")
    package.load_from_checkpoint = load_from_checkpoint
    monkeypatch.setitem(sys.modules, "comet", package)
    return tmp_path / "comet"


def test_sentences_are_judged_one_by_one(model: Path) -> None:
    asked = [
        Translated("Thanks a lot.", "Muchas gracias.", "Muchas gracias."),
        Translated("Yes.", "No.", "Sí."),
    ]
    assert judge(model)(asked) == [1.0, 0.0]


def test_comet_stands_beside_the_other_figures(model: Path, oracle: list[Event], panel: Path) -> None:
    found = score(as_lines(oracle), panel, language="en", targets=["es"])
    assert figures([found], ["es"])["targets"]["es"]["comet"] is None
    assert "comet" not in details(found, panel)["targets"]["es"]["sentences"][0]
    known = judged_with(found, judge(model))
    assert figures([known], ["es"])["targets"]["es"]["comet"] == 1
    assert figures([known, found], ["es"])["targets"]["es"]["comet"] is None
    assert [one["comet"] for one in details(known, panel)["targets"]["es"]["sentences"]] == [1] * 6
    assert judged_with(found, None) is found


def test_what_is_missing_for_comet_is_one_sentence(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UserMistake, match=r"holds no COMET model"):
        judge(tmp_path / "nowhere")
    other = tmp_path / "other" / "checkpoints" / "model.ckpt"
    other.parent.mkdir(parents=True)
    other.touch()
    with pytest.raises(UserMistake, match=r"holds no COMET model"):
        judge(tmp_path / "other")
    (tmp_path / "other" / "hparams.yaml").touch()
    with pytest.raises(UserMistake, match=r"cannot be loaded without a download \(no such file\)"):
        judge(tmp_path / "other")
    monkeypatch.setitem(sys.modules, "comet", None)
    with pytest.raises(UserMistake, match=r"pip install unbabel-comet"):
        judge(model)
